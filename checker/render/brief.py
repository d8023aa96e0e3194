"""The report in a few lines of Markdown, as one comments on a pull request: the counts, and what is new or worst."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Finding, Run
from checker.packs import Pack
from checker.render import words
from checker.render.fit import Section, fitted
from checker.render.gfm import escaped, head, in_html, row, sentence
from checker.render.markdown import counted, tags, worst
from checker.render.settled import Part, part
from checker.render.view import Report, report

LIMIT = 6_000
"""Characters: what people read of a comment without scrolling for long."""

MOST, CLAIMS = 10, 4
"""So many findings are told, and of each so many claims."""

WHERE = " The report has all of it."


def render(run: Run, pack: Pack) -> str:
    """The counts, then what is new or updated, or where nothing was compared, what matters most."""
    view = report(run, pack)
    return fitted(_sections(view), LIMIT, WHERE)


def _sections(view: Report) -> Iterator[Section]:
    yield Section(("### Consistency", "", *counted(view)))
    if view.ledger is None or view.ledger.against is None:
        if view.worst:
            yield Section(("", "What matters most:", "", *worst(view)))
        yield from _sentences([one.finding for one in view.worst], view)
        return
    fresh = [finding for finding in view.findings if _is_news(finding, view)]
    if not fresh:
        yield Section(("", "Nothing new cannot hold together."))
        return
    yield Section(("",), tuple((_told(finding, view),) for finding in fresh), noun="new finding")
    yield from _sentences(fresh[:MOST], view)


def _is_news(finding: Finding, view: Report) -> bool:
    settled = view.settled(finding)
    return settled is not None and part(settled) in (Part.NEW, Part.UPDATED)


def _told(finding: Finding, view: Report) -> str:
    return f"- {tags(finding, view)}: {escaped(words.first_sentence(finding.explanation))}"


def _sentences(findings: Sequence[Finding], view: Report) -> Iterator[Section]:
    """The claims of each finding in their sentences, folded."""
    for finding in findings:
        group = view.group_of[finding.measure]
        held = group.of(finding)
        if held:
            number = words.count(len(held), "sentence")
            number = number if len(held) <= CLAIMS else f"{CLAIMS} of {number}"
            named = in_html(f"{group.subject}: {group.title}")
            summary = f"<summary>{named} · {number}</summary>"
            rows = tuple((row((escaped(entry.claim.article), sentence(entry))),) for entry in held[:CLAIMS])
            opened = ("", "<details>", summary, "", *head(("article", "what it says")))
            yield Section(opened, rows, ("", "</details>"), "sentence", True)
