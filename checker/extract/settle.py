"""The fields that every kind of claim fills the same way: commodity, site, period, base, modality."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.calendar import shifted
from checker.extract.frame import FLOWS, NO_COMMODITY, Frame, Memory, dimension, settle_metric
from checker.extract.modality import modality_of
from checker.extract.periods import base_of, period_of, starts_a_change
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, Scene
from checker.model import Kind, Modality
from checker.packs import Pack

BARE = (Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT)
"""Kinds whose period is never taken from another sentence."""
DEFAULTS = {
    "mass": "production", "energy": "production", "volume": "production", "rate": "production", "money": "investment",
    "price": "price", "time": "lead_time", "count": "things", "power": "capacity", "area": "area",
}  # fmt: skip
"""The metric of a number whose sentence names none, by its dimension."""


def settle(
    scene: Scene,
    i: int,
    quantity: Quantity,
    frame: Frame,
    memory: Memory,
    last: Frame | None,
    today: date | None,
) -> None:
    """Fill the fields that every kind of claim fills the same way, and remember the frame.

    Subject of an unnamed site, commodity, metric proper to it, period, base, modality; `last` is the frame
    of the number before in the sentence, `today` the article's date.
    """
    pack, dim = scene.pack, dimension(quantity.unit)
    frame.subject = _owner(frame, _site(scene, frame.subject, pack), pack)
    if frame.metric in CORPORATE:
        frame.counterparty = _company(frame.counterparty, pack)
    site = pack.entities.get(frame.subject or "")
    if frame.kind == Kind.RECENCY and site is not None and site.kind in ("mine", "plant"):
        frame.whole = next((place for place in site.within if len(place) == 2), None)
    if frame.metric == "other" and BALANCE.search(scene.words(0, len(scene.atoms))):
        owner = pack.entities.get(frame.subject or "")
        if owner is None or owner.kind not in ("country", "bloc", "region"):
            frame.subject = "world"
    if (beside := _beside(scene, i)) is not None and frame.metric not in NO_COMMODITY and frame.kind not in BARE:
        frame.commodity = beside
    elif frame.commodity is None:
        frame.commodity = _commodity(scene, i, frame, memory, last)
    if frame.metric is None:
        frame.metric = DEFAULTS.get(dim, "supply" if frame.kind == Kind.SHARE else "other")
    frame.metric = settle_metric(frame.metric, frame.commodity, pack)
    if frame.metric == "price" and frame.commodity == "shares":
        frame.subject = _company(frame.subject, pack)
    elif frame.metric == "price" and GUARANTEED.search(scene.words(0, len(scene.atoms))) and memory.holder is not None:
        if frame.subject in pack.entities and pack.entities[frame.subject].kind == "agency":
            frame.counterparty = frame.subject
        frame.subject = memory.holder
    elif frame.metric == "price" and not _has_owner(scene, frame.subject):
        frame.subject = None
    if frame.metric == "market_size" and frame.subject in pack.entities and pack.entities[frame.subject].kind == "company":
        frame.commodity = "shares"
    if frame.metric in FLOWS and last is not None and frame.counterparty is None and _same_flow(scene, i, frame, last):
        frame.counterparty = last.counterparty
    frame.period = period_of(scene, i, frame, memory, last)
    if frame.period is None:
        frame.period = None if frame.kind in BARE else memory.dated.get(_same_number(quantity, frame))
        frame.carry = frame.carry or frame.period
    if frame.kind in (Kind.CHANGE, Kind.MULTIPLE):
        frame.base = base_of(scene, i, frame)
    elif frame.kind == Kind.AMOUNT and frame.period and starts_a_change(scene, i):
        frame.period = shifted(frame.period, years=-1)
    frame.modality = modality_of(scene, i, frame, today)
    if frame.modality == Modality.FORECAST and "period" not in frame.evidence and _is_over(frame.period, today):
        frame.period = None  # a target is not one for the time that was spoken of before it
    if frame.period is not None:
        memory.dated[_same_number(quantity, frame)] = frame.period
    memory.frame = frame
    if quantity.form in ("number", "money"):
        memory.quantity = quantity
    if frame.metric:
        memory.of_metric[frame.metric] = frame
        memory.of_dimension[dim] = frame.metric


CORPORATE = frozenset({"revenue", "profit", "market_size", "stake", "loan", "investment"})


def _owner(frame: Frame, subject: str | None, pack: Pack) -> str | None:
    """Profits, revenue and deals are those of the company that a mine or plant belongs to."""
    return _company(subject, pack) if frame.metric in CORPORATE else subject


def _company(subject: str | None, pack: Pack) -> str | None:
    """The company that a mine or plant belongs to; anything else is itself."""
    site = pack.entities.get(subject or "")
    if site is None or site.kind not in ("mine", "plant"):
        return subject
    return next((id for id in site.within if id in pack.entities and pack.entities[id].kind == "company"), subject)


SITE = re.compile(r"\b(?:mine|pit|deposit|project|plant|facility)\b|矿|工厂")


def _site(scene: Scene, subject: str | None, pack: Pack) -> str | None:
    """“The mine in Wyoming” is the one mine that the pack has there."""
    entity = pack.entities.get(subject or "")
    if entity is None or entity.kind != "place" or not SITE.search(scene.text[scene.start : scene.end]):
        return subject
    there = [e.id for e in pack.entities.values() if e.kind == "mine" and subject in e.within]
    return there[0] if len(there) == 1 else subject


GUARANTEED = re.compile(r"\b(?:floor price|price floor|guarantee[ds]?|minimum price)\b|保底价|最低价|价格下限|托底价")
BALANCE = re.compile(r"\b(?:surplus|deficit|shortfall|glut|shortage|gap)\b|过剩|缺口|短缺")


def _has_owner(scene: Scene, subject: str | None) -> bool:
    """Whether a price is somebody's: a company's that makes the thing, or of a place that the sentence names."""
    entity = scene.pack.entities.get(subject or "")
    if entity is None:
        return False
    named = any(a.kind == "E" and a.id == subject for a in scene.atoms)
    return entity.kind in ("company", "mine", "plant") or (named and entity.kind != "agency")


def _same_flow(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether the number goes on about the flow before it, with nobody named between."""
    return (frame.metric, frame.subject) == (last.metric, last.subject) and not any(
        a.kind == "E" or a.metrics() for a in scene.atoms[last.at + 1 : i]
    )


OF = frozenset(["of", "as", "in", "worth", "的", "through", "by"])


def _beside(scene: Scene, i: int) -> str | None:
    """The commodity right at the number: “25 bcm as LNG”, “40 tons of cobalt oxide”, 锗54.5吨, 镓占95%."""
    atoms = scene.atoms
    for j in range(i + 1, min(len(atoms), i + 4)):
        if atoms[j].kind == "C":
            return atoms[j].id
        if atoms[j].text.lower() not in OF and (j == i + 1 or atoms[j].kind != "W"):
            break
    if scene.chinese:
        for j in range(i - 1, max(-1, i - 4), -1):
            if atoms[j].kind == "C":
                return atoms[j].id
            if atoms[j].kind != "W" and not atoms[j].is_cue("share"):
                break
    return None


def _is_over(period: str | None, today: date | None) -> bool:
    """Whether a period lies before the article's month."""
    return period is not None and today is not None and period.rpartition("/")[2] < str(today)[: len(period.rpartition("/")[2])]


def _conjoined(scene: Scene, j: int) -> str | None:
    """Two commodities that are spoken of as one: “gallium and germanium”, 镓锗 → `gallium_germanium`."""
    atoms, pack = scene.atoms, scene.pack
    pair = [j, j + 1] if j + 1 < len(atoms) and atoms[j + 1].kind == "C" and scene.chinese else [j - 1, j] if (
        j and atoms[j - 1].kind == "C" and scene.chinese) else [j, j + 2] if (
        j + 2 < len(atoms) and atoms[j + 1].is_word("and", "和", "与", "及") and atoms[j + 2].kind == "C") else [j - 2, j] if (
        j > 1 and atoms[j - 1].is_word("and", "和", "与", "及") and atoms[j - 2].kind == "C") else []
    if not pair or any(0 <= k < len(atoms) and (atoms[k].kind == "C" or atoms[k].text in COMMA) and k not in pair for k in (pair[0] - 1, pair[-1] + 1)):
        return None
    one, other = (atoms[k].id for k in pair)
    related = one == other or pack.within(one, other) or pack.within(other, one)
    siblings = set(pack.commodities[one].within) & set(pack.commodities[other].within)
    return f"{one}_{other}" if siblings and not related else None


def _same_number(quantity: Quantity, frame: Frame) -> tuple[object, ...]:
    """What two statements of one number have in common."""
    return (
        quantity.low,
        quantity.high,
        quantity.unit,
        frame.kind,
        frame.metric,
        frame.subject,
        frame.counterparty,
    )


def _commodity(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """What it is of: the nearest name in the sentence, else that of the subject, else what was spoken of."""
    pack = scene.pack
    if frame.metric in NO_COMMODITY:
        return None
    for mention in scene.inside.get(scene.atoms[i].start, ()):
        if mention.role == "commodity":
            return mention.id
    if frame.metric == "things":
        return (
            memory.topic
            if frame.kind == Kind.COUNT and any(a.kind == "C" for a in scene.atoms[i : i + 4])
            else None
        )
    made = {id for id, c in pack.commodities.items() if c.made_by == frame.metric}
    best: tuple[float, str, int] | None = None
    for j, atom in enumerate(scene.atoms):
        if atom.kind != "C":
            continue
        low, high = (i, j) if i < j else (j, i)
        cost = sum(2.0 if a.kind == "Q" else 0.3 for a in scene.atoms[low + 1 : high])
        cost += 2.5 * abs(scene.clauses[i] - scene.clauses[j])
        if scene.chinese and j > i and scene.clauses[j] != scene.clauses[i]:
            cost += 9
        if (j > i and scene.clauses[j] != scene.clauses[i]) or (
            j > i + 3 and any(a.kind in "VKPT" and not a.is_cue("pronoun") for a in scene.atoms[i + 1 : j])
        ):
            cost += 6
        if best is None or cost < best[0]:
            best = cost, atom.id, j
    if len(made) == 1:
        return next(iter(made))
    if best is not None and best[0] < 9:
        frame.because("commodity", best[1])
        return _conjoined(scene, best[2]) or best[1]
    if (
        frame.metric in ("investment", "loan", "event", "stake", "market_size", "other")
        and frame.subject != "world"
    ):
        for id in (frame.subject, frame.counterparty, frame.whole):
            named = pack.entities.get(id or "")
            if named is not None and named.commodity:
                return named.commodity
        if best is not None and (frame.metric not in ("event", "other") or best[0] < 4):
            return best[1]
        states = [pack.entities[id].kind for id in (frame.subject, frame.counterparty) if id in pack.entities]
        between_states = bool(states) and all(kind in ("country", "bloc", "region") for kind in states)
        return None if frame.metric == "other" or between_states else memory.commodity or memory.topic
    entity = pack.entities.get(frame.subject or "")
    if (
        entity is not None
        and entity.commodity
        and (memory.commodity is None or entity.kind in ("mine", "plant"))
    ):
        return entity.commodity
    if last is not None and last.commodity and not any(a.kind == "C" for a in scene.atoms[last.at + 1 : i]):
        return last.commodity
    for earlier in (last, memory.of_metric.get(frame.metric or "")):
        if earlier is not None and earlier.commodity and earlier.metric == frame.metric:
            return earlier.commodity
    return memory.commodity or memory.topic
