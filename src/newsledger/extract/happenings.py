from newsledger.core.claims import Claim, Mention
from newsledger.core.pages import Page


def happenings(page: Page, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    return ()
