"""Cleaning (marks, never cuts), copies and agency credits, dating, stories."""
from newsledger.prepare.byhand import told
from newsledger.prepare.clean import clean
from newsledger.prepare.copies import copies
from newsledger.prepare.dates import dates
from newsledger.prepare.shared import shared
from newsledger.prepare.stories import sketch, stories

__all__ = ["clean", "copies", "dates", "shared", "sketch", "stories", "told"]
