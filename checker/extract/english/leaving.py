"""Goods that leave a country's ports are its exports: “October saw 5,000 tons of copper leave Chilean ports”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of
from checker.extract.frame import LANDS, Frame
from checker.extract.scene import Scene

LEAVE = re.compile(
    r"(?: of (?:[\w-]+ ){1,5}?| )(?:have |has |had |to )?(?:leave|leaves|left|leaving|sail from|sailed from|depart from|departed from) (?:the )?(?:[\w’'.-]+ ){0,4}?(?:ports?|shores?|harbou?rs?|docks)\b"
)
SHIPPED = frozenset(["mass", "volume", "energy", "count"])


def leaves_ports(scene: Scene, i: int, dim: str) -> Frame | None:
    """The exports of the country whose ports so much has left; None where no country is named with them."""
    if dim not in SHIPPED:
        return None
    hit = LEAVE.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return None
    behind = [a for a in scene.atoms[i + 1 :] if a.start < hit.end()]
    lands = [a.id for a in behind if a.kind == "E" and kind_of(scene, a) in LANDS]
    if not lands:
        return None
    frame = Frame(kind="amount", metric="exports", subject=lands[-1])
    frame.commodity = next((a.id for a in behind if a.kind == "C"), None)
    frame.because("metric", "ports")
    frame.evidence["subject"] = lands[-1]
    return frame
