"""Judgements: decisions that two mentions are one thing, or that a mention is a known place; never overwritten.

A person's judgement may also say that a claim was misread, when a report was published, or that an earlier judgement
is taken back. Which of them stand is worked out in `core.judged`.
"""

from __future__ import annotations

from newsledger.core.nouns import Noun

VERDICTS = ("same", "different", "unsure", "undecided")


class Judgement(Noun, frozen=True, kw_only=True):
    """A decision by a rule or a person, that can be undone by a later one.

    `a` and `b` are mention ids; or `b` is `geonames:ID` or another outside id, for a place. `score` is 0 to 1, `reason`
    one sentence with the evidence, `by` a rule with its version ("resolve.people@1") or a person, `at` the EDTF time of
    a person's judgement (null for a rule's, which has no time of its own), `replaces` the id of a judgement that it
    takes the place of. A person's verdict may also be "wrong" (`a` is a claim that was misread, `b` empty), "dated"
    (`a` is a report, `b` its EDTF time) or "undone" (`a` and `replaces` are the judgement that is taken back).
    """

    id: str
    kind: str
    a: str
    b: str
    verdict: str
    score: float
    reason: str
    by: str
    at: str | None = None
    replaces: str | None = None


class Entity(Noun, frozen=True, kw_only=True):
    """A person, body, group or place, worked out from mentions and judgements; docs/record.md has the fields.

    `known`: by what other names the gazetteer has a place. `mentions` are mention ids in order. `precision`: for a
    place, "point", "area" or null where it has no coordinates.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    known: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    generic: bool = False
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    geonames: str | None = None
    parent: str | None = None
    precision: str | None = None
