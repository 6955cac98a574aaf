"""Small stories built by hand: claims with their citations, for the tests of this room. All of it invented."""

from __future__ import annotations

from newsledger.core.claims import Attribution, Claim, Figure, Happening, Mention, Reading, Statement
from newsledger.core.entries import Incident
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.judgements import Entity
from newsledger.core.reports import Copy, Dating, Report, Story
from newsledger.core.times import TimeWords, When


class Tale:
    """Reports, claims and entities of one story, added a line at a time."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.published: dict[str, str] = {}
        self.copies: list[Copy] = []
        self.claims: dict[str, list[Claim]] = {}
        self.mentions: dict[str, list[Mention]] = {}
        self.entities: dict[str, Entity] = {}
        self.told: dict[str, list[str]] = {}

    def report(self, name: str, published: str, text: str, *, copies: str | None = None,
               agencies: tuple[str, ...] = (), outlet: str | None = None) -> Report:  # fmt: skip
        """A report that says the text; its claims are cited from it."""
        report = self.reports[name] = Report(id=name, name=name, text=text, agencies=agencies, outlet=outlet)
        self.published[name] = published
        self.claims[name], self.mentions[name] = [], []
        if copies:
            self.copies.append(Copy(report=name, original=copies, score=1.0, reason="word for word"))
        return report

    def entity(self, report: str, name: str, *, kind: str = "organisation", parent: str | None = None,
               roles: tuple[str, ...] = ()) -> str:  # fmt: skip
        """An entity named in a report; its mention's id."""
        start = self.reports[report].text.index(name)
        mention = Mention(id=f"{report}:m{start}", cite=self.reports[report].cite(start, start + len(name)), kind=kind)
        self.mentions[report].append(mention)
        old = self.entities.get(name)
        mentions = (*(old.mentions if old else ()), mention.id)
        self.entities[name] = Entity(id=f"e-{name.lower()}", kind=kind, name=name, names=(name,), mentions=mentions,
                                     parent=parent, roles=roles)  # fmt: skip
        return mention.id

    def _claim(self, letter: str, report: str, words: str, body: Figure | Happening | Statement, *,
               modality: str = "happened", speaker: str | None = None, named: str | None = None,
               place: str | None = None, about: str | None = None, headline: bool = False,
               when: str | None = None) -> Claim:  # fmt: skip
        text = self.reports[report].text
        start = text.index(words)
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", start)
        said_by = None
        if speaker or named:
            cite = self.reports[report].cite(0, 1)
            if speaker:
                at = text.index(speaker)
                cite = self.reports[report].cite(at, at + len(speaker))
            said_by = Attribution(speaker=cite if speaker else None, mention=named)
        claim = Claim(id=f"{report}:{letter}{start}", cite=self.reports[report].cite(start, start + len(words)),
                      sentence=self.reports[report].cite(first, last if last >= 0 else len(text)), modality=modality,
                      rule="test", body=body, said_by=said_by, place=place, about=about, headline=headline,
                      when=TimeWords(cite=self.reports[report].cite(start, start + 1), reading=f"edtf:{when}")
                      if when else None)  # fmt: skip
        self.claims[report].append(claim)
        return claim

    def figure(self, report: str, words: str, number: float | None, *, measure: str = "killed", counted: str = "people",
               low: float | None = None, high: float | None = None, total: bool | None = True,
               part_of: str | None = None, modality: str = "happened", speaker: str | None = None,
               named: str | None = None, place: str | None = None, about: str | None = None, headline: bool = False,
               when: str | None = None) -> Claim:  # fmt: skip
        """A figure claim; exact unless a bound is given."""
        exact = low is None and high is None
        body = Figure(measure=measure, counted=counted, low=number if exact else low, high=number if exact else high,
                      value=number, total=total, part_of=part_of)  # fmt: skip
        return self._claim("f", report, words, body, modality=modality, speaker=speaker, named=named, place=place,
                           about=about, headline=headline, when=when)  # fmt: skip

    def happening(self, report: str, words: str, incident: str, *, type_: str = "disaster",
                  modality: str = "happened", headline: bool = False, speaker: str | None = None,
                  lemma: str = "x", when: str | None = None, nominal: bool = False) -> Claim:  # fmt: skip
        """A happening claim that tells of an incident."""
        start = self.reports[report].text.index(words)
        body = Happening(type=type_, trigger=self.reports[report].cite(start, start + len(words)), lemma=lemma,
                         nominal=nominal)  # fmt: skip
        claim = self._claim("h", report, words, body, modality=modality, headline=headline, speaker=speaker, when=when)
        self.told.setdefault(incident, []).append(claim.id)
        return claim

    def statement(self, report: str, words: str, *, cue: str, speaker: str) -> Claim:
        """A statement by an unnamed speaker."""
        return self._claim("s", report, words, Statement(kind="indirect", cue=cue), speaker=speaker)

    def incidents(self, **times: str) -> tuple[Incident, ...]:
        """The incidents told, each with its time if one is given."""
        claims = {c.id: c for found in self.claims.values() for c in found}
        return tuple(Incident(
            id=f"{name}@s", story="s", rests_on=tuple(sorted(ids)), label=name, type=_type(claims[ids[0]]),
            time=When(edtf=times[name], words=None, reason="") if name in times else None, place=None,
            participants=(), modality=claims[ids[0]].modality) for name, ids in sorted(self.told.items()))  # fmt: skip

    def evidence(self, *, backwards: bool = False) -> Evidence:
        """The evidence; `backwards` hands everything in in the other order."""
        turn = -1 if backwards else 1
        readings = [Reading(report=name, rules="test", mentions=tuple(self.mentions[name]),
                            claims=tuple(sorted(self.claims[name], key=lambda c: (c.cite.start, c.id))))
                    for name in self.reports][::turn]  # fmt: skip
        datings = [Dating(report=name, published=day, basis="given", reason="") for name, day in self.published.items()]
        return Evidence(Story(id="s", reports=tuple(sorted(self.reports))), reports=[*self.reports.values()][::turn],
                        readings=readings, datings=datings[::turn], copies=self.copies[::turn])  # fmt: skip

    def cast(self) -> Cast:
        """The entities."""
        return Cast(self.entities.values())


def _type(claim: Claim) -> str:
    return claim.body.type if isinstance(claim.body, Happening) else "other"


def flood() -> Tale:
    """A flood in an invented valley, told by three reports and a copy, the toll rising."""
    tale = Tale()
    tale.report("a", "2031-05-02", "Flood hits Orvane\nA flood hit the Orvane valley. At least 9 people died.")
    tale.report("b", "2031-05-02", "A flood hit the Orvane valley. At least 8 people died.", copies="a")
    tale.report("c", "2031-05-04", "The flood in Orvane has killed 14 people, the mayor said. Six are children.")
    tale.report("d", "2031-05-06", "The flood killed 17 people. A flood in 1998 killed 40 people.")
    for report in "abcd":
        words = {"a": "A flood hit", "b": "A flood hit", "c": "The flood in Orvane", "d": "The flood killed"}[report]
        tale.happening(report, words, "flood")
    tale.figure("a", "At least 9", 9, low=9)
    tale.figure("b", "At least 8", 8, low=8)
    whole = tale.figure("c", "14", 14, speaker="the mayor")
    tale.figure("c", "Six", 6, counted="children", part_of=whole.id)
    tale.figure("d", "17", 17)
    tale.figure("d", "40", 40, when="1998")
    return tale
