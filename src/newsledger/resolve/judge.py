from collections.abc import Iterable

from newsledger.core.evidence import Evidence
from newsledger.core.findings import Outcome
from newsledger.core.judgements import Entity, Judgement


def judge(evidence: Evidence) -> Outcome[Judgement]:
    return Outcome(())


def entities(evidence: Evidence, links: Iterable[Judgement]) -> Outcome[Entity]:
    return Outcome(())
