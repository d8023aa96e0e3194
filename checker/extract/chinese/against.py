"""One measure set against another one: 仅为美国的三分之一, 相当于总需求的一成, 不到去年产量的一半, 恢复到去年同期的八成."""

from __future__ import annotations

import re

from checker.extract.chinese.amount import amount_frame
from checker.extract.chinese.phrase import words_left
from checker.extract.frame import Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

PART_OF = re.compile(
    r"(?:是|为|达|相当于|只有|仅有|仅|只|等于|不到|不及|不足|抵不上|比不上|连){1,3}(?P<who>[^,，;；。是为的]{1,12})的(?:近|约|逾|超过?|不到|将近|大约)?$"
)


def against_another(
    scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None
) -> Frame | None:
    """A part that sets one owner's measure against another's: 中国的加工成本仅为美国的三分之一."""
    hit = PART_OF.search(words_left(scene, i, 20)) if quantity.unit == "percent" else None
    other = entity_in(scene, i, hit["who"]) if hit is not None else None
    if other in (None, "world"):
        return None
    low, _ = scene.span_of(i)
    whose = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.id != other]
    named = [m for a in scene.atoms[low:i] for m in a.metrics()]
    if not whose and not named and last is not None and last.kind == "amount" and last.subject != other:
        whose, named = [last.subject or ""], [last.metric or ""]  # 采得1.3万吨，不及中国的二十分之一
    if not whose and named and last is not None and last.subject not in (None, "world", other):
        whose = [last.subject or ""]  # 对岸握有七成的产量，每吨成本仅西方的一半
    if not whose or not named or not _comparable(scene, whose[0], str(other)):
        return None
    frame = amount_frame(scene, i, quantity, "share", memory, last)
    frame.kind, frame.metric, frame.subject, frame.whole = "ratio", named[-1], whose[0], other
    frame.counterparty = None
    return frame


def _comparable(scene: Scene, one: str, other: str) -> bool:
    """Whether one is no part of the other: two states, two firms, a firm and a state that is not its home."""
    kinds = {scene.pack.kind(one), scene.pack.kind(other)}
    abroad = kinds == {"company", "country"} and scene.pack.home(one) not in (None, other)
    return len(kinds) == 1 or kinds <= {"country", "bloc", "region"} or abroad


EQUALS = re.compile(r"相当于[^,，;；。]{0,20}$")


TIMES = re.compile(r"(?:相当于|是|为|达|超过|高达)[^,，;；。]{0,20}的?$")
"""进口9600吨，是官方产量的七十多倍."""


def against_measure(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """One measure set against another of the same owner: 缺口约300吨，相当于总需求的一成; past what it costs."""
    if last is not None and dimension(last.unit) == "money":
        made = [
            f
            for f in memory.spoken
            if f.kind == "amount" and dimension(f.unit) in ("mass", "energy", "power")
        ]
        last = made[-1] if made else last
    quantity = scene.atoms[i].quantity
    times = quantity is not None and quantity.unit == "x"
    left = words_left(scene, i, 26)
    hit = (TIMES if times else EQUALS).search(left)
    if last is None or last.kind != "amount" or hit is None:
        return None
    start = scene.atoms[i].start - len(left) + hit.start()
    others = [m for a in scene.atoms[last.at + 1 : i] for m in a.metrics() if m != last.metric]
    if any(a.kind == "E" and a.id == "world" for a in scene.atoms[last.at + 1 : i]):
        return None  # 相当于全球供应的一成: a share
    if not others or last.metric in ("things", "event"):
        return None
    frame = last.copy()
    if times and not any(a.metrics() for a in scene.atoms[last.at + 1 : i] if a.start >= start):
        if "它" not in hit[0]:
            return None
        frame.metric, others = others[-1], [last.metric or ""]  # 去年产量仅40吨，规划产能是它的六十倍
    frame.kind, frame.whole, frame.evidence = "ratio", others[-1], {"kind": "相当于"}
    frame.period = frame.carry = frame.item = None
    return frame


OWN_PAST = re.compile(
    r"(?:恢复[到至]|回升?[到至]|回到|不到|不及|不足|相当于|只有|仅有|仅为|仅及|只及|只剩|降[到至]|跌[到至]|缩[到至])(?P<when>[^,，;；。的]{2,16})的(?:约|近|逾|超过?|不到|将近|大约)?$"
)


def against_own_past(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """What was told right before set against the same of another time: 1至5月进口860吨，仅及去年全年进口量的两成."""
    hit = OWN_PAST.search(words_left(scene, i, 26))
    if hit is None or last is None or last.kind != "amount" or last.unit in (None, "count", "percent"):
        return None
    start = scene.atoms[i].start - len(hit["when"]) - 4
    inside = [a for a in scene.atoms[last.at + 1 : i] if a.start >= start]
    times = [time for j, time in scene.times if last.at < j < i and scene.atoms[j].start >= start]
    other = any(a.kind == "E" or (a.metrics() and last.metric not in a.metrics()) for a in inside)
    if not times or other or any(a.kind == "Q" for a in inside):
        return None
    frame = last.copy()
    frame.kind, frame.evidence = "ratio", {"kind": hit[0]}
    frame.whole = f"{(last.subject or '').lower()}_{last.metric}_{times[0].period.replace('/', '_')}"
    return frame


OF_THE_OTHER = re.compile(
    r"(?:相当于|不到|不足|不及|仅为|只有|超过|低于|只及|连)[^,，;；。\d]{0,10}?(?:\d{4}年)?(?P<other>产量|开采量|指标|配额|进口量|出口量|消费量|需求量?|产能)的(?:约|近|逾|不到|大约)?$"
)
OTHERS = {"产量": "production", "开采量": "production", "指标": "quota", "配额": "quota", "进口量": "imports", "出口量": "exports",
          "消费量": "consumption", "需求": "demand", "需求量": "demand", "产能": "capacity"}  # fmt: skip
COMPARABLE = ("quota", "imports", "exports", "production", "consumption", "demand", "capacity")


def against_that_of(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """One measure of a country set against another one of it: 配额只相当于该国去年产量的54%, 配额…，总量不到去年产量的一半."""
    hit = OF_THE_OTHER.search(words_left(scene, i, 30))
    if hit is None:
        return None
    low, _ = scene.span_of(i)
    start = scene.atoms[i].start - (len(words_left(scene, i, 30)) - hit.start())
    said = [m for a in scene.atoms[low:i] if a.end <= start for m in a.metrics() if m in COMPARABLE]
    own = said[0] if said else last.metric if last is not None and last.kind == "amount" else None
    other = OTHERS[hit["other"]]
    if own is None or own not in COMPARABLE or own == other or (own != "quota" and other != "quota"):
        return None
    named = [a.id for a in scene.atoms[low:i] if a.kind == "E" and scene.pack.kind(a.id) == "country"]
    whose = named[-1] if named else last.subject if last is not None else None
    frame = Frame(kind="ratio", metric=own, subject=whose, evidence={"kind": hit[0]})
    frame.whole = f"{whose.lower()}_{other}" if whose is not None and len(whose) == 2 else other
    return frame


def of_another_measure(scene: Scene, i: int, words: str, other: str, last: Frame | None) -> Frame | None:
    """What was told right before against another measure of somebody: 闲置产能3亿吨，是日本一年用量的四倍."""
    start = scene.atoms[i].start - len(words) - 2
    named = [m for a in scene.atoms[:i] if a.start >= start for m in a.metrics() if m in COMPARABLE]
    if last is None or last.kind != "amount" or last.metric not in COMPARABLE or not named:
        return None
    if last.metric in named or last.subject == other or dimension(last.unit) != "mass":
        return None
    frame = last.copy()
    frame.kind, frame.whole, frame.evidence = "ratio", f"{other.lower()}_{named[-1]}", {"kind": words}
    frame.item = frame.base = frame.counterparty = None
    return frame


def entity_in(scene: Scene, i: int, words: str) -> str | None:
    """The entity that stands in the words right before a number, when they begin with it."""
    for j in range(i - 1, max(-1, i - 14), -1):
        if scene.atoms[j].kind == "E" and words.startswith(scene.atoms[j].text):
            return scene.atoms[j].id
    return None
