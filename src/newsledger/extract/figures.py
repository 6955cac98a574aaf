from newsledger.core.claims import Claim
from newsledger.core.pages import Page


def figures(page: Page) -> tuple[Claim, ...]:
    return ()
