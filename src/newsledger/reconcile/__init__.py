"""Incidents, tallies, relations, timeline: entries that rest on claims."""
from newsledger.reconcile.balance import balance
from newsledger.reconcile.salient import salient_lines

__all__ = ["balance", "salient_lines"]
