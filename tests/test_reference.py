"""What the facts say of a claim: the edition of the day judges, and a number of something else is named as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.model import Claim, Judgement, Verdict
from checker.normalize import normalize
from checker.packs import Pack, load_pack
from checker.packs.facts import FIELDS
from checker.reference import judge
from checker.reference.events import event_of
from tests.claims import claim

YEARBOOK = (
    "as_of=Yearbook {0} (Feb {0}) publisher=Tin Office source_url=https://tin.example/{0} confidence=primary"
)
MONTHLY = "as_of=2025-07-10 publisher=Customs source_url=https://c.example confidence=primary"
FACTS = f"""
T1 mine_production BO 18000 2022 {YEARBOOK.format(2024)}
T2 mine_production BO 18700 2023 {YEARBOOK.format(2024)}
T3 mine_production BO 19500 2023 {YEARBOOK.format(2025)}
T4 mine_production BO 21000 2024 {YEARBOOK.format(2025)}
T5 mine_production BO 22000 2024 {YEARBOOK.format(2026)}
T6 mine_production world 300000 2024 {YEARBOOK.format(2025)}
T7 reserves BO 400000 2023 {YEARBOOK.format(2024)}
T8 reserves BO 160000 2024 {YEARBOOK.format(2025)}
T9 refining BO 12% 2024 whole=world {YEARBOOK.format(2025)}
T10 imports JP 30% 2024 counterparty=BO whole=JP {YEARBOOK.format(2025)}
T11 import_reliance JP 100% 2024 whole=JP {YEARBOOK.format(2025)}
T12 exports BO 900 2024 as_of=2025-01 publisher=A#page source_url=https://a.example/x confidence=single
T13 things BO 5count 2025 as_of=2025-01 publisher=A#page source_url=https://a.example/x confidence=secondary
T15 exports PE 1000 2025-01/2025-05 {MONTHLY}
T16 exports PE 200 2025-05 {MONTHLY}
T17 exports PE 250 2025-06 {MONTHLY}
T18 exports PE 50 2025-06 counterparty=JP {MONTHLY}
T14 refining BO 14000 2024 {YEARBOOK.format(2025)}
"""


def row(line: str) -> dict[str, str]:
    """A line of FACTS as the cells of facts.csv."""
    words = (
        line.replace(" (", "#(")
        .replace("Yearbook ", "Yearbook#")
        .replace("(Feb ", "(Feb#")
        .replace("Tin O", "Tin#O")
    )
    id, metric, subject, value, period, *more = words.split(" ")
    unit = "percent" if value.endswith("%") else "count" if value.endswith("count") else "t"
    number = value.removesuffix("%").removesuffix("count")
    kind = {"percent": "share", "count": "count", "t": "amount"}[unit]
    named = dict(part.replace("#", " ").split("=", 1) for part in more)
    return {
        **dict.fromkeys(FIELDS, ""), "id": id, "metric": metric, "subject": subject, "commodity": "tin", "kind": kind,
        "low": number, "high": number, "hedge": "exact", "unit": unit, "period": period, "modality": "stated",
        "basis": "printed", **named,
    }  # fmt: skip


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A pack that has nothing but facts on tin."""
    folder = tmp_path_factory.mktemp("tin")
    lines = [",".join(FIELDS), *(",".join(row(line).values()) for line in FACTS.strip().splitlines())]
    (folder / "facts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_pack((str(folder),))


def said(value: str, **fields: object) -> Claim:
    return claim(value, **{"subject": "BO", "commodity": "tin", "published": "2025-08-01", **fields})


def one(pack: Pack, value: str, **fields: object) -> Judgement:
    """The judgement on one claim about Bolivia's tin in an article of August 2025."""
    return judge(normalize([said(value, **fields)], pack), pack)[0]


@pytest.mark.parametrize(
    ("value", "fields", "verdict", "fact"),
    [
        ("21,000 t", {"period": "2024"}, "agrees", "T4"),
        ("over 20,000 t", {"period": "2024"}, "agrees", "T4"),
        ("21,000 t", {}, "agrees", "T4"),
        ("19,500 t", {"period": "2024"}, "outdated", "T3"),
        ("18,700 t", {"period": "2023"}, "outdated", "T2"),
        ("26,000 t", {"period": "2024"}, "differs", "T4"),
        ("18,000 t", {"period": "2022"}, "agrees", "T1"),
        ("22,000 t", {"period": "2024"}, "differs", "T4"),
        ("22,000 t", {"period": "2024", "published": "2026-05-01"}, "agrees", "T5"),
        ("21,000 t", {"period": "2024", "published": "2026-05-01"}, "outdated", "T4"),
        ("14,000 t", {"period": "2024"}, "definition", "T14"),
        ("18,000 t", {"period": "2019"}, "unverified", None),
        ("21,000 t", {"period": "2024", "commodity": "lead"}, "unverified", None),
        ("21,000 t", {"period": "2024", "subject": "PE"}, "unverified", None),
        ("400,000 t", {"metric": "reserves"}, "outdated", "T7"),
        ("160,000 t", {"metric": "reserves"}, "agrees", "T8"),
        ("400,000 t", {"metric": "reserves", "published": "2024-06-01"}, "agrees", "T7"),
        ("7%", {"kind": "share", "whole": "world", "period": "2024"}, "agrees", "T4"),
        ("12%", {"kind": "share", "whole": "world", "period": "2024"}, "definition", "T9"),
        ("10%", {"kind": "share", "whole": "world", "period": "2024"}, "differs", "T4"),
    ],
)
def test_a_claim_is_judged_by_the_edition_of_its_day(
    pack: Pack, value: str, fields: dict[str, object], verdict: str, fact: str | None
) -> None:
    got = one(pack, value, **fields)
    assert (got.verdict.value, got.facts[0] if got.facts else None) == (verdict, fact), got.explanation


@pytest.mark.parametrize(
    ("value", "brief", "current"),
    [
        ("21,000 t", "what the facts have: 21,000 t for 2024 (Tin Office, Yearbook 2025)", "T4"),
        ("19,500 t", "the figure for 2023; now 21,000 t for 2024 (Tin Office, Yearbook 2025)", "T4"),
        ("26,000 t", "not what the facts have: 21,000 t for 2024 (Tin Office, Yearbook 2025)", "T4"),
        (
            "14,000 t",
            "the number of another measure (Bolivia’s refining of tin); of this one it is 21,000 t for 2024 "
            "(Tin Office, Yearbook 2025)",
            "T4",
        ),
    ],
)
def test_a_verdict_is_said_in_brief_and_names_the_fact_of_the_very_measure(
    pack: Pack, value: str, brief: str, current: str
) -> None:
    got = one(pack, value, period="2024")
    assert (got.brief, got.current) == (brief, current)


def test_the_old_figure_of_one_year_is_told_by_its_edition(pack: Pack) -> None:
    got = one(pack, "18,700 t", period="2023")
    assert got.brief == (
        "the figure of Tin Office, Yearbook 2024; now 19,500 t for 2023 (Tin Office, Yearbook 2025)"
    )


def test_a_share_that_is_calculated_here_is_no_fact_to_be_shown(pack: Pack) -> None:
    assert one(pack, "7%", kind="share", whole="world", period="2024").current is None


def test_the_reliance_on_all_is_not_the_share_of_one(pack: Pack) -> None:
    share = {"kind": "share", "subject": "JP", "counterparty": "BO", "whole": "JP"}
    assert one(pack, "30%", metric="imports", **share).verdict is Verdict.AGREES
    assert one(pack, "30%", metric="import_reliance", **share).verdict is Verdict.AGREES
    assert one(pack, "100%", metric="imports", **share).verdict is Verdict.DEFINITION
    assert one(pack, "55%", metric="imports", **share).verdict is Verdict.DIFFERS


def test_one_page_is_a_hint_and_judges_only_what_is_far_off(pack: Pack) -> None:
    exports = {"metric": "exports", "period": "2024"}
    assert one(pack, "900 t", **exports).verdict is Verdict.AGREES
    assert one(pack, "980 t", **exports).verdict is Verdict.UNVERIFIED
    assert "one page" in one(pack, "980 t", **exports).explanation
    assert one(pack, "4,000 t", **exports).verdict is Verdict.DIFFERS


def test_what_a_subject_has_many_of_is_never_refuted(pack: Pack) -> None:
    mines = {"kind": "count", "metric": "things", "item": "mines"}
    assert one(pack, "5", **mines).verdict is Verdict.AGREES
    assert one(pack, "8", **mines).verdict is Verdict.UNVERIFIED


def test_a_later_edition_is_named_and_does_not_judge(pack: Pack) -> None:
    got = one(pack, "21,000 t", period="2024")
    assert got.verdict is Verdict.AGREES
    assert "Since then: 22,000 t for 2024 (Tin Office, Yearbook 2026)" in got.explanation
    assert got.facts == ("T4", "T5")


def test_an_outdated_figure_is_told_with_the_current_one(pack: Pack) -> None:
    got = one(pack, "19,500 t", period="2024").explanation
    assert got.startswith(
        "19,500 t is the figure for 2023 (Tin Office, Yearbook 2025); now 21,000 t for 2024 (Tin Office, Yearbook 2025)."
    )


def test_judgements_stand_in_the_order_of_the_claims_and_do_not_hang_on_it(pack: Pack) -> None:
    claims = [said("21,000 t", number=0), said("9 t", number=1, subject="PE"), said("14,000 t", number=2)]
    forth = judge(normalize(claims, pack), pack)
    back = judge(normalize(claims[::-1], pack), pack)
    assert [j.claim for j in forth] == ["c0", "c1", "c2"]
    assert forth == back[::-1]


def test_a_pack_without_facts_judges_nothing() -> None:
    general = load_pack()
    assert judge(normalize([said("21,000 t")], general), general) == ()
    assert judge(normalize([], general), general) == ()


def test_a_country_s_only_mine_and_its_owner_give_what_the_country_gives() -> None:
    rare = load_pack(("rare_earths",))
    for subject in ("mountain_pass", "mp_materials", "US"):
        made = claim("about 45,000 t", subject=subject, period="2024", published="2025-08-01")
        got = judge(normalize([made], rare), rare)[0]
        assert got.verdict is Verdict.AGREES, subject


def test_facts_are_read_only_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("no facts at all\n", encoding="utf-8")
    assert load_pack((str(tmp_path),)).fact_files == (tmp_path / "facts.csv",)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mine closed in 2002 and reopened in 2012.", ["closed", "resumed"]),
        ("In 2017 the mine resumed operations.", ["resumed"]),
        ("矿山于2002年关闭，2012年重启。", ["closed", "resumed"]),
        ("The firm was founded in 1999.", [None]),
    ],
)
def test_a_date_is_of_the_event_whose_word_stands_by_it(text: str, event: list[str | None]) -> None:
    assert [event_of(text, hit.start()) for hit in re.finditer(r"\d{4}", text)] == event


def test_a_date_is_held_against_dates_of_the_same_event_only() -> None:
    rare = load_pack(("rare_earths",))
    told = "The mine closed in 2002 and reopened in 2012, and was first drilled in 1949."
    fields = {"kind": "date", "metric": "event", "subject": "mountain_pass", "unit": "year", "quote": told}
    claims = [
        claim("2002", 0, low=2002.0, high=2002.0, **{**fields, "value_text": "2002"}),
        claim("2012", 1, low=2012.0, high=2012.0, **{**fields, "value_text": "2012"}),
    ]
    got = judge(normalize(claims, rare), rare)
    assert got[1].verdict is Verdict.AGREES


def test_a_price_of_no_one_is_that_of_the_world() -> None:
    rare = load_pack(("rare_earths",))
    fields = {"metric": "price", "subject": None, "commodity": "neodymium", "unit": "USD/t", "period": "2024"}
    right = claim("56,000", 0, low=56000.0, high=56000.0, **fields)
    assert judge(normalize([right], rare), rare)[0].verdict is Verdict.AGREES


def test_a_fact_agrees_with_itself_on_its_own_day() -> None:
    rare = load_pack(("rare_earths",))
    judged = judge(normalize([fact.claim for fact in rare.facts], rare), rare)
    others = [
        (fact.claim.id, judgement.verdict.value)
        for fact, judgement in zip(rare.facts, judged, strict=True)
        if judgement.verdict is not Verdict.AGREES
    ]
    # Dates of an event that no word of ours tells of are held against nothing.
    assert all(verdict == "unverified" for _, verdict in others)
    assert len(others) < 10


@pytest.mark.parametrize(("years", "verdict"), [("7", "agrees"), ("13", "definition"), ("40", "differs")])
def test_the_first_in_so_many_years_counts_from_the_last_time(years: str, verdict: str) -> None:
    rare = load_pack(("rare_earths",))
    told = f"The mine resumed work for the first time in {years} years."
    fields = {"kind": "recency", "metric": "event", "subject": "mountain_pass", "unit": "year", "quote": told}
    made = claim(f"{years} years", **{**fields, "value_text": f"{years} years"})
    assert judge(normalize([made], rare), rare)[0].verdict.value == verdict


@pytest.mark.parametrize(
    ("value", "fields", "verdict"),
    [
        ("25%", {"kind": "change", "period": "2025-06", "base": "m/m"}, "agrees"),
        ("18%", {"kind": "change", "period": "2025-06", "base": "m/m"}, "differs"),
        (
            "-20%",
            {"kind": "change", "low": -20.0, "high": -20.0, "period": "2025-06", "base": "m/m"},
            "differs",
        ),
        ("18%", {"kind": "change", "period": "2025-06"}, "unverified"),
        ("20%", {"kind": "share", "period": "2025-06", "counterparty": "JP", "whole": "PE"}, "agrees"),
        ("40%", {"kind": "share", "period": "2025-06", "counterparty": "JP", "whole": "PE"}, "differs"),
        ("1,250 t", {"period": "2025-01/2025-06"}, "agrees"),
        ("1,500 t", {"period": "2025-01/2025-06"}, "differs"),
    ],
)
def test_what_follows_from_two_figures_judges_too(
    pack: Pack, value: str, fields: dict[str, object], verdict: str
) -> None:
    assert one(pack, value, subject="PE", metric="exports", **fields).verdict.value == verdict


def test_the_figure_of_an_edition_before_is_right_where_the_text_says_so(pack: Pack) -> None:
    fields = {"metric": "reserves", "period": "2024"}
    assert one(pack, "400,000 t", **fields).verdict is Verdict.OUTDATED
    assert one(pack, "400,000 t", item="last edition", **fields).verdict is Verdict.AGREES


def test_a_form_of_a_commodity_is_the_commodity(pack: Pack) -> None:
    claimed = {"period": "2024", "commodity": "tin_concentrates"}
    assert one(pack, "21,000 t", **claimed).verdict is Verdict.AGREES
