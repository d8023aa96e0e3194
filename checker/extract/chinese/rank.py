"""Ranks and the only one."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import OUTSIDE, compared, is_outside
from checker.extract.chinese.metric import metric_of
from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.chinese.subject import subject_of
from checker.extract.frame import FLOWS, STATES, WORLDLY, Frame, Memory, world_without
from checker.extract.quantity import Quantity
from checker.extract.rows import run
from checker.extract.scene import Scene

RANKED = (
    ("分离", "refining"), ("规模化", "production"), ("大规模", "production"), ("造得", "production"), ("造出", "production"), ("做得出", "production"), ("能造", "production"), ("量产", "production"),
    ("储量", "reserves"), ("蕴藏", "reserves"), ("藏量", "resources"), ("资源", "resources"), ("规模", "resources"), ("产量", "production"),
    ("生产", "production"), ("开采", "mine_production"), ("出口", "exports"), ("进口", "imports"),
    ("精炼", "refining"), ("冶炼", "refining"), ("加工", "refining"), ("股东", "stake"), ("消费", "consumption"), ("买家", "imports"), ("产国", "production"),
    ("产地", "production"), ("产区", "production"), ("供应", "supply"), ("需求", "demand"), ("矿", "mine_production"), ("制造", "production"), ("厂", "production"),
)  # fmt: skip


LYING = ("resources", "reserves")
DEPOSIT = re.compile(r"矿床|矿藏|矿体|油田|气田|盐湖")
ABROAD = re.compile(r"(?:境外|海外|国外)(?:地区|市场)?$")
PARTNER = re.compile(
    r"(?P<takes>买家|买主|客户|目的地|(?<=大)市场|出口市场|海外市场)|供应国|供应商|供货国|供应方|卖家|(?:进口)?来源(?:国|地)?"
)
"""Who is first among those that buy from somebody, or else sell to somebody."""


BY_PARTNER = re.compile(
    r"[,，;；。\s]*(?:从|按|分)(?:(?P<takes>目的地|出口市场|出口目的|市场|买家|去向|流向)|(?:进口)?来源(?:国|地)?|供应国)[^,，;；。]{0,4}[,，]"
)
"""从来源国看，俄罗斯居首: what the sentence begins with tells among whom."""


def _partner_rank(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The biggest other end of a country's trade: 德国仍是最大买家, 巴西是中国最大的大豆来源国, 印尼是头号供应国."""
    said = PARTNER.search(scene.text[scene.atoms[i].start : scene.atoms[i].end] + words_right(scene, i, 10))
    said = said or BY_PARTNER.match(scene.text, scene.start, scene.atoms[i].start)
    if said is None or any(m.role == "entity" for m in scene.inside.get(scene.atoms[i].start, ())):
        return None
    at = scene.atoms[i].start
    if scene.text[max(scene.start, at - 2) : at] in ("全球", "世界"):
        return None  # 菲律宾是全球第二大镍矿供应国
    metric = "exports" if said["takes"] else "imports"
    states = [
        j for j, a in enumerate(scene.atoms)
        if a.kind == "E" and scene.pack.kind(a.id) in STATES and scene.clauses[j] == scene.clauses[i]
    ]  # fmt: skip
    joint = ("", "的") if scene.text[scene.atoms[i].start] in "第最头首" else ("的",)
    beside = next(
        (j for j in states if j < i and scene.text[scene.atoms[j].end : scene.atoms[i].start] in joint), None
    )  # but 越南跃升第二大买家 is not Vietnam's
    owner = scene.atoms[beside].id if beside is not None else None
    partner = next((scene.atoms[j].id for j in states if scene.atoms[j].id != owner), None)
    if owner is None:
        told = [f for f in (last, memory.frame, memory.flow) if f is not None and f.metric == metric]
        flows = [f.subject for f in told if scene.pack.kind(f.subject) in STATES]
        owner = next(
            (id for id in (*flows, memory.topic_country) if id not in (None, "world", partner)), None
        )
    if owner is None or partner is None:
        return None
    return Frame(kind="rank", metric=metric, subject=owner, counterparty=partner, whole=owner)


def _in_order(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The rank of one of those that were named in order: 甲5吨、乙4吨，分列二、三位; 甲和乙分列二、三位."""
    group = [j for j in range(max(0, i - 4), i + 5) if j < len(scene.atoms) and _is_of_an_order(scene, j)]
    if len(group) < 2:
        return None
    low, _ = scene.span_of(group[0])
    ends = [j for j in range(low, group[0]) if scene.atoms[j].kind == "E"]
    names = run(scene, ends[-1], "E") if ends else []
    if last is None:
        if len(names) != len(group):
            return None
        last = Frame(kind="rank")  # 甲、乙分列产量第1、2名
        last.metric = metric_of(scene, i, "share", memory, None, last)
        if last.metric in FLOWS:
            ids = [scene.atoms[j].id for j in names]
            last.subject = next((id for id in (memory.topic_country, memory.home) if id not in ids), None)
            last.counterparty = ids[0]
    earlier = [f for f in memory.spoken if f.metric == last.metric and f.kind in ("amount", "share", "rank")]
    told = list({(f.subject, f.counterparty): f for f in earlier if f.subject is not None}.values())
    if len(names) == len(group):
        frame, id = last.copy(), scene.atoms[names[group.index(i)]].id
        partner = last.metric in FLOWS and last.counterparty is not None
        frame.subject, frame.counterparty = (last.subject, id) if partner else (id, None)
    elif len(told) >= len(group) and {scene.atoms[j].id for j in names} <= {f.subject for f in told}:
        frame = told[group.index(i) - len(group)].copy()
    else:
        return None
    flow = frame.metric in FLOWS and frame.counterparty is not None
    frame.whole = frame.subject if flow else frame.whole if frame.whole != frame.subject else None
    frame.whole = frame.whole or (last.whole if last.kind == "share" else None) or "world"
    frame.kind, frame.sign, frame.evidence = "rank", 1, {"subject": "in the order of the list before"}
    return frame


def _is_of_an_order(scene: Scene, j: int) -> bool:
    """Whether the rank at `j` is only a numeral: one of 二、三位."""
    quantity = scene.atoms[j].quantity
    return quantity is not None and quantity.form == "rank" and len(scene.atoms[j].text.lstrip("第")) == 1


def rank_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of 全球第三 or 唯一: what is ranked, whose rank it is, in which set."""
    if quantity.form == "rank" and (among := _partner_rank(scene, i, memory, last)) is not None:
        return among
    if (one := _in_order(scene, i, memory, last)) is not None:
        return one
    frame = Frame(kind="rank" if quantity.form == "rank" else "exclusive")
    low, _ = scene.span_of(i)
    if (
        last is not None
        and last.counterparty is not None
        and last.kind in ("amount", "share", "change", "multiple")
        and last.metric in FLOWS
        and not any(a.kind in "EM" for a in scene.atoms[max(low, last.at + 1) : i])
    ):  # 对德出口1013吨，蝉联首位: the first of those that the flow goes to
        frame.metric, frame.counterparty = last.metric, last.counterparty
        frame.subject = frame.whole = last.subject
        return frame
    held = last is not None and last.metric == "stake" and "股东" in words_right(scene, i, 6)
    bought = last is not None and last.metric == "investment" and "股东" in words_right(scene, i, 6)
    if bought and last is not None and last.counterparty is not None:
        frame.metric, frame.subject, frame.whole = "stake", last.subject, last.counterparty
        return frame  # 某部出资4亿美元认购其优先股，成为最大股东
    since = scene.atoms[last.at + 1 : i] if last is not None else ()
    if (
        held
        and last is not None
        and all(a.kind != "E" or THAT_FIRM.search(scene.text, a.start - 2, a.end) for a in since)
    ):
        frame.metric, frame.subject, frame.whole = "stake", last.subject, last.whole
        return frame  # 持股15%的最大股东
    clause = (
        scene.text[scene.atoms[i].start : scene.atoms[i].end]
        + words_right(scene, i, 10)
        + words_left(scene, i, 12)
    )
    said = [(word, metric) for word, metric in RANKED if word in clause]
    told = last is not None and last.metric in WORLDLY
    if said and said[0][0] == "规模" and told and last is not None:
        said = [("", last.metric or "")]  # 产钴11万吨，规模居全球第一
    if last is not None and last.metric in LYING and DEPOSIT.search(words_right(scene, i, 12)) is not None:
        said = [("", last.metric)]  # 资源量1100万吨，是全球第三大稀土矿床
    frame.metric = said[0][1] if said else None
    if frame.metric is None:
        frame.metric = metric_of(scene, i, "share", memory, last, frame)
    frame.subject = _pointed_at(scene, i, memory) or subject_of(scene, i, frame.metric or "", memory, last)
    if frame.subject == "world":
        frame.subject = last.subject if last is not None else memory.subject
    if frame.kind == "rank" and (site := _told_behind(scene, i)) is not None:
        frame.subject, frame.whole = site
        return frame
    if frame.kind == "exclusive" and (only := _only_one(scene, i)) is not None:
        frame.subject = only
    clauses = scene.clauses
    named = [
        (abs(j - i), a.id)
        for j, a in enumerate(scene.atoms)
        if a.kind == "E" and (clauses[j] == clauses[i] or frame.kind == "exclusive") and a.id != frame.subject
        and not compared(scene, j) and (scene.pack.kind(a.id) in ("country", "bloc", "region", "world") or frame.metric == "stake")
    ]  # fmt: skip
    outside = [
        a.id
        for a in scene.atoms
        if a.kind == "E" and is_outside(scene, a) and scene.pack.kind(a.id) in STATES
    ]
    written = [m.id for m in scene.inside.get(scene.atoms[i].start, ()) if m.role == "entity"]
    if outside:
        frame.whole = world_without(outside[0], scene.pack)
    elif ABROAD.search(words_left(scene, i, 6)):
        frame.whole = world_without("CN", scene.pack)
    elif written or named:
        frame.whole = written[0] if written else min(named)[1]
    else:
        frame.whole = last.whole if last is not None and last.kind in ("share", "rank") else "world"
    return frame


THAT_FIRM = re.compile(r"(?:这家|该)(?:车企|矿企|药企|油企|企业|公司|矿商|厂商)$")
"""是这家车企的头号股东: the firm that was just named."""
IS = re.compile(r"[^,，;；。\d]{0,12}?(?:在|位于|是|为|属|叫|当属|要数)[^,，;；。\d]{0,12}$")


def _told_behind(scene: Scene, i: int) -> tuple[str, str] | None:
    """The mine or works that is told behind what it is, and in which set: 欧洲最大的锂矿在葡萄牙的巴罗佐."""
    low, high = scene.span_of(i)
    sets = [m.id for m in scene.inside.get(scene.atoms[i].start, ()) if m.role == "entity"]
    sets += [a.id for a in scene.atoms[low:i] if a.kind == "E"]
    if len(sets) != 1 or scene.pack.kind(sets[0]) not in (*STATES, "region", "world"):
        return None
    sites = [
        a for a in scene.atoms[i + 1 : high] if a.kind == "E" and scene.pack.kind(a.id) in ("mine", "plant")
    ]
    if not sites or IS.fullmatch(scene.text, scene.atoms[i].end, sites[0].start) is None:
        return None
    return sites[0].id, sets[0]


POINTED = re.compile(
    r"(?:这|该|那)(?P<what>[座家个处条])(?:全球|世界|亚洲|非洲|欧洲|南美|北美|全国|国内|该国|当地)?的?$"
)


def _pointed_at(scene: Scene, i: int, memory: Memory) -> str | None:
    """Which mine or firm named before is said to be such a one: 卡托矿塌方，这座全球第三大铜矿停产."""
    hit = POINTED.search(scene.text, max(scene.start, scene.atoms[i].start - 10), scene.atoms[i].start)
    if hit is None:
        return None
    kinds = ("company",) if hit["what"] == "家" else ("mine", "plant", "")
    named = [a.id for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) in kinds]
    return named[-1] if named else memory.company if hit["what"] == "家" else memory.site


def _only_one(scene: Scene, i: int) -> str | None:
    """Who is the only one: the mine or company before 是 or after it, not the country that it is the only one of."""
    ones = [
        j for j, a in enumerate(scene.atoms)
        if a.kind == "E" and scene.pack.kind(a.id) in ("mine", "plant", "company", "") and not scene.text.startswith(OUTSIDE, a.end)
    ]  # fmt: skip
    after = [j for j in ones if j > i]
    before = [j for j in ones if j < i]
    chosen = before[-1] if before else after[-1] if after else None
    return scene.atoms[chosen].id if chosen is not None else None
