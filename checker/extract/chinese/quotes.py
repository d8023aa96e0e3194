"""Where a quote of goods stands, told by its movement alone: 8月曾上探65万元, 普氏指数昨收106美元."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

LEVEL = re.compile(
    r"(?:[上下]探|触及|摸高?到|摸高|冲高|探[至到]|站[上稳]|[升跌击]穿|(?:指数|期货|期价|合约|现货)[^,，;；。\d]{0,4}(?:收|报|收报|收于|报收))(?:了|过|至|到|在|于|约|近|逾|一度)*$"
)
"""8月曾上探65万元, 普氏指数昨收106美元: where a quote stands, whatever it is of."""


def is_quoted(scene: Scene, i: int, left: str) -> bool:
    """Whether a sum after such words is a price: no other measure is named before it in its clause."""
    if LEVEL.search(left) is None:
        return False
    low, _ = scene.span_of(i)
    return not any(m not in ("price", "other") for a in scene.atoms[low:i] for m in a.metrics())


TRADED = re.compile(
    r"(?:一度|盘中|早盘|午后|尾盘|收盘|收市|单日|当日|当天|周[一二三四五]|[昨今][日天]?)[^,，;；。\d]{0,10}?(?:升|涨|跌|挫|扬|泻|弹)(?:了|逾|近|约|超|幅|幅达|至)*$"
)


def of_its_shares(scene: Scene, i: int) -> bool:
    """Whether it is the shares of a firm that rose or fell, of which nothing else is named: 莱纳斯周二一度升5%."""
    low, _ = scene.span_of(i)
    here = scene.atoms[low:i]
    firms = [a for a in here if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    if not firms or any(a.metrics() or a.kind == "C" for a in here):
        return False
    return TRADED.search(scene.text, here[0].start, scene.atoms[i].start) is not None
