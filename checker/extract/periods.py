"""Which of a sentence's times is the period of a number, and whether that makes it a forecast."""

from __future__ import annotations

from checker.extract.frame import Frame, Memory
from checker.extract.scene import COMMA, Scene
from checker.extract.times import shifted

UNDATED = frozenset({"investment", "loan", "stake", "tariff", "things", "lead_time", "event"})


def period_of(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None, group: int) -> str | None:
    """The stated period of the quantity at atom `i`, own or carried, or None.

    Nearest first: a time right behind the number in its clause, one before it in the clause, one at
    the head of the sentence, then what the number before in the sentence or the sentence before had.
    """
    atoms = scene.atoms
    times = [(j, a.time) for j, a in enumerate(atoms) if a.time is not None]
    if frame.kind == "date":
        return None
    best: tuple[float, str] | None = None
    near = 3.0 if frame.kind in ("rank", "exclusive", "count") or frame.metric in UNDATED else 20.0
    for j, time in times:
        assert time is not None
        if time.role == "since" and (j < i or any(a.kind == "Q" for a in scene.atoms[i + 1 : j])):
            continue
        cost = _cost(scene, i, j)
        if time.role == "base":
            if frame.kind in ("change", "multiple") or j < i:
                cost += 6
            if j == i - 1 or j == i + 1:
                cost -= 3
        if near < 20 and j < i and j > 3 and any(a.text in COMMA for a in scene.atoms[j + 1 : i]):
            continue
        if near < 20 and any(a.kind == "Q" and a.id != "date" for a in scene.atoms[min(i, j) + 1 : max(i, j)]):
            continue
        if cost < near and (best is None or cost < best[0]):
            best = cost, time.period
    if best is not None:
        frame.because("period", best[1])
        return best[1]
    if near < 20:
        return None
    if last is not None and last.period and not any(t.role == "since" for _, t in times if t is not None):
        return last.period
    held = memory.frame
    if held is None or memory.group != group or not held.period or times:
        return None
    if held.metric == frame.metric or (memory.same_block and frame.kind in ("amount", "change", "multiple")):
        return held.period
    return None


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
    return {"Q" for a in inside if a.kind == "Q" and a.id != "date"} | {"," for a in inside if a.text in COMMA}


def starts_a_change(scene: Scene, i: int) -> bool:
    """Whether the number is where a change began: “from 84.5 million to 8.0 million”, 由…增至…."""
    before = scene.atoms[i - 1].text.lower() if i else ""
    if before not in ("from", "从", "由"):
        return False
    following = [a for a in scene.atoms[i + 1 : i + 5]]
    return any(a.text.lower() in ("to", "至", "到") for a in following) and any(a.kind == "Q" for a in following)


def base_of(scene: Scene, i: int, frame: Frame) -> str | None:
    """What a change is measured against: y/y, q/q, m/m, or a period named with it."""
    text = scene.text[scene.start : scene.end].lower()
    if any(word in text for word in ("month earlier", "month before", "环比", "previous month", "m/m", "month-on-month")) and not _year_word(text):
        return _step(frame.period) if frame.period else "m/m"
    for j, atom in enumerate(scene.atoms):
        if atom.time is not None and atom.time.role == "base" and abs(j - i) < 12:
            for years, months, name in ((-1, 0, "y/y"), (0, -1, "m/m"), (0, -3, "q/q")):
                if frame.period and (months == 0 or "-" in frame.period) and shifted(frame.period, years, months) == atom.time.period:
                    return name
            return atom.time.period
    if _year_word(text):
        return "y/y"
    if frame.period and len(frame.period) == 4:
        return "y/y"
    return None


def _year_word(text: str) -> bool:
    return any(w in text for w in ("year earlier", "year-on-year", "year-over-year", "year before", "a year ago", "同比", "previous year", "annual", "on-year"))


def _step(period: str) -> str:
    return "q/q" if "/" in period else "m/m"
