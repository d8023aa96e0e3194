"""Goods that leave a country's ports are its exports: “October saw 5,000 tons of copper leave Chilean ports”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of
from checker.extract.frame import LANDS, Frame
from checker.extract.scene import Scene

LEAVE = re.compile(
    r"(?: of (?:[\w-]+ ){1,5}?| )(?:have |has |had |to )?(?:leave|leaves|left|leaving|sail from|sailed from|depart from|departed from) (?:the )?(?:[\w’'.-]+ ){0,4}?(?:ports?|shores?|harbou?rs?|docks)\b"
)
LEFT = re.compile(
    r" (?:a day )?(?:of (?:[\w-]+ ){1,5}?)?(?:a day )?(?:leaving|departing(?: from)?|setting out from|shipped out of|loaded in) (?=[A-Z])"
)
"""“Logged 13.3 million tons of wheat leaving Australia.”"""
SHIPPED = frozenset(["mass", "volume", "energy", "count", "rate"])


def leaves_ports(scene: Scene, i: int, dim: str) -> Frame | None:
    """The exports of the country whose ports so much has left; None where no country is named with them."""
    if dim not in SHIPPED:
        return None
    hit = LEAVE.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return _leaving(scene, i)
    behind = [a for a in scene.atoms[i + 1 :] if a.start < hit.end()]
    lands = [a.id for a in behind if a.kind == "E" and kind_of(scene, a) in LANDS]
    if not lands:
        return None
    frame = Frame(kind="amount", metric="exports", subject=lands[-1])
    frame.commodity = next((a.id for a in behind if a.kind == "C"), None)
    frame.because("metric", "ports")
    frame.evidence["subject"] = lands[-1]
    return frame


def _leaving(scene: Scene, i: int) -> Frame | None:
    """The exports of the country that so much is seen leaving."""
    hit = LEFT.match(scene.text, scene.atoms[i].end, scene.end)
    land = next((a for a in scene.atoms[i + 1 :] if hit is not None and a.start == hit.end()), None)
    if land is None or land.kind != "E" or kind_of(scene, land) not in LANDS:
        return None
    frame = Frame(kind="amount", metric="exports", subject=land.id)
    inside = (a.id for a in scene.atoms[i + 1 :] if a.kind == "C" and a.end < land.start)
    frame.commodity = next(inside, None)
    frame.because("metric", "leaving")
    frame.evidence["subject"] = land.id
    return frame
