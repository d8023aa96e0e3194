"""Plain text for terminals and logs: the counts, and each finding with its quotes under each other.

Lines are made once, as pieces with a style; `render` joins the pieces, `show` prints them with rich.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model import Finding, Run, Severity
from checker.packs import Fact, Pack
from checker.render import judged, words
from checker.render.entries import FACTS, SHAPES, Entry, State, named
from checker.render.judged import Judged
from checker.render.lines import Line, joined, printed, wrapped
from checker.render.settled import Held, counts, decided, held
from checker.render.stands import NAMES, Reconciled
from checker.render.stands import SHAPES as STANDING
from checker.render.view import Report, report

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    State.CONTRADICTION: "bold red",
    State.TENSION: "bold yellow",
    State.NOTE: "bold blue",
    State.AGREES: "green",
    State.ALONE: "dim",
}


STALE = 5
"""So many decisions without a finding are named."""


def render(run: Run, pack: Pack) -> str:
    """The findings of a run, worst first, each with what stands, and last lines that count.

    What facts say of the claims has a part of its own, where the run has findings of that rule.
    """
    return joined(_lines(run, pack))


def show(run: Run, pack: Pack, console: Console) -> None:
    """The same on a terminal, with weight and colour beside the words and shapes."""
    printed(_lines(run, pack), console)


def render_finding(run: Run, pack: Pack, finding: Finding) -> str:
    """One finding: its quotes, what each of its claims means, whom to doubt, and which values stand."""
    view = report(run, pack)
    entries = _held(view, finding)
    lines: list[Line] = []
    if finding.rule == FACTS and entries:
        lines += _fact_lines(judged.judged(entries)[0], view, finding.id)
        lines += [[("", "")], *_quotes(entries)]
    else:
        lines += _finding(finding, view, held(run, [finding])[0] if run.ledger is not None else None)
    for entry in entries:
        lines += [[("", "")], *_meaning(entry, view)]
    lines += _component(finding, view)
    rows = dict.fromkeys(view.row_of[entry.claim.id] for entry in entries if entry.claim.id in view.row_of)
    if rows:
        lines += [[("", "")], [("What stands", "bold")]]
        for row in rows:
            lines += _row(row)
    return joined(lines)


def _component(finding: Finding, view: Report) -> Iterator[Line]:
    """Which claims of a finding are in doubt and why, and what it hangs together with."""
    diagnosis = view.diagnosis_of.get(finding.id)
    if diagnosis is None:
        return
    own = [
        number
        for claim, number in zip(diagnosis.doubted, diagnosis.because, strict=True)
        if claim in finding.claims
    ]
    yield [("", "")]
    if own:
        yield [("✗ In doubt", "bold")]
    else:
        yield [("Nothing of it is in doubt", "bold")]
    for number in dict.fromkeys(own) or range(0 if diagnosis.doubted else len(diagnosis.reasons)):
        yield from wrapped(words.one_line(diagnosis.reasons[number]), "  ")
    others = [id for id in diagnosis.findings if id != finding.id]
    if others:
        also = [
            reason.partition("): ")[0] + ")"
            for number, reason in enumerate(diagnosis.reasons)
            if number in diagnosis.because and number not in own
        ]
        doubts = f"; there in doubt: {', '.join(also)}" if also else ""
        yield from wrapped(words.one_line(f"Hangs together with {', '.join(others)}{doubts}."), "  ", "dim")


def render_claim(run: Run, pack: Pack, id: str) -> str:
    """One claim: sentence, fields, interval, hedge, what facts say of it, who bears it out, its findings."""
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
            told = f"{said}  ({label})" if label not in ("", said) else said
            lines.append([(f"  {name:<13}{words.clean(told)}", "")])
    lines.append([(f"  {'value':<13}{words.one_line(words.value(entry.claim))}", "")])
    lines.extend(_meaning(entry, view)[1:])
    lines.append([("", "")])
    lines.extend(wrapped(_hedge(entry, float(row["numeral_place"]), float(row["granule"])), "  "))
    lines += [*_verdict(entry), *_doubt(entry)]
    if entry.claim.id in view.row_of:
        lines += [[("", "")], [("  What stands", "bold")], *_row(view.row_of[entry.claim.id], "    ")]
    for finding in entry.findings:
        lines.append([("", "")])
        lines.extend(wrapped(f"{finding.id}: {finding.explanation}", "  "))
    return joined(lines)


def _verdict(entry: Entry) -> Iterator[Line]:
    """What the facts say of a claim, and all facts that were looked at, with their addresses."""
    judgement = entry.judgement
    if judgement is None:
        return
    yield [("", "")]
    shape = judged.SHAPES[judgement.verdict]
    yield [(f"  Reference facts: {shape} {judgement.verdict.value}", "bold")]
    yield from wrapped(words.one_line(judgement.explanation), "    ")
    for fact in entry.facts:
        yield from _fact(fact)


def _fact(fact: Fact) -> list[Line]:
    return [
        [(f"      {fact.claim.id}  {judged.source(fact)}", "dim")],
        [(f"             {words.one_line(fact.address)}", "dim")],
    ]


def _doubt(entry: Entry) -> Iterator[Line]:
    """Whether a claim is doubted and why."""
    if entry.doubt is not None:
        yield [("", "")]
        yield [("  ✗ in doubt", "bold")]
        yield from wrapped(words.one_line(entry.doubt), "    ")


def _row(row: Reconciled, indent: str = "  ") -> Iterator[Line]:
    """A row of the reconciled table, with the independent sources behind each value."""
    standing = row.suggestion.standing
    when = f", {row.period}{' (inferred)' if row.suggestion.inferred else ''}" if row.period else ""
    why = f": {row.why}" if row.why else ""
    yield from wrapped(
        f"{STANDING[standing]} {NAMES[standing]}  {row.subject}: {row.measure}{when}{why}", indent
    )
    for number, value in enumerate(row.values):
        link = "" if number == 0 else "or " if row.stands is None else "not "
        who = f"{words.count(value.side.sources, 'independent source')}: {value.by}"
        remark = f"; {value.remark}" if value.remark else ""
        yield from wrapped(f"{link}{value.said}  {who}{remark}", f"{indent}    ")


def _lines(run: Run, pack: Pack) -> Iterator[Line]:
    view = report(run, pack)
    for one in held(run, view.findings):
        yield from _decided(one, view) if one.decided else _finding(one.finding, view, one)
        yield [("", "")]
    if any(finding.rule == FACTS for finding in run.findings):
        yield [("Against the reference facts", "bold")]
        for value in view.astray:
            yield [("", "")]
            yield from _fact_lines(value, view)
        yield [("", "")]
    # Against a base only news is shown, and the ledger counts it.
    compared = run.ledger is not None and run.ledger.against is not None
    yield [(_counts(view, compared), "bold")]
    if view.verdicts and not compared:
        yield [(f"Against the reference facts: {judged.counts(view.verdicts)}", "bold")]
    yield from _settled(run)


def _counts(view: Report, compared: bool) -> str:
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
    return (read if compared else f"{read}: {found}") if read else found


def _held(view: Report, finding: Finding) -> list[Entry]:
    return [entry for entry in map(view.entry, finding.claims) if entry is not None]


def _finding(finding: Finding, view: Report, one: Held | None = None) -> list[Line]:
    state = State(finding.severity.value)
    change = one.settled.change if one is not None else None
    lines: list[Line] = [
        [
            (f"{SHAPES[state]} {state.value}", STYLES[state]),
            (f"  {change}" if change is not None else "", "bold"),
            (f"  {words.one_line(finding.id)}", "dim"),
        ]
    ]
    lines.extend(wrapped(words.one_line(finding.explanation), "  "))
    if one is not None:
        lines.extend(_ledger(one))
    if finding.softened:
        lines.extend(wrapped(f"Softened: {words.one_line('; '.join(finding.softened))}.", "  ", "italic"))
    if said := view.conclusions.get(finding.id):
        first, *rest = wrapped(words.one_line(f"→ {said}"), "  ")
        lines += [first, *([(f"  {line[0][0]}", "")] for line in rest)]
    return [*lines, *_quotes(_held(view, finding), one.settled.fresh if one is not None else ())]


def _ledger(one: Held) -> Iterator[Line]:
    """Why a finding is new or updated, and what was decided on it."""
    if one.why:
        yield from wrapped(f"{one.why}.", "  ")
    if said := decided(one.settled):
        yield from wrapped(said, "  ")


def _decided(one: Held, view: Report) -> Iterator[Line]:
    """A finding that is decided, without its quotes: what it is about, and what was decided."""
    finding = one.finding
    entries = _held(view, finding)
    about = ": ".join(named(entries, view.pack)) if entries else finding.measure.replace("|", " · ")
    yield [
        (f"✓ decided {finding.severity}", "green"),
        (f"  {words.one_line(finding.id)}", "dim"),
        (f"  {words.one_line(about)}", ""),
    ]
    yield from wrapped(decided(one.settled).removeprefix("✓ decided: "), "  ")


def _settled(run: Run) -> Iterator[Line]:
    """The findings counted by what there is to do, and the decisions that have nothing to decide any more."""
    ledger = run.ledger
    if ledger is None or not (counted := counts(ledger)):
        return
    against = f"Against {words.one_line(ledger.against)}" if ledger.against is not None else "Decisions"
    yield [(f"{against}: {counted}", "bold")]
    if ledger.stale:
        ids = ", ".join(decision.fingerprint for decision in ledger.stale[:STALE])
        more = f" and {len(ledger.stale) - STALE:,} more" if len(ledger.stale) > STALE else ""
        number = words.count(len(ledger.stale), "decision")
        yield from wrapped(words.one_line(f"{number} whose finding is gone: {ids}{more}"), "")


def _quotes(entries: Sequence[Entry], fresh: Sequence[str] = ()) -> Iterator[Line]:
    news = frozenset(fresh)
    for entry in entries:
        new = "new" if entry.claim.id in news else ""
        doubted = "✗ in doubt" if entry.doubt is not None else ""
        about = (words.date(entry.claim.published), words.standing(entry.claim), new, doubted)
        yield [
            (f"    {words.one_line(entry.claim.article)}", "bold"),
            (f"  {'  '.join(filter(None, map(words.one_line, about)))}".rstrip(), "dim"),
        ]
        yield from wrapped(f"“{_sentence(entry)}”", "      ")


def _fact_lines(one: Judged, view: Report, id: str = "") -> Iterator[Line]:
    """A value that facts speak to: verdict, value, measure, articles, why, and where the facts stand."""
    claim = one.entries[0].claim
    what = f"{words.value(claim)} · {words.whose(claim, view.pack)}: {words.measure(claim, view.pack)}"
    when = f", {words.period(claim.period)}" if claim.period else ""
    yield [
        (f"{judged.SHAPES[one.verdict]} {one.verdict.value}", judged.STYLES[one.verdict]),
        (f"  {words.one_line(what + when)}  ({words.one_line(', '.join(one.articles))})", ""),
        (f"  {words.one_line(id)}" if id else "", "dim"),
    ]
    yield from wrapped(words.one_line(one.explanation), "  ")
    for fact in one.sources:
        yield [(f"    {judged.edition(fact)}: {words.one_line(fact.address)}", "dim")]


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
