"""Numbers, periods and measures in the words of a newspaper: 43,000 t, $400 million, over 15%."""

from __future__ import annotations

import math

from checker.packs import Pack
from checker.rules.rule import Block

HEDGES = {"exact": "", "about": "about ", "nearly": "nearly ", "over": "over ", "under": "under ", "up_to": "up to ", "range": ""}
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "AUD": "A$", "CAD": "C$", "HKD": "HK$", "CNY": "CN¥", "JPY": "JP¥"}
METRICS_OF_FLOW = ("imports", "exports")


def number(value: float) -> str:
    """A number as people write it: 43,000; 44 million; 1.5 billion; 83.7."""
    size = abs(value)
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if size >= scale:
            return f"{value / scale:,.4g}{word}" if size < 1e15 else f"{value:.3g}"
    if size >= 100 or value == int(value):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return f"{value:.3g}"


def amount(value: float, unit: str) -> str:
    """A number with its canonical unit: 15%, $400 million, 43,000 t, $35,000/t."""
    if unit == "percent":
        return f"{number(value)}%"
    if unit == "pp":
        return f"{number(value)} percentage points"
    if unit == "count":
        return number(value)
    if unit == "year":
        return f"{value:.0f}" if 1000 < value < 3000 and value == int(value) else f"{number(value)} years"
    if unit == "x":
        return f"{number(value)} times"
    money, slash, per = unit.partition("/")
    if money in SIGNS:
        sign = "-" if value < 0 else ""
        return f"{sign}{SIGNS[money]}{number(abs(value))}" + (f" per {per}" if slash else "")
    return f"{number(value)} {unit}"


def value(block: Block, row: int) -> str:
    """The value of a claim with its hedge: about 43,000 t; 60–70%."""
    frame = block.frame
    low, high = float(frame.at[row, "low"]), float(frame.at[row, "high"])
    unit, hedge, kind = (str(frame.at[row, name]) for name in ("unit", "hedge", "kind"))
    if kind == "rank":
        return f"number {low:.0f}"
    if low != high:
        return f"{number(low)}–{amount(high, unit)}"
    said = amount(low, unit)
    return f"{HEDGES[hedge]}{'+' if kind == 'change' and low > 0 else ''}{said}"


def interval(lower: float, upper: float, lower_open: bool, upper_open: bool, unit: str) -> str:
    """An interval in brackets, or “above 45,000 t” when it has no upper end."""
    if math.isinf(upper):
        return f"above {amount(lower, unit)}"
    left, right = "(" if lower_open else "[", ")" if upper_open else "]"
    return f"{left}{number(lower)}–{amount(upper, unit)}{right}"


def interval_of(block: Block, row: int) -> str:
    """The interval of a claim."""
    i = block.interval
    unit = str(block.frame.at[row, "unit"])
    return interval(float(i.lower[row]), float(i.upper[row]), bool(i.lower_open[row]), bool(i.upper_open[row]), unit)


def measure(block: Block, row: int) -> str:
    """What a claim measures, in words: “China's share of world mine production of rare earths, 2024”."""
    pack, text = block.pack, block.text
    kind = text("kind", row)
    metric = pack.label(text("metric_key", row))
    subject, whole, partner = (text(name, row) for name in ("subject", "whole", "counterparty"))
    commodity = text("commodity", row)
    of = f" of {pack.label(commodity)}" if commodity else ""
    flow = text("metric_key", row) in METRICS_OF_FLOW
    if kind == "share" and flow and partner:
        words = f"{_whose(pack, partner)} share of {_whose(pack, subject)} {metric}{of}"
    elif kind in ("share", "ratio") and whole and whole != subject:
        words = f"{_whose(pack, subject)} share of {_of_whole(pack, whole)} {metric}{of}"
    else:
        words = f"{_whose(pack, subject)} {metric}{of}"
        if partner:
            words += f" {'to' if text('metric_key', row) == 'exports' else 'from' if flow or 'reliance' in metric else 'with'} {pack.label(partner)}"
    if kind in ("change", "multiple"):
        words = f"change in {words}"
    when = text("period", row)
    return _capital(f"{words}, {period(when)}" if when else words)


def period(text: str) -> str:
    """A period in words: 2020–2023, June 2025."""
    return text.replace("/", "–") if "-" not in text else text.replace("/", " to ")


def source(block: Block, row: int) -> str:
    """The article a claim stands in, as the explanation names it."""
    return str(block.frame.at[row, "article"])


def sources(block: Block, rows: list[int]) -> str:
    """The articles of several claims, each once."""
    return ", ".join(dict.fromkeys(source(block, row) for row in rows))


def _whose(pack: Pack, id: str | None) -> str:
    if id is None:
        return "the"
    label = pack.label(id)
    return f"{label}'" if label.endswith("s") and not label.endswith(".S") else f"{label}'s"


def _of_whole(pack: Pack, whole: str) -> str:
    return "world" if whole == "world" else _whose(pack, whole)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
