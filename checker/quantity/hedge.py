"""Hedges: the words at a number that say it is about, nearly, over, under or up to what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.quantity.unit import COUNTED_ZH

A_SHADE = ("just", "only just", "slightly", "fractionally", "marginally", *(f"a {how}" for how in ("little", "bit", "shade", "touch", "fraction", "whisker", "hair", "tad")))  # fmt: skip
"""How little the words behind it lie from the number: “a whisker under”, “fractionally over”."""


def _a_shade(*words: str) -> str:
    """Each of some words with each of those that say how little."""
    return "|".join(f"{how} {word}" for how in A_SHADE for word in words)


BEFORE = {
    "about": r"about|around|approximately|approx\.?|roughly|some|circa|c\.|ca\.|~|≈|an estimated about|in the region of|in the order of|on the order of|of the order of|in the neighbourhood of|in the neighborhood of|in the vicinity of|in the ballpark of|something like|more or less|give or take|somewhere around|about some|大约|大概|约为|约合|约|左右|近似|差不多|约莫|大致|大体|估计约",
    "nearly": r"nearly|almost|close to|close on|nigh on|well-nigh|not quite|approaching|nearing|practically|virtually|as good as|verging on|shy of|"
    + _a_shade("under", "below", "less than", "shy of", "short of")
    + r"|将近|接近|近乎|近|几乎|差一点|直逼|逼近|快到|快要",
    "over": _a_shade("over", "above", "more than")
    + r"|well over|well above|well beyond|beyond|more than|over|above|exceeding|exceeded|exceeds|exceed|in excess of|at least|no less than|no fewer than|not less than|upwards of|upward of|north of|greater than|surpassing|surpassed|surpasses|surpass|topped|topping|tops|passed|passes|passing|clears|cleared|crossed|crosses|crossing|breached|breaches|>|≥|a minimum of|minimum of|超过|超出|超|逾|高于|不低于|不少于|不下|不下于|至少|最少|少说|越过|起码|多于|大于|突破|突破了|冲破|破|上(?=[百千万亿])",
    "under": r"跌破|失守|跌穿|south of|not even|well under|well below|less than|fewer than|lower than|under|below|short of|<|不到|不足|低于|少于|未到|未满|未达|不达|未及|不够|不及|小于",
    "up_to": r"not exceeding|up to|as much as|as many as|as high as|at most|no more than|not more than|a maximum of|maximum of|at the most|≤|最多|最多只|最多可|多达|高达|至多|不超|不高于|不多于|不大于|充其量|不超过|不得超过|不可超过|不能超过|不会超过|最高|顶多|顶多够|撑死|上限|上限为|封顶",
}
EXACT = r"only|just|a mere|merely|exactly|an estimated|estimated|a record|a further|a staggering|another|a total of|仅|只有|只|仅有|合计|总计|共|累计"
NAMES = {
    phrase.replace("\\", ""): name
    for name, words in (*BEFORE.items(), ("about", "approx"))
    for phrase in words.replace(".?", ".").split("|")
    if "(" not in phrase
}
"""What each phrase says of the number after it."""


def _reversed(phrases: Iterable[str]) -> str:
    """Phrases from right to left, the longest first; those in Latin letters together, so that a first letter tells which can fit."""
    longest = sorted(phrases, key=len, reverse=True)
    latin = [phrase for phrase in longest if phrase[0].isascii() and phrase[0].isalpha()]
    others = [re.escape(phrase[::-1]) for phrase in longest if phrase not in latin]
    words = "|".join(re.escape(phrase[::-1]) for phrase in latin)
    return "|".join([rf"(?<![a-z])(?:{words})(?![a-z])", *others])


_BETWEEN = (
    r"\s*?(?: fo)?(?:(?: (?:detamitse|fo latot|drocer|gnihsinotsa|gnippohw|gnireggats))?(?: n?a| eht)?\s+)?"
)
HEDGE_RE = re.compile(f"{_BETWEEN}({_reversed(NAMES)})")
"""A hedge with what may stand between it and its number, in small letters and from right to left.

Read backwards it is looked for at one place only, and the longest phrase is the first that fits.
"""
ESTIMATED = re.compile(_BETWEEN + _reversed(["an estimated"]))
"""No hedge, but part of the number as written."""
AFTER_RE = re.compile(
    r"\s?(?:(?P<over>or more(?! or less)|and more(?=[,.;)]|$| (?:of|in|a|per|each|for|by)\b)|if not more\b|at a minimum\b|and counting\b|and up(?=[,.;)]|$)|or above|at least\b(?! one)|-plus|or higher|and above|plus(?! )|\+(?!\d)|及?以上|上方|之上(?!的)|还多|有余|有餘|出头|出頭|(?<=[倍成])多|(?<=[成一二三四五六七八九])强|多(?![出了近约一二两三四五六七八九十半])(?=[\u4e00-\u9fff,，。；、]|$)|余(?=[\u4e00-\u9fff,，。；、]|$)|开外)|(?P<about>or so\b|or thereabouts\b|(?:or )?more or less\b|give or take\b|左右|上下|附近|前后|许(?=[,，。；、]))|(?P<under>or less|or fewer|or lower|or below|及?以下|下方|之下(?!的)|都不到|不到|都没到|都没有|(?<=[成一二三四五六七八九])弱)|(?P<up_to>at (?:the )?most\b|at maximum\b|at the maximum\b|tops\b|max\b|maximum\b|及?以内|之内))",
    re.IGNORECASE,
)
AFTER_BEGINS = frozenset("前许oaptmgi-+以及之还有出多强余开左上附下都不弱OAPTM")
"""What it can begin with behind a space."""
PIECES_RE = re.compile(
    r"(?P<over>及?以上|开外|有余|\+(?!\d))|(?P<about>左右|上下)|(?P<under>以下(?!的[^,，]{0,2}(?:是|为))|不到(?=[,，。；]|$))"
)
"""9万辆左右: the hedge behind the Chinese word for the pieces that are counted."""
MID_RE = re.compile(
    r"(?P<over>多|余|几)(?=[万亿千百美元吨公家种个年人名座项倍处份艘辆架台起条件户天桶亩头间所道枚块颗款套口%％])|(?P<about>来)(?=[万亿美元吨公家种个年人名座项倍辆艘])"
)


FILLERS = frozenset("a an the estimated record astonishing whopping staggering of total".split())
ENDS = FILLERS | {phrase.rpartition(" ")[2] for phrase in NAMES if phrase[0].isascii()}


def _can_end(text: str, at: int, floor: int) -> bool:
    """Whether the last word before a number can be that of a hedge; a quick look before the long one."""
    words = text[floor:at].rsplit(None, 1)
    if not words:
        return False
    word = words[-1]
    if not word[-1].isascii() or word[-1] in "~<>":
        return True
    return word.lower().lstrip("(“\"'‘[—–-") in ENDS


_SMALL = str.maketrans({chr(n): chr(n + 32) for n in range(ord("A"), ord("Z") + 1)})


def hedge_of_pieces(text: str, at: int, stop: int) -> str:
    """The hedge behind counted pieces, which is none where nothing is said."""
    hit = PIECES_RE.match(text, at, stop) if text[at - 1] in COUNTED_ZH else None
    return (hit.lastgroup or "exact") if hit is not None else "exact"


def end_of_pieces(text: str, at: int) -> int:
    """Where counted pieces end with the hedge behind them."""
    hit = PIECES_RE.match(text, at) if text[at - 1] in COUNTED_ZH else None
    return hit.end() if hit is not None else at


def hedge_after(text: str, at: int, stop: int) -> re.Match[str] | None:
    """The hedge that stands right behind a number, by the name of its group: “45,000 tons or more”, 9万吨左右."""
    first = text[at : at + 1]
    if (text[at + 1 : at + 2] if first.isspace() else first) not in AFTER_BEGINS:
        return None
    return AFTER_RE.match(text, at, stop)


def hedge_before(text: str, at: int, floor: int) -> tuple[str, int]:
    """The hedge that ends right before `at`, and where it begins."""
    floor = max(floor, at - 45)
    if not _can_end(text, at, floor):
        return "exact", at
    window = text[floor:at]
    low = window.lower()
    if len(low) != len(window):
        low = window.translate(_SMALL)
    hit = HEDGE_RE.match(low[::-1])
    if hit is None and HUNDREDS.search(text, max(0, at - 2), at + 1) is not None:
        return "over", at - 1
    if hit is None:
        estimated = ESTIMATED.match(low[::-1])
        return "exact", at - estimated.end() if estimated else at
    first = len(low) - hit.end()
    word = hit[1][::-1]
    name = NAMES[word]
    begin, prior = at - hit.end(), low[:first]
    if word == "over" and HANDED.search(prior) is not None:
        return "exact", at
    if word == "up to" and MOVED.search(prior) is not None:
        return "exact", at  # “edged up to 4.3%”
    if low.rstrip().endswith(" the") and (name in ("over", "under") or word == "about"):
        return "exact", at
    if word == "around" and prior.endswith(("all ", "turn ")):
        return "exact", at
    if word == "some" and prior and not (prior[-1].isspace() or prior[-1] in "(,"):
        return "exact", at
    if name == "nearly" and word == "近" and prior.endswith(("最", "附", "邻", "靠", "亲")):
        return "exact", at
    if word == "超" and prior.endswith(("出", "入")):
        return "exact", at  # 出超1570亿美元 is a balance
    return name, begin


HUNDREDS = re.compile(r"(?:^|[有达用花过要到需是赔砸掷超增减多成可的了,，。、])上[百千万亿]")
"""要过上千道关: more than so many, where nothing but the scale is said."""
HANDED = re.compile(
    r"(?:over|all|hand|hands|handed|handing|turned|turning|took|take|taken|carried|left|rolled) $"
)
MOVED = re.compile(
    r"\b(?:edg|inch|tick|nudg|creep|crept|mov|bump|push|pull|ratchet|pick|shoot|shot|drift|climb|went|gone?|going|goes|came|driv|drove)\w* $"
    r"|\b(?:brings?|bringing|brought|push\w*|drives?|driving|drove) (?:its|their|the) (?:[\w-]+ ){1,3}$"
)
"""What “up” belongs to in “edged up to 4.3%”, “brought its output up to 9 million tons”."""


FAR = re.compile(
    r"(?:(约|大约|大概|近|将近|超|超过|逾|不到|不足|高达|至少|最多|多达|至多)(?:占了?|为|达|是|有|需要?|要缴?|在|当|相当于)[^,，;；。、]{0,14}|(不到|不足|超过|不及|未到|接近|将近)[^,，;；。、\d]{1,12}的|(至少|最多|至多|顶多|撑死)[^,，;；。、\d]{1,8})$"
)

THEIRS = re.compile(r"同期的$|[去上前]一?年的$")
OF_ITSELF = re.compile(r"\d[\d.,]*\s?[千百万亿]*(?:[吨美欧日港元辆台桶艘]|公吨|立方)")
"""超过原油同期的1.2万亿元: a value of its own, which another is only set against."""
MISSED = re.compile(r"\b(?:not|never|n['’]t|fails? to|failed to) (?:even )?reach(?:ed)? $")

REACHED = ("reach ", "reached ", "Reach ", "Reached ")


def far_hedge(text: str, at: int, start: int) -> str:
    """约占全国产量的25%, “they do not reach 15%”: a hedge that a few words separate from its number, or a verb that is one."""
    low = max(start, at - 20)
    if text.endswith(REACHED, low, at) and MISSED.search(text, low, at) is not None:
        return "under"
    hit = None if text[low:at].isascii() else FAR.search(text, low, at)
    if hit is None or (
        hit[2] and THEIRS.search(hit[0]) is not None and OF_ITSELF.match(text, at) is not None
    ):
        return "exact"
    word = hit[1] or hit[2] or hit[3]
    return next((k for k, v in BEFORE.items() if word in v.split("|")), "exact")


def during(text: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Whether “over” says while what something went on: “€50 million over five years”, not “for over five years”."""
    if text[begin : begin + 5].lower() != "over " or AFTERWARDS.match(text, end, stop):
        return False
    return PAID_OUT.search(text, max(start, begin - 40), begin) is not None


PAID_OUT = re.compile(
    r"(?:\d(?:[.,]\d+)?(?: (?:million|billion|trillion|bn|mn|m|tons|tonnes|percent|per cent|GWh?|dollars|yuan|euros|yen))*|%)(?: (?:of|to|for|in|worth of) [\w -]{1,24}?)? $"
)
AFTERWARDS = re.compile(r"[ -](?:ago|old|later|after|since|earlier|before)\b")
