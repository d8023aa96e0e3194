"""Goods that one firm sells to another, in Chinese: they are the seller's, 甲向乙供应磁材700吨, 甲与乙签订700吨采购合同."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.extract.frame import Frame
from checker.extract.scene import Scene

GOODS = ("mass", "count", "energy", "volume")
MIDDLE = r"[^,，;；。、\d]{0,10}?"
ENDS = r"[^,，;；。\d占]{0,10}$"


class _Way(NamedTuple):
    """What stands between two firms, and between the second and the number; whether the first one sells."""

    between: re.Pattern[str]
    before: re.Pattern[str]
    sells: bool
    behind: re.Pattern[str] | None = None
    """What must come behind the number."""


FIRM = r"(?:公司|集团)?"
AND = re.compile(rf"{FIRM}{MIDDLE}[与和同跟]")
SIGNS = re.compile(rf"{FIRM}(?:已|再|又|正式)?(?:签订|签署|签下|签了|达成|订立|敲定)(?:了)?{ENDS}")
PAPER = r"(?:合同|协议|订单|长单)"
WAYS = (
    _Way(
        re.compile(rf"{FIRM}{MIDDLE}[向对给](?:客户|车企|同行)?"),
        re.compile(
            rf"{FIRM}(?:累计|合计|共|每年|一次性)*(?:出售|销售|供应|供给|供货|提供|交付|出货|卖出?|售出|发货|供){ENDS}"
        ),
        sells=True,
    ),
    _Way(
        re.compile(rf"{FIRM}{MIDDLE}(?:卖|售|出售|销售|供应|供|提供|交付|供货)(?:了)?(?:给|予|与)"),
        re.compile(rf"{FIRM}(?:了)?{ENDS}"),
        sells=True,
    ),
    _Way(
        re.compile(rf"{FIRM}{MIDDLE}[向从自](?:供应商)?"),
        re.compile(
            rf"{FIRM}(?:累计|合计|共|每年|一次性)*(?:采购|购买|订购|买入|购入|买进|进货|拿货|订货|预订|预定|采买|购得|买|提货|下单)(?:了)?{ENDS}"
        ),
        sells=False,
    ),
    _Way(AND, SIGNS, sells=True, behind=re.compile(rf"{MIDDLE}(?:供货|供应|销售){PAPER}")),
    _Way(AND, SIGNS, sells=False, behind=re.compile(rf"{MIDDLE}(?:采购|订购|购买|进货){PAPER}")),
    _Way(
        re.compile(rf"{FIRM}{MIDDLE}(?:获得|拿下|斩获|收到|赢得|获|接到|拿到)(?:了)?(?:来自)?"),
        re.compile(rf"{FIRM}(?:的)?(?:一份|一笔)?{ENDS}"),
        sells=True,
        behind=re.compile(r"[^,，;；。\d]{0,10}?(?:订单|合同|长单|采购单)"),
    ),
)
SUPPLIES = re.compile(r"供应|供给|供货|提供|[^采]供")


def between_firms(scene: Scene, i: int, dim: str) -> Frame | None:
    """The seller's frame of an amount of goods that goes from one firm to another in a clause; None where it is no such deal."""
    if dim not in GOODS:
        return None
    low, _ = scene.span_of(i)
    firms = [a for a in scene.atoms[low:i] if a.kind == "E" and scene.pack.kind(a.id) in ("company", "")]
    if len(firms) < 2 or firms[-1].id == firms[-2].id:
        return None
    first, second = firms[-2:]
    for way in WAYS:
        if way.between.fullmatch(scene.text, first.end, second.start) is None:
            continue
        said = way.before.fullmatch(scene.text, second.end, scene.atoms[i].start)
        if said is None or (
            way.behind and way.behind.match(scene.text, scene.atoms[i].end, scene.end) is None
        ):
            continue
        seller, buyer = (first, second) if way.sells else (second, first)
        verb = scene.text[first.end : second.start] + said[0]
        frame = Frame(kind="amount", metric="supply" if SUPPLIES.search(verb) and way.sells else "sales")
        frame.subject, frame.counterparty = seller.id, buyer.id
        frame.because("metric", said[0])
        return frame
    return None
