"""The other end of a flow in Chinese: 来自几内亚, 运往中国, the next partner of a list, 从那儿."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import compared, names_goods
from checker.extract.chinese.trade import NEXT, SENT, is_sent
from checker.extract.frame import FLOWS, STATES, Frame
from checker.extract.lists import points
from checker.extract.scene import STRONG, Scene

THERE = re.compile(r"(?:从|自|向|对)(?:那儿|那里|那边|当地|该国|它)")


def from_there(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country that “there” means: 老挝能补一些，去年从那儿进口了1万吨."""
    hit = THERE.search(scene.text, scene.start, scene.atoms[i].start)
    if hit is None:
        return None
    states = [
        a.id
        for a in scene.atoms
        if a.kind == "E" and a.end <= hit.start() and scene.pack.kind(a.id) == "country"
    ]
    return next((id for id in reversed(states) if id != frame.subject), None)


BECOMES = re.compile(r"(?:的)?(?:成绩|规模|数量)?(?:成为|是|仍是|跃升为?|位居|跻身)(?:了)?$")
PARTNER = re.compile(r"(?:大|号|位)?的?(?:供应国|供货国|来源国|来源地|来源)")


def supplies(scene: Scene, i: int) -> str | None:
    """The state whose supplier somebody is with so much: 泰国以8800吨成为中国第二大供应国."""
    for j in range(i + 1, min(i + 5, len(scene.atoms) - 1)):
        atom = scene.atoms[j]
        if atom.kind == "E":
            rank = scene.atoms[j + 1]
            way = scene.text[scene.atoms[i].end : atom.start]
            first = rank.kind == "Q" and rank.quantity is not None and rank.quantity.form == "rank"
            partner = PARTNER.search(scene.text, rank.start, min(scene.end, rank.end + 6)) is not None
            state = scene.pack.kind(atom.id) in STATES and BECOMES.search(way) is not None
            return atom.id if first and partner and state else None
        if atom.kind in "QP":
            return None
    return None


def turns_to_another_flow(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether the other end's own trade is named in a new part: 智利对华出口1.6万吨；中国当月进口2.4万吨."""
    since = scene.atoms[last.at + 1 : i]
    anew = frame.metric in FLOWS and frame.metric != last.metric and any(a.text in STRONG for a in since)
    return anew and any(frame.metric in a.metrics() for a in since)


def comes_back(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether a new part tells the same owner's trade in other goods: 出口煤炭3亿吨，其中日本占28%；铁矿石出口8.9亿吨."""
    if frame.metric != last.metric or last.counterparty is None or last.counterparty != frame.subject:
        return False
    since = scene.atoms[last.at + 1 : i]
    named = any(a.kind == "C" for a in since) and any(frame.metric in a.metrics() for a in since)
    return named and any(a.text in STRONG for a in since) and all(a.kind != "E" for a in since)


BOUGHT = ("进口", "购", "买", "采购", "供应", "提供", "运来", "输入")


def other_end(scene: Scene, i: int, frame: Frame) -> str | None:
    """Whom the goods right before it come from or go to: 1.1亿吨来自几内亚, 25万吨运往中国, 1200万吨美国大豆."""
    after = scene.atoms[i + 1 : i + 7]
    at = next((n for n, a in enumerate(after) if a.kind in "EQP"), None)
    if at is None or after[at].kind != "E" or after[at].id in ("world", frame.subject):
        return None
    way = scene.text[scene.atoms[i].end : after[at].start]
    bought = way in ("由", "从", "自") and scene.text.startswith(BOUGHT, after[at].end)
    own = way in ("", "的") and names_goods(after[at])
    came = (
        own
        or any(a.is_cue("origin") for a in after[:at])
        or (way == "" and len(after) > at + 1 and after[at + 1].kind == "C")
    )
    if frame.metric == "imports" and (came or bought):
        return after[at].id
    return after[at].id if frame.metric == "exports" and way.removesuffix("了").endswith(SENT) else None


def sent_on(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether so much of a state's goods is said to be sold to another state: 出口380万吨，其中135万吨卖给了中国."""
    after = next((a for a in scene.atoms[i + 1 : i + 9] if a.kind in "EQP"), None)
    if last is None or last.metric != "exports" or after is None or scene.pack.kind(after.id) not in STATES:
        return False
    return scene.text[scene.atoms[i].end : after.start].removesuffix("了").endswith(SENT)


def goes_there(scene: Scene, i: int) -> bool:
    """Whether so much of a state's goods is said to go to another state: 巴西有210万吨大豆流向中国."""
    after = next((a for a in scene.atoms[i + 1 : i + 7] if a.kind in "EQP"), None)
    if after is None or after.kind != "E" or scene.pack.kind(after.id) not in STATES:
        return False
    if not scene.text[scene.atoms[i].end : after.start].removesuffix("了").endswith(SENT):
        return False
    low, _ = scene.span_of(i)
    own = [a for a in scene.atoms[low:i] if a.kind == "E" and scene.pack.kind(a.id) in STATES]
    return len(own) == 1 and own[0].id != after.id and not any(a.metrics() for a in scene.atoms[low:i])


BY_COUNTRY = re.compile(
    r"(?:从|按|分)(?:进口|出口)?(?:国别|国家|来源国?|来源地|目的地|市场|地区|国别和地区)(?:来)?(?:看|分|统计|数据)?[,，：:]"
)
"""分国别，印尼1亿吨: with whom a country trades is told."""


RANKED = re.compile(r"[,，]?(?:排在|排名|位居|位列|名列|居于?|紧随|仅次于|次之|跃居)")
"""日本以3000万美元排在德国之后: the next of those that are traded with."""
LED = re.compile(r"居首|居前|领先|最多|紧随其后|列[二三四五第]|次之|第一大|头号|位居")


def _led_by(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a sentence ranks those with whom a total is traded: 出口5473吨。德国以1195吨居首，韩国614吨紧随其后."""
    quantity = scene.atoms[i].quantity
    part = quantity is not None and quantity.unit == last.unit and quantity.high < last.value
    return part and last.kind == "amount" and LED.search(scene.text, scene.start, scene.end) is not None


def other_partner(scene: Scene, i: int, frame: Frame, last: Frame, anew: bool) -> bool:
    """Whether the country of a clause without a metric is the next partner: 从俄罗斯进口8200万吨，沙特为6500万吨."""
    by_country = BY_COUNTRY.match(scene.text, scene.start, scene.atoms[i].start) is not None
    by_country = by_country or RANKED.match(scene.text, scene.atoms[i].end, scene.end) is not None
    if last.metric not in FLOWS or frame.metric != last.metric:
        return False
    if last.counterparty is None and not (by_country or _led_by(scene, i, last)):
        return False
    since = scene.atoms[0 if anew else last.at + 1 : i]
    begin = 0 if anew else last.at + 1
    named = [a.id for j, a in enumerate(since, begin) if a.kind == "E" and not compared(scene, j)]
    after = scene.atoms[begin].start if anew else scene.atoms[last.at].start
    next_one = NEXT.search(scene.text, after, scene.atoms[i].start) is not None
    metrics = {m for a in since for m in a.metrics()} - ({last.metric} if next_one else set())
    return (
        named == [frame.subject]
        and frame.subject not in (last.subject, last.counterparty)
        and scene.pack.kind(frame.subject) in STATES
        and not metrics
    )


def toward(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is where something goes: 对美出货, 向中国供应, 卖给印度."""
    start = scene.atoms[j].start
    there = scene.text[start] in "对输" or scene.text[start - 1] in "对向往"
    return is_sent(scene, j) or (there and points(scene, j))


def sends_there(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether who supplies a country is said to export to it: 加拿大是美国最大供应国，去年对美出口铝270万吨."""
    low, _ = scene.span_of(i)
    here = range(low, i)
    there = any(scene.atoms[j].id == last.subject and toward(scene, j) for j in here)
    return frame.metric == "exports" and there and any("exports" in scene.atoms[j].metrics() for j in here)


def seller_sends(scene: Scene, i: int, frame: Frame, last: Frame) -> str | None:
    """To whom who sold to one country now sends: 加拿大是美国最大供应国，…，对欧洲的发货量增至17万吨."""
    if frame.metric not in ("exports", "sales") or last.metric != "imports" or last.counterparty is None:
        return None
    since = [j for j in range(last.at + 1, i) if scene.atoms[j].kind == "E"]
    sends = frame.subject == last.subject and all(toward(scene, j) for j in since)
    return scene.atoms[since[-1]].id if sends and since else None
