"""Reference facts come in as claims, in the ids of the pack, and what is wrong with their file is said line by line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checker.model import CheckerError
from checker.packs import Fact, check_pack, load_pack
from checker.packs.facts import FIELDS, edition_date, publisher

GOOD = {
    "id": "T1", "metric": "mine_production", "subject": "BO", "commodity": "tin", "kind": "amount", "low": "18000",
    "high": "18000", "hedge": "exact", "unit": "t", "period": "2024", "modality": "stated", "basis": "printed",
    "as_of": "Tin Yearbook 2025 (Feb 2025)", "publisher": "Tin Office, via Andes Post", "source_url": "https://tin.example/1",
    "confidence": "primary",
}  # fmt: skip


def write(folder: Path, *rows: dict[str, str]) -> str:
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, FIELDS, restval="")
        table.writeheader()
        table.writerows(GOOD | row for row in rows)
    return str(folder)


def read(folder: Path, **row: str) -> Fact:
    """A fact that differs from the good one, from a folder of its own: packs are read once."""
    own = folder / f"{len(list(folder.iterdir()))}"
    own.mkdir()
    return load_pack((write(own, row),)).facts[0]


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("Tin Yearbook 2025 (Feb 2025)", "2025-02-01"),
        ("2025-07-10", "2025-07-10"),
        ("2025-07", "2025-07-01"),
        ("2024", "2024-01-01"),
        ("2021-2023", "2023-01-01"),
        ("data for 2023", "2023-01-01"),
    ],
)
def test_an_edition_is_of_the_day_that_it_names(as_of: str, day: str) -> None:
    assert edition_date(as_of) == day


def test_an_edition_without_a_month_has_that_of_its_other_lines(tmp_path: Path) -> None:
    first, second = load_pack((write(tmp_path, {}, {"id": "T2", "as_of": "Tin Yearbook 2025"}),)).facts
    assert first.claim.published == second.claim.published == "2025-02-01"
    assert (first.claim.article, second.claim.article) == (
        "ref:Tin Yearbook 2025 (Feb 2025)",
        "ref:Tin Yearbook 2025",
    )


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("Tin Office, via Andes Post", "Tin Office"),
        ("Tin Office via andes.example", "Tin Office"),
        ("andes.example, from Tin Office", "andes.example"),
        ("Tin Office (as quoted)", "Tin Office"),
        ("Tin Office", "Tin Office"),
    ],
)
def test_a_figure_is_its_publisher_s_whoever_carries_it(said: str, whose: str) -> None:
    assert publisher(said) == whose


def test_words_of_facts_go_through_the_names_of_the_pack(tmp_path: Path) -> None:
    claim = read(tmp_path, whole="Europe", counterparty="other", commodity="tin_ingots").claim
    assert (claim.whole, claim.counterparty, claim.commodity) == ("europe", "other_countries", "tin")
    assert claim.item == "tin ingots", "what the commodity loses stays"
    assert read(tmp_path, commodity="all_goods").claim.commodity is None
    assert read(tmp_path, subject="cloud_mine").claim.subject == "cloud_mine"


def test_a_note_names_the_event_of_a_date_and_the_base_of_a_change(tmp_path: Path) -> None:
    date = read(
        tmp_path, kind="date", unit="year", low="2019", high="2019", note="event: mine reopened; rains"
    )
    assert date.claim.item == "mine reopened"
    change = read(tmp_path, kind="change", unit="percent", low="12", high="12", note="year on year")
    assert change.claim.base == "y/y"


def test_the_last_digit_of_a_figure_is_its_place(tmp_path: Path) -> None:
    assert read(tmp_path, low="45000", high="45000").claim.value_text == "45,000 t"
    assert read(tmp_path, low="69.2", high="69.2", unit="percent", kind="share").claim.value_text == "69.2%"
    assert read(tmp_path, low="4000", high="5000", hedge="range").claim.value_text == "4,000-5,000 t"


WRONG = [
    ({"id": "T1"}, "id: found 'T1', which line 2 has already"),
    ({"metric": "mine_prodction"}, "metric: found 'mine_prodction' (did you mean mine_production?)"),
    ({"metric": ""}, "metric: found nothing, expected a value"),
    ({"subject": "Cloud Mine"}, "subject: found 'Cloud Mine', expected an id in small letters"),
    (
        {"commodity": "lithium_hydroxyde"},
        "commodity: found 'lithium_hydroxyde' (did you mean lithium_hydroxide?)",
    ),
    ({"kind": "amonut"}, "kind: found 'amonut' (did you mean amount?), expected one of amount, share"),
    ({"hedge": "circa"}, "hedge: found 'circa', expected one of exact"),
    ({"low": "18.000 t"}, "low: found '18.000 t', expected a number"),
    ({"high": "17000"}, "high: found 17000, expected at least low, which is 18000"),
    ({"unit": "bushelz"}, "unit: found 'bushelz', expected a unit such as t"),
    ({"period": "last year"}, "period: found 'last year', expected 2024"),
    ({"as_of": "spring"}, "as_of: found 'spring', expected a date"),
    ({"source_url": "tin.example"}, "source_url: found 'tin.example', expected an address"),
    ({"confidence": "sure"}, "confidence: found 'sure', expected one of primary, secondary, single"),
    ({"basis": "guessed"}, "basis: found 'guessed', expected one of printed, derived"),
]


def test_every_problem_of_a_facts_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path, {}, *({"id": f"T{n}"} | row for n, (row, _) in enumerate(WRONG, start=3)))
    said = [str(problem) for problem in check_pack(folder)]
    for line, (_, message) in enumerate(WRONG, start=3):
        assert any(text.startswith(f"{tmp_path / 'facts.csv'}:{line}: {message}") for text in said), message
    assert len(said) == len(WRONG)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"id,metric\nT1,reserves\n", ":1: found the columns id, metric, expected kind"),
        (b"", ":1: found the columns none, expected id"),
        (b"\xff", ":1: byte 0 is not UTF-8"),
        ((",".join([*FIELDS, "colour"]) + "\n").encode(), ":1: colour: found an unknown column"),
    ],
)
def test_a_head_that_is_wrong_is_named(tmp_path: Path, text: bytes, message: str) -> None:
    (tmp_path / "facts.csv").write_bytes(text)
    assert message in str(check_pack(str(tmp_path))[0])


def test_facts_that_cannot_be_read_say_where_to_look(tmp_path: Path) -> None:
    pack = load_pack((write(tmp_path, {"low": "many"}),))
    with pytest.raises(CheckerError, match="checker pack check"):
        _ = pack.facts


def test_the_facts_that_come_along_are_claims_of_their_editions() -> None:
    facts = load_pack(("rare_earths",)).facts
    assert len(facts) > 600
    assert len({fact.claim.id for fact in facts}) == len(facts)
    assert all(fact.claim.article == f"ref:{fact.edition}" for fact in facts)
    assert {fact.confidence for fact in facts} == {"primary", "secondary", "single"}
