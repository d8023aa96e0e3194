"""The summary of a check in Markdown, for the page of a GitHub job and for the comment on a pull request.

What fails is shown with its sentences side by side, then what decisions want to be looked at; the rest is folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Finding, Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.entries import SHAPES, Entry, State
from checker.render.gfm import escaped, sentence, table
from checker.render.places import Place, places
from checker.render.settled import Held, Part, counts, decided, held, ruled, sides, signed
from checker.render.view import Report, report

MOST = 65_000
"""Characters: what a comment can hold. A summary could be 1 MiB long, but nobody reads that."""

SPARE = 400
"""Characters that are kept for the heading, the fold and the count of a part."""

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the summary: the lines before and after its blocks, which are shown while there is room."""

    title: str
    blocks: Sequence[str]
    before: Sequence[str] = ()
    after: Sequence[str] = ()


def render(run: Run, pack: Pack) -> str:
    """The summary, cut with a count where it would be longer than a comment can be."""
    view = report(run, pack)
    where = places(run)
    found = held(run)
    text = "\n".join(_top(run, view, found)) + "\n"
    for section in _sections(run, view, found, where):
        if section.blocks:
            text += _fitted(section, MOST - len(text))
    return text


def _fitted(section: Section, room: int) -> str:
    """A section in so many characters, with a count of what is left out; only that where there is no room at all."""
    left = room - SPARE
    shown: list[str] = []
    for block in section.blocks:
        left -= len(block) + 1
        if left < 0:
            break
        shown.append(block)
    cut = len(section.blocks) - len(shown)
    more = f"*{cut:,} more left out here; `checker check` shows all.*"
    if not shown:
        return f"\n{section.title} {more}\n" if room > SPARE // 2 else ""
    lines = [*section.before, *shown, *(["", more] if cut else []), *section.after]
    return "\n" + "\n".join(lines) + "\n"


def _top(run: Run, view: Report, found: Sequence[Held]) -> Iterator[str]:
    failing = [one for one in found if one.fails]
    if failing:
        parts = dict.fromkeys(one.part for one in failing)
        kind = f"{next(iter(parts))} " if len(parts) == 1 and Part.OPEN not in parts else ""
        yield f"## ✗ {words.count(len(failing), f'{kind}finding')} to look at"
    elif run.ledger is not None and run.ledger.against is not None:
        yield "## ✓ Nothing new that cannot hold together"
    else:
        yield "## ✓ Nothing open that cannot hold together"
    against = run.ledger.against if run.ledger is not None else None
    counted = counts(run.ledger) if run.ledger is not None else ""
    compared = f" Against {escaped(against)}: {counted}." if against is not None else ""
    if counted and against is None:
        compared = f" Decisions: {counted}."
    number = ", ".join(words.count(view.tally[severity], severity.value) for severity in Severity)
    yield ""
    yield (
        f"{words.count(len(view.articles), 'article')}, {words.count(len(view.entries), 'claim')}, "
        f"{words.count(view.measured, 'measure')}: {number}.{compared}"
    )
    if failing:
        yield ""
        yield (
            "To settle one, correct the text, or decide: "
            f"<code>checker decide {escaped(failing[0].finding.fingerprint)} --verdict … --reason …</code>"
        )


def _sections(run: Run, view: Report, found: Sequence[Held], where: Mapping[str, Place]) -> Iterator[Section]:
    shown = [one for one in found if one.fails or (one.part in _AT_LENGTH and not _mild(one))]
    for part, title in _TITLES.items():
        blocks = [_block(one, view, where) for one in shown if one.part is part]
        yield Section(f"### {title}", blocks, (f"### {title}",))
    yield from _decisions(run, found)
    at_length = {one.finding.id for one in shown}
    rest = [one for one in found if one.finding.id not in at_length]
    for title, chosen in (
        ("milder, and new", [one for one in rest if one.part in _AT_LENGTH]),
        ("unchanged", [one for one in rest if one.part is Part.UNCHANGED]),
        ("milder", [one for one in rest if one.part is Part.OPEN]),
    ):
        yield _fold(f"{len(chosen):,} {title}", ("finding",), [(_line(one.finding),) for one in chosen])
    settled = [one for one in rest if one.decided]
    rows = [(_line(one.finding), escaped(decided(one.settled))) for one in settled]
    yield _fold(f"{len(settled):,} decided", ("finding", "decision"), rows)
    absent = run.ledger.absent if run.ledger is not None else ()
    yield _fold(f"{len(absent):,} gone", ("finding",), [(_line(finding),) for finding in absent])


_AT_LENGTH = (Part.NEW, Part.UPDATED)
_TITLES = {Part.NEW: "New", Part.UPDATED: "Updated", Part.OPEN: "Open", Part.UNCHANGED: "Still there"}


def _mild(one: Held) -> bool:
    return one.finding.severity is Severity.NOTE


def _block(one: Held, view: Report, where: Mapping[str, Place]) -> str:
    """A finding: what it says, what to believe, and its sentences side by side."""
    finding = one.finding
    lines = [f"{_tag(finding)}: {escaped(finding.explanation)}"]
    if finding.softened:
        lines[0] += f" *Softened: {escaped('; '.join(finding.softened))}.*"
    if conclusion := view.conclusions.get(finding.id):
        lines.append(f"→ {escaped(conclusion)}")
    if said := decided(one.settled):
        lines.append(escaped(said))
    why = f" · {escaped(one.why)}" if one.why else ""
    lines.append(f"<sub>{escaped(finding.id)}{why}</sub>")
    columns = list(_columns(sides(one, view), frozenset(one.settled.fresh), where))
    quotes = table([head for head, _ in columns], [[cell for _, cell in columns]]) if columns else ()
    return "\n".join(["", "<br>\n".join(lines), *(["", *quotes] if columns else [])])


def _columns(
    entries: Sequence[Entry], fresh: frozenset[str], where: Mapping[str, Place]
) -> Iterator[tuple[str, str]]:
    """A column for each sentence; those for which there is no room share one, as values."""
    for entry in entries[:COLUMNS]:
        claim = entry.claim
        remarks = [escaped(claim.article), escaped(words.date(claim.published))]
        remarks += ["**new**"] if claim.id in fresh else []
        remarks += ["✗ in doubt"] if entry.doubt is not None else []
        place = where.get(claim.id)
        at = f"<br><sub>{escaped(f'{place.file}:{place.line}')}</sub>" if place is not None else ""
        yield " · ".join(filter(None, remarks)), f"{sentence(entry)}{at}"
    if more := entries[COLUMNS:]:
        said = [f"{escaped(words.value(one.claim))} ({escaped(one.claim.article)})" for one in more[:COLUMNS]]
        others = len(more) - len(said)
        yield f"{len(more):,} more", "<br>".join([*said, *([f"and {others:,} more"] if others else [])])


def _decisions(run: Run, found: Sequence[Held]) -> Iterator[Section]:
    """The decisions that run out soon, and those whose finding is gone."""
    due = [f"- {_line(one.finding)}<br>{escaped(decided(one.settled))}" for one in found if one.settled.due]
    yield Section("### Due for review", due, ("### Due for review", ""))
    stale = [
        f"- {escaped(one.explanation)} <sub>{escaped(one.fingerprint)}</sub><br>✓ decided: {escaped(f'{ruled(one)} – {signed(one)}')}"
        for one in (run.ledger.stale if run.ledger is not None else ())
    ]
    title = "### Decisions whose finding is gone"
    yield Section(title, stale, (title, ""))


def _fold(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Section:
    first, second, *lines = table(head, rows)
    before = ("<details>", f"<summary>{title}</summary>", "", first, second)
    return Section(f"{title}:", lines, before, ("", "</details>"))


def _line(finding: Finding) -> str:
    return f"{_tag(finding)}: {escaped(finding.explanation)} <sub>{escaped(finding.id)}</sub>"


def _tag(finding: Finding) -> str:
    state = State(finding.severity.value)
    return f"{SHAPES[state]} **{state.value}**"
