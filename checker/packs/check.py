"""What is wrong with a pack: file, line, field, what was found, what would be right; all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from checker.model import hint
from checker.packs.facts import NAME
from checker.packs.facts_check import wrong_facts
from checker.packs.model import Nature

LANGUAGES = ("en", "zh")
KINDS = (
    "country", "bloc", "region", "world", "rest", "place", "company", "mine", "plant", "agency", "source", "group", "thing",
)  # fmt: skip
"""What an entity can be. A `source` publishes figures and is hardly ever whom one is about."""
DIMENSIONS = (
    "mass", "volume", "energy", "power", "rate", "money", "price", "count", "time", "share", "area", "length",
)  # fmt: skip
WORDS, LIST, BY_LANGUAGE, TEXT, TRUTH, MONTH = "words", "list", "by language", "text", "truth", "month"
MONTHS = frozenset(map(str, range(1, 13)))
FIELDS: Mapping[str, Mapping[str, str]] = {
    "entities.yaml": {"label": TEXT, "kind": TEXT, "within": LIST, "adjectives": BY_LANGUAGE, "metric": TEXT,
                      "commodity": TEXT, "makes": TEXT, "year_ends": MONTH, "en": WORDS, "zh": WORDS},
    "metrics.yaml": {"label": TEXT, "family": TEXT, "nature": TEXT, "units": LIST, "nouns": BY_LANGUAGE, "verbs": BY_LANGUAGE},
    "commodities.yaml": {"label": TEXT, "within": LIST, "mined": TRUTH, "counted": TRUTH, "exchange": TRUTH, "made_by": TEXT, "power": TEXT, "used_as": TEXT,
                         "common": WORDS, "en": WORDS, "zh": WORDS},
}  # fmt: skip
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("entities.yaml", "kind"): KINDS,
    ("metrics.yaml", "nature"): get_args(Nature),
    ("metrics.yaml", "units"): DIMENSIONS,
}
ID = re.compile(r"[a-z0-9\u3400-\u9fff][a-z0-9_\u3400-\u9fff]*|[A-Z][A-Z0-9]{1,3}")
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with where it stands; `str()` is the line to show."""

    file: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field + ': ' if self.field else ''}{self.message}"


def problems(folder: Path, known: Mapping[str, frozenset[str]], facts: bool = True) -> list[Problem]:
    """All that is wrong with the files of a pack; without `facts` in its vocabulary alone, which is quicker.

    `known` has the ids of the packs below it by file name (`entities.yaml` …), for what `within`, `commodity`,
    `metric`, `made_by`, `power` and `used_as` refer to.
    """
    roots = {name: _root(folder / name) for name in FIELDS if (folder / name).exists()}
    found = [root for root in roots.values() if isinstance(root, Problem)]
    ids = {name: set(known.get(name, ())) for name in FIELDS}
    for name, root in roots.items():
        if isinstance(root, yaml.MappingNode):
            ids[name] |= {key.value for key, _ in root.value}
    for name, root in roots.items():
        if isinstance(root, yaml.MappingNode):
            found.extend(_of_file(folder / name, root, ids, known.get(name, frozenset())))
    file = folder / NAME
    if facts and file.exists():
        found.extend(Problem(file, *wrong) for wrong in wrong_facts(file, ids))
    if not roots and not file.exists():
        names = ", ".join((*FIELDS, NAME))
        found.append(Problem(folder, 1, "", f"found none of {names}, expected at least one"))
    return found


def _root(file: Path) -> yaml.Node | Problem | None:
    try:
        node: yaml.Node | None = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        return Problem(file, 1, "", f"byte {error.start} is not UTF-8")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Problem(file, line, "", f"not readable as YAML: {error.problem}")
    if node is not None and not isinstance(node, yaml.MappingNode):
        return Problem(file, 1, "", "found a list or a word, expected a table of ids")
    return node


def _of_file(
    file: Path, root: yaml.MappingNode, ids: Mapping[str, set[str]], below: frozenset[str]
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    words: dict[str, tuple[str, int]] = {}
    for key, row in root.value:
        id, line = str(key.value), key.start_mark.line + 1
        if id in seen:
            yield Problem(file, line, id, f"found twice, first in line {seen[id]}")
        seen.setdefault(id, line)
        if not ID.fullmatch(id):
            yield Problem(file, line, id, "found as an id, expected small letters, digits and _: mount_weld")
        elif len(id) == 2 and id in below:
            yield Problem(file, line, id, "is a country already, expected another id")
        if not isinstance(row, yaml.MappingNode):
            yield Problem(file, line, id, "found no fields, expected a table: {en: [Name], …}")
            continue
        yield from _of_row(file, id, row, ids)
        for word, at in _names(row):
            if word in words and words[word][0] != id:
                yield Problem(
                    file,
                    at,
                    id,
                    f"the name {word!r} is that of {words[word][0]} in line {words[word][1]} too",
                )
            words.setdefault(word, (id, at))


def _of_row(file: Path, id: str, row: yaml.MappingNode, ids: Mapping[str, set[str]]) -> Iterator[Problem]:
    shapes = FIELDS[file.name]
    for key, value in row.value:
        name, line = str(key.value), key.start_mark.line + 1
        where = f"{id}.{name}"
        if name not in shapes:
            yield Problem(
                file,
                line,
                where,
                f"found an unknown field{hint(name, shapes)}, expected one of {', '.join(shapes)}",
            )
            continue
        if (wrong := _misshapen(value, shapes[name])) is not None:
            yield Problem(file, value.start_mark.line + 1, where, wrong)
            continue
        said = [str(item.value) for item in _items(value)]
        choices = CHOICES.get((file.name, name))
        targets = _targets(file.name, name, ids)
        for item in said:
            if choices is not None and item not in choices:
                yield Problem(
                    file,
                    line,
                    where,
                    f"found {item!r}{hint(item, choices)}, expected one of {', '.join(choices)}",
                )
            elif targets is not None and item not in targets:
                yield Problem(
                    file,
                    line,
                    where,
                    f"found {item!r}{hint(item, targets)}, expected an id that this pack or the general one has",
                )
    if file.name != "metrics.yaml" and not any(key.value in (*LANGUAGES, "common") for key, _ in row.value):
        yield Problem(
            file,
            row.start_mark.line + 1,
            id,
            "has no name in any language, so that no text can mean it; expected en: [Name]",
        )


def _targets(file: str, name: str, ids: Mapping[str, set[str]]) -> set[str] | None:
    """The ids that a field can refer to, None when it is no reference."""
    if name == "within":
        return ids[file]
    return {
        "commodity": ids["commodities.yaml"],
        "makes": ids["commodities.yaml"],
        "metric": ids["metrics.yaml"],
        "made_by": ids["metrics.yaml"],
        "power": ids["commodities.yaml"],
        "used_as": ids["commodities.yaml"],
    }.get(name)


def _misshapen(value: yaml.Node, shape: str) -> str | None:
    if shape == TRUTH:
        good = isinstance(value, yaml.ScalarNode) and value.tag.endswith(":bool")
        return None if good else f"found {_said(value)}, expected true or false"
    if shape == MONTH:
        good = isinstance(value, yaml.ScalarNode) and value.value in MONTHS
        return None if good else f"found {_said(value)}, expected the number of a month, 1 to 12"
    if shape == TEXT:
        return None if isinstance(value, yaml.ScalarNode) else f"found {_said(value)}, expected a word"
    if shape == BY_LANGUAGE:
        if not isinstance(value, yaml.MappingNode):
            return f"found {_said(value)}, expected languages with lists of words: {{en: [word], zh: [词]}}"
        for key, words in value.value:
            if key.value not in LANGUAGES:
                return f"found the language {key.value!r}, expected {' or '.join(LANGUAGES)}"
            if (wrong := _misshapen(words, WORDS)) is not None:
                return wrong
        return None
    if not isinstance(value, yaml.SequenceNode):
        return f"found {_said(value)}, expected a list: [{_said(value)}]"
    for item in value.value:
        if not isinstance(item, yaml.ScalarNode) or (shape == WORDS and not item.tag.endswith(":str")):
            return f'found {_said(item)}, expected a word in quotes, such as "{_said(item)}"'
        if not str(item.value).strip():
            return "found an empty word"
    return None


def _said(node: yaml.Node) -> str:
    return (
        str(node.value)
        if isinstance(node, yaml.ScalarNode)
        else "a list"
        if isinstance(node, yaml.SequenceNode)
        else "a table"
    )


def _items(value: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(value, yaml.ScalarNode):
        yield value
    elif isinstance(value, yaml.SequenceNode):
        yield from value.value


def _names(row: yaml.MappingNode) -> Iterator[tuple[str, int]]:
    """The names of an entity or commodity, with their lines."""
    for key, value in row.value:
        if key.value in (*LANGUAGES, "common") and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                if isinstance(item, yaml.ScalarNode):
                    yield str(item.value).casefold(), item.start_mark.line + 1
