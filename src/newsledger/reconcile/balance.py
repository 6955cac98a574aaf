"""One story balanced: incidents first, then the tallies and relations that need them, then the timeline."""
from newsledger.core.entries import Entries
from newsledger.core.evidence import Cast, Evidence
from newsledger.core.findings import Outcome
from newsledger.reconcile.counts import counts
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.relations import relations
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.timeline import timeline
from newsledger.reconcile.victims import with_victims
from newsledger.reconcile.voices import Voices


def balance(evidence: Evidence, cast: Cast, *, policy: str) -> Outcome[Entries]:
    """The entries of a story."""
    happened = incidents(evidence, cast)
    origins, voices = Origins(evidence, cast), Voices(evidence, cast)
    seen = counts(evidence, cast, happened, origins)
    counted = tallies(evidence, cast, happened, seen, origins=origins, voices=voices, policy=policy)
    related = relations(evidence, cast, seen, counted, voices=voices)
    counted = with_victims(counted, evidence, happened, seen, policy=policy)
    told = timeline(evidence, happened, counted)
    return Outcome((*happened, *counted, *related, *told.items), told.findings)
