"""The links of a story as they are drawn: clusters of mentions, the reason that each joined, and who may not join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from newsledger.core.claims import Mention
from newsledger.core.findings import Finding
from newsledger.core.ids import digest
from newsledger.core.judgements import Judgement

ROOMS = {"person": "people", "organisation": "bodies", "group": "bodies", "place": "places"}  # kind -> who joins it


class Why(msgspec.Struct, frozen=True):
    """Why a mention joined: how sure, in a sentence, and by which person; null for the rule of its kind."""

    score: float
    reason: str
    by: str | None = None


class Links:
    """Clusters of mentions, grown by joining. A person's "different" is never joined over."""

    def __init__(self, mentions: Mapping[str, Mention], judged: Iterable[Judgement] = ()) -> None:
        self.mentions = mentions
        self._up = {m: m for m in mentions}
        self._size = dict.fromkeys(mentions, 1)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._why: dict[str, Why] = {}
        self.findings: list[Finding] = []
        self.unsure: list[Judgement] = []
        last = _standing(judged, mentions)
        for pair, judgement in last.items():
            if judgement.verdict == "different":
                a, b = sorted(pair)
                self._apart[a].add(b)
                self._apart[b].add(a)
        for judgement in last.values():
            if judgement.verdict == "same":
                self.join(judgement.a, judgement.b, Why(judgement.score, judgement.reason, judgement.by))

    def root(self, mention: str) -> str:
        """The mention that stands for the cluster of a mention, for the moment."""
        while self._up[mention] != mention:
            self._up[mention] = self._up[self._up[mention]]
            mention = self._up[mention]
        return mention

    def together(self, a: str, b: str) -> bool:
        """Whether two mentions are in one cluster."""
        return self.root(a) == self.root(b)

    def join(self, a: str, b: str, why: Why) -> bool:
        """Join the cluster of b to that of a; false where a judgement forbids it."""
        one, two = self.root(a), self.root(b)
        if one == two:
            return True
        if two in {self.root(m) for m in self._apart[one]}:
            return False
        self._why.setdefault(b, why)
        self._why.setdefault(a, why)
        big, small = (one, two) if (self._size[one], two) >= (self._size[two], one) else (two, one)
        self._up[small] = big
        self._size[big] += self._size[small]
        self._apart[big] |= self._apart.pop(small, set())
        return True

    def doubt(self, a: str, b: str, kind: str, reason: str) -> None:
        """Keep a link that is left open, with a Finding that says so."""
        cite = self.mentions[b].cite
        self.unsure.append(_judgement(kind, a, b, "unsure", Why(0.5, reason)))
        self.findings.append(Finding(level="note", where=cite.report, start=cite.start, end=cite.end, message=reason))

    def clusters(self) -> list[list[str]]:
        """The clusters: mention ids in order of report and place."""
        found: dict[str, list[str]] = defaultdict(list)
        for mention in self.mentions:
            found[self.root(mention)].append(mention)
        return sorted(found.values())

    def judgements(self, kind_of: Mapping[str, str]) -> tuple[Judgement, ...]:
        """A star for each cluster: every mention judged the same as its first."""
        made = []
        for first, *rest in self.clusters():
            for mention in rest:
                why = self._why.get(mention) or Why(0.8, "linked through other names of the story")
                made.append(_judgement(kind_of[mention], first, mention, "same", why))
        return tuple(sorted((*made, *self.unsure), key=lambda j: j.id))


def _standing(judged: Iterable[Judgement], mentions: Mapping[str, Mention]) -> dict[frozenset[str], Judgement]:
    """The judgement that stands for each pair of mentions: the latest, and none that another replaces."""
    judged = sorted(judged, key=lambda j: (j.at or "", j.id))
    replaced = {j.replaces for j in judged}
    return {frozenset((j.a, j.b)): j for j in judged
            if j.id not in replaced and j.a != j.b and {j.a, j.b} <= mentions.keys()}  # fmt: skip


def _judgement(kind: str, a: str, b: str, verdict: str, why: Why) -> Judgement:
    by = why.by or f"resolve.{ROOMS[kind]}@1"
    return Judgement(id="j" + digest(kind, a, b, by), kind=kind, a=a, b=b, verdict=verdict,
                     score=round(min(why.score, 1.0), 3), reason=why.reason, by=by)  # fmt: skip
