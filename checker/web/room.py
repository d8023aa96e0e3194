"""What the page works on: the folder as it is on disk, held in memory, and the one place where decisions are written."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from checker import cache
from checker.config import Config
from checker.ledger import git, journal
from checker.ledger.decisions import FOLDER, decision_path, decision_text, parse_decisions
from checker.ledger.running import Running
from checker.model import CheckerError, Claim, Decision, Finding, Run, Settled
from checker.packs import Pack
from checker.render.view import Report, report
from checker.store import Desk
from checker.web import kept
from checker.web.queue import Item, ordered, undecided
from checker.web.vocabulary import Vocabulary, vocabulary

LOOK = 1.0
"""Seconds after which all files are looked at again; a change of the folder itself is seen at once."""


@dataclass(frozen=True, eq=False)
class Table:
    """All that the articles, the claims and the corrections give: what takes long to read, and decisions do not change."""

    run: Run
    pack: Pack
    view: Report
    items: tuple[Item, ...]
    held: Desk
    raw: Mapping[str, Claim]
    """The claims by their ids as they were extracted, before anybody corrected them."""
    warnings: tuple[str, ...] = ()

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Finding id to its place in the queue."""
        return {item.finding.id: at for at, item in enumerate(self.items)}

    @cached_property
    def by_source(self) -> Mapping[int, Sequence[Item]]:
        """Independent source to the findings that one of its claims is in."""
        held: dict[int, list[Item]] = {}
        for item in self.items:
            for source in item.sources:
                held.setdefault(source, []).append(item)
        return held

    @cached_property
    def by_claim(self) -> Mapping[str, Sequence[Finding]]:
        """Claim id to the findings that it is in, the worst first."""
        held: dict[str, list[Finding]] = {}
        for finding in self.run.findings:
            for id in dict.fromkeys(finding.claims):
                held.setdefault(id, []).append(finding)
        return held

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the fields of a claim can be."""
        return vocabulary(self.pack, self.run.claims)

    def source_of(self, claim: str) -> int | None:
        """The independent source that a claim is of."""
        entry = self.view.by_id.get(claim)
        return None if entry is None else self.run.sources.get(entry.claim.article, -1)

    def item(self, id: str) -> Item | None:
        """A finding by its id."""
        at = self.place_of.get(id)
        return None if at is None else self.items[at]


@dataclass(frozen=True, eq=False)
class State:
    """The folder at one moment.

    `open` are the findings (ids) that wait for a decision; `texts` has the files of decisions by their fingerprint,
    letter for letter.
    """

    table: Table
    settled: Mapping[str, Settled]
    open: Set[str]
    decisions: Mapping[str, Decision]
    stale: Mapping[str, Decision]
    texts: Mapping[str, str]
    last: journal.Entry | None

    def files(self, findings: Sequence[Finding]) -> dict[str, str | None]:
        """The files that say what is decided on some findings, by fingerprint; None for one that is not there."""
        names: dict[str, None] = {}
        for finding in findings:
            names[finding.fingerprint] = None
            decision = self.settled[finding.id].decision
            if decision is not None:
                names[decision.fingerprint] = None
        return {name: self.texts.get(name) for name in sorted(names)}

    def seen(self, findings: Sequence[Finding]) -> str:
        """A short word for what somebody has seen who looks at these findings now: findings, and what is decided."""
        ids = sorted(finding.id for finding in findings)
        return cache.digest(repr((ids, self.files(findings))))

    @property
    def undoable(self) -> str:
        """A short word for what `undo` would take back; empty where there is nothing."""
        return "" if self.last is None else cache.digest(repr(self.last))


class Conflict(Exception):
    """What is decided meanwhile is not what an editor saw; nothing was written. `state` is how it stands now."""

    def __init__(self, state: State) -> None:
        super().__init__("changed meanwhile")
        self.state = state


class Room:
    """A folder that is looked at and decided on, by several people at once if need be."""

    def __init__(self, config: Config, pack: Pack, by: str = "") -> None:
        self.config = config
        self.pack = pack
        self.by = by or git.user(config.root) or os.environ.get("USER", "") or "unknown"
        self._lock = threading.RLock()
        self._folder = config.claims / FOLDER
        self._looked = 0.0
        self._heavy: Mapping[str, cache.Stamp] = {}
        self._light: Mapping[str, cache.Stamp] = {}
        self._folder_stamp: cache.Stamp | None = None
        self._texts: dict[str, str] = {}
        self._decisions: dict[str, Decision] = {}
        self._journal: tuple[cache.Stamp | None, journal.Entry | None] = (None, None)
        self._table: Table | None = None
        self._running: Running | None = None
        self._open: set[str] = set()
        self.state()

    def state(self) -> State:
        """How it stands now on disk. Raises CheckerError where something there cannot be read."""
        with self._lock:
            self._look()
            assert self._table is not None
            assert self._running is not None
            running = self._running
            return State(
                self._table,
                running.settled,
                frozenset(self._open),
                dict(self._decisions),
                running.stale,
                dict(self._texts),
                self._last(),
            )

    def decide(self, what: str, findings: Sequence[Finding], made: Sequence[Decision], seen: str) -> None:
        """Write decisions on some findings, all or none. Raises Conflict where `seen` is not what there is."""
        with self._lock:
            state = self.state()
            if state.seen(findings) != seen:
                raise Conflict(state)
            known = {self._path(name): text for name, text in state.files(findings).items()}
            texts = {self._path(one.fingerprint): decision_text(one) for one in made}
            self.write(what, texts, known)

    def undo(self, word: str) -> journal.Entry | None:
        """Take back the last command, if it is the one that `word` means; raises Conflict where it is not."""
        with self._lock:
            state = self.state()
            if state.last is None:
                return None
            if state.undoable != word:
                raise Conflict(state)
            try:
                return journal.undo(self.config.root, [change.file for change in state.last.changes])
            except journal.Changed:
                raise Conflict(self.again()) from None
            finally:
                self._looked = 0.0

    def write(
        self, what: str, texts: Mapping[Path, str | None], seen: Mapping[Path, str | None]
    ) -> journal.Entry:
        """Write files of people's, so that one `undo` takes them back; raises Conflict where one is not as seen."""
        with self._lock:
            before = cache.stamp(self._folder)
            try:
                entry = journal.write(self.config.root, what, texts, seen)
            except journal.Changed:
                raise Conflict(self.again()) from None
            names = {path.stem: text for path, text in texts.items() if path.parent == self._folder}
            if len(names) == len(texts) and before == self._folder_stamp:
                # What was just written need not be looked for. It is read again when all files are looked at.
                self._take(names)
                self._folder_stamp = cache.stamp(self._folder)
            else:
                self._looked = 0.0
            return entry

    def reload(self) -> State:
        """Everything from disk again."""
        with self._lock:
            self._looked, self._table = 0.0, None
            return self.state()

    def again(self) -> State:
        """How it stands now, with every file looked at."""
        self._looked = 0.0
        return self.state()

    # --- what is on disk -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Take in what changed; the stamp of a folder alone does not tell of a file that was written over."""
        now = time.monotonic()
        due = now - self._looked > LOOK
        if self._table is None or (due and self._inputs() != self._heavy):
            before = self._inputs()
            self._table = self._read(kept.key(self.config, before))
            self._heavy, self._running = before, None
        folder = cache.stamp(self._folder)
        if due or folder != self._folder_stamp or self._running is None:
            moved, stamps = self._moved()
            self._take(moved)
            self._light = stamps
            self._folder_stamp = folder
            self._looked = now

    def _inputs(self) -> Mapping[str, cache.Stamp]:
        config = self.config
        claims = [config.claims / "articles", config.claims / "edits"]
        return {
            name: stamp
            for folder in (config.articles, *claims)
            for name, stamp in cache.stamps(folder).items()
        }

    def _read(self, key: kept.Key) -> Table:
        """The table of the files that there are; what another start kept of the very same ones need not be read."""
        known = kept.recall(self.config, key, self.pack)
        if isinstance(known, Table):
            return known
        table = self._checked()
        kept.keep(self.config, key, self.pack, table)
        return table

    def _checked(self) -> Table:
        from checker import (
            desk,
            pipeline,
        )  # load what reads articles, which nobody waits for where it is known

        held = desk.now(self.config)
        raw, warnings = desk.claims_of(replace(held, edits=()), self.pack)
        claims, lost = pipeline.corrected(raw, held.edits, held.articles)
        run = pipeline.check(held.articles, claims, self.pack)
        read = {claim.id: claim for claim in raw}
        return Table(run, self.pack, report(run, self.pack), ordered(run), held, read, (*warnings, *lost))

    def _moved(self) -> tuple[dict[str, str | None], dict[str, cache.Stamp]]:
        """The files of decisions that are not what they were, with their texts; and the stamps of all of them."""
        stamps = {
            Path(path).stem: stamp
            for path, stamp in cache.stamps(self._folder).items()
            if path.endswith(".toml")
        }
        moved: dict[str, str | None] = dict.fromkeys(self._texts.keys() - stamps.keys())
        for name, stamp in stamps.items():
            if self._light.get(name) != stamp:
                moved[name] = _text(self._path(name))
        return moved, stamps

    def _take(self, moved: Mapping[str, str | None]) -> None:
        """Settle again what some files of decisions change. Raises CheckerError, with nothing taken in, for bad ones."""
        assert self._table is not None
        texts = [
            (self._path(name).as_posix(), text.encode()) for name, text in moved.items() if text is not None
        ]
        read = {one.fingerprint: one for one in parse_decisions(texts)}
        for name, text in moved.items():
            if text is None:
                self._texts.pop(name, None)
                self._decisions.pop(name, None)
            else:
                self._texts[name] = text
                self._decisions[name] = read[name]
        today = date.today()
        if self._running is None or self._running.today != today:
            self._running = Running(self._table.run, self._decisions.values(), today)
            self._open = {id for id, settled in self._running.settled.items() if undecided(settled)}
        elif moved:
            for id in self._running.change({name: read.get(name) for name in moved}):
                (self._open.add if undecided(self._running.settled[id]) else self._open.discard)(id)

    def _last(self) -> journal.Entry | None:
        stamp = cache.stamp(self.config.root / journal.FOLDER / journal.JOURNAL)
        if stamp != self._journal[0]:
            self._journal = stamp, journal.last(self.config.root)
        return self._journal[1]

    def _path(self, fingerprint: str) -> Path:
        return decision_path(self.config.claims, fingerprint)


def _text(path: Path) -> str | None:
    """The text of a file, None where there is none. Raises CheckerError for one that is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CheckerError(f"{path}: byte {error.start} is not UTF-8") from None
