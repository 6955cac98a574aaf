from newsledger.core.entries import Incident, Line, Relation, Tally
from newsledger.core.evidence import Cast, Evidence


def relations(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], tallies: tuple[Tally, ...]) -> tuple[Relation, ...]:
    return ()
