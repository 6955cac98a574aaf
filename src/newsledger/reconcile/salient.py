"""The days that matter in a long story, and the sentences that tell each best: a timeline from thousands of reports.

A day matters as far as reports come back to it after it is over: what was news for a day only is not spoken of again.
Each report counts once for a day, and a copy not at all. Of a day's sentences, those that name the day and those that
open the reports of that day and the next, the ones are chosen that together come nearest to what all of them say: to
their centroid in weighted words (Radev et al. 2004), one sentence at a time, none that repeats another (the greedy
choice that Gholipour Ghalandari and Ifrim 2020 found the strongest).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsledger.core import edtf
from newsledger.core.claims import Claim, Reading
from newsledger.core.entries import Line
from newsledger.core.evidence import Evidence
from newsledger.core.ids import digest
from newsledger.core.newsday import told_day
from newsledger.core.reports import Citation, Dating

OPENING = 5  # sentences that open a report, which tell the news of its day
NEXT = 2  # days, from the day itself, whose reports may tell its news
NAMED, LATER = 2.0, 3.0  # what a sentence that names the day counts for, and one that does so later, beside one that
# only opens a report of it: EVIDENCE.md 2026-11-22, timelines of years
ALIKE = 0.6  # cosine to those chosen above which a sentence says the same again
SHORT, LONG = 5, 60  # words of a sentence that may stand as a line
POOL = 800  # sentences of one day that are weighed
TOPIC = 8  # words that most sentences of the story have, one of which a line must have
EVE = timedelta(1)  # before the first report a story may begin: morning papers tell of the day before
DAY = len("2010-06-12")

_WORD = re.compile(r"[^\W\d_]+|\d+")
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence in its place: when its report came out, which days it names, its place in the report, its claims."""

    cite: Citation
    published: date
    days: tuple[date, ...] = ()
    place: int = 0
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day that matters: how many reports came back to it later, and the sentences that tell it, best first."""

    day: date
    later: int
    tellings: tuple[Telling, ...]


def salient(tellings: Iterable[Telling], *, days: int, sentences: int = 1) -> tuple[Day, ...]:
    """So many of the days that matter most, within the time that the reports span, in order, with their sentences.

    A day that no sentence tells is left out, and the next taken.
    """
    told = sorted(tellings, key=lambda t: (t.published, t.cite))
    story = Sentences(told)
    found: list[Day] = []
    for day, later in story.ranked():
        if len(found) == days:
            break
        chosen = story.choose(day, sentences)
        if chosen:
            found.append(Day(day=day, later=later, tellings=chosen))
    return tuple(sorted(found, key=lambda d: d.day))


class Sentences:
    """The sentences of a story, in order of publication, by the days that they name and on which they were printed."""

    def __init__(self, told: Sequence[Telling], *, named: float = NAMED, later: float = LATER) -> None:
        self._told, self._named, self._later = told, named, later
        self._bags = [Counter(_WORD.findall(t.cite.quote.lower())) for t in told]
        self._among = Counter(word for bag in self._bags for word in bag)
        full = [(word, n) for word, n in self._among.items() if len(word) > 3 and 3 * n < len(told)]
        self._topic = {word for word, _ in sorted(full, key=lambda w: (-w[1], w[0]))[:TOPIC]}
        self._naming: dict[date, list[int]] = defaultdict(list)
        self._opening: dict[date, list[int]] = defaultdict(list)
        for n, telling in enumerate(told):
            for day in telling.days:
                self._naming[day].append(n)
            if telling.place < OPENING:
                self._opening[telling.published].append(n)

    def ranked(self) -> list[tuple[date, int]]:
        """The days of the story with how many reports came back to each later, the most first."""
        if not self._told:
            return []
        first, last = self._told[0].published, self._told[-1].published
        later = {day: len({self._told[n].cite.report for n in self._naming.get(day, ()) if self._is_later(n, day)})
                 for day in {*self._naming, *self._opening} if first - EVE <= day <= last}  # fmt: skip
        return sorted(later.items(), key=lambda row: (-row[1], -len(self._opening.get(row[0], ())), row[0]))

    def _is_later(self, n: int, day: date) -> bool:
        return self._told[n].published > day

    def choose(self, day: date, sentences: int) -> tuple[Telling, ...]:
        """The sentences that together come nearest to the centroid of all that may tell a day."""
        naming = set(self._naming.get(day, ()))
        opening = {n for ahead in range(NEXT) for n in self._opening.get(day + timedelta(ahead), ())}
        fit = [n for n in sorted(naming | opening) if self._stands(n)]
        pool = [n for n in fit if not self._topic.isdisjoint(self._bags[n])] or fit
        pool = sorted(sorted(pool, key=lambda n: (n not in naming, n))[:POOL])
        vectors = {n: self._vector(n) for n in pool}
        centre: dict[str, float] = defaultdict(float)
        for n in pool:
            counts = 1.0 if n not in naming else self._later if self._is_later(n, day) else self._named
            for word, weight in vectors[n].items():
                centre[word] += weight * counts
        return tuple(self._told[n] for n in _nearest(vectors, centre, sentences))

    def _stands(self, n: int) -> bool:
        """Whether a sentence is whole and neither a fragment nor a list."""
        words, text = self._bags[n].total(), self._told[n].cite.quote.rstrip("\"'”’) \n")
        return SHORT <= words <= LONG and text.endswith((".", "!", "?")) and any(letter.islower() for letter in text)

    def _vector(self, n: int) -> Vector:
        """Its words, each by how rare it is in the story, of length one."""
        made = {word: times * math.log(len(self._told) / self._among[word]) for word, times in self._bags[n].items()}
        size = math.sqrt(math.fsum(x * x for x in made.values())) or 1.0
        return {word: x / size for word, x in made.items() if x}


def _nearest(vectors: Mapping[int, Vector], centre: Vector, sentences: int) -> list[int]:
    """The few that together come nearest to a centre, chosen one at a time; none that says the same again."""
    whole = {n: math.fsum(x * centre[word] for word, x in vector.items()) for n, vector in vectors.items()}
    chosen: list[int] = []
    total: Counter[str] = Counter()
    size = along = 0.0
    while len(chosen) < sentences:
        best: tuple[float, int, float] | None = None
        for n, vector in vectors.items():
            over = math.fsum(x * total[word] for word, x in vector.items() if word in total)
            if n in chosen or (chosen and over / math.sqrt(size) > ALIKE):
                continue
            score = (along + whole[n]) / math.sqrt(size + 2 * over + 1)
            if best is None or score > best[0]:
                best = score, n, over
        if best is None:
            break
        _, n, over = best
        chosen.append(n)
        size, along = size + 2 * over + 1, along + whole[n]
        total.update(vectors[n])
    return chosen


def tellings(evidence: Evidence) -> tuple[Telling, ...]:
    """The sentences of a story that hold a claim, of the reports that are dated to the day and are no copies."""
    found: list[Telling] = []
    for ident, reading in evidence.readings.items():
        published = evidence.published(ident)
        day = _day(published) if published and ident not in evidence.copies else None
        if day is not None:
            found += _of_report(reading, day, evidence.datings[ident])
    return tuple(found)


def _of_report(reading: Reading, published: date, dating: Dating) -> Iterable[Telling]:
    by_sentence: dict[Citation, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        if not claim.headline:
            by_sentence[claim.sentence].append(claim)
    times = sorted(reading.times, key=lambda time: time.cite)
    starts = [time.cite.start for time in times]
    for place, (cite, claims) in enumerate(sorted(by_sentence.items())):
        inside = times[bisect_left(starts, cite.start) : bisect_left(starts, cite.end)]
        inside += [claim.when for claim in claims if claim.when is not None]
        days = {day for time in inside if (day := _day(told_day(time, dating) or "")) is not None}
        yield Telling(cite=cite, published=published, days=tuple(sorted(days)), place=place,
                      claims=tuple(claim.id for claim in claims))  # fmt: skip


def _day(text: str) -> date | None:
    """The one day that an EDTF string means, its year told; null for anything wider."""
    day = text[:DAY]
    told = len(day) == DAY and "/" not in text and "X" not in text and edtf.valid(day)
    return date.fromisoformat(day) if told else None


def salient_lines(evidence: Evidence, *, days: int, sentences: int = 1) -> tuple[Line, ...]:
    """The timeline of a story's days that matter most: a line a sentence, each resting on the claims in it."""
    story = evidence.story.id
    return tuple(_line(day.day, telling, story)
                 for day in salient(tellings(evidence), days=days, sentences=sentences)
                 for telling in day.tellings)  # fmt: skip


def _line(day: date, telling: Telling, story: str) -> Line:
    name = digest(telling.cite.report, str(telling.cite.start), size=8)
    return Line(id=f"{day}-{name}@{story}", story=story, rests_on=telling.claims, date=day.isoformat(),
                text=" ".join(telling.cite.quote.split()), incidents=())  # fmt: skip
