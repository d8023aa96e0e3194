"""What an English sentence tells in passing as done, though a forecast stands before it."""

from __future__ import annotations

from checker.extract.scene import COMMA, Scene
from checker.extract.verbs_en import PAST

LOOKS_BACK = frozenset(["having", "after", "following"])
DONE = frozenset("bought acquired built opened founded sold shut closed mined completed inaugurated".split())


def done_in_passing(scene: Scene, i: int, low: int) -> int | None:
    """The participle of what is told in passing as done: “wants to put $5 billion into its yard, bought in 2024 for $100 million”."""
    for j in range(i - 1, max(low, i - 9), -1):
        word, before = scene.atoms[j].low, scene.atoms[j - 1].low
        if word in DONE and before == ",":
            return j
        if word in LOOKS_BACK and (before == "," or _after_moving(scene, j)) and _tells_the_past(scene, i, j):
            return j
        if word in ("has", "have") and before in ("and", "but"):
            # “hopes for first gas in 2027 and has raised $8 million”
            return j if scene.atoms[j + 1].low not in ("to", "plans") else None
        if before in ("and", "but") and _told_as_done(scene, j):
            return j  # “missed its target and produced 530,000 tonnes”
        if scene.atoms[j].kind == "Q":
            having = (
                k
                for k in range(max(low, j - 9), j)
                if scene.atoms[k].low == "having" and _tells_the_past(scene, i, k)
            )
            return next(having, None)  # “having grown 2% in 2024 and 3% in 2023”
    return None


def _told_as_done(scene: Scene, j: int) -> bool:
    """Whether the verb behind “and” is a past, and no infinitive like “plans to open a mine and cut …”, no pair like “planned and announced”."""
    word = scene.atoms[j].low.partition(" ")[0]
    paired = scene.atoms[j - 2].low.endswith("ed") or scene.qualifies(j)
    past = word in PAST - ALSO_PRESENT or (scene.atoms[j].kind in "VK" and word.endswith("ed"))
    return past and not paired and not scene.atoms[j].is_cue("forecast")


ALSO_PRESENT = frozenset("cut set put hit was were had did".split())
FORETOLD = frozenset(
    "spoken forecast expected seen predicted put estimated foreseen said reckoned guided aimed planned".split()
)


def _after_moving(scene: Scene, j: int) -> bool:
    """Whether “after” begins what a thing did before: “flat in 2025 after contracting by 0.9%”."""
    moved = scene.atoms[j + 1] if scene.atoms[j].is_word("after", "following") else None
    return moved is not None and moved.low.endswith("ing") and (moved.is_cue("up") or moved.is_cue("down"))


def _tells_the_past(scene: Scene, i: int, j: int) -> bool:
    """Whether what comes after the comma at `j` looks back: “will grow 2%, having grown 3% in 2024”, “60%, after a rise of 45%”."""
    if scene.atoms[j].is_word("having"):
        return not any(a.is_cue("forecast") or a.low in FORETOLD for a in scene.atoms[j + 1 : j + 4])
    behind = scene.atoms[i + 1 : i + 5]
    plain = not any(
        a.text in COMMA or (a.kind == "V" and not a.low.endswith("ing")) for a in scene.atoms[j + 1 : i]
    )
    return (
        scene.atoms[j].is_word("after", "following")
        and plain
        and not any(a.is_cue("forecast") for a in behind)
    )
