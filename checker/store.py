"""`claims/` both ways: one JSON line a claim, stable order, atomic writes, and all bad lines at once."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from checker.model import FIELDS, Article, CheckerError, Claim, Hedge, Kind, Modality, Place, hint

OPTIONAL = ("item", "base", "attribution")
NULLABLE = ("published", "subject", "counterparty", "whole", "commodity", "period", *OPTIONAL)
VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(Kind), "hedge": tuple(Hedge), "modality": tuple(Modality), "place": tuple(Place),
}  # fmt: skip
NUMBERS = ("low", "high")
OFFSETS = ("start", "end")
WHERE = ("article", "published", "place", "quote", "value_text", *OFFSETS)
"""Where a claim stands, rather than what it says."""
_HALF = re.compile("[\ud800-\udfff]")
"""JSON can spell half of a character, which no file in UTF-8 can hold."""
SHOWN = 30
"""So many problems are told at once; a file of another kind has one on every line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one line: where, what was found, what would be right."""

    file: str
    line: int
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: found {self.found}, expected {self.expected}"


class BadClaims(CheckerError):
    """Some lines cannot be read; `problems` has them all and `good` the claims of the other lines."""

    def __init__(self, problems: Sequence[Problem], good: Sequence[Claim]) -> None:
        self.problems = tuple(problems)
        self.good = tuple(good)
        shown = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            shown.append(f"… and {len(self.problems) - SHOWN:,} more")
        super().__init__("\n".join(shown))


def save_claims(folder: Path, article_id: str, claims: Sequence[Claim]) -> Path:
    """Write the claims of one article to `folder/articles/<id>.jsonl`, in the order of their offsets.

    The file is replaced in one step, so that it is whole at any time, and left alone when nothing changed.
    """
    path = claims_path(folder, article_id)
    write_atomically(path, claims_text(claims))
    return path


def claims_path(folder: Path, article_id: str) -> Path:
    """Where the claims of an article are kept."""
    return folder / "articles" / f"{article_id}.jsonl"


def claims_text(claims: Sequence[Claim]) -> str:
    """The claims of one article as lines of JSON, in the order of their offsets."""
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
    return "".join(claim_line(claim) + "\n" for claim in ordered)


def claim_line(claim: Claim) -> str:
    """A claim as one line of JSON: fields in the order of the model, whole numbers without a point."""
    return json.dumps(claim_row(claim), ensure_ascii=False)


def claim_row(claim: Claim) -> dict[str, object]:
    """The fields of a claim as they are written: optional ones only where they say something."""
    return {
        name: _plain(value)
        for name, value in claim.as_dict().items()
        if value is not None or name not in OPTIONAL
    }


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Replace a file by a text, or by bytes, in one step; False when it already had them."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def prune(folder: Path, ids: Sequence[str]) -> list[Path]:
    """Remove the files of articles that are not among `ids`; what was removed."""
    keep = set(ids)
    gone = [path for path in sorted((folder / "articles").glob("*.jsonl")) if path.stem not in keep]
    for path in gone:
        path.unlink()
    return gone


def load_claims(folder: Path) -> tuple[Claim, ...]:
    """All claims of `folder/articles/*.jsonl`, in the order of file names and offsets.

    Raises BadClaims with every bad line of every file; the good lines are in its `good`.
    """
    return parse_claims(
        (path.as_posix(), path.read_bytes()) for path in sorted((folder / "articles").glob("*.jsonl"))
    )


def read_claims(source: Path | str) -> tuple[Claim, ...]:
    """The claims of one JSONL file, or of standard input for `-`; unknown keys are ignored."""
    if str(source) == "-":
        return parse_claims([("<stdin>", sys.stdin.buffer.read())])
    path = Path(source)
    if not path.is_file():
        raise CheckerError(f"{path}: no such file; expected a JSONL file with one claim a line")
    return parse_claims([(path.as_posix(), path.read_bytes())])


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a file that is a JSON object with fields of the right types."""

    file: str
    number: int
    row: dict[str, object]


def parse_claims(files: Iterable[tuple[str, bytes]]) -> tuple[Claim, ...]:
    """The claims of JSONL files, each with its name; the first door: types line by line, everything else as one table."""
    from checker.schema import failures

    problems: list[Problem] = []
    lines = [line for file, data in files for line in _lines(file, data, problems)]
    bad: set[int] = set()
    seen: set[object] = set()
    for at, field in failures([line.row for line in lines]):
        line = lines[at]
        if field == "id" and line.row["id"] not in seen:
            seen.add(line.row["id"])  # the first line with an id is the right one
            continue
        bad.add(at)
        problems.append(_problem(line, field))
    good = tuple(Claim.from_dict(line.row) for at, line in enumerate(lines) if at not in bad)
    if problems:
        raise BadClaims(sorted(problems, key=lambda p: (p.file, p.line)), good)
    return good


def _problem(line: _Line, field: str) -> Problem:
    from checker.schema import EXPECTED

    value = line.row[field]
    expected = EXPECTED.get(field, "another value")
    other = {"high": "low", "end": "start"}.get(field)
    if other:
        expected += f", which is {line.row[other]}"
    elif field in VOCABULARY:
        expected += hint(str(value), VOCABULARY[field], 0.4)
    return Problem(line.file, line.number, field, _shown(value), expected)


def _lines(file: str, data: bytes, problems: list[Problem]) -> Iterator[_Line]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, UnicodeDecodeError) as error:
            problems.append(Problem(file, number, "line", _shown(line[:60]), f"one JSON object ({error})"))
            continue
        if not isinstance(row, dict):
            problems.append(Problem(file, number, "line", _shown(row), "one JSON object"))
            continue
        wrong = [Problem(file, number, *found) for found in _wrong_types(row)]
        problems.extend(wrong)
        if not wrong:
            full = {name: row.get(name) for name in FIELDS}
            yield _Line(file, number, {**full, **{name: float(row[name]) for name in NUMBERS}})


def _wrong_types(row: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The fields of one row that are missing or of the wrong type: field, value found, what would be right."""
    for name in FIELDS:
        value = row.get(name)
        if value is None:
            if name not in NULLABLE:
                yield (
                    name,
                    "null" if name in row else "nothing",
                    "a number" if name in (*NUMBERS, *OFFSETS) else "a text",
                )
        elif name in NUMBERS and (not isinstance(value, (int, float)) or isinstance(value, bool)):
            yield name, _shown(value), "a number"
        elif name in OFFSETS and (not isinstance(value, int) or isinstance(value, bool)):
            yield name, _shown(value), "a whole number of characters"
        elif name not in (*NUMBERS, *OFFSETS) and not isinstance(value, str):
            yield name, _shown(value), "a text"
        elif isinstance(value, str) and not value.isascii() and _HALF.search(value):
            yield name, ascii(value), "a text of whole characters"


def _shown(value: object) -> str:
    if isinstance(value, bytes):
        return repr(value.decode("utf-8", "replace"))
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else repr(value)


@dataclass(frozen=True, slots=True)
class Edit:
    """A person's correction of one claim: the fields that replace its own, or that it is dropped.

    With `add` it is a claim that extraction missed, with all of its fields.
    """

    id: str
    fields: Mapping[str, object]
    drop: bool = False
    add: bool = False

    @property
    def file(self) -> str:
        """Its file, as messages name it."""
        return f"claims/edits/{self.id}.toml"


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder at one moment: articles, kept claims, corrections. `kept` has the articles that have a file of claims."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    edits: tuple[Edit, ...]
    kept: frozenset[str]


def load_edits(folder: Path) -> tuple[Edit, ...]:
    """The corrections in `folder/edits/<claim id>.toml`, each with a `[claim]` table of fields.

    `drop = true` removes the claim; an empty text takes a field away that a claim may do without. `add = true` adds
    one that extraction missed, with all of its fields. Raises CheckerError that names file and field for what is
    no field.
    """
    return parse_edits(
        (path.as_posix(), path.read_bytes()) for path in sorted((folder / "edits").glob("*.toml"))
    )


def parse_edits(files: Iterable[tuple[str, bytes]]) -> tuple[Edit, ...]:
    """The corrections in TOML files, each with its name, whose stem is the id of the claim."""
    edits = []
    for name, data in files:
        try:
            read = tomllib.loads(data.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CheckerError(f"{name}: not readable as TOML: {error}") from error
        fields = read.get("claim", {})
        add = read.get("add", False) is True
        allowed = FIELDS[1:] if add else FIELDS[2:]
        for field in fields:
            if field not in allowed:
                raise CheckerError(
                    f"{name}: claim.{field}: no such field, expected one of {', '.join(allowed)}"
                )
        edits.append(Edit(PurePath(name).stem, fields, bool(read.get("drop", False)), add))
    return tuple(edits)


def edit_path(folder: Path, id: str) -> Path:
    """Where the correction of a claim is kept."""
    return folder / "edits" / f"{id}.toml"


def edit_text(edit: Edit) -> str:
    """A correction as TOML."""
    import tomli_w

    head: dict[str, object] = {name: True for name in ("add", "drop") if getattr(edit, name)}
    fields = {name: _plain(value) for name, value in edit.fields.items() if value is not None}
    return tomli_w.dumps({**head, "claim": fields} if fields else head)


def corrected_claim(claim: Claim, edit: Edit) -> Claim:
    """A claim with one correction laid over it; raises BadClaims with all fields that are wrong.

    What was added and is found by extraction by now stands where extraction found it. A value at another place of
    the quote takes its offsets with it.
    """
    fields: dict[str, object] = {
        name: _said(name, value) for name, value in edit.fields.items() if not (edit.add and name in WHERE)
    }
    value = fields.get("value_text")
    if isinstance(value, str) and "start" not in fields:
        fields["start"], fields["end"] = value_at(claim, value)
    (made,) = parse_claims([(edit.file, json.dumps({**claim.as_dict(), **fields}).encode())])
    return made


def value_at(claim: Claim, value_text: str) -> tuple[int, int]:
    """The offsets of another value in the quote of a claim: the one nearest to its own; its own where there is none."""
    own = max(0, claim.quote.find(claim.value_text))
    found = [at for at in range(len(claim.quote)) if claim.quote.startswith(value_text, at)]
    at = min(found, key=lambda at: (abs(at - own), at), default=None)
    if at is None or not value_text:
        return claim.start, claim.end
    start = claim.start - own + at
    return start, start + len(value_text)


def added_claim(edit: Edit) -> Claim:
    """A claim that extraction missed; raises BadClaims with all fields that are wrong or not there."""
    fields = {name: _said(name, value) for name, value in edit.fields.items()}
    (made,) = parse_claims([(edit.file, json.dumps({"id": edit.id, **fields}).encode())])
    return made


def _said(name: str, value: object) -> object:
    """A corrected field; TOML has no null."""
    return None if value == "" and name in NULLABLE else value


def apply_edits(claims: Sequence[Claim], edits: Sequence[Edit]) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims with the corrections laid over them, and a warning for each that no claim is left for.

    Added claims stand behind those of their article that begin no later.
    """
    by_id = {edit.id: edit for edit in edits}
    known = {claim.id for claim in claims}
    result = []
    for claim in claims:
        edit = by_id.get(claim.id)
        if edit is None:
            result.append(claim)
        elif not edit.drop:
            result.append(corrected_claim(claim, edit))
    added = [added_claim(edit) for edit in edits if edit.add and not edit.drop and edit.id not in known]
    lost = tuple(
        f"{edit.file}: no claim has this id any more"
        for edit in edits
        if edit.id not in known and not edit.add
    )
    return _in_order(result, added) if added else tuple(result), lost


def _in_order(claims: Sequence[Claim], added: Sequence[Claim]) -> tuple[Claim, ...]:
    order: dict[str, int] = {}
    for claim in (*claims, *added):
        order.setdefault(claim.article, len(order))
    return tuple(sorted((*claims, *added), key=lambda c: (order[c.article], c.start, c.end, c.id)))
