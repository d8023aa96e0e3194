"""Stakes: who holds how much of what, in the words of buying, holding and paying."""

from __future__ import annotations

import re

from checker.extract.chinese.sites import site_before
from checker.extract.chinese.subject import bought_at, subject_of
from checker.extract.frame import FIRMS, Frame, Memory
from checker.extract.scene import Scene

BY = ("由", "归", "被")
SITES = ("mine", "plant")


def stake_frame(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame:
    """A part of a firm or a mine: who holds it, and of what."""
    atoms = scene.atoms
    frame = Frame(kind="share", metric="stake")
    if (taken := taken_of_it(scene, i, last)) is not None:
        frame.subject, frame.whole = taken
        return frame
    if (one := _of_that_one(scene, i, memory)) is not None:
        frame.subject, frame.whole = one
        return frame
    if (owner := _right_before(scene, i)) is not None:
        low, _ = scene.span_of(i)
        here = [a.id for a in scene.atoms[low:i] if a.kind == "E" and scene.pack.kind(a.id) in SITES]
        if any(a.text in BY for a in scene.atoms[low:i]):
            others = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.id != owner]
            here += [id for id in others if scene.pack.kind(id) == "company"]  # 甲由乙持股15%
        if last is not None and scene.pack.kind(last.subject) in SITES:
            here.insert(0, last.subject or "")
        frame.subject, frame.whole = owner, next(iter(here), None) or memory.site or memory.company
        if frame.whole != owner:
            return frame
    if last is not None and (pair := _told_on(scene, i, last)) is not None:
        frame.subject, frame.whole = pair
        return frame
    if (holder := _of_one_unknown(scene, i)) is not None:
        frame.subject = holder
        return frame
    if (held := _held_behind(scene, i)) is not None:
        low, _ = scene.span_of(i)
        named = [a for a in scene.atoms[low:i] if a.kind == "E" or a.is_cue("pronoun")]
        firm = (
            len(named) == 1
            and named[0].kind == "E"
            and HOLDS.fullmatch(scene.text[named[0].end : scene.atoms[i].start])
        )
        if firm or not named:
            frame.subject, frame.whole = named[0].id if named else memory.holder, held
            return frame
    if last is not None and last.metric in ("investment", "loan") and _goes_with(scene, i, last):
        frame.subject, frame.whole = last.subject, last.counterparty
        return frame
    if last is not None and (rest := _of_the_rest(scene, i, last)) is not None:
        frame.subject, frame.whole = rest, last.whole
        return frame
    if (pair := _holder_and_held(scene, i)) is not None:
        frame.subject, frame.whole = pair
        return frame
    by = next((j for j, a in enumerate(atoms[:i]) if a.kind == "E" and j and atoms[j - 1].text in BY), None)
    if by is not None:  # 该矿由必和必拓持股57.5%
        ahead = [a.id for a in atoms[:by] if a.kind == "E"]
        sites = [id for id in ahead if scene.pack.kind(id) in SITES]
        sites = sites or [id for id in ahead if scene.pack.kind(id) == "company"]
        frame.subject, frame.whole = _whose_firm(scene, by), sites[-1] if sites else memory.site
        return frame
    if (bought := _bought(scene, i)) is not None:  # 公司以2亿元买下某矿业100%股权
        frame.whole = bought
        told = last.subject if last is not None else memory.company
        frame.subject = told if told != bought else memory.topic_company
        return frame
    frame.subject = subject_of(scene, i, "stake", memory, last)
    if last is not None and takes_the_rest(scene, i, last) and last.whole not in (None, frame.subject):
        frame.whole = last.whole
        return frame
    frame.whole = next(
        (a.id for a in reversed(atoms[:i])
         if a.kind == "E" and a.id != frame.subject and scene.pack.kind(a.id) in FIRMS),
        memory.company if memory.company != frame.subject else None,
    )  # fmt: skip
    return frame


TAKES = re.compile(
    r"(?:合拿|合持|共持|拿[下走到]?|留下|保留|保有|留有|分得|分到|握有|手握|坐拥|让出|交出)了?(?P<what>[^,，;；。\d]{0,14})$"
)
"""合拿某矿35%, 某公司留下65%: verbs of those who share out a firm or a mine."""


def taken_of_it(scene: Scene, i: int, last: Frame | None) -> tuple[str, str] | None:
    """Who takes or keeps a part, and of what, where a mine or a firm is shared out: 政府合拿某矿35%，甲留下65%."""
    low, _ = scene.span_of(i)
    hit = TAKES.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    here = scene.atoms[low:i]
    if hit is None or any(a.metrics() and "stake" not in a.metrics() for a in here if a.start != hit.start()):
        return None
    if scene.text.startswith("的", scene.atoms[i].end):
        return None
    who = [a.id for a in here if a.kind == "E" and a.end <= hit.start() and a.id != "world"]
    what = [a.id for a in here if a.kind == "E" and a.start >= hit.start("what")]
    sites = [id for id in what if scene.pack.kind(id) in (*SITES, "company")]
    if who and sites:
        return who[0], sites[-1]
    goes_on = last is not None and last.metric == "stake" and last.whole is not None and not what
    return (who[-1], last.whole) if who and goes_on and last is not None and last.whole else None


def _whose_firm(scene: Scene, j: int) -> str:
    """The firm that is told with its country: 被美国的关键金属公司收了42%的股份."""
    if scene.pack.kind(scene.atoms[j].id) != "country":
        return scene.atoms[j].id
    behind = next((a for a in scene.atoms[j + 1 : j + 8] if a.kind in "EQP"), None)
    if behind is None or behind.kind != "E":
        return scene.atoms[j].id
    between = scene.text[scene.atoms[j].end : behind.start]
    return (
        behind.id
        if between in ("", "的", "国有的", "国有", "国企", "国营的", "国有企业")
        else scene.atoms[j].id
    )


def _right_before(scene: Scene, i: int) -> str | None:
    """Who holds the part that stands right behind the word: 北部6000万吨，宝武持股49%."""
    before = next((a for a in reversed(scene.atoms[max(0, i - 5) : i]) if a.kind in "EQP"), None)
    if before is None or before.kind != "E":
        return None
    said = HOLDS.fullmatch(scene.text, before.end, scene.atoms[i].start)
    behind = scene.atoms[i + 1 : i + 3]
    if said is None or any(a.text == "的" for a in behind) or _bought(scene, i) is not None:
        return None
    return before.id


THAT_ONE = re.compile(
    r"(?:持有|拥有|控有|握有|手握|占有|掌握|买下|收购|出售|卖出)了?(?:该|这座|这一|这个|上述)(?:[\u4e00-\u9fff]{0,2}矿山?|项目|合资企业|电厂|电站|厂)(?:的|约|近|逾)*$"
)
"""力拓持有该矿66%的权益."""


def _of_that_one(scene: Scene, i: int, memory: Memory) -> tuple[str, str] | None:
    """Who holds a part of the mine that was spoken of: 某矿去年产铜20万吨，力拓持有该矿66%的权益."""
    low, _ = scene.span_of(i)
    hit = THAT_ONE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    if hit is None:
        return None
    who = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.end <= hit.start() and a.id != "world"]
    j = next(j for j in range(low, i) if scene.atoms[j].end > hit.start())
    site = site_before(scene, j, memory)
    return (who[-1], site) if who and site is not None and site != who[-1] else None


GETS = re.compile(r"换|获|取得|拿|得到|持|占|入股|购得")


def _goes_with(scene: Scene, i: int, paid: Frame) -> bool:
    """Whether a stake is what the money before it was for: 给某公司砸了5亿美元，换来25%的股份."""
    named = any(a.kind == "E" for a in scene.atoms[paid.at + 1 : i + 1])
    got = GETS.search(scene.text, scene.atoms[paid.at].end, scene.atoms[i].start) is not None
    return got and paid.counterparty is not None and paid.subject is not None and not named


def _told_on(scene: Scene, i: int, last: Frame) -> tuple[str | None, str | None] | None:
    """Who holds, and what, where a deal or a rank told it: 甲向乙投资6亿元，换得某项目38%的权益，丙再拿到5%."""
    named = [a for a in scene.atoms[last.at + 1 : i] if a.kind == "E"]
    if last.metric == "stake" and last.kind == "rank" and not named:
        return last.subject, last.whole
    firms = [a for a in named if scene.pack.kind(a.id) in FIRMS]
    paid = last.metric == "investment" and last.counterparty is not None and last.subject is not None
    if paid and [a.id for a in firms] == [last.counterparty]:
        got = GETS.search(scene.text, firms[0].end, scene.atoms[i].start)
        if got is not None:
            return last.subject, last.counterparty  # 认购甲的新股，持股4.9%
    if len(named) != 1 or scene.pack.kind(named[0].id) not in (*FIRMS, "agency"):
        return None
    got = GETS.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start)
    if got is None:
        return None
    if last.metric in ("investment", "loan") and got.end() <= named[0].start:
        return last.subject, named[0].id
    if last.metric == "stake" and last.kind == "share" and named[0].end <= got.start():
        return named[0].id, last.whole
    return None


def _bought(scene: Scene, i: int) -> str | None:
    """The firm right before a stake that somebody takes over: 买下皮克稀土51%股权."""
    who = scene.atoms[i - 1] if i else None
    if i > 1 and who is not None and who.text == "的":
        who = scene.atoms[i - 2]
    if who is None or who.kind != "E" or scene.pack.kind(who.id) not in FIRMS:
        return None
    return who.id if bought_at(scene, who.start) else None


HOLDS = re.compile(
    r"(?:公司|集团)?(?:目前|合计|共|各)?(?:持股|占股|参股|持有|控股|拥有)(?:比例)?(?:约|近|逾|超过?)?"
)


def _held_behind(scene: Scene, i: int) -> str | None:
    """What is held by the firm of the story, named right behind: 持股45%的圣克鲁斯铜矿5月停产."""
    behind = scene.atoms[i + 1 : i + 4]
    if len(behind) < 2 or behind[0].text != "的":
        return None
    for k, what in enumerate(behind[1:], 1):
        if what.kind != "E":
            return None
        if scene.pack.kind(what.id) in FIRMS:
            return what.id
        if what.end != (behind[k + 1].start if k + 1 < len(behind) else -1):
            return None  # 持股68%的纳米比亚罗辛铀矿 is told with its country
    return None


def takes_the_rest(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether somebody has what is left of a firm or a mine: 甲持有某矿90%的股权，乙占其余10%."""
    return (
        last is not None
        and (last.kind, last.metric) == ("share", "stake")
        and THE_REST.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is not None
    )


def _of_the_rest(scene: Scene, i: int, last: Frame) -> str | None:
    """Who has another part of the same: 甲持有某矿75%的股份，另外25%归乙."""
    if last.metric != "stake" or last.kind != "share" or last.whole is None:
        return None
    named = [j for j in range(last.at + 1, len(scene.atoms)) if scene.atoms[j].kind == "E"]
    if not named or named[0] < i or scene.clauses[named[0]] != scene.clauses[i]:
        return None
    return _whose_firm(scene, named[0]) if scene.atoms[named[0] - 1].text in BY else None


THE_REST = re.compile(r"(?:其余|余下|剩下|剩余|另外)的?(?:约|近)?$")
"""甲持有某矿90%的股权，乙占其余10%."""
OF_SOME = re.compile(
    r"(?:还|则|也|目前|现)?(?:持有|拥有|控有)(?!的|其|该|公司)[^,，;；。\d的]{2,10}(?:约|近|逾)?"
)


def _of_one_unknown(scene: Scene, i: int) -> str | None:
    """Who holds a part of what has no name that is known: 嘉能可持有某矿75%的股份."""
    before = next((a for a in reversed(scene.atoms[:i]) if a.kind == "E"), None)
    if before is None or scene.pack.kind(before.id) not in ("company", ""):
        return None
    return before.id if OF_SOME.fullmatch(scene.text[before.end : scene.atoms[i].start]) else None


def _holder_and_held(scene: Scene, i: int) -> tuple[str, str] | None:
    """A持有B39.6%的股权, A在B的持股比例, B39.6%的股权归A, B由A持股: who owns, and what."""
    firms = [
        j for j, a in enumerate(scene.atoms)
        if a.kind == "E" and scene.pack.kind(a.id) in ("company", "mine", "plant", "country", "agency", "")
        and abs(scene.clauses[j] - scene.clauses[i]) <= 1
    ]  # fmt: skip
    firms = [j for j in firms if j + 1 not in firms or _whose_firm(scene, j) == scene.atoms[j].id]
    if len(firms) < 2:
        return None
    atoms = scene.atoms
    by = next(
        (j for j in firms if j and atoms[j - 1].text in BY and scene.clauses[j] == scene.clauses[i]), None
    )
    held = next((j for j in firms if j and atoms[j - 1].text == "在" and j < i), None)
    touching = next((j for j in reversed(firms) if j < i and i - j <= 2), None)
    if by is not None:
        other = next((j for j in firms if j < by), None)
        return (_whose_firm(scene, by), atoms[other].id) if other is not None else None
    whole = held if held is not None else touching
    if whole is None:
        return None
    others = [
        j
        for j in firms
        if atoms[j].id != atoms[whole].id and (j < i or scene.pack.kind(atoms[j].id) in ("company", ""))
    ]  # 买下皮克稀土51%股权，后者在坦桑尼亚有矿
    return (atoms[others[0]].id, atoms[whole].id) if others else None
