"""What the verbs say of the time of a number: of an event told in passing, of something else."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.calendar import Clock, months_in
from checker.extract.frame import Frame, Memory
from checker.extract.present import FORESEEN, lasting
from checker.extract.scene import CLOSERS, COMMA, JOINTS, OPENERS, RELATIVES, STRONG, SUBORDINATES, Scene
from checker.extract.times import RECORD
from checker.extract.verbs_en import FUTURE, PAST
from checker.model import Kind, Modality


def against_a_year(scene: Scene, inherited: str | None) -> str | None:
    """The year after the one that a change is set against, where months of it were spoken of: “a tenth more than in 2024”."""
    if inherited is None or scene.chinese or len(inherited) == 4:
        return inherited
    bases = [time.period for _, time in scene.times if time.role == "base"]
    year = inherited[:4]
    only = len(scene.times) == 1 and len(bases) == 1 and bases[0].isdigit()
    return year if only and int(bases[0]) + 1 == int(year) else inherited


def other_reason(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` stands in a clause of its own behind the number: “13%, although a ban takes effect on April 25”."""
    head = scene.atoms[scene.span_of(j)[0]].low
    return (
        not scene.chinese
        and scene.clauses[j] != scene.clauses[i]
        and head in ("although", "though", "because", "since")
    )


def told_in_passing(scene: Scene) -> bool:
    """Whether all times stand behind the numbers, in a clause that only says why or after what: “fell after sales stopped in May”.

    Or in brackets that set another number beside one: “$31 million (Q3 2024: $10 million)”.
    """
    if scene.chinese or not scene.times:
        return False
    if all(in_brackets(scene, j) for j, _ in scene.times):
        return True
    told = max((scene.clauses[i] for i, _ in scene.quantities()), default=-1)
    return all(
        scene.clauses[j] > told and scene.atoms[scene.span_of(j)[0]].low in SUBORDINATES
        for j, _ in scene.times
    )


FAR = 30
"""So many pieces at most stand in brackets before a time."""


def opener(scene: Scene, j: int) -> int | None:
    """Where the brackets open in which an atom stands; None for one that stands in none."""
    back = range(j - 1, max(-1, j - FAR), -1)
    mark = next((k for k in back if scene.atoms[k].text in OPENERS | CLOSERS), None)
    return mark if mark is not None and scene.atoms[mark].text in OPENERS else None


def in_brackets(scene: Scene, j: int) -> bool:
    """Whether an atom stands in brackets behind a number."""
    opened = opener(scene, j)
    return opened is not None and any(a.kind == "Q" for a in scene.atoms[:opened])


PARTICIPLE = re.compile(r"\w{3,}ed|due|to|built|bought|sold|shut|begun|set|drawn|idle")


def aside(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of an event told in passing: “Narva, inaugurated in September, makes 2,000 tonnes”.

    Or that of a record in another clause: 伦镍创去年6月以来新高；沪镍收报12万元.
    """
    if scene.chinese:
        before = j < i and scene.clauses[j] != scene.clauses[i]
        return before and RECORD.match(scene.text, scene.atoms[j].end, scene.end) is not None
    atoms = scene.atoms
    low = j
    while low > 0 and j - low < 10 and atoms[low - 1].text not in COMMA and atoms[low - 1].kind not in "QP":
        low -= 1
    if low and atoms[low - 1].text not in COMMA:
        return False
    if j < i and atoms[low].low in RELATIVES and lasting(scene, i) is not None:
        return any(
            a.text in COMMA for a in atoms[j + 1 : i]
        )  # “the reactor, which was started in May, has 1.6 GW”
    if not PARTICIPLE.fullmatch(atoms[low].low.partition(" ")[0]):
        return False
    high = next((k for k in range(j + 1, min(len(atoms), j + 6)) if atoms[k].kind == "P"), None)
    return high is not None and not low <= i < high


def of_another_verb(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of a verb before the one of the number: “opened in May and makes 5,000 tonnes”."""
    if scene.chinese or j > i:
        return False
    atoms = scene.atoms
    verb = next((k for k in range(j + 1, min(i, j + 3)) if atoms[k].low == "and"), None)
    if verb is not None and verb + 1 < i and (atoms[verb + 1].low == "to" or atoms[verb + 1].low in FUTURE):
        return True
    if any(atoms[k].low in ("and", "but") and atoms[k + 1].low in FUTURE for k in range(j + 1, i - 1)):
        return not any(a.low in FUTURE and a.kind != "T" for a in atoms[scene.span_of(j)[0] : j])
    present = lasting(scene, i)
    if present is not None and any(a.low in RELATIVES for a in atoms[j + 1 : present]):
        return True  # “In 2024 it took Pangwa, and mines which supply half of the world”
    return (
        present is not None
        and 0 < j < present
        and any(atoms[k].low in ("and", "but") or atoms[k].text in COMMA for k in range(j + 1, present))
        and any(a.kind == "V" or a.low in PAST or a.low.endswith("ed") for a in atoms[:j])
    )


def later(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` comes with what is told after the number: “sold 4.6 million and aims for 6 million this year”."""
    if scene.chinese or j < i:
        return False
    atoms = scene.atoms
    if not any(a.kind == "Q" and a.id != "date" for a in atoms[i + 1 : j]):
        return False
    return any(
        atoms[k].text in STRONG
        or (
            atoms[k].low in ("and", "but", "while", "whereas")
            and any(
                a.low in FUTURE or a.low in FORESEEN or a.is_cue("forecast") for a in atoms[k + 1 : k + 5]
            )
        )
        for k in range(i + 1, j)
    )


def of_what_comes(scene: Scene, i: int, j: int) -> bool:
    """Whether the time behind the number is that of what will be: “employs 1,200 people and is to shut in 2031”."""
    atoms = scene.atoms
    return not scene.chinese and any(
        atoms[k].low in ("and", "but") and atoms[k + 1].low in (*FUTURE, "is to", "are to")
        for k in range(i + 1, j - 1)
    )


def listed(scene: Scene, i: int, j: int) -> int:
    """The last number of the list that the one at `i` begins: “88,000, 49,000 and 41,000 tonnes in 2024”."""
    atoms, last = scene.atoms, i
    for k in range(i + 1, j):
        quantity = atoms[k].quantity
        if quantity is not None and quantity.unit == (atoms[i].quantity or quantity).unit:
            if last == i and k > i + 2:
                break  # “100%, and 93% of it in 2023” is no list
            last = k
        elif atoms[k].low not in JOINTS:
            break
    return _of_the(scene, last, j) or last


def _of_the(scene: Scene, i: int, j: int) -> int | None:
    """The whole of which the number at `i` is a part: “300 t of the 900 t mined in 2019”, “half of the 9 bcm sold in May”."""
    atoms = scene.atoms
    if (
        scene.chinese
        or i + 3 >= j
        or atoms[i + 1].low != "of"
        or atoms[i + 2].low not in ("the", "all", "those")
    ):
        return None
    return next(
        (k for k in range(i + 3, min(j, i + 6)) if atoms[k].kind == "Q" and atoms[k].id != "date"), None
    )


def of_the_start(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of where a change to the number began: “rose to 7,100 tonnes from 4,200 in June”."""
    if scene.chinese:
        return False
    k = next(k for k in range(j - 1, i, -1) if scene.atoms[k].kind == "Q")
    if scene.atoms[k - 1].low in ("from", "against", "versus", "compared with", "compared to", "after"):
        return True
    return scene.atoms[k - 1].low == "of" and FROM_A.search(scene.words(max(i + 1, k - 6), k)) is not None


FROM_A = re.compile(
    r"\bfrom (?:an?|the|its|their) (?:[\w-]+ ){0,2}(?:record|peak|high|low|top|bottom|trough|average|total|level|base)(?: high| low)? of $"
)
"""“Has halved from a record of $12,000 a tonne in December”: the number before is of now."""


def opens_anew(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` begins what comes after “and”: “holds 44% and in 2023 furnished 27%”."""
    head = j - 1 if scene.atoms[j - 1].is_word("the") else j
    head -= scene.atoms[head - 1].is_word("in", "by", "from", "since", "during", "on", "for", "over")
    if head <= i + 1 or not scene.atoms[head - 1].is_word("and", "but"):
        return False
    return any(a.kind == "Q" or a.kind in "VK" for a in scene.atoms[j + 1 : j + 5])


def begins(scene: Scene, j: int) -> bool:
    """Whether the time at `j` is where a change or a comparison starts: from May, 由6月底, 较年初."""
    before = scene.atoms[j - 2] if j > 1 and scene.atoms[j - 1].is_word("the", "its") else scene.atoms[j - 1]
    return j > 0 and before.is_word("from", "than", "由", "从", "较", "比")


OWNS = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ )?(?:record|peak|high|low|level|figure|total|trough|average|tally) of (?:about |around |some |nearly |almost |over |more than )?"
)
"""“Since last December's record of £9,425”: the number is that of the time before it."""


def when(scene: Scene, j: int, i: int) -> bool:
    """Whether a clause on the time at `j` tells the number at `i`: “beside 2015, when the mine yielded 300 t”; 6700万吨（2023年）."""
    if i < j < len(scene.atoms) - 1 and scene.atoms[j - 1].text == "(" and scene.atoms[j + 1].text == ")":
        return all(atom.kind in "CW" for atom in scene.atoms[i + 1 : j - 1])
    if j > i or any(atom.kind == "Q" and atom.id != "date" for atom in scene.atoms[j + 1 : i]):
        return False
    if not scene.chinese and OWNS.fullmatch(scene.text, scene.atoms[j].end, scene.atoms[i].start):
        return True
    after = [atom.low for atom in scene.atoms[j + 1 : j + 3]]
    return after[:1] == ["when"] or after == [",", "when"]


def at_the_start(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of where a change to the number at `i` began: “from 5 t in 2019 to 8 t”."""
    if scene.chinese or j > i or scene.atoms[i - 1].low != "to":
        return False
    low, _ = scene.span_of(i)
    before = [k for k in range(low, j) if scene.atoms[k].kind == "Q" and scene.atoms[k].id != "date"]
    between = any(atom.kind == "Q" and atom.id != "date" for atom in scene.atoms[j:i])
    return bool(before) and not between and scene.atoms[before[-1] - 1].low == "from"


def right_behind(between: list[Atom]) -> bool:
    """Whether nothing but a preposition stands between a number and its time: “against half in 2005”."""
    return all(
        atom.low in ("in", "of", "during", "for", "the", "at", "end", "start", "beginning")
        for atom in between
    )


def goes_back(first: str | None, then: str | None) -> bool:
    """Whether what is told then is of an earlier time of the same length: 今年为6%，而2019年为5%."""
    return first is not None and then is not None and len(first) == len(then) and then < first


THAT_WAS = re.compile(r"(?:That|This|It) (?:was|is|were|represents|marks|meant)(?: [a-z]+){0,2} $")


def only_measured_by_others(scene: Scene, frame: Frame, told: Frame) -> bool:
    """Whether a sentence only sets the number before it against others: “That was 12% more than in October”."""
    if (
        scene.chinese
        or scene.title
        or frame.kind not in ("change", "multiple", "ratio")
        or frame.metric != told.metric
    ):
        return False
    first = next((atom for atom in scene.atoms if atom.kind == "Q"), None)
    return first is not None and THAT_WAS.fullmatch(scene.text, scene.start, first.start) is not None


def changed_since(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """The later of two times between which a change lies: “437,061 tonnes in 2024 as opposed to 393,551 in 2023, an improvement of 11%”."""
    told = memory.spoken[-2] if len(memory.spoken) > 1 else None
    if scene.chinese or told is None or last is None or frame.kind != Kind.CHANGE:
        return None
    alike = (told.metric, told.subject, told.unit) == (last.metric, last.subject, last.unit)
    values = told.kind == last.kind == Kind.AMOUNT and frame.metric in (None, last.metric)
    later = alike and values and goes_back(told.period, last.period)
    return told.period if later and not any(a.kind == "T" for a in scene.atoms[i + 1 : i + 6]) else None


def back_from_earlier(scene: Scene, i: int, memory: Memory, last: Frame) -> str | None:
    """The time of a sentence that looked back and goes on: 2024年产锡9万吨，增5%，2023年增8%；精炼7万吨."""
    if not scene.chinese or not any(atom.text in STRONG for atom in scene.atoms[last.at + 1 : i]):
        return None
    first, carry = memory.spoken[0].carry if memory.spoken else None, last.carry
    back = first is not None and carry is not None and len(first) == len(carry) and carry < first
    return first if back or _was_a_part(scene, first, last, memory) else None


def _was_a_part(scene: Scene, whole: str | None, last: Frame, memory: Memory) -> bool:
    """Whether a time was only that of a part: 前10个月产电池1290GWh，其中10月170GWh；出口228GWh."""
    if whole is None or last.carry is None or not memory.spoken or months_in(last.carry) >= months_in(whole):
        return False
    return scene.text.find("其中", scene.atoms[memory.spoken[0].at].end, scene.atoms[last.at].start) >= 0


def told_since(scene: Scene, last: Frame | None) -> int:
    """The mark since which a number has had its time, which those after it share: times before it are done with."""
    if not scene.chinese:
        return _turned_to_done(scene, last)
    if last is None or last.period is None:
        return -1
    return max((j for j, atom in enumerate(scene.atoms[: last.at]) if atom.text in STRONG), default=-1)


def _turned_to_done(scene: Scene, last: Frame | None) -> int:
    """Where what is to come is left for what has been done: “hopes for first gas in 2027 and has raised $8 million”."""
    if last is None or last.at < 0 or last.modality != Modality.FORECAST:
        return -1
    turned = (
        j
        for j in range(last.at + 1, len(scene.atoms) - 1)
        if scene.atoms[j].is_word("has", "have") and scene.atoms[j - 1].is_word("and", "but")
    )
    return next(turned, -1)


RATE_BEFORE = re.compile(r"\b(?:from|than|against|after|versus|following|compared (?:with|to)|of|the)$")


THE_ONE_BEFORE = re.compile(
    r"the (?:year|month|quarter) (?:before|earlier)|the (?:previous|prior|preceding) "
)


def rate_before(scene: Scene, i: int, j: int) -> bool:
    """Whether the number at `i` is the rate of a time before that stands right behind it: “from 5% a year earlier”."""
    if scene.chinese or j < i or not right_behind(list(scene.atoms[i + 1 : j])):
        return False
    measured = scene.atoms[i].quantity
    if measured is not None and measured.unit == "x":
        return False  # “41,000 tonnes, twice the year before”
    if j == i + 1 and THE_ONE_BEFORE.match(scene.atoms[j].low):
        return True  # “grew 2% in 2024 and 1.6% the year before”
    return RATE_BEFORE.search(scene.words(max(0, i - 3), i).rstrip()) is not None


def of_old(scene: Scene, i: int, clock: Clock) -> str | None:
    """The past year of which it is told what one piece held: “ten years ago it took 3 kilograms”."""
    here = (time.period for j, time in scene.times if scene.clauses[j] == scene.clauses[i])
    return next((period for period in here if period[:4] < (clock.month or "")[:4]), None)
