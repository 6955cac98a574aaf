"""What tests of measures share."""

from collections.abc import Callable

from newsledger.core.claims import Figure
from newsledger.core.pages import Page
from newsledger.extract.figures import figures


def measures(page_of: Callable[..., Page], text: str) -> list[str]:
    """The measures of a text's figures, in order of place."""
    return [c.body.measure for c in figures(page_of(text)) if isinstance(c.body, Figure)]
