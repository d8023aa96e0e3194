"""Reading packs: YAML files and Babel's country names into one frozen vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, get_args

import yaml

from checker.model import CheckerError
from checker.packs.model import Commodity, Entity, Metric, Names, Nature, Pack

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

HERE = Path(__file__).parent
BUILT_IN: tuple[str, ...] = ("general", "rare_earths")
LANGUAGES = ("en", "zh")
METRIC_KEYS = ("label", "family", "nature", "units", "nouns", "verbs")
ENTITY_KEYS = ("label", "kind", "within", "adjectives", "metric", "commodity", *LANGUAGES)
COMMODITY_KEYS = ("label", "within", "mined", "made_by", *LANGUAGES)
Row = Mapping[str, object]
_T = TypeVar("_T", Entity, Commodity, Metric)


def load_pack(names: Sequence[str] = ()) -> Pack:
    """The general pack with the named ones laid over it, in the order given.

    A name is a built-in pack or the path of a folder with `entities.yaml`, `metrics.yaml` and
    `commodities.yaml`, each of them optional. Raises CheckerError that names file and key.
    """
    return _load(tuple(name for name in names if name != "general"))


@lru_cache(maxsize=8)
def _load(names: tuple[str, ...]) -> Pack:
    entities = dict(_countries())
    metrics: dict[str, Metric] = {}
    commodities: dict[str, Commodity] = {}
    for name in ("general", *names):
        folder = _folder(name)
        for id, row, path in _rows(folder / "entities.yaml", ENTITY_KEYS):
            _put(entities, id, _entity(id, row, path), path)
        for id, row, path in _rows(folder / "commodities.yaml", COMMODITY_KEYS):
            _put(commodities, id, _commodity(id, row, path), path)
        for id, row, path in _rows(folder / "metrics.yaml", METRIC_KEYS):
            metrics[id] = _metric(id, row, path, metrics.get(id))
    return Pack("+".join(("general", *names)), entities, metrics, commodities)


def _folder(name: str) -> Path:
    folder = HERE / name if name in BUILT_IN else Path(name)
    if not folder.is_dir():
        raise CheckerError(
            f"pack {name!r}: no such pack; built in are {', '.join(BUILT_IN)}, or give a folder's path"
        )
    return folder


def _rows(path: Path, keys: Sequence[str]) -> Iterable[tuple[str, Row, Path]]:
    if not path.exists():
        return
    for id, row in _mapping(path).items():
        if not isinstance(row, Mapping):
            raise CheckerError(f"{path}: {id}: found {row!r}, expected a table of fields")
        if unknown := [key for key in row if key not in keys]:
            raise CheckerError(f"{path}: {id}: found field {unknown[0]!r}, expected one of {', '.join(keys)}")
        yield str(id), row, path


def _mapping(path: Path) -> Mapping[str, object]:
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise CheckerError(f"{path}: not readable as YAML: {error}") from error
    if read is None:
        return {}
    if not isinstance(read, dict):
        raise CheckerError(f"{path}: found {type(read).__name__}, expected a table of ids")
    return read


def _put(table: dict[str, _T], id: str, entry: _T, path: Path) -> None:
    if id in table and isinstance(table[id], Entity) and len(id) == 2:
        raise CheckerError(f"{path}: {id}: is a country already; choose another id")
    table[id] = entry


def _strings(value: object, path: Path, id: str, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CheckerError(f"{path}: {id}: {key}: found {value!r}, expected a list of words in quotes")
    return tuple(value)


def _names(row: Row, path: Path, id: str) -> dict[str, tuple[str, ...]]:
    return {lang: _strings(row[lang], path, id, lang) for lang in LANGUAGES if lang in row}


def _by_language(value: object, path: Path, id: str, key: str) -> dict[str, tuple[str, ...]]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise CheckerError(f"{path}: {id}: {key}: found {value!r}, expected languages with lists of words")
    return _names(value, path, f"{id}: {key}")


def _text(row: Row, key: str, default: str) -> str:
    value = row.get(key)
    return default if value is None else str(value)


def _entity(id: str, row: Row, path: Path) -> Entity:
    return Entity(
        id=id,
        label=_text(row, "label", id.replace("_", " ")),
        kind=_text(row, "kind", "thing"),
        names=_names(row, path, id),
        within=_strings(row.get("within"), path, id, "within"),
        adjectives=_by_language(row.get("adjectives"), path, id, "adjectives"),
        metric=_text(row, "metric", "") or None,
        commodity=_text(row, "commodity", "") or None,
    )


def _commodity(id: str, row: Row, path: Path) -> Commodity:
    return Commodity(
        id=id,
        label=_text(row, "label", id.replace("_", " ")),
        names=_names(row, path, id),
        within=_strings(row.get("within"), path, id, "within"),
        mined=bool(row.get("mined", False)),
        made_by=_text(row, "made_by", "") or None,
    )


def _metric(id: str, row: Row, path: Path, known: Metric | None) -> Metric:
    nature = _text(row, "nature", known.nature if known else "other")
    if nature not in get_args(Nature):
        raise CheckerError(
            f"{path}: {id}: nature: found {nature!r}, expected one of {', '.join(get_args(Nature))}"
        )
    nouns, verbs = (_by_language(row.get(key), path, id, key) for key in ("nouns", "verbs"))
    return Metric(
        id=id,
        label=_text(row, "label", known.label if known else id.replace("_", " ")),
        family=_text(row, "family", known.family if known else id),
        nature=nature,  # type: ignore[arg-type]  # checked against the literal above
        nouns=_joined(known.nouns if known else {}, nouns),
        verbs=_joined(known.verbs if known else {}, verbs),
        units=_strings(row.get("units"), path, id, "units") or (known.units if known else ()),
    )


def _joined(first: Names, second: Names) -> Names:
    return {lang: (*first.get(lang, ()), *second.get(lang, ())) for lang in (*first, *second)}


def _countries() -> Iterable[tuple[str, Entity]]:
    """Every ISO 3166 country with its names from Babel, and what `countries.yaml` adds to them."""
    from babel import Locale

    english, chinese = (Locale.parse(tag).territories for tag in ("en", "zh_Hans"))
    added = _mapping(HERE / "general" / "countries.yaml")
    for code, name in english.items():
        if len(code) != 2 or code in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
            continue
        row = added.get(code, {})
        assert isinstance(row, dict)
        more = {lang: tuple(row.get(lang, ())) for lang in LANGUAGES}
        short = row.get("short")
        names = {
            "en": tuple(dict.fromkeys((name, *more["en"]))),
            "zh": tuple(dict.fromkeys((chinese.get(code, name), *more["zh"]))),
            "short": (short,) if short else (),
        }
        yield (
            code,
            Entity(
                id=code,
                label=str(row.get("label", name)),
                kind="country",
                names=names,
                within=("europe",) if code in EUROPE else ("asia",) if code in ASIA else (),
                adjectives={"en": tuple(row.get("adj", ()))},
            ),
        )


EUROPE = frozenset(
    """AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO
    PL PT RO RS RU SE SI SK SM UA VA XK""".split()
)
ASIA = frozenset(
    """AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY
    NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE""".split()
)
