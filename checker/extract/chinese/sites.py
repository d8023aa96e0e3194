"""Which mine or works a Chinese sentence points at: 该矿, 矿区, 这座露天矿."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.scene import Scene

SITES = ("矿", "矿区", "矿山", "项目", "案", "厂")


THIS_SITE = re.compile(
    r"(?:[这那该](?:座|个|处|家|条)(?:由[^,，;；。]{1,12}的)?[\u4e00-\u9fff]{0,6}?|该)(?:矿山?|厂|项目|产线|生产线|[核水火风气]?电[站厂]|风电场|油田|气田|炼厂|船厂|工厂)(?P<by>由[^,，;；。]{2,24}(?:开发|运营|经营|持有|控股|投资|所有))?"
)


def this_site(scene: Scene, i: int, memory: Memory) -> str | None:
    """The mine or works that is pointed at since anybody was named: 这座露天矿去年开张."""
    found = list(THIS_SITE.finditer(scene.text, scene.start, scene.atoms[i].start))
    since = found[-1].end() if found else 0  # past 这座几内亚高品位矿
    with_place = bool(found) and any(a.kind == "E" and a.end == found[-1].start() for a in scene.atoms[:i])
    if (
        not found
        or with_place
        or any(a.kind == "E" and a.id != "world" and a.end >= since for a in scene.atoms[:i])
    ):
        return None  # 得州沃斯堡那座厂 is said with its place
    sites = [
        a.id
        for a in scene.atoms
        if a.kind == "E" and a.end <= found[-1].start() and scene.pack.kind(a.id) in ("mine", "plant")
    ]
    return sites[-1] if sites else memory.site


def site_before(scene: Scene, j: int, memory: Memory) -> str | None:
    """The mine or works that the sentence, or the text, named last: 该矿, 矿区."""
    sites = [a.id for a in scene.atoms[:j] if a.kind == "E" and scene.pack.kind(a.id) in ("mine", "plant")]
    return sites[-1] if sites else memory.site or memory.subject


SPEAKS = re.compile(r"(?:则|也|还|此前|最新)?(?:估计|估算|预计|预期|预测|表示|称|说|认为|宣称|声称)")


def only_the_set(scene: Scene, i: int, j: int) -> bool:
    """Whether the pronoun at `j` only says of which set a mine that opens the sentence is the first, or who tells of it.

    布鲁克矿七月剪彩，号称该国70年来首座稀土矿，公司估计储量170万吨.
    """
    opens = next(
        (a for a in scene.atoms[:j] if a.kind == "E" and scene.pack.kind(a.id) in ("mine", "plant")), None
    )
    if opens is None:
        return False
    atom = scene.atoms[j]
    if atom.text == "该国":
        after = scene.atoms[j + 1 + (scene.atoms[j + 1].text == "的")] if j + 2 < len(scene.atoms) else atom
        quantity = after.quantity
        return quantity is not None and (quantity.unit == "year" or quantity.form in ("rank", "exclusive"))
    told = any(a.kind == "E" and scene.pack.kind(a.id) == "company" for a in scene.atoms[:j])
    return atom.text == "公司" and not told and SPEAKS.match(scene.text, atom.end, scene.end) is not None


ITS_PHASE = re.compile(r"(?:其中|项目)?[,，]?(?:[首一二三]期|第[一二三]期|一期工程)")


def of_its_phase(scene: Scene, i: int, memory: Memory) -> str | None:
    """The mine or works of the sentence before, where a sentence begins with a phase of it: 某厂上周启用。第一期年产能2000吨."""
    begins = ITS_PHASE.match(scene.text, scene.start, scene.atoms[i].start) is not None
    return memory.site or memory.province if begins and memory.same_block else None


OF_A_COUNTRY = ("production", "consumption", "demand", "imports", "exports", "stockpile", "refining")
"""What a country has and a mine mostly not."""


def of_no_site(scene: Scene, metric: str, memory: Memory) -> bool:
    """Whether a paragraph that names nobody turns from a mine to what it does not yield: 10月粗钢产量7200万吨."""
    site = scene.pack.entities.get(memory.subject or "")
    if memory.over_list.owner == memory.subject:
        return False
    if memory.same_block or metric not in OF_A_COUNTRY or site is None or site.kind not in ("mine", "plant"):
        return False
    goods = [a.id for a in scene.atoms if a.kind == "C"]
    own = site.commodity or site.makes or memory.topic
    return bool(goods) and not any(id == own or scene.pack.within(id, own) for id in goods)
