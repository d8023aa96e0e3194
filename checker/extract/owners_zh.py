"""Whose price a Chinese sentence tells: who sells to whom, whose trade it is, to whom one is guaranteed."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.scene import Scene

SOLD = re.compile(
    r"[^,，;；。]{0,4}?(?:(?P<buys>采购|购买|购入|收购|进货)|供应|供货|出售|销售|交付)[^,，;；。]{0,10}?(?:价|定价)"
)


def sold_to(scene: Scene, i: int, memory: Memory) -> tuple[str, str | None] | None:
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


def traded_by(scene: Scene, i: int, memory: Memory, last: Frame | None) -> str | None:
    """Whose export or import price it is: 出口均价每公斤44美元, 总量下降至2.5万吨，平均单价47美元."""
    low, _ = scene.span_of(i)
    said = TRADE_PRICE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    if said is None:
        return None
    if said["way"] is None and last is None:
        told = memory.frame if memory.same_block else None
        goods = any(a.kind in "EC" for a in scene.atoms[:i])
        return told.subject if told is not None and told.metric in FLOWS and not goods else None
    if said["way"] is None and (last is None or last.metric not in FLOWS):
        return None
    flow = last if last is not None and last.metric in FLOWS else memory.flow
    return flow.subject if flow is not None else memory.topic_country


def market_before(scene: Scene, i: int, last: Frame | None) -> str | None:
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


COSTS = re.compile(
    r"[^,，;；。\d]{0,10}[,，]?[^,，;；。\d]{0,6}?(?:总投资|投资额|投资总额|预算|资本支出|资本开支|建设投资|初期投资|造价|项目投资|需投资|耗资)"
)


def costs_so_much(scene: Scene, id: str | None) -> bool:
    """Whether a sum is what a mine or works costs to build: 该矿总投资3亿美元."""
    site = scene.pack.kind(id) in ("mine", "plant")
    return site and any(
        a.kind == "E" and a.id == id and COSTS.match(scene.text, a.end, scene.end) for a in scene.atoms
    )


MARKET_PRICE = re.compile(r"(?:报价|市价|现货价|市场价|行情|国际价|市场均价)")


def of_the_market(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The market whose price is told beside what a firm gets: 售价31美元…，氧化镝的现货价反倒升了9%."""
    if scene.pack.kind(frame.subject) != "company" or frame.kind not in ("change", "multiple"):
        return None
    low, _ = scene.span_of(i)
    here = scene.atoms[low:i]
    goods = any(a.kind == "C" and a.id != "shares" for a in here)
    if not goods or any(a.kind == "E" or a.is_cue("pronoun") for a in here):
        return None
    if MARKET_PRICE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    return "CN" if memory.topic_country == memory.home == "CN" else "world"


SELLING = re.compile(r"(?:平均|综合)?(?:售价|销售均价|实现均价|实现价格|销售价格)[^,，;；。]{0,24}$")


def selling(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The firm that sells at an average price of its own: 当季平均售价每公斤64澳元."""
    low, _ = scene.span_of(i)
    if SELLING.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    firm = scene.pack.kind(frame.subject) == "company"
    return frame.subject if firm else memory.anchor


def agencies(scene: Scene, i: int) -> list[str]:
    """The agencies that a Chinese clause names: 五角大楼给某公司的保底价."""
    low, high = scene.span_of(i) if scene.chinese else (0, 0)
    return [a.id for a in scene.atoms[low:high] if a.kind == "E" and scene.pack.kind(a.id) == "agency"]


IN_OTHER_MONEY = re.compile(r"折合|约合|合人民币|相当于|换算")


def put_otherwise(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a price only says the one before it in other money: 每公斤210美元，折合每吨约88万元."""
    if not scene.chinese or last.metric != "price":
        return False
    return IN_OTHER_MONEY.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is not None


SHORT = re.compile(
    r"(?P<where>[伦沪])(?:敦)?(?:期)?[铜铝锌铅镍锡](?:的)?(?P<held>[^,，;；。、\d]{0,4}?(?:库存|仓单))?"
)
HOUSES = re.compile(r"[两三四几]大(?:金属|商品|期货)?交易所")


def exchange_of(scene: Scene, i: int) -> str | None:
    """The exchange in whose sheds so much lies, told by the short name of its metal: 伦锌库存, 三大交易所库存."""
    low, _ = scene.span_of(i)
    start, end = scene.atoms[low].start, scene.atoms[i].start
    houses = HOUSES.search(scene.text, start, end)
    if houses is not None and scene.text.find("占", start, houses.start()) < 0:
        return "exchanges"
    hit = SHORT.search(scene.text, start, end)
    if hit is None or hit["held"] is None:
        return None
    return "lme" if hit["where"] == "伦" else "shfe"


ABROAD = re.compile(r"国际(?:现货|市场|期货)?(?:的)?[\u4e00-\u9fff]{1,5}?(?:价|行情)")


def quoted_at(scene: Scene, i: int) -> str | None:
    """The world for a price in London, China for one in Shanghai: 消息令伦镍大涨8%, 国际油价上涨7%."""
    low, _ = scene.span_of(i)
    if ABROAD.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None:
        return "world"
    hit = SHORT.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    if hit is None or hit["held"] is not None:
        return None
    return "world" if hit["where"] == "伦" else "CN"
