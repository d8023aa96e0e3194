"""The reconciled table: cells that no spreadsheet runs, columns that stay in line, dissenters by name."""

from __future__ import annotations

import csv
import io

import pytest

from checker.diagnose import independent, suggest
from checker.model import Claim, Run
from checker.normalize import normalize
from checker.packs import load_pack
from checker.render import FACT_RENDERERS
from checker.render.facts import cell
from checker.render.listing import cut, width
from tests.claims import claim

PACK = load_pack()


def said(value: str, article: str, **fields: object) -> Claim:
    row = {"commodity": "tin", "subject": "PE", "period": "2024", **fields}
    return claim(value, id=f"{article}-{value}", article=article, quote=f"{value} {article}", **row)


def written(form: str, *claims: Claim) -> str:
    frame = normalize(claims, PACK)
    return FACT_RENDERERS[form](Run((), claims, frame, ()), suggest(frame, independent(frame)), PACK)


THREE = (said("25,000 tons", "a"), said("25,000 tons", "b"), said("31,000 tons", "c"))


def test_the_dissenter_stands_below_the_value_with_its_own() -> None:
    assert written("text", *THREE).splitlines() == [
        "Peru",
        "  ✓ mine production of tin  2024     25,000 t  2 of 3 sources: a, b",
        "                                 not 31,000 t  c",
        "1 measure: 1 in spite of dissent",
    ]


def test_a_value_in_doubt_says_so() -> None:
    frame = normalize(THREE[:1], PACK)
    found = suggest(frame, independent(frame), doubted=("a-25,000 tons",))
    assert "in doubt: a" in FACT_RENDERERS["text"](Run((), THREE[:1], frame, ()), found, PACK)


def test_no_line_of_the_text_is_wider_than_a_hundred_columns_with_a_few_sources() -> None:
    claims = [said("25,000 tons", f"source-{n}", subject="一个非常长的矿山名字" * 5) for n in range(30)]
    lines = written("text", *claims).splitlines()
    assert max(width(line) for line in lines[1:]) <= 100
    assert any("30 sources" in line and line.endswith("…") for line in lines)


def test_a_cut_text_keeps_within_its_columns() -> None:
    for text in ("tin, of course", "锡矿产量, 2024"):
        for columns in range(1, 16):
            assert width(cut(text, columns)) <= columns
    assert cut("tin, of", 5) == "tin…"


@pytest.mark.parametrize("risky", ["=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "\r@x"])
def test_a_cell_that_begins_like_a_formula_is_text(risky: str) -> None:
    assert cell(risky).startswith("'")


@pytest.mark.parametrize("plain", ["-12.5", "+3", "1e+06", "-1.5e-05", "12%", "", "a=b"])
def test_numbers_and_words_are_left_as_they_are(plain: str) -> None:
    assert cell(plain) == plain


def test_csv_is_read_back_with_one_row_a_measure() -> None:
    hostile = said("9 tons", "=evil", subject="=cmd", item="@x")
    rows = list(csv.DictReader(io.StringIO(written("csv", *THREE, hostile))))
    assert len(rows) == 2
    peru = next(row for row in rows if row["subject"] == "Peru")
    assert (peru["value"], peru["low"], peru["dissent"]) == ("25,000 t", "25000", "31,000 t (c)")
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "@", "+"))]


@pytest.mark.parametrize("form", FACT_RENDERERS)
def test_a_corpus_that_says_nothing_can_be_written(form: str) -> None:
    assert written(form).endswith("\n")
