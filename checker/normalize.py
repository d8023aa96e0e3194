"""From claims as written to the normal table: canonical units, intervals, reaches, windows of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from checker.columns import values
from checker.model import FIELDS, Claim, Hedge, Kind, Modality, Place
from checker.packs import Pack
from checker.quantity.interval import FRACTION, bounds, capped_place, granule, last_place, reaches
from checker.quantity.numeral import written_places
from checker.quantity.period import parse_period
from checker.quantity.unit import canonical, dimension
from checker.schema import NormalClaims, typed

EXACT_KINDS = (Kind.RANK, Kind.EXCLUSIVE)
STOCKS = ("stock", "structure")
AIM = re.compile(r"\b(?:target|goal|need|needs|hope|wants?|aims?)\b|目标|期望|需要", re.IGNORECASE)


def normalize(claims: Sequence[Claim], pack: Pack) -> pd.DataFrame:
    """The NormalClaims table of the claims, one row each, in the order given.

    Raises CheckerError for a unit that nothing converts and ValueError for a period that cannot be read;
    both are caught at the first door (`checker.store`) for claims that come from files.
    """
    return NormalClaims.validate(unchecked(claims, pack), lazy=True)


def unchecked(claims: Sequence[Claim], pack: Pack) -> pd.DataFrame:
    """The same table without its check, for the facts of a pack, which are looked at when it is loaded.

    A check takes a fiftieth of a second however few rows there are.
    """
    frame = pd.DataFrame({name: [getattr(claim, name) for claim in claims] for name in FIELDS})
    _units(frame)
    _headlines(frame)
    _measures(frame, pack)
    _intervals(frame)
    _periods(frame)
    return typed(frame)


def _units(frame: pd.DataFrame) -> None:
    """Convert every value to its canonical unit; most are there already."""
    code, written = pd.factorize(values(frame["unit"]))
    converted = [canonical(unit) for unit in written]
    factor = np.array([times for _, times in converted], dtype=np.float64)[code]
    for end in ("low", "high"):
        frame[end] = frame[end].to_numpy(dtype=np.float64) * factor
    frame["unit"] = np.array([unit for unit, _ in converted], dtype=object)[code]
    frame["dimension"] = np.array([dimension(unit) for unit, _ in converted], dtype=object)[code]


def _headlines(frame: pd.DataFrame) -> None:
    """A headline takes hedge, period and partner from its body where the number recurs."""
    names = ("article", "kind", "unit", "metric", "subject", "counterparty", "hedge", "period")
    told = {name: frame[name].to_numpy(dtype=object, copy=True) for name in names}
    low, high = frame["low"].to_numpy(dtype=float), frame["high"].to_numpy(dtype=float)
    title = (frame["place"] == Place.TITLE).to_numpy()
    bodies: dict[object, list[int]] = {}
    for row in np.flatnonzero(~title).tolist():
        bodies.setdefault(told["article"][row], []).append(row)
    changed = False
    for row in np.flatnonzero(title).tolist():
        partner = told["counterparty"][row]
        same = ("kind", "unit", "metric", "subject", *(["counterparty"] if isinstance(partner, str) else []))
        body = [
            at
            for at in bodies.get(told["article"][row], ())
            if all(told[name][at] == told[name][row] for name in same)
            and isinstance(told["subject"][row], str)
            and np.isclose(low[at], low[row])
            and np.isclose(high[at], high[row])
        ]
        if not body:
            continue
        changed = True
        if told["hedge"][row] == Hedge.EXACT:
            told["hedge"][row] = str(told["hedge"][body[0]])
        for field in ("period", "counterparty"):
            if not isinstance(told[field][row], str):
                known = [value for value in told[field][body] if isinstance(value, str)]
                if known and (field == "period" or len(set(known)) == 1):
                    told[field][row] = known[0]
    if changed:
        for name in ("hedge", "period", "counterparty"):
            frame[name] = told[name]


def _measures(frame: pd.DataFrame, pack: Pack) -> None:
    metric, *others = (
        values(frame[name]) for name in ("metric", "subject", "commodity", "counterparty", "whole")
    )
    mined = np.array([id in pack.commodities and pack.commodities[id].mined for id in others[1]], dtype=bool)
    key = np.where((metric == "production") & mined, "mine_production", metric)
    code, known = pd.factorize(key)
    frame["metric_key"] = key
    frame["family"] = np.array([pack.family(name) for name in known], dtype=object)[code]
    frame["nature"] = np.array([pack.nature(name) for name in known], dtype=object)[code]
    frame["measure"] = ["|".join(id or "-" for id in ids) for ids in zip(key, *others, strict=True)]


def _intervals(frame: pd.DataFrame) -> None:
    low, high = frame["low"].to_numpy(float), frame["high"].to_numpy(float)
    hedge = frame["hedge"].to_numpy(object)
    share = (frame["kind"] == Kind.SHARE).to_numpy()
    place_low, place_high, fraction = _places(frame, low, high)
    g = granule(np.where(np.abs(low) > 0, low, high))
    g = np.where(fraction, 0.1 * np.abs(low), g)
    frame["numeral_place"], frame["granule"] = place_low, g
    interval = bounds(low, high, hedge, place_low, place_high, g, share)
    reach = reaches(low, high, hedge, g, interval)
    names = ("lower", "upper", "lower_open", "upper_open")
    for name, end, far in zip(names, interval, reach, strict=True):
        frame[name], frame[f"reach_{name}"] = end, far


def _places(
    frame: pd.DataFrame, low: np.ndarray, high: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """p of both ends as written, scaled to the canonical unit and capped; and whether it is a fraction."""
    written = {text: written_places(text) for text in frame["value_text"].unique()}
    numerals = [written[text] for text in frame["value_text"]]
    fallback_low, fallback_high = last_place(low), last_place(high)
    ends = []
    for value, fallback, which in ((low, fallback_low, 0), (high, fallback_high, -1)):
        place = fallback.copy()
        for row, read in enumerate(numerals):
            if read and read[which].value and value[row]:
                ratio = abs(value[row]) / read[which].value
                if len(read) == 1 or len(read) == 2:
                    place[row] = read[which].place * ratio
        ends.append(place)
    fraction = np.array([bool(read) and read[0].fraction for read in numerals], dtype=bool)
    is_date = frame["unit"].eq("year").to_numpy() & frame["kind"].eq(Kind.DATE).to_numpy()
    point = frame["kind"].isin(EXACT_KINDS).to_numpy()
    result = []
    for value, place in zip((low, high), ends, strict=True):
        capped = capped_place(value, place)
        capped = np.where(fraction, FRACTION * np.abs(value), capped)
        capped = np.where(is_date, 1.0, capped)
        result.append(np.where(point, 0.0, capped))
    return result[0], result[1], fraction


def _periods(frame: pd.DataFrame) -> None:
    """Stated windows, and the inferred ones: the article's year, and for stocks two years before it."""
    published, period, kind, modality = (
        values(frame[name]) for name in ("published", "period", "kind", "modality")
    )
    stated = np.array([one is not None for one in period], dtype=bool)
    event = np.isin(kind, [Kind.DATE, Kind.RECENCY])
    text = np.array([None if day is None else day[:4] for day in published], dtype=object)
    text[event] = None
    text[stated] = period[stated]
    code, known = pd.factorize(text)
    windows = [parse_period(one) for one in known]
    for column, end in (("period_start", "start"), ("period_end", "end")):
        days = [getattr(window, end) for window in windows]
        frame[column] = np.array([*days, None], dtype="datetime64[s]")[code]
    frame["period_stated"] = stated
    structural = frame["nature"].isin(STOCKS).to_numpy() | np.isin(
        kind, [Kind.SHARE, Kind.RANK, Kind.EXCLUSIVE, Kind.RATIO]
    )
    frame["period_back"] = np.where(stated | (code < 0), 0, np.where(structural, 2, 1)).astype(int)
    appeared = np.array([None if day is None else day[:10] for day in published], dtype="datetime64[s]")
    over = (frame["period_end"].to_numpy() < appeared) & stated
    told = modality == Modality.STATED
    stale = np.flatnonzero((modality == Modality.FORECAST) & over)
    told[stale] = [AIM.search(quote) is None for quote in frame["quote"].iloc[stale]]
    frame["counts_as_stated"] = told
