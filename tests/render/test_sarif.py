"""SARIF against the official schema, GitHub's limits, and the texts that it points into."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from markdown_it import MarkdownIt

from checker.model import Finding, Run, Settled
from checker.render import RENDERERS
from checker.rules import ALL_RULES
from tests.counting import calls
from tests.render.hostile import hostile_run
from tests.render.ledgered import PRICES, ledgered
from tests.render.made_up import ARTICLES, CLAIMS, FINDINGS, KNOWING, PACK, P, article, claim, knowing, run
from tests.render.many import many
from tests.render.page import parsed

READER = MarkdownIt("commonmark", {"html": True})
PROFILES = ("sarif", "sarif-github")
MEGABYTE = 1024 * 1024


@cache
def validator() -> Draft7Validator:
    file = Path(__file__).with_name("sarif-schema-2.1.0.json")
    return Draft7Validator(json.loads(file.read_text(encoding="utf-8")), format_checker=FormatChecker())


def document(whole: Run, form: str = "sarif") -> dict[str, Any]:
    return json.loads(RENDERERS[form](whole, KNOWING))


def results(whole: Run, form: str = "sarif") -> list[dict[str, Any]]:
    return document(whole, form)["runs"][0]["results"]


def locations(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result["locations"], *result.get("relatedLocations", [])]


RUNS = {
    "made up": run,
    "with facts": knowing,
    "with a ledger": ledgered,
    "hostile": hostile_run,
    "without articles": lambda: run(articles=()),
    "empty": lambda: run((), (), ()),
}


@pytest.mark.parametrize("form", PROFILES)
@pytest.mark.parametrize("made", RUNS.values(), ids=RUNS)
def test_it_is_valid_against_the_official_schema(made: Any, form: str) -> None:
    assert list(validator().iter_errors(document(made(), form))) == []


def test_the_schema_would_notice() -> None:
    wrong = document(run())
    wrong["runs"][0]["results"][0]["level"] = "contradiction"
    assert list(validator().iter_errors(wrong))


def test_a_region_is_where_the_number_stands_by_offset_and_by_line_and_column() -> None:
    texts = {made.file: made.text for made in ARTICLES}
    values = {made.id: made.value_text for made in CLAIMS}
    seen = 0
    for result in results(run()):
        for id, location in zip(result["properties"]["claims"], locations(result), strict=True):
            place = location["physicalLocation"]
            region = place["region"]
            text = texts[place["artifactLocation"]["uri"]]
            start = region["charOffset"]
            assert text[start : start + region["charLength"]] == values[id]
            assert region["startLine"] == region["endLine"]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == values[id]
            seen += 1
    assert seen == 5


def test_lines_end_as_the_file_ends_them_and_columns_count_letters() -> None:
    made = article("crlf", "锡\r", None, None, [(P, "𝔘 一座矿产出43吨\r"), (P, "Next gave 44\r\ntons\r")])
    rows = [
        claim(made, 1, "43吨", "产出43吨", kind="amount", metric="mine_production", low=43.0, unit="t"),
        claim(
            made,
            2,
            "44\r\ntons",
            "gave 44\r\ntons",
            kind="amount",
            metric="mine_production",
            low=44.0,
            unit="t",
        ),
    ]
    found = replace(FINDINGS[0], claims=("crlf-1", "crlf-2"))
    first, second = locations(results(run([made], rows, [found]))[0])
    region = first["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 8, 11)
    region = second["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (3, 4, 5)


def test_what_is_new_is_the_place_and_the_other_sides_are_related_with_their_quotes() -> None:
    new = results(ledgered())[0]
    assert new["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "articles/post.txt",
        "uriBaseId": "%SRCROOT%",
    }
    (other,) = new["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "articles/gazette.txt"
    assert "about 43,000 tons of tin in 2023" in other["message"]["text"]
    assert "[about 43,000 t (gazette, 5 Mar 2024)](1)" in new["message"]["text"]


def test_levels_states_and_decisions_are_those_of_the_ledger() -> None:
    found = {row["partialFingerprints"]["checker/v1"]: row for row in results(ledgered())}
    state = {id: (row["level"], row["baselineState"]) for id, row in found.items()}
    assert state == {
        "same-measure-0a0a0a0a": ("error", "new"),
        "growth-b2b2b2b2b2b2": ("error", "new"),
        "same-measure-0b0b0b0b": ("warning", "updated"),
        "own-arithmetic-a1a1a1a1a1a1": ("warning", "unchanged"),
        "same-measure-c3c3c3c3c3c3": ("warning", "unchanged"),
        "temporal-0c0c0c0c": ("note", "unchanged"),
        "reference-0d0d0d0d": ("note", "unchanged"),
        "share-sum-d4d4d4d4d4d4": ("error", "absent"),
    }
    suppressed = {id: [one["status"] for one in row["suppressions"]] for id, row in found.items()}
    assert {id: status for id, status in suppressed.items() if status} == {
        "own-arithmetic-a1a1a1a1a1a1": ["accepted"],
        "same-measure-c3c3c3c3c3c3": ["accepted"],
        "same-measure-0b0b0b0b": ["underReview"],
    }
    (one,) = found["own-arithmetic-a1a1a1a1a1a1"]["suppressions"]
    assert one["kind"] == "external"
    assert one["justification"] == (
        "both-stand, another scope: the share is one of metal | not of ore (tin desk, 1 Jun 2024)"
    )


def test_a_decision_that_decides_nothing_suppresses_nothing() -> None:
    whole = ledgered()
    assert whole.ledger is not None
    old = whole.ledger.settled["growth-b2b2b2b2b2b2"].decision
    ledger = replace(whole.ledger, settled={PRICES.id: Settled(PRICES.id, None, old)}, against=None)
    found = {row["partialFingerprints"]["checker/v1"]: row for row in results(replace(whole, ledger=ledger))}
    assert [one["status"] for one in found[PRICES.id]["suppressions"]] == ["underReview"]
    assert not any("baselineState" in row for row in found.values()), "there is no base"


def test_without_a_ledger_nothing_is_said_of_one() -> None:
    assert not any({"baselineState", "suppressions"} & set(row) for row in results(run()))


def test_a_claim_without_a_read_article_has_no_file_but_a_name() -> None:
    place = results(run(articles=()))[0]["locations"][0]
    assert place == {
        "logicalLocations": [
            {"name": "gazette-1", "fullyQualifiedName": "gazette/gazette-1", "kind": "claim"}
        ]
    }


def test_the_rules_have_the_texts_of_their_manuals() -> None:
    from checker.packs import load_pack
    from checker.pipeline import check

    (driver,) = (one["tool"]["driver"] for one in document(check((), (), load_pack()))["runs"])
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in ALL_RULES]
    for rule, listed in zip(ALL_RULES, driver["rules"], strict=True):
        assert listed["help"]["text"] == rule.manual
        assert listed["shortDescription"]["text"].endswith((".", ".”"))
        assert len(listed["fullDescription"]["text"]) <= 1024
        assert len(listed["properties"]["tags"]) <= 10


def test_a_rule_that_only_a_finding_names_is_listed_too() -> None:
    listed = {rule["id"] for rule in document(ledgered())["runs"][0]["tool"]["driver"]["rules"]}
    assert listed >= {one["ruleId"] for one in results(ledgered())}


def test_github_is_shown_what_is_open_only() -> None:
    found = results(ledgered(), "sarif-github")
    assert [row["level"] for row in found] == ["error", "error", "warning", "note", "note"]
    assert not any({"suppressions", "baselineState"} & set(row) for row in found)


def test_github_knows_a_finding_again_by_its_fingerprint_and_not_by_its_line() -> None:
    hashes = [row["partialFingerprints"] for row in results(ledgered(), "sarif-github")]
    assert all(list(one) == ["primaryLocationLineHash"] for one in hashes)
    known = {one["primaryLocationLineHash"] for one in hashes}
    assert all(re.fullmatch(r"[0-9a-f]{12}:1", one) for one in known)
    assert "b2b2b2b2b2b2:1" in known
    moved = [replace(made, text=f"New on top.\n{made.text}") for made in ARTICLES]
    rows = [replace(row, start=row.start + 12, end=row.end + 12) for row in CLAIMS]
    before, after = (
        {row["partialFingerprints"]["primaryLocationLineHash"] for row in results(whole, "sarif-github")}
        for whole in (run(), run(moved, rows))
    )
    assert before == after


def test_two_findings_of_one_fingerprint_are_two_to_github() -> None:
    twin = replace(PRICES, id=f"{PRICES.id}-2", claims=("gazette-1", "post-2"))
    hashes = [
        row["partialFingerprints"]["primaryLocationLineHash"]
        for row in results(run(findings=(PRICES, twin)), "sarif-github")
    ]
    assert hashes == ["c3c3c3c3c3c3:1", "c3c3c3c3c3c3:2"]


def test_five_thousand_findings_are_valid_and_under_ten_megabytes() -> None:
    whole = many(5_000)
    for form in PROFILES:
        text = RENDERERS[form](whole, PACK)
        read = json.loads(text)
        assert len(read["runs"][0]["results"]) == 5_000
        assert next(validator().iter_errors(read), None) is None
        assert len(text.encode()) < 10 * MEGABYTE
        assert len(gzip.compress(text.encode())) < MEGABYTE


def test_twice_as_many_findings_cost_twice_as_much() -> None:
    few, twice = (many(number) for number in (1_000, 2_000))
    RENDERERS["sarif"](few, PACK)
    assert calls(lambda: RENDERERS["sarif"](twice, PACK)) <= 2.2 * calls(
        lambda: RENDERERS["sarif"](few, PACK)
    )


def test_github_gets_the_worst_it_shows_and_is_told_how_many_there_are_more() -> None:
    (one,) = document(many(5_200), "sarif-github")["runs"]
    assert len(one["results"]) == 5_000
    assert [row["level"] for row in one["results"]].count("error") == 2_600
    (note,) = one["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "200 findings left out: the worst 5,000 are here."
    assert list(validator().iter_errors({**document(run()), "runs": [{**one, "results": []}]})) == []
    assert len(results(many(5_200))) == 5_200


def test_a_finding_of_very_many_claims_keeps_within_the_locations_that_github_shows() -> None:
    text = " ".join(f"It gave {number} tons." for number in range(1000, 1150))
    made = article("long", "Tin", None, None, [(P, text)])
    rows = [
        claim(made, number, f"{number} tons", f"It gave {number} tons.", kind="amount",
              metric="mine_production", low=float(number), unit="t")
        for number in range(1000, 1150)
    ]  # fmt: skip
    found = replace(FINDINGS[0], claims=tuple(row.id for row in rows))
    whole = run([made], rows, [found])
    assert len(locations(results(whole, "sarif-github")[0])) == 100
    result = results(whole)[0]
    assert len(locations(result)) == 150
    assert " and 139 more." in result["message"]["text"]


@pytest.mark.parametrize("form", PROFILES)
def test_hostile_texts_make_no_link_no_argument_and_no_element(form: str) -> None:
    for result in results(hostile_run(), form):
        text = result["message"]["text"]
        assert not re.search(r"\]\((?!\d+\))", text)
        assert not re.search(r"(?<!\{)\{(?!\{)", text.replace("{{", ""))
        said = result["message"].get("markdown", "")  # what is gone is said in plain words only
        assert said or result["baselineState"] == "absent"
        page = parsed(READER.render(said.replace("{{", "{").replace("}}", "}")))
        assert set(page.tags) <= {"p", "ul", "li", "strong", "a"}
        assert all(name == "href" and value.isdigit() for name, value in page.attributes)


def test_nothing_in_it_is_of_this_machine_or_this_moment(tmp_path: Path) -> None:
    away = [replace(made, file=f"{tmp_path}/{made.id}.txt") for made in ARTICLES]
    text = RENDERERS["sarif"](run(away), PACK)
    assert str(tmp_path) not in text
    assert '"uri":"gazette.txt"' in text
    assert text == RENDERERS["sarif"](run(away), PACK)


def test_a_path_is_percent_encoded() -> None:
    odd = [replace(made, file=f"a b/c:d/{made.id} 100% 锡.txt") for made in ARTICLES]
    place = results(run(odd))[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/c%3Ad/gazette%20100%25%20%E9%94%A1.txt"


def test_a_gone_finding_is_found_where_a_claim_of_it_still_stands() -> None:
    whole = ledgered()
    assert whole.ledger is not None
    gone = Finding("x-1", "x", FINDINGS[0].severity, ("nowhere-1", "post-2"), "m", "It was there.")
    found = results(replace(whole, ledger=replace(whole.ledger, absent=(gone,))))[-1]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/post.txt"
    assert found["message"]["text"] == "Gone: It was there."
