"""Which judgements stand: undoing restores, and the order in which they come tells nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsledger.core.judged import as_dated, effective, found_again, made, span_of, standing, with_reason, without
from newsledger.core.judgements import Judgement
from newsledger.core.reports import Dating
from tests.conftest import report_of


def judged(verdict: str, a: str, b: str = "", *, at: int = 1, replaces: str | None = None) -> Judgement:
    return made(verdict, a, b, kind="person", why="seen with my own eyes", by="Ada", at=f"2026-01-{at:02}",
                replaces=replaces)  # fmt: skip


def undone(judgement: Judgement, *, at: int) -> Judgement:
    return judged("undone", judgement.id, at=at, replaces=judgement.id)


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Judgements on few names, each a new one or the undoing of one before, a day apart."""
    told: list[Judgement] = []
    for day in range(1, draw(st.integers(1, 9)) + 1):
        if told and draw(st.booleans()):
            told.append(undone(draw(st.sampled_from(told)), at=day))
        else:
            a, b = draw(st.sampled_from([("r:m0-3", "r:m9-12"), ("r:m0-3", "s:m4-7"), ("r:m9-12", "s:m4-7")]))
            before = draw(st.sampled_from([None, *(j.id for j in told if j.verdict != "undone")]))
            told.append(judged(draw(st.sampled_from(["same", "different"])), a, b, at=day, replaces=before))
    return told


@given(histories(), st.randoms())
def test_the_order_in_which_judgements_come_tells_nothing(told, random):
    mixed = random.sample(told, len(told))
    assert standing(mixed) == standing(told) and effective(mixed) == effective(told)


@given(histories(), st.data())
def test_undoing_restores_what_was_there(told, data):
    """A new judgement and its undoing leave what stood before; undoing the undoing brings the judgement back."""
    verdict = data.draw(st.sampled_from(["same", "different"]))
    before = next((j for j in standing(told) if {j.a, j.b} == {"r:m0-3", "r:m9-12"}), None)
    new = judged(verdict, "r:m0-3", "r:m9-12", at=20, replaces=before.id if before else None)
    back = undone(new, at=21)
    assert new in standing([*told, new])
    assert standing([*told, new, back]) == standing(told)
    assert standing([*told, new, back, undone(back, at=22)]) == standing([*told, new])


@given(histories())
def test_nothing_that_stands_was_undone_by_what_counts(told):
    counting = effective(told)
    assert not {j.replaces for j in told if j.id in counting} & {j.id for j in standing(told)}
    assert len({frozenset((j.a, j.b)) for j in standing(told)}) == len(standing(told))


def test_a_claim_judged_wrong_is_taken_out_and_nothing_points_to_it(read_text):
    reading = read_text("Five people, two of them children, were killed on Monday when a bus left the road in Oruro.")
    happening = next(c.about for c in reading.claims if c.about)
    left = without(reading, {happening})
    assert happening not in {c.id for c in left.claims} and len(left.claims) == len(reading.claims) - 1
    assert happening not in {c.about for c in left.claims}


def test_a_judgement_is_found_again_where_better_rules_read_a_name_a_little_longer(read_text):
    reading = read_text("Maria Lindqvist, the mayor of Tromsdal, said on Friday that the bridge was safe.")
    mention = next(m for m in reading.mentions if m.cite.quote.endswith("Lindqvist"))
    _, start, end = span_of(mention.id)
    older = judged("same", f"{mention.cite.report}:m{start}-{end - 4}", "other:m1-2")
    (now,) = found_again([older], [reading])
    assert (now.a, now.b, now.id) == (mention.id, "other:m1-2", older.id)


def test_a_person_dates_a_report_and_what_was_received_stays():
    report = report_of("A bridge fell.", given="2026-02-01")
    told = judged("dated", report.id, "2026-01-30")
    assert as_dated(report, [told]).given == "2026-01-30" and report.given == "2026-02-01"
    dating = with_reason(Dating(report=report.id, published="2026-01-30", basis="given", reason="x"), report, [told])
    assert "Ada" in dating.reason and "2026-02-01" in dating.reason
