from newsledger.core.findings import Desk, Finding, Outcome


def test_a_desk_keeps_each_finding_once_in_an_order_of_its_own():
    late, early = (Finding(level="note", where=w, message="m") for w in ("b", "a"))
    one, two = Desk(), Desk()
    assert one.keep(Outcome((1, 2), (late, early))) == (1, 2)
    two.add([early, late, early])
    assert one.findings == two.findings == (early, late)
