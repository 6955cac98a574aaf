"""The days on which a toll was told anew."""

from __future__ import annotations

from newsledger.core.evidence import Cast
from newsledger.reconcile.counts import counts
from newsledger.reconcile.incidents import incidents
from newsledger.reconcile.moves import moves
from newsledger.reconcile.origins import Origins
from newsledger.reconcile.readable import sentences
from newsledger.reconcile.tallies import tallies
from newsledger.reconcile.timeline import timeline
from newsledger.reconcile.voices import Voices
from tests.reconcile.building import Tale


def test_each_new_number_of_the_toll_is_a_line_and_one_told_again_is_none() -> None:
    tale = Tale()
    for name, day, number in (("a", "2031-05-02", "12"), ("b", "2031-05-03", "17"), ("c", "2031-05-04", "17")):
        tale.report(name, day, f"The flood killed {number} people in the valley.")
        flood = tale.happening(name, "The flood killed", "flood", type_="disaster")
        tale.figure(name, number, float(number), about=flood.id)
    evidence, cast = tale.evidence(), Cast(tale.entities.values())
    happened, origins = incidents(evidence, cast), Origins(evidence, cast)
    seen = counts(evidence, cast, happened, origins)
    counted = tallies(evidence, cast, happened, seen, origins=origins, voices=Voices(evidence, cast), policy="latest")
    found = moves(evidence, counted, sentences(evidence))
    assert [(move.day, move.claim.cite.quote) for move in found] == [("2031-05-02", "12"), ("2031-05-03", "17")]
    cited = {claim for line in timeline(evidence, happened, counted).items for claim in line.rests_on}
    assert {move.claim.id for move in found} <= cited
