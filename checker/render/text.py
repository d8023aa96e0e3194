"""Plain text for terminals and logs: the counts, and each finding with its quotes under each other.

Lines are made once, as pieces with a style; `render` joins the pieces, `show` prints them with rich.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model import Finding, Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.lines import Line, joined, printed, wrapped
from checker.render.view import SHAPES, Entry, Report, State, report

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    State.CONTRADICTION: "bold red",
    State.TENSION: "bold yellow",
    State.NOTE: "bold blue",
    State.AGREES: "green",
    State.ALONE: "dim",
}


def render(run: Run, pack: Pack) -> str:
    """The findings of a run, worst first, and a last line that counts them."""
    return joined(_lines(report(run, pack)))


def show(run: Run, pack: Pack, console: Console) -> None:
    """The same on a terminal, with weight and colour beside the words and shapes."""
    printed(_lines(report(run, pack)), console)


def render_finding(run: Run, pack: Pack, finding: Finding) -> str:
    """One finding with its quotes side by side, and what each of its claims means."""
    view = report(run, pack)
    entries = [entry for entry in map(view.entry, finding.claims) if entry is not None]
    lines = [*_finding(finding, entries), [("", "")]]
    for entry in entries:
        lines.extend(_meaning(entry, view))
    return joined(lines)


def render_claim(run: Run, pack: Pack, id: str) -> str:
    """One claim: its sentence, its fields, its interval, and what its hedge does to it."""
    view = report(run, pack)
    entry = view.entry(id)
    if entry is None:
        return ""
    frame = run.frame
    row = frame[frame["id"] == id].iloc[0]
    lines: list[Line] = [[(f"claim {id}", "")], *wrapped(f"“{_sentence(entry)}”", "  "), [("", "")]]
    for name in (
        "kind", "metric", "subject", "counterparty", "whole", "commodity", "period", "modality", "place",
        "item", "base", "attribution",
    ):  # fmt: skip
        said = getattr(entry.claim, name)
        if said is not None:
            label = view.pack.label(said) if name in ("subject", "counterparty", "whole", "commodity") else ""
            lines.append([(f"  {name:<13}{said}{f'  ({label})' if label not in ('', said) else ''}", "")])
    lines.append([(f"  {'value':<13}{words.value(entry.claim)}", "")])
    lines.extend(_meaning(entry, view)[1:])
    lines.append([("", "")])
    lines.extend(wrapped(_hedge(entry, float(row["numeral_place"]), float(row["granule"])), "  "))
    for finding in entry.findings:
        lines.append([("", "")])
        lines.extend(wrapped(f"{finding.id}: {finding.explanation}", "  "))
    return joined(lines)


def _lines(view: Report) -> Iterator[Line]:
    of = {entry.claim.id: entry for entry in view.entries}
    for finding in view.findings:
        yield from _finding(finding, [of[id] for id in finding.claims if id in of])
        yield [("", "")]
    yield [(_counts(view), "bold")]


def _counts(view: Report) -> str:
    found = ", ".join(words.count(view.tally[severity], severity.value) for severity in Severity)
    read = ", ".join(
        words.count(number, noun)
        for number, noun in (
            (len(view.articles), "article"),
            (len(view.entries), "claim"),
            (view.measured, "measure"),
        )
        if number
    )
    return f"{read}: {found}" if read else found


def _finding(finding: Finding, entries: Sequence[Entry]) -> list[Line]:
    state = State(finding.severity.value)
    lines: list[Line] = [
        [(f"{SHAPES[state]} {state.value}", STYLES[state]), (f"  {words.one_line(finding.id)}", "dim")]
    ]
    lines.extend(wrapped(words.one_line(finding.explanation), "  "))
    if finding.softened:
        lines.extend(wrapped(f"Softened: {words.one_line('; '.join(finding.softened))}.", "  ", "italic"))
    for entry in entries:
        about = "  ".join(filter(None, (words.date(entry.claim.published), words.standing(entry.claim))))
        lines.append([(f"    {words.one_line(entry.claim.article)}", "bold"), (f"  {about}".rstrip(), "dim")])
        lines.extend(wrapped(f"“{_sentence(entry)}”", "      "))
    return lines


def _sentence(entry: Entry) -> str:
    """The quote with its number between marks that need no colour."""
    before, value, after = entry.quote
    return words.one_line(f"{before}>>{value}<<{after}" if value else before)


def _meaning(entry: Entry, view: Report) -> list[Line]:
    claim = entry.claim
    window = (
        f"{entry.period}, inferred from the date of the article" if entry.inferred else entry.period or "none"
    )
    rows = [("interval", words.interval(entry.interval, claim.unit))]
    if entry.reach != entry.interval:
        rows.append(("reach", words.interval(entry.reach, claim.unit)))
    rows.append(("speaks of", window))
    rows.append(("state", f"{SHAPES[entry.state]} {entry.state.value}"))
    what = f"{words.whose(claim, view.pack)}: {words.measure(claim, view.pack)}"
    head: Line = [
        (f"  {words.one_line(claim.id)}  {words.one_line(words.value(claim))}  {words.one_line(what)}", "")
    ]
    return [head, *([(f"  {name:<13}{said}", "")] for name, said in rows)]


def _hedge(entry: Entry, place: float, granule: float) -> str:
    """What the hedge of a claim does, with its own numbers."""
    claim = entry.claim
    p, g = (
        f"p = {place:g} (the place of its last digit)",
        f"g = {granule:g} (the granule of so round a number)",
    )
    two = f"more than two granules, {g}"
    does = {
        "exact": f"No hedge: the number stands for all that rounds to it, half of {p} to either side.",
        "about": f"“About”: half of {g} to either side, and never less than a number without a hedge.",
        "nearly": f"“Nearly”: up to {g} below the number, which itself is not meant.",
        "over": f"“Over”: everything above; meant, by who says so, is no {two}.",
        "under": f"“Under”: everything below; meant, by who says so, is no {two}.",
        "up_to": f"“Up to”: the number and all below; meant, by who says so, is no {two}.",
        "range": f"A range: from the lower number to the higher, and half of {p} beyond.",
    }
    return does[claim.hedge]
