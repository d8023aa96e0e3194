"""What speaks of how things are: “now”, 目前, what goes on every year, a verb in the present."""

from __future__ import annotations

import re

from checker.extract.hints import holds
from checker.extract.scene import COMMA, RELATIVES, Scene
from checker.extract.verbs_en import FUTURE, PAST, PRESENT, TOLD
from checker.quantity.patterns import compiled

NOW = compiled(
    r"\b[Bb]efore (?:the|its|his) (?:full-scale |Russian )?(?:war|invasion|pandemic|crisis|embargo|sanctions|coup|curbs)\b|\b(?:has|have) since [a-z]+\b|\bsince then\b|\b(?:now(?! (?:expect|see|forecast|predict|target|aim|plan|guide|foresee|reckon|estimate|project|hope|want|look)s?\b)|nowadays|currently|today(?!['’]s)|at present)\b|目前|如今|现在|现已|当前|眼下|现时|近来|近期|长期(?=[高低]于|依赖|占|保持|维持|停留)|历来|常年|后来|此后(?![一两二三四五六十\d])|(?<![随紧在名居列])其后(?![一两二三四五六十\d])",
    re.IGNORECASE,
)

LASTING = frozenset(
    """stand stands cover covers run runs generate generates supply supplies need needs use uses employ employs account
    accounts remain remains contain contains sit sits consume consumes require requires provide provides operate operates
    serve serves start starts lift lifts take takes equals""".split()
)
"""Verbs in the present that tell how things are."""
FORESEEN = TOLD | frozenset(
    "has have sees expects anticipates predicts forecasts pencils foresees projects reckons thinks believes looks".split()
)
"""Verbs in the present of those who put a figure to another time."""

PUT = frozenset(
    "put pegged seen estimated forecast projected expected reckoned pencilled tipped thought unchanged".split()
)
"""What an estimate is said to be, in the present, whatever time it is of."""

HABIT = re.compile(
    r"每年|每天|每月|年均(?![增下减降涨复价])|(?<![第近去过的前上下这那半])一年(?![前后内来间里以期年多半])|"
    r"最终|远期|终期|长远|后续|(?P<yearly>(?<![今去前明每当上本全同近度\d])年(?:产(?!量)|处理|加工|用))"
)
"""日本每年用镓170吨: what goes on year after year has no time, unless the clause names one."""


SAID_OF_NOW = ("now", "Now", "oday", "urrently", "present", " since ", "ince then", "efore ")
"""Parts of the words of `NOW`: finding one costs less than a search for all."""


def says_now(scene: Scene, start: int, end: int) -> bool:
    """Whether a part of the text has a word of now."""
    return _said_now(scene, start, end) is not None


def _said_now(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    there = scene.chinese or holds(scene.text[start:end], SAID_OF_NOW)
    return NOW.search(scene.text, start, end) if there else None


def now(scene: Scene, i: int) -> bool:
    """Whether the clause of the number says that it speaks of now."""
    low, high = scene.span_of(i)
    start, end = scene.atoms[low].start, scene.atoms[high - 1].end
    if not scene.chinese and scene.atoms[low].low == "since":
        start = max(scene.start, start - 5)  # “has since risen to”
    said_now = _said_now(scene, start, end)
    if not scene.chinese:
        return said_now is not None and _in_clause(scene, i, said_now.end())
    if said_now is not None:
        return True
    said = HABIT.search(scene.text, start, scene.atoms[i].start)
    if said is None:
        return False
    if said["yearly"] is not None and not scene.times:
        return True
    headed = low < 7 and any(a.kind == "T" for a in scene.atoms[:low])  # “十五五”期间，年均新增2亿千瓦
    return said["yearly"] is None and not headed and not any(a.kind == "T" for a in scene.atoms[low:high])


def _in_clause(scene: Scene, i: int, place: int) -> bool:
    """Whether a place of the text is in the clause of the number, not in a relative one put into it."""
    k = next((k for k, a in enumerate(scene.atoms) if a.end >= place), i)
    return scene.clauses[k] == scene.clauses[i]


AT_ONCE = re.compile(
    r" (?:(?:today(?!['’]s)|now|currently|at present|at the moment)(?=[,.;:)]|$| (?:and|but|to)\b)|(?:survive|exist|are pending|are still|are now|remain)\b)",
    re.IGNORECASE,
)
"""What right behind a number says that it is one of now."""


NOWS = re.compile(
    r"(?:(?:目前|现在|如今|当前|现有|眼下|现时|當前|現在|現有)的(?:年产|年产能)?|现行的?(?:税率|关税)?)[约近逾超不足仅]{0,2}$"
)


def right_now(scene: Scene, i: int) -> bool:
    """Whether the number is set against another time as that of now: “80% in 2030, against 93% today”, 从目前的2万吨."""
    start = scene.atoms[i].start
    if scene.chinese:
        quantity = scene.atoms[i].quantity
        times = quantity is not None and quantity.unit == "x"  # 是目前的两倍 is of another time
        return not times and NOWS.search(scene.text, max(scene.start, start - 9), start) is not None
    return not scene.chinese and AT_ONCE.match(scene.text, scene.atoms[i].end, scene.end) is not None


def lasting(scene: Scene, i: int) -> int | None:
    """The verb before the number that says in the present how things are: “Modules cost 0.69 yuan per watt”.

    Such a fact has no time of its own, whatever the sentence before was about.
    """
    if scene.chinese:
        return None
    if i not in scene.lasting:
        scene.lasting[i] = _lasting(scene, i)
    return scene.lasting[i]


def _lasting(scene: Scene, i: int) -> int | None:
    low, _ = scene.span_of(i)
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        word = atom.low.partition(" ")[0]
        if (
            atom.kind == "V"
            and j > low
            and scene.atoms[j - 1].low in ("a", "an", "the", "its", "their", "with")
        ):
            continue  # “intends to restart a mine”
        if atom.kind == "M" and scene.atoms[j + 1].low in AFTER_NOUNS:
            continue  # “expects exports of 40 million tons”, “expects supply to grow”
        if word in ("able", "capable"):
            continue  # “a line able to treat 5,000 tonnes”
        if (
            word in ("has", "have")
            and _holds(scene, i, j)
            and not (scene.atoms[j + 1].is_word("to") and _infinitive(scene, j))
            and not (word == "have" and j > low and _to_come(scene, j))
            and not any(a.kind == "S" for a in scene.atoms[low:j])
        ):
            return j
        put = word in ("quoted", "priced", "traded") and scene.atoms[j - 1].is_word("is", "are")
        if put and any(a.low == "which" for a in scene.atoms[:j]):
            return j - 1
        if word in ("is", "are") and scene.atoms[j + 1].low.partition(" ")[0] in PUT:
            return None  # “the crop is put at 82 million tonnes”
        reached = atom.kind == "K" and word.endswith("ed") and not scene.possessive(j)
        if reached or word in FORESEEN or word in PAST or atom.kind in "QT" or atom.is_cue("forecast"):
            return None
        verb = atom.mention is not None and atom.mention.ids("verb") and not atom.is_cue("pronoun")
        plays = word.endswith("s") and not word.endswith(("ss", "us")) and (verb or atom.kind in "WK")
        headed = j > low and (_subject(scene, j - 1) or _after_an_aside(scene, j))
        finite = word in PRESENT or word in LASTING or (plays and headed)
        if finite or verb:
            plain = atom.kind == "V" and not word.endswith(("ed", "ing"))
            return j if (finite or plain) and not _infinitive(scene, j) else None
    return None


AFTER_NOUNS = frozenset(["of", "to", "for", "at", "by", "will", "would", "should", "may"])


def _holds(scene: Scene, i: int, j: int) -> bool:
    """Whether “has” at `j` tells what is there: “has 40 GW”, “has a capacity of 40 GW”, not “has been told to build 40 GW”."""
    to_come = any(a.is_cue("forecast") for a in scene.atoms[j:i])
    return i - j < 3 or (scene.atoms[j + 1].is_word("a", "an") and not to_come)


def _to_come(scene: Scene, j: int) -> bool:
    """Whether “have” stands behind a verb of what is to come: “will have a capacity of 3 GW”."""
    return scene.atoms[j - 1].low.rpartition(" ")[2] in (*FUTURE, "to", "eventually", "then", "ultimately")


def _infinitive(scene: Scene, j: int) -> bool:
    """Whether the verb stands after “to” or “will”."""
    if scene.atoms[j - 1].low in ("and", "then", "or") and not scene.atoms[j].low.endswith("s"):
        # “is to start by the end of the year and deliver 2,500 tonnes”, “should open in 2027 and turn out”
        low, _ = scene.span_of(j)
        if any(
            a.low in ("is to", "are to") or (a.low in FUTURE and a.kind != "T") for a in scene.atoms[low:j]
        ):
            return True
    before = (a for a in scene.atoms[max(0, j - 2) : j] if a.kind != "T")  # May is no verb
    return any(a.low.rpartition(" ")[2] == "to" or a.low in FUTURE for a in before)


def _subject(scene: Scene, j: int) -> bool:
    """Whether the atom can be the subject of the verb after it: a name or “which”."""
    atom = scene.atoms[j]
    return atom.low in RELATIVES or (
        atom.kind == "E" and not atom.adjective and scene.bare(j) and not scene.possessive(j)
    )


def _after_an_aside(scene: Scene, j: int) -> bool:
    """Whether the main clause goes on with the verb at `j`: “the fund, which owns 12% of it, guarantees a price”."""
    closed = j > 1 and scene.atoms[j - 1].text in COMMA
    return closed and scene.clauses[j - 2] > scene.clauses[j]
