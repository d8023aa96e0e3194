"""Several as one in Chinese: 甲、乙两家合计, 中国与越南两国, 双方, 三家合计."""

from __future__ import annotations

import re

from checker.extract.frame import FIRMS, STATES, Memory
from checker.extract.lists import points
from checker.extract.rows import run
from checker.extract.scene import Scene
from checker.quantity.numeral import han_value

COUNT = re.compile(
    r"等?(?:这|上述)?(?P<n>[两二三四五六七])(?:国|家|省|地|市|州|大|方|者|校|矿|厂|个国家|家公司|个省|座矿)"
)
"""The number of those who are told together, right behind the last of them."""
SUM = re.compile(r"合计|合共|共计|总计|加起来|加在一起|加总|总共|一共|联手|联合|共同|合占|共占|合力|之和")
MANY = re.compile(r"[两双三四五六七合共加总联之]")
"""What a sentence has that speaks of several as one; a cheap test."""
APART = re.compile(r"分别|依次|各自|各[有占为达自约近产持]|各出(?!资)|各投(?!资|入)|均|都|皆")
PAIR = re.compile(
    r"(?:双方|(?P<n>两|三|四)(?P<of>国|家公司|家企业|家|省|地|者|方|强|巨头)|双边)(?:政府|企业)?[^,，;；。、\d]{0,12}$"
)
KINDS = {
    "国": ("country", "bloc"),
    "省": ("place",),
    "地": ("place",),
    "家": FIRMS,
}


def as_one(scene: Scene, i: int, memory: Memory) -> str | None:
    """The id of those whose number it is together, made of theirs: 云南、四川两省合计 → `yunnan_sichuan`."""
    if MANY.search(scene.text, scene.start, scene.atoms[i].start) is None or len(run(scene, i, "Q")) > 1:
        return None
    names = _listed(scene, i)
    if names:
        return None if points(scene, names[0]) else joined([scene.atoms[j].id for j in names])
    return _meant(scene, i, memory)


AGREES = re.compile(r"[^,，;；。\d]{0,12}?(?:签[了署订下约]|达成|敲定|商定|谈妥|联手|携手|合建|缔结|结成)")
"""美、澳上月签了协议: what two states do together."""


def by_agreement(scene: Scene, i: int) -> str | None:
    """Two states that have agreed on what a sum is for, where nobody else is named: 美、澳签了协议，总值85亿美元."""
    before = [j for j in range(i) if scene.atoms[j].kind == "E" and scene.atoms[j].id != "world"]
    names = run(scene, before[0], "E") if before else []
    others = [j for j in before if j not in names and scene.text[scene.atoms[j].start - 1] not in "在于"]
    if len(names) != 2 or others or points(scene, names[0]):
        return None
    states = all(scene.pack.kind(scene.atoms[j].id) in STATES for j in names)
    if not states or AGREES.match(scene.text, scene.atoms[names[1]].end, scene.end) is None:
        return None
    return joined([scene.atoms[j].id for j in names])


def other_ends(scene: Scene, i: int) -> str | None:
    """Those to whom or from whom so much goes together: 对美国和日本两国出口合计3吨."""
    names = _listed(scene, i) if len(run(scene, i, "Q")) == 1 else []
    return joined([scene.atoms[j].id for j in names]) if names and points(scene, names[0]) else None


def joined(ids: list[str]) -> str:
    """One id for several."""
    return "_".join(id.lower() for id in ids)


def _listed(scene: Scene, i: int) -> list[int]:
    """Those of a list before the number in its clause that are counted or summed up."""
    low, _ = scene.span_of(i)
    own = [j for j in range(low, i) if scene.atoms[j].kind == "E"]
    if all(points(scene, j) for j in own) and SUM.search(
        scene.text, scene.atoms[low].start, scene.atoms[i].start
    ):
        back = low  # 甲、乙、丙三国补了缺口，前7个月对美出口合计40万吨
        low = next((j for j in range(low) if scene.clauses[j] == scene.clauses[low] - 1), low)
        own = [j for j in range(low, back) if scene.atoms[j].kind == "E"]
    ends = [j for j in own if not _is_qualified(scene, j)]
    names = run(scene, ends[-1], "E") if ends else []
    if len(names) < 2 or names[0] < low:
        return []
    between = scene.text[scene.atoms[names[-1]].end : scene.atoms[i].start]
    counted = COUNT.match(between)
    if counted is not None and int(han_value(counted["n"].replace("两", "二"))) != len(names):
        return []
    if APART.search(between) is not None or (counted is None and SUM.search(between) is None):
        return []
    ids = {scene.atoms[j].id for j in names}
    return names if len(ids) == len(names) and "world" not in ids else []


def _is_qualified(scene: Scene, j: int) -> bool:
    """Whether the name at `j` is no member of a list: the whole of 占全国, the home of 甲、乙两家日企."""
    before = scene.text[max(scene.start, scene.atoms[j].start - 3) : scene.atoms[j].start]
    return before.endswith("占") or COUNT.search(before) is not None


def _meant(scene: Scene, i: int, memory: Memory) -> str | None:
    """Those whom 双方 or 两国 means: the only so many that the sentence, or else the one before, has named."""
    hit = PAIR.search(scene.text, max(scene.start, scene.atoms[i].start - 18), scene.atoms[i].start)
    if hit is None or APART.search(hit[0]) is not None:
        return None
    number = {"三": 3, "四": 4}.get(hit["n"] or "", 2)
    kinds = KINDS.get((hit["of"] or " ")[0])
    here = [a.id for a in scene.atoms[:i] if a.kind == "E" and a.end <= hit.start() and a.id != "world"]
    if hit.start() and any(a.end == hit.start() and a.kind == "E" for a in scene.atoms[:i]):
        return None  # 对美国和日本两国
    last = [j for j in range(i) if scene.atoms[j].kind == "E" and scene.atoms[j].end <= hit.start()][-1:]
    row = [scene.atoms[j].id for j in run(scene, last[0], "E")] if last else []
    if len(row) == number < len(set(here)):
        return joined(row)  # 沙特996万桶，伊拉克和科威特分别为425万桶和252万桶，两国合计677万桶
    for named in (here, [f.subject for f in memory.spoken], [f.subject for f in memory.before]):
        ids = [
            id
            for id in dict.fromkeys(named)
            if id not in (None, "world") and (kinds is None or scene.pack.kind(id) in kinds)
        ]
        if kinds is None and len(ids) != number:
            ids = [id for id in ids if scene.pack.kind(id) in ("country", "bloc")]
        if len(ids) == number:
            return joined([str(id) for id in ids])
    return None
