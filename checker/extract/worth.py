"""What a firm is worth, what a ship earns a day, what so much each is: sums that are no takings."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

WORTH = re.compile(
    r"\b(?:company|firm|group|start-up|[a-z]+maker)(?: ever)?(?: to be)? worth (?:about |around |some |more than )?$|\b(?:is|was|now|be|are|were) (?:now |once |already )?(?:worth|valued at) $|\b(?:makes?|made|making|leaves?|leaving) (?:the \w+|it|them) worth (?:about |around |some |more than )?$|\bvalu(?:es?|ed|ing) (?!(?:the |a |its |their )?(?:trade|deal|mine|project|contract|order|stake|cargo|shipments?|exports|imports|goods|orders)\b)(?:[\w.&-]+ ){1,3}at (?:about |around |some |more than )?$"
)


EACH = re.compile(
    r" (?:each|apiece|a piece|per unit|per vehicle|a copy|(?:a|per) (?:night|head|person|passenger|ticket|bottle|box|bag|bale|square met(?:re|er)|square foot))\b"
)
DAILY = re.compile(r",? (?:(?:a|per|each|every) day|daily)\b")


def settle_worth(scene: Scene, i: int, frame: Frame) -> None:
    """What a firm “is worth” is its market value; what a ship “earned a day” its takings; “$230 million each” a price."""
    if frame.metric == "profit" and DAILY.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "revenue"
    firm = frame.subject is not None and scene.pack.kind(frame.subject) in ("company", "")
    if (
        firm
        and frame.metric in (None, "investment", "price", "revenue")
        and WORTH.search(scene.text[max(scene.start, scene.atoms[i].start - 40) : scene.atoms[i].start])
    ):
        frame.metric = "market_size"
    each = scene.atoms[i].low.endswith(" share") or EACH.match(scene.text, scene.atoms[i].end, scene.end)
    loose = frame.metric in (None, "revenue", "sales", "exports", "imports") or "metric" not in frame.evidence
    if each and (loose or (frame.metric == "investment" and scene.atoms[i].low.endswith(" share"))):
        frame.metric = "price"


def goes_on_about_shares(scene: Scene, frame: Frame, memory: Memory) -> bool:
    """Whether “they” are the shares of which the sentence before told: “They have lost a third of their value”."""
    told = memory.earlier
    begins = scene.atoms[0].low in ("they", "it")
    of_firm = told is not None and told.commodity == "shares" and told.subject == frame.subject
    return begins and memory.same_block and of_firm and all(a.kind != "C" for a in scene.atoms)
