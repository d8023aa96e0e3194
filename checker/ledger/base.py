"""What findings are compared with: another state of the folder, or a file of fingerprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checker.ledger.identity import Sayings, sayings
from checker.model import CheckerError, Claim, Finding, Run, Severity

HEAD = "# checker baseline, fingerprints v1: `checker check --write-baseline FILE` makes it"
LINE = re.compile(r"([a-z]+(?:-[a-z]+)*-[0-9a-f]{12})\s+(contradiction|tension|note)")


@dataclass(frozen=True, eq=False)
class Base:
    """The findings that are no news: by their fingerprints, each with how hard it was.

    `run` is all that was there, None for a file of fingerprints, which knows nothing else. `renamed` has articles of
    now (ids) that are articles of then under another name.
    """

    name: str
    fingerprints: Mapping[str, Severity]
    run: Run | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sayings(self) -> Sayings | None:
        """What was said already, None where nobody knows."""
        return None if self.run is None else sayings(self.run)

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Claim id to claim."""
        return {} if self.run is None else {claim.id: claim for claim in self.run.claims}

    @cached_property
    def finding_of(self) -> Mapping[str, Finding]:
        """Fingerprint to the finding that had it."""
        findings = () if self.run is None else self.run.findings
        return {print: finding for finding in findings for print in finding.fingerprints}


def base_of(run: Run, name: str, renamed: Mapping[str, str] | None = None) -> Base:
    """Another state of the folder as a base."""
    return Base(name, _hardest(run.findings), run, renamed or {})


def read_baseline(path: Path) -> Base:
    """A file of fingerprints as a base. Raises CheckerError with file, line and what would be right."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise CheckerError(
            f"{path}: no such file; `checker check --write-baseline {path}` makes it"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CheckerError(f"{path}: cannot be read: {error}") from error
    known: dict[str, Severity] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        read = LINE.fullmatch(line.strip())
        if read is None:
            raise CheckerError(
                f"{path}:{number}: found {line.strip()!r}, expected a fingerprint and its severity, such as "
                "share-sum-0123456789ab tension"
            )
        known[read[1]] = Severity(read[2])
    return Base(path.as_posix(), known)


def baseline(run: Run) -> str:
    """The fingerprints of a run as a file: sorted, one a line, so that few lines change and git can merge them."""
    return "\n".join(
        [HEAD, *(f"{print} {severity}" for print, severity in sorted(_hardest(run.findings).items())), ""]
    )


def is_baseline(path: Path) -> bool:
    """Whether a file may be written over: it is one of fingerprints, or not there yet."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline().rstrip("\n") == HEAD
    except FileNotFoundError:
        return True


def _hardest(findings: Iterable[Finding]) -> dict[str, Severity]:
    hardest: dict[str, Severity] = {}
    for finding in findings:
        for print in finding.fingerprints:
            known = hardest.get(print, finding.severity)
            hardest[print] = min(known, finding.severity, key=lambda severity: severity.order)
    return hardest
