"""What is so though a forecast stands before it: “wants to restart the $20 billion project”, “helped by a loan of $700 million”."""

from __future__ import annotations

import re

from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind

THINGS = (
    "project|complex|plant|station|mine|refinery|smelter|factory|works|facility|fab|reactor|reactors|field|pipeline|terminal|yard|"
    "scheme|deal|contract|loan|fund|tariff|duty|levy|order|site|dam|line|network|fleet|deposit|ship|vessel|merger|takeover"
)
NAMED = re.compile(rf"(?:,? (?!and\b|or\b|in\b|by\b|of\b|for\b|to\b|on\b)[\w-]+){{0,2}}? (?:{THINGS})\b")
"""What right behind a number with “the” before it says that it only tells which thing is meant."""
HELPED = re.compile(
    r"\b(?:with|helped by|backed by|supported by|financed by|funded by|aided by|thanks to|buoyed by) (?:an? |the )?(?:[\w'’.-]+ ){0,4}?"
    r"(?:loan|grant|subsidy|credit|injection|investment|stake)s? (?:of|worth) (?:about |around |some |up to |nearly |over |more than )?$"
)
"""What helps to bring about what is foreseen, and is there."""
CLOSES = re.compile(
    r"\b(?:clos|shut|sell|buy|acquir|mothball|idl|merg|scrap|tak\w* over|restart|reopen|reviv)\w*\b[^,;]{0,60} with (?:about |around |some |nearly |over |more than )?$"
)
"""What a thing has that is to be closed or sold: “will close a factory with 700 employees”."""
COMBINED = re.compile(
    r"\bwith (?:a |an )?(?:combined |total |joint |installed )?(?:capacity of |output of )?$"
)
ACTS = re.compile(r"(?:,[^,;]{1,40})? (?:will|would|could|should|may|might)\b")
HAVE_TO = re.compile(
    r"\bmust (?:now |also |still )?pay\b|(?<!may )(?<!might )(?<!will )(?<!could )(?<!would )(?<!soon )\b(?:has|have) to pay\b"
)
HAVE_TO_WAIT = re.compile(
    r"(?<!will )(?<!may )(?<!might )(?<!could )(?<!would )\b(?:(?:have|has) to|must) (?:now |still )?wait (?:for )?(?:about |some )?$"
)
"""“Customers have to wait 18 months.”"""
WOULD_LAST = re.compile(
    r"\b(?:would|could|should|can|will) (?:now |only |still )?(?:last|cover|be enough for|suffice for|meet|do for) (?:it |them )?(?:for )?(?:about |some |only |just |nearly |over |more than |less than )?$"
)
"""“The stockpile would last 30 days”: so much there is of it."""
LASTS = re.compile(r"(?:为期|爲期|為期|有效期|期限|合同期|租期)(?:[为是長长达達])?$")
DUES = ("tariff", "quota")


def tells_which(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether the number only tells which thing is meant: “the 8.2 GW complex”."""
    if scene.chinese or i == 0 or frame.kind != Kind.AMOUNT or scene.atoms[i - 1].low != "the":
        return False
    return NAMED.match(scene.text, scene.atoms[i].end, scene.end) is not None


def given(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether the number tells of what is there, whatever is foreseen of it."""
    start, end = scene.atoms[i].start, scene.atoms[i].end
    near = max(scene.start, start - 110)
    if scene.chinese:
        return LASTS.search(scene.text, max(scene.start, start - 5), start) is not None
    before = scene.atoms[i - 1].low if i else ""
    if frame.metric == "stockpile" and WOULD_LAST.search(scene.text, near, start) is not None:
        return True
    if tells_which(scene, i, frame):
        return True
    if frame.metric == "lead_time" and HAVE_TO_WAIT.search(scene.text, near, start) is not None:
        return True
    if frame.metric in (*DUES, "price") and HAVE_TO.search(scene.text, near, start) is not None:
        return True
    if (
        before in ("of", "worth", "about", "to", "some")
        and HELPED.search(scene.text, near, start) is not None
    ):
        return True
    with_it = "with" in (before, scene.atoms[max(0, i - 2)].low, scene.atoms[max(0, i - 3)].low)
    if with_it and CLOSES.search(scene.text, near, start) is not None:
        return True
    return (
        with_it
        and COMBINED.search(scene.text, near, start) is not None
        and ACTS.match(scene.text, end) is not None
    )


def done_allegedly(scene: Scene, i: int) -> bool:
    """Whether the verb behind the number is held at a distance: “200 tons of it were allegedly smuggled out of China”."""
    for j in range(i + 1, min(len(scene.atoms), i + 7)):
        atom = scene.atoms[j]
        if atom.kind in "QVP" or scene.clauses[j] != scene.clauses[i]:
            return False
        if atom.is_cue("claimed") and atom.low.endswith("ly"):
            return scene.atoms[j - 1].is_word("was", "were", "is", "are", "has", "have", "been")
    return False
