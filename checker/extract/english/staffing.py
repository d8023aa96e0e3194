"""How many people come and go: “is laying off 200”, “hired 40”, “5% of its staff are to go”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.scene import Scene

OF_STAFF = re.compile(
    r" of (?:its|their|the|his|her|all)(?: [\w-]+)? (?:staff|workforce|payroll|headcount|jobs|employees|workers|people)\b"
)


STAFF_GO = re.compile(
    r" of (?:its|their|the|all)(?: [\d,]+)? (?:[\w-]+ ){0,3}?(?:staff|workforce|jobs|employees|workers|posts|people)\b[^.;,]{0,24} (?:(?:to|will|must|would|have to|could) (?:go|leave|disappear|lose their jobs)|(?:be|are|were|being) (?:cut|axed|shed|laid off))\b"
)
"""“Between 10% and 15% of its 8,000 staff are to go.”"""


STAFFS = re.compile(
    r"\b(?:(?P<off>lay off|lays off|laid off|laying off|dismiss(?:es|ed|ing)?|sack(?:s|ed|ing)?|let go of|lets go of|eliminat(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|cut|cuts|cutting|axe|axes|axed|axing|cost|costs|costing)(?: or [a-z]+)?|hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|tak(?:e|es|ing) on|took on) (?:about |some |up to |another |nearly |over |more than |at least )*$"
)
"""“Is laying off 200 people”; the 200 jobs that a new plant creates are all that it has."""
LET_GO = re.compile(r" of (?:them|its|their|the|those)\b[^.;,]{0,24} go\b")


def cut_down(scene: Scene, i: int, low: int) -> tuple[int, str] | None:
    """“Laid off 5% of its staff”, “cut its budget in half”: how much is gone."""
    before = scene.atoms[max(low, i - 3) : i]
    if any(a.low.startswith(("laid off", "lay off", "lays off", "dismiss", "fired", "sack")) for a in before):
        return (-1, "off") if OF_STAFF.match(scene.text, scene.atoms[i].end, scene.end) else None
    if (gone := STAFF_GO.match(scene.text, scene.atoms[i].end, scene.end)) is not None:
        return -1, gone[0].split()[-1]
    if word_at(scene, i - 1) == "let" and LET_GO.match(scene.text, scene.atoms[i].end, scene.end):
        return -1, "go"
    if scene.atoms[i].low.endswith("half") and word_at(scene, i - 1) == "in":
        cut = next((a for a in reversed(scene.atoms[max(low, i - 9) : i - 1]) if a.is_cue("down")), None)
        return (-1, cut.low) if cut is not None else None
    return None


STAFF = re.compile(
    r" of (?:its|their|the|his|her|all)(?: [\d,]+)?(?: [\w-]+)? (?:staff|workforce|payroll|headcount|jobs|employees|workers)\b"
)


def of_staff(scene: Scene, i: int) -> bool:
    """Whether a part is one of those who work somewhere: “11% of its staff”."""
    return STAFF.match(scene.text, scene.atoms[i].end, scene.end) is not None
