"""Cleaning (marks, never cuts), copies and agency credits, dating, stories."""
from newsledger.prepare.byhand import told
from newsledger.prepare.clean import clean
from newsledger.prepare.copies import copies
from newsledger.prepare.dates import dates
from newsledger.prepare.stories import sketch, stories

__all__ = ["clean", "copies", "dates", "sketch", "stories", "told"]
