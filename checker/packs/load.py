"""Reading packs: YAML files and Babel's country names into one frozen vocabulary."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import yaml

from checker import cache
from checker.model import CheckerError
from checker.packs.check import LANGUAGES, Problem, problems
from checker.packs.facts import NAME
from checker.packs.model import Commodity, Entity, Metric, Names, Pack

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

HERE = Path(__file__).parent
BUILT_IN: tuple[str, ...] = ("general", "rare_earths")
FOLDER = "packs"
"""Where packs are kept in the cache."""
Row = Mapping[str, object]


def load_pack(names: Sequence[str] = ()) -> Pack:
    """The general pack with the named ones laid over it, in the order given.

    A name is a built-in pack or the path of a folder with `entities.yaml`, `metrics.yaml`, `commodities.yaml` and
    `facts.csv`, each of them optional. Raises CheckerError with all that is wrong with such a folder,
    file and line first.
    """
    return _load(tuple(name for name in names if name != "general"))


@lru_cache(maxsize=8)
def _load(names: tuple[str, ...]) -> Pack:
    made_of, which = _made_of(names), repr([str(_folder(name).resolve()) for name in names])
    held = cache.recall(FOLDER, which, made_of, pickle.loads)
    if isinstance(held, Pack):
        return held
    pack = _read(names, made_of)
    cache.keep(FOLDER, which, made_of, pickle.dumps(pack, pickle.HIGHEST_PROTOCOL))
    return pack


def _made_of(names: tuple[str, ...]) -> str:
    """What a pack is known by as long as nothing changes that it is read from."""
    babel = find_spec("babel")
    assert babel is not None
    assert babel.origin is not None
    own = [cache.stamps(_folder(name)) for name in names if name not in BUILT_IN]
    return cache.digest(repr((cache.program(), cache.stamp(Path(babel.origin)), names, own)))


def _read(names: tuple[str, ...], made_of: str) -> Pack:
    tables = _Tables(dict(_countries()), {}, {})
    for name in ("general", *names):
        folder = _folder(name)
        if name not in BUILT_IN and (wrong := problems(folder, tables.ids, facts=False)):
            raise CheckerError("\n".join(["the pack cannot be read", *(f"  {problem}" for problem in wrong)]))
        tables.lay(folder)
    facts = tuple(folder / NAME for folder in map(_folder, names) if (folder / NAME).exists())
    return Pack(
        "+".join(("general", *names)), tables.entities, tables.metrics, tables.commodities, facts, made_of
    )


def check_pack(name: str) -> list[Problem]:
    """All that is wrong with one pack, laid over the general one."""
    tables = _Tables(dict(_countries()), {}, {})
    if name != "general":
        tables.lay(_folder("general"))
    return problems(_folder(name), tables.ids)


@dataclass(slots=True)
class _Tables:
    """The vocabulary while packs are laid over each other."""

    entities: dict[str, Entity]
    metrics: dict[str, Metric]
    commodities: dict[str, Commodity]

    @property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids there are, by the file that would define them."""
        return {
            "entities.yaml": frozenset(self.entities),
            "metrics.yaml": frozenset(self.metrics),
            "commodities.yaml": frozenset(self.commodities),
        }

    def lay(self, folder: Path) -> None:
        """Lay the files of a folder over what is there; words of a metric that is known are added to it."""
        for id, row in _rows(folder / "entities.yaml"):
            self.entities[id] = _entity(id, row)
        for id, row in _rows(folder / "commodities.yaml"):
            self.commodities[id] = _commodity(id, row)
        for id, row in _rows(folder / "metrics.yaml"):
            self.metrics[id] = _metric(id, row, self.metrics.get(id))


def _folder(name: str) -> Path:
    folder = HERE / name if name in BUILT_IN else Path(name)
    if not folder.is_dir():
        raise CheckerError(
            f"pack {name!r}: no such pack; built in are {', '.join(BUILT_IN)}, or give a folder's path"
        )
    return folder


def _rows(path: Path) -> Iterable[tuple[str, Row]]:
    for id, row in (_mapping(path) if path.exists() else {}).items():
        yield str(id), row


def _mapping(path: Path) -> Mapping[str, Row]:
    read: Mapping[str, Row] | None = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return read or {}


def _strings(row: Row, key: str) -> tuple[str, ...]:
    return tuple(row.get(key) or ())  # type: ignore[arg-type]  # `check` has looked at it


def _names(row: Row) -> dict[str, tuple[str, ...]]:
    return {lang: _strings(row, lang) for lang in LANGUAGES if lang in row}


def _by_language(row: Row, key: str) -> dict[str, tuple[str, ...]]:
    return _names(row.get(key) or {})  # type: ignore[arg-type]  # the same


def _text(row: Row, key: str, default: str) -> str:
    value = row.get(key)
    return default if value is None else str(value)


def _entity(id: str, row: Row) -> Entity:
    return Entity(
        id=id,
        label=_text(row, "label", id.replace("_", " ")),
        kind=_text(row, "kind", "thing"),
        names=_names(row),
        within=_strings(row, "within"),
        adjectives=_by_language(row, "adjectives"),
        metric=_text(row, "metric", "") or None,
        commodity=_text(row, "commodity", "") or None,
        makes=_text(row, "makes", "") or None,
        year_ends=int(_text(row, "year_ends", "0")),
    )


def _commodity(id: str, row: Row) -> Commodity:
    return Commodity(
        id=id,
        label=_text(row, "label", id.replace("_", " ")),
        names=_names(row),
        within=_strings(row, "within"),
        mined=bool(row.get("mined", False)),
        counted=bool(row.get("counted", False)),
        exchange=bool(row.get("exchange", False)),
        made_by=_text(row, "made_by", "") or None,
        power=_text(row, "power", "") or None,
        used_as=_text(row, "used_as", "") or None,
        common=_strings(row, "common"),
    )


def _metric(id: str, row: Row, known: Metric | None) -> Metric:
    nouns, verbs = (_by_language(row, key) for key in ("nouns", "verbs"))
    return Metric(
        id=id,
        label=_text(row, "label", known.label if known else id.replace("_", " ")),
        family=_text(row, "family", known.family if known else id),
        nature=_text(row, "nature", known.nature if known else "other"),  # type: ignore[arg-type]  # the same
        nouns=_joined(known.nouns if known else {}, nouns),
        verbs=_joined(known.verbs if known else {}, verbs),
        units=_strings(row, "units") or (known.units if known else ()),
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
        more = {lang: _strings(row, lang) for lang in LANGUAGES}
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
                within=("EU",)
                if code in UNION
                else ("europe",)
                if code in EUROPE
                else ("asia",)
                if code in ASIA
                else (),
                adjectives={"en": _with_people(_strings(row, "adj"))},
            ),
        )


def _with_people(adjectives: tuple[str, ...]) -> tuple[str, ...]:
    """The adjectives of a place and the names of its people that are made of them: “Brazilian”, “Brazilians”."""
    return tuple(dict.fromkeys((*adjectives, *(f"{word}s" for word in adjectives if word.endswith("an")))))


EUROPE = frozenset(
    """AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO
    PL PT RO RS RU SE SI SK SM UA VA XK""".split()
)
UNION = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())
"""The members of the European Union, which lies in Europe as a whole, Cyprus with it."""
ASIA = frozenset(
    """AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY
    NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE""".split()
)
