from collections.abc import Iterable

from newsledger.core.findings import Outcome
from newsledger.core.ids import digest
from newsledger.core.reports import Report, Story


def stories(reports: Iterable[Report]) -> Outcome[Story]:
    ids = tuple(sorted(r.id for r in reports))
    return Outcome((Story(id="s" + digest(ids[0]), reports=ids),) if ids else ())
