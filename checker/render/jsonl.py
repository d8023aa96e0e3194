"""The two files of the claim model: one finding a line, one claim a line, nothing else."""

from __future__ import annotations

import json

from checker.model import Run
from checker.packs import Pack
from checker.store import claim_line


def claims(run: Run, pack: Pack) -> str:
    """`claims.jsonl`: the claims of the run in their order."""
    return "".join(claim_line(claim) + "\n" for claim in run.claims)


def findings(run: Run, pack: Pack) -> str:
    """`findings.jsonl`: the findings of the run, worst first."""
    return "".join(json.dumps(finding.as_dict(), ensure_ascii=False) + "\n" for finding in run.findings)
