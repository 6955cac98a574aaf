"""Small incidents against MUC-4: is there one, of what type, how many were killed and hurt?

usage: python bench/muc.py [ERRORS] [--split dev]

Reads `bench/muc4.jsonl.gz` under the shared data (newswire of 1988-1990 in capitals, with the templates that analysts
filled in; no part of the project). Each story is built alone.

- incident: a story holds one where it has a template. Ours: where it has an incident of a type below, told as happened.
- types: attack, bombing, kidnapping, arson, robbery; the set of a story's, micro-averaged. Ours by the triggers of the
  incident's tellings (`WORDS`), or by a word for explosives in them; an incident of the type "assault" with none of
  these is an attack. As a template is of one incident, not of attacks at large, an attack of ours must be what the
  story is about, or have a victim, a figure or a participant that it was done to.
- killed, injured: over stories with a template, the sum over its human targets of the numbers of those whose effect is
  death or injury; stories where such a target has no number are left out. Ours: the sum of the tallies of the whole.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from newsledger import extract, pipeline
from newsledger.annotate import pages
from newsledger.core.claims import Happening
from newsledger.core.entries import Incident
from newsledger.core.findings import Desk
from newsledger.core.ledger import Ledger
from newsledger.core.pages import Page
from newsledger.core.settings import Settings

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery")
WORDS = {
    "kidnapping": ("kidnap", "kidnapping", "abduct", "abduction", "hijack", "hijacking"),
    "bombing": ("bomb", "bombing", "explosion", "explode", "blast", "detonate", "dynamite", "go off"),
    "arson": ("burn", "torch", "arson", "set fire", "set ablaze", "burn down"),
    "robbery": ("rob", "robbery", "steal", "loot", "heist", "burglary", "burgle"),
}
EXPLOSIVE = re.compile(r"\b(?:(?:car|truck)?-?bombs?|dynamite|explosives?|explosions?|grenades?|blasts?)\b", re.I)
BY_WORD = {word: kind for kind, listed in WORDS.items() for word in listed}
VIOLENT = ("assault", "crime", "coerce", "fire", "damage")  # types of ours in which the words above tell an act
HELD = ("happened", "ongoing")
EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
Story = dict[str, Any]


def stories(split: str) -> list[Story]:
    """The stories of a split."""
    with gzip.open(SHARED / "bench" / "muc4.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["split"] == split]


def gold_types(story: Story) -> set[str]:
    """The types of a story's templates, without those that are none of the five."""
    said = [kind for t in story["templates"] for kind in t["INCIDENT: TYPE"]]
    told = {part.strip().lower() for kind in said for part in kind.split("/")}
    return told & set(TYPES)


def gold_number(story: Story, measure: str) -> int | None:
    """How many the templates say were killed or injured; null where a target with that effect has no number."""
    total = 0
    for template in story["templates"]:
        numbers = {name: n for n, name in map(_parted, template["HUM TGT: NUMBER"]) if name}
        for effect, name in map(_parted, template["HUM TGT: EFFECT OF INCIDENT"]):
            if effect.split("/")[0].strip() != EFFECTS[measure]:
                continue
            number = next((n for other, n in numbers.items() if _quoted(other) & _quoted(name)), "")
            if not number.isdigit():
                return None
            total += int(number)
    return total


def _parted(said: str) -> tuple[str, str]:
    value, _, name = said.partition(":")
    return value.strip(), name.strip()


def _quoted(names: str) -> set[str]:
    return set(re.findall(r'"([^"]*)"', names))


def our_types(ledger: Ledger) -> set[str]:
    """The types of incident that we say happened."""
    found, of = set(), {claim: i.id for i in ledger.incidents for claim in i.rests_on}
    numbered = {of.get(c.about or "") for c in ledger.claims.values()}
    for incident in ledger.incidents:
        if incident.modality not in HELD or incident.type not in VIOLENT:
            continue
        told = [ledger.claims[c] for c in incident.rests_on]
        bodies = [claim.body for claim in told if isinstance(claim.body, Happening)]
        counted = incident.id in numbered or any(b.victims for b in bodies)
        words = Counter(BY_WORD[b.lemma] for b in bodies if b.lemma in BY_WORD)
        if incident.type == "assault" and any(EXPLOSIVE.search(claim.cite.quote) for claim in told):
            found.add("bombing")
        elif words:
            found.add(max(sorted(words), key=lambda kind: words[kind]))
        elif incident.type == "assault" and (incident.main or counted or done_to(incident)):
            found.add("attack")
    return found


def done_to(incident: Incident) -> bool:
    """Whether somebody or something is told of that it was done to."""
    return any(part.role == "target" for part in incident.participants)


def our_number(ledger: Ledger, measure: str) -> float:
    """The sum of the best figures of the tallies of the whole."""
    best: dict[str | None, float] = defaultdict(float)
    for tally in ledger.tallies:
        if tally.measure == measure and tally.subset is None:
            best[tally.incident] = max(best[tally.incident], tally.best or 0.0)
    return sum(best.values())


def built(story: Story, page: Page) -> Ledger:
    """The ledger of one story alone."""
    return pipeline.settle([page.report], [extract.read(page)], settings=Settings())


def f1(right: int, said: int, true: int) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def kind_of_error(said: float, true: int) -> str:
    """How a number is wrong: "none" and "some" are of numbers that should be more than, or be, nothing."""
    if said == true:
        return "right"
    return "none" if not said else "some" if not true else "less" if said < true else "more"


def measured(read: Sequence[tuple[Story, Ledger]], errors: int) -> Iterable[str]:
    """The lines to print."""
    pairs = [(bool(story["templates"]), our_types(ledger)) for story, ledger in read]
    both = sum(true and bool(ours) for true, ours in pairs)
    scores = f1(both, sum(bool(ours) for _, ours in pairs), sum(true for true, _ in pairs))
    yield "holds an incident    P {:.3f}  R {:.3f}  F1 {:.3f}".format(*scores)
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    for story, ledger in read:
        gold, ours = gold_types(story), our_types(ledger)
        right.update(gold & ours)
        said.update(ours)
        true.update(gold)
        if gold != ours and errors:
            yield f"  {story['docid']}: gold {sorted(gold)}, ours {sorted(ours)}"
    yield "types                P {:.3f}  R {:.3f}  F1 {:.3f}".format(*f1(right.total(), said.total(), true.total()))
    for kind in TYPES:
        yield "  {:18s} P {:.3f}  R {:.3f}  F1 {:.3f}".format(kind, *f1(right[kind], said[kind], true[kind]))
    for measure in EFFECTS:
        kinds: Counter[str] = Counter()
        for story, ledger in read:
            number = gold_number(story, measure) if story["templates"] else None
            if number is None:
                continue
            ours = our_number(ledger, measure)
            kinds[kind_of_error(ours, number)] += 1
            if ours != number and errors:
                yield f"  {story['docid']}: {measure}, gold {number}, ours {ours:g}"
        rest = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()) if kind != "right")
        yield f"{measure:20s} exact {kinds['right'] / max(kinds.total(), 1):.3f} of {kinds.total()} stories ({rest})"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("errors", type=int, nargs="?", default=0)
    parser.add_argument("--split", default="dev")
    args = parser.parse_args()
    told = stories(args.split)
    reports = {r.name: r for r in pipeline.take([{"id": s["docid"], "text": s["text"]} for s in told],
                                                settings=Settings(), desk=Desk())}  # fmt: skip
    kept = [story for story in told if story["docid"] in reports]
    found = zip(kept, pages([reports[story["docid"]] for story in kept]), strict=True)
    print(*measured([(story, built(story, page)) for story, page in found], args.errors), sep="\n")


if __name__ == "__main__":
    main()
