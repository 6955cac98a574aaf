"""The language model, once per report: report -> page. The only room that imports it."""

from newsledger.annotate.english import pages

__all__ = ["pages"]
