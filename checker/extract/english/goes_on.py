"""Of whom the next number of a sentence goes on: the one before, the site, the country, or who got the money."""

from __future__ import annotations

import re

from checker.extract.english.actor import SITES, actor_between, describes, is_owned_by_a_firm
from checker.extract.english.implied import home_of_the_firm, named_here, of_the_country, resumed
from checker.extract.english.number import MADE
from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.english.whole import is_whole
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import COMMA, Scene

GIVERS = ("source", "agency", "country", "bloc")


GIVING = re.compile(
    r"\b(?:giving|gives|gave|leaving|leaves|left|bringing|valuing|values|valued|putting|making) (?:it|them|him|her) (?:a |an |the |with )?(?:[\w-]+ ){0,4}(?:of|at|with|to)? ?$"
)
"""What a number is given to who was told of before: “…, giving it a market value of $2 billion”."""


def of_the_last(scene: Scene, i: int, last: Frame | None, memory: Memory, metric: str) -> str | None:
    """The subject of the number before, when nobody takes over in between."""
    if last is not None and last.subject and GIVING.search(scene.words(max(0, i - 8), i)) is not None:
        return last.subject
    if (
        last is not None
        and last.metric == "stake"
        and (held := _held_before(scene, i, last, metric)) is not None
    ):
        return held
    if (
        last is None
        or last.at < 0
        or actor_between(scene, last.at, i, gives=metric in ("investment", "loan"))
    ):
        return None
    if last.metric in ("investment", "loan") and (taker := _taker(scene, i, last, metric)) is not None:
        return taker
    if metric not in ("loan", "investment", "stake") and gave_for_it(scene, i, last):
        return last.counterparty
    if last.metric == "stake" and metric != "stake" and scene.clauses[last.at] == scene.clauses[i]:
        return None  # “the mine, held 51% by A and 49% by B, yields 1.4 million tonnes”
    if last.actor and metric in ("revenue", "profit"):
        return last.actor
    if last.metric in ("investment", "stake") and (works := _whose_works(scene, i, last)) is not None:
        return works
    if any(
        a.low in ("the world", "mankind") and word_at(scene, j - 1) in ("when", "while", "but", "as", ";")
        for j, a in enumerate(scene.atoms[last.at + 1 : i], start=last.at + 1)
    ):
        return "world"  # “… 430,000 tons in 2030, when the world should need 2.7 million”
    if not last.subject:
        return None
    if (owner := _owner_of_the_works(scene, last.at, i)) is not None:
        return owner
    if last.passing:  # “…, with magnets taking 30%, and foresees 90,000 tons by 2029”
        return next((f.subject for f in reversed(memory.spoken) if not f.passing), None)
    if (meant := named_here(scene, i) or home_of_the_firm(scene, i, last)) is not None:
        return meant
    told = memory.spoken[-2] if len(memory.spoken) > 1 else None
    if last.subject == "world" and told is not None and told.subject not in (None, "world"):
        joint = any(word_at(scene, j) == "and" and scene.goes_on(j + 1) for j in range(last.at + 1, i))
        if joint and is_whole(scene, told, last.at):
            return told.subject  # “dug 67,000 of the 81,000 tonnes mined and has cut its quota by 7%”
    said = [
        a
        for j, a in enumerate(scene.atoms[last.at + 1 : i], start=last.at + 1)
        if a.is_word("it", "he", "they") and word_at(scene, j - 1) != "of"
    ]
    if said and (
        last.subject == "world" or (last.metric == "investment" and metric in ("profit", "revenue"))
    ):
        return None  # “of 48 million tonnes mined worldwide it turned out 15 million”
    main = resumed(scene, i, last, memory)
    return main or of_the_country(scene, i, last, memory, metric) or last.subject


ITS_USE = re.compile(
    r"\b(?:their|its) (?:own )?(?:demand|needs|consumption|use|appetite)\b|\b(?:demand|consumption|use|needs) (?:from|by|in|of) (?:this|the|that|these|those) (?:[\w-]+ )?(?:sector|industry|branch|segment|business|application)\b"
)


def its_own_use(scene: Scene, i: int, last: Frame) -> bool:
    """Whether it is what those use who were told of before: “steel takes 80% of it; demand from the sector fell by 6%”."""
    user = last.subject in scene.pack.commodities or last.passing
    return user and last.at >= 0 and ITS_USE.search(scene.words(last.at + 1, i)) is not None


def _owner_of_the_works(scene: Scene, low: int, i: int) -> str | None:
    """The firm that “the company” means behind its works: “out of Boss Energy's Honeymoon mine, and the company sold …”."""
    if not any(a.is_word("the company", "the firm", "the group") for a in scene.atoms[low:i]):
        return None
    named = (k for k in range(i - 1, 1, -1) if scene.atoms[k].kind == "E" and is_owned_by_a_firm(scene, k))
    return next((scene.atoms[k - 2].id for k in named), None)


THAT_IS = re.compile(
    r"(?:That|This|It) (?:is|was|will be|would be|should be|equals|represents|represented|makes up|amounts to|amounted to|corresponds to|comes to|came to|covers|would cover)(?: [a-z]+)? $"
)
"""How a sentence begins that puts the amount just told as a part of something: “That is 5% of what Europe uses”."""


def of_that_amount(scene: Scene, i: int, memory: Memory) -> str | None:
    """The subject of the amount of which a sentence only says how large a part it is."""
    told = memory.earlier
    quantity = scene.atoms[i].quantity
    if told is None or told.kind != "amount" or not memory.same_block or quantity is None:
        return None
    if quantity.unit != "percent" or not told.subject or told.subject == "world":
        return None
    first = next(a for a in scene.atoms if a.kind == "Q")
    only = THAT_IS.fullmatch(scene.text, scene.start, first.start) is not None
    return told.subject if only and word_at(scene, i + 1) == "of" else None


THAT_PART = re.compile(
    r"\b(?:that|this|the) (?:part|share|proportion|portion|percentage)(?! of\b| in\b| price)\b[^,;%]*$",
    re.IGNORECASE,
)


def that_part(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """The part told in the sentence before, at another time: “The firm expects that share to drop to 20% in 2025”."""
    before = memory.before if memory.earlier is not None else []
    told = next((frame for frame in reversed(before) if frame.kind == "share"), None)
    if told is None or not memory.same_block or scene.atoms[i].id != "percent":
        return None
    said = THAT_PART.search(scene.text, scene.start, scene.atoms[i].start)
    if word_at(scene, i + 1) in ("in", "at", "for") and scene.atoms[i + 2].kind in "EW":
        return None  # “The proportion was 23% in Britain”
    if said is None or any(a.kind in "ECM" for a in scene.atoms[:i] if a.start > said.start()):
        return None
    frame = told.copy()
    frame.period = frame.carry = frame.base = frame.item = None
    frame.evidence = {"metric": "as before"}
    return frame


def at_the_other_end(scene: Scene, i: int, last: Frame, metric: str) -> bool:
    """Whether the number before was about the one that goods came from: “Imports from China, which makes 40% of all …, rose to 12”."""
    way = {"imports": "from", "exports": "to"}.get(metric)
    return way is not None and any(
        atom.id == last.subject
        and word_at(scene, j - 1) == way
        and any(metric in a.metrics() for a in scene.atoms[max(0, j - 4) : j])
        for j, atom in enumerate(scene.atoms[1 : last.at], start=1)
    )


def of_that_trade(scene: Scene, i: int, memory: Memory, metric: str) -> str | None:
    """Who buys or sells, where only the other end of his trade is named anew: “…, while imports from Namibia tripled”."""
    if metric == "imports" and (buyer := _imported_into(scene, i)) is not None:
        return buyer
    way, flow = WAYS.get(metric), memory.of_metric.get(metric)
    if way is None or flow is None or not memory.told_here:
        return None
    nouns = (j for j in range(i - 1, -1, -1) if metric in scene.atoms[j].metrics())
    noun = next(nouns, 0)
    end = noun + 2 + (word_at(scene, noun + 2) == "the")
    if scene.atoms[noun].kind != "M" or word_at(scene, noun + 1) != way or end >= i:
        return None
    anew = noun == 0 or word_at(scene, noun - 1) in ("while", "and", "but", ";", ",", "whereas")
    there = scene.atoms[end]
    named = any(a.kind == "E" for a in scene.atoms[end + 1 : i])
    return flow.subject if anew and there.kind == "E" and not named and there.id != flow.subject else None


def _imported_into(scene: Scene, i: int) -> str | None:
    """The country of “imports of Australian coal into China”."""
    low, _ = scene.span_of(i)
    if not any("imports" in a.metrics() for a in scene.atoms[low:i]):
        return None
    for j in range(low, i):
        there = j + 1 + (word_at(scene, j + 1) == "the")
        if scene.atoms[j].low == "into" and there < i and scene.atoms[there].kind == "E":
            return scene.atoms[there].id if kind_of_id(scene, scene.atoms[there].id) in STATES else None
    return None


WAYS = {"imports": "from", "exports": "to"}
"""How the other end of a trade is named."""


def _whose_works(scene: Scene, i: int, last: Frame) -> str | None:
    """The works that money was put into, where a clause with “whose” goes on about it: “of the project, whose first phase …”."""
    low, _ = scene.span_of(i)
    if word_at(scene, low) not in ("whose", "which") or low < 2:
        return None
    noun = word_at(scene, low - 2).rpartition(" ")[2]
    return (
        (last.whole or last.counterparty)
        if noun in SITES and scene.clauses[last.at] != scene.clauses[i]
        else None
    )


def _taker(scene: Scene, i: int, last: Frame, metric: str) -> str | None:
    """Who got the money told before, where he is the one who goes on."""
    given_to = last.counterparty
    if given_to is None or metric in ("loan", "stake"):
        return None
    named = [a.id for j, a in enumerate(scene.atoms[: last.at]) if a.kind == "E" and scene.bare(j)]
    if (
        named
        and (named[0] == given_to or scene.pack.within(named[0], given_to))
        and last.subject not in named[:1]
    ):
        return named[
            0
        ]  # “the refinery, backed by a loan of 1.6 billion, should open in 2027 and make 17,500 tonnes”
    if metric == "investment":
        return None
    another = scene.clauses[last.at] != scene.clauses[i] and metric in {"capacity", "workforce", *MADE}
    unnamed = last.subject is not None and all(a.id != last.subject for a in scene.atoms)
    if another and (unnamed or kind_of_id(scene, last.subject) in GIVERS):
        return given_to  # “a bank lends the firm 600 million; the plant should reach 8,000 tonnes”
    if not any(a.id == last.subject for a in scene.atoms[last.at + 1 : i]):
        return None
    acting = [a.id for j, a in enumerate(scene.atoms[: last.at]) if a.kind == "E" and scene.bare(j)]
    # “IperionX received $47 million from the Pentagon and wants to make 1,400 tonnes”
    return given_to if acting and acting[-1] == given_to else None


def gave_for_it(scene: Scene, i: int, last: Frame) -> bool:
    """Whether the one before only gave the money for it: “was built with a loan from the bank and can make 2,000 tons”."""
    if last.metric not in ("loan", "investment") or not 0 <= last.at < i:
        return False
    for j in range(last.at + 1, i):
        if scene.atoms[j].kind == "E" and scene.atoms[j].id == last.subject:
            return scene.preposition(j) in ("from", "by")
        if scene.atoms[j].kind == "S" and scene.atoms[j].id == last.subject:
            return word_at(scene, j - 1) in ("from", "by", "the")
    return False


def _closes_an_aside(scene: Scene, low: int, high: int) -> bool:
    """Whether a comma between two numbers ends an aside, so that the verb of the main clause follows."""
    return any(scene.atoms[j].text in COMMA and scene.goes_on(j + 1) for j in range(low + 1, high))


def _held_before(scene: Scene, i: int, last: Frame, metric: str) -> str | None:
    """What is held, where the aside on its owners has ended: “the group, 90% owned by the state, held 63% of it”."""
    head = next((a.id for j, a in enumerate(scene.atoms) if a.kind == "E" and scene.bare(j)), None)
    if head == last.subject and metric in ("profit", "revenue", "workforce"):
        return None  # “South32, which owns 60% of a mine, lost $363 million”
    first = any(a.kind == "E" and a.id == last.whole for a in scene.atoms[: max(0, last.at)])
    first = first or any(describes(scene, j) for j, a in enumerate(scene.atoms[:3]) if a.kind == "E")
    return last.whole if first and last.at >= 0 and _closes_an_aside(scene, last.at, i) else None
