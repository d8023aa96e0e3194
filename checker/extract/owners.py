"""Whose a value is after all: the company of a mine, the holder of a guaranteed price, nobody's market."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.names import HOME
from checker.extract.scene import STRONG, Scene
from checker.model import Kind
from checker.packs import Pack

CORPORATE = frozenset({"revenue", "profit", "market_size", "stake", "loan", "investment"})
GUARANTEED = re.compile(
    r"\b(?:floor price|price floor|guarantee[ds]?|minimum price)\b|保底价|最低价|价格下限|托底价"
)
BALANCE = re.compile(r"\b(?:surplus|deficit|shortfall|glut|shortage|gap)\b|过剩|缺口|短缺")
SITE = re.compile(r"\b(?:mine|pit|deposit|project|plant|facility)\b|矿|工厂")
PLANT = re.compile(r" (?:plant|factory|facility|works|smelter|refinery)\b|.{0,2}厂")
STATES = ("country", "bloc", "region")


def own_before(scene: Scene, frame: Frame, memory: Memory) -> None:
    """What the kind of metric says of its subject before the commodity is known.

    Profits and deals are those of the company that owns the mine; “the mine in Wyoming” is the one mine that the
    pack has there; a surplus or deficit with no country in the sentence is the world's.
    """
    pack = scene.pack
    frame.subject = _site(scene, frame.subject, memory)
    if frame.metric in CORPORATE:
        works, frame.subject = frame.counterparty, _company(frame.subject, pack)
        frame.counterparty = _company(works, pack)
        if frame.counterparty == frame.subject is not None:
            frame.counterparty = works  # what a firm puts into a plant of its own
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
        and not (_is_named(scene, frame.subject) and pack.kind(frame.subject) in STATES)
    ):
        frame.subject = "world"


EXCHANGES = frozenset(["new_york", "london", "chicago"])
"""Where what the world pays is settled: sugar in New York is no dearer for it."""


def own_after(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """What metric and commodity say of subject and counterparty: prices and the flow that goes on."""
    pack = scene.pack
    if frame.metric in ("price", "cost") and frame.subject in EXCHANGES and frame.commodity is not None:
        frame.subject = None
    if frame.metric == "price":
        goes_on = last is not None and last.commodity == "shares" and last.subject == frame.subject
        if scene.chinese and (goes_on or _of_its_stock(scene, i, frame)):
            frame.commodity = "shares"
        if frame.commodity == "shares":
            frame.subject = _company(frame.subject, pack)
        elif (memory.holder or _guaranteed_to(scene, i)) and GUARANTEED.search(_told_with(scene, i)):
            buyers = [id for id in (frame.subject, *_agencies(scene, i)) if pack.kind(id) == "agency"]
            if buyers:
                frame.counterparty = buyers[0]
            frame.subject = _guaranteed_to(scene, i) or memory.holder
        elif last is not None and last.counterparty and _put_otherwise(scene, i, last):
            frame.subject, frame.counterparty, frame.commodity = (
                last.subject,
                last.counterparty,
                last.commodity,
            )
        elif scene.chinese and (deal := _sold_to(scene, i, memory)) is not None:
            frame.subject, frame.counterparty = deal
        elif scene.chinese and (trader := _traded_by(scene, i, memory, last)) is not None:
            frame.subject = trader
        elif scene.chinese and (selling := _selling(scene, i, frame, memory)) is not None:
            frame.subject = selling
        elif (
            not _has_price(scene, i, frame.subject, memory)
            or _abroad_in_yuan(scene, i, frame)
            or (scene.chinese and pack.kind(frame.subject) == "place")
        ):
            frame.actor = frame.subject if pack.kind(frame.subject) in ("company", "mine", "plant") else None
            frame.subject = _market_before(scene, i, last) or _market(scene, i, frame, memory)
    elif frame.metric == "stockpile":
        frame.subject = _exchange(scene, i) or frame.subject
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


SOLD = re.compile(
    r"[^,，;；。]{0,4}?(?:(?P<buys>采购|购买|购入|收购|进货)|供应|供货|出售|销售|交付)[^,，;；。]{0,10}?(?:价|定价)"
)


def _sold_to(scene: Scene, i: int, memory: Memory) -> tuple[str, str | None] | None:
    """Who sells and who buys at a price: 公司向包钢采购精矿的价格, 包钢向其供应的精矿定价."""
    for j, atom in enumerate(scene.atoms[:i]):
        if atom.text != "向" or j + 1 >= i:
            continue
        other = scene.atoms[j + 1]
        said = SOLD.match(scene.text, other.end, scene.atoms[i].start)
        named = other.id if other.kind == "E" else memory.holder if other.is_cue("pronoun") else None
        if said is None or named is None:
            continue
        before = [a.id for a in scene.atoms[:j] if a.kind == "E" and a.id != named]
        one = before[-1] if before else memory.holder if memory.holder != named else memory.company
        if said["buys"]:
            return named, one
        return (one, named) if one is not None else None
    return None


TRADE_PRICE = re.compile(
    r"(?P<way>出口|进口)(?:的?平均)?(?:均价|单价|价格|价)|(?:平均单价|均价)[^,，;；。]{0,6}$"
)


def _traded_by(scene: Scene, i: int, memory: Memory, last: Frame | None) -> str | None:
    """Whose export or import price it is: 出口均价每公斤44美元, 总量下降至2.5万吨，平均单价47美元."""
    low, _ = scene.span_of(i)
    said = TRADE_PRICE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    if said is None or (said["way"] is None and (last is None or last.metric not in FLOWS)):
        return None
    flow = last if last is not None and last.metric in FLOWS else memory.flow
    return flow.subject if flow is not None else memory.topic_country


def _market_before(scene: Scene, i: int, last: Frame | None) -> str | None:
    """The market of the price before in the sentence: 氧化镝在欧洲升至850美元；氧化铽涨到3000美元."""
    if (
        not scene.chinese
        or last is None
        or last.metric != "price"
        or scene.pack.kind(last.subject) not in STATES
    ):
        return None
    named = any(atom.kind == "E" for atom in scene.atoms[last.at + 1 : i])
    quantity = scene.atoms[i].quantity
    same = quantity is not None and (quantity.unit or "")[:3] == (last.unit or "")[:3]
    return last.subject if same and not named else None


SELLING = re.compile(r"(?:平均|综合)?(?:售价|销售均价|实现均价|实现价格|销售价格)[^,，;；。]{0,8}$")


def _selling(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The firm that sells at an average price of its own: 当季平均售价每公斤54澳元."""
    low, _ = scene.span_of(i)
    if SELLING.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    firm = scene.pack.kind(frame.subject) == "company"
    return frame.subject if firm else memory.anchor


def _told_with(scene: Scene, i: int) -> str:
    """The words that a number is told with: the sentence, in Chinese only its clause."""
    low, high = scene.span_of(i) if scene.chinese else (0, len(scene.atoms))
    return scene.words(low, high)


def _agencies(scene: Scene, i: int) -> list[str]:
    """The agencies that a Chinese clause names: 五角大楼给某公司的保底价."""
    low, high = scene.span_of(i) if scene.chinese else (0, 0)
    return [a.id for a in scene.atoms[low:high] if a.kind == "E" and scene.pack.kind(a.id) == "agency"]


def _guaranteed_to(scene: Scene, i: int) -> str | None:
    """The maker beside a guaranteed price in Chinese: 五角大楼给某公司的110美元保底价."""
    low, high = scene.span_of(i) if scene.chinese else (0, 0)
    firms = [a.id for a in scene.atoms[low:high] if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    return firms[-1] if firms else None


IN_OTHER_MONEY = re.compile(r"折合|约合|合人民币|相当于|换算")


def _put_otherwise(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a price only says the one before it in other money: 每公斤110美元，折合每吨约78万元."""
    if not scene.chinese or last.metric != "price":
        return False
    return IN_OTHER_MONEY.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is not None


def back_to_all(scene: Scene, i: int, last: Frame, memory: Memory) -> bool:
    """Whether a sentence about all partners has done with one of them: 出口锡900吨，对德120吨；前9个月累计7000吨."""
    since = scene.atoms[last.at + 1 : i] if scene.chinese else []
    head = next((f for f in memory.spoken if f.metric == last.metric), None)
    anew = any(a.text in STRONG for a in since) and any(a.kind == "T" for a in since)
    return anew and head is not None and head.counterparty is None


def _goes_on(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether a number is of the same flow as the one before: “sold China 41,700 tons, more than double the figure for 2021”."""
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
        held = memory.of_metric.get("price")
        return held.subject if held is not None else memory.topic_country if scene.chinese else None
    currency = (quantity.unit or "")[:3]
    if currency == "EUR" and scene.pack.kind(memory.subject) in STATES and memory.subject != "world":
        return memory.subject
    if currency == "CNY":
        return "CN"
    told = scene.chinese or (memory.chinese and scene.pack.kind(frame.subject) != "company")
    return "world" if told else None  # a Chinese text tells the price at home from that of all the others


def _exchange(scene: Scene, i: int) -> str | None:
    """The exchange whose warehouses hold the stock: LME镍库存, Comex库存, “LME stocks”, LME只有15.7万吨."""
    low, _ = scene.span_of(i)
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


QUOTED = re.compile(r"收盘|收报|报收|涨停|跌停|[A-Z]股|每股|股票|盘中|市值|停牌|复牌")


def _of_its_stock(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a bare sum is what a share of a company costs: 30日收盘，北方稀土报50.36元."""
    quantity = scene.atoms[i].quantity
    return (
        quantity is not None
        and quantity.form == "money"
        and "/" not in (quantity.unit or "")
        and scene.pack.kind(frame.subject) == "company"
        and QUOTED.search(scene.text, scene.start, scene.end) is not None
    )


def _abroad_in_yuan(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a price in yuan would be the world's or that of another country: 全球需求若再增，价格可能突破15万元/吨.

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
    named = next((a for a in scene.atoms if a.kind == "E" and a.id == subject), None)
    if pack.kind(subject) == "place" and named is not None and PLANT.match(scene.text, named.end, scene.end):
        return _company(memory.holder, pack) or subject
    if pack.kind(subject) != "place" or not SITE.search(scene.text[scene.start : scene.end]):
        return subject
    there = [e.id for e in pack.entities.values() if e.kind == "mine" and subject in e.within]
    return there[0] if len(there) == 1 else subject


WORLD_PRICE = re.compile(
    r"(?:world|global|international)(?:'s)? (?:[\w-]+ ){0,3}(?:prices?|benchmark|market|average|cost)|prices? (?:\w+ ){0,3}(?:worldwide|globally)|全球|世界|国际",
    re.IGNORECASE,
)
ITS_PRICE = frozenset(
    ["its", "their", "average", "selling", "customers", "list", "realised", "realized", "自家", "其"]
)


ITS_LOW = re.compile(r"\b[Ii]ts (?:[\w-]+ ){0,3}(?:low|high|peak|record|trough)\b")
"""“Up 29% from its March low”: of the price itself."""


def _has_price(scene: Scene, i: int, subject: str | None, memory: Memory) -> bool:
    """Whether a price is somebody's: a company's that makes the thing, or of a place that the sentence names."""
    kind = scene.pack.kind(subject)
    if kind == "world":
        return bool(WORLD_PRICE.search(scene.text, scene.start, scene.end))
    its = any(not ITS_PRICE.isdisjoint(atom.low.split()) for atom in scene.atoms) and not ITS_LOW.search(
        scene.text, scene.start, scene.end
    )
    firm = kind in ("company", "mine", "plant") or (
        not kind and subject is not None and subject == memory.anchor
    )
    return (firm and its) or (kind not in ("", "agency") and _is_named(scene, subject, i))


def _is_named(scene: Scene, id: str | None, i: int | None = None) -> bool:
    """Whether the sentence names it; in Chinese no further back from `i` than the last semicolon."""
    low = 0
    if i is not None and scene.chinese:
        low = max((j for j, atom in enumerate(scene.atoms[:i]) if atom.text in STRONG), default=0)
    return any(atom.kind == "E" and atom.id == id for atom in scene.atoms[low:])
