import re

import newsledger
from newsledger.core.ledger import Ledger
from newsledger.publish.brief import brief

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_a_hostile_report_shows_as_text():
    row = {"id": "<b>id</b>", "title": HOSTILE, "outlet": HOSTILE, "url": "javascript:alert(3)",
           "text": f"{HOSTILE}\n\nThree people died in {HOSTILE} a fire in Quito, Ana Vera said."}  # fmt: skip
    page = brief(newsledger.build([row]))
    body = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL).replace('<script type="application/json"', "")
    assert "<script" not in body and "<img" not in body and 'href="javascript:' not in body and "<b>id" not in body


def test_the_page_asks_for_nothing_from_outside():
    page = brief(newsledger.build([{"id": "a", "text": "Three people died in a fire in Quito, Ana Vera said.",
                                    "url": "https://news.example/a"}]))  # fmt: skip
    assert not re.search(r"\s(src|href)=[\"'](?!#)", page)


def test_links_lead_to_anchors_that_exist():
    rows = [{"id": "a b", "text": "Three people died in a fire in Quito, Ana Vera said.", "published": "2020-01-02"}]
    page = brief(newsledger.build(rows))
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_an_empty_ledger_has_a_page():
    assert "<h1>" in brief(Ledger())
