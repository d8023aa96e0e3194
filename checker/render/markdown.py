"""Markdown for GitHub: the report in tables and folds, everything from articles escaped.

Escaped is what Markdown, HTML, tables, GitHub's mathematics, mentions, references and bare links would take
for something else. The result reads the same in GitHub, GitLab and plain CommonMark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Finding, Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.view import SHAPES, Entry, Group, Report, State, report

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
    return "\n".join((*_top(view), *_findings(view), *_measures(view), *_articles(view))) + "\n"


def _top(view: Report) -> Iterator[str]:
    yield "# Consistency report"
    yield ""
    found = (f"**{words.count(view.tally[severity], severity.value)}**" for severity in Severity)
    yield (
        f"{words.count(len(view.articles), 'article')}, {words.count(len(view.entries), 'claim')} about "
        f"{words.count(view.measured, 'measure')}: {', '.join(found)}."
    )
    if view.worst:
        yield from ("", "What matters most:", "")
        for number, worst in enumerate(view.worst, start=1):
            yield f"{number}. {_tag(State(worst.finding.severity.value))}: {escaped(worst.sentence)}"


def _findings(view: Report) -> Iterator[str]:
    yield from ("", "## Where they disagree")
    if not view.groups:
        yield from ("", "Nothing was found that cannot hold together.")
    for group in view.groups:
        yield from ("", f"### {escaped(group.subject)}: {escaped(group.title)}", "")
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
                sentence(entry),
                escaped(entry.claim.value_text),
                _normalised(entry, group, view),
                _interval(entry),
                f"{escaped(entry.period)}{' (inferred)' if entry.inferred else ''}",
            )
            for entry in group.entries
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


def _measures(view: Report) -> Iterator[str]:
    yield from ("", "## Measures with more than one source", "")
    if not view.measures:
        yield "No measure has more than one source."
        return
    yield from table(
        ("measure", "what the articles say", "state"),
        (
            (
                f"{escaped(measure.subject)}: {escaped(measure.title)}",
                "<br>".join(_said(entry) for entry in measure.entries),
                _tag(measure.state),
            )
            for measure in view.measures
        ),
    )


def _said(entry: Entry) -> str:
    when = f", {escaped(entry.period)}{' inferred' if entry.inferred else ''}" if entry.period else ""
    return f"{escaped(words.value(entry.claim))} ({escaped(entry.claim.article)}{when})"


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
                    _tag(entry.state),
                )
                for entry in entries
            ),
        )
        yield from ("", "</details>")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are escaped already."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(' --- ' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _tag(state: State) -> str:
    return f"{SHAPES[state]} {state.value}"
