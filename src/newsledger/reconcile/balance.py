"""One story balanced: incidents first, then the tallies and relations that need them, then the timeline."""
from newsledger.core.entries import Entries
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Outcome
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.relations import relations
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.timeline import timeline


def balance(evidence: Evidence, cast: Cast, *, policy: str) -> Outcome[Entries]:
    """The entries of a story."""
    happened = incidents(evidence, cast)
    counted = tallies(evidence, cast, happened, policy=policy)
    related = relations(evidence, cast, happened, counted)
    told = timeline(evidence, cast, happened, counted)
    return Outcome((*happened, *counted, *related, *told))
