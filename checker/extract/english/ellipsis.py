"""A share that leaves its frame to the number before it: “followed by Ghana (12%)”, “or 15%”."""

from __future__ import annotations

import re

from checker.extract.english.at_hand import comes_from, each_in, left_for, named_before, right_there
from checker.extract.english.implied import home_of_the_firm
from checker.extract.english.joint import one_of_two, together
from checker.extract.english.partner_share import nationality
from checker.extract.english.phrase import word_at
from checker.extract.english.reliance import share_partner
from checker.extract.english.telling import speaks
from checker.extract.english.users import next_use
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import RELATIVES, Scene

OF_WHICH = re.compile(r"\bof (?:which|this|that)\b")
"""What refers a part to the amount before it: “Spain used 1,900 tonnes, of which Chinese mills covered 71%”."""


TAKINGS = ("revenue", "sales", "profit")
"""What a part of stays, whoever provides it."""
MADE = frozenset(["mine_production", "refining", "supply", "production"])


def _share_of_another(scene: Scene, i: int, last: Frame) -> str | None:
    """The measure of a second share: “its share of refining should slip to 77% and its share of mining to 54%”."""
    for j in range(i - 1, max(last.at, i - 9), -1):
        atom = scene.atoms[j]
        shared = range(last.at + 1, j)
        if atom.kind == "M" and any(
            word_at(scene, k) == "share" and word_at(scene, k + 1) == "of" for k in shared
        ):
            return next((name for name in atom.metrics() if name != "share"), None)
    return None


def _acts_before(scene: Scene, i: int, last: Frame) -> str | None:
    """Who acts between two shares behind an aside: “and Vietnam, where others have factories, follows with 1%”."""
    for j in range(i - 1, last.at, -1):
        if scene.preposition(j) == "by":
            continue  # “Copeinca, owned by China Fishery, 11%”
        if scene.atoms[j].kind == "E" and scene.clauses[j] == scene.clauses[i] and scene.bare(j):
            after = word_at(scene, j + 2)
            aside = word_at(scene, j + 1) == "," and (after in RELATIVES or after.endswith("ed"))
            return scene.atoms[j].id if aside and not speaks(scene, j) else None
    return None


def _has_a_share(scene: Scene, i: int, low: int, who: str | None) -> bool:
    """Whether a part of what was traded is said to be another's share: “…; China's share was 90%”."""
    return any(
        scene.atoms[j].id == who
        and scene.possessive(j)
        and word_at(scene, j + 2) in ("share", "part", "portion")
        for j in range(low, i)
    )


def _part_of_what_changed(frame: Frame, who: str | None, last: Frame) -> None:
    """Somebody's part of what has been told to change: “Global sales rose by 26%. America accounted for a third”."""
    if last.metric in FLOWS and last.subject != "world":
        frame.counterparty, frame.whole = frame.counterparty or who, last.subject
        return
    frame.subject, frame.whole = who, last.subject
    frame.because("whole", "as before")


def ellipsis_of(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame, opened: bool
) -> Frame:
    """A number that leaves its frame to the one before it: “followed by Ghana (12%)”, “or 15%”."""
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    frame.sign = 1
    frame.item = frame.base = None
    who = (
        together(scene, i, low, memory)
        or one_of_two(scene, i, low, memory)
        or right_there(scene, i, last, memory)
        or each_in(scene, i)
        or left_for(scene, i)
        or (frame.metric not in FLOWS and comes_from(scene, i))
        or named_before(scene, i, low)
        or home_of_the_firm(scene, i, last)
    )
    if who is None and 0 <= last.at < low:
        here = [
            (j, a.id)
            for j, a in enumerate(scene.atoms[low:i], start=low)
            if a.kind == "E" and not speaks(scene, j)  # “S&P expects it to take 24%”
        ]
        who = next((id for j, id in here if scene.bare(j) or scene.preposition(j) == "in"), None)
    if (
        who is None
        and word_at(scene, low) in ("whose", "which")
        and low - 2 > last.at
        and scene.atoms[low - 2].kind == "E"
    ):
        who = scene.atoms[
            low - 2
        ].id  # “Peru is behind Chile, whose share fell to 24%”, “over Glencore, which has 14%”
    if who is None:
        who = _acts_before(scene, i, last)
    if who is None and (use := next_use(scene, i, last)) is not None:
        if last.kind != "share":
            frame.kind, frame.whole, frame.passing = "share", last.subject, True
        frame.subject = use
        return frame
    relative = next((j for j in range(i - 1, last.at, -1) if scene.atoms[j].low == "which"), 0)
    if relative > 1 and scene.atoms[relative - 2].kind == "C" and scene.atoms[relative - 1].text == ",":
        frame.commodity = scene.atoms[relative - 2].id  # “more than coal, which fell to 9%”
    what = [a.id for a in scene.atoms[max(low, i - 4) : i] if a.kind == "C"]
    if what and who is None and last.subject not in scene.pack.commodities:
        frame.commodity = what[-1]
    if frame.metric == "exports" and "of which" in scene.words(max(0, i - 8), i):
        frame.counterparty = share_partner(scene, i, low, high) or frame.counterparty
    since = scene.atoms[last.at + 1 : i] if last.at >= 0 else []
    if frame.metric == "import_reliance" and any(
        a.low.endswith(("suppliers", "supplier", "sources")) for a in since
    ):
        frame.metric = "imports"  # “… 76% of its use from abroad; its suppliers were led by Norway (25%)”
        if who not in (None, last.subject):
            who, frame.counterparty, frame.whole = None, who, last.subject
    if frame.metric == "import_reliance" and frame.counterparty is not None:
        on = next(
            (
                a.id
                for j, a in enumerate(scene.atoms[last.at : i], start=last.at)
                if a.kind == "E" and scene.preposition(j) == "on"
            ),
            None,
        )
        if on is not None:  # “relies on China for 97%, for borate on Turkey for 99%”
            frame.counterparty = on
            goods = [a.id for a in scene.atoms[last.at + 1 : i] if a.kind == "C"]
            frame.commodity = goods[-1] if goods else frame.commodity
            return frame
    if frame.metric in FLOWS and (other := share_partner(scene, i, low, high)) is not None:
        who, frame.counterparty = None, other
    elif frame.metric in FLOWS and who not in (None, last.subject) and _has_a_share(scene, i, low, who):
        who, frame.counterparty = None, who
    if (of_another := _share_of_another(scene, i, last)) is not None:
        frame.metric = of_another
    verb = scene.atoms[i - 1]
    if (
        last.kind == "share"
        and last.metric in MADE
        and verb.kind == "V"
        and verb.metrics()
        and verb.metrics()[0] in MADE
    ):
        frame.metric = verb.metrics()[
            0
        ]  # “is to mine a tenth, process half and recycle a third of what it uses”
    if (
        last.kind == "share"
        and last.counterparty is not None
        and (next_one := nationality(scene, i)) is not None
    ):
        frame.counterparty = next_one
        return frame
    if last.kind in ("share", "ratio"):
        frame.kind = last.kind
        if who is not None:
            if last.counterparty is not None:
                frame.counterparty = who
            else:
                frame.subject = who
        return frame
    frame.kind = "share"
    if last.kind == "rank" and who is not None:
        frame.subject = who  # “MSC is number one; Maersk has 14%”
    if last.kind == "amount":
        of_it = last.metric in FLOWS and OF_WHICH.search(scene.words(max(last.at + 1, i - 9), i)) is not None
        if who is not None and (last.counterparty is not None or (of_it and who != last.subject)):
            frame.counterparty = who  # “imported 12,900 tons, of which China delivered 46%”
        elif who is not None:
            frame.subject = who
        if last.metric in FLOWS:
            if who is None and frame.counterparty is None:
                frame.counterparty = share_partner(scene, i, low, high)
            frame.whole = frame.subject
        elif OF_WHICH.search(scene.words(max(last.at + 1, i - 9), i)):
            frame.whole = last.subject
            supplied = last.metric not in TAKINGS and any(
                "supply" in a.metrics() for a in scene.atoms[max(low, i - 3) : i]
            )
            frame.metric = "supply" if supplied and frame.subject != last.subject else frame.metric
        else:
            frame.whole = "world" if frame.subject != "world" else None
            if frame.whole == last.subject:
                frame.because("whole", "as before")
    if last.kind in ("change", "multiple"):
        either = word_at(scene, i - 1) == "or" or opened
        if who is not None and word_at(scene, i - 1) == "with" and not opened:
            either = len(memory.spoken) > 1 and all(f.kind == "change" for f in memory.spoken[-2:])
            frame.subject = who  # “…, in Spain 4% and in Italy 2%; France bucked the trend with 1%”
        frame.kind, frame.sign = ("change", last.sign) if either else ("share", 1)
        if who not in (None, last.subject) and last.subject is not None and frame.kind == "share":
            _part_of_what_changed(frame, who, last)
    return frame
