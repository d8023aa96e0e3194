"""A measure in words: “China’s share of world mine production of rare earths, 2024”."""

from __future__ import annotations

from checker.packs.model import Pack

FLOWS = ("imports", "exports")


def measure_words(
    pack: Pack,
    kind: str,
    metric: str,
    subject: str | None,
    commodity: str | None,
    counterparty: str | None,
    whole: str | None,
    period: str | None = None,
) -> str:
    """What a claim measures, for people; the ids are spelled out with the labels of the pack."""
    name = pack.label(metric)
    of = f" of {pack.label(commodity)}" if commodity else ""
    if metric in ("things", "other", "event"):
        words = f"{_whose(pack, subject)}{pack.label(commodity) + ', ' if commodity else ''}{name}"
    elif kind == "share" and metric in FLOWS and counterparty:
        words = f"{_whose(pack, counterparty)}share of {_whose(pack, subject)}{name}{of}"
    elif kind in ("share", "ratio") and whole and whole != subject:
        words = f"{_whose(pack, subject)}share of {'world ' if whole == 'world' else _whose(pack, whole)}{name}{of}"
    else:
        words = f"{_whose(pack, subject)}{name}{of}"
        if counterparty:
            link = (
                "to"
                if metric == "exports"
                else "from"
                if metric == "imports"
                else "on"
                if metric in ("import_reliance", "tariff")
                else "with"
            )
            words += f" {link} {pack.label(counterparty)}"
    if kind in ("change", "multiple"):
        words = f"change in {words}"
    if kind == "rank":
        words = f"rank in {words}"
    words = words[:1].upper() + words[1:]
    return f"{words}, {period_words(period)}" if period else words


def period_words(period: str) -> str:
    """A period for people: `2020/2023` → 2020–2023, `2025-01/2025-06` → 2025-01 to 2025-06."""
    return period.replace("/", " to ") if "-" in period else period.replace("/", "–")


def _whose(pack: Pack, id: str | None) -> str:
    if id is None:
        return ""
    label = pack.label(id)
    if label.endswith("."):
        return f"{label.removeprefix('the ')} "
    return f"{label}’ " if label.endswith("s") and not label.endswith("ss") else f"{label}’s "
