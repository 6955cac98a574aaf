"""From what a person points at and says to a judgement that can be kept: of mentions, claims and reports, never of
names that the books have worked out, so that it holds however the books are worked out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsledger.core import edtf
from newsledger.core.heirs import heirs
from newsledger.core.judged import effective, is_place, made, standing, subject
from newsledger.core.judgements import Entity, Judgement
from newsledger.core.ledger import Ledger

ENDS = {"same": 2, "different": 2, "wrong": 1, "dated": 2, "undone": 1}  # how many ids each verdict is on


def decide(ledger: Ledger, verdict: str, idents: Sequence[str], *, why: str, by: str, at: str,
           is_known: Callable[[str], bool] = lambda _: True) -> Judgement:  # fmt: skip
    """The judgement that a person gives. Raises ValueError, in a sentence, where it cannot be one.

    `is_known` tells whether a gazetteer holds a place.
    """
    if len(idents) != ENDS[verdict]:
        raise ValueError(f"{verdict} takes {'one id' if ENDS[verdict] == 1 else 'two ids'}, not {len(idents)}.")
    if not why.strip() or not by.strip():
        raise ValueError("A judgement needs a reason and a name: --why and --by.")
    if verdict == "undone":
        found = _undo(ledger, idents[0])
    elif verdict == "wrong":
        found = "claim", _claim(ledger, idents[0]), ""
    elif verdict == "dated":
        found = "report", _report(ledger, idents[0]), _time(idents[1])
    else:
        found = _names(ledger, verdict, *idents, is_known=is_known)
    kind, a, b = found
    draft = made(verdict, a, b, kind=kind, why=why.strip(), by=by.strip(), at=at)
    before = next((j for j in standing(ledger.judged) if subject(j) == subject(draft)), None)
    if before is not None and (before.verdict, before.b) == (verdict, b):
        raise ValueError(f"{before.by} has judged so already: {before.id}.")
    replaces = a if verdict == "undone" else before.id if before else None
    given = made(verdict, a, b, kind=kind, why=why.strip(), by=by.strip(), at=at, replaces=replaces)
    if any(j.id == given.id for j in ledger.judged):
        raise ValueError("The same judgement was given this very second. Run this again.")
    return given


def _undo(ledger: Ledger, ident: str) -> tuple[str, str, str]:
    judgement = next((j for j in ledger.judged if j.id == ident), None)
    if judgement is None:
        raise ValueError(f"{ident} is no judgement of this ledger. See: newsledger show LEDGER judgements.")
    if ident not in effective(ledger.judged):
        raise ValueError(f"{ident} does not stand any more, so there is nothing to undo.")
    return judgement.kind, ident, ""


def _claim(ledger: Ledger, shown: str) -> str:
    ident = ledger.whole(shown)
    if ident in ledger.claims or ident in ledger.withdrawn:
        return ident
    held = ledger.of(story) if (story := ledger.story_of(shown)) else ledger
    entry = next((e for e in held.entries if shown in (e.id, ledger.shown(e.id))), None)
    if entry is not None:
        claims = ", ".join(map(ledger.shown, entry.rests_on[:8]))
        raise ValueError(f"{shown} is worked out from claims. Judge those that are misread: {claims}.")
    raise ValueError(f"{shown} is no claim of this ledger. See: newsledger show LEDGER claims.")


def _report(ledger: Ledger, shown: str) -> str:
    ident = ledger.whole(shown)
    if ident not in ledger.report_of:
        raise ValueError(f"{shown} is no report of this ledger. See: newsledger show LEDGER reports.")
    return ident


def _time(time: str) -> str:
    if not edtf.valid(time) or ".." in time:
        raise ValueError(f"{time}: not a time of publication. Write it as 2010-06-12, 2010-06 or 2010-06-12T18:00:00Z.")
    return time


def _names(ledger: Ledger, verdict: str, one: str, two: str, *,
           is_known: Callable[[str], bool]) -> tuple[str, str, str]:  # fmt: skip
    """The kind and the two mentions that stand for what was pointed at; or a mention, and the place that it lies at."""
    if is_place(one):
        one, two = two, one
    a, named = _mention(ledger, one)
    if is_place(two):
        if verdict != "same":
            raise ValueError("Say where a place lies, not where it does not: same MENTION geonames:ID.")
        if not is_known(two):
            raise ValueError(f"{two} is not in the gazetteer.")
        return "place", a, two
    b, other = _mention(ledger, two)
    if a == b or (named == other and verdict == "same"):
        raise ValueError(f"{one} and {two} are one already.")
    if verdict == "different" and named is not None and named == other and {one, two} & _ids(ledger, named):
        raise ValueError(f"The books take {one} and {two} for one. Give two mentions of it: why LEDGER "
                         f"{ledger.shown(named.id)} lists them.")  # fmt: skip
    kind = named.kind if named else other.kind if other else ledger.mentions[a].kind
    return kind, a, b


def _once(ledger: Ledger, shown: str) -> Entity | None:
    """The one entity that an old id leads to; null where there is none, or more than one."""
    now = set(heirs(ledger, shown))
    found = [e for e in ledger.entities if e.id in now] if now else []
    return found[0] if len(found) == 1 else None


def _ids(ledger: Ledger, entity: Entity) -> set[str]:
    return {entity.id, ledger.shown(entity.id)}


def _mention(ledger: Ledger, shown: str) -> tuple[str, Entity | None]:
    """The mention that an id stands for: its own, or the first of an entity; and the entity that it is of."""
    held = ledger.of(story) if (story := ledger.story_of(shown)) else ledger
    ident = ledger.whole(shown)
    if ident in held.mentions:
        return ident, held.entity_of.get(ident)
    entity = next((e for e in held.entities if shown in _ids(ledger, e)), None) or _once(ledger, shown)
    if entity is None:
        raise ValueError(f"{shown} is no name of this ledger: a person, body, group, place, or a mention of one. "
                         "See: newsledger show LEDGER people, or places.")  # fmt: skip
    return entity.mentions[0], entity
