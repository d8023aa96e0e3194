"""Which of a sentence's times is the period of a number, and whether that makes it a forecast."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in, year_to
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import COMMA, FUTURE, JOINTS, PAST, PRESENT, RELATIVES, STRONG, TOLD, Scene
from checker.extract.times import Time
from checker.model import Kind

COMPARED = re.compile(
    r"\b(?:than|against|compared|versus|previous|from|estimate of|forecast of) (?:[\w-]+ ){0,4}$|\b(?:than|against|from)$"
)
REPORTED = re.compile(r"(?:的)?(?:一[份篇项])?(?:报导|报道|发布|公布|发表|表示|指出|宣布|称|说|电|讯)")
NOW = re.compile(
    r"\b(?:now|nowadays|currently|today|at present)\b|目前|如今|现在|当前|眼下|现时", re.IGNORECASE
)
RESULTS = frozenset({"revenue", "profit", "sales", "production"})
"""What a company reports of one and the same time."""
SILENT = frozenset({Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT, Kind.DATE, Kind.RECENCY})
"""What has no time to leave to the numbers after it: “the biggest customer with 102 tonnes”."""
RECORD = re.compile(r"\b(?:most|least|first|\w+est|any|ever|not|best|worst) [^,;.]{0,30}since\b")
"""What has its like only so long ago: “the most since 2023” tells nothing of the time since then."""
FINANCIAL = re.compile(r"\bfiscal|\bfinancial year|\bFY|财", re.IGNORECASE)
AVERAGE = re.compile(r"\baverag|均价|平均", re.IGNORECASE)
UNDATED = frozenset({"investment", "loan", "stake", "tariff", "things", "lead_time", "event"})


def period_of(
    scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None, clock: Clock
) -> str | None:
    """The stated period of the quantity at atom `i`, own or carried, or None.

    Nearest first: a time right behind the number in its clause, one before it in the clause, one at
    the head of the sentence, then what the number before in the sentence or the sentence before had.
    Sets `frame.carry`, what the next number may inherit: “a year earlier” is for its own number only.
    """
    if frame.kind == "date":
        return None
    strict = frame.kind in ("rank", "exclusive") or frame.metric in UNDATED
    flow = scene.pack.nature(frame.metric or "") == "flow" and not strict
    if flow and last is not None and last.carry is None and last.kind in SILENT:
        last = None
    best: tuple[float, Time, int] | None = None
    own = False
    for j, time in scene.times:
        if not _applies(scene, i, j, time, frame, strict):
            continue
        cost = _cost(scene, i, j)
        if (not strict or cost < (5.0 if j < 2 else 3.0)) and (best is None or cost < best[0]):
            best = cost, time, j
            own = scene.clauses[i] == scene.clauses[j]
    aside = last is not None and scene.clauses[last.at] > scene.clauses[i]
    present = not scene.title and (_now(scene, i) or (last is None and _lasting(scene, i) is not None))
    inherited = None
    if not present:
        inherited = last.carry if last is not None else _carried(scene, i, frame, memory)
    if aside and last is not None and inherited is None:
        inherited = last.kept  # the main clause goes on with what was told before
    lasting = scene.pack.nature(frame.metric or "") in ("stock", "structure")
    if lasting and last is not None and last.metric != frame.metric and not scene.chinese:
        inherited = None  # what is there is not of the time at which something else happened
    if frame.kind == "share" and last is not None and last.period is None and last.metric != frame.metric:
        inherited = None  # what the sentence before spoke of, and this one does not
    if best is not None and ALTOGETHER.match(scene.words(i + 1, min(len(scene.atoms), i + 2)) or "-"):
        best = None
    if (
        best is not None
        and best[1].role == "since"
        and frame.kind in (Kind.CHANGE, Kind.MULTIPLE)
        and clock.today
    ):
        frame.carry = None
        return f"{clock.today.year}-{clock.today.month:02}"  # “up 20% since March”: as of now
    if best is not None:
        if own:
            frame.because("period", best[1].period)
        compared = (
            COMPARED.search(scene.words(max(0, i - 8), i)) is not None and scene.atoms[i - 1].kind != "T"
        )
        passing = compared or best[1].role in ("prior", "base") or _begins(scene, best[2])
        frame.carry = inherited if passing else best[1].period
        if best[1].role == "since":
            frame.carry = None
        return _financial(scene, best[2], best[1].period, frame.subject)
    if ALTOGETHER.search(
        scene.words(max(0, i - 3), i) + "|" + scene.words(i + 1, min(len(scene.atoms), i + 4))
    ):
        inherited = _whole_span([f.period for f in memory.spoken if f.metric == frame.metric]) or inherited
    if inherited is None and not strict and not present and last is None:
        inherited = _told(scene, i, frame, memory, clock)
    frame.carry = inherited
    if frame.carry is None and memory.frame is not None:
        frame.kept = memory.frame.carry or memory.frame.kept
    if strict:
        same = last is not None and last.metric == frame.metric and last.at >= 0
        beside = (
            same
            and last is not None
            and (
                frame.kind in (Kind.CHANGE, Kind.MULTIPLE)
                or (frame.kind == Kind.RANK and last.subject == frame.subject)
            )
        )
        if last is None or not same or not (frame.kind == last.kind or beside):
            return None
        return last.period and (last.carry or last.period)
    return inherited


FORESEEN = TOLD | frozenset(
    "has have sees expects predicts forecasts pencils foresees projects reckons thinks believes looks".split()
)
"""Verbs in the present of those who put a figure to another time."""


def _now(scene: Scene, i: int) -> bool:
    """Whether the clause of the number says that it speaks of now."""
    low, high = scene.span_of(i)
    return NOW.search(scene.text, scene.atoms[low].start, scene.atoms[high - 1].end) is not None


def _lasting(scene: Scene, i: int) -> int | None:
    """The verb before the number that says in the present how things are: “Modules cost 0.69 yuan per watt”.

    Such a fact has no time of its own, whatever the sentence before was about.
    """
    if scene.chinese:
        return None
    low, _ = scene.span_of(i)
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        word = atom.low.partition(" ")[0]
        if word in FORESEEN or word in PAST or atom.kind in "QT" or atom.is_cue("forecast"):
            return None
        if word in PRESENT or (word.endswith("s") and j > low and _subject(scene, j - 1)):
            return j
        if atom.mention is not None and atom.mention.ids("verb") and not atom.is_cue("pronoun"):
            return j if atom.kind == "V" and not word.endswith(("ed", "ing")) else None
    return None


PARTICIPLE = re.compile(r"\w{3,}ed|due|to|built|bought|sold|shut|begun|set|drawn|idle")


def _subject(scene: Scene, j: int) -> bool:
    """Whether the atom can be the subject of the verb after it: a name or “which”."""
    atom = scene.atoms[j]
    return atom.low in RELATIVES or (
        atom.kind == "E" and not atom.adjective and scene.bare(j) and not scene.possessive(j)
    )


def _aside(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of an event told in passing: “Narva, inaugurated in September, makes 2,000 tonnes”."""
    if scene.chinese:
        return False
    atoms = scene.atoms
    low = j
    while low > 0 and j - low < 6 and atoms[low - 1].text not in COMMA and atoms[low - 1].kind not in "QP":
        low -= 1
    if low and atoms[low - 1].text not in COMMA:
        return False
    if not PARTICIPLE.fullmatch(atoms[low].low.partition(" ")[0]):
        return False
    high = next((k for k in range(j + 1, min(len(atoms), j + 6)) if atoms[k].kind == "P"), None)
    return high is not None and not low <= i < high


def _of_another_verb(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of a verb before the one of the number: “opened in May and makes 5,000 tonnes”."""
    if scene.chinese or j > i or j == 0:
        return False
    atoms = scene.atoms
    verb = next((k for k in range(j + 1, min(i, j + 3)) if atoms[k].low == "and"), None)
    if verb is not None and verb + 1 < i and (atoms[verb + 1].low == "to" or atoms[verb + 1].low in FUTURE):
        return True
    present = _lasting(scene, i)
    return (
        present is not None
        and j < present
        and any(atoms[k].low in ("and", "but") or atoms[k].text in COMMA for k in range(j + 1, present))
        and any(a.kind == "V" or a.low in PAST or a.low.endswith("ed") for a in atoms[:j])
    )


PASSING = ("base", "prior", "other", "issued")
"""Roles of a time that is not the one of which the sentence tells."""


def _later(scene: Scene, i: int, j: int) -> bool:
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
            and any(a.low in FUTURE or a.low in FORESEEN for a in atoms[k + 1 : k + 4])
        )
        for k in range(i + 1, j)
    )


def _reports(scene: Scene, frame: Frame) -> bool:
    """Whether a company tells what it has made and earned, as in a round of results."""
    return frame.metric in RESULTS | {"mine_production"} and scene.pack.kind(frame.subject) == "company"


def _told(scene: Scene, i: int, frame: Frame, memory: Memory, clock: Clock) -> str | None:
    """The time that the story has come to, for what is told in the past tense with no time of its own.

    That of the sentence before, else the article's first, where the measure was not last spoken of over a longer or
    shorter time.
    """
    if scene.chinese and _reports(scene, frame):
        bare = not any(a.time is not None for a in scene.atoms) and not NOW.search(
            scene.text, scene.start, scene.end
        )
        return (clock.last if clock.last is not None and clock.age < 3 else clock.main) if bare else None
    tense = scene.tense(i)
    if (
        scene.chinese
        or scene.title
        or tense in ("present", "will")
        or (tense == "none" and (clock.age > 1 or frame.kind == "share"))
    ):
        return None
    ahead = [j for j, time in scene.times if time.role in ("at", "by")]
    if any(not _later(scene, i, j) for j in ahead):
        return None
    if scene.pack.nature(frame.metric or "") not in ("flow", "other", "price"):
        return None
    if ahead and clock.before is not None:
        return clock.before
    if clock.last is not None and clock.age < 2 and not ahead:
        return clock.last
    told = memory.of_metric.get(frame.metric or "")
    if told is None or told.carry is None or clock.main is None:
        return clock.main if told is None else told.carry or clock.main
    return clock.main if months_in(told.carry) == months_in(clock.main) < 12 else told.carry


ALTOGETHER = re.compile(
    r"\b(?:altogether|combined|all told|in all|in total|a total of|together)\b|合计|总计|共计|累计|加起来"
)


def _whole_span(periods: list[str | None]) -> str | None:
    """The span over the years that were named one by one: 2025 and 2026 → `2025/2026`."""
    years = sorted({p for p in periods if p is not None and len(p) == 4})
    return f"{years[0]}/{years[-1]}" if len(years) > 1 else None


def _applies(scene: Scene, i: int, j: int, time: Time, frame: Frame, strict: bool) -> bool:
    """Whether a time at `j` can be the period of the number at `i` at all."""
    atoms = scene.atoms
    inside = atoms[min(i, j) + 1 : max(i, j)]
    numbers = [a for a in inside if a.kind == "Q" and a.id != "date"]
    if (
        scene.chinese
        and scene.clauses[j] != scene.clauses[i]
        and REPORTED.match(scene.text, atoms[j].end, scene.end)
    ):
        return False
    if j < i and _begins(scene, j) and (numbers or any(a.low == "to" for a in inside)):
        return False  # “由6月底的3.5万元升至4.5万元”, “up from the June quarter to 500”: when it began
    if j > i and numbers and time.role == "other":
        return False
    if _aside(scene, i, j) or _of_another_verb(scene, i, j):
        return False
    if time.role == "issued":
        return False  # “an estimate of 194,000 tons made in September”: when it was said, not when it held
    if strict and len(time.period) == 10:
        return False  # the day on which a deal was struck is not the period of what it is worth
    if time.role == "since":
        return not numbers and (j > i or j < 2) and not RECORD.search(scene.words(max(0, j - 6), j + 1))
    if time.role in ("base", "prior") and frame.kind in ("change", "multiple", "ratio", "recency"):
        return False
    if time.role == "prior" and j < i and atoms[j - 1].low == "than":
        return False
    if time.role == "base" and (i - j > 3 or j > i or any(a.text in COMMA for a in inside)):
        return False
    if (
        time.role in ("base", "prior")
        and numbers
        and not all(a.kind == "Q" or a.low in JOINTS for a in inside)
    ):
        return False
    if strict and (numbers or (j < i and j > 3 and any(a.text in COMMA for a in inside))):
        return False
    if j > i:
        if numbers and (last := _listed(scene, i, j)) > i:
            return _applies(scene, last, j, time, frame, strict)
        if scene.chinese and scene.clauses[j] != scene.clauses[i]:
            return False
        if not scene.chinese and _opens_anew(scene, i, j):
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


def _listed(scene: Scene, i: int, j: int) -> int:
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
    return last


def _opens_anew(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` begins what comes after “and”: “holds 44% and in 2023 furnished 27%”."""
    head = j - 1 if scene.atoms[j - 1].is_word("in", "by", "from", "since", "during", "on") else j
    if head <= i + 1 or not scene.atoms[head - 1].is_word("and", "but"):
        return False
    return any(a.kind == "Q" or a.kind in "VK" for a in scene.atoms[j + 1 : j + 5])


def _financial(scene: Scene, j: int, period: str, subject: str | None) -> str:
    """The months of a company's financial year: “fiscal 2025” of one that closes in June is July to June."""
    entity = scene.pack.entities.get(subject or "")
    if entity is None or entity.year_ends == 12 or not FINANCIAL.search(scene.atoms[j].text):
        return period
    return year_to(int(period), entity.year_ends) if len(period) == 4 else period


def _begins(scene: Scene, j: int) -> bool:
    """Whether the time at `j` is where a change or a comparison starts: from May, 由6月底, 较年初."""
    before = scene.atoms[j - 2] if j > 1 and scene.atoms[j - 1].is_word("the", "its") else scene.atoms[j - 1]
    return j > 0 and before.is_word("from", "than", "由", "从", "较", "比")


def _carried(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The period of the sentence or bullet before, for a flow that goes on about the same."""
    held = memory.earlier
    if held is None or frame.kind not in ("amount", "change", "multiple", "share", "count"):
        return None
    if any(time.role not in PASSING and not _later(scene, i, j) for j, time in scene.times):
        return None
    if frame.kind == "share" and (frame.metric not in FLOWS or held.metric != frame.metric):
        return None
    carry = held.carry or held.kept
    if frame.metric == "price" and not AVERAGE.search(scene.text, scene.start, scene.end):
        return None
    if frame.kind == "amount" and scene.pack.nature(frame.metric or "") in ("stock", "structure"):
        return carry if held.metric == frame.metric else None
    company = (
        scene.pack.kind(frame.subject) in ("company", "")
        and frame.subject == held.subject
        and frame.subject is not None
    )
    results = frame.metric in RESULTS and held.metric in RESULTS and company
    return carry if held.metric == frame.metric or memory.same_block or results else None


def _cost(scene: Scene, i: int, j: int) -> float:
    low, high = (i, j) if i < j else (j, i)
    cost = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        if atom.kind == "Q" and atom.id != "date":
            cost += 2.0 if j > i else 0.6
        elif atom.kind == "T" and j < i:
            cost += 2.0
        elif atom.kind == "P":
            cost += 0.6 if atom.text in COMMA else 0.3
        else:
            cost += 0.12
    cost += 2.0 * abs(scene.clauses[i] - scene.clauses[j])
    between = atoms_between(scene, low, high)
    if j > i:
        return cost + (0.2 if not between & {"Q", ","} else 1.5)
    return cost + (1.0 if "," in between and j > 3 else 0.3)


def atoms_between(scene: Scene, low: int, high: int) -> set[str]:
    """What kinds of atoms stand between two: `Q` for a number, `,` for a comma."""
    inside = scene.atoms[low + 1 : high]
    return {"Q" for a in inside if a.kind == "Q" and a.id != "date"} | {
        "," for a in inside if a.text in COMMA
    }
