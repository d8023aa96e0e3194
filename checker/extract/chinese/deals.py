"""The other end of a Chinese deal that its number leaves to the words around it: whose shares the money buys, with whom it is signed."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import deals_with
from checker.extract.frame import KNOWN_FIRMS, STATES, Frame, dimension
from checker.extract.scene import STRONG, Scene

FOR_A_PART = re.compile(
    r"(?:公司|集团|汽车|矿业|资源)?(?:的)?(?:约|近|逾|超过?|至多|最多)*(?:\d[\d.]*[%％]|百分之|[一二三四五六七八九]成)[^,，;；。]{0,6}?(?:股|权益)"
)
"""换得英特尔9.9%的股权: what the money before is paid for."""
GETS = re.compile(r"(?:换得|换取|换来|取得|获得|拿到|拿下|买下|购入|购得)了?$")
INVESTS_IN = re.compile(r"(?:投资|注资|斥资|砸向|投向)(?:了|到|在)?$")
UNDERWRITES = re.compile(r"托底|兜底|保底|最低(?:收购)?价|底价|价格下限|价格保障")
UNKNOWN_FIRM = re.compile(r"[\u4e00-\u9fff]{2,8}(?:公司|集团|企业|银行|[厂矿油]商)")
"""跟摩洛哥马纳姆公司: the country is not the one that signs."""
CONTRACT = re.compile(r"合同|协议|订单|买卖|长单|生意|交易")


def settle_deal(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """Fill in the other end of an investment, a contract or a price that is guaranteed."""
    if frame.counterparty is not None:
        return
    quantity = scene.atoms[i].quantity
    priced = quantity is not None and dimension(quantity.unit) == "price"
    if frame.metric == "price" or (priced and frame.metric is None):
        _given_or_bought(scene, i, frame)
    if frame.metric in ("sales", "revenue") and scene.pack.kind(frame.subject) == "company":
        frame.counterparty = _sold_in(scene, i, frame) or _as_before(scene, i, frame, last)
    if frame.metric == "quota":
        _granted_to(scene, i, frame)
    if frame.metric in ("investment", "loan") and frame.kind == "amount":
        frame.counterparty = _bought_into(scene, i, frame) or _country_invested_in(scene, i, frame)
    lasts = frame.metric in ("lead_time", None) and _is_time(scene, i)
    if (lasts or frame.metric in ("investment", "supply")) and frame.counterparty is None:
        frame.counterparty = _signed_with(scene, i, frame)
    if (lasts or frame.metric == "price") and frame.counterparty is None:
        frame.counterparty = _guaranteed_by(scene, i, frame, last)
    if lasts and frame.counterparty is None:
        _behind_another(scene, i, frame)


SUBSIDY = re.compile(r"补贴|补助|税收抵免|抵税|奖励金")
BOUGHT_OF = re.compile(
    r"[自从向由](?P<who>[\u4e00-\u9fff（）()]{2,8}?)(?:购入|购进|购买|采购|进口|买入|买进|买来)的[^,，;；。\d]{1,12}[,，][^,，;；。\d]{0,4}(?:均价|单价|价格|价)"
)


def _given_or_bought(scene: Scene, i: int, frame: Frame) -> None:
    """What is given for each piece is no price; of whom that is bought of which a price is told: 自挪威购入的硅铁，每吨均价…."""
    low, high = scene.span_of(i)
    before = scene.atoms[scene.span_of(low - 1)[0] if low else 0].start
    if SUBSIDY.search(scene.text, before, scene.atoms[high - 1].end) is not None:
        frame.metric = "other"
        frame.subject = scene.pack.home(frame.subject) or frame.subject
        return
    hit = BOUGHT_OF.search(scene.text, scene.start, scene.atoms[i].start)
    if hit is not None:
        whom = (
            a.id for a in scene.atoms[:i] if a.kind == "E" and hit.start("who") <= a.start < hit.end("who")
        )
        frame.counterparty = next((id for id in whom if id != frame.subject), None)


THERE = re.compile(
    r"(?:市场|地区|境内)?(?:的)?(?:[,，]|销量|销售额|销售|交付量?|售出|卖出|卖了|营收|收入|上半年|全年)"
)


def _sold_in(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country in which a firm has sold so much: 大众在中国的销量为130万辆, 在印度，公司的销量增长2%."""
    low, _ = scene.span_of(i)
    first = scene.span_of(low - 1)[0] if low and scene.atoms[low - 1].text in ",，" else low
    lands = [
        a.id
        for a in scene.atoms[first:i]
        if a.kind == "E"
        and scene.pack.kind(a.id) in (*STATES, "region")
        and scene.text[max(scene.start, a.start - 1)] == "在"
        and THERE.match(scene.text, a.end, scene.end)
    ]
    return lands[0] if len(lands) == 1 else None


def _as_before(scene: Scene, i: int, frame: Frame, last: Frame | None) -> str | None:
    """The country of the sales right before, where a clause only goes on about them."""
    if last is None or (last.metric, last.subject) != (frame.metric, frame.subject):
        return None
    named = any(a.kind in "EC" or a.metrics() for a in scene.atoms[last.at + 1 : i])
    return last.counterparty if not named else None


def _granted_to(scene: Scene, i: int, frame: Frame) -> None:
    """Who grants a quota and to whom: 欧盟给乌克兰的免税配额包括玉米65万吨."""
    for j, atom in enumerate(scene.atoms[:i]):
        if atom.kind != "E" or scene.pack.kind(atom.id) not in STATES:
            continue
        told = scene.text.endswith(("给", "授予", "给予"), scene.start, atom.start)
        giver = next(
            (a.id for a in scene.atoms[:j] if a.kind == "E" and scene.pack.kind(a.id) in STATES), None
        )
        if told and scene.text.startswith("的", atom.end) and giver not in (None, atom.id):
            frame.subject, frame.counterparty = giver, atom.id
            return


LAGS = re.compile(r"(?:落后|领先|追上|赶上|追赶|赶超)于?$")
LAGS_NEXT = re.compile(r"[^,，;；。\d]{0,10}?(?:落后|领先)")


def _behind_another(scene: Scene, i: int, frame: Frame) -> None:
    """Whom somebody is so many years behind: 芯片制造落后台湾约15年, 比中国落后八年, 想追上中国，还需十年."""
    for j, atom in enumerate(scene.atoms[:i]):
        if atom.kind != "E" or scene.pack.kind(atom.id) not in (*STATES, *KNOWN_FIRMS):
            continue
        behind = LAGS.search(scene.text, max(scene.start, atom.start - 3), atom.start) is not None
        than = scene.text[max(scene.start, atom.start - 1)] in "比较"
        if behind or (than and LAGS_NEXT.match(scene.text, atom.end, scene.end)):
            who = next(
                (a.id for a in scene.atoms[:j] if a.kind == "E" and a.id not in ("world", atom.id)), None
            )
            frame.metric, frame.counterparty = "lead_time", atom.id
            frame.subject = who if frame.subject in (None, atom.id) and who is not None else frame.subject
            return


def _is_time(scene: Scene, i: int) -> bool:
    """Whether the number is a length of time."""
    quantity = scene.atoms[i].quantity
    return quantity is not None and dimension(quantity.unit) == "time"


def _bought_into(scene: Scene, i: int, frame: Frame) -> str | None:
    """The firm of which a part is what the money is paid for: 出资89亿美元，换得英特尔9.9%的股权."""
    for atom in scene.atoms[i + 1 : i + 14]:
        if atom.text in STRONG:
            return None
        if atom.kind == "E" and scene.pack.kind(atom.id) in (*KNOWN_FIRMS, ""):
            got = GETS.search(scene.text, max(scene.start, atom.start - 4), atom.start)
            part = FOR_A_PART.match(scene.text, atom.end, scene.end)
            return atom.id if got and part and atom.id != frame.subject else None
    return None


def _country_invested_in(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country in which a firm puts so much: 宣布投资美国1000亿美元."""
    before = scene.atoms[i - 1] if i else None
    if before is None or before.kind != "E" or scene.pack.kind(before.id) not in STATES:
        return None
    told = INVESTS_IN.search(scene.text, max(scene.start, before.start - 4), before.start) is not None
    return before.id if told and before.id != frame.subject else None


def _signed_with(scene: Scene, i: int, frame: Frame) -> str | None:
    """With whom a contract of so much money or so many years is signed: 甲同卡塔尔能源签订的合同，一签就是27年."""
    low = max((k for k, a in enumerate(scene.atoms[:i]) if a.text in STRONG), default=0)
    if CONTRACT.search(scene.text, scene.atoms[low].start, scene.end) is None:
        return None
    others = [j for j in range(low, i) if scene.atoms[j].kind == "E" and deals_with(scene, j)]
    found = [
        a.id
        for a in (scene.atoms[j] for j in others)
        if a.id != frame.subject and UNKNOWN_FIRM.match(scene.text, a.end, scene.end) is None
    ]
    return found[-1] if found else None


def _guaranteed_by(scene: Scene, i: int, frame: Frame, last: Frame | None) -> str | None:
    """Which state stands in for a price, or for how long: 澳大利亚政府给甲公司的氧化物托底，价格每公斤90美元，为期七年."""
    low = max((k for k, a in enumerate(scene.atoms[:i]) if a.text in STRONG), default=0)
    guards = UNDERWRITES.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None
    if not guards or frame.kind not in ("amount", "count"):
        return None
    if frame.metric != "price":
        return last.counterparty if last is not None and last.metric == "price" else None
    state = next((a.id for a in scene.atoms[low:i] if a.kind == "E"), None)
    guards = scene.pack.kind(state) in (*STATES, "agency") and state != frame.subject
    return state if guards and scene.pack.kind(frame.subject) in (*KNOWN_FIRMS, "") else None
