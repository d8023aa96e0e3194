"""What an editor answered: a verdict with all that it asks for, read from a form and turned into decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checker.ledger.decide import decided
from checker.ledger.decisions import ABOUT
from checker.model import CheckerError, Decision, Dimension, Finding, Ruling, Run
from checker.web.queue import Item
from checker.web.room import Table
from checker.web.scope import Scope

REASONS: Mapping[Ruling, tuple[str, ...]] = {
    Ruling.PREFER: (
        "A primary source has this value",
        "The reference facts bear it out",
        "More independent sources say so",
        "It is the later figure",
        "It is the more exact figure",
    ),
    Ruling.BOTH_STAND: ("The texts say in what they differ", "They use one name for two things"),
    Ruling.SUPERSEDED: (
        "A newer edition replaces it",
        "The source has corrected it",
        "It was a preliminary figure",
    ),
    Ruling.SOURCE_ERROR: (
        "A slip in the article: a digit, a unit, a name",
        "The article misquotes its source",
        "The reference facts refute it",
    ),
    Ruling.MISREAD: ("The text says something else",),
    Ruling.SAME_ORIGIN: ("Both go back to one report", "One article copies the other"),
    Ruling.UNRESOLVED: (
        "No source decides it",
        "The source was asked and has not answered",
        "To be looked up",
    ),
    Ruling.NOT_A_CONFLICT: (
        "They speak of different things",
        "The difference does not matter here",
        "It is a way of speaking and no figure",
    ),
}
"""What is mostly meant; whoever means something else says it in words of their own."""

REVIEWS = {"": "no", "30": "in 30 days", "90": "in 90 days", "365": "in a year"}
AT_FIRST = {Ruling.UNRESOLVED: "90"}
"""What is left open should be looked at again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A form as it was filled in. `claims` are ids of claims of this finding; `scope` is for which findings it holds."""

    ruling: Ruling
    claims: tuple[str, ...] = ()
    dimension: Dimension | None = None
    reason: str = ""
    more: str = ""
    review: str = ""
    scope: str = "one"

    @classmethod
    def of(cls, form: Sequence[tuple[str, str]]) -> Answer:
        """The answer in the fields of a form. Raises CheckerError for a verdict or a dimension that does not exist."""
        said = dict(form)
        try:
            ruling = Ruling(said.get("verdict", ""))
            dimension = Dimension(said["dimension"]) if said.get("dimension") else None
        except ValueError as error:
            raise CheckerError(f"verdict: {error}") from None
        claims = [id for name, value in form if name == "claim" for id in value.split()]
        return cls(
            ruling,
            tuple(dict.fromkeys(claims)),
            dimension,
            said.get("reason", ""),
            " ".join(said.get("more", "").split()),
            said.get("review", ""),
            said.get("scope", "one"),
        )

    @property
    def why(self) -> str:
        """The reason as it is kept: a closed one, free text, or the one and the other."""
        known = self.reason if self.reason in REASONS[self.ruling] else ""
        return f"{known}: {self.more}" if known and self.more else known or self.more

    def missing(self) -> str:
        """What is not answered yet, in a sentence; empty where nothing is."""
        if self.ruling in ABOUT and not self.claims:
            return f"Choose {ABOUT[self.ruling]}."
        if self.ruling is Ruling.BOTH_STAND and self.dimension is None:
            return "Choose in what they differ."
        return "" if self.why else "Choose a reason, or write one."

    def fields(self) -> list[tuple[str, str]]:
        """The fields of a form that says the same."""
        said = {
            "verdict": self.ruling.value,
            "dimension": self.dimension.value if self.dimension else "",
            "reason": self.reason,
            "more": self.more,
            "review": self.review,
            "scope": self.scope,
        }
        return [*said.items(), *(("claim", id) for id in self.claims)]


def meant(
    table: Table, answer: Answer, item: Item, scope: Scope
) -> tuple[list[Finding], list[tuple[str, ...]]]:
    """The findings that an answer is on, and for each the claims that it names.

    In another finding it names the claims of the sources whose claims were chosen here. One in which these are all
    claims there are, or none, is none that this answer can be on.
    """
    findings, about = [item.finding], [answer.claims if answer.ruling in ABOUT else ()]
    sources = {table.source_of(id) for id in answer.claims}
    for other in scope.items:
        if other is item:
            continue
        ids = tuple(dict.fromkeys(other.finding.claims))
        own = tuple(id for id in ids if table.source_of(id) in sources) if answer.ruling in ABOUT else ()
        if answer.ruling not in ABOUT or (own and len(own) < len(ids)):
            findings.append(other.finding)
            about.append(own)
    return findings, about


def decisions(
    table: Table, answer: Answer, findings: Sequence[Finding], about: Sequence[tuple[str, ...]], by: str
) -> list[Decision]:
    """A decision for each finding. Raises CheckerError where the answer does not fit one."""
    today = date.today()
    until = today + timedelta(days=int(answer.review)) if answer.review in REVIEWS and answer.review else None
    made: list[Decision] = []
    for finding, ids in zip(findings, about, strict=True):
        made += decided(
            _part(table, finding),
            [finding],
            answer.ruling,
            answer.why,
            by,
            today,
            about=ids,
            dimension=answer.dimension if answer.ruling is Ruling.BOTH_STAND else None,
            review_by=until,
        )
    return made


def _part(table: Table, finding: Finding) -> Run:
    """The run with the claims of one finding, as to look through all of them for each would take long."""
    claims = tuple(
        table.view.by_id[id].claim for id in dict.fromkeys(finding.claims) if id in table.view.by_id
    )
    return replace(table.run, claims=claims, findings=(finding,))
