"""From a page to a reading: mentions, time words and claims, each kind in a file of its own."""

from newsledger.extract.reading import RULES, read

__all__ = ["RULES", "read"]
