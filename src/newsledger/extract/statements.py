from newsledger.core.claims import Claim, Mention
from newsledger.core.pages import Page


def statements(page: Page, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    return ()
