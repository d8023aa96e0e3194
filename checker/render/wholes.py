"""Shares of one whole laid end to end, so that it shows where they pass all of it.

Only geometry is made here, in percent of the width; `templates/stack.svg` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model import Finding, Kind
from checker.packs import Pack
from checker.quantity.words import amount
from checker.render import words
from checker.render.entries import Entry

WIDTH = 96.0
"""How much of the width the longer of all of it and the sum takes."""

ALL = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The least that one share can be; `over` is where in it all of the whole is passed, None where it is not."""

    entry: Entry
    name: str
    number: int
    left: float
    width: float
    over: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """The shares of a finding; `full` is where all of the whole lies, `total` what the least of each come to."""

    segments: tuple[Segment, ...]
    full: float
    end: float
    total: str
    title: str
    description: str
    height: int = 92


def stacks(findings: Iterable[Finding], entries: Sequence[Entry], pack: Pack) -> tuple[Stack, ...]:
    """A stack for each finding whose shares, of several parts of one whole, come to more than all of it."""
    held = {entry.claim.id: entry for entry in entries}
    found: dict[tuple[str, ...], list[Entry]] = {}
    for finding in findings:
        parts = _parts([held[id] for id in finding.claims if id in held], pack)
        if len(parts) > 1 and sum(entry.interval.lower for entry in parts) > ALL:
            found.setdefault(tuple(entry.claim.id for entry in parts), parts)
    return tuple(_stack(parts, pack) for parts in found.values())


def _parts(entries: Sequence[Entry], pack: Pack) -> list[Entry]:
    """One share for each part of the whole that most shares are of: the one that can be least.

    What lies in another of them is not laid beside it: imports from one country beside all imports.
    """
    wholes: dict[tuple[str | None, ...], dict[tuple[str | None, ...], Entry]] = {}
    for entry in entries:
        claim = entry.claim
        if claim.kind != Kind.SHARE or entry.key.unit != "percent" or entry.interval.lower < 0:
            continue
        parts = wholes.setdefault((claim.metric, claim.commodity, claim.whole), {})
        part = (claim.subject, claim.counterparty)
        if part not in parts or entry.interval.lower < parts[part].interval.lower:
            parts[part] = entry
    most = max(wholes.values(), key=len, default={})
    outer = [
        entry for entry in most.values() if not any(_holds(other, entry, pack) for other in most.values())
    ]
    return sorted(outer, key=lambda entry: (-entry.interval.lower, entry.claim.id))


def _holds(outer: Entry, inner: Entry, pack: Pack) -> bool:
    one, other = outer.claim, inner.claim
    if one.subject == other.subject:
        return one.counterparty is None and other.counterparty is not None
    return one.counterparty == other.counterparty and pack.within(other.subject, one.subject)


def _stack(parts: Sequence[Entry], pack: Pack) -> Stack:
    total = sum(entry.interval.lower for entry in parts)
    scale = WIDTH / total
    segments, at = [], 0.0
    for number, entry in enumerate(parts, start=1):
        end = at + entry.interval.lower
        over = round(max(at, ALL) * scale, 2) if end > ALL else None
        name = _name(entry, pack)
        segments.append(
            Segment(entry, name, number, round(at * scale, 2), round(entry.interval.lower * scale, 2), over)
        )
        at = end
    claim = parts[0].claim
    of = f"{pack.label(claim.whole) or 'the whole'}, {pack.label(claim.metric)}"
    said = ", ".join(f"{one.name} at least {amount(one.entry.interval.lower, 'percent')}" for one in segments)
    least = amount(float(f"{total:.4g}"), "percent")
    return Stack(
        segments=tuple(segments),
        full=round(ALL * scale, 2),
        end=round(total * scale, 2),
        total=least,
        title=words.one_line(f"Shares of one whole ({of}), the least that each can be"),
        description=words.one_line(f"{said}: together at least {least}, which is more than all of it."),
    )


def _name(entry: Entry, pack: Pack) -> str:
    claim = entry.claim
    whose = claim.counterparty if claim.subject == claim.whole and claim.counterparty else claim.subject
    return words.one_line(words.capital(pack.label(whose) or "no one named"))
