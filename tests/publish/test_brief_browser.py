"""The brief in a browser: citations open the right words, filters and policies work, nothing leaves the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import newsledger
from newsledger.publish.brief import brief, content
from newsledger.publish.strings import strings
from newsledger.publish.views import Desk
from tests.publish.test_brief import HOSTILE

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def browser():
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no browser here: install chromium to run the browser tests")
    with playwright.sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def ledger():
    return newsledger.build([EXAMPLES])


@pytest.fixture(scope="module")
def file(ledger, tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(brief(ledger), encoding="utf-8")
    return path


def opened(browser, file, **options):
    """The page, and what it logged and asked for."""
    context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **options})
    page = context.new_page()
    page.logged, page.asked = [], []
    page.on("console", lambda message: page.logged.append(message.text))
    page.on("pageerror", lambda error: page.logged.append(str(error)))
    page.on("dialog", lambda dialog: (page.logged.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(file.as_uri())
    return page


@pytest.fixture
def page(browser, file):
    page = opened(browser, file)
    yield page
    page.context.close()


OPEN_ALL = """() => {
  const found = {};
  for (const link of document.querySelectorAll('main a[data-go^="c"]')) {
    if (found[link.dataset.go]) continue;
    link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    const dialog = document.getElementById('panel');
    found[link.dataset.go] = [dialog.open, dialog.querySelector('blockquote mark').textContent,
                              dialog.querySelector('blockquote').textContent,
                              dialog.querySelector('.report mark').textContent,
                              dialog.querySelector('.report').textContent];
    dialog.close();
  }
  return found;
}"""


def test_every_citation_opens_the_words_at_its_offsets(page, ledger):
    cites = page.evaluate("JSON.parse(document.getElementById('data').textContent).cites")
    shown = page.evaluate(OPEN_ALL)
    texts = {ledger.shown(claim.id): (ledger.report_of[claim.report].text, claim) for claim in ledger.claims.values()}
    assert len(shown) > 100
    for number, (is_open, mark, sentence, again, whole) in shown.items():
        _, start, end, first, last, _, _, ident = cites[int(number[1:])]
        text, claim = texts[ident]
        assert is_open and mark == again == text[start:end] == claim.cite.quote
        assert sentence == text[first:last] and claim.sentence.quote in sentence and whole == text


def test_a_citation_is_opened_and_closed_by_keyboard(page):
    link = page.locator("#summary a.c").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").evaluate("d => d.open") and page.locator("#panel blockquote mark").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").evaluate("d => d.open")
    assert link.evaluate("a => a === document.activeElement")


def test_a_line_opens_its_words_and_a_source_shows_its_sentence_when_pointed_at(page):
    page.locator("#timeline > .day li [data-l]").first.click()
    assert page.locator("#panel blockquote mark").inner_text()
    page.keyboard.press("Escape")
    link = page.locator("#summary a.c").first
    link.hover()
    mark, tip = page.locator("#tip mark").text_content(), page.locator("#tip").text_content()
    assert page.locator("#tip").is_visible() and mark and len(tip) > len(mark)


def test_a_point_of_the_chart_and_a_place_of_the_map_open(page):
    pytest.importorskip("vl_convert", reason="charts need vl-convert-python")
    for where, within in (("#toll svg.wide a", "#panel mark"), ("#map svg.wide a", "#panel-body")):
        page.locator(where).first.focus()
        page.keyboard.press("Enter")
        assert page.locator(within).first.inner_text().strip()
        page.keyboard.press("Escape")


def test_names_of_a_nearer_map_keep_their_size_and_stay_by_their_points(page):
    measure = """() => {
        const box = e => e.getBoundingClientRect(), map = document.querySelector("#map svg.wide");
        const name = [...map.querySelectorAll(".mark-text text")].find(t => !t.hasAttribute("font-style"));
        const gap = p => Math.hypot(box(p).x - box(name).x, box(p).y - box(name).y) - box(name).width;
        return [box(name).height, Math.min(...[...map.querySelectorAll(".mark-symbol path")].map(gap))];
    }"""
    height, gap = page.evaluate(measure)
    for _ in range(3):
        page.click("#map button[data-zoom]")
    nearer, after = page.evaluate(measure)
    assert abs(nearer - height) < 2 and after < gap + 20
    page.click("#map button[data-zoom='0']")
    assert page.evaluate(measure) == pytest.approx([height, gap], abs=1)


def test_the_filters_show_what_is_asked_for_and_clear_again(page):
    lines = page.locator("#timeline li[data-line]")
    every = lines.count()
    told = [line.get_attribute("data-status").split("\t") for line in lines.all()]
    asked = next(status for statuses in told for status in statuses if status != "happened")
    page.select_option("#filters select[name=status]", asked)
    kept = page.locator("#timeline li[data-line]:not([hidden])")
    assert 0 < kept.count() < every
    assert all(asked in line.get_attribute("data-status").split("\t") for line in kept.all())
    page.fill("#filters input[name=words]", "no such words anywhere")
    assert kept.count() == 0 and page.locator("#shown").inner_text().startswith("0 of")
    page.click("#filters button[type=reset]")
    page.wait_for_function(f"document.querySelectorAll('#timeline li[data-line]:not([hidden])').length === {every}")


def test_the_policy_chosen_is_the_one_that_is_shown(page, ledger):
    tallies = {Desk(ledger).ledger.shown(t.id): t for t in ledger.tallies}
    held = content(ledger, story=None, lang="en", drawn=False)
    ranges = {row["id"]: row["range"] for row in (*held["counts"], *held["others"])}
    terms = strings("en")["toll"]
    for policy in ("highest", "official", "latest"):
        page.check(f"#policy input[value={policy}]")
        assert page.locator("html").get_attribute("data-policy") == policy
        shown = page.locator("#toll article").evaluate_all(
            "all => all.map(a => [a.querySelector('code').textContent.split(' ').pop(),"
            " [...a.querySelectorAll('p.pol')].filter(p => p.offsetParent).length,"
            " a.querySelector('p.pol-" + policy + " b').textContent])")  # fmt: skip
        for ident, visible, best in shown:
            view = next((v for v in tallies[ident].views if v.policy == policy), None)
            assert visible == 1
            if view is None or view.best is None:
                ends = ranges[ident]
                assert best == (terms["between"].format(low=ends[0]["digits"], high=ends[1]["digits"]) if ends
                                else terms["best_none"])  # fmt: skip
            else:
                assert f"{view.best:,g}" in best or not any(c.isdigit() for c in best)


def test_nothing_is_logged_and_nothing_is_asked_for(page, file):
    page.evaluate(OPEN_ALL)
    page.click("#theme")
    assert page.logged == [] and page.asked == [file.as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser, file, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = opened(browser, file, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('main > section:not(#texts) details').forEach(d => { d.open = true; })")
    found = axe.Axe().run(page).response["violations"]
    page.locator("#summary a.c").first.click()
    found += axe.Axe().run(page, context="#panel").response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]
    page.context.close()
    assert serious == []


@pytest.mark.parametrize("width", [360, 390, 768, 1400])
def test_nothing_is_cut_off_at_the_side(browser, file, width):
    page = opened(browser, file, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("(all => all.scrollWidth <= all.clientWidth)(document.querySelector('nav ul'))")
    page.context.close()


def test_without_scripts_all_rows_show_and_links_lead_to_the_texts(browser, file):
    page = opened(browser, file, java_script_enabled=False)
    assert page.locator("#filters").is_hidden() and page.locator("#summary .cards .pol-latest").first.is_visible()
    link = page.locator("#summary a.c").first
    assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1
    page.context.close()


def test_what_a_hostile_report_says_does_nothing(browser, tmp_path):
    told = f"Three people died in {HOSTILE} a fire in Quito on Monday, Ana Vera said."
    text = f"{HOSTILE}\n\n{told} </script><script>alert(4)</script>"
    rows = [{"id": f"<i>{n}</i>", "title": HOSTILE, "outlet": f"{HOSTILE}{n}", "url": "javascript:alert(3)",
             "text": text, "published": "2020-01-02"} for n in range(2)]  # fmt: skip
    path = tmp_path / "hostile.html"
    path.write_text(brief(newsledger.build(rows)), encoding="utf-8")
    page = opened(browser, path)
    page.evaluate(OPEN_ALL)
    assert page.logged == [] and page.asked == [path.as_uri()]
    assert page.locator("img").count() == 0 and page.locator("script").count() == 2
    assert page.locator("a[href^=javascript]").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#x0").text_content()
    page.context.close()
