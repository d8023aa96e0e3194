"""How long reserves last whoever uses them: 够欧洲用上20年."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

LASTS = re.compile(r"(?:可供|够|足够|足以|可用|用上|使用|开采|支撑|满足)\S{0,6}$")


def years_of_use(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame:
    """够欧洲用上20年: reserves against the yearly use of somebody."""
    if last is not None and last.kind == "ratio":
        frame = last.copy()
        if any(a.kind == "C" for a in scene.atoms[last.at + 1 : i]):
            frame.commodity = None  # 铜够用40年，镍更够用60年
        return frame
    named = [m for a in scene.atoms[:i] for m in a.metrics() if m in ("reserves", "resources")]
    user = next((a.id for a in reversed(scene.atoms[:i]) if a.kind == "E"), memory.country)
    sites = [a.id for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) == "mine"]
    whose = sites[-1] if sites else memory.site or memory.subject
    frame = Frame(kind="ratio", metric=named[-1] if named else "reserves", subject=whose)
    frame.whole = f"{user.lower()}_annual_use" if user else None
    low, _ = scene.span_of(i)
    if AT_HOME.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None:
        frame.subject = memory.home  # 俄罗斯35万吨。国内家底只够用11年
    return frame


AT_HOME = re.compile(r"(?:国内|国产|我国|本国)[^,，;；。]{0,3}(?:储量|家底|资源|矿)")
