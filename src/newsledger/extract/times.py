from newsledger.core.times import TimeWords
from newsledger.core.pages import Page


def times(page: Page) -> tuple[TimeWords, ...]:
    return ()
