"""The page in a real browser: it asks for nothing, runs nothing, and fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.render import RENDERERS
from tests.render.browser import Browser, browser
from tests.render.hostile import hostile_run
from tests.render.made_up import PACK, run

pytestmark = pytest.mark.browser

WIDTHS = (400, 1280)
TOO_WIDE = """
[...document.querySelectorAll("body *")]
  .filter(e => !e.closest(".skip, .unseen, thead, pre") && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a plain and of a hostile report on disk."""
    folder = tmp_path_factory.mktemp("pages")
    runs = {"plain": run(), "hostile": hostile_run()}
    return {
        name: _written(folder / f"{name}.html", RENDERERS["html"](whole, PACK))
        for name, whole in runs.items()
    }


def _written(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_the_page_asks_for_itself_alone_and_reports_no_error(
    page: Browser, files: dict[str, str], name: str
) -> None:
    page.open(files[name])
    asked = [request["documentURL"] for request in page.told("Network.requestWillBeSent")]
    assert asked == [files[name]]
    assert page.told("Log.entryAdded") == []
    assert page.told("Runtime.consoleAPICalled") == []
    assert page.told("Runtime.exceptionThrown") == []


def test_the_browser_test_would_see_a_request_and_a_script(page: Browser, tmp_path: Path) -> None:
    bad = "<img src='http://127.0.0.1:9/x.png'><script>document.title = 'owned'; console.log(1)</script>"
    page.open(_written(tmp_path / "bad.html", bad))
    assert len(page.told("Network.requestWillBeSent")) == 2
    assert page.told("Runtime.consoleAPICalled")
    assert page.value("document.title") == "owned"


def test_no_script_of_a_hostile_article_runs(page: Browser, files: dict[str, str]) -> None:
    page.open(files["hostile"])
    assert str(page.value("document.title")).startswith("Consistency report")
    assert (
        page.value("document.querySelectorAll('script, img, iframe, object, embed, link, form, base').length")
        == 0
    )
    assert page.value("getComputedStyle(document.body).display") == "block"


def test_everything_can_be_read_with_scripts_switched_off(page: Browser, files: dict[str, str]) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(files["plain"])
        shown = str(page.value("document.body.innerText"))
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)
    for words in (
        "They do not meet",
        "By 2030 it is to give",
        "The Norland Gazette",
        "琥珀山",
        "How to read this",
    ):
        assert words in shown


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_the_page_does_not_scroll_sideways(
    page: Browser, files: dict[str, str], name: str, width: int
) -> None:
    page.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    page.open(files[name])
    assert page.value("innerWidth") == width
    assert page.value(TOO_WIDE) == []
    assert page.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_dark_screen_gets_a_dark_page(page: Browser, files: dict[str, str]) -> None:
    seen = []
    for scheme in ("light", "dark"):
        page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        page.open(files["plain"])
        seen.append(page.value("getComputedStyle(document.body).backgroundColor"))
    page.call("Emulation.setEmulatedMedia", features=[])
    assert seen == ["rgb(255, 253, 248)", "rgb(23, 22, 20)"]


def test_the_first_key_leads_past_the_header_and_every_link_can_be_reached(
    page: Browser, files: dict[str, str]
) -> None:
    page.open(files["plain"])
    for kind in ("rawKeyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert page.value("document.activeElement.className") == "skip"
    assert (
        page.value("[...document.querySelectorAll('a')].filter(a => a.tabIndex < 0 || !a.href).length") == 0
    )
