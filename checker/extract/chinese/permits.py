"""What may be dug, made or shipped by leave of a state: 准许出口1.8万吨, 获准开采1200万吨, 每年上限9.6万吨."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import Scene

DONE = r"(?:出口|开采|采矿|采|生产|冶炼|分离|捕捞|种植|销售|外运)"
LEAVE = re.compile(
    rf"(?:准许|获准|允许|许可|获批|批准|核准|限定|限制|放行|最多可以?|仅可|只可|只能|不得超过|限采|限产)[^,，;；。]{{0,14}}?{DONE}?[^,，;；。\d]{{0,6}}$"
)
"""准许出口, 批准2026年镍矿开采量, 最多可出口."""
BEHIND = re.compile(rf"的?[^,，;；。\d]{{0,6}}?{DONE}[^,，;；。\d]{{0,3}}(?:许可|额度|限额|上限|权限)")
"""2.5亿吨的开采许可."""
MAY = re.compile(rf"可{DONE}(?:约|至多|最多)?$")
LIMIT = re.compile(r"上限|限额|封顶|至多")
SPELT = re.compile(r"(?:进口|出口|免税|免关税)[^,，;；。\d]{0,10}额度[^,，;；。\d]{0,8}$")
"""免税进口钢材的额度砍去47%."""
MADE = ("production", "mine_production", "refining", "exports", "metal_production")


def permitted(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> bool:
    """Whether so much may be made or shipped, by words of leave and limit around the number."""
    if frame.metric not in MADE:
        return False
    left = words_left(scene, i, 26)
    if LEAVE.search(left) is not None and re.search(DONE, left) is not None:
        return True
    if BEHIND.match(words_right(scene, i)) is not None:
        return True
    goes_on = last is not None and last.metric == "quota"
    if goes_on and last is not None and not any(a.metrics() for a in scene.atoms[last.at + 1 : i]):
        return True  # 其中9,600吨由监管机构支配
    told = goes_on or "quota" in memory.of_metric
    return told and (MAY.search(left) or LIMIT.search(scene.atoms[i].text + left[-4:])) is not None


COMES_TO = re.compile(r"[,，]?[减降增升提扩砍][\u4e00-\u9fff]{0,3}[为到至]")


def of_an_allowance(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Whether it is how much may come in or go out, or how much less: 免税进口钢材的额度砍去47%，减为1830万吨."""
    if frame.metric not in FLOWS:
        return False
    if SPELT.search(words_left(scene, i, 26)) is not None:
        return True
    goes_on = last is not None and last.metric == "quota" and last.at >= 0
    return goes_on and COMES_TO.match(scene.text, scene.atoms[last.at].end if last else 0) is not None
