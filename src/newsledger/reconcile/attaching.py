"""Attaching: the incident that a figure belongs to, also where its own sentence names none.

A figure that tells of no happening ("The toll stands at 14.") goes where the story's other figures for the same thing
go: the same part at the same place first, then the same part, and a casualty at last to the story's main incident.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import replace

from newsledger.core.claims import CUMULATIVE_MEASURES, Claim, Figure
from newsledger.core.clock import when_of
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.lexicon import lexicon
from newsledger.core.mains import main_incidents
from newsledger.core.times import When
from newsledger.reconcile.abroad import sent_home
from newsledger.reconcile.attached import Attached
from newsledger.reconcile.dates import span, stand_in
from newsledger.reconcile.eras import Eras
from newsledger.reconcile.geography import Places
from newsledger.reconcile.parts import part_of_people
from newsledger.reconcile.scenes import Scenes
from newsledger.reconcile.setapart import set_apart
from newsledger.reconcile.strangers import without_strangers
from newsledger.reconcile.telling import families

CRISIS = 3  # reports that tell of one incident, from which on nothing else that they tell is a story by itself
LEADERS = 20  # incidents of one type and day that one is held against: bounds the work
BACK = 300  # characters: a sentence that points back follows what it points to
BEHIND = 45  # characters behind a figure that may say where the people counted were
CENTRAL = CUMULATIVE_MEASURES - {"detained", "vehicles", "buildings"} | {"magnitude"}  # of a main incident

_POINTS = re.compile(r"(?:In|During|At|After) (?:those|that|the same) ")


def attached(evidence: Evidence, cast: Cast, incidents: Sequence[Incident], *,
             beside: Set[str] = frozenset()) -> tuple[Attached, ...]:  # fmt: skip
    """Every figure of the story, with an incident where one can be told.

    `beside`: the claims that tell of an event which a report only names beside its own.
    """
    beside = beside - {claim for incident in incidents if incident.main for claim in incident.rests_on}
    homes = Homes(evidence, cast, incidents)
    types, told = {i.id: i.type for i in incidents}, {i.id: i.rests_on for i in incidents}
    figures = set_apart(_marked(tuple(_figures(evidence, cast, incidents, homes))), evidence.claims, homes.times,
                        types, told, beside=beside)  # fmt: skip
    like: dict[tuple[Hashable, ...], Counter[str]] = defaultdict(Counter)
    for figure in figures:
        if figure.incident is not None:
            for key in figure.likeness:
                like[key][figure.incident] += 1
    settled = [figure if figure.incident or figure.homeless else replace(figure, incident=_home(figure, like, homes))
               for figure in figures]  # fmt: skip
    settled = list(without_strangers(settled, evidence, cast, incidents))
    return tuple(sent_home(settled, evidence, cast, incidents))


def _marked(figures: Sequence[Attached]) -> list[Attached]:
    """The figures, with those marked that another of their sentence takes the place of: "to 39 from 42"."""
    old: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    new: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for figure in figures:
        key = figure.claim.report, figure.claim.sentence.start, figure.body.measure
        if _led_by(figure.claim, "from"):
            old[key].append(figure.claim.id)
        elif figure.body.total is not False and _led_by(figure.claim, "to"):
            new[key].append(figure.claim.id)
    gone = {claim for key in new for claim in old.get(key, ())}
    instead = {new[key][0]: old[key][0] for key in new if key in old}
    return [replace(f, superseded=f.claim.id in gone, replaces=instead.get(f.claim.id)) for f in figures]


def _led_by(claim: Claim, word: str) -> bool:
    """Whether a word stands right before a figure."""
    before = claim.sentence.quote[: max(claim.cite.start - claim.sentence.start, 0)].split()
    return bool(before) and before[-1].lower() == word


class Homes:
    """Which incidents can hold a count: those of a fitting type that more than one text tells, and the main ones."""

    def __init__(self, evidence: Evidence, cast: Cast, incidents: Sequence[Incident]) -> None:
        self.places = Places(cast)
        self._year = stand_in(evidence)
        self.times = {i.id: i.time.edtf if i.time else None for i in incidents}
        self._types = {i.id: i.type for i in incidents}
        self._above = {i.id: i.sub_event_of for i in incidents}
        self._texts = {i.id: frozenset(_text(c, evidence) for c in i.rests_on) for i in incidents}
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._telling: dict[str, set[str]] = defaultdict(set)
        for incident in incidents:
            reports = {evidence.claims[c].report for c in incident.rests_on}
            self._telling[incident.id] |= reports
            for report in reports:
                self._kinds[report].add(self._family(incident.id))
            if incident.sub_event_of is not None:
                self._telling[incident.sub_event_of] |= reports
        self._main: dict[str, str | None] = {}
        self._past: dict[tuple[str, str], str | None] = {}
        told = {i.id: len(i.rests_on) for i in incidents}
        self._mains = {i.id for i in incidents if i.main}
        eras = Eras(evidence, None)
        past = {i for i in self._texts if all(eras.of(self.times[i], report) for report in self._texts[i])}
        self._ranked = sorted(self._texts, key=lambda i: (i in past, -len(self._texts[i]), i not in self._mains,
                                                          -told[i], i))  # fmt: skip
        self._own = main_incidents(incidents, evidence.claims)
        self._one = self._affairs(incidents)

    def _affairs(self, incidents: Sequence[Incident]) -> dict[str, str]:
        """Incident -> the one that most texts tell of those of its type, on its day, at its place or one around it."""
        found: dict[str, str] = {}
        known = {i.id: i for i in incidents}
        leaders: dict[tuple[str, int], list[str]] = defaultdict(list)
        for ident in self._ranked:
            days = span(self.times[ident], self._year)
            if days is None or len(self._texts[ident]) < 2 or not self.fits(ident, "killed"):
                continue
            place = known[ident].place
            same = leaders[self._types[ident], days[0]]
            leader = next((i for i in same if self.places.nested(known[i].place, place)), None)
            if leader is None and len(same) < LEADERS:
                same.append(ident)
            found[ident] = leader or ident
        return found

    def fits(self, incident: str, measure: str) -> bool:
        """Whether an incident of its type can have such a count."""
        types = lexicon("counted")["homes"].get(measure)
        return types is None or self._types[incident] in types

    def of(self, incident: str | None, measure: str) -> str | None:
        """The incident to count for: the one told, the one that it is a part of, or the main one for such a count."""
        if measure not in CENTRAL:
            return incident
        while incident is not None and incident in self._types:
            if self.fits(incident, measure) and (len(self._texts[incident]) > 1 or self._is_apart(incident)):
                return self._one.get(incident, incident)
            incident = self._above[incident]
        return None

    def own(self, report: str, measure: str) -> str | None:
        """What a report is about, where that is an incident apart that can hold such a count; else null."""
        own = self._own.get(report)
        holds = own is not None and measure in CENTRAL and self.fits(own, measure) and self._is_apart(own)
        return own if holds else None

    def tells(self, report: str, incident: str) -> bool:
        """Whether a report tells of an incident or anything of its kind, or of nothing that a report can be about.

        On a page of other matters a toll is one of theirs.
        """
        kinds = self._kinds[report]
        others = {families().get(kind, kind) for kind in lexicon("incidents")["main"]["types"]}
        return report in self._telling[incident] or self._family(incident) in kinds or kinds.isdisjoint(others)

    def _family(self, incident: str) -> str:
        return families().get(self._types[incident], self._types[incident])

    def _is_apart(self, incident: str) -> bool:
        """Whether reports are about an incident and tell nothing of the main one that most tell of: a story of its own.
        """
        if incident not in self._mains:
            return False
        leading, texts = next(i for i in self._ranked if i in self._mains), self._texts[incident]
        most = self._texts[self._ranked[0]]
        if len(most) >= CRISIS and texts & most:
            return False
        return len(texts) == 1 if incident == leading else not texts & self._texts[leading]

    def past(self, era: str, measure: str) -> str | None:
        """The incident of that year, of a fitting type, that most texts tell; null without any."""
        if (era, measure) not in self._past:
            fitting = [i for i in self._ranked if (self.times[i] or "").startswith(era) and self.fits(i, measure)]
            self._past[era, measure] = fitting[0] if fitting else None
        return self._past[era, measure]

    def main(self, measure: str) -> str | None:
        """The incident of a fitting type that most texts tell; of any type where none fits; null without any."""
        if measure not in self._main:
            fitting = [i for i in self._ranked if self.fits(i, measure)] or self._ranked
            self._main[measure] = self._one.get(fitting[0], fitting[0]) if fitting else None
        return self._main[measure]


def _text(claim: str, evidence: Evidence) -> str:
    report = evidence.claims[claim].report
    copy = evidence.copies.get(report)
    return copy.original if copy else report


def _figures(evidence: Evidence, cast: Cast, incidents: Sequence[Incident], homes: Homes) -> Iterator[Attached]:
    told_by = {claim: incident.id for incident in reversed(incidents) for claim in incident.rests_on}
    main = homes.main("killed")
    eras, scenes = Eras(evidence, homes.times.get(main or "")), Scenes(evidence, cast)
    pointed = dict(_pointing_back(evidence))
    for claim in evidence.claims.values():
        if not isinstance(claim.body, Figure):
            continue
        when = when_of(claim, evidence.datings.get(claim.report))
        place = cast.of(scenes.of(claim))
        scene = homes.places.one(place.id) if place else None
        told = told_by.get(claim.about or "")
        measure = claim.body.measure
        home = homes.of(told, measure)
        then = when or pointed.get(claim.id)
        era = eras.of(then.edtf if then else None, claim.report)
        if not era and then is None:
            era = next((found for incident in (told, home) if incident and incident != main
                        and (found := eras.of(homes.times.get(incident), claim.report))), "")  # fmt: skip
        home = (homes.past(era, measure) or told) if era else home
        yield Attached(claim=claim, body=claim.body, incident=home,
                       part=part_of_people(claim.body, behind=behind(claim)), place=scene,
                       time=when.edtf if when else None, era=era, told=told)  # fmt: skip


def _pointing_back(evidence: Evidence) -> Iterator[tuple[str, When]]:
    """Figures of sentences that open by pointing back ("In those riots"), with the last time told before them."""
    for reading in evidence.readings.values():
        dating, last = evidence.datings.get(reading.report), None
        for claim in sorted(reading.claims, key=lambda c: c.cite.start):
            when = when_of(claim, dating)
            if isinstance(claim.body, Figure) and last and when is None and _POINTS.match(claim.sentence.quote):
                if claim.sentence.start - last[0] <= BACK:
                    yield claim.id, last[1]
            elif when is not None:
                last = claim.cite.start, when


def behind(claim: Claim) -> str:
    """The words of the sentence right behind a figure, up to the next stop: "aboard the ferry"."""
    words = claim.sentence.quote[max(claim.cite.end - claim.sentence.start, 0) :][:BEHIND]
    return re.split(r"[.,;:()]", words, maxsplit=1)[0]


def _home(figure: Attached, like: dict[tuple[Hashable, ...], Counter[str]], homes: Homes) -> str | None:
    own = homes.own(figure.claim.report, figure.body.measure) if not figure.era else None
    if own is not None:
        return own
    report = figure.claim.report
    for key in figure.likeness:
        if key in like:
            best = min(like[key], key=lambda incident: (-like[key][incident], incident))
            return best if figure.era or homes.tells(report, best) else None
    main = homes.main(figure.body.measure) if figure.body.measure in CENTRAL and not figure.era else None
    return main if main is not None and homes.tells(report, main) else None
