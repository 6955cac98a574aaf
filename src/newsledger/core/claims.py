"""Claims: one source saying one thing in one place of one report; and the mentions and readings around them."""

from __future__ import annotations

from newsledger.core.findings import Finding
from newsledger.core.nouns import Noun
from newsledger.core.reports import Citation
from newsledger.core.times import TimeWords

MODALITIES = ("happened", "ongoing", "planned", "requested", "possible", "denied")
ENTITY_KINDS = ("person", "organisation", "group", "place")
MEASURES = (
    "killed", "injured", "missing", "displaced", "detained", "abducted", "rescued", "evacuated", "affected",
    "participants", "personnel", "population", "buildings", "vehicles", "money", "distance", "duration", "magnitude",
    "other",
)  # fmt: skip
CUMULATIVE_MEASURES = frozenset(
    ("killed", "injured", "missing", "displaced", "detained", "abducted", "rescued", "evacuated", "affected",
     "buildings", "vehicles")
)  # fmt: skip


class Mention(Noun, frozen=True, kw_only=True):
    """A name (or a description, `nominal`) of a person, body, group or place, where a report gives it.

    The citation holds the name alone, without titles and honorifics. `role` is the description beside it ("interim
    president"), `title` an honorific ("Ms"), `gender` "f", "m" or null, `within` the name of the larger place that the
    text puts it in ("the Peruvian city of Piura" -> "Peruvian"), `feature` the kind of place the text calls it
    ("city", "region", "district", "river"). `same_as` is the id of the earlier mention in the report that a nominal
    mention or a short name plainly points back to, else null. `inside` is the id of the mention of a body in whose name
    a place's stands ("Halden Police"): it helps to tell where things happened, and is no mention of the record's.
    """

    id: str
    cite: Citation
    kind: str
    nominal: bool = False
    role: Citation | None = None
    title: str | None = None
    gender: str | None = None
    within: str | None = None
    feature: str | None = None
    same_as: str | None = None
    speaks: bool = False
    inside: str | None = None


class Attribution(Noun, frozen=True, kw_only=True):
    """Whose word a claim is. An absent attribution means that the report says it in its own voice.

    `speaker` is the words as written ("Ms Vera", "an aide to the minister"), `mention` the id of
    the mention that they come to (pronouns and titles resolved within the report), null for an unnamed source. `chain`
    names the intermediaries between outlet and speaker, the outlet's nearest first, and last an unnamed speaker.
    """

    speaker: Citation | None
    mention: str | None = None
    cue: Citation | None = None
    chain: tuple[str, ...] = ()


class Figure(Noun, frozen=True, kw_only=True, tag_field="is", tag=True):
    """A number that a report gives for the world. docs/record.md has the measures and the bounds.

    `low`, `high`: least and greatest number that the words allow, null for open; `value`: the number said. `counted`:
    the counted thing in words, the unit for money, distance and duration. `subset`: the lemma of a part of the people
    counted ("child", "policeman"), null where it is people at large. `total`: true for a running total to date, false
    for an increment or a one-off, null where the measure has no such thing. `part_of`: claim id of the whole figure in
    the same report. `numberless`: the number was lost in editing.
    """

    measure: str
    counted: str
    low: float | None
    high: float | None
    value: float | None
    unit: str | None = None
    subset: str | None = None
    total: bool | None = None
    part_of: str | None = None
    numberless: bool = False


class Participant(Noun, frozen=True, kw_only=True):
    """A mention that takes part in a happening: role "actor", "target", "instrument" or "other"."""

    mention: str
    role: str


class Victim(Noun, frozen=True, kw_only=True):
    """Somebody told of without a number, whom a happening killed or hurt: "a guard was shot dead", "Mr Lund died".

    The citation holds the word for them. `measure` is "killed" or "injured". `person` numbers the people of a report
    told so: one who is first "a guard" and then "Mr Lund" has one number. `mention` is the mention that names
    them, null without one. `name`: the fullest name that the report gives them in lower case, "" without any; `age` in
    years.
    """

    cite: Citation
    measure: str
    person: int
    mention: str | None = None
    name: str = ""
    age: int | None = None
    modality: str = "happened"


class Happening(Noun, frozen=True, kw_only=True, tag_field="is", tag=True):
    """A clause or phrase that tells of something happening. `trigger` is the word that names it, `lemma` its lemma.

    `type` is one of the record's event types. `nominal`: told by a noun ("the clashes"), which often points back.
    `short`: the words of the claim that name it, those left out that only fill it in. `victims`: those whom its clause,
    or a clause beside it that tells of nothing else, says were killed or hurt, where no number counts them.
    """

    type: str
    trigger: Citation
    lemma: str
    participants: tuple[Participant, ...] = ()
    nominal: bool = False
    short: str = ""
    victims: tuple[Victim, ...] = ()


class Statement(Noun, frozen=True, kw_only=True, tag_field="is", tag=True):
    """What somebody is reported to have said; the claim's citation is the content. `kind`: direct, indirect, mixed."""

    kind: str
    cue: str | None


class Claim(Noun, frozen=True, kw_only=True):
    """One source saying one thing in one place of one report.

    `cite` is the claim's own words (the number phrase, the clause, the content), `sentence` the sentence they stand in.
    `place` is the id of the place mention that scopes it, `when` the time words that date it, `about` the id of the
    happening claim in the same report that a figure belongs to, each null where the text gives none. `rule` names the
    rule that read it, with its version: "figures.killed@1". `headline`: it stands in the report's title.
    """

    id: str
    cite: Citation
    sentence: Citation
    modality: str
    rule: str
    body: Figure | Happening | Statement
    said_by: Attribution | None = None
    place: str | None = None
    when: TimeWords | None = None
    about: str | None = None
    headline: bool = False

    @property
    def report(self) -> str:
        """The id of the report that it stands in."""
        return self.cite.report


class Reading(Noun, frozen=True, kw_only=True):
    """All that one report's text gives, by itself: mentions, time words, claims, each in order of place.

    A pure function of the report and the rules (`rules` is their version), so it is cached and made side by side.
    """

    report: str
    rules: str
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeWords, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
