"""A question to the books, in words, in fields or in both, and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsledger.core import edtf
from newsledger.core.answers import answer
from newsledger.core.claims import MEASURES
from newsledger.core.heirs import heirs_of_story
from newsledger.core.ledger import Ledger
from newsledger.core.picked import Picked
from newsledger.core.queries import KINDS, Answer, Query
from newsledger.core.questions import UNNAMED, parse

COUNTED = frozenset(("measure", "part", "counted"))  # the fields that say what is counted


def ask(ledger: Ledger, question: str | None, asked: Mapping[str, str | None]) -> Answer:
    """The answer to a question; `asked` are fields of Query, which outrank the words. Raises ValueError, in a sentence,
    for a field that a query does not have, a kind or a story that is none, or a time that cannot be read.
    """
    fields = _fields(ledger, asked)
    if not question and not fields:
        raise ValueError("Ask in words, or by measure, place, speaker or incident.")
    query, unread, notes = parse(question or "", ledger, story=fields.get("story"))
    if instead := _unanswerable(ledger, query, unread, fields, notes):
        return Answer(query=query, found=(), unread=unread, notes=instead)
    if "kind" not in fields and not question:
        fields["kind"] = "count" if COUNTED & fields.keys() else (
            "statements" if "speaker" in fields and "incident" not in fields else "incidents")  # fmt: skip
    kept = {name: getattr(query, name) for name in Query.__struct_fields__}
    return answer(ledger, Query(**{**kept, **fields}), unread=unread, notes=notes)


def _fields(ledger: Ledger, asked: Mapping[str, str | None]) -> dict[str, str]:
    """The fields that are given, the story by its id of now."""
    fields = {name: value for name, value in asked.items() if value is not None}
    odd = sorted(fields.keys() - set(Query.__struct_fields__))
    if odd:
        raise ValueError(f"{odd[0]} is no field of a query. Choose from: {', '.join(Query.__struct_fields__)}.")
    if fields.get("kind", KINDS[0]) not in KINDS:
        raise ValueError(f"{fields['kind']} is no kind of question. Choose one of: {', '.join(KINDS)}.")
    if fields.get("measure", MEASURES[0]) not in MEASURES:
        raise ValueError(f"{fields['measure']} is no measure. Choose one of: {', '.join(MEASURES)}; or name what is "
                         "counted, as in counted=\"barrel\".")  # fmt: skip
    for name in ("by", "on"):
        if name in fields and not edtf.valid(fields[name]):
            raise ValueError(f"{name} {fields[name]}: not a time. Write it as 2010-06-12, or 2010-06.")
    if "story" in fields and fields["story"] not in {story.id for story in ledger.stories}:
        now = heirs_of_story(ledger, fields["story"])
        if not now:
            raise ValueError(f"{fields['story']} is not a story of this ledger.")
        fields["story"] = now[0]
    return fields


def _unanswerable(ledger: Ledger, query: Query, unread: Sequence[str], fields: Mapping[str, str],
                  notes: tuple[str, ...]) -> tuple[str, ...]:  # fmt: skip
    """What is said in place of an answer, where words that were not understood leave open what is asked for."""
    if unread and not fields and query == Query(kind="incidents"):
        return ("Nothing in this question could be read. Ask how many, what happened where or when, who said what, or "
                "where accounts differ.",)  # fmt: skip
    strange = [word for word in unread if not word.lower().endswith("ly")]
    if strange == [UNNAMED] and not COUNTED & fields.keys():
        return (*notes, "What is to be counted could not be read. Ask how many were killed, injured, missing, or name "
                        "the things that are counted.")  # fmt: skip
    strange = [word for word in strange if word != UNNAMED]
    if strange and (query.kind == "count" or query.incident is None):
        said = " and ".join(f"“{word}”" for word in strange)
        return (*notes, *Picked(ledger, query).lacks(),
                f"No report of the ledger has {said}, so nothing is answered. Leave it out to ask without "
                "it.")  # fmt: skip
    return ()
