"""Whether a number is a change, of what, and which words say so."""

from __future__ import annotations

import re

from checker.extract.comparatives import COMPARATIVES, SMALLER
from checker.extract.english.by_how_much import told_behind
from checker.extract.english.phrase import phrase, quantity_words, word_at
from checker.extract.english.staffing import STAFFS, cut_down
from checker.extract.frame import Frame, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, OPENERS, Scene

MORE_OF_THEM = re.compile(r"\d (more|fewer|less) [a-z]")
"""“Wants to get by with 11,000 fewer workers.”"""
COMPARES = ("more", "less", "fewer")
CHANGES = ("percent", "pp", "x")
MOVED = frozenset(["rose", "fell", "sank", "grew", "slid", "shrank"])


GROWN = re.compile(
    r"\b(?:grew|grow|grows|grown) (?:about |around |some |nearly |almost |over |more than |only |a record )?$"
)


def grown(scene: Scene, i: int) -> bool:
    """Whether it is a crop that somebody grew: “Brazil grew 170 million tonnes of soybeans”."""
    quantity = scene.atoms[i].quantity
    crop = (
        quantity is not None
        and dimension(quantity.unit) in ("mass", "volume")
        and word_at(scene, i + 1) == "of"
    )
    return crop and GROWN.search(scene.text, scene.start, scene.atoms[i].start) is not None


def change_at(scene: Scene, i: int, quantity: Quantity, low: int, high: int) -> tuple[int, str] | None:
    """The sign of a change and the words that say it is one, or None."""
    atoms = scene.atoms
    if quantity.direction:
        return quantity.direction, quantity_words(scene, i)
    if quantity.unit == "count" and (staff := MORE_OF_THEM.search(atoms[i].low)) is not None:
        return (1 if staff[1] == "more" else -1), staff[1]
    if (behind := told_behind(scene, i, quantity)) is not None:
        return behind
    after = [atoms[j] for j in range(i + 1, min(high, i + 3))]
    for n, atom in enumerate(after):
        word = atom.low
        if atom.kind == "P" or word in ("of", "in", "to", "and", "but", "or", "while", "as", "after"):
            break
        if n == 0 and (word.endswith("ed") or word in MOVED):
            break  # “6,000 tons slipped out”
        if n == 0 and word == "up" and word_at(scene, i + 2) == "front":
            break  # “will pay $200 million up front”
        if word == "grown" and after[0].low in ("was", "were", "is", "are"):
            break  # “36% of it was grown in Brazil”
        if word in COMPARATIVES or ((atom.is_cue("up") or atom.is_cue("down")) and atom.kind == "K"):
            if n == 1 and word in ("above", "below") and quantity.unit not in CHANGES:
                break  # “a profit of 15 billion was above the 14.6 that analysts had expected”
            if n == 0 and word in ("more", "less", "up", "down") and len(after) > 1 and after[1].kind == "Q":
                break
            return (-1 if atom.is_cue("down") or word in SMALLER else 1), word
        if word in ("year-on-year", "year-over-year", "on-year"):
            return 1, word
    if (
        quantity.unit == "percent"
        and word_at(scene, i + 1) == "and"
        and i + 3 < len(atoms)
        and atoms[i + 2].id == "percent"
    ):
        nxt = atoms[i + 3]  # “6% and 4% more than a year before”
        if nxt.kind == "K" and (nxt.is_cue("up") or nxt.is_cue("down")):
            return (-1 if nxt.is_cue("down") else 1), nxt.low
    if ON_THE.match(scene.text, atoms[i].end, scene.end) is not None and quantity.unit == "percent":
        told = next((a for a in reversed(atoms[low:i]) if a.is_cue("up") or a.is_cue("down")), None)
        if told is not None:  # “up 18% on the year, 4% on the quarter”
            return (-1 if told.is_cue("down") else 1), told.low
    if quantity.unit not in ("percent", "pp", "x") and any(
        a.low in COSTS for a in atoms[max(low, i - 4) : i]
    ):
        lost = OF_OUTPUT.match(scene.text, atoms[i].end, scene.end)
        if lost is not None:
            return -1, lost[0].strip()  # “the collapse will cost 33,000 tons of output”
    if quantity.unit == "count" and (staffed := STAFFS.search(scene.words(max(low, i - 4), i))) is not None:
        return (-1 if staffed["off"] else 1), staffed[0].strip()
    if quantity.unit == "percent" and (cut := cut_down(scene, i, low)) is not None:
        return cut
    if (
        quantity.unit == "percent"
        and (set_off := APART.match(scene.text, atoms[i].end, scene.end)) is not None
    ):
        return (1 if set_off["ahead"] else -1), set_off[0].strip()
    if quantity.unit == "percent" and (again := _told_again(scene, i, low)) is not None:
        return again
    if OFF.match(scene.text, atoms[i].end, scene.end) is not None and word_at(scene, i - 1) not in WROTE:
        return -1, "off"
    if (lost := LOST.match(scene.text, atoms[i].end, scene.end)) is not None:
        return -1, lost[0].strip()
    added = word_at(scene, i + 1) == "of" and word_at(scene, i + 2) in ("new", "additional", "extra")
    if added and quantity.unit != "percent":
        return 1, "new"
    if quantity.unit == "percent" and word_at(scene, i + 1) == "of" and not _cuts(scene, i, low):
        return None  # “grow about 55% of the world's beans”
    if grown(scene, i):
        return None
    if word_at(scene, i - 1) in ("remaining", "other") and quantity.unit == "percent":
        return None
    if word_at(scene, i - 1) == "minus" and word_at(scene, i - 2) in ("to", "at", "of", "from"):
        return None  # “sank to minus 40 dollars” is where it got to
    if LEVEL.match(atoms[i].text) and quantity.hedge in ("over", "under"):
        return None  # “sank below 40%” is where it got to
    if (sign := PLUS.search(scene.words(max(low, i - 5), i))) is not None:
        return (1 if sign[1] == "plus" else -1), sign[1]
    if word_at(scene, i - 1) == "by" and (moved := _moved_by(scene, i, low)) is not None:
        return moved
    if quantity.unit == "percent" and (said := _growth_said(scene, i, low)) is not None:
        return said
    if (
        quantity.unit == "percent"
        and (pace := AT_A_RATE.search(scene.words(max(low, i - 10), i))) is not None
    ):
        return (-1 if pace[1].startswith(("fall", "shrink", "declin", "drop")) else 1), pace[1]
    if quantity.unit not in ("percent", "pp", "x") and GAIN_OF.search(scene.words(max(low, i - 6), i)):
        return None  # “lost $150 million after a gain of $1.6 billion” is what it had earned
    if RECORD_AT.search(scene.words(max(low, i - 8), i)) is not None:
        return None  # “fell to a record low of 9%”
    if CAME_TO.search(scene.words(max(low, i - 6), i)) is not None:
        return None  # “rising to a record 139,100 ounces”, “an increase from the 1,725 tons”
    crossed = 0
    for j in range(i - 1, max(low - 1, i - 8), -1):
        atom, word = atoms[j], atoms[j].low
        if atom.kind == "P" and (word in COMMA or word in OPENERS) and j != i - 1:
            break
        if atom.kind == "P" and word not in "-,(":
            break
        if word == "at" and j == i - 1 and (grows := _grows_at(scene, i)) is not None:
            return grows
        if word in ("to", "at", "into", "from") and j == i - 1 - (word_at(scene, i - 1) == "between"):
            return None  # “went up to between 14% and 19%” is where it got to
        if word == "than" and quantity.unit != "percent":
            return None  # “8% smaller than the 500 t of last year”
        if word in FIGURES and word_at(scene, i - 1) == "of":
            return None  # “below its spring estimate of 40 million”
        if atom.kind == "Q":
            break
        if word in ("better", "worse") and quantity.unit not in ("percent", "pp", "x"):
            break  # “did better with 700 million”
        if word == "sheds" and j + 1 < i and atoms[j + 1].is_cue("reach"):
            continue  # “stocks in Comex sheds reached 232,000 tonnes”
        if word.startswith("pick") and j == i - 1 and quantity.unit not in ("percent", "pp", "x"):
            break  # “central banks picked up 220 tonnes”
        if word == "up" and quantity.unit not in ("percent", "pp", "x", "GW") and _is_particle(scene, j):
            break  # “coughed up 12,000 ounces”
        if word in ("up", "down") and j and atoms[j - 1].text == "-":
            break  # “lends the start-up $620 million”
        if atom.is_cue("reach") and quantity.unit not in ("percent", "pp", "x"):
            break  # “gold recovered from the ore would reach 2 tonnes”
        if (atom.is_cue("up") or atom.is_cue("down")) and atom.kind in "KVM":
            if (
                word.startswith(("recover", "squeez"))
                and crossed < 2
                and quantity.unit not in ("percent", "pp", "x")
            ):
                break  # “the smelter recovered 27 tonnes of germanium”
            if (
                word in ("more", "less", "fewer", "up", "down", "cut", "add", "added", "adds", "adding")
                and crossed > 1
            ):
                break
            if word in COMPARES and word_at(scene, i - 1) == "," and quantity.unit not in CHANGES:
                break  # “imported still more, 77 million tonnes”
            return (-1 if atom.is_cue("down") else 1), word
        if atom.kind in "VE" or (atom.kind == "M" and crossed > 2):
            break
        if word in ("of", "for") and j == i - 1:
            if j and atoms[j - 1].low in ("loss", "losses") and quantity.unit in ("percent", "count"):
                return -1, "loss"
            continue
        crossed += 1
    return None


GAIN_OF = re.compile(
    r"\b(?:after|against|following|from|versus|instead of|compared with) (?:a|an|its|the) (?:\w+ )?gain of (?:about |nearly |over )?$"
)
RECORD_AT = re.compile(
    r"\b(?:to|from|hit|hitting|at) (?:a|an|its|the)(?: [\w-]+){0,3} (?:low|high|peak|record|level|total|figure|average|rate|value|volume|share) of $"
)
CAME_TO = re.compile(
    r"\b(?:to|at) (?:(?:an?|its|the|another) )?(?:[a-z-]+ )?(?:record|all-time|unprecedented|high|low)(?:[ -](?:high|low|setting))? $|\bfrom (?:the|an?|its|their|that) $|\b(?:to|from) (?:near|just|only|barely) $"
)
AT_A_RATE = re.compile(
    r"\b((?:grow|ris|climb|expand|increas|shrink|fall|declin|drop)\w*) at an? (?:[\w-]+ ){0,3}?(?:rate|pace|clip) of (?:about |some |nearly )?$"
)
"""“Demand grows at a yearly rate of 7%.”"""
GROWTH_TO = re.compile(
    r"\bgrowth\b[^,;%]{0,60}\b(?:slow\w*|quicken\w*|eas\w*|accelerat\w*|cool\w*|fell|fall\w*|rose|rising|dropp\w*|picked up|steady|held|stayed|come down|came down|gone down|went down) (?:[\w-]+ )?(?:to|at) (?:about |just |only |around |nearly )?$"
)
"""“Growth in sales slowed to 3%” is a change, whatever became of it."""
GROWTH_AIM = re.compile(
    r"\bgrowth (?:forecast|outlook|guidance|target|projection|estimate|goal)s?\b[^,;:%]{0,40} (?:to|of|at|from|is|was)(?: (?:about|between|around|only|just|some))? $"
)
"""“Has reduced its growth forecast to 6-9%.”"""
GROWTH_IS = re.compile(
    r"\b(growth|increase|rise|expansion|decline|drop|contraction|slowdown|loss(?= since)|fall(?= since)|gain(?= since)|(?:fall|gain)(?= in))\b[^,;:%]{0,60}\b(?:is|was|are|were|be|been|reach(?:es|ed)?|came (?:in|out|to)|comes (?:in|out|to)|hits?|averag(?:es|ed)|runs|ran|running|put|seen|pegged|touched|exceed(?:s|ed)|topped|amount(?:s|ed) to)"
    r"(?: (?:at|in|now|still|between|about|only|just|around|nearly|over|some|a|mere|under|up|below|above|expected|forecast|be|reach|likely))*(?: to (?:be|reach|average|exceed))? $"
)
"""“Sales growth is now put at 4%”, “growth in demand came in at 3%”."""
FALLING = ("decline", "drop", "contraction", "loss", "fall")


def _growth_said(scene: Scene, i: int, low: int) -> tuple[int, str] | None:
    """A change that a noun names and a verb of being gives: “growth should be about 8%”; or one behind a colon."""
    before = scene.words(max(low, i - 12), i)
    if GROWTH_TO.search(before) is not None or GROWTH_AIM.search(before) is not None:
        return 1, "growth"
    if (said := GROWTH_IS.search(before)) is not None:
        return (-1 if said[1] in FALLING else 1), said[1]
    if word_at(scene, i - 1) == ":" and word_at(scene, i + 1) in (",", ".", "to", "and"):
        moved = (a for a in reversed(scene.atoms[max(0, i - 4) : i - 1]) if a.kind in "KV")
        verb = next((a for a in moved if a.is_cue("up") or a.is_cue("down")), None)
        if verb is not None:  # “Rents rose faster: 5.5%, to 1,354 euros a month”
            return (-1 if verb.is_cue("down") else 1), verb.low
    return None


RATE = re.compile(
    r" (?:(?:a|per|each|every) (?:year|annum|month|quarter)|annually|yearly|on average|compound)\b"
)


GROWTH = re.compile(
    r"\b(growth|increase|rise|decline|drop|fall)\b(?: [\w'-]+){0,3} (?:is|was|are|were) (?:put|seen|estimated|forecast|pegged) at(?: [a-z]+)?\s*$"
)
"""“Growth this year is put at 1.5%”."""


def _grows_at(scene: Scene, i: int) -> tuple[int, str] | None:
    """The verb of “will grow at 8.7% a year”, “is rising at an annual rate of 3%”."""
    if (noun := GROWTH.search(scene.words(max(0, i - 9), i))) is not None:
        return (-1 if noun[1] in ("decline", "drop", "fall") else 1), noun[1]
    verb = next((a for a in reversed(scene.atoms[max(0, i - 4) : i - 1]) if a.kind in "KV"), None)
    if verb is None or not (verb.is_cue("up") or verb.is_cue("down")):
        return None
    yearly = RATE.match(scene.text, scene.atoms[i].end, scene.end) is not None
    yearly = yearly or scene.words(max(0, i - 3), i).startswith(("fastest", "most", "least", "slowest"))
    return (-1 if verb.is_cue("down") else 1, verb.low) if yearly else None


def _told_again(scene: Scene, i: int, low: int) -> tuple[int, str] | None:
    """The verb of “dropped to 760 barrels from 800, or by 5%”: the move between two numbers as a part of the first."""
    if word_at(scene, i - 1 - (word_at(scene, i - 1) == "by")) != "or":
        return None
    told = [j for j in range(low, i) if scene.atoms[j].kind == "Q"]
    led = {word_at(scene, j - 1) for j in told[-2:]}
    if word_at(scene, i - 1) != "by" and not (len(told) > 1 and led == {"from", "to"}):
        return None
    verb = next((a for a in reversed(scene.atoms[low:i]) if a.is_cue("up") or a.is_cue("down")), None)
    return ((-1 if verb.is_cue("down") else 1), verb.low) if verb is not None else None


def _cuts(scene: Scene, i: int, low: int) -> bool:
    """Whether something loses that part of itself: “cut a tenth of its staff”, “shed 20% of their value”."""
    return any(atom.is_cue("down") for atom in scene.atoms[max(low, i - 3) : i])


SAID_AGAIN = re.compile(
    r"\b(?:or|that is(?: to say)?|in other words|i\.e\.|meaning|namely|which is),? by (?:about |some |nearly |almost |over |just )?$"
)
"""“Slipped to 590 tons, or by 4.7%”, “shrank from 2.4 billion to 257 million, that is, by 89%”."""


def _moved_by(scene: Scene, i: int, low: int) -> tuple[int, str] | None:
    """“Cut crude steel output by 4.4%”: the nearest verb of change before “by”, whatever it changed."""
    for j in range(i - 2, low - 1, -1):
        atom = scene.atoms[j]
        if j == i - 2 and atom.is_word("ahead", "behind") and scene.tense(i) in ("past", "present"):
            return (1 if atom.low == "ahead" else -1), atom.low  # “in May they were ahead by 27%”
        if is_outdone(scene, j):
            continue  # “beating the 110 cars of 2024 by 7%”
        again = SAID_AGAIN.search(scene.words(max(low, i - 6), i)) is not None
        if (
            atom.quantity is not None
            and atom.quantity.unit not in ("year", "day")
            and not (again or _reaches(scene, i))
        ):
            return None
        if atom.is_cue("up") or atom.is_cue("down"):
            return (-1 if atom.is_cue("down") else 1), atom.low
        if _puts_up_prices(scene, j, i):
            return 1, atom.low
        if atom.low in OUTDID and dated_object(scene, j, i):
            return (-1 if atom.low in FELL_SHORT else 1), atom.low
    return None


def _puts_up_prices(scene: Scene, j: int, i: int) -> bool:
    """“Lindt put up its prices by 15.8%”: not a sum that is put up."""
    up = scene.atoms[j].low in ("put up", "puts up", "putting up")
    return up and any("price" in a.metrics() for a in scene.atoms[j + 1 : i])


MOVES_UP = frozenset(
    "closed ended finished traded opened moved ticked edged inched nudged jumped settled".split()
)
TAKES_UP = frozenset("ran run threw gave dug piled built rang".split())


def _is_particle(scene: Scene, j: int) -> bool:
    """Whether “up” belongs to a verb that moves nothing: “ran up debts of”, “served up 400 tonnes”."""
    verb = scene.atoms[j - 1] if j else None
    if verb is None or verb.kind not in "WVK" or verb.low in MOVES_UP:
        return False
    return verb.low in TAKES_UP or (verb.low.endswith("ed") and len(verb.low) > 4)


WROTE = ("wrote", "write", "writes", "written", "writing")
FELL_SHORT = frozenset("missed misses missing trailed trails trailing undershot lagged lags lagging".split())
OUTDID = FELL_SHORT | frozenset(
    """beat beats beating exceeded exceeds exceeding topped tops topping surpassed surpasses surpassing outdid outdoing
    outstripped outstripping bettered bettering eclipsed eclipsing outran outrunning outpaced outpacing overtook overtaking""".split()
)


def is_outdone(scene: Scene, j: int) -> bool:
    """Whether the number at `j` is the one that another outdid: “beating the 110 cars of 2024”."""
    said = scene.atoms[j].kind == "Q" and word_at(scene, j - 1) in ("the", "its", "their")
    return said and word_at(scene, j - 2) in OUTDID


def dated_object(scene: Scene, j: int, i: int) -> bool:
    """Whether what is outdone is the same of another time: “revenue beat the third quarter's by 15%”."""
    said = scene.atoms[j + 1 : i - 1]
    return any(a.kind == "T" or a.low in PERIODS for a in said)


PERIODS = frozenset(
    "first second third fourth previous prior preceding last earlier year quarter month".split()
)


def _reaches(scene: Scene, i: int) -> bool:
    """Whether a number says what came of it: “output slumped 32% and profit with it, by 33.7% to 602 million”."""
    after = scene.atoms[i + 1 : i + 3]
    return len(after) == 2 and after[0].low == "to" and after[1].kind == "Q"


def name_what_changed(scene: Scene, i: int, high: int, frame: Frame) -> None:
    """“A twofold rise in Turkish output”: the noun phrase after the change says whose and what."""
    for j in range(i + 1, min(high, i + 4)):
        if scene.atoms[j].low in ("in", "of") and (
            scene.atoms[j - 1].is_cue("up") or scene.atoms[j - 1].is_cue("down")
        ):
            what = phrase(scene, j + 1, high)
            if what.metrics:
                frame.metric = scene.atoms[what.metrics[-1]].metrics()[0]
                if what.entities:
                    frame.subject = scene.atoms[what.entities[0]].id
            if what.commodities:
                frame.commodity = scene.atoms[what.commodities[-1]].id
            return


ON_THE = re.compile(
    r" (?:on|over) (?:(?:the|last|a) (?:year|quarter|month|week|day)\b|(?:the |its )?(?=[\d$€£¥]))|,? (?:year|quarter|month|week)-(?:on|over)-\w+"
)
FIGURES = frozenset("figure level total tally mark estimate forecast count reading number".split())
"""What a value is that another lies above or below."""
PLUS = re.compile(r"(?:\ba |^|[:,;–(-] ?)(plus|minus) (?:of (?:[a-z]+ )?)?$")
LEVEL = re.compile(r"(?:well |just )?(?:below|above|past)\b", re.IGNORECASE)
LOST = re.compile(
    r" (?:(?:will|would|could|may|might|was|were|is|are|has|have|had|to) )+(?:been |be )?(?:lost|cut|shed|(?:wiped|knocked|shaved|sliced|chopped|lopped) off|erased from|wiped out|go(?! (?:to|into|towards?|on|for|through|up|down|ahead|from|via|by|abroad|back|out)\b)|disappear|be axed)\b"
)
OFF = re.compile(
    r"(?: of [a-z-]+(?: [a-z-]+)?)? (?:off(?: (?:its|their|the|that|a)\b|[.,;]|$)|(?:short|shy) of (?:the |its |that |last |a )?(?:previous|year|level|figure|record|peak|same|corresponding|high|mark|total|(?:January|February|March|April|May|June|July|August|September|October|November|December)))"
)
APART = re.compile(
    r" (?:short of|shy of|adrift of|behind|(?P<ahead>ahead of)) (?:(?:the |that |those |its |their )?(?:same|comparable|corresponding|previous|prior|preceding|year|month|quarter|season|week|level|figure)\b"
    r"|(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:'s|’s)?\b|last (?:year|month|quarter)|a year (?:ago|earlier|before)|that of)"
)
"""“Nearly 7% shy of the corresponding months of 2022”, “3% ahead of May”."""
COSTS = ("cost", "costs", "costing", "robbed", "robs", "robbing", "deprived", "deprives", "depriving")
OF_OUTPUT = re.compile(
    r" of (?:[\w-]+ ){0,2}?(?:output|production|supply|exports|sales|capacity|generation|the (?:crop|harvest))\b"
)
