"""Shares in the words of everyday speech: 九成稀土从中国买, 98%的磁体靠中国, 六成说生产受过影响."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.extract.chinese.asides import is_outside
from checker.extract.chinese.phrase import words_left
from checker.extract.chinese.subject import subject_of
from checker.extract.chinese.used import of_what_is_brought_in, of_what_is_spent, of_what_is_used
from checker.extract.frame import STATES, Frame, Memory, world_without
from checker.extract.lists import points
from checker.extract.scene import STRONG, Scene

LEANS = re.compile(
    r"(?:以上|左右|上下|多|出头)?的?[\u4e00-\u9fff]{0,10}?(?:都|全|全都|还|仍|仍然|也|得|要)?(?:靠着?|指望|仰仗|仰赖|依赖|依靠|倚赖|倚重)于?(?:从|自|向)?$"
)
FROM = re.compile(
    r"(?:以上|左右|上下|多|出头)?的?[\u4e00-\u9fff]{0,10}?(?:从|向|由|自|打|找|(?:购|买|进|采购|进口|取)自)$"
)
RELIES = re.compile(r"靠|依赖|仰赖|依存")
BUYS = re.compile(r"(?:那里|那儿|那边|方面)?(?:买|进口|采购|购|进货|来(?!看|说|讲)|拿货|运来|供应|供货|引进)")
BOUGHT = ("购自", "买自", "进自", "采购自", "进口自", "取自")
SAY = re.compile(
    r"(?:以上|左右|多)?的?(?:受访者|受访企业|企业|会员|公司|人)?(?:则|都|就|也)?(?:说|表示|认为|坦言|承认|反映|回答|预计会|担心|打算|选择|看好|不看好)"
)
ASKED = re.compile(r"[家名位个份]")


def said_plainly(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of a share whose verb comes after it; None where it is told in another way."""
    of_that = of_what_is_used(scene, i, last) or of_what_is_spent(scene, i, last)
    of_that = of_that or of_what_is_brought_in(scene, i, memory, last) or _of_anothers_trade(scene, i)
    of_that = of_that or _comes_from_abroad(scene, i)
    return (
        of_that or _leans_on(scene, i, memory, last) or _done_by(scene, i) or _of_those_asked(scene, i, last)
    )


ITS_TRADE = re.compile(
    r"[^,，;；。\d]{0,10}?(?:\d{1,2}月(?:份)?)?[^,，;；。\d占]{0,8}?(?P<way>出口|进口)(?:总)?(?:量|额|值)?的(?:约|近|逾|不到|超过?)*"
)


MAKES_UP = re.compile(
    r"(?:约|大约|已|仍|就|共|则|也|几乎)*占(?:了|据|到|去|有)?(?:约|近|逾|不到|超过?)*|"
    r"(?:则|就|已|也)?(?:买|拿|吃|抢|包|吸纳|接收|消化|采购|购买|进口|吸收|承接|承包|包揽|吞)(?:走|下|掉)?了?(?:约|近|逾|不到|超过?)*"
)
"""中国占了, 中国买走: what stands between who takes a part of a trade and whose it is."""


def _of_anothers_trade(scene: Scene, i: int) -> Frame | None:
    """What part of a state's trade is with another one: 美国占中国10月出口总量的12%, 美国买走了中国出口的12%."""
    states = [a for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) in STATES]
    for buyer, other in pairwise(states):
        said = ITS_TRADE.fullmatch(scene.text, other.end, scene.atoms[i].start)
        way = MAKES_UP.fullmatch(scene.text, buyer.end, other.start)
        if buyer.id != other.id and said is not None and way is not None:
            metric = "exports" if said["way"] == "出口" else "imports"
            return Frame(kind="share", metric=metric, subject=other.id, counterparty=buyer.id, whole=other.id)
    return None


ABROAD = re.compile(
    r"(?:以上|左右|上下|多)?(?:的)?[\u4e00-\u9fff]{0,8}?(?:都|全|均|则|也|仍|主要|全部)*(?:是|为)?"
    r"(?:需要?|必须|须|要|得)?(?:靠|依靠|依赖|仰赖|有赖|通过|由|从|来自|源自|自)?(?:于)?(?:国外|海外|境外|外国|进口)(?:进口|购买|采购|供应|满足|获得|输入)?的?(?=[,，。;；]|$)"
)
"""日本99%的铁矿石需要进口, 九成需求由进口满足: that it comes from abroad, and not whence."""


def _comes_from_abroad(scene: Scene, i: int) -> Frame | None:
    """How much of what a state needs it has to bring in: 日本99%的铁矿石需要进口."""
    if ABROAD.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    low, high = scene.span_of(i)
    here = scene.atoms[low:high]
    states = [a for a in here if a.kind == "E"]  # 依赖从中国进口 names another
    if (
        len(states) != 1
        or scene.pack.kind(states[0].id) not in STATES
        or states[0].start > scene.atoms[i].start
    ):
        return None
    if all(a.kind != "C" for a in here) or any(m not in NEEDS for a in here for m in a.metrics()):
        return None
    return Frame(kind="share", metric="import_reliance", subject=states[0].id, whole=states[0].id)


NEEDS = ("demand", "consumption", "supply", "imports", "import_reliance")
"""What such a sentence can name besides."""


def _leans_on(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """它98%的磁体靠中国, 当年九成稀土从中国买: who needs whom, or buys from whom."""
    if any("imports" in a.metrics() for a in scene.atoms[:i]):
        return None
    other = next((a for a in scene.atoms[i + 1 : i + 14] if a.kind in "EQP" or a.text in STRONG), None)
    if other is None or other.kind != "E" or scene.pack.kind(other.id) not in STATES:
        return None
    between = scene.text[scene.atoms[i].end : other.start]
    bought = (
        FROM.fullmatch(between) is not None
        and not RELIES.search(between)
        and (between.endswith(BOUGHT) or BUYS.match(scene.text, other.end, scene.end))
    )
    if not bought and LEANS.fullmatch(between) is None:
        return None
    needed = NEEDED.search(between) is not None  # 九成需求靠从中国进口
    metric = "imports" if bought and not needed else "import_reliance"
    owner = subject_of(scene, i, metric, memory, last)
    if owner in (None, "world", other.id):
        held = (
            last.subject if last is not None else None,
            memory.subject,
            memory.country,
            memory.topic_country,
        )
        owner = next((id for id in held if id not in (None, "world", other.id)), None)
    frame = Frame(kind="share", metric=metric, subject=owner, counterparty=other.id, whole=owner)
    frame.because("counterparty", between)
    return frame


NEEDED = re.compile(r"需求|用量|消费|所需|需要")
DOES = {"供应": "supply", "提供": "supply", "供给": "supply", "生产": "production", "制造": "production", "出产": "production", "加工": "refining",
        "精炼": "refining", "冶炼": "refining", "分离": "refining", "开采": "mine_production", "消费": "consumption", "消耗": "consumption"}  # fmt: skip


def _done_by(scene: Scene, i: int) -> Frame | None:
    """全球约四成的车用芯片由安世供应: whose part of all it is that is named behind."""
    other = next((a for a in scene.atoms[i + 1 : i + 14] if a.kind in "EQP"), None)
    if other is None or other.kind != "E" or scene.pack.kind(other.id) == "world":
        return None
    if not scene.text[scene.atoms[i].end : other.start].endswith("由"):
        return None
    metric = next((m for word, m in DOES.items() if scene.text.startswith(word, other.end)), None)
    if metric is None:
        return None
    low, _ = scene.span_of(i)
    named = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.id != other.id]
    return Frame(kind="share", metric=metric, subject=other.id, whole=named[0] if named else "world")


def _of_those_asked(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """问了130家会员，六成说受过影响，三分之一已减班: a part of those that were counted before."""
    if last is None or last.metric != "things":
        return None
    low, _ = scene.span_of(i)
    if last.kind == "share" and not any(a.metrics() or a.kind in "EC" for a in scene.atoms[low:i]):
        return Frame(kind="share", metric="things", subject=last.subject, whole=last.whole)
    if SAY.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    if ASKED.search(scene.atoms[last.at].text) is None or words_left(scene, i, 4).endswith(("占", "比")):
        return None
    return Frame(kind="share", metric="things", subject=last.subject, whole=last.subject)


APART = re.compile(r"(?:相差|差了|差距达?|价差达?|相去)(?:约|近|将近|超过?|逾|足足|整整|达|有|到)*$")


def apart(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """鹿特丹卖900美元，上海230美元，差了近三倍: one of the two numbers before against the other."""
    left = words_left(scene, i, 12)
    hit, dearer = APART.search(left), DEARER.search(left)
    if (hit or dearer) is None or len(memory.spoken) < 2:
        return None
    if hit is None:
        return _dearer(scene, i, memory, dearer is not None and dearer["more"] is not None)
    if scene.atoms[i].quantity is not None and scene.atoms[i].text[-1] != "倍" and hit[0].startswith("差了"):
        return None  # 离高点差了九成: how far it fell
    one, other = memory.spoken[-2:]
    priced = one.metric in ("price", "cost") and other.metric in ("price", "cost")
    if not priced and (one.metric != other.metric or one.subject == other.subject):
        return None
    frame = one.copy()
    frame.kind, frame.whole, frame.evidence = "ratio", other.subject, {"kind": "差"}
    frame.carry = frame.item = frame.base = None
    return frame


DEARER = re.compile(
    r"(?:^|[,，])(?:前者|整整|足足|还|就|要)?(?:(?P<more>贵|高)|便宜|低)(?:出|了|上)(?:约|近|将近|超过?|逾|足足|整整)*$"
)


def _dearer(scene: Scene, i: int, memory: Memory, more: bool) -> Frame | None:
    """日本造每公斤60美元，中国货40美元，贵出五成: the dearer of the two before against the other."""
    one, other = memory.spoken[-2:]
    alike = one.metric == other.metric and one.metric in ("price", "cost") and one.unit == other.unit
    if not alike or one.subject in (None, other.subject) or other.subject is None:
        return None
    if (
        one.kind != other.kind
        or one.kind != "amount"
        or any(a.kind == "E" for a in scene.atoms[other.at + 1 : i])
    ):
        return None
    first, second = (one, other) if (one.value > other.value) == more else (other, one)
    frame = first.copy()
    frame.kind, frame.whole, frame.evidence = "ratio", second.subject, {"kind": "贵出"}
    frame.carry = frame.item = frame.base = None
    return frame


SERVES = re.compile(r"^的?(?:[\u4e00-\u9fff]{0,4})(?:需求|用量|消费|需要)")


LISTED_NEEDS = re.compile(r"(?:以上|左右|多)?、[^,，;；。]{2,12}的(?:需求|用量|消费)")
"""供应了甲两成、乙三成的用量: the first of the list."""


def serves(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """可满足国内约35%的需求, 供应日本20%的用量, 满足欧洲需求的三成: whose need is met, and by whom."""
    atoms = scene.atoms
    low, _ = scene.span_of(i)
    verb = next(
        (j for j in range(i - 1, low - 1, -1) if atoms[j].is_word("满足", "供应", "供给", "够")), None
    )
    if verb is None:
        return None
    between = scene.words(verb + 1, i)
    needy = [a for a in atoms[verb + 1 : i] if a.kind == "E"]
    listed = bool(needy) and LISTED_NEEDS.match(scene.text, atoms[i].end, scene.end) is not None
    held = last if last is not None or not memory.same_block else memory.frame
    if held is not None and held.metric in ("demand", "consumption") and between.endswith("其中的"):
        whole = held.subject  # 需求4.4万吨，规划中的产能仅能满足其中的一半
        return Frame(kind="share", metric="supply", subject=held.subject, whole=whole)
    if (
        not listed
        and not SERVES.match(scene.text[atoms[i].end : scene.end])
        and not re.search(r"(?:需求|用量|消费量?|内需|所需|军需)的$", between)
    ):
        return None
    frame = Frame(kind="share", metric="supply")
    goes_on = last is not None and last.metric == "supply" and last.kind == "share" and last.at > verb
    whose = needy[-1 if listed or goes_on else 0] if needy else None
    frame.whole = whose.id if whose is not None else memory.topic_country
    if whose is not None and is_outside(scene, whose):
        frame.whole = world_without(whose.id, scene.pack)
    doer = [
        a.id for j, a in enumerate(atoms[:verb]) if a.kind == "E" and a.id != "world" and not points(scene, j)
    ]
    meant = any(a.is_cue("pronoun") or a.is_cue("we") for a in atoms[low:verb])
    if not doer and last is None and meant:
        frame.subject = subject_of(scene, verb, "supply", memory, last)  # 公司希望满足欧洲三成需求
        return frame
    frame.subject = doer[-1] if doer else last.subject if last is not None else memory.subject
    return frame
