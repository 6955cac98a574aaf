from collections.abc import Iterable

from newsledger.core.findings import Outcome
from newsledger.core.reports import Copy, Dating, Report


def copies(reports: Iterable[Report], datings: Iterable[Dating]) -> Outcome[Copy]:
    return Outcome(())
