"""The report in Markdown for GitHub: tables and folds, in no more characters than GitHub takes.

What matters most comes first. The sentences, what facts agree with and the articles get what room the findings and the
values that stand leave; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Finding, Run, Severity
from checker.packs import Pack
from checker.render import decided, judged, stands, words
from checker.render.entries import SHAPES, Entry, State
from checker.render.fit import Section, fitted
from checker.render.gfm import escaped, head, in_html, linked, row, sentence
from checker.render.judged import Judged
from checker.render.overview import Matrix
from checker.render.stands import Part, Reconciled, Value
from checker.render.view import Group, Report, report

WHERE = " The page in HTML has all of it."
CLOSE = ("", "</details>")


def render(run: Run, pack: Pack) -> str:
    """The report, cut to what GitHub takes."""
    view = report(run, pack)
    parts = (
        _top(view),
        _matrix(view),
        _findings(view),
        _gone(view),
        _facts(view),
        _stands(view),
        _articles(view),
    )
    return fitted((section for part in parts for section in part), where=WHERE)


def _top(view: Report) -> Iterator[Section]:
    yield Section(("# Consistency report", "", *counted(view)))
    if view.worst:
        yield Section(("", "What matters most:", "", *worst(view)))


def counted(view: Report) -> Iterator[str]:
    """How much there is, in a line or three."""
    found = (f"**{words.count(view.tally[severity], severity.value)}**" for severity in Severity)
    yield (
        f"{words.count(len(view.articles), 'article')}, {words.count(len(view.entries), 'claim')} about "
        f"{words.count(view.measured, 'measure')}: {', '.join(found)}."
    )
    if view.changes:
        said = (f"{decided.SHAPES[name]} {number:,} {name}" for name, number in view.changes.items())
        against = f", against {escaped(view.ledger.against)}" if view.ledger and view.ledger.against else ""
        yield from ("", f"{', '.join(said)}{against}.")
    if view.verdicts:
        yield from ("", f"Against reference facts: {judged.counts(view.verdicts)}.")


def worst(view: Report) -> Iterator[str]:
    """The findings that matter most, a numbered line each."""
    for number, one in enumerate(view.worst, start=1):
        said = escaped(f"{one.sentence} {one.word}".rstrip())
        yield f"{number}. {tags(one.finding, view)}: {said}"


def tags(finding: Finding, view: Report) -> str:
    """The severity of a finding, and whether it is new, updated or decided."""
    marks = (f"{decided.SHAPES[mark]} {mark}" for mark in decided.marks(view.settled(finding)))
    return " ".join((_tag(State(finding.severity.value)), *marks))


def _matrix(view: Report) -> Iterator[Section]:
    matrix = view.matrix
    if not matrix.articles:
        return
    opened = ("", "<details>", "<summary>Who disagrees with whom, and who stands alone</summary>", "")
    yield Section((*opened, *_crossed(matrix)), extra=True, foot=() if _alone(view) else CLOSE)
    if _alone(view):
        yield Section(
            ("", *head(("article", "alone", "of", "with what"))), _alone(view), CLOSE, "article", True
        )


def _crossed(matrix: Matrix) -> Iterator[str]:
    yield from head(("", *map(escaped, matrix.articles)))
    for one in matrix.articles:
        cells = (matrix.cell(one, other) for other in matrix.articles)
        said = (f"{SHAPES[State(found[0].severity.value)]} {len(found)}" if found else "" for found in cells)
        yield row((f"**{escaped(one)}**", *said))


def _alone(view: Report) -> tuple[tuple[str], ...]:
    return tuple(
        (
            row(
                (
                    escaped(one.article),
                    str(len(one.alone)),
                    str(one.shared),
                    "<br>".join(
                        escaped(
                            f"{value.said}: {held.subject}, {held.measure}{', ' if held.period else ''}{held.period}"
                        )
                        for held, value in one.alone
                    ),
                )
            ),
        )
        for one in view.speakers
        if one.alone
    )


def _findings(view: Report) -> Iterator[Section]:
    yield Section(("", "## Where they disagree"))
    if not view.groups:
        yield Section(("", "Nothing was found that cannot hold together."))
    for group in view.groups:
        opened = ["", f"### {escaped(group.subject)}: {escaped(group.title)}", ""]
        for held in group.stands:
            opened += (f"{_standing(held)}{_when(held)}: **{escaped(held.said)}**, {escaped(held.why)}.", "")
        said = tuple((_finding(finding, view),) for finding in group.findings)
        yield Section(tuple(opened), said, noun="finding")
        yield _claims(group, view)


def _finding(finding: Finding, view: Report) -> str:
    said = f"- {tags(finding, view)}: {escaped(finding.explanation)}"
    if finding.softened:
        said += f" *Softened: {escaped('; '.join(finding.softened))}.*"
    return f"{said}{decision(finding, view)} <sub>{escaped(finding.id)}</sub>"


def decision(finding: Finding, view: Report) -> str:
    """What people decided about a finding and what has changed since, on a line of its own; often nothing."""
    settled = view.settled(finding)
    lines = []
    if (made := decided.said(settled)) is not None:
        reason = f" “{escaped(made.reason)}”" if made.reason else ""
        lines.append(
            f"{decided.SHAPES[made.mark]} {made.mark}: **{escaped(made.what)}**{reason} {escaped(made.who)}"
        )
    if settled is not None and settled.why:
        lines.append(escaped(words.capital(settled.why)))
    return "".join(f"<br>{line}" for line in lines)


def _claims(group: Group, view: Report) -> Section:
    named = ("article", "date", "source", "what it says", "as written", "normalised", "interval", "period")
    summary = f"<summary>{words.count(len(group.entries), 'claim')} in their sentences</summary>"
    claims = [
        (
            escaped(entry.claim.article),
            escaped(words.date(entry.claim.published)),
            escaped(entry.source),
            f"{sentence(entry)}{_remark(entry)}",
            escaped(entry.claim.value_text),
            _normalised(entry, group, view),
            _interval(entry),
            f"{escaped(entry.period)}{' (inferred)' if entry.inferred else ''}",
        )
        for entry in group.entries
    ]
    facts = [
        (
            "*reference*",
            "",
            escaped(fact.publisher),
            linked(fact, judged.edition(fact)),
            "",
            escaped(words.value(fact.claim)),
            "",
            escaped(words.period(fact.claim.period)),
        )
        for fact in group.references
    ]
    opened = ("", "<details>", summary, "", *head(named))
    return Section(opened, tuple((row(cells),) for cells in (*claims, *facts)), CLOSE, "sentence", True)


def _normalised(entry: Entry, group: Group, view: Report) -> str:
    said = escaped(words.value(entry.claim))
    if entry.key.measure == group.measure:
        return said
    return f"{said} <sub>{escaped(what(entry, view))}</sub>"


def what(entry: Entry, view: Report) -> str:
    """What a claim measures, and whose."""
    return f"{words.whose(entry.claim, view.pack)}: {words.measure(entry.claim, view.pack)}"


def _interval(entry: Entry) -> str:
    said = escaped(words.interval(entry.interval, entry.claim.unit))
    if entry.reach == entry.interval:
        return said
    return f"{said} <sub>reach {escaped(words.interval(entry.reach, entry.claim.unit))}</sub>"


def _remark(entry: Entry) -> str:
    """What is to be said against a claim: that it is in doubt, and what facts have."""
    doubt = "<br>**✗ in doubt**" if entry.doubt is not None else ""
    if entry.judgement is not None and entry.astray:
        verdict = entry.judgement.verdict
        link = ", " if doubt else "<br>"
        return f"{doubt}{link}{judged.SHAPES[verdict]} {verdict.value}: {escaped(entry.judgement.brief)}"
    return f"{doubt}: {escaped(entry.doubt)}" if entry.doubt is not None else ""


def _gone(view: Report) -> Iterator[Section]:
    ledger = view.ledger
    if ledger and ledger.absent:
        said = tuple(
            (f"- {decided.SHAPES['gone']} {escaped(one.explanation)} <sub>{escaped(one.id)}</sub>",)
            for one in ledger.absent
        )
        yield Section(("", "## What is gone", ""), said, noun="gone finding")
    if ledger and ledger.stale:
        said = tuple(
            (
                f"- {escaped(one.explanation)} **{one.ruling.value}**: “{escaped(one.reason)}” by {escaped(one.by)}, {escaped(words.date(one.date))} <sub>{escaped(one.fingerprint)}</sub>",
            )
            for one in ledger.stale
        )
        yield Section(("", "Decisions on findings that are there no more:", ""), said, noun="stale decision")


def _facts(view: Report) -> Iterator[Section]:
    if not view.judged:
        return
    lead = "The edition current on the day of an article judges it; what came later is named."
    yield Section(("", "## Against reference facts", "", lead))
    named = ("claim", "verdict", "what the facts have", "sources")
    if view.astray:
        yield Section(("", *head(named)), _judged(view.astray, view), noun="verdict")
    if view.agreed:
        summary = f"<summary>{words.count(len(view.agreed), 'value')} that facts agree with</summary>"
        opened = ("", "<details>", summary, "", *head(named))
        yield Section(opened, _judged(view.agreed, view), CLOSE, "verdict", True)


def _judged(rows: Sequence[Judged], view: Report) -> tuple[tuple[str], ...]:
    return tuple(
        (
            row(
                (
                    f"<b>{escaped(words.value(one.entries[0].claim))}</b> ({escaped(', '.join(one.articles))}) "
                    f"<sub>{escaped(what(one.entries[0], view))}</sub>",
                    f"{judged.SHAPES[one.verdict]} {one.verdict.value}",
                    escaped(one.explanation),
                    "<br>".join(linked(fact, judged.edition(fact)) for fact in one.sources),
                )
            ),
        )
        for one in rows
    )


def _stands(view: Report) -> Iterator[Section]:
    yield Section(("", "## What stands", *(("", "No claim was found.") if not view.stands else ())))
    named = ("measure", "period", "what the articles say", "standing")
    for part in Part:
        rows = tuple((_row(held),) for held in view.stands if held.part is part)
        if rows:
            yield Section(("", f"### {part.value}", "", *head(named)), rows, noun="value")


def _row(held: Reconciled) -> str:
    return row(
        (
            f"{escaped(held.subject)}: {escaped(held.measure)}",
            f"{escaped(held.period)}{' (inferred)' if held.suggestion.inferred else ''}",
            _values(held),
            f"{_standing(held)}{f': {escaped(held.why)}' if held.why else ''}",
        )
    )


def _values(held: Reconciled) -> str:
    link = "or" if held.stands is None else "not"
    return f"<br>{link} ".join(f"{escaped(str(value))}{_beside(value)}" for value in held.values)


def _beside(value: Value) -> str:
    return _remark(value.entry) or (f"<br>{escaped(value.remark)}" if value.remark else "")


def _standing(held: Reconciled) -> str:
    standing = held.suggestion.standing
    return f"{stands.SHAPES[standing]} {stands.NAMES[standing]}"


def _when(held: Reconciled) -> str:
    return (
        f", {escaped(held.period)}{' (inferred)' if held.suggestion.inferred else ''}" if held.period else ""
    )


def _articles(view: Report) -> Iterator[Section]:
    title = "## The articles"
    named = ("claim", "in its sentence", "measure", "normalised", "state")
    for id, entries in view.by_article.items():
        article = view.article_of.get(id)
        said = f" · {in_html(article.title)}" if article and article.title else ""
        number = words.count(len(entries), "claim")
        opened = ["", "<details>", f"<summary>{in_html(id)}{said} · {number}</summary>", ""]
        if article:
            about = (article.source or "", words.date(article.published), article.file)
            opened += (" · ".join(escaped(part) for part in about if part), "")
        strange = [article.text[one.start : one.end] for one in view.unread.get(id, ())] if article else []
        foot = ("", f"Found and not understood: {escaped(', '.join(strange))}", *CLOSE) if strange else CLOSE
        if not entries:
            yield Section((*opened, "No claim was found in it."), foot=foot, extra=True, title=title)
            continue
        claims = tuple((_claim(entry, view),) for entry in entries)
        yield Section((*opened, *head(named)), claims, foot, "claim", True, title)


def _claim(entry: Entry, view: Report) -> str:
    return row(
        (
            str(entry.number),
            sentence(entry),
            escaped(what(entry, view)),
            escaped(words.value(entry.claim)),
            _states(entry),
        )
    )


def _states(entry: Entry) -> str:
    """The state of a claim, whether it is in doubt, and the verdict on it."""
    said = [_tag(entry.state), *(["✗ in doubt"] if entry.doubt is not None else [])]
    if entry.judgement is not None and entry.astray:
        said.append(f"{judged.SHAPES[entry.judgement.verdict]} {entry.judgement.verdict.value}")
    return "<br>".join(said)


def _tag(state: State) -> str:
    return f"{SHAPES[state]} {state.value}"
