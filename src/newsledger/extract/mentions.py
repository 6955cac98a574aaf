from newsledger.core.claims import Mention
from newsledger.core.pages import Page


def mentions(page: Page) -> tuple[Mention, ...]:
    return ()
