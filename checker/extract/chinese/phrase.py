"""What every part of the grammar asks: the characters around a number, and how far apart words are."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

TO_THE_LAST_MARK = re.compile(r".*[,，;；。、：:（(●]", re.DOTALL)
TO_A_MARK = re.compile(r"[^,，;；。、：:（()）●]*")


def words_left(scene: Scene, i: int, chars: int = 8) -> str:
    """The characters right before a number, back to the mark that ends the clause before; 降幅：61% is 降幅61%."""
    start = scene.atoms[i].start
    start -= i > 0 and scene.atoms[i - 1].text in ":：" and scene.atoms[i - 1].end == start
    text = scene.text[max(scene.start, start - chars) : start]
    mark = TO_THE_LAST_MARK.match(text)
    return text[mark.end() :] if mark is not None else text


def words_right(scene: Scene, i: int, chars: int = 8) -> str:
    """The characters right after a number, up to the mark that ends its clause."""
    end = scene.atoms[i].end
    clause = TO_A_MARK.match(scene.text, end, min(scene.end, end + chars))
    return clause[0] if clause is not None else ""


def fits(scene: Scene, metrics: tuple[str, ...], dim: str) -> list[str]:
    """Those of the metrics that a value of that dimension can be of."""
    found = []
    for metric in metrics:
        known = scene.pack.metrics.get(metric)
        if dim == "share":
            if metric not in ("lead_time", "things", "event", "price", "cost", "investment", "loan"):
                found.append(metric)
        elif dim == "price":
            if metric in ("price", "cost"):
                found.append(metric)
        elif known is None or not known.units or dim in known.units:
            found.append(metric)
    return found


def distance(scene: Scene, i: int, j: int) -> float:
    """How far apart two atoms are: numbers, marks and words between, and borders of clauses."""
    low, high = (i, j) if i < j else (j, i)
    cost = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        cost += 1.5 if atom.kind == "Q" else 0.5 if atom.kind == "P" else 0.2
    return cost + 1.5 * abs(scene.clauses[i] - scene.clauses[j])
