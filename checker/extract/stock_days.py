"""Stocks that are told by how long they last: 储备量为20天，明年升到30天，日本达60天."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

HELD = re.compile(
    r"(?:储备|库存|存货|备货|存粮|存量|安全存量)(?:却|则|仅)?(?:量|天数|水平|周期)?(?:目标)?(?:能|只|还|也|可|已|便|就)?(?:由|从|自|为|只?有|达|够|撑|支撑|提高|增|升|降|扩大|延长|用|约|约为)[^,，;；。]{0,10}$"
)
"""国家储备从60天提高到180天: a stock by how long it lasts."""
GOES_ON = re.compile(
    r"[^;；。\d]{0,12}(?:\d{2,4}年)?[^;；。\d]{0,8}(?:[至到为有是达]|仅|只|约|足)(?:约|近|逾|超过?|仅|足足)*$"
)


def is_stock(scene: Scene, i: int) -> bool:
    """Whether the length of time at `i` is that of a stock, or goes on with the one before, which is."""
    quantity, at = scene.atoms[i].quantity, scene.atoms[i].start
    if quantity is None or not scene.chinese:
        return False
    if HELD.search(scene.text, scene.start, at) is not None:
        return True
    before = next((j for j in range(i - 1, -1, -1) if scene.atoms[j].kind == "Q"), None)
    told = scene.atoms[before].quantity if before is not None else None
    if before is None or told is None:
        return False
    alike = told.unit == quantity.unit
    goes_on = alike and GOES_ON.match(scene.text[scene.atoms[before].end : at]) is not None
    return goes_on and is_stock(scene, before)
