"""The whole expected files; `python -m tests.render.expected` writes them anew after a wanted change."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.render import CLAIM_RENDERERS, FACT_RENDERERS, RENDERERS, VERDICT_RENDERERS
from tests.render.ledgered import ledgered
from tests.render.made_up import CLAIMS, KNOWING, PACK, judged, knowing

FOLDER = Path(__file__).with_name("expected")
RUN_FILES = {
    "report.txt": "text",
    "report.json": "json",
    "report.md": "markdown",
    "report.html": "html",
    "findings.jsonl": "findings-jsonl",
    "claims.jsonl": "claims-jsonl",
}
LEDGER_FILES = {
    "check.txt": "text",
    "check.json": "json",
    "check.sarif": "sarif",
    "check.github.sarif": "sarif-github",
    "check.junit.xml": "junit",
    "check.github.txt": "github",
    "check.summary.md": "github-summary",
    "check.gitlab.json": "gitlab",
    "check.html": "html",
    "check.md": "markdown",
}
"""The run with a ledger; the formats that know nothing of one are left out."""
CLAIM_FILES = {
    "listing.txt": "text",
    "listing.json": "json",
    "listing.jsonl": "jsonl",
    "listing.md": "markdown",
}
VERDICT_FILES = {
    "verified.txt": "text",
    "verified.json": "json",
    "verified.jsonl": "jsonl",
    "verified.md": "markdown",
}
FACT_FILES = {
    "facts.txt": "text",
    "facts.csv": "csv",
    "facts.json": "json",
    "facts.md": "markdown",
}


@cache
def made() -> dict[str, str]:
    """File name to what the renderers make of the made-up run now."""
    whole = knowing()
    files = {name: RENDERERS[format](whole, KNOWING) for name, format in RUN_FILES.items()}
    files |= {name: RENDERERS[format](ledgered(), KNOWING) for name, format in LEDGER_FILES.items()}
    files |= {
        name: FACT_RENDERERS[format](whole, whole.suggestions, KNOWING) for name, format in FACT_FILES.items()
    }
    files |= {name: CLAIM_RENDERERS[format](CLAIMS, PACK) for name, format in CLAIM_FILES.items()}
    return files | {
        name: VERDICT_RENDERERS[format](judged(), KNOWING) for name, format in VERDICT_FILES.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
