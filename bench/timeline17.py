"""Timelines of long crises against editors': Timeline17, thousands of dated articles and the timelines papers printed.

usage: python bench/timeline17.py make OUT [TOPIC ...]     writes OUT/METHOD.TOPIC.json: day -> sentences
       python bench/timeline17.py score OUT [original]     where the package tilse (MIT) can be imported

Topics are of `bench/timeline17.tar.gz` under the shared data (no part of the project). As in all work on it, a timeline
has as many days as the editor's, and as many sentences a day as the editor's has on average. Articles are cut into
sentences at points and their time words read without the parse (a weekday is the last one), so that a topic of millions
of characters takes seconds; in a ledger the sentences and times are those of the readings. Methods:

- salient: `newsledger.reconcile.salient`, as it is; its formula was chosen on these topics (EVIDENCE.md).
- datewise: DATEWISE of Gholipour Ghalandari and Ifrim (2020), written again from the paper: a linear regression on how
  many sentences and articles name a day, before, on and after it, and how many came out on it, learned on the other
  topics; then the sentences nearest to the centroid of those that name the day or open its articles.

`score` prints, for each method, date F1 and alignment-based ROUGE-1 F (align+ m:1, Martschat and Markert 2017), as
means over topics, by tilse: its own reimplementation of ROUGE, or with `original` the Perl script that it brings along.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsledger.reconcile.salient import Telling

SHARED = pathlib.Path(os.environ.get("NEWSLEDGER_BENCH", pathlib.Path(__file__).resolve().parents[2] / "shared"))
_BREAK = re.compile(r"[.?!][\"')]{0,3}\s+(?=[\"'(]{0,2}[A-Z0-9])")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|No"
                    r"|vs|Inc|Corp|Co|Ltd|U\.S|U\.N|U\.K|a\.m|p\.m|[A-Z])$")  # fmt: skip
_TOKEN = re.compile(r"\w+(?:[-.]\w+)*|[^\w\s]")
Topic = tuple[list[dict[str, Any]], list[dict[str, str]]]  # articles, the editor's timeline


def topics(wanted: Sequence[str]) -> Iterator[tuple[str, Topic]]:
    """Each topic that has articles and a timeline."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    with tarfile.open(SHARED / "bench" / "timeline17.tar.gz") as archive:
        for member in archive.getmembers():
            folder, name = pathlib.PurePath(member.name).parts[-2:] if member.isfile() else ("", "")
            kind = "articles" if name == "articles.json" else "timeline"
            if name.endswith(".json") and (data := archive.extractfile(member)) is not None:
                found[folder][kind] = json.load(data)
    for name, parts in sorted(found.items()):
        if len(parts) == 2 and (not wanted or name in wanted):
            yield name, (parts["articles"], parts["timeline"])


def plain(text: str) -> str:
    """A text as it was before it was cut into tokens."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("``", '"').replace("''", '"')
    text = re.sub(r" ([.,;:?!%)])", r"\1", text)
    text = re.sub(r"([(#$]) ", r"\1", text)
    return re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m|')(?=[\s.,;:?!])", r"\1", text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand."""
    begun = 0
    for stop in _BREAK.finditer(text):
        if not _SHORT.search(text, begun, stop.start()):
            yield begun, stop.end()
            begun = stop.end()
    if text[begun:].strip():
        yield begun, len(text)


def told(articles: list[dict[str, Any]]) -> list[Telling]:
    """Every sentence of the articles with the days that it names."""
    from newsledger.core.reports import Report
    from newsledger.reconcile.salient import Telling

    found = []
    for article in articles:
        report = Report(id=article["uid"], name=article["uid"], text=plain(article["text"]), given=article["dct"])
        for place, (start, end) in enumerate(sentences(report.text)):
            days = tuple(sorted(_days(report.text, start, end, article["dct"])))
            published = date.fromisoformat(article["dct"])
            found.append(Telling(cite=report.cite(start, end), published=published, place=place, days=days))
    return found


def _days(text: str, start: int, end: int, published: str) -> set[date]:
    from newsledger.core.clock import resolve
    from newsledger.core.timewords import timewords

    days = set()
    for words in timewords(text, start, end):
        day = None if words.weak else resolve(words.reading.replace("?", "-"), published)
        if day and re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", day):
            days.add(date.fromisoformat(day[:10]))
    return days


def lengths(timeline: list[dict[str, str]]) -> tuple[int, int]:
    """How many days the editor's timeline has, and how many sentences a day; two blanks part its sentences."""
    days = {row["date"] for row in timeline}
    lines = [line for row in timeline for line in row["text"].split("  ") if line.strip()]
    return len(days), max(1, round(len(lines) / len(days)))


def features(tellings: Sequence[Telling]) -> dict[date, list[float]]:
    """Each day within the articles' time: sentences and articles that name it, before, on, after; articles of it."""
    first, last = min(t.published for t in tellings), max(t.published for t in tellings)
    lines: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    papers: dict[date, list[set[str]]] = defaultdict(lambda: [set(), set(), set(), set()])
    for telling in tellings:
        papers[telling.published][3].add(telling.cite.report)
        for day in telling.days:
            side = (telling.published > day) - (telling.published < day) + 1
            lines[day][side] += 1
            papers[day][side].add(telling.cite.report)
    return {day: [*map(float, lines[day]), float(sum(lines[day])), *(float(len(p)) for p in papers[day])]
            for day in sorted({*papers}) if first <= day <= last}  # fmt: skip


def datewise(rows: dict[str, dict[date, list[float]]], gold: dict[str, set[date]], name: str) -> dict[date, float]:
    """How likely each day of a topic is on its timeline, by a regression learned on the other topics."""
    import numpy as np

    others = [(row, day in gold[other]) for other in sorted(rows) if other != name for day, row in rows[other].items()]
    signs, held = np.array([row for row, _ in others]), np.array([yes for _, yes in others], dtype=float)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    design = np.hstack([(signs - mean) / spread, np.ones((len(signs), 1))])
    weights = np.linalg.lstsq(design, held, rcond=None)[0]
    days = sorted(rows[name])
    mine = np.hstack([(np.array([rows[name][day] for day in days]) - mean) / spread, np.ones((len(days), 1))])
    return dict(zip(days, (mine @ weights).tolist(), strict=True))


def make(out: pathlib.Path, wanted: Sequence[str]) -> None:
    """Write a timeline for each topic by each method; print the seconds that ours takes."""
    from newsledger.reconcile.salient import Sentences, salient

    out.mkdir(parents=True, exist_ok=True)
    every, gold, rows = {}, {}, {}
    for name, (articles, timeline) in topics(wanted):
        begun = time.process_time()
        tellings = told(articles)
        read = time.process_time() - begun
        days, lines = lengths(timeline)
        found = {str(d.day): [t.cite.quote for t in d.tellings] for d in salient(tellings, days=days, sentences=lines)}
        took = time.process_time() - begun
        print(f"{name}: {len(articles)} articles, {len(tellings)} sentences; {took:.1f} s, of which {read:.1f} for "
              "sentences and times", flush=True)  # fmt: skip
        (out / f"salient.{name}.json").write_text(json.dumps(found), encoding="utf-8")
        every[name], rows[name] = (tellings, days, lines), features(tellings)
        gold[name] = {date.fromisoformat(row["date"]) for row in timeline}
    for name, (tellings, days, lines) in every.items() if len(every) > 1 else ():
        likely = datewise(rows, gold, name)
        story = Sentences(sorted(tellings, key=lambda t: (t.published, t.cite)), named=1.0, later=1.0)
        chosen = sorted(likely, key=lambda day: (-likely[day], day))[:days]
        found = {str(day): [t.cite.quote for t in best] for day in chosen if (best := story.choose(day, lines))}
        (out / f"datewise.{name}.json").write_text(json.dumps(found), encoding="utf-8")


def score(out: pathlib.Path, rouge_by: str) -> None:
    """Print each method's date F1 and alignment-based ROUGE-1 F, by topic and as means."""
    from tilse.data.timelines import GroundTruth, Timeline  # type: ignore[import-not-found]
    from tilse.evaluation import dates, rouge  # type: ignore[import-not-found]

    judge = rouge.TimelineRougeEvaluator(measures=["rouge_1"], rouge_computation=rouge_by)
    editors = {name: timeline for name, (_, timeline) in topics(())}
    found: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for file in sorted(out.glob("*.json")):
        method, name = file.name.split(".")[:2]
        by_day: dict[date, list[str]] = defaultdict(list)
        for row in editors[name]:
            lines = [line.strip() for line in row["text"].split("  ") if line.strip()]
            by_day[date.fromisoformat(row["date"])] += lines
        wanted = GroundTruth([Timeline(by_day)])
        ours = Timeline({date.fromisoformat(day): [" ".join(_TOKEN.findall(line)) for line in chosen]
                         for day, chosen in json.loads(file.read_text(encoding="utf-8")).items()})  # fmt: skip
        aligned = judge.evaluate_align_date_content_costs_many_to_one(ours, wanted)["rouge_1"]["f_score"]
        found[method].append((name, dates.evaluate_dates(ours, wanted)["f_score"], aligned))
    for method, scores in found.items():
        for name, day, aligned in scores:
            print(f"  {method} {name}: dates {day:.3f}, ROUGE-1 {aligned:.3f}")
        n = len(scores)
        print(f"{method}: date F1 {sum(d for _, d, _ in scores) / n:.3f}, alignment-based ROUGE-1 F "
              f"{sum(a for _, _, a in scores) / n:.3f} over {n} topics")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("make", "score"):
        sys.exit(__doc__)
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]), sys.argv[3:])
    else:
        score(pathlib.Path(sys.argv[2]), "original" if "original" in sys.argv[3:] else "reimpl")
