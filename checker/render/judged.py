"""The claims against the reference facts: verdicts in words and shapes, copies of one value together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Run, Verdict
from checker.packs import Fact
from checker.render import words
from checker.render.entries import ASTRAY, Entry
from checker.store import claim_row

SHAPES = {
    Verdict.CONTRADICTED: "▲",
    Verdict.DIFFERS: "▲",
    Verdict.OUTDATED: "◆",
    Verdict.DEFINITION: "◇",
    Verdict.SUPPORTED: "=",
    Verdict.AGREES: "=",
    Verdict.UNVERIFIED: "·",
}
"""The shape beside the word; neither stands for the other, and no colour stands alone."""

STYLES = {
    Verdict.CONTRADICTED: "bold red",
    Verdict.DIFFERS: "bold red",
    Verdict.OUTDATED: "bold yellow",
    Verdict.DEFINITION: "bold blue",
    Verdict.SUPPORTED: "green",
    Verdict.AGREES: "green",
    Verdict.UNVERIFIED: "dim",
}

COUNTED = {
    Verdict.DIFFERS: ("differs", "differ"),
    Verdict.OUTDATED: ("outdated", "outdated"),
    Verdict.DEFINITION: ("another definition", "other definitions"),
    Verdict.AGREES: ("agrees", "agree"),
    Verdict.UNVERIFIED: ("unverified", "unverified"),
}
"""The verdicts of the facts as they are counted: one, and more than one."""

_PLAIN_ADDRESS = re.compile(r"https?://[\w./?=%~:&+,;@#-]+", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """One value with one verdict, and all claims that say it."""

    verdict: Verdict
    entries: tuple[Entry, ...]
    explanation: str
    sources: tuple[Fact, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that say so, each once."""
        return tuple(dict.fromkeys(entry.claim.article for entry in self.entries))


def judged(entries: Iterable[Entry]) -> tuple[Judged, ...]:
    """All values that facts speak to, those that they do not bear out first, then in reading order."""
    together: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.judgement is not None and entry.judgement.verdict is not Verdict.UNVERIFIED:
            said = (entry.key, words.value(entry.claim), entry.claim.period, entry.judgement.verdict)
            together.setdefault(said, []).append(entry)
    order = [*ASTRAY, Verdict.AGREES]
    found = (_judged(held) for held in together.values())
    return tuple(sorted(found, key=lambda one: order.index(one.verdict) if one.verdict in order else -1))


def _judged(held: Sequence[Entry]) -> Judged:
    judgement = held[0].judgement
    assert judgement is not None
    return Judged(judgement.verdict, tuple(held), judgement.explanation, cited(held[0]))


def cited(entry: Entry) -> tuple[Fact, ...]:
    """The facts that decide the verdict of a claim: the one that does, and the one of the very measure or the next."""
    chosen = [*entry.facts[:1], *([entry.current] if entry.current else entry.facts[1:2])]
    return tuple({(fact.edition, fact.address): fact for fact in chosen}.values())


def references(entries: Sequence[Entry]) -> list[Fact]:
    """The facts that have the value of the very measure of some claims, those that most of them are held against first.

    Facts of another unit or kind (a rank beside amounts) have no place beside them; those of a single page are
    hints, and only shown where there are no others.
    """
    counted: dict[str, list[Fact]] = {}
    for entry in entries:
        fact = entry.current
        if fact is not None and (fact.claim.unit, fact.claim.kind) == (entry.key.unit, entry.key.kind):
            counted.setdefault(fact.claim.id, []).append(fact)
    found = [held[0] for held in sorted(counted.values(), key=len, reverse=True)]
    return [fact for fact in found if fact.confidence != "single"] or found


def tally(run: Run) -> dict[Verdict, int]:
    """How many claims have each verdict, from worst to mildest; empty where no fact speaks to any claim."""
    counted = {verdict: sum(one.verdict is verdict for one in run.judgements) for verdict in COUNTED}
    spoken = any(number for verdict, number in counted.items() if verdict is not Verdict.UNVERIFIED)
    return {verdict: number for verdict, number in counted.items() if number} if spoken else {}


def counts(numbers: Mapping[Verdict, int]) -> str:
    """The verdicts counted: 8 differ, 7 outdated, 52 agree."""
    return ", ".join(f"{number:,} {COUNTED[verdict][number != 1]}" for verdict, number in numbers.items())


def source(fact: Fact) -> str:
    """A fact with who says so and where: 45,000 t for 2024: U.S. Geological Survey, MCS 2025 (Jan 2025) (primary)."""
    claim = fact.claim
    when = f" for {words.period(claim.period)}" if claim.period else ""
    return words.one_line(f"{words.value(claim)}{when}: {fact.publisher}, {fact.edition} ({fact.confidence})")


def edition(fact: Fact) -> str:
    """Publisher and edition."""
    return words.one_line(f"{fact.publisher}, {fact.edition}")


def address(fact: Fact) -> str | None:
    """Where a fact was read, None for what is no plain web address."""
    return fact.address if _PLAIN_ADDRESS.fullmatch(fact.address) else None


def as_dict(fact: Fact) -> dict[str, object]:
    """A fact as it stands in JSON: the fields of a claim, and where it comes from."""
    names = ("edition", "publisher", "title", "address", "confidence", "derived", "note")
    return {**claim_row(fact.claim), **{name: getattr(fact, name) for name in names}}
