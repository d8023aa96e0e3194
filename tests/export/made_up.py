"""The made-up run about tin with what people decided about its findings, and a run full of spreadsheet traps."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Change, Decision, Finding, Ledger, Ruling, Run, Seen, Settled
from tests.render import made_up
from tests.render.hostile import HOSTILE

OPENINGS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", "''=", "＝", "＋", "－", "＠", ";=", ",=")
PAYLOADS = ("cmd|'/C calc'!A0", 'HYPERLINK("http://example.invalid","tin")', "1+1", 'SUM(A1:A9)"')
TRAPS = (
    *(opening + payload for opening in OPENINGS for payload in PAYLOADS[:2]),
    *(opening + PAYLOADS[2] for opening in OPENINGS[:6]),
    "-12.5%",
    "+3 points",
    "-",
    "=",
    "'",
    "'tis tin",
    "mailto:desk@example.invalid",
    "http://example.invalid/tin",
    "internal:Sheet1!A1",
    '"quoted", with; separators\ttabs',
    'a ""double"" quote at the end"',
    "two\r\nlines\rand\nmore",
    "00042",
    "1e5",
    "TRUE",
    "2024-01-01",
    "#REF!",
    "_x0041_ and _x005F_",
    "nul \0 bell \a escape \x1b[31m",
    "\ufffe\uffff not characters",
    "\u202eturned\u202c",
    "{=TABLE(A1,A2)}",
    "锡🙂" * 3,
    *HOSTILE,
)
"""What may break out of a cell, or be taken for something else than a text."""


def seen(id: str) -> Seen:
    """A claim of the made-up run as a decision keeps it."""
    claim = next(claim for claim in made_up.CLAIMS if claim.id == id)
    return Seen(
        id, claim.article, claim.value_text, claim.value_text, claim.quote, claim.period, claim.published
    )


def decision(
    finding: Finding, ruling: Ruling, *about: str, reason: str = "The owner's table says so."
) -> Decision:
    """A decision of the desk about a finding."""
    return Decision(
        fingerprint=finding.fingerprint,
        ruling=ruling,
        reason=reason,
        by="Tin desk",
        date="2024-06-03",
        rule=finding.rule,
        measure=finding.measure,
        severity=finding.severity,
        explanation=finding.explanation,
        fingerprints=finding.fingerprints,
        seen=tuple(seen(id) for id in finding.claims),
        about=about,
        review_by="2024-12-31",
    )


def decided(*rulings: Ruling, about: int = 1, expired: bool = False) -> Run:
    """The made-up run with a decision on each of its first findings, each naming its first claims."""
    run = made_up.run()
    settled = {
        finding.id: Settled(
            finding.id,
            Change.UNCHANGED,
            decision(finding, ruling, *finding.claims[:about]),
            expired,
        )
        for finding, ruling in zip(run.findings, rulings, strict=False)
    }
    rest = {finding.id: Settled(finding.id, Change.NEW, fails=True, why="new") for finding in run.findings}
    return replace(run, ledger=Ledger({**rest, **settled}, against="main"))


def trapped() -> Run:
    """A run in which every trap stands in every text: title, source, quote, names, reasons, decisions."""
    articles, claims, findings = [], [], []
    for number, trap in enumerate(TRAPS):
        made = made_up.article(
            f"a{number}", trap, trap, None, [(made_up.P, f"{trap} gave 4{number} tons")], file=trap
        )
        claims.append(
            made_up.claim(
                made, 1, f"4{number} tons", f"{trap} gave 4{number} tons", kind="amount", metric=trap, subject=trap,
                counterparty=trap, whole=trap, commodity=trap, low=40.0 + number, unit="t", item=trap, base=trap,
                attribution=trap,
            )
        )  # fmt: skip
        articles.append(made)
        finding = replace(made_up.FINDINGS[0], id=f"f{number}", claims=(f"a{number}-1",), measure=trap)
        findings.append(replace(finding, explanation=trap, softened=(trap, trap)))
    run = made_up.run(articles, claims, findings)
    settled = {
        finding.id: Settled(
            finding.id,
            decision=replace(
                decision(made_up.FINDINGS[0], Ruling.PREFER, *finding.claims, reason=trap),
                by=trap,
                fingerprint=finding.id,
            ),
        )
        for finding, trap in zip(findings, TRAPS, strict=True)
    }
    return replace(run, ledger=Ledger(settled))
