from newsledger.core.findings import Outcome
from newsledger.core.reports import Raw, Report, report_id


def clean(raw: Raw) -> Outcome[Report]:
    return Outcome((Report(id=report_id(raw), name=raw.name, text=raw.text, title=raw.title, outlet=raw.outlet),))
