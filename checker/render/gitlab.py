"""GitLab's Code Quality report: a JSON list, one object a finding, for the widget of a merge request.

GitLab itself compares the list of a branch with that of its target by the fingerprints, and fails nothing.
"""

from __future__ import annotations

import json

from checker.model import Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.places import places
from checker.render.settled import Held, held
from checker.render.view import Report, report

SEVERITIES = {Severity.CONTRADICTION: "critical", Severity.TENSION: "major", Severity.NOTE: "info"}


def render(run: Run, pack: Pack) -> str:
    """The findings that are not decided, the worst first; a claim without a read article has its id as a path."""
    view = report(run, pack)
    where = places(run)
    rows = []
    for one in held(run):
        if one.decided:
            continue
        first = one.claims[0] if one.claims else ""
        place, entry = where.get(first), view.entry(first)
        path = place.file if place is not None else entry.claim.article if entry is not None else first
        rows.append(
            {
                "description": _description(one, view),
                "check_name": one.finding.rule,
                # The id, as two findings may share a fingerprint, and GitLab shows one of each.
                "fingerprint": one.finding.id,
                "severity": SEVERITIES[one.finding.severity],
                "location": {"path": path, "lines": {"begin": place.line if place is not None else 1}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _description(one: Held, view: Report) -> str:
    """What a finding says, on one line, as the widget shows no more."""
    conclusion = view.conclusions.get(one.finding.id, "")
    return words.one_line(f"{one.finding.explanation}{f' → {conclusion}' if conclusion else ''}")
