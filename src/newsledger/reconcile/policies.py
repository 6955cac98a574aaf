"""Policies: how the best figure of a tally is drawn from its points. By name, and each says which rule of it fired.

Every policy takes the tally's counts in the order they were said and gives a `Drawn`. None of them adds figures up, and
none takes a number that was denied, planned or left without its digits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from newsledger.core.lexicon import lexicon
from newsledger.reconcile.counts import Count, compatible


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a policy makes of a tally: `best`, `low`, `high` (null where untold), the counts it drew on, why."""

    best: float | None
    low: float | None
    high: float | None
    on: tuple[Count, ...]
    rule: str


CROWD = "participants"
HOURS = timedelta(hours=6)  # between two reports of a day of which neither is the newer
MOST = 2  # times as many reports as any other number's: what settles something past
ANYBODY, UNATTRIBUTED = "anybody", "in the reports' own voice"  # whose a number is that is taken back
Policy = Callable[[Sequence[Count]], Drawn]


def latest(counts: Sequence[Count]) -> Drawn:
    """The last total said; of several on one day the one that most origins give, then the report's own voice.

    The practice of news desks for running tolls: the newest total stands, with its source; where accounts of one day
    stand against each other both are given and none is chosen. What police and organisers, or a reporter, make of a
    crowd always stands so: no later count settles it. Of something years past no account is the newest.
    """
    held = standing(counts)
    if not held:
        return nothing(counts)
    if all(c.is_past for c in held):
        return _of_the_past(held)
    told = last_told(last_said(held))
    newest = _unreplaced(exact(told), counts)
    support = origins_of(newest)
    given = Counter(size for size, _ in {(c.size, c.claim.report) for c in newest})
    chosen = min(newest, key=lambda c: (-len(support[c.size]), -given[c.size], is_credited(c),
                                        c.claim.headline, c.claim.cite.start, c.claim.id))  # fmt: skip
    rivals = [c for c in newest if c.size != chosen.size]
    tied = [c for c in rivals if len(support[c.size]) == len(support[chosen.size])]
    if tied and is_credited(chosen) and all(is_credited(c) and c.speaker != chosen.speaker for c in tied):
        return _open(newest, "accounts of the same day differ, and none has more origins behind it")
    if chosen.body.measure == CROWD and any(_is_other_account(c, chosen) for c in told):
        return _open(told, "accounts of one crowd differ")
    return _bounded(chosen, newest, "the last total said, which most origins give" if rivals else "the last total said")


def is_credited(count: Count) -> bool:
    """Whether its report leaves a number to a speaker, and never gives it in its own voice."""
    return count.speaker is not None and not count.affirmed


def _is_other_account(count: Count, chosen: Count) -> bool:
    """Whether a report gives another's number for what it counts itself or by somebody else, and both cannot hold."""
    one = count.claim.report == chosen.claim.report and count.speaker != chosen.speaker
    return one and not compatible(count, chosen)


def _unreplaced(newest: Sequence[Count], counts: Sequence[Count]) -> tuple[Count, ...]:
    """A day's counts without those that a toll put lower replaces: greater ones, not of somebody else.

    Where it names the number that it replaces ("cut from 30 to 14") that number alone is replaced.
    """
    sizes = {c.claim.id: c.size for c in counts}
    below: dict[tuple[str | None, float | None], float] = {}  # whose, of which old number -> the least toll put lower
    for count in newest:
        if count.lowered and count.size is not None:
            key = count.speaker, sizes.get(count.replaces or "")
            below[key] = min(below.get(key, count.size), count.size)
    return tuple(c for c in newest if not any(
        (c.size or 0.0) > least and old in (None, c.size) and (None in (c.speaker, giver) or c.speaker == giver)
        for (giver, old), least in below.items()))  # fmt: skip


def _of_the_past(held: Sequence[Count]) -> Drawn:
    """Of something past the number that twice as many reports give as any other; where none does, none is chosen."""
    told: dict[float | None, set[str]] = defaultdict(set)
    for count in exact(held):
        told[count.size].add(count.claim.report)
    leading = max(told, key=lambda value: (len(told[value]), -(value or 0)))
    chosen = next(c for c in reversed(exact(held)) if c.size == leading)
    rivals = [len(told[c.size]) for c in exact(held) if c.size != leading and not compatible(c, chosen)]
    if rivals and len(told[leading]) < MOST * max(rivals):
        return _open(held, "accounts of something past differ")
    return _bounded(chosen, held, "the number that most reports give of something past")


def highest(counts: Sequence[Count]) -> Drawn:
    """The greatest total that anybody stands by: an upper view."""
    held = standing(counts)
    if not held:
        return nothing(counts)
    chosen = max(held, key=lambda c: (c.size or 0.0, c.claim.id))
    return _bounded(chosen, held, "the greatest total said")


def ucdp(counts: Sequence[Count]) -> Drawn:
    """The best-supported number of the last reports, the lower where support is equal; low and high over them.

    After the UCDP Georeferenced Event Dataset (Sundberg and Melander 2013), whose best estimate is the most reliable
    number and is set conservatively, with low and high estimates beside it.
    """
    held = standing(counts)
    if not held:
        return nothing(counts)
    newest = exact(last_said(held))
    support = origins_of(held)
    chosen = min(newest, key=lambda c: (-len(support[c.size]), c.size or 0.0, c.claim.id))
    return _bounded(chosen, newest, "the best-supported number of the last reports, the lower of equals")


def acled(counts: Sequence[Count]) -> Drawn:
    """The most conservative number of the last reports; a number in words as ACLED's coders put it.

    After ACLED's published answers on how it codes fatalities (read 2026-11): the most conservative estimate where
    reports differ, corrected up or down when better ones come; 10 for "tens", 12 for "dozens", 100 for "hundreds".
    """
    held = standing(counts)
    if not held:
        return nothing(counts)
    newest = last_said(held)
    chosen = min(newest, key=lambda c: (coded(c) or 0.0, c.claim.id))
    drawn = _bounded(chosen, newest, "the most conservative number of the last reports")
    if chosen.body.value is not None:
        return drawn
    rule = f"the most conservative number of the last reports, “{chosen.claim.cite.quote}” as its coders put it"
    return replace(drawn, best=coded(chosen), rule=rule)


def coded(count: Count) -> float | None:
    """The number that ACLED's coders would put down: the number said, that of its word, else its least bound."""
    listed: Mapping[str, float] = lexicon("counted")["acled"]
    word = next((w for w in count.claim.cite.quote.lower().split() if w in listed), None)
    if count.body.value is None and word is not None:
        return float(listed[word])
    return count.size


def two_source(counts: Sequence[Count]) -> Drawn:
    """The last number that two independent origins give; null where no two agree (the two-source rule of newsrooms)."""
    held = standing(counts)
    support = origins_of(held)
    agreed = [c for c in held if len(support[c.size]) > 1]
    if not agreed:
        return nothing(counts) if not held else _open(held, "no two independent origins give one number")
    return _bounded(agreed[-1], last_said(held), f"the last number that {len(support[agreed[-1].size])} origins give")


def official(counts: Sequence[Count]) -> Drawn:
    """The last total that somebody in office gives; null where nobody in office gives one."""
    held = [c for c in standing(counts) if c.official]
    if not held:
        return Drawn(best=None, low=None, high=None, on=tuple(counts[-1:]), rule="nobody in office gives a total")
    return _bounded(held[-1], last_said(held), "the last total given by somebody in office")


POLICIES: Mapping[str, Policy] = MappingProxyType({
    "latest": latest, "highest": highest, "ucdp": ucdp, "acled": acled, "two-source": two_source, "official": official,
})  # fmt: skip


def standing(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts that still stand: not denied, not planned, with a number; a copy only where it is all there is."""
    held = [c for c in counts if c.claim.modality in ("happened", "ongoing") and c.size is not None]
    held = held or [c for c in counts if c.claim.modality == "possible" and c.size is not None]
    gone = taken_back(counts)
    held = [c for c in held if not c.superseded and not _is_gone(c, gone)] or held
    return tuple([c for c in held if not c.copied] or held)


def taken_back(counts: Iterable[Count]) -> Mapping[tuple[float | None, str], date]:
    """Number and whose it was -> the last day on which it was taken back: said by then, it is no more.

    Who denies a number takes back their own: others who give it stand by it. A number named as what another replaces
    is nobody's any more; where somebody says so of a count of theirs, it is no more theirs or the reports' own.
    """
    gone: dict[tuple[float | None, str], date] = {}
    for count in counts:
        whose: tuple[str, ...] = ()
        if count.superseded:
            whose = (ANYBODY,) if count.speaker is None else (count.counted_as, UNATTRIBUTED)
        elif count.claim.modality == "denied":
            whose = (count.counted_as,)
        for giver in whose:
            gone[count.size, giver] = max(gone.get((count.size, giver), date.min), count.days[0])
    return gone


def _is_gone(count: Count, gone: Mapping[tuple[float | None, str], date]) -> bool:
    """Whether a count was taken back on its day or later, by one who can."""
    givers = (count.counted_as, ANYBODY, *((UNATTRIBUTED,) if count.speaker is None else ()))
    return any(count.days[0] <= gone.get((count.size, giver), date.min) for giver in givers)


def last_said(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts of the last day on which any was said."""
    newest = max(((c.days[0], c.step or 0) for c in counts), default=None)
    return tuple(c for c in counts if (c.days[0], c.step or 0) == newest)


def last_told(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Of one day's counts those of the last hours, where the hour of every report is known."""
    if not all(c.published and "T" in c.published for c in counts):
        return tuple(counts)
    last = max(c.moments[0] for c in counts)
    return tuple(c for c in counts if last - c.moments[0] <= HOURS)


def exact(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts given in a number, not in a word like "dozens"; all of them where none is."""
    return tuple([c for c in counts if c.body.value is not None] or counts)


def origins_of(counts: Sequence[Count]) -> Mapping[float | None, frozenset[str]]:
    """Number -> the independent origins that give it."""
    found: dict[float | None, set[str]] = defaultdict(set)
    for count in counts:
        found[count.size].add(count.counted_as)
    return {value: frozenset(origins) for value, origins in found.items()}


def nothing(counts: Sequence[Count]) -> Drawn:
    """No best figure: every point is denied, planned or without its number."""
    return Drawn(best=None, low=None, high=None, on=tuple(counts[-1:]), rule="no figure stands")


def _bounded(chosen: Count, beside: Sequence[Count], rule: str) -> Drawn:
    """The chosen number, with what all of them allow; one given in words alone ("hundreds") is no number said."""
    low, high = _allowed((*beside, chosen))
    rule = rule if chosen.body.value is not None else f"{rule}, which gives no exact number"
    return Drawn(best=chosen.body.value, low=low, high=high, on=(chosen,), rule=rule)


def _open(beside: Sequence[Count], rule: str) -> Drawn:
    low, high = _allowed(beside)
    return Drawn(best=None, low=low, high=high, on=tuple(beside), rule=rule)


def _allowed(counts: Iterable[Count]) -> tuple[float | None, float | None]:
    """The least and the greatest number that any of the counts allows; null where one of them is open."""
    bounds = [c.bounds for c in counts]
    lows, highs = [low for low, _ in bounds if low is not None], [high for _, high in bounds if high is not None]
    return (min(lows) if len(lows) == len(bounds) else None), (max(highs) if len(highs) == len(bounds) else None)
