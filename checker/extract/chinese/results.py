"""Parts of what a company takes in or earns: 占营收的17%, 三成的利润来自海外."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene

TAKES_UP = re.compile(
    r"(?:市场|地区|业务|方面)?(?:约|则|就|仅|也|仍)?(?:占|贡献)(?:了|到|去)?(?:约|近|逾|超过?)?"
)


def made_there(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a country makes up a part of what a firm took in, told right before: 巴斯夫销售额653亿欧元，中国占14%."""
    firm = scene.pack.kind(last.subject) == "company" and last.metric in ("revenue", "profit")
    named = [a for a in scene.atoms[last.at + 1 : i] if a.kind == "E"]
    if not firm or last.kind not in ("amount", "share") or len(named) != 1:
        return False
    state = scene.pack.kind(named[0].id) in (*STATES, "region")
    return state and TAKES_UP.fullmatch(scene.text, named[0].end, scene.atoms[i].start) is not None


def part_of_results(
    scene: Scene, i: int, metric: str, here: list[int], memory: Memory, last: Frame | None
) -> Frame:
    """占营收的17%: a part of a company's revenue, by where it is earned, or what is spent of it."""
    atoms = scene.atoms
    held = last if last is not None else memory.frame
    if last is None and not any(atoms[j].kind == "E" for j in here):
        here = scene.names[: sum(j < i for j in scene.names)]  # 甲公司，三成营收来自家电
    firms = [atoms[j].id for j in here if atoms[j].kind == "E" and scene.pack.kind(atoms[j].id) == "company"]
    places = [
        atoms[j].id
        for j in here
        if atoms[j].kind == "E" and atoms[j].id not in firms and atoms[j].id != "world"
    ]
    frame = Frame(kind="share", metric=metric)
    known = held.subject if held is not None and scene.pack.kind(held.subject) in ("company", "") else None
    frame.subject = firms[-1] if firms else known or memory.holder
    frame.whole = frame.subject
    frame.counterparty = (
        places[0]
        if places
        else "overseas"
        if re.search(r"境外|海外|国外", words_left(scene, i, 12))
        else held.counterparty
        if held is not None and held is last
        else None
    )
    spent = held is not None and held is last and held.kind == "amount" and held.metric == "investment"
    if spent:
        frame.kind, frame.metric, frame.whole, frame.counterparty = "ratio", "investment", metric, None
    return frame
