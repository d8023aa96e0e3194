"""Writing people's decisions and corrections: one writer at a time, every file whole, all of it undoable.

Before files are changed, what they were and what they become goes into `.checker/journal.jsonl`, a line for each
command. The folder is of this machine alone: it keeps itself out of git.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from glob import escape
from pathlib import Path
from typing import IO

from checker.model import CheckerError
from checker.store import write_atomically

FOLDER = ".checker"
JOURNAL = "journal.jsonl"
KEPT = 1000
"""So many commands can be undone."""
LINE = 1 << 16
"""Bytes in which the last line of the journal is nearly always whole."""
PATIENCE = 10.0
"""Seconds to wait for another one who writes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file: its text before and after, None where it is not there."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command changed, and what it was in a few words."""

    what: str
    changes: tuple[Change, ...]


class Changed(CheckerError):
    """A file is no longer what it was taken to be; nothing was written."""


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """The right to write; raises CheckerError when another one holds it for long."""
    from filelock import FileLock, Timeout

    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        write_atomically(folder / ".gitignore", "*\n")
        lock = FileLock(folder / "lock", timeout=PATIENCE)
        lock.acquire()
    except Timeout:
        raise CheckerError(f"{folder / 'lock'}: another checker is writing decisions; try again") from None
    except OSError as error:
        raise CheckerError(f"{folder}: cannot be written: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()


def write(
    root: Path, what: str, texts: Mapping[Path, str | None], seen: Mapping[Path, str | None] | None = None
) -> Entry:
    """Replace files below `root` by texts (None removes one), so that one `undo` takes all of it back.

    `seen` has what a caller took some of the files to be: raises Changed, with nothing written, where one is not.
    """
    with writing(root):
        _sweep(texts)
        before = {path: _text(path) for path in texts}
        moved = [path for path, text in (seen or {}).items() if _text(path) != text]
        if moved:
            raise Changed(f"{moved[0]}: was changed meanwhile")
        changes = tuple(
            Change(path.relative_to(root).as_posix(), before[path], text)
            for path, text in texts.items()
            if before[path] != text
        )
        entry = Entry(what, changes)
        if changes:
            _append(root, entry)
            for change in changes:
                _put(root / change.file, change.after)
        return entry


def undo(root: Path, files: Sequence[str] | None = None) -> Entry | None:
    """Take back the last command, or the last change of each of some files; None when there is nothing.

    Raises Changed, with nothing taken back, where a file is not what the command made of it.
    """
    with writing(root):
        known = entries(root)
        while known and not _happened(root, known[-1]):
            known.pop()
        if not known:
            return None
        taken = known[-1].changes if files is None else _last(known, files)
        for change in taken:
            # A file may never have become what it was to be: the machine stopped in the middle.
            if _text(root / change.file) not in (change.before, change.after):
                raise Changed(f"{root / change.file}: was changed since; undo it with git, or by hand")
        for change in taken:
            _put(root / change.file, change.before)
        left = [Entry(e.what, tuple(c for c in e.changes if c not in taken)) for e in known]
        _save(root, [entry for entry in left if entry.changes][-KEPT:])
        what = known[-1].what if files is None else ", ".join(change.file for change in taken)
        return Entry(what, taken) if taken else None


def entries(root: Path) -> list[Entry]:
    """The journal, oldest first; a line that was cut off by a crash was never acted on and is passed over."""
    try:
        lines = (root / FOLDER / JOURNAL).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [entry for line in lines if (entry := _entry(line)) is not None]


def _entry(line: str | bytes) -> Entry | None:
    try:
        read = json.loads(line)
        return Entry(read["what"], tuple(Change(**change) for change in read["changes"]))
    except (ValueError, KeyError, TypeError):
        return None


def last(root: Path) -> Entry | None:
    """What `undo` would take back, without reading all of a long journal."""
    try:
        with (root / FOLDER / JOURNAL).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            for wanted in (LINE, size):
                file.seek(-min(wanted, size), os.SEEK_END)
                lines = file.read().splitlines()
                # The first line may be cut off by the place where reading began.
                for line in reversed(lines if wanted >= size else lines[1:]):
                    entry = _entry(line)
                    if entry is not None and _happened(root, entry):
                        return entry
    except OSError:
        pass
    return None


def _happened(root: Path, entry: Entry) -> bool:
    """Whether a command changed anything: a machine that stopped right after the journal was written did not."""
    return any(_text(root / change.file) != change.before for change in entry.changes)


def _sweep(paths: Iterable[Path]) -> None:
    """Remove what was half written when a process was killed; who holds the right to write is alone.

    In the folders of decisions and corrections nothing else is hidden; elsewhere only other states of these very
    files go, as a folder of articles may have hidden files of its own.
    """
    for path in paths:
        pattern = ".*.toml.*" if path.suffix == ".toml" else f".{escape(path.name)}.????????"
        for half in path.parent.glob(pattern):
            half.unlink(missing_ok=True)


def _last(known: Sequence[Entry], files: Sequence[str]) -> tuple[Change, ...]:
    newest = {change.file: change for entry in known for change in entry.changes}
    return tuple(newest[file] for file in files if file in newest)


def _append(root: Path, entry: Entry) -> None:
    """Add a line; one that a crash cut off before it is closed first."""
    with (root / FOLDER / JOURNAL).open("ab+") as file:
        torn = file.tell() and not _ends(file)
        file.write(b"\n" * bool(torn) + _line(entry).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _ends(file: IO[bytes]) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read() == b"\n"


def _save(root: Path, known: Sequence[Entry]) -> None:
    write_atomically(root / FOLDER / JOURNAL, "".join(map(_line, known)))


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path, text)
