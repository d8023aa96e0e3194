"""In a browser: a misread claim is corrected and its finding goes; an article is added and its contradiction comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.ledger.decisions import load_decisions
from checker.store import load_edits
from tests.render.browser import browser, listen, unusable
from tests.web.serving import Served, desk, opened, readme_file, served

expect = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FINDING = "same-measure-20f42578b166"
CLAIM = "000-b07c88"
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
TOO_WIDE = """
() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest(".skip, .unseen, pre, datalist") && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with served(desk(tmp_path / "desk")) as server:
        yield server


@SCRIPT
def test_a_misread_claim_is_corrected_and_its_finding_goes(
    chromium: Browser, server: Served, script: bool
) -> None:
    with opened(chromium, server, script) as page:
        heard = listen(page)
        page.goto(f"{server.base}/finding/{FINDING}")
        page.get_by_role("link", name="misread").click()
        page.get_by_role("link", name="about 43,000 t 000").click()
        page.get_by_label("low", exact=True).fill("45,300")
        page.get_by_label("high", exact=True).fill("45300")
        if not script:
            page.get_by_role("button", name="Show what it does").click()
        would = page.locator("#effect")
        expect(would).to_contain_text("findings would go")
        expect(would).to_contain_text("about 43,000 t (000) or over 45,000 t (003)?")
        assert not (server.root / "claims" / "edits").exists()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("main")).to_contain_text(f"Saved in claims/edits/{CLAIM}.toml")
        expect(page.locator("#case")).to_contain_text("- claim: {kind: amount, metric: mine_production")
        answer = page.goto(f"{server.base}/finding/{FINDING}")
        assert answer is not None
        assert answer.status == 404
        assert heard.errors == []
    (edit,) = load_edits(server.root / "claims")
    assert edit.fields == {"low": 45300, "high": 45300}
    assert {one.about for one in load_decisions(server.root / "claims")} == {(CLAIM,)}


@SCRIPT
def test_the_article_of_the_readme_is_seen_with_its_contradiction_and_added(
    chromium: Browser, server: Served, script: bool
) -> None:
    text = readme_file("figures.txt")
    with opened(chromium, server, script) as page:
        page.get_by_role("link", name="Articles").click()
        page.get_by_role("link", name="Add an article").click()
        page.get_by_label("A file").set_input_files(
            {"name": "figures.txt", "mimeType": "text/plain", "buffer": text.encode()}
        )
        page.get_by_role("button", name="Look at it").click()
        would = page.locator("#effect")
        expect(would).to_contain_text("3 findings would come")
        expect(would).to_contain_text("about 43,000 t (000) or 51,000 t (figures)?")
        assert not (server.root / "seeds" / "figures.txt").exists()
        page.get_by_role("button", name="Add it to seeds").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Mountain Pass in figures")
        page.goto(f"{server.base}/?article=figures")
        expect(page.locator("main")).to_contain_text("or 51,000 t (figures)?")
        assert (server.root / "seeds" / "figures.txt").read_text(encoding="utf-8") == text
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("main")).not_to_contain_text("figures")
        assert not (server.root / "seeds" / "figures.txt").exists()


@SCRIPT
def test_a_pasted_passage_becomes_a_claim(chromium: Browser, server: Served, script: bool) -> None:
    with opened(chromium, server, script) as page:
        page.goto(f"{server.base}/article/000")
        page.get_by_label("A number that is no claim yet").fill("F-35")
        page.get_by_role("button", name="Make it a claim").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A claim that was missed")
        said = {"metric": "things", "subject": "us", "low": "35", "high": "35", "unit": "count"}
        for name, value in said.items():
            page.get_by_label(name, exact=True).fill(value)
        for name, value in {"kind": "count", "hedge": "exact", "modality": "stated"}.items():
            page.get_by_label(name, exact=True).select_option(value)
        page.get_by_role("button", name="Add the claim").click()
        expect(page.locator("main")).to_contain_text("somebody added it")
    (edit,) = load_edits(server.root / "claims")
    assert (edit.add, edit.fields["value_text"], edit.fields["subject"]) == (True, "F-35", "US")


def test_what_is_selected_in_the_text_is_what_becomes_a_claim(chromium: Browser, server: Served) -> None:
    with opened(chromium, server) as page:
        page.goto(f"{server.base}/article/000")
        page.evaluate(
            """() => {
              const runs = [...document.querySelectorAll("[data-text] [data-at]")];
              const run = runs.filter(e => e.textContent.includes("rare earth")).at(-1);
              const node = run.firstChild, at = node.data.lastIndexOf("rare earth");
              document.getSelection().setBaseAndExtent(node, at, node, at + "rare earth ".length);
            }"""
        )
        passage = page.get_by_label("A number that is no claim yet")
        expect(passage).to_have_value("rare earth")
        at = int(page.locator("input[name=at]").input_value())
        text = next((server.root / "seeds").glob("000_*")).read_text(encoding="utf-8")
        assert text[at : at + 10] == "rare earth"
        page.get_by_role("button", name="Make it a claim").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A claim that was missed")
        passage = page.locator("mark")
        expect(passage).to_have_text("rare earth")


def test_a_file_that_is_dropped_is_looked_at(chromium: Browser, server: Served) -> None:
    with opened(chromium, server) as page:
        page.goto(f"{server.base}/articles/add")
        page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "figures.txt", { type: "text/plain" }));
              document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }""",
            readme_file("figures.txt"),
        )
        expect(page.locator("#effect")).to_contain_text("3 findings would come")


def test_a_claim_is_corrected_by_keyboard_alone(chromium: Browser, server: Served) -> None:
    with opened(chromium, server) as page:
        page.goto(f"{server.base}/finding/{FINDING}")
        page.keyboard.press("m")
        expect(page.get_by_text("Which one was misread?")).to_be_visible()
        page.keyboard.press("1")
        expect(page.get_by_role("heading", level=1)).to_contain_text("about 43,000 t")
        for _ in range(40):
            if page.evaluate("document.activeElement.id") == "field-period":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type("2023")
        expect(page.locator("#effect")).to_contain_text("would go")
        # The live answer takes the focus from nobody.
        assert page.evaluate("document.activeElement.id") == "field-period"
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("Saved in claims/edits")
        page.keyboard.press("u")
        expect(page.locator("main")).to_be_visible()
        expect(page.locator(".undo")).to_have_count(0)
    assert load_edits(server.root / "claims") == ()


def test_what_was_saved_outlasts_a_killed_server(chromium: Browser, server: Served) -> None:
    with opened(chromium, server) as page:
        page.goto(f"{server.base}/claim/{CLAIM}")
        page.get_by_role("button", name="This is no claim").click()
        expect(page.locator("main")).to_contain_text("somebody dropped it")
    server.process.kill()
    assert [edit.drop for edit in load_edits(server.root / "claims")] == [True]
    with served(server.root) as again, opened(chromium, again) as page:
        answer = page.goto(f"{again.base}/finding/{FINDING}")
        assert answer is not None
        assert answer.status == 404
        page.goto(again.base)
        expect(page.locator(".undo")).to_contain_text("dropped: Mountain Pass")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(chromium: Browser, server: Served, scheme: str) -> None:
    def look(page: Page, what: str) -> None:
        assert unusable(page, colours_only=scheme == "dark") == "", what
        for width in (400, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(TOO_WIDE) == [], what

    with opened(chromium, server, color_scheme=scheme) as page:
        heard = listen(page)
        for path in ("/articles", "/article/000", "/article/002-g", "/articles/add", f"/claim/{CLAIM}?finding={FINDING}",
                     f"/finding/{FINDING}?verdict=misread", "/article/002-g/mark?passage=7", "/article/000/mark?passage=F-35"):  # fmt: skip
            page.goto(f"{server.base}{path}")
            look(page, path)
        page.goto(f"{server.base}/claim/{CLAIM}")
        page.get_by_label("unit", exact=True).fill("zorkmids")
        expect(page.locator("#effect")).to_contain_text("This cannot be so")
        look(page, "what is wrong while it is typed")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".field.bad")).to_have_count(1)
        look(page, "what is wrong")
        page.goto(f"{server.base}/claim/{CLAIM}")
        page.get_by_label("period", exact=True).fill("2019")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("#case")).to_be_visible()
        look(page, "what was saved")
        page.goto(f"{server.base}/articles/add")
        page.get_by_label("Or its text").fill(readme_file("figures.txt"))
        page.get_by_role("button", name="Look at it").click()
        expect(page.locator("#effect")).to_contain_text("would come")
        look(page, "a draft")
        assert heard.errors == []
        assert [said for said in heard.said if "Content Security Policy" in said] == []
