"""What a sentence has told so far: whose numbers they were, of what total, and all of them together."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import compared
from checker.extract.chinese.phrase import words_left
from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.scene import Scene
from checker.quantity.numeral import HAN, han_value

COUNTED = re.compile(
    rf"([{HAN}\d]{{1,2}})(?:国|家|者|强|大|省|区|市|县|州|港|厂|企|巨头|地|矿|名|个国家|家公司)"
)


def together(scene: Scene, i: int, memory: Memory) -> str | None:
    """The id of those that were named one by one before: 四国合计 → cn_br_in_au."""
    told = COUNTED.search(words_left(scene, i, 12))
    number = int(han_value(told[1])) if told else 0
    if number > 1 and len(listed := _listed_before(scene, i)) == number:
        return "_".join(id.lower() for id in listed)
    named: list[str] = []
    alike = [frame for frame in memory.spoken if frame.metric == memory.spoken[-1].metric]
    if buyers := _of_one_seller(alike):
        return "_".join(id.lower() for id in buyers) if len(buyers) == (number or len(buyers)) else None
    here = {_whose(frame) for frame in alike} - {None, "world"}
    for frame in reversed(
        alike if not number or len(here) >= (number or 2) else (*memory.before, *memory.spoken)
    ):
        who = _whose(frame)
        if who not in (None, "world", *named):
            named.insert(0, str(who))
        if len(named) == number:
            break
    if not number:
        named = [id for id in named if not any(scene.pack.within(other, id) for other in named)]
    return (
        "_".join(id.lower() for id in named)
        if len(named) > 1 and len(named) == (number or len(named))
        else None
    )


REST_COMES_IN = re.compile(r"(?:其余|剩下|余下|缺口|大头|不足部分)[^,，;；。]{0,8}(?:进口|外购|从国外买)")


def rest_is_imported(scene: Scene, i: int, carried: Frame) -> bool:
    """Whether what a country does not meet itself was said to be imported: 满足两成需求，其余靠进口，中国供应六成."""
    if carried.metric != "supply" or carried.whole in (None, "world") or not 0 <= carried.at < i:
        return False
    return REST_COMES_IN.search(scene.text, scene.atoms[carried.at].end, scene.atoms[i].start) is not None


FORETELLER = re.compile(
    r"(?:但|不过|而|据)?(?:多家|一些|有|另一)?(?:研究|投行|行业|咨询|市场|第三方)?(?:机构|券商|分析师|业内人士|业内|业界|投行|协会|专家|市场人士|研究员|研报|报告)"
    r"[^,，;；。\d]{0,10}?(?:预计|预测|预期|预料|估算|估计|测算|认为|看好|判断|料)"
)


def total_foretold(scene: Scene, metric: str, memory: Memory) -> str | None:
    """Whose total a paragraph began with, to which those who foretell come back past its parts: 机构预计2030年出货60万台."""
    if FORETELLER.match(scene.text, scene.start, scene.end) is None:
        return None
    told = next((f for f in memory.here if f.metric == metric and f.kind == "amount"), None)
    of_all = told is not None and scene.pack.kind(told.subject) in ("world", *STATES)
    return told.subject if told is not None and of_all else None


def _of_one_seller(alike: list[Frame]) -> list[str]:
    """Those whose flows all have the same other end: 甲、乙分别从丙进口3吨、2吨，合计占丙出口的六成."""
    if len(alike) < 2 or len({frame.counterparty for frame in alike}) > 1 or alike[0].counterparty is None:
        return []
    return list(dict.fromkeys(frame.subject for frame in alike if frame.subject is not None))


def _listed_before(scene: Scene, i: int) -> list[str]:
    """Those who are named right before they are counted: 甲、乙与丙三家合计占12%."""
    listed: list[str] = []
    low, _ = scene.span_of(i)
    for atom in scene.atoms[low:i]:
        if atom.kind == "E" and atom.id != "world":
            listed.append(atom.id)
        elif atom.kind in "QT" and listed:
            break
    return listed


def _whose(frame: Frame) -> str | None:
    """Who has a part in a total: the partner of a flow, else the subject."""
    return frame.counterparty if frame.metric in FLOWS and frame.counterparty else frame.subject


def spoken_of(scene: Scene, memory: Memory) -> str | None:
    """Who the sentence spoke of last: 中国产量7万吨，相当于全球20万吨的六成, but 巴西3100万吨，仅次于中国的5400万吨，占四分之一."""
    alone = [f for f in memory.spoken if not _held_against(scene, f)]
    return next((f.subject for f in reversed(alone) if f.subject not in (None, "world")), None)


def _held_against(scene: Scene, frame: Frame) -> bool:
    """Whether a number is that of another one that the sentence only compares with."""
    at = frame.at
    return (
        at > 1
        and scene.atoms[at - 1].text == "的"
        and scene.atoms[at - 2].kind == "E"
        and compared(scene, at - 2)
    )


def same_total(frame: Frame, memory: Memory) -> str | None:
    """What the share before was taken of: 内蒙古占全国总产量的27%；山西9.7亿吨，占26.8%."""
    shares = [f for f in memory.spoken if f.kind == "share" and f.metric == frame.metric]
    return (
        shares[-1].whole if shares and shares[-1].whole not in (shares[-1].subject, frame.subject) else None
    )


def has_told(frame: Frame, last: Frame | None) -> bool:
    """Whether the same measure of somebody was told right before: 长鑫存储产能28万片，全球DRAM产能占比升至13%."""
    return last is not None and last.kind == "amount" and last.metric == frame.metric == "capacity"


def relies_too(scene: Scene, frame: Frame, last: Frame) -> bool:
    """Whether the next state relies on the same other one: 日本的对华依存度约65%，美国为74%."""
    if last.kind != "share" or last.metric != "import_reliance" or last.counterparty is None:
        return False
    return scene.pack.kind(frame.subject) in STATES and frame.subject not in (last.subject, last.counterparty)


OF_A_KIND = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:约|则|仅|就|各|合计)*占(?:比|到|了|据)*(?:约|近|逾|不到|仅)*"
)


def of_a_kind(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether it is one kind of what somebody made that makes up a part: 中国碳酸锂产量40万吨，云母提锂占26%."""
    low, _ = scene.span_of(i)
    words = scene.text[scene.atoms[low].start : scene.atoms[i].start].lstrip(",，、;；")
    if words.startswith(("全球", "世界")):
        return False
    goes_on = last.kind == "share" and last.whole == last.subject
    told = last.kind in ("amount", "change") and last.metric == frame.metric
    return (
        (goes_on or told) and last.subject not in (None, "world") and OF_A_KIND.fullmatch(words) is not None
    )


TOTAL = re.compile(r"(?:总量|总计|合计|总数|总储量|总产量|总额)[^,，;；。\d]{0,6}$")


AMONG = re.compile(
    r"的?(?:总|全部|全球)?(?:储量|产量|产能|资源量|库存|需求|消费量?|进口量|出口量)(?:里头?|中|当中|之中)[,，]"
)
"""440万吨储量里，中国占…."""


def total_of_a_list(scene: Scene, i: int) -> bool:
    """Whether the total at `i` is that of the countries told right after it: 总量9000万吨，中国4400万吨."""
    start = max(scene.start, scene.atoms[i].start - 12)
    among = AMONG.match(scene.text, scene.atoms[i].end, scene.end) is not None
    if not among and TOTAL.search(scene.text, start, scene.atoms[i].start) is None:
        return False
    follows = [
        a
        for j, a in enumerate(scene.atoms)
        if j > i and scene.clauses[j] == scene.clauses[i] + 1 and a.kind != "P"
    ]
    if among:
        return bool(follows) and follows[0].kind == "E" and any(a.kind == "Q" for a in follows)
    return len(follows) > 1 and follows[0].kind == "E" and follows[1].kind == "Q"


COMES_FROM = re.compile(
    r"(?:的)?(?:[\u4e00-\u9fff]{1,4})?(?:就|都|均|则|便|是)?(?:出自|来自|产自|源自|位于|分布在|集中在|埋在|藏在|在)$"
)
ORIGIN = ("出自", "来自", "产自", "源自", "位于")
FROM_THERE = re.compile(
    r"境内?的?(?:就|则|也)?(?:有|达|为|是|占)?(?:约|近|逾|超过?|只|仅)*|的(?:就|则|也)?(?:有|达|为|是)?(?:约|近|逾|超过?|只|仅)*"
)
MADE = frozenset(
    "production mine_production refining metal_production magnet_production supply reserves resources capacity".split()
)


def made_there(scene: Scene, i: int, metric: str) -> str | None:
    """Whose the number is that comes from there: 全球挖出8万吨钨，其中6万吨出自中国; 来自印度的有1.5亿吨."""
    before = next((a for a in reversed(scene.atoms[:i]) if a.kind in "EQP"), None)
    if metric in MADE and before is not None and before.kind == "E" and before.id != "world":
        source = scene.text.startswith(ORIGIN, max(scene.start, before.start - 2))
        if source and FROM_THERE.fullmatch(scene.text, before.end, scene.atoms[i].start):
            return before.id
    after = next((a for a in scene.atoms[i + 1 : i + 9] if a.kind in "EQP"), None)
    if metric not in MADE or after is None or after.kind != "E" or after.id == "world":
        return None
    way = scene.text[scene.atoms[i].end : after.start]
    return after.id if COMES_FROM.fullmatch(way) is not None else None


ALL_OF_THEM = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[今去前]年|\d{4}年)?(?:世界|全球)?各国(?:矿山|矿企|厂商|企业)?[^,，;；。\d]{0,6}?(?:共|合计|总共|一共|总计|加起来)"
)
"""各国矿山共产锑10万吨: all of them together."""


def split_up(scene: Scene, i: int) -> bool:
    """Whether the total at `i` is that of all, or shared out right after it: 库存只有300吨，日本占两成."""
    low, _ = scene.span_of(i)
    if ALL_OF_THEM.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None:
        return True
    follows = [a for j, a in enumerate(scene.atoms) if j > i and scene.clauses[j] == scene.clauses[i] + 1]
    return len(follows) > 1 and follows[0].kind == "E" and follows[1].is_cue("share")


IN_ALL = re.compile(r"(?:总|合计)(?:产能|产量|装机|规模|营收)")


def in_all(scene: Scene, i: int, last: Frame, memory: Memory) -> str | None:
    """The firm whose works was told of right before, for what all of them make: 三期明年投产后，总产能将达4万吨."""
    low, _ = scene.span_of(i)
    site = scene.pack.kind(last.subject) in ("mine", "plant", "place")
    named = any(a.kind == "E" for a in scene.atoms[low:i])
    if not site or named or IN_ALL.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    told = [f.subject for f in memory.spoken if scene.pack.kind(f.subject) == "company"]
    return told[-1] if told else memory.firm_here


FORMER = re.compile(r"(?:^|[,，;；])(?:但|而|不过)?(?P<one>前者|后者)(?!的一|[少多高低])")


def one_of_two_told(scene: Scene, i: int, memory: Memory) -> str | None:
    """The first or the second of the two that the paragraph told of last: 甲交付306架…。乙…。前者仍坚持全年820架的目标."""
    hit = FORMER.search(scene.text[scene.start : scene.atoms[i].start])
    if hit is None or any(a.kind == "E" and a.start > scene.start + hit.end() for a in scene.atoms[:i]):
        return None
    told: list[str] = []
    for frame in reversed(memory.here):
        if frame.subject not in (None, "world", *told):
            told.append(str(frame.subject))
    if len(told) < 2 or scene.pack.kind(told[0]) != scene.pack.kind(told[1]):
        return None
    return told[1] if hit["one"] == "前者" else told[0]


JOINS_THEM = re.compile(r"(?:跻身|进入|成为|挤进|挤入|闯入|升入|晋身|位列|名列|列入|打入|进军|冲进)了?$")
LEADERS = re.compile(r"前(?P<n>三|五|十|二十|百|\d{1,3})[大强](?!出口|进口|目的)")
COUNTS = {"三": "three", "五": "five", "十": "ten", "二十": "twenty", "百": "hundred"}


def leaders(scene: Scene, j: int) -> str | None:
    """The first so many of the world or a country, which are not all of it: 全球前十大船厂营收合计."""
    hit = LEADERS.match(scene.text, scene.atoms[j].end, scene.end)
    return f"top_{COUNTS.get(hit['n'], hit['n'])}" if hit is not None else None
