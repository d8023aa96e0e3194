"""Whose a value is after all: the company of a mine, the holder of a guaranteed price, nobody's market."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.priced import moved_there, paid_there
from checker.extract.exchanges import of_all_exchanges
from checker.extract.frame import FLOWS, KNOWN_FIRMS, STATES, Frame, Memory, dimension
from checker.extract.guaranteed import guaranteed_to, is_guaranteed
from checker.extract.naming import HOME
from checker.extract.own_price import has_price, is_named, of_that_price
from checker.extract.owners_zh import (
    agencies,
    costs_so_much,
    exchange_of,
    market_before,
    of_the_market,
    put_otherwise,
    quoted_at,
    selling,
    sold_to,
    traded_by,
)
from checker.extract.scene import STRONG, Scene
from checker.model import Kind
from checker.packs import Pack

CORPORATE = frozenset({"revenue", "profit", "market_size", "stake", "loan", "investment"})
BALANCE = re.compile(r"\b(?:surplus|deficit|shortfall|glut|shortage|gap)\b|过剩|缺口|短缺")
SITE = re.compile(r"\b(?:mine|pit|deposit|project|plant|facility)\b|矿|工厂")
PLANT = re.compile(r" (?:plant|factory|facility|works|smelter|refinery)\b|.{0,2}厂")


def of_world_market(frame: Frame, pack: Pack) -> None:
    """Who names no place for the price of a critical mineral or of a thing means the world's, unless exchanges price it."""
    goods = frame.commodity
    if frame.metric != "price" or frame.subject is not None or goods is None:
        return
    made = pack.counted(goods) or any(goods == id or pack.within(goods, id) for id in MADE)
    if (made or pack.within(goods, "critical_minerals")) and not pack.on_exchange(goods):
        frame.subject = "world"


MADE = ("batteries", "container_freight", "solar_modules")
"""What no exchange prices either, though it does not come in pieces."""


def own_before(scene: Scene, frame: Frame, memory: Memory) -> None:
    """What the kind of metric says of its subject before the commodity is known.

    Profits and deals are those of the company that owns the mine; “the mine in Wyoming” is the one mine that the
    pack has there; a surplus or deficit with no country in the sentence is the world's.
    """
    pack = scene.pack
    frame.subject = _site(scene, frame.subject, memory)
    if frame.metric in CORPORATE:
        works = frame.counterparty
        if not (scene.chinese and frame.metric == "investment" and costs_so_much(scene, frame.subject)):
            frame.subject = _company(frame.subject, pack)
        else:
            works = None
        frame.counterparty = _company(works, pack)
        if frame.counterparty == frame.subject is not None:
            frame.counterparty = (
                works if works != frame.subject or frame.metric == "loan" else None
            )  # what it puts into a plant of its own
    if frame.metric == "stake" and any(
        a.low in ("the company", "company", "firm", "miner", "producer") for a in scene.atoms
    ):
        firm = _company(frame.whole, pack)
        frame.whole = frame.whole if firm == frame.subject else firm  # it holds a part of its mine
    if frame.kind in (Kind.CHANGE, Kind.MULTIPLE) and frame.unit != "pp":
        frame.whole = None
    if (
        frame.kind == Kind.RECENCY
        and frame.metric == "event"
        and pack.kind(frame.subject) in ("mine", "plant")
    ):
        within = pack.entities[frame.subject or ""].within
        frame.whole = next((place for place in within if len(place) == 2), None)
    if (
        frame.metric == "other"
        and BALANCE.search(scene.words(0, len(scene.atoms)))
        and not (
            (
                is_named(scene, frame.subject) or dimension(frame.unit) == "money"
            )  # a trade deficit is a country's
            and pack.kind(frame.subject) in STATES
        )
    ):
        frame.subject = "world"


EXCHANGES = frozenset(["new_york", "london", "chicago"])
"""Where what the world pays is settled: sugar in New York is no dearer for it."""


def _of_a_share(scene: Scene, i: int) -> bool:
    """Whether a price is for a share, or one that somebody thinks a share will have: “trades at $12 a share”, “a price target of $12”."""
    quantity = scene.atoms[i].quantity
    apiece = quantity is not None and quantity.per is not None and "share" in quantity.per
    return apiece or AIMED_AT.search(scene.text, scene.start, scene.end) is not None


AIMED_AT = re.compile(r"\b(?:price targets?|target prices?)\b")


def own_after(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """What metric and commodity say of subject and counterparty: prices and the flow that goes on."""
    pack = scene.pack
    if frame.metric in ("price", "cost") and frame.subject in EXCHANGES and frame.commodity is not None:
        frame.subject = None
    there = None
    if (
        frame.metric in ("price", "cost")
        and last is not None
        and last.metric == "price"
        and not scene.chinese
    ):
        there = paid_there(scene, i)
    if there is not None and frame.kind == Kind.AMOUNT:
        # “a tenth above the 2,900 yuan that are paid in Shanghai”
        frame.metric, frame.subject = "price", there
    elif frame.metric == "price":
        goes_on = last is not None and last.commodity == "shares" and last.subject == frame.subject
        stock = _of_its_stock(scene, i, frame) if scene.chinese else _of_a_share(scene, i)
        if stock or (goes_on and scene.chinese):
            frame.commodity = "shares"
        if frame.commodity == "shares":
            frame.subject = _company(frame.subject, pack)
            if pack.kind(frame.subject) in ("mine", "plant"):
                firms = (id for id in reversed(memory.firms) if pack.kind(id) == "company")
                frame.subject = next(firms, frame.subject)  # no mine has shares
        elif is_guaranteed(scene, i, memory):
            buyers = [id for id in (frame.subject, *agencies(scene, i)) if pack.kind(id) == "agency"]
            if buyers:
                frame.counterparty = buyers[0]
            frame.subject = guaranteed_to(scene, i) or memory.holder
        elif last is not None and last.counterparty and put_otherwise(scene, i, last):
            frame.subject, frame.counterparty, frame.commodity = (
                last.subject,
                last.counterparty,
                last.commodity,
            )
        elif scene.chinese and (deal := sold_to(scene, i, memory)) is not None:
            frame.subject, frame.counterparty = deal
        elif scene.chinese and (trader := traded_by(scene, i, memory, last)) is not None:
            frame.subject = trader
        elif (scene.chinese and frame.kind != Kind.RATIO and (market := quoted_at(scene, i)) is not None) or (
            scene.chinese and (market := of_the_market(scene, i, frame, memory)) is not None
        ):
            frame.subject = market
        elif scene.chinese and (seller := selling(scene, i, frame, memory)) is not None:
            frame.subject = seller
        elif not scene.chinese and _is_only_behind(scene, i, frame.subject) and (place := _where(scene, i)):
            frame.subject = place  # “delivered to Antwerp it fetches twice what a Chinese buyer pays”
        elif not scene.chinese and (own := of_that_price(scene, i, memory) or moved_there(scene, i)):
            frame.subject = own
        elif (
            not has_price(scene, i, frame.subject, memory)
            or _abroad_in_yuan(scene, i, frame)
            or (scene.chinese and pack.kind(frame.subject) == "place")
        ):
            frame.actor = frame.subject if pack.kind(frame.subject) in KNOWN_FIRMS else None
            frame.subject = market_before(scene, i, last) or _market(scene, i, frame, memory)
    elif frame.metric == "stockpile":
        frame.subject = _exchange(scene, i) or of_all_exchanges(scene, frame.commodity) or frame.subject
    elif frame.metric == "market_size" and pack.kind(frame.subject) == "company":
        frame.commodity = "shares"
    elif (
        last is not None
        and last.metric in FLOWS
        and frame.counterparty is None
        and _goes_on(scene, i, frame, last)
        and not back_to_all(scene, i, last, memory)
    ):
        frame.metric, frame.counterparty = last.metric, last.counterparty


def back_to_all(scene: Scene, i: int, last: Frame, memory: Memory) -> bool:
    """Whether a sentence about all partners has done with one of them: 出口锡900吨，对德120吨；前9个月累计7000吨."""
    since = scene.atoms[last.at + 1 : i] if scene.chinese else []
    head = next((f for f in memory.spoken if f.metric == last.metric), None)
    anew = any(a.text in STRONG for a in since) and any(a.kind == "T" for a in since)
    return anew and head is not None and head.counterparty is None


def _goes_on(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether a number is of the same flow as the one before: “sold Japan 8,000 tons, more than double the figure for 2021”."""
    same = frame.metric == last.metric or (frame.metric, last.metric) == ("sales", "exports")
    ranked = last.kind == Kind.RANK and frame.metric in (
        "supply",
        "demand",
        "sales",
    )  # “the top supplier, with 30 bcm”
    between = scene.atoms[last.at + 1 + (last.kind == Kind.RANK) : i]
    return (
        (same or ranked)
        and frame.subject == last.subject
        and not any(a.kind == "E" or set(a.metrics()) - {"profit", "lead_time"} for a in between)
    )


def _market(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The home market of a price: one in yuan is China's, one in euros of Europe, a change is that of the price named."""
    quantity = scene.atoms[i].quantity
    if quantity is None:
        return None
    if frame.kind in (Kind.CHANGE, Kind.MULTIPLE) and (quantity.unit or "") in ("percent", "pp", "x"):
        if not scene.chinese and (led_to := _led_to(scene, i)) is not None:
            return "CN" if led_to.startswith("CNY/") else None  # “lost 2.1% to 73,000 yuan a tonne”
        held = memory.of_metric.get("price")
        return held.subject if held is not None else memory.topic_country if scene.chinese else None
    currency = (quantity.unit or "")[:3]
    if scene.chinese and currency == "USD" and (city := _city(scene, i)) is not None:
        return city
    if currency == "EUR" and scene.pack.kind(memory.subject) in STATES and memory.subject != "world":
        return memory.subject
    if currency == "CNY":
        return "CN"
    if not scene.chinese and (place := _where(scene, i)) is not None:
        return place
    if scene.chinese and currency in OF_ONE_LAND:
        return OF_ONE_LAND[currency]
    told = scene.chinese or (memory.chinese and scene.pack.kind(frame.subject) != "company")
    return "world" if told else None  # a Chinese text tells the price at home from that of all the others


OF_ONE_LAND = {"JPY": "JP", "KRW": "KR", "INR": "IN", "TWD": "TW", "RUB": "RU", "BRL": "BR", "IDR": "ID", "VND": "VN", "THB": "TH", "TRY": "TR"}  # fmt: skip
"""Money in which only one country's market is quoted."""


def _city(scene: Scene, i: int) -> str | None:
    """The country of the town right before a price: 鹿特丹卖到900美元，上海才230美元."""
    low, _ = scene.span_of(i)
    towns = [a.id for a in scene.atoms[low:i] if a.kind == "E" and scene.pack.kind(a.id) == "place"]
    return scene.pack.home(towns[-1]) if towns else None


def _where(scene: Scene, i: int) -> str | None:
    """The country or region in which goods fetch so much: “In Rotterdam it fetches $2,450 a tonne”."""
    places = [
        a.id
        for j, a in enumerate(scene.atoms[:i])
        if a.kind == "E"
        and scene.clauses[j] == scene.clauses[i]
        and (
            scene.preposition(j) in ("in", "at")
            or (scene.atoms[j - 1].low == "to" and scene.atoms[j - 2].low in ("delivered", "shipped"))
        )
    ]
    behind = scene.atoms[i + 1 : i + 3]
    if [a.low for a in behind[:1]] == ["in"] and behind[-1].kind == "E":
        places = [behind[-1].id]  # “costs $32,500 a tonne in Rotterdam and $31,000 in Shanghai”
    return places[-1] if places and scene.pack.kind(places[-1]) in STATES else None


def _is_only_behind(scene: Scene, i: int, id: str | None) -> bool:
    """Whether the sentence names it after the number alone."""
    at = [j for j, a in enumerate(scene.atoms) if a.kind == "E" and a.id == id]
    return bool(at) and at[0] > i


def _led_to(scene: Scene, i: int) -> str | None:
    """The unit of the price that a change led to: “rose 4%, to $13,000 a tonne”."""
    for j in range(i + 1, min(len(scene.atoms), i + 8)):
        quantity = scene.atoms[j].quantity
        if quantity is not None and quantity.unit not in ("year", "day"):
            to = scene.atoms[j - 1].low == "to" or (j > 1 and scene.atoms[j - 2].low == "to")
            return quantity.unit if to and "/" in (quantity.unit or "") else None
    return None


def _exchange(scene: Scene, i: int) -> str | None:
    """The exchange whose warehouses hold the stock: LME镍库存, Comex库存, “LME stocks”, LME只有15.7万吨."""
    low, _ = scene.span_of(i)
    if scene.chinese and (house := exchange_of(scene, i)) is not None:
        return house
    if scene.chinese and (beside := [a.id for a in scene.atoms[low:i] if a.kind == "S"]):
        entity = scene.pack.entities[beside[-1]]
        if any("交易所" in name for name in entity.names.get("zh", ())):
            return beside[-1]
    for j in range(i - 1, -1, -1):
        if "stockpile" not in scene.atoms[j].metrics():
            continue
        for before in reversed(scene.atoms[max(0, j - 3) : j]):
            if before.kind == "S":
                entity = scene.pack.entities[before.id]
                return before.id if any("交易所" in name for name in entity.names.get("zh", ())) else None
            if before.kind in "QEP":
                break
        return None
    return None


QUOTED = re.compile(r"目标价|收盘|收报|报收|涨停|跌停|[A-Z]股|每股|股票|盘中|市值|停牌|复牌")


def _of_its_stock(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a bare sum is what a share of a company costs: 截至收盘，洛阳钼业报9.15元."""
    quantity = scene.atoms[i].quantity
    return (
        quantity is not None
        and quantity.form == "money"
        and "/" not in (quantity.unit or "")
        and scene.pack.kind(frame.subject) == "company"
        and QUOTED.search(scene.text, scene.start, scene.end) is not None
    )


def _abroad_in_yuan(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a price in yuan would be the world's or that of another country: 全球需求若再增，价格可能突破25万元/吨.

    国内 is China where it is said of a price in yuan, whatever country the article is about.
    """
    quantity = scene.atoms[i].quantity
    if quantity is None or not (quantity.unit or "").startswith("CNY/"):
        return False
    named = {a.text for a in scene.atoms if a.kind == "E" and a.id == frame.subject}
    return frame.subject == "world" or (frame.subject != "CN" and bool(named) and named <= HOME)


def _company(subject: str | None, pack: Pack) -> str | None:
    """The company that a mine or plant belongs to; anything else is itself."""
    if pack.kind(subject) not in ("mine", "plant"):
        return subject
    owners = pack.entities[subject or ""].within
    return next((id for id in owners if pack.kind(id) == "company"), subject)


def _site(scene: Scene, subject: str | None, memory: Memory) -> str | None:
    pack = scene.pack
    if pack.kind(subject) != "place":
        return subject
    named = next((a for a in scene.atoms if a.kind == "E" and a.id == subject), None)
    if named is not None and PLANT.match(scene.text, named.end, scene.end):
        firms = [a.id for a in scene.atoms if a.end <= named.start and pack.kind(a.id) == "company"]
        if scene.chinese and firms:
            return firms[-1]
        if not scene.chinese and (run := _run_by(scene, named)) is not None:
            return run
        headed = scene.chinese and pack.kind(memory.anchor) in STATES  # under a heading that names a country
        return _company(memory.topic_company or memory.company if headed else memory.holder, pack) or subject
    if not SITE.search(scene.text[scene.start : scene.end]):
        return subject
    there = [e.id for e in pack.entities.values() if e.kind == "mine" and subject in e.within]
    return there[0] if len(there) == 1 else subject


def _run_by(scene: Scene, works: Atom) -> str | None:
    """Who runs a plant by what is said right behind it: “the Narva facility, run by Canada's Neo”."""
    at = scene.atoms.index(works)
    behind = scene.atoms[at + 1 : at + 10]
    by = next((n for n, a in enumerate(behind) if a.low == "by"), None)
    if by is None or any(a.kind == "Q" for a in behind[: by + 1]):
        return None
    return next(
        (a.id for a in behind[by + 1 :] if a.kind == "E" and scene.pack.kind(a.id) in ("company", "")), None
    )
