"""What the commands of judging do: which findings are meant, what is written, what can be taken back."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import click

from checker.cli import inputs, outputs
from checker.cli.outputs import shown
from checker.config import Config, load_config
from checker.ledger import git, journal
from checker.ledger.decide import decided
from checker.ledger.decisions import decision_path, decision_text, load_decisions
from checker.ledger.settle import settle
from checker.model import (
    FIELDS,
    Change,
    CheckerError,
    Claim,
    Decision,
    Dimension,
    Finding,
    Ledger,
    Ruling,
    Run,
    Severity,
)
from checker.packs import Pack, load_pack
from checker.render import words
from checker.store import NULLABLE, NUMBERS, OFFSETS, Edit, apply_edits, edit_path, edit_text, load_edits

FAILING = (Severity.CONTRADICTION, Severity.TENSION)
SHOWN = 10
"""So many findings are named before they are decided together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are meant; None lets everything through."""

    rule: str | None = None
    measure: str | None = None
    subject: str | None = None
    article: str | None = None
    severity: Severity | None = None

    @property
    def anything(self) -> bool:
        """Whether there is a filter."""
        return any((self.rule, self.measure, self.subject, self.article, self.severity))


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, as it was typed."""

    ruling: Ruling
    reason: str
    claims: tuple[str, ...] = ()
    dimension: Dimension | None = None
    fields: tuple[str, ...] = ()
    drop: bool = False
    by: str | None = None
    review_by: str | None = None


@dataclass(frozen=True)
class Table:
    """All that one decides over."""

    config: Config
    pack: Pack
    run: Run
    ledger: Ledger
    decisions: tuple[Decision, ...]


def decide(
    said: Said,
    names: Sequence[str],
    wanted: Wanted,
    *,
    again: bool,
    dry_run: bool,
    yes: bool,
    packs: Sequence[str],
) -> None:
    """Decide the named findings, or those that fit the filters."""
    table = _table(packs)
    chosen = _named(table, names) if names else _fitting(table, wanted, again)
    if names and wanted.anything:
        raise CheckerError("found findings and filters, expected one or the other")
    today = date.today()
    made = decided(
        table.run,
        chosen,
        said.ruling,
        said.reason,
        said.by or git.user(table.config.root) or os.environ.get("USER", "") or "unknown",
        today,
        about=said.claims,
        dimension=said.dimension,
        review_by=_review(said.review_by, today),
    )
    corrections = _corrections(said, made, table)
    if dry_run or not names:
        _preview(chosen, said.ruling)
    if dry_run or not _sure(len(chosen), bool(names) or yes):
        return
    folder = table.config.claims
    texts: dict[Path, str | None] = {
        **{decision_path(folder, one.fingerprint): decision_text(one) for one in made},
        **{edit_path(folder, edit.id): edit_text(edit) for edit in corrections},
    }
    what = f"{said.ruling}: {words.count(len(made), 'finding')}"
    entry = journal.write(table.config.root, what, texts)
    for change in entry.changes[:SHOWN]:
        outputs.say(f"{shown(table.config.root / change.file)}: {'changed' if change.before else 'written'}")
    outputs.say(f"{words.count(len(made), 'finding')} decided: {said.ruling}. `checker undo` takes it back.")


def undo(names: Sequence[str]) -> None:
    """Take back the last command, or the decisions on some findings."""
    config = load_config(Path.cwd())
    files = None
    if names:
        known = {one.fingerprint: one for one in load_decisions(config.claims)}
        chosen = [known[_one(name, known, "decision")] for name in names]
        paths = {one.fingerprint: decision_path(config.claims, one.fingerprint) for one in chosen}
        files = [path.relative_to(config.root).as_posix() for path in paths.values()]
        written = {change.file for entry in journal.entries(config.root) for change in entry.changes}
        if foreign := [file for file in files if file not in written]:
            # Made on another machine: there is nothing to go back to but that it was not there.
            journal.write(config.root, "undo", {config.root / file: None for file in foreign})
            for file in foreign:
                outputs.say(f"{file}: removed")
            files = [file for file in files if file in written]
            if not files:
                return
    entry = journal.undo(config.root, files)
    if entry is None:
        raise CheckerError("there is nothing to undo")
    for change in entry.changes[:SHOWN]:
        outputs.say(f"{change.file}: {'as it was before' if change.before is not None else 'removed'}")
    outputs.say(f"Undone: {entry.what}.")


def undoable() -> None:
    """List what can be undone, the last first."""
    for entry in reversed(journal.entries(load_config(Path.cwd()).root)):
        outputs.say(
            f"{entry.what}: {', '.join(Path(change.file).stem for change in entry.changes[:3])}"
            + (f" and {len(entry.changes) - 3} more" if len(entry.changes) > 3 else "")
        )


def listed(state: str | None, form: str, output: str | None, packs: Sequence[str]) -> int:
    """Write the decisions that stand so; 0."""
    table = _table(packs)
    rows = [
        (one, how) for one, how in _states(table) if state is None or how in (state, *OVER.get(state, ()))
    ]
    if form == "json":
        keys = ("fingerprint", "ruling", "dimension", "about", "reason", "by", "date", "review_by", "measure",
                "explanation")  # fmt: skip
        made = [{"state": how, **{key: getattr(one, key) for key in keys}} for one, how in rows]
        outputs.write(
            json.dumps({"version": 1, "decisions": made}, ensure_ascii=False, indent=1) + "\n", output
        )
        return 0
    lines = []
    for one, how in rows:
        lines.append(
            f"{how:<8} {one.fingerprint}  {one.ruling}{f' ({one.dimension})' if one.dimension else ''}"
        )
        lines.append(f"         {words.one_line(one.explanation)}")
        until = f", until {one.review_by}" if one.review_by else ""
        lines.append(f"         {words.one_line(one.reason)} – {words.one_line(one.by)}, {one.date}{until}")
    outputs.write("\n".join([*lines, words.count(len(rows), "decision"), ""]), output)
    return 0


OVER = {"due": ("expired",)}
"""The states that are worse than one that is asked for."""


def _states(table: Table) -> list[tuple[Decision, str]]:
    """Every decision, and how it stands in a word."""
    of = {}
    for one in table.ledger.settled.values():
        if one.decision is not None:
            how = (
                "expired"
                if one.expired
                else "due"
                if one.due
                else "updated"
                if one.change is Change.UPDATED
                else "holds"
            )
            of[one.decision.fingerprint] = how
    stale = {one.fingerprint for one in table.ledger.stale}
    return [
        (one, of.get(one.fingerprint, "stale" if one.fingerprint in stale else "done"))
        for one in table.decisions
    ]


def _table(packs: Sequence[str]) -> Table:
    config = load_config(Path.cwd())
    pack = load_pack(tuple(packs) or config.packs)
    run = inputs.kept(config, pack) or inputs.fresh(config, (), pack)
    decisions = load_decisions(config.claims)
    return Table(config, pack, run, settle(run, decisions, today=date.today()), decisions)


def _named(table: Table, names: Sequence[str]) -> list[Finding]:
    findings = {finding.id: finding for finding in table.run.findings}
    return list(
        {name: findings[name] for name in (_one(name, findings, "finding") for name in names)}.values()
    )


def _one(name: str, known: Mapping[str, object], noun: str) -> str:
    """The id that a name means: the whole, its beginning, or the beginning of its digits."""
    if name in known:
        return name
    fits = [
        id for id in known if id.startswith(name) or re.search(rf"-{re.escape(name)}[0-9a-f]*(-\d+)?$", id)
    ]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise CheckerError(f"{name!r} is the beginning of {len(fits)} {noun}s: {', '.join(sorted(fits)[:5])}")
    where = "checker check --min-severity note" if noun == "finding" else "checker decisions"
    raise CheckerError(f"{name!r}: no {noun} begins so; `{where}` lists them")


def _fitting(table: Table, wanted: Wanted, again: bool) -> list[Finding]:
    if not wanted.anything:
        raise CheckerError(
            "nothing to decide: name findings, or filter with --rule, --measure, --subject, "
            "--article or --severity"
        )
    article_of = {claim.id: claim.article for claim in table.run.claims}
    chosen = [
        finding
        for finding in table.run.findings
        if (again or not table.ledger.settled[finding.id].decided)
        and (wanted.rule is None or finding.rule == wanted.rule)
        # Notes fail nothing, and among them is what the facts say of each claim: they are decided when asked for.
        and finding.severity in ((wanted.severity,) if wanted.severity else FAILING)
        and (wanted.subject is None or finding.measure.split("|")[1:2] == [wanted.subject])
        and (wanted.measure is None or wanted.measure.casefold() in finding.measure.casefold())
        and (wanted.article is None or wanted.article in {article_of.get(id) for id in finding.claims})
    ]
    if not chosen:
        raise CheckerError("no undecided finding fits; --again takes in the decided ones")
    return chosen


def _preview(chosen: Sequence[Finding], ruling: Ruling) -> None:
    for finding in chosen[:SHOWN]:
        outputs.say(f"{finding.id}: {words.one_line(finding.explanation)}")
    if len(chosen) > SHOWN:
        outputs.say(f"… and {len(chosen) - SHOWN:,} more")
    outputs.say(f"{words.count(len(chosen), 'finding')} would be decided: {ruling}.")


def _sure(number: int, yes: bool) -> bool:
    if yes:
        return True
    if not sys.stdin.isatty():
        raise CheckerError(
            f"{words.count(number, 'finding')} would be decided; say --yes if they are the right ones"
        )
    return click.confirm("Decide?", default=False)


def _review(text: str | None, today: date) -> date | None:
    if text is None:
        return None
    if days := re.fullmatch(r"(\d{1,5})d", text):
        return today + timedelta(days=int(days[1]))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CheckerError(
            f"--review-by: found {text!r}, expected a day such as 2026-03-31, or 90d"
        ) from None


# --- corrections of misread claims ------------------------------------------------------------------------------


def _corrections(said: Said, made: Sequence[Decision], table: Table) -> list[Edit]:
    """What corrects the claims that were misread; each is tried before anything is written."""
    if said.ruling is not Ruling.MISREAD:
        if said.fields or said.drop:
            raise CheckerError(
                f"--set and --drop: found with --verdict {said.ruling}, expected --verdict misread"
            )
        return []
    if bool(said.fields) == said.drop:
        raise CheckerError(
            "--verdict misread: expected what is right: --set FIELD=VALUE, or --drop for no claim at all"
        )
    fields = dict(field for word in said.fields for field in _fields(word))
    claims = {claim.id: claim for claim in table.run.claims}
    old = {edit.id: edit for edit in load_edits(table.config.claims)}
    ids = dict.fromkeys(id for decision in made for id in decision.about)
    return [_tried(claims[id], old.get(id), fields, said.drop) for id in ids]


def _tried(claim: Claim, old: Edit | None, fields: Mapping[str, object], drop: bool) -> Edit:
    old = old or Edit(claim.id, {})
    edit = replace(old, fields={**old.fields, **fields}, drop=drop)
    apply_edits([claim], [edit])
    return edit


def _fields(word: str) -> list[tuple[str, object]]:
    """What `--set` says; `value` is both ends of a plain number."""
    name, equals, value = word.partition("=")
    names = ["value", *(field for field in FIELDS[2:] if field not in OFFSETS)]
    if not equals or name not in names:
        raise CheckerError(f"--set: found {word!r}, expected FIELD=VALUE with one of {', '.join(names)}")
    if name in ("value", *NUMBERS):
        try:
            number = float(value.replace(",", ""))
        except ValueError:
            raise CheckerError(f"--set {name}: found {value!r}, expected a number") from None
        said = int(number) if number.is_integer() else number
        return [(end, said) for end in NUMBERS] if name == "value" else [(name, said)]
    if not value and name not in NULLABLE:
        raise CheckerError(f"--set {name}: found nothing, expected a value; a claim cannot do without it")
    return [(name, value)]
