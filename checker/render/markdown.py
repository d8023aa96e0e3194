"""Markdown for GitHub: the report in tables and folds, everything from articles escaped.

Escaped is what Markdown, HTML, tables, GitHub's mathematics, mentions, references and bare links would take
for something else. The result reads the same in GitHub, GitLab and plain CommonMark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Finding, Run, Severity
from checker.packs import Fact, Pack
from checker.render import judged, stands, words
from checker.render.entries import SHAPES, Entry, State
from checker.render.judged import Judged
from checker.render.stands import Part, Reconciled, Value
from checker.render.view import Group, Report, report

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BLOCK = re.compile(r"^(\s*)(\d+(?=[.)](?:\s|$))|[-+=])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
_JOIN = "&#8203;"
"""A space without width, by which a reader sees the same and a program no link and no name."""


def escaped(text: str) -> str:
    r"""A text that shows as its own letters, on one line, in a table cell and anywhere else.

    >>> print(escaped("a|b [c](d) <i>"))
    a\|b \[c\](d) &lt;i&gt;
    """
    return _letters(words.one_line(text))


def _letters(text: str) -> str:
    line = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
    line = _BLOCK.sub(lambda f: f"{f[1]}{f[2]}\\" if f[2].isdigit() else f"{f[1]}\\{f[2]}", line)
    return _unlinked(line).replace("$", "<span>$</span>")


def _unlinked(line: str) -> str:
    return _LINK.sub(rf"\1{_JOIN}\2", line).replace("@", f"@{_JOIN}")


def _in_html(text: str) -> str:
    """A text inside a line of HTML, where Markdown has no say and a backslash is a letter."""
    return _unlinked(html.escape(words.one_line(text)))


def render(run: Run, pack: Pack) -> str:
    """The whole report."""
    view = report(run, pack)
    parts = (_top(view), _findings(view), _facts(view), _stands(view), _articles(view))
    return "\n".join(line for part in parts for line in part) + "\n"


def _top(view: Report) -> Iterator[str]:
    yield "# Consistency report"
    yield ""
    found = (f"**{words.count(view.tally[severity], severity.value)}**" for severity in Severity)
    yield (
        f"{words.count(len(view.articles), 'article')}, {words.count(len(view.entries), 'claim')} about "
        f"{words.count(view.measured, 'measure')}: {', '.join(found)}."
    )
    if view.verdicts:
        yield from ("", f"Against reference facts: {judged.counts(view.verdicts)}.")
    if view.worst:
        yield from ("", "What matters most:", "")
        for number, worst in enumerate(view.worst, start=1):
            yield f"{number}. {_tag(State(worst.finding.severity.value))}: {escaped(f'{worst.sentence} {worst.word}'.rstrip())}"


def _findings(view: Report) -> Iterator[str]:
    yield from ("", "## Where they disagree")
    if not view.groups:
        yield from ("", "Nothing was found that cannot hold together.")
    for group in view.groups:
        yield from ("", f"### {escaped(group.subject)}: {escaped(group.title)}", "")
        for row in group.stands:
            yield f"{_standing(row)}{_when(row)}: **{escaped(row.said)}**, {escaped(row.why)}."
            yield ""
        for finding in group.findings:
            yield _finding(finding)
        yield from ("", *_claims(group, view))


def _finding(finding: Finding) -> str:
    said = f"- {_tag(State(finding.severity.value))}: {escaped(finding.explanation)}"
    if finding.softened:
        said += f" *Softened: {escaped('; '.join(finding.softened))}.*"
    return f"{said} <sub>{escaped(finding.id)}</sub>"


def _claims(group: Group, view: Report) -> Iterator[str]:
    yield "<details>"
    yield f"<summary>{words.count(len(group.entries), 'claim')} in their sentences</summary>"
    yield ""
    yield from table(
        ("article", "date", "source", "what it says", "as written", "normalised", "interval", "period"),
        (
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
        ),
        (
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
        ),
    )
    yield from ("", "</details>")


def _normalised(entry: Entry, group: Group, view: Report) -> str:
    said = escaped(words.value(entry.claim))
    if entry.key.measure == group.measure:
        return said
    return f"{said} <sub>{escaped(_what(entry, view))}</sub>"


def _what(entry: Entry, view: Report) -> str:
    return f"{words.whose(entry.claim, view.pack)}: {words.measure(entry.claim, view.pack)}"


def _interval(entry: Entry) -> str:
    said = escaped(words.interval(entry.interval, entry.claim.unit))
    if entry.reach == entry.interval:
        return said
    return f"{said} <sub>reach {escaped(words.interval(entry.reach, entry.claim.unit))}</sub>"


def sentence(entry: Entry) -> str:
    """The quote with its number in bold; HTML's `<b>`, as two stars fail beside letters without spaces."""
    before, value, after = (_letters(words.clean(re.sub(r"\s+", " ", part))) for part in entry.quote)
    note = words.standing(entry.claim)
    said = f"{before.lstrip()}<b>{value}</b>{after.rstrip()}" if value else before.strip()
    return f"{said} <sub>{escaped(note)}</sub>" if note else said


def _remark(entry: Entry) -> str:
    """What is to be said against a claim: that it is in doubt, and what facts have."""
    doubt = "<br>**✗ in doubt**" if entry.doubt is not None else ""
    if entry.judgement is not None and entry.astray:
        verdict = entry.judgement.verdict
        link = ", " if doubt else "<br>"
        return f"{doubt}{link}{judged.SHAPES[verdict]} {verdict.value}: {escaped(entry.judgement.brief)}"
    return f"{doubt}: {escaped(entry.doubt)}" if entry.doubt is not None else ""


def _facts(view: Report) -> Iterator[str]:
    if not view.judged:
        return
    yield from ("", "## Against reference facts", "")
    yield "The edition current on the day of an article judges it; what came later is named."
    if view.astray:
        yield from ("", *_judged(view.astray, view))
    if view.agreed:
        agreed = words.count(len(view.agreed), "value")
        yield from ("", "<details>", f"<summary>{agreed} that facts agree with</summary>", "")
        yield from (*_judged(view.agreed, view), "", "</details>")


def _judged(rows: Sequence[Judged], view: Report) -> Iterator[str]:
    yield from table(
        ("claim", "verdict", "what the facts have", "sources"),
        (
            (
                f"<b>{escaped(words.value(one.entries[0].claim))}</b> ({escaped(', '.join(one.articles))}) "
                f"<sub>{escaped(_what(one.entries[0], view))}</sub>",
                f"{judged.SHAPES[one.verdict]} {one.verdict.value}",
                escaped(one.explanation),
                "<br>".join(linked(fact, judged.edition(fact)) for fact in one.sources),
            )
            for one in rows
        ),
    )


def linked(fact: Fact, said: str) -> str:
    """A text that leads to where a fact was read; what is no plain web address stands beside it as text."""
    if (where := judged.address(fact)) is not None:
        return f"[{escaped(said)}](<{where}>)"
    return f"{escaped(said)} {escaped(fact.address)}".rstrip()


def _stands(view: Report) -> Iterator[str]:
    yield from ("", "## What stands")
    if not view.stands:
        yield from ("", "No claim was found.")
    for part in Part:
        rows = [row for row in view.stands if row.part is part]
        if rows:
            yield from ("", f"### {part.value}", "")
            yield from table(
                ("measure", "period", "what the articles say", "standing"),
                (
                    (
                        f"{escaped(row.subject)}: {escaped(row.measure)}",
                        f"{escaped(row.period)}{' (inferred)' if row.suggestion.inferred else ''}",
                        _values(row),
                        f"{_standing(row)}{f': {escaped(row.why)}' if row.why else ''}",
                    )
                    for row in rows
                ),
            )


def _values(row: Reconciled) -> str:
    link = "or" if row.stands is None else "not"
    return f"<br>{link} ".join(f"{escaped(str(value))}{_beside(value)}" for value in row.values)


def _beside(value: Value) -> str:
    return _remark(value.entry) or (f"<br>{escaped(value.remark)}" if value.remark else "")


def _standing(row: Reconciled) -> str:
    standing = row.suggestion.standing
    return f"{stands.SHAPES[standing]} {stands.NAMES[standing]}"


def _when(row: Reconciled) -> str:
    return f", {escaped(row.period)}{' (inferred)' if row.suggestion.inferred else ''}" if row.period else ""


def _articles(view: Report) -> Iterator[str]:
    if not view.by_article:
        return
    articles = {article.id: article for article in view.articles}
    yield from ("", "## The articles")
    for id, entries in view.by_article.items():
        article = articles.get(id)
        title = f" · {_in_html(article.title)}" if article and article.title else ""
        counted = words.count(len(entries), "claim")
        yield from ("", "<details>", f"<summary>{_in_html(id)}{title} · {counted}</summary>", "")
        if article:
            about = (article.source or "", words.date(article.published), article.file)
            yield from (" · ".join(escaped(part) for part in about if part), "")
        if not entries:
            yield from ("No claim was found in it.", "", "</details>")
            continue
        yield from table(
            ("claim", "in its sentence", "measure", "normalised", "state"),
            (
                (
                    str(entry.number),
                    sentence(entry),
                    escaped(_what(entry, view)),
                    escaped(words.value(entry.claim)),
                    _states(entry),
                )
                for entry in entries
            ),
        )
        yield from ("", "</details>")


def table(head: Sequence[str], *parts: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are escaped already, its rows in one part or several."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(' --- ' for _ in head)}|"
    for rows in parts:
        for row in rows:
            yield f"| {' | '.join(row)} |"


def _states(entry: Entry) -> str:
    """The state of a claim, whether it is in doubt, and the verdict on it."""
    said = [_tag(entry.state), *(["✗ in doubt"] if entry.doubt is not None else [])]
    if entry.judgement is not None and entry.astray:
        said.append(f"{judged.SHAPES[entry.judgement.verdict]} {entry.judgement.verdict.value}")
    return "<br>".join(said)


def _tag(state: State) -> str:
    return f"{SHAPES[state]} {state.value}"
