"""The brief on paper: the page printed by a browser of this machine, or by WeasyPrint where that is installed.

Neither is needed for anything else. The browser is run without a window, a profile or a network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from newsledger.publish.drawing import coloured

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
            "msedge")  # fmt: skip
LIMIT = 120  # seconds that a browser may take
OPTIONS = ("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-pdf-header-footer",
           "--host-resolver-rules=MAP * ~NOTFOUND")  # fmt: skip
PAPER: Mapping[str, str] = {
    "--ink": "#000", "--soft": "#444", "--line": "#bbb", "--paper": "#fff", "--accent": "#8a2412", "--s0": "#1f5a99",
    "--s1": "#a8500d", "--s2": "#1a7355", "--s3": "#7a3f99", "--s4": "#555", "--land": "#f4f2ec", "--sea": "#e9eef2",
    "--border": "#999",
}  # fmt: skip
NEITHER = ("a PDF needs a browser or WeasyPrint, and neither is here. Install Chromium or Chrome, or: pip install "
           '"newsledger[pdf]"; or write the page (--format html) and print it from your browser.')  # fmt: skip


_CHOSEN = re.compile(r'<html[^>]* data-policy="([a-z-]+)"')
_OF_POLICY = re.compile(r'<g class="[^">]*\bpol pol-([a-z-]+)\b[^">]*"')
_DRAWN = re.compile(r"<(style|svg)\b[^>]*>.*?</\1>", re.DOTALL)


class PaperError(Exception):
    """No PDF could be made; the message says why, and what to do."""


def printed(page: str) -> bytes:
    """The page as PDF. Raises PaperError where nothing on this machine can print it."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is not None:
        return _by_browser(page, browser)
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: its text layout library is not installed
        raise PaperError(NEITHER) from error
    document: bytes = HTML(string=painted(page), url_fetcher=_refused).write_pdf()
    return document


def painted(page: str) -> str:
    """The page with its colours written out, in its style and its drawings alone: words of reports stay as they are.

    >>> painted('<p>var(--ink)</p><svg fill="var(--ink)"></svg>')
    '<p>var(--ink)</p><svg fill="#000"></svg>'
    """
    chosen = _CHOSEN.search(page)

    def drawn(found: re.Match[str]) -> str:
        """A drawing takes no part in the page's style, so what is of other policies is hidden in it."""
        return _OF_POLICY.sub(lambda g: g[0] if chosen and g[1] == chosen[1] else f'<g display="none"{g[0][2:]}',
                              coloured(found[0], PAPER))  # fmt: skip

    return _DRAWN.sub(drawn, page)


def _refused(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a brief asks for nothing from outside, and this asks for {url[:80]}")


def _by_browser(page: str, browser: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="newsledger-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser, *OPTIONS, *_unboxed(), f"--user-data-dir={Path(folder) / 'profile'}",
                   f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PaperError(f"{browser} could not print the page ({error}). Print it from your browser.") from error
        if not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
            raise PaperError(f"{browser} did not print the page: {said[0][:200]}. Print it from your browser.")
        return target.read_bytes()


def _unboxed() -> tuple[str, ...]:
    """A browser refuses its sandbox to the administrator, as in a container; the page has no script from outside."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
