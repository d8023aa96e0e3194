from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest

from checker.model import Run
from checker.packs import Pack
from checker.render import RENDERERS, site
from checker.render.anchors import anchor
from tests.bench.news import news
from tests.render.hostile import hostile_run
from tests.render.ledgered import ledgered
from tests.render.made_up import CLAIMS, FINDINGS, KNOWING, PACK, run
from tests.render.page import Page, parsed


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that hold next to nothing."""
    monkeypatch.setattr(site, "BUDGET", 0)
    monkeypatch.setattr(site, "SHEET", 4000)
    monkeypatch.setattr(site, "LITTLE", 2500)


def made(whole: Run, pack: Pack) -> dict[str, Page]:
    """The pages of a report by their files."""
    files = list(site.render(whole, pack, "desk"))
    assert len({name for name, _ in files}) == len(files)
    return {name: parsed(text) for name, text in files}


def broken(pages: dict[str, Page]) -> set[str]:
    """The links that lead to no page or to no place on it."""
    places = {(name, id) for name, page in pages.items() for id in page.ids}
    found = set()
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("https:"):
                continue
            file, _, place = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            if there not in pages or (place and (there, place) not in places):
                found.add(f"{name} → {link}")
    return found


def test_what_fits_is_one_page_and_that_of_the_format() -> None:
    assert dict(site.render(ledgered(), KNOWING, "desk")) == {
        "desk.html": RENDERERS["html"](ledgered(), KNOWING)
    }


@pytest.mark.usefixtures("narrow")
def test_what_does_not_fit_has_an_index_a_page_a_subject_and_pages_of_articles() -> None:
    pages = made(ledgered(), KNOWING)
    assert next(iter(pages)) == "desk.html"
    assert {"desk/amber-hill.html", "desk/norland.html", "desk/articles-1.html"} <= set(pages)
    assert broken(pages) == set()
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))
        for name, page in pages.items()
        for link in page.links
        if link.partition("#")[0] and not link.startswith("https:")
    }
    assert set(pages) <= linked, "every page can be reached"


@pytest.mark.usefixtures("narrow")
def test_every_finding_and_every_claim_is_on_one_page() -> None:
    ids = [id for page in made(ledgered(), KNOWING).values() for id in page.ids]
    for finding in FINDINGS:
        assert ids.count(anchor("f", finding.id)) == 1
    for claim in CLAIMS:
        assert ids.count(anchor("c", claim.id)) == ids.count(anchor("n", claim.id)) == 1


@pytest.mark.usefixtures("narrow")
def test_hostile_names_make_plain_files_and_no_element() -> None:
    files = dict(site.render(hostile_run(), PACK, "desk"))
    assert all(re.fullmatch(r"desk(/[a-z0-9-]+)?\.html", name) for name in files)
    pages = {name: parsed(text) for name, text in files.items()}
    assert broken(pages) == set()
    for page in pages.values():
        assert page.tags.count("script") == 1
        assert not {"img", "iframe", "object", "embed", "link", "base", "video", "math"} & set(page.tags)
        assert not {name for name, _ in page.attributes if name.startswith("on")}


@pytest.mark.usefixtures("narrow")
def test_subjects_that_differ_in_signs_only_have_files_of_their_own() -> None:
    same = ("norland", "Norland!", "NORLAND", "诺兰", "articles 1")
    claims = [replace(CLAIMS[3], id=f"gazette-{n}", subject=name) for n, name in enumerate(same)]
    pages = made(
        run(
            claims=[*claims, *(replace(one, id=f"{one.id}x", low=90000.0, high=90000.0) for one in claims)],
            findings=(),
        ),
        PACK,
    )
    assert broken(pages) == set()


def test_large_news_is_cut_and_every_link_leads_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import pipeline
    from checker.packs import load_pack

    monkeypatch.setattr(site, "BUDGET", 100_000)
    monkeypatch.setattr(site, "SHEET", 100_000)
    pack = load_pack(("rare_earths",))
    articles, claims = news(300, 3, outliers=0.3)
    files = list(site.render(pipeline.check(articles, claims, pack), pack))
    assert len(files) > 5
    assert all(len(text.encode()) < 400_000 for _, text in files)
    assert broken({name: parsed(text) for name, text in files}) == set()


def test_the_size_that_is_reckoned_is_near_that_which_is_written() -> None:
    from checker.render.view import report
    from tests.test_seeds import PACK as SEEDS_PACK
    from tests.test_seeds import run as seeds

    written = len(RENDERERS["html"](seeds(), SEEDS_PACK).encode())
    assert 0.5 < site.size(report(seeds(), SEEDS_PACK)) / written < 2
