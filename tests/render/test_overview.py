from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Claim, Finding, Severity
from checker.packs import Pack
from checker.render.mentions import dated, days_of
from checker.render.overview import WIDEST
from checker.render.view import Report, report
from tests.render.made_up import CLAIMS, GAZETTE, KNOWING, PACK, POST, knowing, run

DUG = CLAIMS[3]


def said(article: str, low: float, hedge: str = "exact") -> Claim:
    """What an article says that Amber Hill dug in 2023."""
    return replace(DUG, id=f"{article}-1", article=article, low=low, high=low, hedge=hedge)


def against(*claims: Claim, severity: Severity = Severity.CONTRADICTION) -> Finding:
    """A finding through the claims."""
    ids = tuple(claim.id for claim in claims)
    return Finding(f"same-measure-{'-'.join(ids)}", "same-measure", severity, ids, "m", "They differ.")


def view(claims: list[Claim], findings: list[Finding], pack: Pack = PACK) -> Report:
    """The report of made-up articles a, b, c …"""
    named = dict.fromkeys(claim.article for claim in claims)
    return report(run([replace(GAZETTE, id=id) for id in named], claims, findings), pack)


def test_a_cell_counts_the_findings_that_set_two_articles_against_each_other() -> None:
    a, b, c = said("a", 43000), said("b", 50000), said("c", 60000)
    matrix = view([a, b, c], [against(a, b), against(a, c, severity=Severity.NOTE), against(a, b, c)]).matrix
    assert matrix.articles == ("a", "b", "c")
    assert len(matrix.cell("a", "b")) == len(matrix.cell("b", "a")) == 2
    assert [finding.severity for finding in matrix.cell("a", "c")] == [Severity.CONTRADICTION, Severity.NOTE]
    assert matrix.pair("c", "a") == matrix.pair("a", "c")


def test_who_says_the_same_is_not_set_against_each_other() -> None:
    a, b, c = said("a", 43000), said("b", 43000, "about"), said("c", 60000)
    matrix = view([a, b, c], [against(a, b, c)]).matrix
    assert matrix.cell("a", "b") == ()
    assert list(matrix.pairs) == [("a", "c"), ("b", "c")]


def test_an_article_that_refutes_itself_stands_on_the_diagonal() -> None:
    a = said("a", 43000)
    again = replace(said("a", 50000), id="a-2")
    assert list(view([a, again], [against(a, again)]).matrix.pairs) == [("a", "a")]


def test_a_finding_on_claims_that_are_gone_pairs_nobody() -> None:
    a = said("a", 43000)
    assert view([a], [against(said("x", 1), said("y", 2))]).matrix.pairs == {}


def test_the_matrix_has_the_articles_with_most_findings_and_counts_the_rest() -> None:
    claims = [said(f"a{number:02}", 1000 * 2**number) for number in range(WIDEST + 6)]
    findings = [against(claims[0], claim) for claim in claims[1:]]
    matrix = view(claims, findings).matrix
    assert len(matrix.articles) == WIDEST
    assert matrix.articles[0] == "a00"
    assert matrix.left_out == 6
    assert len(matrix.pairs) == len(findings)


def test_who_stands_alone_is_counted_with_what() -> None:
    speakers = {one.article: one for one in report(run(), PACK).speakers}
    assert [value.said for _, value in speakers["gazette"].alone] == ["about 43,000 t", "nearly 70%"]
    assert (speakers["gazette"].claims, speakers["gazette"].shared) == (4, 2)
    assert (speakers["digest"].only, speakers["digest"].shared) == (1, 2)


def test_one_against_two_stands_alone_and_the_two_do_not() -> None:
    texts = (
        "Tin lay in the hills and was dug by hand for ages, all say.",
        "The smelter by the quay burned all night long again, and nobody slept.",
        "Of ships and their captains this page has more to tell than of metal.",
    )
    claims = [
        replace(said(id, low), quote=text, value_text=text)
        for id, low, text in zip("abc", (43000, 43000, 60000), texts, strict=True)
    ]
    speakers = report(run((), claims, [against(*claims)]), PACK).speakers
    assert {one.article: len(one.alone) for one in speakers} == {"c": 1, "a": 0, "b": 0}


def test_what_matters_most_names_days_and_not_ids() -> None:
    first = report(knowing(), KNOWING).worst[0]
    assert first.sentence == (
        "Amber Hill's mine production of tin, 2023: about 43,000 t (5 Mar) or over 45,000 t (20 May)?"
    )
    assert first.word == "About 43,000 t is the figure for 2022."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"gazette": "5 Mar", "post": "20 May"}, "5 t (5 Mar), but the article of 20 May says 6 t."),
        ({"gazette": "5 Mar", "post": "5 Mar"}, "5 t (gazette), but post says 6 t."),
        ({"gazette": "5 Mar"}, "5 t (gazette), but post says 6 t."),
    ],
)
def test_ids_stay_where_days_do_not_tell_articles_apart(days: dict[str, str], said: str) -> None:
    entries = [entry for entry in report(run(), PACK).entries if entry.claim.id in ("gazette-1", "post-2")]
    assert dated("5 t (gazette), but post says 6 t.", entries, days) == said


def test_days_have_their_year_only_where_years_differ() -> None:
    assert days_of({"a": "2024-03-05", "b": "2024-05-20T08:00"}) == {"a": "5 Mar", "b": "20 May"}
    assert days_of({"a": "2024-03-05", "b": "2023-05-20"}) == {"a": "5 Mar 2024", "b": "20 May 2023"}
    assert days_of({"a": "2024-03-05", "b": "2024-05", "c": None}) == {"a": "5 Mar 2024", "b": "May 2024"}


def test_articles_keep_their_days_through_a_report() -> None:
    assert POST.published
    assert report(run(), PACK).article_of["post"] is POST
