"""So few ships, planes or cars that are sold, shipped or made, and no things that are only counted."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left
from checker.extract.frame import Frame
from checker.extract.scene import Scene

ABILITY = re.compile(r"(?:年|月|日)[\u4e00-\u9fff]{0,4}(?:能力|产能)[^,，;；。\d]{0,8}$")
CAME_TO = re.compile(r"[^,，;；。\d]{0,4}(?:增|扩|升|提|降|减)[\u4e00-\u9fff]{0,2}[到至为]")


def is_an_ability(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether so many pieces are what a yard or a works can make a year: 年造船能力由不足两艘扩充到20艘."""
    if ABILITY.search(words_left(scene, i, 20)) is not None:
        return True
    if last is None or last.metric != "capacity" or last.at < 0:
        return False
    return CAME_TO.match(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is not None


DELIVERED = re.compile(
    r"(?:交付|出口|进口|销售|售出|卖出)(?:了|量|约)?[^,，;；。\d]{0,8}?(?:从|由|为|达|是|至|到|仅|约|近|逾)*$"
)
"""交付商用飞机306架, 交付量从175架增至280架: pieces that are sold or shipped, few as they are."""


def is_a_flow(scene: Scene, i: int) -> bool:
    """Whether so few ships, planes or cars are what is delivered or shipped."""
    if scene.text[scene.atoms[i].end - 1] not in "架艘辆台列":
        return False
    return DELIVERED.search(words_left(scene, i, 16)) is not None
