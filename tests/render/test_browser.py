"""The page in a real browser: it asks for nothing, runs nothing of others, fits, filters, and can be used by all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.render import RENDERERS, site
from tests.conftest import ROOT
from tests.render.browser import STRICT, browser, listen, unusable
from tests.render.hostile import OWNED, hostile_run
from tests.render.ledgered import ledgered
from tests.render.made_up import KNOWING, PACK

expect = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (400, 1280)
PAGES = ("desk", "amber-hill-to-the-world", "articles-1")
"""The index, the subjects and the articles of a report of several pages."""

NAMES = ("plain", "hostile", "seeds", *PAGES)
TOO_WIDE = """
() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest(".skip, .unseen, thead, pre, .scroll, .word") && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))
"""
# What is no number of a claim is left out: names of files, dates of articles, figures of facts (which lead to where
# they were read) and of findings that are gone.
UNFOLLOWED = """
() => {
  const links = (root) => [...root.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href").slice(1));
  const place = (id) => {
    const found = document.getElementById(decodeURIComponent(id));
    return found && found.tagName === "H2" ? found.closest("section") : found;
  };
  const ends = new Map();
  const leads = (first) => {
    if (ends.has(first)) return ends.get(first);
    const seen = new Set([first]), next = [first];
    while (next.length) {
      const id = next.shift();
      if (id.startsWith("c:") || id.startsWith("u:")) { ends.set(first, true); return true; }
      const target = place(id);
      for (const link of target ? links(target) : []) if (!seen.has(link)) { seen.add(link); next.push(link); }
    }
    ends.set(first, false);
    return false;
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    let around = node.parentElement;
    if (!/[0-9]/.test(node.data) || around.closest("script, style, code, .kicker, #facets, .text, .byline, .reading, .ledger, .change, .reference")) continue;
    if (node.data.trim() === "0") continue;
    const inside = around.closest("a[href^='#']");
    const block = inside || around.closest("li, tr, figure, .source, .group, section, header");
    const from = inside ? [inside.getAttribute("href").slice(1)] : links(block);
    const own = block.closest("[id^='n:'], [id^='c:']");
    if (!from.some(leads) && !own) bad.push(node.data.trim() + " in " + block.outerHTML.slice(0, 80));
  }
  return bad;
}
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a plain, a hostile and a real report on disk."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {
        "plain": RENDERERS["html"](ledgered(), KNOWING),
        "hostile": RENDERERS["html"](hostile_run(), PACK),
    }
    written = {name: _written(folder / f"{name}.html", text) for name, text in texts.items()}
    with pytest.MonkeyPatch.context() as narrow:
        narrow.setattr(site, "BUDGET", 0)
        (folder / "desk").mkdir()
        for file, text in site.render(ledgered(), KNOWING, "desk"):
            written[Path(file).stem] = _written(folder / file, text)
    return written | {"seeds": (ROOT / "reports" / "consistency.html").as_uri()}


def _written(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_for_itself_alone_and_reports_no_error(
    page: Page, files: dict[str, str], name: str
) -> None:
    heard = listen(page)
    page.goto(files[name])
    assert (heard.asked, heard.said, heard.errors) == ([files[name]], [], [])


def test_the_browser_test_would_see_a_request_and_a_script(page: Page, tmp_path: Path) -> None:
    bad = f"<img src='http://127.0.0.1:9/x.png'><script>{OWNED}; console.log(1); alert(2)</script>"
    heard = listen(page)
    page.goto(_written(tmp_path / "bad.html", bad))
    assert len(heard.asked) == 2
    assert {"1", "2"} <= set(heard.said)
    assert page.title() == "owned"


def test_no_script_of_a_hostile_article_runs(page: Page, files: dict[str, str]) -> None:
    heard = listen(page)
    page.goto(files["hostile"])
    page.mouse.wheel(0, 4000)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator("input[type=search]").fill("alert")
    page.wait_for_timeout(200)
    assert page.title().startswith("Consistency report")
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, link, base, template, math, video").count() == 0
    assert page.locator("form").count() == 1
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert (heard.asked, heard.said, heard.errors) == ([files["hostile"]], [], [])


def test_not_even_without_the_policy_of_the_page(page: Page, tmp_path: Path) -> None:
    text = RENDERERS["html"](hostile_run(), PACK)
    start = text.index("<meta http-equiv")
    heard = listen(page)
    page.goto(_written(tmp_path / "bare.html", text[:start] + text[text.index(">", start) + 1 :]))
    assert page.title().startswith("Consistency report")
    assert len(heard.asked) == 1
    assert (heard.said, heard.errors) == ([], [])


SHOWN = ("They do not meet", "By 2030 it is to give", "The Norland Gazette", "琥珀山", "How to read this")


def test_everything_can_be_read_with_scripts_switched_off(chromium: Browser, files: dict[str, str]) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(files["plain"])
    shown = page.locator("body").inner_text()
    assert all(words in shown for words in SHOWN)
    assert page.locator("#facets").is_hidden()
    assert page.locator(".group").first.is_visible()
    page.close()


def test_the_page_is_whole_under_a_policy_that_allows_no_script(page: Page, files: dict[str, str]) -> None:
    text = Path(files["plain"].removeprefix("file://")).read_text(encoding="utf-8")
    page.route(
        "http://report.invalid/",
        lambda route: route.fulfill(
            body=text, headers={"Content-Security-Policy": STRICT, "Content-Type": "text/html"}
        ),
    )
    page.goto("http://report.invalid/")
    shown = page.locator("body").inner_text()
    assert all(words in shown for words in SHOWN)
    assert page.locator("#facets").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"


@pytest.mark.parametrize(
    ("name", "scheme"),
    [(name, scheme) for name in ("plain", "seeds") for scheme in ("light", "dark")]
    + [(name, "light") for name in PAGES],
)
def test_axe_finds_nothing(page: Page, files: dict[str, str], name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(files[name])
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert unusable(page, colours_only=scheme == "dark") == ""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_the_page_does_not_scroll_sideways(page: Page, files: dict[str, str], name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(files[name])
    assert page.evaluate("innerWidth") == width
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_dark_screen_gets_a_dark_page(page: Page, files: dict[str, str]) -> None:
    seen = []
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.goto(files["plain"])
        seen.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert seen == ["rgb(255, 253, 248)", "rgb(23, 22, 20)"]


def test_the_first_key_leads_past_the_header_and_every_link_can_be_reached(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["plain"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.group') !== null")
    assert page.locator("a").evaluate_all("all => all.filter(a => a.tabIndex < 0 || !a.href).length") == 0


@pytest.mark.parametrize("name", ["plain", "seeds"])
def test_every_number_of_the_page_leads_to_a_sentence(page: Page, files: dict[str, str], name: str) -> None:
    page.goto(files[name])
    assert page.evaluate(UNFOLLOWED) == []


def test_the_search_leaves_what_has_all_its_words_and_escape_brings_back_the_rest(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["plain"])
    search = page.locator("#facets input")
    search.fill("westmark 70%")
    expect(page.locator("output")).to_have_text("2 of 6 findings")
    expect(page.locator(".group:visible")).to_have_count(1)
    search.press("Escape")
    expect(page.locator(".group:visible")).to_have_count(3)
    expect(page.locator("output")).to_have_text("")


@pytest.mark.parametrize(
    ("facet", "value", "left"),
    [
        ("severity", "note", 1),
        ("rule", "same-measure", 3),
        ("subject", "Norland", 2),
        ("measure", "mine_production|amber_hill|tin|-|-", 3),
        ("article", "digest", 3),
        ("decision", "decided", 2),
        ("decision", "new", 2),
    ],
)
def test_a_facet_leaves_the_findings_that_have_it(
    page: Page, files: dict[str, str], facet: str, value: str, left: int
) -> None:
    page.goto(files["plain"])
    page.locator(f"select[name={facet}]").select_option(value)
    expect(page.locator("output")).to_have_text(f"{left} of 6 findings")
    expect(page.locator("[data-severity]:visible")).to_have_count(left)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("[data-severity]:visible")).to_have_count(6)


def test_a_link_arrives_at_what_a_filter_hides_and_a_fold_has(page: Page, files: dict[str, str]) -> None:
    page.goto(files["seeds"])
    page.locator("#facets input").fill("no such words")
    expect(page.locator("output")).to_contain_text("0 of")
    page.locator(".worst a").first.click()
    expect(page.locator(":target")).to_be_visible()
    expect(page.locator("output")).to_have_text("")
    page.locator(".matrix a[href^='#p']").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_from_the_index_one_comes_to_a_finding_and_on_to_its_sentence(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["desk"])
    page.locator(".worst a").first.click()
    expect(page).to_have_url(re.compile("desk/amber-hill-to-the-world.html#f:same-measure-0a0a0a0a$"))
    expect(page.locator(":target")).to_be_visible()
    page.locator(":target .explanation a").first.click()
    expect(page).to_have_url(re.compile("desk/articles-1.html#c:gazette-1"))
    page.get_by_role("link", name="Consistency report").click()
    expect(page).to_have_url(files["desk"])


def test_the_index_finds_subjects_and_articles(page: Page, files: dict[str, str]) -> None:
    page.goto(files["desk"])
    page.locator("#facets input").fill("norland")
    expect(page.locator("output")).to_have_text("1 shown")
    assert page.locator(".index tbody tr:visible th").all_inner_texts() == ["Norland"]
    page.locator("#facets input").fill("digs")
    expect(page.locator(".name:visible")).to_have_text([re.compile("^gazette")])


def test_paper_has_no_filters_and_all_of_the_text_with_what_is_folded_on_a_screen(
    page: Page, files: dict[str, str]
) -> None:
    page.goto(files["plain"])
    folded = page.locator("details .pairs li").first
    assert folded.is_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    expect(folded).to_be_visible()
    assert all(words in page.locator("body").inner_text() for words in SHOWN)


def test_a_run_without_a_ledger_offers_no_choice_by_decision(page: Page, files: dict[str, str]) -> None:
    page.goto(files["seeds"])
    assert page.locator("select[name=decision]").is_hidden()
    assert page.locator("select[name=rule]").is_visible()
