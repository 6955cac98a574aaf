from newsledger.core.entries import Incident, Line, Relation, Tally
from newsledger.core.evidence import Cast, Evidence


def incidents(evidence: Evidence, cast: Cast) -> tuple[Incident, ...]:
    return ()
