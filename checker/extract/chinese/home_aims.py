"""What part of its need a state wants to dig, refine and win back at home: 本土冶炼要占需求的三成，开采15%，回收两成."""

from __future__ import annotations

import re

from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene

AT_HOME = re.compile(
    r"(?:境内|本土|国内|区内|域内|内部|本地|自身|自主|自家|自己|自行)[^,，;；。、\d]{0,6}?(?:开采|采矿|采掘|加工|精炼|冶炼|提炼|回收|生产|制造)"
)
NEED = re.compile(r"消费|用量|需求|所需|需要|单一国家|第三国")
STAGE = re.compile(
    r"(?P<mine_production>开采|采矿|采掘)|(?P<refining>加工|精炼|冶炼|提炼|炼制|分离)|(?P<supply>回收|再生|循环利用|生产|制造)"
    r"|(?P<import_reliance>(?:单一|单个|一个|同一|任一|任何|某一)[^,，;；。、\d]{0,4}国|第三国)"
)
DUG = re.compile(r"开采|采矿|采掘")


def home_aim(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """The frame of a share of a list of such aims, by the stage that is named before it."""
    text, start = scene.text, scene.start
    if text.find("回收", start, scene.end) < 0 and text.find("国", start, scene.end) < 0:
        return None
    at_home = AT_HOME.search(text, start, scene.end)
    if at_home is None or NEED.search(text, at_home.start(), scene.end) is None:
        return None
    before = max((a.end for a in scene.atoms[:i] if a.kind == "Q" and a.id != "date"), default=start)
    said = list(STAGE.finditer(text, before, scene.atoms[i].start))
    if not said or at_home.start() > scene.atoms[i].start:
        return None
    named = [a.id for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) in STATES]
    whose = named[0] if named else memory.subject
    if whose is None or scene.pack.kind(whose) not in STATES or not any(t.role for _, t in scene.times):
        return None
    frame = Frame(kind="share", metric=said[-1].lastgroup, subject=whose, whole=whose)
    frame.because("metric", said[-1][0])
    if whose == "EU" and DUG.search(text, start, scene.end) and all(a.kind != "C" for a in scene.atoms):
        frame.commodity = (
            "critical_minerals"  # the goods of the one act that sets it such aims, (EU) 2024/1252
        )
    return frame
