"""Duties in Chinese: who levies and who pays them, 美国对中国磁材加征25%, and by how much they change."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import names_goods
from checker.extract.chinese.change import change_at
from checker.extract.chinese.phrase import words_left
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.lists import points
from checker.extract.quantity import Quantity
from checker.extract.scene import STRONG, Scene

ENTERS = re.compile(
    r"对[^,，;；。]{1,4}出口|(?:出口|销|卖|运|输)(?:到|至|往)|在(?=[^,，;；。]{2,4}(?:须|需|要|得|被)(?:再|另)?[缴交征])|进入|进(?=中国|美国|欧盟|日本|韩国|印度|台湾)|输入|输(?=[美华欧日韩台印俄])|出口到|出口至|销往|卖到|运往"
)
PAID = re.compile(r"(?:[缴征税降升为至]|另收|加收|收取|课征|课)[^,，;；。、]{0,4}$")
LEVIED_BY = re.compile(r"(?:被|遭到?|面临|遭受|承受|遭遇)$")
"""巴西商品被美国加征, 日本车面临美国25%的关税: what stands before who levies."""
MUST_PAY = re.compile(r"(?:须|需|得|要|仍|照)(?:再|另|多)?[缴交付][^,，;；。、占]{0,2}$")
CUT = re.compile(r"(?:取消|免除|减免|下调|调低|降低?|减|削减|少缴)了?(?:约|近|超过?)?$")


def is_tariff(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether a percentage is a duty: 关税仍有13%, and after one, 巴西豆只需缴3%."""
    atoms, clause = scene.atoms, scene.clauses[i]
    named = [j for j, a in enumerate(atoms) if "tariff" in a.metrics()]
    if any(abs(j - i) <= 5 and (j < i or scene.clauses[j] == clause) for j in named):
        return True
    metrics = [j for j in range(i) if scene.clauses[j] == clause and atoms[j].metrics()] if named else []
    if metrics and metrics[-1] in named:
        return not any(a.is_cue("share") for a in atoms[metrics[-1] : i])
    if named and named[0] < i and MUST_PAY.search(words_left(scene, i)) is not None:
        return True  # 关税账没算平：美棉进中国仍须缴13%
    if last is None or last.metric != "tariff":
        return False
    return (
        PAID.search(words_left(scene, i)) is not None
        or ON_ANOTHER.search(words_left(scene, i, 16)) is not None
    )


ON_ANOTHER = re.compile(
    r"^对(?!华出口|美出口)[^,，;；。\d占]{1,12}?(?:则|也|却|仅|只)?(?:是|为|达|高达)(?:约|近)?$|^[^,，;；。\d占额比量率]{1,8}(?:从|由)(?:约)?$"
)
"""对上汽加征的关税为38.1%，对比亚迪则是17.4%; 大豆税降到26%，玉米从12%降至9.5%."""
BY_WEIGHT = re.compile(
    r"的?(?:标准|税额|税率)?[,，]?(?:征收|加征|开征|课征|征|缴纳|课以)[^,，;；。\d]{0,10}?(?:税|关税)"
)
RATE_BY_WEIGHT = re.compile(
    r"(?:关税|反倾销税|反补贴税|出口税|从量税|碳税|特别税|附加税)(?:税率|税额)?(?:为|定为|设为|是|达|约)*$"
)


def is_duty_in_money(scene: Scene, i: int) -> bool:
    """Whether a sum is a duty on each so much: 按每公斤0.25欧元征收反倾销税, 出口税为每吨200元."""
    if BY_WEIGHT.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return True
    return RATE_BY_WEIGHT.search(words_left(scene, i, 14)) is not None


def tariff_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """Who levies a duty and who pays it; points are a change of it."""
    atoms = scene.atoms
    frame = Frame(kind="amount", metric="tariff")
    low = max((j for j, a in enumerate(atoms[:i]) if a.text in STRONG), default=0)
    high = next((j for j in range(i + 1, len(atoms)) if atoms[j].text in TURNS), len(atoms))
    states = [
        j for j, a in enumerate(atoms[:high])
        if j >= low and a.kind == "E" and a.id != "world" and (j < i or scene.pack.kind(a.id) in STATES) and not _of_a_flow(scene, i, j)
    ]  # fmt: skip
    named = list(dict.fromkeys(atoms[j].id for j in states))
    offices = (scene.pack.home(a.id) for a in atoms[low:i] if a.kind == "S")
    if (office := next((home for home in offices if home is not None), None)) not in (None, *named):
        named.insert(0, str(office))  # 美国商务部给中国负极定的反倾销税
    by_america = AMERICAN.search(scene.text, scene.start, atoms[i].start) is not None
    if by_america and (last is None or last.metric != "tariff"):
        held = (*[id for id in named if id != "US"], memory.subject, memory.topic_country, memory.country)
        payer = next((id for id in held if id != "US" and scene.pack.kind(id) in STATES), None)
        named = ["US", payer] if payer is not None else ["US"]
        frame.subject, frame.counterparty = "US", payer
    elif last is not None and last.metric == "tariff" and last.subject is not None:
        here = [a.id for a in atoms[last.at + 1 : i] if a.kind == "E" and a.id not in ("world", last.subject)]
        frame.subject, frame.counterparty = last.subject, here[-1] if here else last.counterparty
    else:
        targets = [atoms[j].id for j in states if _pays(scene, j)]
        if targets:
            levies = [id for id in named if id not in targets]
            home = memory.topic_country if memory.topic_country not in targets else "CN"
            named = [levies[0] if levies else home or "CN", targets[0]]
        by_whom = [atoms[j].id for j in states if LEVIED_BY.search(scene.text, scene.start, atoms[j].start)]
        if _named_behind(scene, i):
            by_whom.insert(0, atoms[i + 2].id)
            named.append(atoms[i + 2].id)
        if by_whom:
            named = [by_whom[0], *(id for id in named if id != by_whom[0])]  # 印度被美国征收25%的关税
        elif len(named) > 1 and not targets and ENTERS.search(scene.text, scene.start, atoms[i].start):
            named[:2] = named[1], named[0]  # 台湾商品进入美国: who pays comes first
        acting = memory.subject if scene.pack.kind(memory.subject) in STATES else memory.country
        frame.subject = named[0] if named else acting
        frame.counterparty = named[1] if len(named) > 1 and named[1] != named[0] else None
    if scene.pack.kind(frame.subject) in ("agency", "source"):  # 美国商务部定的反倾销税
        frame.subject = scene.pack.home(frame.subject) or frame.subject
    elif frame.subject is not None and scene.pack.kind(frame.subject) not in (*STATES, "world", "region"):
        told = memory.of_metric.get("tariff")  # 咨询公司甲分析，45%的关税…
        frame.subject = told.subject if told is not None else None
    if quantity.unit == "x" and change_at(scene, i, quantity) is not None:
        frame.kind = "multiple"  # 税率由25%提高一倍
    if quantity.unit == "pp":
        cut = CUT.search(words_left(scene, i)) is not None
        frame.kind, frame.sign = "change", -1 if cut else change_at(scene, i, quantity) or 1
    return frame


AMERICAN = re.compile(r"对等关税|芬太尼关税|(?:301|232)(?:条款)?关税|301条款|232条款|“对等”关税")
"""Duties that only America levies, whoever is told to pay them."""
TURNS = (*STRONG, "而", "但", "却", "不过")
"""What another thought begins with: 税率提至60%，而它的进口铝过半来自加拿大."""


def _of_a_flow(scene: Scene, i: int, j: int) -> bool:
    """Whether the entity at `j` stands in a later clause that tells how much is traded: 一律加征50%，欧洲对美出口380万吨."""
    if scene.clauses[j] <= scene.clauses[i]:
        return False
    ahead = [a for k, a in enumerate(scene.atoms) if k > j and scene.clauses[k] == scene.clauses[j]]
    return any(a.quantity is not None and a.quantity.unit not in ("percent", "pp", "x") for a in ahead)


def _named_behind(scene: Scene, i: int) -> bool:
    """Whether who levies a duty stands between it and its rate: 面临25%的美国关税."""
    behind = scene.atoms[i + 1 : i + 4]
    if len(behind) < 3 or behind[0].text != "的" or behind[1].kind != "E":
        return False
    return "tariff" in behind[2].metrics()


def _pays(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is whose goods a duty is put on: 对原产于美国的商品加征."""
    start = scene.atoms[j].start
    if scene.text[start] == "输":
        return False  # 台湾输美产品: where they go, and who levies
    if "对" in scene.text[start - 1 : start + 1] and scene.text.startswith(
        ("出口", "外销"), scene.atoms[j].end
    ):
        return False  # 中国对美出口的钢铁
    return (
        names_goods(scene.atoms[j])
        or points(scene, j)
        or scene.text[max(scene.start, start - 3) : start].endswith(("原产于", "来自", "进口自"))
    )
