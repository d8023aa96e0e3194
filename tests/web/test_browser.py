"""An hour of an editor in Chromium: everything decided by keyboard alone, undone, and there after the power went."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.browser import browser, listen, unusable
from tests.web.rooms import kept
from tests.web.serving import Served, desk, opened, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

TURNS = (
    ("p", "2", "2", "Enter"),
    ("b", "3", "1", "Enter"),
    ("n", "1", "Enter"),
    ("s", "1", "Enter"),
    ("e", "1", "3", "Enter"),
    ("o", "Enter"),
    ("l", "w", *"asked the bureau", "Enter"),
)
"""What an editor types: a verdict, what it asks for by numbers, a reason by its number or in words, Enter."""

TOO_WIDE = """
() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest(".skip, .unseen, pre") && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened_browser:
        yield opened_browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with served(desk(tmp_path / "desk")) as started:
        yield started


def progress(page: Page) -> Locator:
    """Where a page says how much is decided."""
    return page.locator(".progress, main.queue h1").first


def left(page: Page) -> int:
    """How many are not decided, as the page says it."""
    done, total = progress(page).inner_text().split(" decided")[0].split(" of ")
    return int(total) - int(done)


def decide(page: Page, keys: Sequence[str]) -> None:
    """One finding by keys, as fast as they can be typed; then the next one is there."""
    done, rest = progress(page).inner_text().split(" of ")
    for key in keys:
        page.keyboard.press("Space" if key == " " else key)
    expect(progress(page)).to_have_text(f"{int(done) + 1} of {rest}")


def test_all_findings_are_decided_and_three_undone_by_keyboard_alone(
    chromium: Browser, server: Served
) -> None:
    with opened(chromium, server) as page:
        heard = listen(page)
        number = left(page)
        assert number > 15
        page.keyboard.press("Enter")
        page.locator("main.decide").wait_for()
        for turn in range(number):
            decide(page, TURNS[turn % len(TURNS)])
        expect(page.locator("main.queue h1")).to_have_text(f"{number} of {number} decided")
        expect(page.locator(".none")).to_have_text("All of these are decided.")
        assert len(kept(server.root)) == number
        for back in range(1, 4):
            page.keyboard.press("u")
            expect(page.locator(".progress")).to_have_text(f"{number - back} of {number} decided")
        assert len(kept(server.root)) == number - 3
        decide(page, ("n", "1", "Enter"))
        page.keyboard.press("q")
        page.locator("main.queue").wait_for()
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(".rows a").nth(1)).to_be_focused()
        page.locator("select[name=state]").select_option("decided")
        expect(page.locator(".rows li")).to_have_count(number - 2)
        page.go_back()
        expect(page.locator(".rows li")).to_have_count(2)
        page.context.clear_cookies()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_contain_text("The token is missing")
        assert heard.errors == []
        assert not [text for text in heard.said if "Content Security" in text or "Refused" in text]
        assert all(address.startswith(server.base) for address in heard.asked)


def test_what_was_confirmed_outlives_a_kill_in_the_middle(chromium: Browser, tmp_path: Path) -> None:
    root = desk(tmp_path / "desk")
    with served(root) as first, opened(chromium, first) as page:
        page.keyboard.press("Enter")
        page.locator("main.decide").wait_for()
        for turn in range(4):
            decide(page, TURNS[turn])
        page.keyboard.press("n")
        page.locator("aside form").wait_for()
        # It dies while it is being asked.
        page.keyboard.press("Enter")
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        page.keyboard.press("j")
        expect(page.locator("#lost")).to_be_visible()
    whole = kept(root)
    assert len(whole) in (4, 5)
    with served(root) as second, opened(chromium, second) as page:
        expect(page.locator("main.queue h1")).to_contain_text(f"{len(whole)} of ")
        # A command may have come into the journal and no further; it is passed over.
        for left_over in range(len(whole) - 1, -1, -1):
            page.keyboard.press("u")
            page.locator("main.decide").wait_for()
            expect(progress(page)).to_contain_text(f"{left_over} of ")
        assert kept(root) == []


def test_all_findings_are_decided_and_three_undone_without_a_script(
    chromium: Browser, server: Served
) -> None:
    with opened(chromium, server, script=False) as page:
        number = left(page)
        page.locator("main.queue a.do").click()
        for turn in range(number):
            verdict = ("unresolved", "both-stand", "prefer")[turn % 3]
            page.locator(f"aside nav a[href*='verdict={verdict}']").click()
            if verdict == "both-stand":
                page.get_by_label("definition").check()
            if verdict == "prefer":
                page.locator("input[name=claim]").first.check()
            if turn % 4 == 0:
                page.get_by_label("In your own words").fill("by the yearbook")
            page.locator("aside form button").click()
        expect(page.locator("main.queue h1")).to_have_text(f"{number} of {number} decided")
        for back in range(1, 4):
            page.locator(".undo button").click()
            expect(page.locator(".progress")).to_have_text(f"{number - back} of {number} decided")
        page.goto(server.base)
        page.locator("select[name=state]").select_option("decided")
        page.locator(".facets button").click()
        expect(page.locator("main.queue .rows li")).to_have_count(number - 3)
        assert len(kept(server.root)) == number - 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_used_by_all_and_fits(chromium: Browser, server: Served, scheme: str) -> None:
    with opened(chromium, server, color_scheme=scheme, bypass_csp=True) as page:
        (one, *_) = page.locator("main.queue .rows a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        widths = (1280, 400)
        scan = "?verdict="

        def usable() -> None:
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(TOO_WIDE) == []
            assert unusable(page, colours_only=scheme == "dark") == ""

        for address in (
            "/",
            "/?severity=all&state=all",
            "/keys",
            "/nothing",
            one,
            *(f"{one}{scan}{v}" for v in ("prefer", "both-stand", "unresolved")),
        ):
            page.goto(server.base + address)
            usable()
        page.goto(f"{server.base}{one}{scan}unresolved")
        page.locator("input[name=scope]").nth(1).check()
        page.locator("aside form button").click()
        page.locator("form.sure").wait_for()
        usable()
        page.goto(f"{server.base}{one}{scan}prefer")
        page.locator("aside form button").click()
        page.get_by_role("alert").wait_for()
        usable()
        page.goto(f"{server.base}{one}{scan}unresolved")
        with opened(chromium, server) as other:
            other.goto(f"{server.base}{one}{scan}not-a-conflict")
            other.locator("aside form button").click()
            other.locator(".undo").wait_for()
        before = kept(server.root)
        for key in ("Enter", "Enter", "n", "1", "Enter"):
            page.keyboard.press(key)
        expect(page.locator("main h1")).to_have_text("This was changed while you looked at it")
        page.wait_for_timeout(300)
        assert kept(server.root) == before, "nobody overrules what they have not seen"
        usable()
        page.keyboard.press("y")
        page.locator("main.decide").wait_for()
        assert 'verdict = "unresolved"' in next((server.root / "claims/decisions").glob("*.toml")).read_text(
            "utf-8"
        )
