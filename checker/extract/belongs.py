"""Whether a time of a sentence can be that of a number at all: not that of another clause, of a reason, of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from checker.extract.atom import Atom
from checker.extract.dated import CAME_ON
from checker.extract.frame import Frame
from checker.extract.periods_zh import of_another_clause, rate_of_then
from checker.extract.present import lasting, now, says_now
from checker.extract.scene import CLOSERS, COMMA, JOINTS, OPENERS, RELATIVES, STRONG, Scene
from checker.extract.tenses import (
    aside,
    at_the_start,
    begins,
    later,
    listed,
    of_another_verb,
    of_the_start,
    of_what_comes,
    opener,
    opens_anew,
    other_reason,
    rate_before,
    right_behind,
    when,
)
from checker.extract.times import Time
from checker.model import Kind

CHARGES = frozenset(
    "tax taxes interest minorities minority exceptional exceptionals special one-off one-offs extraordinary impairment impairments depreciation provisions dividends deductions".split()
)
"""What a profit is told before or after: “earned $150 million before interest and tax in the second quarter”."""
JOINED = frozenset(["and", "or", ",", "but", "about", "some", "nearly", "almost", "over"])
"""What stands between a time that is only compared with and the next number."""
AS_ELSE = frozenset(
    [
        "of",
        "in",
        "at",
        "well",
        "much",
        "many",
        "against",
        "compared",
        "with",
        "did",
        "a",
        "early",
        "late",
        "planned",
        "expected",
    ]
)
"""What “, as” leads to that is no reason: “, as of June”, “, as in 2024”."""
BEGINS_ANOTHER = frozenset(["because", "despite"])
RECORD = re.compile(r"\b(?:most|least|first|\w+est|any|ever|not|best|worst) [^,;.]{0,30}since\b")
"""What has its like only so long ago: “the most since 2023” tells nothing of the time since then."""


TO_COME = ("未来", "今后", "接下来", "the next", "the coming")
"""How a span begins that is still to come."""


def _part_of_it_next(scene: Scene, i: int) -> bool:
    """Whether the number is only what a part is taken of: 还不到停工之前每月2万吨的四成."""
    behind = scene.atoms[i + 1 : i + 3]
    return len(behind) == 2 and behind[0].text == "的" and behind[1].kind == "Q"


FROM_NOW = re.compile(r"[从由自](?:目前|现在|如今|当前|现有|眼下)的?")
"""2030年前从目前的八成压到五成: now is only where it begins."""


def _of_what_is_bracketed(scene: Scene, i: int, j: int) -> bool:
    """Whether a time stands with a number of its own in brackets behind the number at `i`."""
    opened = opener(scene, j)
    inside = takewhile(lambda a: a.text not in CLOSERS, scene.atoms[j + 1 : j + 13])
    return opened is not None and i < opened and any(a.kind == "Q" for a in inside)


def applies(scene: Scene, i: int, j: int, time: Time, frame: Frame, strict: bool) -> bool:
    """Whether a time at `j` can be the period of the number at `i` at all."""
    atoms = scene.atoms
    inside = atoms[min(i, j) + 1 : max(i, j)]
    numbers = [a for a in inside if a.kind == "Q" and a.id != "date"]
    if when(scene, j, i):
        return time.role != "issued"
    if of_another_clause(scene, i, j, frame):
        return False
    if scene.chinese and j > i and any(a.text in ("(", "（") for a in inside):
        return False  # 净利1.9亿元（去年同期亏2亿元）
    if not scene.chinese and j > i and _of_what_is_bracketed(scene, i, j):
        return False  # “1.2 million tons (a year earlier: 1.9 million)”
    if j < i and begins(scene, j) and (numbers or any(a.low == "to" for a in inside)):
        return False  # “由6月底的3.5万元升至4.5万元”, “up from the June quarter to 500”: when it began
    if time.role == "other" and (j < i or numbers):
        return False
    if j < i and not scene.chinese and scene.clauses[j] > scene.clauses[i] and _has_its_own(scene, j):
        return False  # “Congo, whose output was 1 million in 2016, came to 3.3 million”
    if time.role == "by" and j < i and not scene.chinese and any(a.text in STRONG for a in inside):
        return False  # “has promised 1.5 million homes by 2029; 190,000 were built”
    if of_the_start(scene, i, j) if j > i and numbers else at_the_start(scene, i, j):
        return False
    if scene.clauses[j] != scene.clauses[i] and (
        now(scene, i) or (time.role == "by" and lasting(scene, i) is not None)
    ):
        return False
    from_now = scene.chinese and FROM_NOW.search(scene.text, atoms[j].end, atoms[i].start) is not None
    said_now = not from_now and says_now(scene, atoms[j].end, atoms[min(i + 2, len(atoms) - 1)].end)
    if j < i and numbers and said_now:
        return False  # “below 14,500 in mid-December, and stand at 17,300 today”
    if j < i and not scene.chinese and SINCE_THEN.search(scene.text, atoms[j].end, atoms[i].start):
        return False  # “put at $1.3 billion in 2020, has since risen to $2.2 billion”
    if aside(scene, i, j) or of_another_verb(scene, i, j):
        return False
    over = j > i and scene.clauses[i] > scene.clauses[j] and any(a.text in COMMA for a in inside)
    if over and not scene.chinese and scene.tense(i) == "present":
        return False  # “The mine, which employs 1,200 people, is to close in 2027”
    if scene.tense(i) == "past" and later(scene, i, j):
        return False  # “was 5% higher, and the agency expects 5.8 million tons in 2025”
    if frame.metric == "price" and len(time.period) == 9 and atoms[j].low.startswith(TO_COME):
        return False  # “guarantees $110 for the next ten years”: how long a price holds
    if time.role == "issued":
        return False  # “a forecast of 50,000 tons given in May”: when it was said, not when it held
    if len(time.period) == 10 and (strict or scene.pack.nature(frame.metric or "") == "flow"):
        return False  # the day of a deal or of the news is not the period of what was struck or made
    if time.role == "since":
        if frame.kind == Kind.COUNT or (scene.chinese and j > 1 and scene.clauses[i] != scene.clauses[j]):
            return False
        opens = j < 2 or (j < 7 and not any(a.kind in "QV" or a.text in COMMA for a in atoms[:j]))
        return not numbers and (j > i or opens) and not RECORD.search(scene.words(max(0, j - 9), j + 1))
    level = frame.kind == "ratio" and frame.whole in ("capacity", "revenue")
    if (
        time.role in ("base", "prior")
        and frame.kind in ("change", "multiple", "ratio", "recency")
        and not level
    ):
        return rate_of_then(scene, i, j) or rate_before(scene, i, j)
    if (
        time.role == "prior"
        and j < i
        and (
            atoms[j - 1].low in ("than", "as")
            or (
                atoms[j - 1].low == "from" and atoms[j + 1].text in COMMA and atoms[i - 1].is_word("at", "to")
            )
            or (atoms[j - 1].low in ("of", "above", "below") and atoms[i - 1].is_word("at", "to"))
            or (atoms[j - 1].low in ("in", "of", "for") and atoms[j - 2].low == "than")
            or (
                not scene.chinese
                and atoms[j - 1].text not in OPENERS
                and (atoms[j - 1].low not in ENDS_THERE or i - j > 2)
                and not (i == j + 1 and atoms[j].low.endswith(("'s", "’s")))  # “above last season's 1,800”
                and any(a.kind == "Q" for a in atoms[max(0, j - 2) : j])
            )
        )
    ):
        return False  # “6.9 GWh a year earlier” says it of that number
    if time.role in ("base", "prior", "other") and 2 < j < i and not scene.chinese and _goes_on(inside):
        return False  # “half of what it had made the year before, and sold 780,000 cars”
    if (
        time.role == "base"
        and j < i
        and not scene.chinese
        and inside
        and all(a.low in JOINED for a in inside)
    ):
        return False  # “8% more than in 2023 and 59% of the world total”
    if (
        j < i
        and not scene.chinese
        and atoms[i - 1].low in ENDS_THERE
        and (time.role == "base" or _own_behind(scene, i))
    ):
        return (
            False  # “jumped 77% on the March quarter to 221,000”, “in May from 9 billion at the end of June”
        )
    if time.role == "base" and (
        i - j > (6 if atoms[i - 1].text == "的" else 8 if _part_of_it_next(scene, i) else 3)
        or (j > i and not right_behind(inside))
        or any(a.text in COMMA for a in inside)
    ):
        return False
    if (
        time.role == "prior"
        and j > i
        and not (numbers or scene.chinese)
        and any(a.text in COMMA for a in inside)
    ):
        return False  # “fell to 263 billion, the year-earlier figure having been swollen”
    measured = atoms[j - 1].quantity if j else None
    if time.role == "prior" and numbers and measured is not None and measured.unit == "x":
        return False  # “bought 9,000 tonnes, double the year before”
    if (
        time.role in ("base", "prior")
        and numbers
        and not all(a.kind == "Q" or a.low in JOINTS for a in inside)
    ):
        return False
    if j < i and not scene.chinese and scene.clauses[j] != scene.clauses[i] and year_by_year(scene, i):
        return False  # “in August it closed a mine whose 46,000 tonnes a year equal 3% of supply”
    if strict and j < i and any(a.low in RELATIVES or a.low == "that" for a in inside):
        return False  # “In September it opened a plant that cost 75 million”
    if strict and (numbers or (j < i and j > 3 and any(a.text in COMMA for a in inside))):
        return False
    if (
        j > i
        and not scene.chinese
        and any(
            a.low in BEGINS_ANOTHER
            or (
                a.low == "as"
                and n
                and inside[n - 1].text in COMMA
                and inside[n + 1 :]
                and inside[n + 1].low not in AS_ELSE
            )
            or (
                a.low in ("after", "following", "before")
                and inside[n + 1 :]
                and inside[n + 1].low.partition(" ")[0] not in CHARGES
            )
            for n, a in enumerate(inside)
        )
    ):
        return (
            False  # “fell 15% because shipments stopped in July”, “made 70,000 tonnes after the flood in May”
        )
    if j < i and not scene.chinese and _opened_and_does(scene, i, j):
        return False  # “should open in 2027 and turn out 15,000 tonnes”
    if frame.metric in BUILT and not scene.chinese and opens_then(scene, i, j):
        return False  # “a plant designed for 5,000 tonnes opens in 2026”
    if j > i and not scene.chinese and any(a.text in STRONG for a in inside):
        return False  # “designed for 11,000 tons; in the first half it made none”
    if j > i and strict and scene.chinese and scene.text.startswith("的", atoms[i].end):
        return False  # 持股约44%的铜矿5月发生矿震
    if j > i and strict and not scene.chinese and EXPIRES.search(scene.text, atoms[i].end, atoms[j].start):
        return False  # “a duty of 25% expires in June 2026”: when it ends
    if j > i:
        if other_reason(scene, i, j) or of_what_comes(scene, i, j) or _of_whom_is_next(scene, i, j):
            return False
        if numbers and (last := _shared(scene, i, j, frame)) > i:
            return applies(scene, last, j, time, frame, strict)
        if scene.chinese and scene.clauses[j] != scene.clauses[i]:
            return False
        if not scene.chinese and opens_anew(scene, i, j):
            return False
        if numbers and any(
            a.kind in "VMK" and not (a.is_cue("pronoun") or a.is_cue("origin")) for a in inside
        ):
            return False
        other = scene.clauses[j] != scene.clauses[i]
        if other and any(
            a.kind == "Q" and a.id != "date"
            for k, a in enumerate(atoms)
            if scene.clauses[k] == scene.clauses[j]
        ):
            return False
    return True


def _of_whom_is_next(scene: Scene, i: int, j: int) -> bool:
    """Whether the time is told of somebody who acts after the number: “rose to 760 tons, and Peru, which opened a line in May, made 15”."""
    low, _ = scene.span_of(j)
    if scene.chinese or scene.clauses[j] == scene.clauses[i] or scene.atoms[low].low not in RELATIVES:
        return False
    return low > i + 3 and scene.atoms[low - 2].kind == "E" and scene.atoms[low - 3].low in GOING_ON


GOING_ON = frozenset(["and", "but", "yet", "while", "whereas", "though", "after", "because"])


def _goes_on(inside: Sequence[Atom]) -> bool:
    """Whether another clause begins right behind a time: “, and sold”, “, but the price”."""
    after = [a.low for a in inside[:2]]
    return len(after) == 2 and after[0] == "," and after[1] in GOING_ON


SINCE_THEN = re.compile(r"\b(?:has|have|had) since [a-z]+(?:ed|en|n|t|e|k)\b")
BUILT = frozenset(["capacity", "cost", "investment", "loan"])
OPENS = re.compile(
    r"\b(?:open|start|begin|launch|commission|switch|inaugurat|complet|restart|reopen)(?:s|es|ed|ned|ted|ting|ing|e|es)?\b|\b(?:began|begun|due(?! by)|ready|on stream|online|into (?:operation|production|service)|first (?:ore|metal|production|output|gas|oil|power|cargo))\b"
)
"""What happens to a plant at a time, which is not that of what it can make."""


def _has_its_own(scene: Scene, j: int) -> bool:
    """Whether the time stands in a relative clause with a number of its own."""
    low, high = scene.span_of(j)
    related = any(a.low in RELATIVES for a in scene.atoms[low : low + 3])
    return related and any(a.kind == "Q" and a.id != "date" for a in scene.atoms[low:high])


def opens_then(scene: Scene, i: int, j: int) -> bool:
    """Whether the time is that at which a plant opens or closes."""
    low, high = min(i, j), max(i, j)
    if CAME_ON.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return False  # “12 GW came on stream in 2024”
    if j == i - 2 and scene.atoms[i - 1].low == "with":
        return False  # “will open in 2026 with 1,200 tonnes of capacity”
    if j < i and not any(a.kind == "Q" for a in scene.atoms[scene.span_of(j)[0] : i]):
        low = scene.span_of(j)[0]
    between = scene.words(low + 1, high + 1)
    return OPENS.search(between) is not None and not any(
        a.low in ("once", "when") for a in scene.atoms[low:high]
    )


def _opened_and_does(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of an opening, and “and” begins what the plant will then do."""
    does = scene.atoms[j + 1].low == "and" and j + 2 < i and scene.atoms[j + 2].kind in "VK"
    return does and OPENS.search(scene.words(scene.span_of(j)[0], j)) is not None


EXPIRES = re.compile(
    r"\b(?:expir|laps)\w+\b|\b(?:runs?|ran) out\b|\b(?:is|was|were|are) (?:scrapped|abolished|lifted|dropped)\b"
)
A_YEAR = re.compile(r" (?:of (?:[\w-]+ ){1,4})?(?:(?:a|per|each|every) year\b|annually\b|yearly\b)")


def year_by_year(scene: Scene, i: int) -> bool:
    """Whether the number in a relative clause goes on year by year: “whose output of 46,000 tonnes a year”."""
    low, _ = scene.span_of(i)
    related = any(a.low in RELATIVES for a in scene.atoms[low : low + 3])
    return related and A_YEAR.match(scene.text, scene.atoms[i].end, scene.end) is not None


ENDS_THERE = frozenset(["to", "from", "against", "versus", "after", "than"])


def _own_behind(scene: Scene, i: int) -> bool:
    """Whether a time stands right behind the number: “9 billion at the end of June”."""
    low, high = i + 1, min(len(scene.atoms), i + 6)
    behind = next((k for k in range(low, high) if scene.atoms[k].kind == "T"), None)
    return behind is not None and right_behind(list(scene.atoms[low:behind]))


def _shared(scene: Scene, i: int, j: int, frame: Frame) -> int:
    """The number that has its time for the one at `i` too: the last of its list, or where a change led to.

    “It nearly doubled its capacity to 74 GW in 2025.”
    """
    if frame.kind in (Kind.CHANGE, Kind.MULTIPLE):
        goal = next((k for k in range(i + 1, j) if scene.atoms[k].kind == "Q"), i)
        if scene.atoms[goal - 1].low == "to":
            return goal
    said_again = next((k for k in range(i + 1, j) if scene.atoms[k].kind == "Q"), i)
    if frame.kind == Kind.AMOUNT and scene.atoms[said_again - 1].low == "or" and not scene.chinese:
        share = scene.atoms[said_again].quantity
        return said_again if share is not None and share.unit == "percent" else i
    return listed(scene, i, j)
