"""`checker check`: the findings against a base and the decisions, in one or several formats, and whether the gate fails."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker import desk
from checker.cli import inputs, outputs
from checker.cli.outputs import shown
from checker.config import Config, load_config
from checker.ledger.base import Base, baseline, is_baseline, read_baseline
from checker.ledger.decisions import load_decisions
from checker.ledger.ruled import ruled
from checker.ledger.settle import FailOn, settle
from checker.model import Change, CheckerError, Ledger, Run, Severity
from checker.packs import Pack, load_pack
from checker.render import RENDERERS, words

TEXT = "text"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What `checker check` was asked for; `formats` are pairs of a format and a place, None for standard output."""

    paths: tuple[str, ...] = ()
    claims: str | None = None
    formats: tuple[tuple[str, str | None], ...] = ()
    against: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    fail_on: FailOn | None = None
    least: Severity = Severity.TENSION
    strict_stale: bool = False
    packs: tuple[str, ...] = ()


def check(asked: Asked) -> bool:
    """Write the findings; whether the gate fails on any."""
    _possible(asked)
    config = load_config(Path.cwd())
    pack = load_pack(asked.packs or config.packs)
    run = _run(asked, config, pack)
    if asked.write_baseline is not None:
        _write_baseline(run, Path(asked.write_baseline or asked.baseline or ""))
        return False
    ledger = settle(
        run,
        load_decisions(config.claims),
        _base(asked, config, pack, run),
        today=date.today(),
        fail_on=asked.fail_on,
        least=asked.least,
        whole=not asked.paths and asked.claims is None,
    )
    run = ruled(replace(run, ledger=ledger))
    told = _write(run, pack, asked)
    _warn(ledger, told)
    return any(one.fails for one in ledger.settled.values()) or (asked.strict_stale and bool(ledger.stale))


def _possible(asked: Asked) -> None:
    """Raise CheckerError for options that exclude each other."""
    if asked.against and asked.baseline:
        raise CheckerError("--against and --baseline: found both, expected one thing to compare with")
    if asked.against and asked.claims:
        raise CheckerError("--against compares what stands in a folder; with --claims FILE use --baseline")
    if asked.fail_on is FailOn.NEW and not (asked.against or asked.baseline):
        raise CheckerError("--fail-on new: found nothing to compare with, expected --against or --baseline")
    if asked.write_baseline == "" and not asked.baseline:
        raise CheckerError("--write-baseline: found no file, expected --write-baseline FILE")
    if sum(place is None for _, place in asked.formats) > 1:
        raise CheckerError(
            "--format: found two for standard output, expected a file for all but one, such as sarif:out.sarif"
        )


def _run(asked: Asked, config: Config, pack: Pack) -> Run:
    if asked.claims is not None:
        return inputs.given(config, asked.paths, asked.claims, pack)
    if asked.paths:
        return inputs.fresh(config, asked.paths, pack)
    return inputs.kept(config, pack) or inputs.fresh(config, (), pack)


def _base(asked: Asked, config: Config, pack: Pack, run: Run) -> Base | None:
    if asked.baseline is not None:
        return read_baseline(Path(asked.baseline))
    if asked.against is None:
        return None
    return desk.base(config, asked.against, run, pack, asked.paths)


def _write_baseline(run: Run, path: Path) -> None:
    if not is_baseline(path):
        raise CheckerError(
            f"{shown(path)}: is there and is no baseline; expected a new file, or one to renew"
        )
    text = baseline(run)
    outputs.save(path, text)
    outputs.say(f"{words.count(len(text.splitlines()) - 1, 'fingerprint')} in {shown(path)}.")


def _write(run: Run, pack: Pack, asked: Asked) -> bool:
    """All formats; text is for people and shows what the gate looks at, the others have everything.

    Whether people were told.
    """
    for form, place in asked.formats:
        if form == TEXT and place in (None, "-"):
            _show(run, pack, asked)
        else:
            outputs.write(RENDERERS[form](run, pack), place)
    return any(form == TEXT and place in (None, "-") for form, place in asked.formats)


def _show(run: Run, pack: Pack, asked: Asked) -> None:
    hard = tuple(finding for finding in run.findings if finding.severity.order <= asked.least.order)
    told = tuple(finding for finding in hard if _is_news(run.ledger, finding.id))
    outputs.findings(replace(run, findings=told), pack)
    mild, known = len(run.findings) - len(hard), len(hard) - len(told)
    if known:
        outputs.say(f"Not shown: {words.count(known, 'known finding')}; --fail-on any shows all.")
    if mild:
        outputs.say(f"Not shown: {words.count(mild, 'milder finding')}; --min-severity note shows all.")


def _is_news(ledger: Ledger | None, id: str) -> bool:
    """Whether a finding is told where one looks for what is new: everything that is not as it was."""
    if ledger is None or ledger.against is None:
        return True
    one = ledger.settled[id]
    return one.fails or one.due or one.change in (Change.NEW, Change.UPDATED)


def _warn(ledger: Ledger, told: bool) -> None:
    """Say which decisions ask for another look; the text does so itself for what it shows."""
    for one in ledger.settled.values():
        if one.due and one.decision is not None:
            name = one.decision.fingerprint
            outputs.warn(f"decision {name} is to be reviewed by {one.decision.review_by}")
    if ledger.stale and not told:
        names = ", ".join(decision.fingerprint for decision in ledger.stale[:SHOWN])
        more = f" and {len(ledger.stale) - SHOWN} more" if len(ledger.stale) > SHOWN else ""
        outputs.warn(f"the finding is gone of {words.count(len(ledger.stale), 'decision')}: {names}{more}")
