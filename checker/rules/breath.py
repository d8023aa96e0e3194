"""An author does not contradict himself in one breath: what he sets side by side he knows to differ.

Two values of one measure in one sentence are of different things: the whole loan and its first part, this year
and the year before, the target and what it was cut from. He has told them apart by something that the fields
of a claim do not hold. They are only set against each other where the sentence itself gives them to two voices:
two who are named as saying them, one value put at a distance, two forecasters, or words such as “others say”,
“by another count”, 一说, 则称.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from checker.algebra import Bools, Floats, Index
from checker.model import Modality
from checker.packs import Pack
from checker.rules.block import Block

WORLDS_APART = 3 / 4
NEXT = 3
"""Characters between two sentences of one paragraph that no quote has."""
NEW = "\n"
"""Where the second of two sentences begins."""
DIFFERENT = "one author says both, so that he may mean two things"
SENTENCE_END = re.compile(
    r"[.!?][\"”’)\]]*\s+(?=[-–•*“\"(\[]?\s?[A-Z])|\]\s+-\s|[。！？]|\n\s*\n|\n\s*[-*•]\s"
)
VOICES = re.compile(
    r"\b(?:says?|(?<!having )(?<!had )(?<!previously )said(?! to )|claim(?:s|ed)?|alleg\w+|argues?|insists?|maintains?|(?<!original )(?<!initial )(?<!earlier )(?<!previous )estimates?"
    r"|estimated|reckons?|counts|counted|calculates?|arrives? at|gives?|calls? (?:it|them|this)|makes? (?:it|that)|puts|put (?!at|in|into|out|on|off|down)|pegs?|quotes?|cites?"
    r"|lists|records|tells? of|talks? of|speaks? of|mentions?|writes?|wrote|prefers?|ha(?:s|ve) (?:it|them) at|according to|reports?|shows?"
    r"|by [\w’' ]{2,30} (?:count|reckoning|tally|account|estimate|measure)|sees? (?:it|things|this|that)|otherwise|disagrees?|disputes?|doubts?"
    r"|others?|another|elsewhere|a (?:second|rival|competing|later|newer) \w+|some (?=\w+ (?:say|put|claim|count|reckon|believe|speak|have))"
    r"|rivals|critics|traders|analysts|economists|consultan\w+|researchers|insiders|brokers?|newsletters?|newspapers?|magazines?|media|websites?"
    r"|blogs?|lobby|think[- ]tank|survey|study|review|handbook|yearbook|database|data set|tracker|press release|institute|bureau|sceptics|skeptics"
    r"|officially|unofficial\w*|in reality|in fact|in truth|or,? (?:as|by|in|even|perhaps|possibly))\b"
    r"|[一另有又][说說]|另一|也有[^,，;；。\d]*[说說称稱]|有人|[则則却卻]?[称稱]|[认認][为為]|估[计計算]|[测測]算|[统統][计計]|口[径徑]|[据據][^,，;；。]"
    r"|表示|指出|[报報][道導告]|[则則却卻][说說是]|[说說]法|之[说說]|[写寫记記引]|媒[体體]?|[网網][站友]|公[众眾][号號]|研[报報]|券商|分析[师師]|[咨諮][询詢]"
    r"|[协協][会會]|机构|機構|[专專]家|[业業][内內]|行家|[调調]查局|[统統][计計]局|能源[署局]|海[关關]|彭博|[给給]出|[预預][测測]",
    re.IGNORECASE,
)
"""Words between two values that give the second to somebody else."""
QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"))
FORECASTER = re.compile(r"\b(?:sees?|looks? for|expects?|forecasts?|predicts?|projects?|thinks?|believes?|targets?)\b|(?:(?<=[,;:] )|(?<=\n))(?:and |while |but |whereas |[Tt]he )?[A-Z][\w.&’'-]*(?= )|\b(?:and|while|but|whereas) [A-Z]\w+|看到|[预預][计計期]|看好")  # fmt: skip
REVISED = re.compile(
    r"\b(?:from|instead of|rather than|up from|down from|than|earlier|previous\w*|before|until now|had|having|at first|originally"
    r"|initial\w*|cut|lowered|raised|lifted|revised|trimmed)\b|此前|原先|原来|原本|早先|先前|之前|曾|从|由|自|下调|上调|调[高低至到为]",
    re.IGNORECASE,
)
"""Words that make the one value that of the same voice at an earlier time."""


def in_one_breath(block: Block, left: Index, right: Index) -> Bools:
    """For pairs of heads, whether an author tells the two values in one sentence, in one voice.

    Copies of the values that others tell do not count, unless each of the two stands in an article that does
    not tell both.
    """
    return _told(block, left, right, _in_a_sentence, "article", "quote")


def in_one_article(block: Block, left: Index, right: Index, relative: Floats) -> Bools:
    """For pairs of heads, whether an author tells both in sentences that follow each other, or worlds apart.

    `relative` is the gap as a part of the larger end; over three quarters, four times, is no slip within an article.
    """
    near = _told(block, left, right, _in_neighbours, "article")
    if not (relative > WORLDS_APART).any():
        return near
    return near | (_told(block, left, right, _in_one_voice, "article") & (relative > WORLDS_APART))


def of_one_author(block: Block, heads: Sequence[int]) -> bool:
    """Whether one article says all of these."""
    return bool(set.intersection(*(set(block.told(head, "article")) for head in heads)))


Test = Callable[[Block, int, int], bool]


def _told(block: Block, left: Index, right: Index, together: Test, *place: str) -> Bools:
    """For pairs of heads that meet in a place, whether claims of theirs there pass the test."""
    result = np.zeros(len(left), dtype=np.bool_)
    article = block.column("article")
    for n in np.flatnonzero(block.meeting(left, right, *place)).tolist():
        sides = block.rows(int(left[n])), block.rows(int(right[n]))
        told = {
            article[one]
            for one, other in _met(block, sides, *place)
            if together(block, *_in_order(block, one, other))
        }
        result[n] = bool(told) and any(all(article[row] in told for row in side) for side in sides)
    return result


def _met(block: Block, sides: tuple[Sequence[int], Sequence[int]], *place: str) -> Iterator[tuple[int, int]]:
    """The claims of both sides that stand in one place and not one over the other."""
    code, start, end = block.codes(*place), block.column("start"), block.column("end")
    there: dict[int, list[int]] = {}
    for row in sides[1]:
        there.setdefault(int(code[row]), []).append(row)
    for one in sides[0]:
        for other in there.get(int(code[one]), ()):
            if end[one] <= start[other] or end[other] <= start[one]:
                yield one, other


def _in_order(block: Block, one: int, other: int) -> tuple[int, int]:
    start = block.column("start")
    return (one, other) if start[one] <= start[other] else (other, one)


def _in_a_sentence(block: Block, one: int, other: int) -> bool:
    said = between(block, one, other)
    return SENTENCE_END.search(said) is None and not two_voices(block, one, other, said)


def _in_neighbours(block: Block, one: int, other: int) -> bool:
    """Whether two claims stand in sentences of which one follows the other, or in one table."""
    if block.title[one] != block.title[other]:
        return False
    said = between(block, one, other)
    quotes = [str(block.text("quote", row)) for row in (one, other)]
    table = all(" | " in quote for quote in quotes)
    missing = int(block.column("start")[other]) - int(block.column("end")[one]) - len(said)
    near = table or (abs(missing) <= NEXT and not says_again(block, one, other))
    return near and not two_voices(block, one, other, said)


def says_again(block: Block, one: int, other: int) -> bool:
    """Whether both of two sentences name whose and what is measured, so that neither leans on what came before."""
    return all(
        _name(block.pack, block.text(field, row)).search(str(block.text("quote", row))) is not None
        for row in (one, other)
        for field in ("subject", "commodity")
        if block.text(field, row) is not None
    )


@lru_cache(maxsize=1024)
def _name(pack: Pack, id: str | None) -> re.Pattern[str]:
    """All names of an entity or a commodity, its adjectives too; nothing for one that the pack does not know.

    What it is called in a report is one: lead has no other that is no verb as well.
    """
    known = [table[id] for table in (pack.entities, pack.commodities) if id is not None and id in table]
    tables = [table for entry in known for table in (entry.names, getattr(entry, "adjectives", {}))]
    english = [
        *(re.escape(entry.label) for entry in known),
        *(re.escape(name) for table in tables for name in (*table.get("en", ()), *table.get("short", ()))),
    ]
    chinese = [re.escape(name) for table in tables for name in table.get("zh", ())]
    words = [rf"(?<!\w)(?:{'|'.join(english)})(?!\w)"] if english else []
    return re.compile("|".join((*words, *chinese)) or r"(?!)", re.IGNORECASE)


def _in_one_voice(block: Block, one: int, other: int) -> bool:
    return block.title[one] == block.title[other] and not two_voices(
        block, one, other, between(block, one, other)
    )


def two_voices(block: Block, one: int, other: int, said: str) -> bool:
    """Whether two claims of one article are given to two voices; `said` are the words between them."""
    names = {block.text("attribution", row) for row in (one, other)}
    if len(names) == 2 and None not in names:
        return True
    modality = [block.text("modality", row) for row in (one, other)]
    if modality == [Modality.FORECAST] * 2:
        named = [hit.start() for words in (FORECASTER, VOICES) for hit in words.finditer(said)]
        return bool(named) and REVISED.search(said, max(max(named), said.rfind(NEW))) is None
    if modality.count(Modality.CLAIMED) == 1:
        return True
    # One value inside quotation marks and one outside.
    spoken = any(said.count(begin) != said.count(end) for begin, end in QUOTES)
    return spoken or VOICES.search(said) is not None or _sources(block.pack).search(said) is not None


@lru_cache(maxsize=8)
def _sources(pack: Pack) -> re.Pattern[str]:
    """The names of all that the pack knows as publishing figures: “USGS has another 3,100 t”."""
    known = [entity.names for entity in pack.entities.values() if entity.kind == "source"]
    names = {
        language: [name for names in known for name in names.get(language, ())] for language in ("en", "zh")
    }
    english, chinese = ("|".join(sorted(map(re.escape, names[language]))) for language in ("en", "zh"))
    return re.compile(rf"\b(?:{english})\b|{chinese}" if english and chinese else r"(?!)")


def between(block: Block, one: int, other: int) -> str:
    """The words between two values of one article, in their order, as far as the quotes have them.

    In one sentence what stands between them (all of it where the offsets do not say); else the end of the one
    sentence and the beginning of the other.
    """
    quote, later, words, follows = (
        str(block.text(name, row)) for name in ("quote", "value_text") for row in (one, other)
    )
    if quote != later:
        return quote.partition(words)[2] + NEW + later.partition(follows)[0]
    gap, at = int(block.column("start")[other]) - int(block.column("end")[one]), quote.find(words)
    while at >= 0:
        stop = at + len(words)
        if quote.startswith(follows, stop + gap):
            return quote[stop : stop + gap]
        at = quote.find(words, at + 1)
    return quote
