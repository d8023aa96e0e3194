"""Whether a number is said to be so, expected, or held at a distance."""

from __future__ import annotations

from datetime import date

from checker.extract.bases import starts_a_change
from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind, Modality

FORETELLS = ("预计", "预期", "预测", "预估", "料将", "料达", "计划", "拟", "规划")


def modality_of(scene: Scene, i: int, frame: Frame, today: date | None) -> str:
    """Forecast for what is to come or intended, claimed for what the text does not vouch for."""
    text = scene.text
    if scene.title and any(mark in text[scene.start : scene.end] for mark in "?？") and _asks(scene, i):
        return Modality.CLAIMED
    if frame.kind == Kind.DATE:
        dated = scene.atoms[i].quantity
        if today is not None and dated is not None and dated.low > today.year:
            return Modality.FORECAST
    if starts_a_change(scene, i, dated=True):
        return Modality.STATED  # “should shrink from 84,000 t last year”: where it began is known
    low, high = scene.span_of(i)
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.is_cue("claimed") and not atom.is_word("claim") and _governs(scene, j, i):
            frame.because("modality", atom.text)
            return Modality.CLAIMED
        if atom.is_cue("forecast") and _governs(scene, j, i):
            frame.because("modality", atom.text)
            return Modality.FORECAST
    if scene.chinese and frame.kind != Kind.DATE and _alleged(scene, low):
        return Modality.CLAIMED
    if scene.chinese and (told := _foretold(scene, low)) is not None:
        frame.because("modality", scene.atoms[told].text)
        return Modality.FORECAST
    for j in range(i + 1, min(high, i + 6)):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            break
        if atom.is_cue("forecast") and scene.atoms[j - 1].is_word(
            "is", "are", "was", "were", "may", "it", ",", "had", "has"
        ):
            return Modality.FORECAST
    if frame.period and today and frame.period[:4] > str(today.year):
        return Modality.FORECAST
    return Modality.STATED


def _alleged(scene: Scene, low: int) -> bool:
    """Whether the clause right before opens what somebody claims: 哈萨克斯坦声称，…, 据称，…."""
    for j in range(low - 1, max(-1, low - 8), -1):
        atom = scene.atoms[j]
        if (atom.kind == "P" and atom.text in ";；。:：") or atom.kind == "Q":
            return False
        if atom.is_cue("claimed"):
            return scene.atoms[j + 1].text in ",，" if j + 1 < len(scene.atoms) else False
    return False


def _foretold(scene: Scene, low: int) -> int | None:
    """The 预计 or 计划 of a clause before that governs this one too: 预计销量3290万辆，增长4.7%，其中….

    Not past a mark that ends the thought, nor past a clause that says what has been reached.
    """
    for j in range(low - 1, -1, -1):
        atom = scene.atoms[j]
        if (atom.kind == "P" and atom.text in ":：;；。") or atom.is_word(
            "已", "了", "目前", "而", "但", "现有", "连"
        ):
            return None
        if atom.is_word(*FORETELLS):
            return j
    return None


def _governs(scene: Scene, j: int, i: int) -> bool:
    """Whether the cue at `j` reaches the number at `i`: no past-tense statement of fact between."""
    between = scene.atoms[j + 1 : i]
    return not any(atom.kind == "P" and atom.text in ";；。" for atom in between)


def _asks(scene: Scene, i: int) -> bool:
    """Whether the clause with the number is the one that asks."""
    for atom in scene.atoms[i:]:
        if atom.kind == "P" and atom.text in "?？":
            return True
        if atom.kind == "P" and atom.text in ",，;；。":
            return False
    return False
