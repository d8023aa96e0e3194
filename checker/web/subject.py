"""The claim that a page is about: as it was read, as it is corrected, and where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.ledger.added import anchored
from checker.model import Article, CheckerError, Claim, Finding
from checker.render.entries import Entry
from checker.store import Edit, edit_path
from checker.web.correcting import shown_fields
from checker.web.room import State


@dataclass(frozen=True, eq=False)
class Subject:
    """A claim: `raw` as extraction read it, `claim` as it stands; None where it was added, or is dropped.

    `words` is the file of its correction as it is now, None where there is none; `findings` are those it is in.
    """

    id: str
    raw: Claim | None
    claim: Claim | None
    edit: Edit | None
    entry: Entry | None
    article: Article | None
    findings: tuple[Finding, ...]
    path: Path
    words: str | None

    @property
    def shown(self) -> Claim | None:
        """The claim for people to look at, dropped or not."""
        return self.claim or self.raw

    def fields(self) -> dict[str, str]:
        """What a form begins with."""
        if self.shown is not None:
            return shown_fields(self.shown.as_dict())
        return shown_fields(self.edit.fields if self.edit else {})

    def seen(self, now: State) -> str:
        """A short word for what somebody has seen who looks at it now: its correction, and what is decided."""
        return hashlib.sha256(f"{self.words!r}{now.seen(self.findings)}".encode()).hexdigest()[:32]


def subject_of(now: State, folder: Path, id: str) -> Subject | None:
    """A claim by its id, None where there is none. `folder` is that of the claims."""
    table = now.table
    raw = table.raw.get(id)
    entry = table.view.by_id.get(id)
    edit = next((edit for edit in table.held.edits if edit.id == id), None)
    if raw is None and edit is None:
        return None
    claim = entry.claim if entry is not None else None
    name = claim.article if claim else raw.article if raw else str(edit.fields.get("article")) if edit else ""
    article = next((article for article in table.held.articles if article.id == name), None)
    if edit is not None and raw is None and article is not None:
        edit = next(iter(anchored([edit], [article])[0]), edit)
    items = table.by_claim.get(id, ())
    path = edit_path(folder, id)
    return Subject(id, raw, claim, edit, entry, article, tuple(items), path, text_of(path))


def text_of(path: Path) -> str | None:
    """The text of a file of people's, None where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CheckerError(f"{path}: cannot be read: {error}") from None


def differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The fields in which two forms differ: name, what is there, what was said here."""
    return [
        (name, theirs[name], mine[name]) for name in theirs if name in mine and mine[name] != theirs[name]
    ]
