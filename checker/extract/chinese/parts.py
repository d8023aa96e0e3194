"""What a Chinese sentence splits up after it has told the whole: partners of a flow, phases of a works."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left
from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.scene import STRONG, Scene

PHASE = re.compile(
    r"(?:[首头一二三四五两]|第[一二三四五]|头一|前两|起步)期(?:[、和及与]第?[二三四五]期)*(?:工程|项目|产线|产能|规模|设计)?(?:要|将|拟|为|则|是|再|先|计划|规划)?(?:扩|增|做|建|提|达|升|加|翻)?(?:产|高|成)?(?:到|至|为|达)?(?:分别|各)?(?:为|是|有)?(?:约|近|逾|有)?(?:(?:每年)?(?:可|能|设计)?年产[^,，;；。、\d]{0,9})?(?:[\d.万]+吨[、和])*$"
)
"""一期5000吨, 二期要扩到8000吨: how much a part of a works can make."""
EXPANDS = re.compile(
    r"(?:扩(?:产|建|容)?(?:到|至|大到)|(?:厂|矿|项目|产线|一期|二期)设计(?:产能|规模|年产)?(?:为)?)(?:约|近|逾|超过?|最多)*$"
)
"""工厂设计3000吨，计划扩到2万吨: what it can or shall make."""
OF_WORKS = re.compile(r"产能|厂|项目|产线|生产线|装置|基地|扩建|投产|开建|年产|矿")


def of_a_phase(scene: Scene, i: int, dim: str) -> bool:
    """Whether a weight or power is what a phase of a works can make."""
    if dim not in ("mass", "volume", "power", "energy", "count", "rate"):
        return False
    left = words_left(scene, i, 14)
    if EXPANDS.search(left) is not None and dim in ("mass", "power"):
        return not any(a.metrics() for a in scene.atoms[scene.span_of(i)[0] : i])
    if PHASE.search(left) is None:
        return False
    return OF_WORKS.search(scene.text, scene.start, scene.end) is not None


def partner_of_a_part(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> Frame | None:
    """出口6000吨；其中去德国的最多，1100吨，美国580吨: the country of a part is who the flow goes to, not whose it is."""
    if last is None or last.metric not in FLOWS or frame.metric not in (last.metric, None, "supply"):
        return None
    head = next((f for f in memory.spoken if f.metric == last.metric and f.kind == "amount"), None)
    if head is None or head.counterparty is not None or head.subject in (None, "world", frame.subject):
        return None
    if scene.pack.kind(head.subject) not in STATES or scene.pack.kind(frame.subject) not in STATES:
        return None
    since = scene.atoms[head.at + 1 : i]
    if "其中" not in scene.text[scene.atoms[head.at].end : scene.atoms[i].start]:
        return None
    split = next(k for k, a in enumerate(since) if a.text == "其中" or a.text.startswith("其"))
    behind = since[split:]
    if any(a.text in STRONG for a in behind) or any(set(a.metrics()) - {head.metric} for a in behind):
        return None
    if not any(a.kind == "E" and a.id == frame.subject for a in behind):
        return None
    found = frame.copy()
    found.metric, found.subject, found.counterparty = head.metric, head.subject, frame.subject
    return found


HOLDS = re.compile(
    r"(?:矿床?|矿区|矿山|矿体|矿藏|项目|区块|盐湖)(?:内|里|中)?(?:约|共|还|估计|据称|据估计)?(?:含|藏|蕴藏|埋藏|赋存|拥有|有)(?:有|着)?[^,，;；。\d]{0,10}$"
)


def holds_so_much(scene: Scene, i: int) -> bool:
    """Whether it is what lies in a deposit: 某矿含稀土氧化物约2820万吨."""
    return (
        HOLDS.search(scene.text, max(scene.start, scene.atoms[i].start - 24), scene.atoms[i].start)
        is not None
    )


OWN = re.compile(r"(?:自己|自家|自身|本身|本国)[^,，;；。]{0,10}$")


def of_itself(scene: Scene, i: int, last: Frame | None) -> str | None:
    """它98%的磁体靠中国，自己产能不到1000吨: whom the number before was of."""
    if last is None or last.subject in (None, "world"):
        return None
    hit = OWN.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start)
    named = hit is not None and any(a.kind == "E" and a.start > hit.start() for a in scene.atoms[:i])
    return last.subject if hit is not None and not named else None


PLANT = re.compile(
    r"[^,，;；。\d]{0,4}?(?:工厂|子公司|基地|冶炼厂|精炼厂|项目|产线|生产线|矿区|矿山|业务|园区|公司|厂)|的?\d[\d.,万]*吨[^,，;；。]{0,14}?项目"
)


def _under_a_firm(scene: Scene, j: int) -> bool:
    """Whether a firm stands right before the place with 旗下: 甲公司旗下厄瓜多尔项目."""
    firm = next((a for a in reversed(scene.atoms[:j]) if a.kind == "E"), None)
    if firm is None or scene.pack.kind(firm.id) != "company":
        return False
    return scene.text[firm.end : scene.atoms[j].start] in UNDER


UNDER = ("旗下", "旗下的", "旗下位于", "位于", "所属", "控股的", "在建的")


def plant_abroad(scene: Scene, j: int) -> bool:
    """Whether the place at `j` only says which works of a firm just pointed at: 公司印尼工厂, 其刚果（金）项目."""
    if _under_a_firm(scene, j):
        return PLANT.match(scene.text, scene.atoms[j].end, scene.end) is not None
    before = scene.atoms[j - 1] if j else None
    if before is not None and before.text in ("在", "的", "位于", "设在") and j > 1:
        before = scene.atoms[j - 2]
    if (
        before is None
        or not before.is_cue("pronoun")
        or scene.pack.kind(scene.atoms[j].id) not in (*STATES, "place")
    ):
        return False
    if not before.text.endswith(("公司", "其", "集团", "企业")):
        return False
    return PLANT.match(scene.text, scene.atoms[j].end, scene.end) is not None


def works_of_the_firm(scene: Scene, j: int, memory: Memory) -> bool:
    """Whether the place that opens a sentence only says which works of the firm that is spoken of: 墨西哥厂一期年产100万套."""
    firm = scene.pack.kind(memory.subject) == "company" and memory.subject in (
        memory.topic_company,
        memory.company,
    )
    if not firm or scene.pack.kind(scene.atoms[j].id) not in (*STATES, "place"):
        return False
    opens = not any(a.kind in "EQ" for a in scene.atoms[:j])
    return opens and OWN_WORKS.match(scene.text, scene.atoms[j].end, scene.end) is not None


OWN_WORKS = re.compile(r"的?(?:新)?(?:工厂|厂|基地|生产基地|产线|生产线|子公司|园区|[一二三四五]期)")


ABLE = re.compile(r"的?[\u4e00-\u9fff]{0,10}?(?:生产|制造|加工|冶炼|处理|供应|分离|建造)?(?:能力)")
"""形成年产6000吨磁体的能力: what can be made."""
YEARLY = re.compile(r"年产(?:量)?(?:约|近|超过?|逾|达|为)*$")
SITE = re.compile(r"的?[\u4e00-\u9fff]{0,8}(?:产能|项目|工厂|厂|生产线|产线|基地|装置)")
"""年产6000吨的工厂: what it can make, not what it made."""
WORKS = re.compile(
    r"(?:新建|新盖|盖|兴建|投建|在建|扩建|筹建|开建|建设|再建|建成|建)[^,，;；。]{0,16}?(?:厂|线|基地|项目|产能|装置|园|井|矿)|新厂|首座"
)
"""What a plan to build something says of it."""


ABLE_TO = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:[、和及][\d.,]{1,8}[万亿]?吨[\u4e00-\u9fff]{0,8})?的(?:生产|加工|冶炼|处理)能力"
)
"""年产2万吨锌、900吨铟的生产能力."""
PROJECT = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:[一二三四五]期)?(?:项目|工程|产线|生产线)(?![经负总])")
"""5万吨合金一期项目: how much a works makes is what it is called by."""
CAPACITY = re.compile(r"日产能(?:已|将|可|约|近|达到?|为|逾|超过?|至|到)*$")
TO_BUILD = re.compile(r"(?:要|欲|想|将)[^,，;；。]{0,10}?(?:新建|兴建|投建|扩建|建|盖)")
"""要在西澳盖一座镓厂: a plan that has no other word for it."""


def of_works_to_come(scene: Scene, i: int) -> bool:
    """Whether so much a year is what works that are still to be built will make: 计划在蔚山建镓厂，年产10吨."""
    behind = scene.atoms[i].end
    if ABLE_TO.match(scene.text, behind, scene.end) or CAPACITY.search(words_left(scene, i, 12)):
        return True
    quantity = scene.atoms[i].quantity
    weighed = quantity is not None and quantity.unit == "t"
    if (
        weighed
        and PROJECT.match(scene.text, behind, scene.end)
        and not any(a.metrics() for a in scene.atoms[max(0, i - 4) : i])
    ):
        return True
    if YEARLY.search(words_left(scene, i, 8)) is None:
        return False
    before = scene.atoms[:i]
    planned = any(a.is_cue("forecast") or a.is_word("拟", "将") for a in before)
    planned = planned or TO_BUILD.search(scene.text, scene.start, scene.atoms[i].start) is not None
    return planned and WORKS.search(scene.text, scene.start, scene.atoms[i].start) is not None


BY_KIND = re.compile(
    r"(?:若|如|如果|再)?(?:按|分|从|以)(?:照)?(?:矿种|品种|种类|产品|类型|品类|用途|批次|季度|月份|原料|等级|口径|性质|所有制)(?:来)?(?:分|看|计|算|划分|统计)?[,，]"
)
"""若按矿种分，…: after the parts of some the whole is parted anew."""


def parted_anew(scene: Scene, i: int, memory: Memory, metric: str) -> str | None:
    """Whose total it is that a new part of the sentence cuts up in another way."""
    low, _ = scene.span_of(i)
    start = scene.atoms[max(0, low - 8)].start
    hit = next(iter(reversed(list(BY_KIND.finditer(scene.text, start, scene.atoms[i].start)))), None)
    if hit is None or any(a.kind == "E" and a.start >= hit.start() for a in scene.atoms[:i]):
        return None
    told = (*reversed(memory.before), memory.of_metric.get(metric))
    states = (f.subject for f in told if f is not None and f.metric == metric)
    return next((id for id in states if scene.pack.kind(id) in (*STATES, "world")), None)


THAT_PLACE = re.compile(r"全省|该省|全市|该市|全区|全州|全县|当地")


def of_that_place(scene: Scene, i: int) -> bool:
    """Whether the clause is about the province or town named before: 云南…。前7个月，全省产铝330万吨."""
    low, _ = scene.span_of(i)
    hit = THAT_PLACE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    if hit is None:
        return False
    named = [a for a in scene.atoms[low:i] if a.kind == "E" and a.start > hit.start()]
    return all(scene.text[a.start - 1] == "占" for a in named)


OF_ALL = re.compile(r"[,，]?(?:约|大约)?(?:占|居|位居|位列|排名|稳居|高居)(?:了|到)?(?:全球|世界|第)")


def of_the_world_anew(scene: Scene, i: int, metric: str, memory: Memory, last: Frame) -> bool:
    """Whether a new part comes back to the world whose parts were told: 全球产钨8万吨，越南3400吨；储量460万吨."""
    since = scene.atoms[last.at + 1 : i]
    head = memory.spoken[0] if memory.spoken else None
    anew = any(a.text in STRONG for a in since) and not any(a.kind == "E" for a in since)
    if OF_ALL.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return False  # 咱们占八成；储量240万吨，占全球52%
    return anew and head is not None and head.subject == "world" and metric not in (head.metric, last.metric)


def home_made(scene: Scene, i: int) -> bool:
    """Whether the clause is about what is made at home: 国产大豆去年2000万吨."""
    low, _ = scene.span_of(i)
    if scene.text.find("国产", scene.atoms[low].start, scene.atoms[i].start) < 0:
        return False
    return not any(atom.kind == "E" for atom in scene.atoms[low:i])


INDUSTRY = re.compile(r"(?:业|产业|行业|工业)(?![务绩主者内界链园化])")
"""稀土业到年底可多赚95亿: all who are in a trade, by its goods."""
TRADE = re.compile(
    r"[,，。；; ]*(?:国内)?(?:下游|上游|中游|行业|全行业|业内|(?:冶炼|分离|精炼|加工|压榨|炼油|炼钢)(?:企业|厂商?|厂家))"
)


def of_the_trade(scene: Scene, i: int) -> bool:
    """Whether the clause is about all who are in a trade at home: 下游磁材厂开工率七成."""
    low, _ = scene.span_of(i)
    industry = any(a.kind == "C" and INDUSTRY.match(scene.text, a.end) for a in scene.atoms[low:i])
    if not industry and TRADE.match(scene.text, scene.atoms[low].start) is None:
        return False
    return not any(atom.kind == "E" for atom in scene.atoms[low:i])


PARTED = ("amount", "change")


def part_of_amount(
    scene: Scene, i: int, chosen: list[str], world: list[int], last: Frame | None
) -> Frame | None:
    """生产汽车106万辆，其中纯电动车只占6%: a part of the amount right before it, of the same owner."""
    if chosen or world or last is None or last.kind not in PARTED or last.metric in (None, "other", "things"):
        return None
    here = scene.atoms[last.at + 1 : i]
    named = [a.id for a in here if a.kind == "E"]
    nested = len(named) == 2 and scene.pack.within(named[1], named[0])  # MP的10X工厂占七成
    named = named[-1:] if nested else named
    of_a_sum = last.metric == "investment" and not named and not any(a.metrics() for a in here)
    is_part = any(a.text == "其中" for a in here) or (not named and _told_as_a_part(scene, last)) or of_a_sum
    if not is_part or last.subject in (None, "world") or len(named) > 1:
        return None
    if named and (last.metric in FLOWS or scene.pack.kind(named[0]) in ("country", "bloc")):
        return None
    subject = named[0] if named else last.subject  # 中国产铜180万吨，其中西藏占两成
    partner = last.counterparty
    return Frame(kind="share", metric=last.metric, subject=subject, whole=last.subject, counterparty=partner)


def _told_as_a_part(scene: Scene, last: Frame) -> bool:
    """Whether the amount before is itself a part of its owner's: 销量49.6万辆，其中海外8.1万辆，约占28%."""
    low, _ = scene.span_of(last.at)
    here = scene.atoms[low : last.at]
    named = "E" if last.metric == "investment" else "EC"  # 其中住宅投资6万亿元，占77%
    return any(a.text == "其中" for a in here) and not any(a.kind in named for a in here)
