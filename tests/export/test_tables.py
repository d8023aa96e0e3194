"""The tables: every field of the claim model, types as they are, nothing for nothing, and links that lead somewhere."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from checker.cli.hand_on import TABLES
from checker.export import NAMES
from checker.export.model import Table, Type, day, number, text
from checker.export.tables import SCHEMAS, tables
from checker.model import FIELDS, Ruling, Run
from checker.schema import NormalClaims
from tests.export.made_up import decided, trapped
from tests.render import made_up


def by_name(run: Run) -> dict[str, Table]:
    return {table.schema.name: table for table in tables(run, made_up.PACK)}


def column(table: Table, name: str) -> list[object]:
    return list(next(cells for one, cells in table.columns() if one.name == name))


def test_the_command_names_the_tables_that_there_are() -> None:
    assert tuple(by_name(made_up.run())) == NAMES == TABLES


def test_claims_have_every_field_of_the_model_and_every_column_of_the_normal_table() -> None:
    names = [one.name for one in SCHEMAS[1].columns]
    assert names[: len(FIELDS)] == list(FIELDS)
    normal = set(NormalClaims.to_schema().columns) - set(FIELDS)
    assert normal <= set(names)


def test_fields_stand_as_written_beside_what_normalising_made_of_them() -> None:
    claims = by_name(made_up.run())["claims"]
    headline = column(claims, "id").index("post-1")
    assert (column(claims, "period")[headline], column(claims, "normal_period")[headline]) == (None, "2023")
    assert column(claims, "quote") == [claim.quote for claim in made_up.CLAIMS]


def test_an_end_that_an_interval_does_not_have_is_empty_and_open() -> None:
    claims = by_name(made_up.run())["claims"]
    over = column(claims, "id").index("post-2")
    assert column(claims, "lower")[over] == 45000.0
    assert column(claims, "upper")[over] is None
    assert column(claims, "upper_open")[over] is True


def test_days_are_days_and_ids_are_texts() -> None:
    found = by_name(decided(Ruling.PREFER))
    assert column(found["claims"], "published_day")[-1] == date(2024, 5, 20)
    assert column(found["claims"], "period_start")[-1] == date(2030, 1, 1)
    assert column(found["findings"], "decided_on")[0] == date(2024, 6, 3)
    assert all(isinstance(id, str) for table in found.values() for id in table.cells[0])


def test_a_finding_has_what_was_decided_about_it() -> None:
    findings = by_name(decided(Ruling.SUPERSEDED))["findings"]
    assert column(findings, "decided") == [True, False, False]
    assert column(findings, "ruling") == ["superseded", None, None]
    assert column(findings, "about") == [("gazette-1",), None, None]
    assert column(findings, "change") == ["unchanged", "new", "new"]
    assert column(findings, "fails") == [False, True, True]


def test_a_decision_that_has_run_out_is_shown_and_does_not_hold() -> None:
    findings = by_name(decided(Ruling.SUPERSEDED, expired=True))["findings"]
    assert (column(findings, "decided")[0], column(findings, "expired")[0]) == (False, True)


def test_an_article_that_only_claims_name_has_a_row() -> None:
    articles = by_name(replace(made_up.run(), articles=made_up.ARTICLES[:1]))["articles"]
    assert column(articles, "id") == ["digest", "gazette", "post"]
    assert column(articles, "published") == [None, "2024-03-05", "2024-05-20T08:00:00"]
    assert column(articles, "claims") == [3, 4, 4]


@pytest.mark.parametrize(
    "run", [made_up.run(), trapped(), made_up.run((), (), ())], ids=["tin", "traps", "none"]
)
def test_keys_are_unique_and_links_lead_to_rows(run: Run) -> None:
    found = by_name(run)
    for table in found.values():
        keys = list(zip(*(column(table, name) for name in table.schema.key), strict=True))
        assert len(set(keys)) == table.height
        for one, cells in table.columns():
            assert not one.required or None not in cells, f"{table.schema.name}.{one.name}"
            if one.to is not None:
                assert set(cells) - {None} <= set(column(found[one.to], "id"))
            if one.words:
                assert set(cells) <= {None, *one.words}


def test_claims_that_a_run_does_not_have_are_no_links() -> None:
    run = made_up.run()
    lost = replace(run.findings[0], id="lost", claims=("gone-1", "post-2", "post-2"))
    found = by_name(replace(run, findings=(lost,)))
    assert column(found["finding_claims"], "claim") == ["post-2"]
    assert column(found["findings"], "claims") == [("gone-1", "post-2", "post-2")]


def test_a_fact_where_none_stands_shows_all_values_as_dissent() -> None:
    facts = by_name(made_up.run())["facts"]
    open_ = column(facts, "standing").index("open")
    assert column(facts, "claim")[open_] is None
    assert column(facts, "low")[open_] is None
    assert len(column(facts, "dissent")[open_]) >= 1


def test_every_claim_speaks_to_one_fact() -> None:
    links = by_name(made_up.run())["fact_claims"]
    assert sorted(column(links, "claim")) == sorted(claim.id for claim in made_up.CLAIMS)


def test_every_column_says_what_it_is() -> None:
    for schema in SCHEMAS:
        assert len({one.name for one in schema.columns}) == len(schema.columns)
        assert all(one.said.endswith(".") for one in schema.columns)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, None, "4"])
def test_what_is_no_finite_number_is_empty(value: object) -> None:
    assert number(value) is None


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (pd.NaT, None),
        (pd.Timestamp("2024-06-30"), date(2024, 6, 30)),
        (datetime(2024, 6, 30, 8), date(2024, 6, 30)),
        ("2024-06-30T08:00:00Z", date(2024, 6, 30)),
        ("2024-02-30", None),
        ("=cmd", None),
        (None, None),
    ],
)
def test_a_day_is_what_the_calendar_has(value: object, wanted: date | None) -> None:
    assert day(value) == wanted


def test_half_a_character_is_replaced() -> None:
    assert text("a\ud800b") == "a\ufffdb"
    assert text("") is None
    assert Type.TEXT == "string"
