"""The counts of a story as the brief shows them: the few main ones with their charts, the others in a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsledger.core.claims import Claim, Figure
from newsledger.core.entries import Point, Tally, View
from newsledger.core.lexicon import lexicon
from newsledger.core.names import country_name
from newsledger.core.settings import POLICIES
from newsledger.core.support import unsupported
from newsledger.publish.cites import Cites
from newsledger.publish.dates import readable
from newsledger.publish.typeset import digits
from newsledger.publish.views import MEASURE_ORDER, Desk, Row, said, words_of

# Taste, set by eye on stories of five to five hundred reports; measured by nothing.
OF_MAIN = 2  # times as much as another does a point of the main incident's count weigh
WELL_TOLD = 3  # points that make a count of another incident a main one
SHARE = 0.03  # of the reports of a long story, that make any count a main one
IN_PART = 3  # times as many points as any count of all people that make one of some ("workers") a main one
MOST_MAIN = 4  # counts that stand at the top with a chart
STEM = 4  # letters that "workers" has of "worker", "police officers" of "police"
AROUND = 40  # characters on each side of a figure that tell which count it is of
_NATION = re.compile(r"people of ([A-Z]{2})\b(.*)")
YEAR = len("2010")
ALONE = "one report only: "  # how a basis begins that rests on one report


def counts(desk: Desk, cites: Cites, main: str | None) -> tuple[list[Row], list[Row]]:
    """The main counts, and the others: those of the main incident first, then by measure."""
    tallies = desk.ledger.tallies
    years = [d.published[:YEAR] for d in desk.ledger.datings if d.published and d.published[:YEAR].isdigit()]
    recent = [t for t in tallies if t.incident == main or _year(t, desk) >= min(years, default="")]
    chosen = main_tallies(recent or tallies, main, reports=len(desk.ledger.reports))
    taken = {tally.id for tally in chosen}
    rest = [t for t in tallies if t.id not in taken]
    rest.sort(key=lambda t: (t.incident != main, MEASURE_ORDER.get(t.measure, 99), -len(t.points), t.id))
    revised = {r.a: r.b for r in desk.ledger.relations if r.kind == "revises"}
    found = ([count(desk, cites, t, revised, main) for t in chosen],
             [count(desk, cites, t, revised, main) for t in rest])  # fmt: skip
    headed = Counter(_heading(row) for rows in found for row in rows)
    for tally, row in zip((*chosen, *rest), (*found[0], *found[1]), strict=True):
        row["apart"] = _apart(desk, cites, tally) if headed[_heading(row)] > 1 and tally.incident != main else None
    return found


def _year(tally: Tally, desk: Desk) -> str:
    """The year of a count's incident, where it is told: one before all of the reports is a toll that they recall."""
    incident = desk.incidents.get(tally.incident or "")
    year = incident.time.edtf[:YEAR] if incident is not None and incident.time is not None else ""
    return year if year.isdigit() else "9999"


def _apart(desk: Desk, cites: Cites, tally: Tally) -> Row | None:
    """What tells a count from others of its measure and place: its happening, else the word for who is counted."""
    of = desk.incidents.get(tally.incident or "")
    if of is not None:
        return {"text": of.label, "cites": cites.telling(of.label, of.rests_on)}
    for claim in (desk.ledger.claims[c] for c in reversed(tally.rests_on)):
        if isinstance(claim.body, Figure) and claim.body.counted and claim.body.counted in claim.sentence.quote:
            return {"text": claim.body.counted, "cites": [cites.of(claim)]}
    return None


def _heading(row: Row) -> tuple[Any, ...]:
    return row["measure"], row["subset"], row["place"]


def main_tallies(tallies: Iterable[Tally], main: str | None, *, reports: int = 0) -> list[Tally]:
    """The most told count for each measure, the main incident's before others; at most four.

    That is one of all people, unless one of some is told far more often: the dead of a mine are its miners.
    """
    def weight(tally: Tally) -> tuple[int, float, str]:
        own = OF_MAIN if tally.incident == main else 1
        return -own * len(tally.points), -(tally.best or tally.high or 0.0), tally.id

    def is_told(tally: Tally) -> bool:
        least = reports * SHARE
        return len(tally.points) >= (least if tally.incident == main else max(WELL_TOLD, least))

    known = [t for t in tallies if t.measure in MEASURE_ORDER]
    whole = [t for t in known if t.subset is None and is_told(t)]
    most = {t.measure: max(len(o.points) for o in whole if o.measure == t.measure) for t in whole}
    parts = [t for t in known if t.subset is not None
             and len(t.points) >= max(WELL_TOLD, reports * SHARE, IN_PART * most.get(t.measure, 1))]  # fmt: skip
    widest: dict[str, Tally] = {}
    for tally in sorted([*whole, *parts] or [t for t in known if t.subset is None], key=weight):
        widest.setdefault(tally.measure, tally)
    return sorted(widest.values(), key=lambda t: MEASURE_ORDER[t.measure])[:MOST_MAIN]


def count(desk: Desk, cites: Cites, tally: Tally, revised: Mapping[str, str], main: str | None) -> Row:
    """A count with its points, and what each policy makes of it."""
    claims = [(point, desk.ledger.claims[point.claim]) for point in tally.points]
    points = [_point(desk, cites, claim, point.as_of, point.place or tally.place, revised) for point, claim in claims]
    sized = sorted((p for p in points if p["size"] is not None and p["standing"] in ("happened", "superseded")),
                   key=lambda p: p["size"])  # fmt: skip
    ends = ((_end(sized[0], "low"), _end(sized[-1], "high")) if sized and sized[0]["size"] != sized[-1]["size"]
            else None)  # fmt: skip
    views = {view.policy: _view(desk, tally, view, points) for view in tally.views}
    return {
        "id": desk.ledger.shown(tally.id), "measure": tally.measure, "subset": _part(tally, claims),
        "incident": desk.label(tally.incident), "place": desk.name(tally.place), "origins": tally.origins,
        "points": points, "range": ends, "cites": [p["cite"] for p in points], "all_cites": cites.all(tally.rests_on),
        "context": _context(cites, desk.ledger.claims[tally.rests_on[-1]]),
        "views": {policy: views.get(policy) for policy in POLICIES}, "told_one_by_one": not points,
        "is_main": tally.incident == main,
    }  # fmt: skip


def _part(tally: Tally, claims: Sequence[tuple[Point, Claim]]) -> str | None:
    """Which part of the people a count is for, as its figures say it ("workers"); null for all."""
    if tally.subset is None or tally.measure == "other":
        return tally.subset
    said = Counter(c.body.counted.lower() for _, c in claims if isinstance(c.body, Figure))
    own = [words for words, _ in sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))
           if words.startswith(tally.subset[:STEM].lower())]  # fmt: skip
    nation = _NATION.match(tally.subset)
    return own[0] if own else tally.subset if nation is None else f"people of {country_name(nation[1])}{nation[2]}"


def _context(cites: Cites, claim: Claim) -> Row:
    """The words around a figure, so that counts of one measure and place can be told apart."""
    told, at, length = claim.sentence.quote, claim.cite.start - claim.sentence.start, len(claim.cite.quote)
    first, last = max(0, at - AROUND), min(len(told), at + length + AROUND)
    before = told[first:at].partition(" ")[2] if first else told[:at]
    after = told[at + length : last].rpartition(" ")[0] if last < len(told) else told[at + length :]
    text = ("… " if first else "") + before + claim.cite.quote + after + (" …" if last < len(told) else "")
    return {"n": cites.of(claim)["n"], "text": " ".join(text.split())}


def _end(point: Row, end: str) -> Row:
    """A point as the end of a range: of "between 20 and 30" its own lower or upper number."""
    number = point[end] if point["value"] is None else None
    if number is None or unsupported(digits(number), [point["figure"]]):
        return point
    return {**point, "digits": digits(number)}


def _between(view: View, points: Iterable[Row]) -> tuple[Row, Row] | None:
    """The two figures between which a policy leaves the number open; null where they are no two."""
    given = {p["value"]: p for p in points if p["value"] is not None and p["standing"] != "denied"}
    low, high = given.get(view.low), given.get(view.high)
    return (low, high) if view.best is None and low and high and low is not high else None


def _view(desk: Desk, tally: Tally, view: View, points: Iterable[Row]) -> Row:
    """What one policy makes of a count: the number in the words of its figure, its range, and the rule that fired."""
    figures = [(point, desk.ledger.claims[point.claim]) for point in tally.points]
    exact = next((_digits(c) for _, c in reversed(figures) if view.best is not None and _is_exact(c, view.best)), None)
    best = exact or lowered(words_of(figures, view.best) or "") or None
    if view.best is None:  # a number in words alone ("thousands") is what was said, though no number
        best = next((lowered(said(c)) for _, c in reversed(figures) if _is_word(c, view)), None)
    alone, rule = view.basis.startswith(ALONE), view.basis.removeprefix(ALONE).partition(": ")[0]
    source = next((c.id for _, c in reversed(figures) if isinstance(c.body, Figure) and view.best is not None
                   and view.best in (c.body.value, c.body.low, c.body.high)), None)  # fmt: skip
    return {"said": lowered(words_of(figures, view.best) or "") or best,
            "best": best or (digits(view.best) if view.best is not None else None), "number": view.best,
            "agreeing": view.agreeing, "low": view.low, "high": view.high, "claim": source,
            "own": best is None and view.best is not None, "ends": _between(view, points),
            "rule": (ALONE if alone else "") + rule}  # fmt: skip


def _is_word(claim: Claim, view: View) -> bool:
    """Whether a view without a number rests on this figure, which gives its own in words."""
    body = claim.body
    is_word = isinstance(body, Figure) and body.value is None and not body.numberless and body.low is not None
    return is_word and isinstance(body, Figure) and (body.low, body.high) == (view.low, view.high)


def lowered(words: str) -> str:
    """A figure's words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def _point(desk: Desk, cites: Cites, claim: Claim, as_of: str | None, place: str | None,
           revised: Mapping[str, str]) -> Row:  # fmt: skip
    body = claim.body
    assert isinstance(body, Figure)
    size = next((n for n in (body.value, body.low, body.high) if n is not None), None)
    dating = desk.ledger.dating_of.get(claim.report)
    return {
        "claim": claim.id, "cite": cites.of(claim), "figure": lowered(said(claim)), "digits": _digits(claim),
        "size": size, "low": body.low,
        "high": body.high, "value": body.value, "as_of": as_of, "when": readable(as_of), "place": desk.name(place),
        "standing": "superseded" if claim.id in revised and claim.modality == "happened" else claim.modality,
        "revised_by": revised.get(claim.id), "step": dating.step if dating else None,
        "weekday": dating.weekday if dating else None, "bound": _bound(body), "numberless": body.numberless,
    }  # fmt: skip


def _is_exact(claim: Claim, number: float) -> bool:
    body = claim.body
    return isinstance(body, Figure) and number == body.value == body.low == body.high


def _digits(claim: Claim) -> str:
    """A figure beside another one: a number that is written in words ("sixty-two") in digits, and so what bounds it.

    "At least fourteen" is "at least 14"; "about a dozen" stays.
    """
    body, words = claim.body, lowered(said(claim))
    if not isinstance(body, Figure) or body.value is None or any(c.isdigit() for c in words):
        return words
    number, told = digits(body.value), words.split()
    if _is_exact(claim, body.value) and not unsupported(number, [words]):
        return number
    cardinals = lexicon("numbers")["cardinals"]
    first = next((n for n, word in enumerate(told) if word.partition("-")[0].lower() in cardinals), len(told))
    is_same = first < len(told) and not unsupported(number, [" ".join(told[first:])])
    return " ".join((*told[:first], number)) if is_same else words


def _bound(body: Figure) -> str:
    """Which way the words leave the number open: "exact", "least", "most" or "word"."""
    if body.value is None:
        return "word"
    if body.high is None:
        return "least"
    return "most" if body.low is None else "exact"
