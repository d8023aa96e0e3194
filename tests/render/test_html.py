from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from checker.render import RENDERERS, words
from checker.render.anchors import anchor
from checker.render.mentions import linked
from checker.render.view import report
from tests.conftest import ROOT
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.ledgered import ledgered
from tests.render.made_up import ARTICLES, CLAIMS, FINDINGS, KNOWING, PACK, knowing, run
from tests.render.page import parsed

CSS = (ROOT / "checker" / "render" / "templates" / "report.css").read_text(encoding="utf-8")
PAGE = RENDERERS["html"](knowing(), KNOWING)
DECIDED = RENDERERS["html"](ledgered(), KNOWING)
OUT = {"https://tin.example/2024"}
"""The links that lead out: to where a fact was read, if that is a web address."""

MADE_BY_US = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "section", "article", "p", "div",
    "h1", "h2", "h3", "h4", "dl", "dt", "dd", "dfn", "ol", "ul", "li", "span", "q", "b", "bdi", "code", "small", "sup",
    "mark", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
    "svg", "desc", "line", "text", "tspan", "rect", "circle", "path",
    "form", "label", "input", "select", "option", "output", "button", "script", "br",
}  # fmt: skip


def test_every_link_leads_to_a_place_on_the_page_and_places_have_one_name_each() -> None:
    page = parsed(PAGE)
    assert page.links
    assert {link.removeprefix("#") for link in page.links if link not in OUT} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_claim_is_marked_in_its_text_and_leads_to_its_measure() -> None:
    page = parsed(PAGE)
    for claim in CLAIMS:
        assert anchor("c", claim.id) in page.ids
        assert f"#{anchor('c', claim.id)}" in page.links
        assert f"#{anchor('n', claim.id)}" in page.links
    assert {mark for mark in page.marks if mark} == {claim.value_text for claim in CLAIMS}


def test_every_finding_has_its_place_and_is_said_in_full() -> None:
    page = parsed(PAGE)
    for finding in FINDINGS:
        assert anchor("f", finding.id) in page.ids
        assert finding.explanation in page.text
        assert all(reason in page.text for reason in finding.softened)


def test_nothing_on_the_page_asks_for_anything_from_elsewhere() -> None:
    for html in (PAGE, RENDERERS["html"](hostile_run(), PACK)):
        page = parsed(html)
        assert {name for name, _ in page.attributes} & {
            "src",
            "srcset",
            "data",
            "action",
            "ping",
            "background",
        } == set()
        assert {link for link in page.links if not link.startswith("#")} <= OUT
        style = html[html.index("<style>") : html.index("</style>")]
        assert not re.search(r"url\(|@import|@font-face|https?:", style)
        assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-" in html


def test_a_hostile_article_adds_no_element_and_no_attribute() -> None:
    page = parsed(RENDERERS["html"](hostile_run(), PACK))
    assert set(page.tags) <= MADE_BY_US
    assert page.tags.count("script") == 1
    assert not {name for name, _ in page.attributes if name.startswith("on") or name in ("style", "srcdoc")}
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    shown = " ".join(page.text.split())
    for text in HOSTILE:
        assert " ".join(words.clean(text).split()) in shown


def test_each_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    assert all(cells == heads for heads, cells in parsed(PAGE).rows)


def test_chinese_is_said_to_be_chinese_and_the_page_to_be_english() -> None:
    said = [lang for text, lang in parsed(PAGE).said if words.chinese(text)]
    assert said
    assert set(said) == {"zh"}
    assert {lang for text, lang in parsed(PAGE).said if "Consistency" in text} == {"en"}


def test_no_state_is_told_by_colour_alone() -> None:
    states = re.findall(r'<span class="state [a-z-]+">(.*?)</span> ([a-z ]+)</span>', PAGE)
    assert states
    assert all('aria-hidden="true">' in shape and word for shape, word in states)
    assert {word for _, word in states} == {
        *("contradiction", "tension", "note", "no conflict", "one source"),
        *("agrees", "differs", "outdated", "definition", "in doubt", "stands", "agreed", "open"),
    }


def test_the_policy_names_the_script_of_the_page_and_no_other() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in PAGE
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp", script
    )


def test_a_decision_stands_at_its_finding_with_who_made_it_when_and_why() -> None:
    text = " ".join(parsed(DECIDED).text.split())
    for said in (
        "✔ decided both-stand, another scope the share is one of metal | not of ore by tin desk, 1 Jun 2024",
        "✔ decided same-origin both print the exchange's close by tin desk, 1 Jun 2024, to be reviewed by 5 Dec 2024, which is soon",
        "✗ decided before that prefer 55–60% (digest) customs publishes the range by tin desk, 1 Jun 2024, to be reviewed by 31 Jan 2026 Since it was decided: nearly 70% (gazette)",
        "✗ decision expired unresolved asked the ministry by tin desk, 1 Jun 2024, held until 30 Sep 2024",
    ):
        assert said in text


def test_what_is_decided_comes_last_and_is_none_of_what_matters_most() -> None:
    view = report(ledgered(), KNOWING)
    mined, bought, prices = view.groups
    assert [finding.rule for finding in mined.findings] == ["same-measure", "temporal", "own-arithmetic"]
    assert [finding.rule for finding in bought.findings] == ["growth", "same-measure"]
    assert prices.severity == "tension", "all of it is decided"
    assert [worst.finding.rule for worst in view.worst] == [
        "same-measure",
        "growth",
        "same-measure",
        "temporal",
    ]


def test_what_is_new_updated_and_gone_is_said_in_words() -> None:
    text = " ".join(parsed(DECIDED).text.replace("\xa0", " ").split())
    for said in ("★ new2", "↻ updated1", "✔ decided2", "✗ decision expired1", "✕ gone1"):
        assert said in text
    assert "1 finding of main is there no more. ✕ gone The shares of Norland’s imports of tin" in text
    assert "1 decision is on findings that are there no more." in text
    assert "source-error a typing error of the ledger by tin desk, 1 Jun 2024" in text


def test_a_number_that_nobody_understood_is_marked_and_listed() -> None:
    page = parsed(DECIDED)
    assert "Found and not understood: 2" in " ".join(page.text.split())
    assert "Found and not understood" not in parsed(PAGE).text
    assert [link for link in page.links if link.startswith("#u:")] == ["#u:gazette~20~194"]


def test_facets_have_the_properties_of_each_finding() -> None:
    found = re.search(rf'<li[^>]* id="{anchor("f", FINDINGS[0].id)}"[^>]*>', DECIDED)
    assert found
    for said in (
        'data-severity="contradiction"',
        'data-rule="same-measure"',
        'data-article="gazette\npost"',
        'data-decision="not decided\nnew"',
    ):
        assert said in found[0]


def test_the_page_tells_no_time_and_no_place_of_this_machine() -> None:
    assert str(ROOT) not in PAGE
    assert not re.search(r"\b\d{2}:\d{2}:\d{2}\b|generated", PAGE)


def test_a_claim_whose_text_is_gone_is_still_on_the_page() -> None:
    short = replace(ARTICLES[1], blocks=ARTICLES[1].blocks[:1])
    page = parsed(RENDERERS["html"](run((short,), (CLAIMS[3],), ()), PACK))
    assert anchor("c", CLAIMS[3].id) in page.ids
    assert "Not in the text as it is read now" in page.text


def test_claims_that_share_letters_are_both_marked() -> None:
    wide = replace(
        CLAIMS[3], id="gazette-8", value_text="43,000 tons of tin in 2023", start=CLAIMS[3].start + 6
    )
    wide = replace(wide, end=wide.start + len(wide.value_text))
    page = parsed(RENDERERS["html"](run((ARTICLES[1],), (CLAIMS[3], wide), ()), PACK))
    assert {anchor("c", "gazette-1"), anchor("c", "gazette-8")} <= set(page.ids)
    assert {"about ", "43,000 tons", " of tin in 2023"} <= set(page.marks)


def test_an_explanation_links_each_article_it_names_to_the_claim_that_is_meant() -> None:
    group = report(run(), PACK).groups[0]
    pieces = linked(group.findings[0].explanation, group.of(group.findings[0]))
    assert [(text, entry.claim.id) for text, entry in pieces if entry] == [
        ("gazette", "gazette-1"),
        ("post", "post-2"),
    ]
    assert "".join(text for text, _ in pieces) == group.findings[0].explanation


def test_the_id_of_an_article_inside_a_number_is_no_link() -> None:
    group = report(run(), PACK).groups[0]
    zeros = replace(group.entries[0], claim=replace(group.entries[0].claim, article="000"))
    pieces = linked("43,000 t or 1.000 (000)", [zeros])
    assert [text for text, entry in pieces if entry] == ["000"]
    assert pieces[0][0] == "43,000 t or 1.000 ("


@pytest.mark.parametrize("id", ["000-1a2b", "ref:usgs 2024", "稀土/1", 'a"><b', "a~7c~b"])
def test_a_place_on_the_page_is_named_in_plain_letters(id: str) -> None:
    assert re.fullmatch(r"c:[A-Za-z0-9._~-]+", anchor("c", id))


def test_two_ids_never_name_one_place() -> None:
    names = ["a|b", "a~7c~b", "a b", "a_b", "a-b", "A-b"]
    assert len({anchor("c", name) for name in names}) == len(names)


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(a: str, b: str) -> float:
    bright, dark = sorted((_light(a), _light(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_paper_as_wcag_aa_asks(scheme: str) -> None:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    colours = _colours(light if scheme == "light" else dark)
    states = ("contradiction", "tension", "note", "no-conflict", "one-source")
    pairs = [(ink, paper) for ink in ("ink", "muted", *states) for paper in ("paper", "wash")]
    for ink, paper in [*pairs, ("ink", "mark")]:
        assert _contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def test_the_figure_of_another_year_is_counted_doubted_and_judged_with_its_source() -> None:
    text = " ".join(parsed(PAGE).text.split())
    assert "◆ outdated figure1" in text.replace("\xa0", " ")
    assert "43,000 t is the figure for 2022." in text
    assert "✗ in doubt, ◆ outdated: the figure for 2022; now 45,600 t for 2023" in text
    assert "✓ stands 2023 over 45,000 t (post), not about 43,000 t (gazette): Tin Office" in text
    assert anchor("j", "gazette-1") in parsed(PAGE).ids


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    assert "javascript:" not in PAGE
    assert "Tin [Office](x), Tin Yearbook 2023" in PAGE
