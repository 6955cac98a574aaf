"""Vega-Lite specifications drawn as SVG at build time, ready to stand in a page: no script, no request, both themes.

Colours are written as the page's own CSS variables, and links as anchors of the page, so that one drawing serves light
and dark, screen and paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from newsledger.core.ids import digest

_BASE = "https://vega.github.io/vega-datasets/"  # what the renderer puts before a link that is relative
_LINK = re.compile(r'<a xlink:href="' + re.escape(_BASE) + r'#([\w.:-]+)"( target="[^"]*")?>')
_LABEL = re.compile(r'(<a [^>]*)>(\s*<(?:path|text|line|g)[^>]*?) aria-label="([^"]*)"'
                    r'(?: role="graphics-symbol" aria-roledescription="[^"]*")?')  # fmt: skip
_SIZE = re.compile(r'^<svg[^>]*? width="([\d.]+)" height="([\d.]+)" viewBox="([^"]*)"')
_CLIP = re.compile(r'(url\(#|\bid=")(clip\d+)\b')
_POLICY = re.compile(r'class="([^"]*?)(?:band)?policy_([a-z_]+)_marks"')
_VAR = re.compile(r"var\((--[a-z0-9-]+)\)")
CONFIG: Mapping[str, Any] = {
    "background": "transparent", "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": "var(--ink)", "titleColor": "var(--soft)", "gridColor": "var(--line)", "domain": False,
             "tickColor": "var(--line)", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
             "labelPadding": 6},
    "text": {"color": "var(--ink)"},
}  # fmt: skip


def is_able() -> bool:
    """Whether the renderer is installed."""
    try:
        import vl_convert  # noqa: F401
    except ImportError:
        return False
    return True


def drawn(spec: Mapping[str, Any], *, label: str, kind: str, name: str = "") -> Markup | None:
    """The drawing as an SVG element of the page with that label and class; null where the renderer is not installed.

    What the specification calls `policy_NAME` is of one policy, and shown with it; a link to "#c12" becomes one that
    opens citation 12, "#p3" one that opens place 3. `name` is what is drawn, where others have its label and class.
    """
    try:
        import vl_convert
    except ImportError:
        return None
    svg: str = vl_convert.vegalite_to_svg({"config": dict(CONFIG), **spec})
    svg = numbered(svg, name=digest(kind, label, name))
    return Markup(framed(linked(svg), label=label, kind=kind))  # the renderer escapes all words


def numbered(svg: str, *, name: str) -> str:
    """The drawing with its clip paths numbered under its own name: the renderer counts on from drawing to drawing.

    >>> numbered('<g clip-path="url(#clip7)"/><clipPath id="clip7"/>', name="a")
    '<g clip-path="url(#a-clip1)"/><clipPath id="a-clip1"/>'
    """
    known: dict[str, str] = {}
    return _CLIP.sub(lambda found: found[1] + known.setdefault(found[2], f"{name}-clip{len(known) + 1}"), svg)


def linked(svg: str) -> str:
    """The drawing with links into the page, each named by what it draws."""
    svg = _LINK.sub(r'<a href="#\1" data-go="\1">', svg)
    svg = _LABEL.sub(r'\1 aria-label="\3">\2', svg)
    return _POLICY.sub(lambda found: f'class="{found[1]}pol pol-{found[2].replace("_", "-")}"', svg)


def framed(svg: str, *, label: str, kind: str) -> str:
    """The drawing sized by its page and not by itself, named for those who do not see it."""
    found = _SIZE.match(svg)
    if found is None:
        return svg
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="{found[3]}" role="group" '
    return head + f'aria-label="{Markup.escape(label)}"' + svg[svg.index(">") :]


def coloured(svg: str, colours: Mapping[str, str]) -> str:
    """The drawing with CSS variables replaced by colours, for readers that know none."""
    return _VAR.sub(lambda found: colours.get(found[1], "#000"), svg)
