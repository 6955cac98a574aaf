"""What a user's settings say of reports: their dates, their outlets' names, the agencies whose copy these print.

Reports stay as received in the ledger file; what the settings say is laid over them each time that books are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsledger.core.reports import Report
from newsledger.core.settings import OutletSetting, Settings


def told(reports: Iterable[Report], settings: Settings) -> tuple[Report, ...]:
    """The reports with what the settings say of them."""
    stems = {name.rpartition(".")[0]: time for name, time in settings.dates if "." in name}
    dates = {**stems, **dict(settings.dates)}  # a report is named by its file, whose ending its own name lacks
    outlets = {name.casefold(): outlet for name, outlet in settings.outlets}
    if not (dates or outlets):
        return tuple(reports)
    return tuple(_of_outlet(_dated(report, dates), outlets) for report in reports)


def _dated(report: Report, dates: Mapping[str, str]) -> Report:
    time = dates.get(report.id) or dates.get(report.name)
    return report if time is None else replace(report, given=time)


def _of_outlet(report: Report, outlets: Mapping[str, OutletSetting]) -> Report:
    """The report with its outlet's name and agencies, the outlet known by its name or by the host of its address."""
    held = outlets.get((report.outlet or "").casefold()) or outlets.get(_host(report.url))
    if held is None:
        return report
    report = replace(report, outlet=held.name or report.outlet)
    return replace(report, agencies=held.agencies, agency_credits=()) if held.agencies else report


def _host(url: str | None) -> str:
    """The host of an address, without "www."; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # a broken address in brackets
        return ""
