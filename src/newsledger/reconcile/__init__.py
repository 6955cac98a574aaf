"""Incidents, tallies, relations, timeline: entries that rest on claims."""
from newsledger.reconcile.balance import balance

__all__ = ["balance"]
