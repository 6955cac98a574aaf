from newsledger.core.entries import Incident, Line, Relation, Tally
from newsledger.core.evidence import Cast, Evidence


def tallies(evidence: Evidence, cast: Cast, incidents: tuple[Incident, ...], *, policy: str) -> tuple[Tally, ...]:
    return ()
