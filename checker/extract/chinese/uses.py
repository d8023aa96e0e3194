"""What something is used for as whose use it is: 焊料占锡消费的一半, 一台机器人需磁材3公斤, 四成用于阻燃剂."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from checker.extract.frame import STATES, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.rows import run
from checker.extract.scene import Scene

FILE = Path(__file__).parents[1] / "words" / "uses.zh.yaml"
NEEDS = ("consumption", "demand")
USES = {
    word: id
    for id, words in yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items()
    for word in words
}
"""What raw materials are used for, by the words for it."""
WORD = "(?P<use>" + "|".join(sorted(USES, key=len, reverse=True)) + ")"
ENDS = r"(?:制造|生产|材料|器件|领域|行业|产业|部门|市场|环节|方面)?"
TAKES = re.compile(
    rf"{WORD}(?![\u4e00-\u9fff]?(?:价|企业|厂商)|等(?![占消耗用]))[^,，;；。\d]{{0,6}}?(?:占|消耗|耗用|用掉|吃掉|吞掉|用去|用了)[^,，;；。]*$"
)
"""焊料消耗了全球约一半的锡, 硬质合金占国内钨消费的68%."""
GOES = re.compile(
    rf"(?:左右|上下|以上|多)?[^,，;；。\d]{{0,6}}?(?:拿去做?|用来做?|用作|用做|用于|用在|流向|流入|投向|进了|做成|制成|给了)[^,，;；。\d]{{0,4}}?{WORD}"
)
"""四成拿去做阻燃剂."""
OF = re.compile(
    rf"{WORD}{ENDS}(?:用|对|耗)?(?:[\u4e00-\u9fff]{{0,5}}?)(?:的)?(?:总|年|相关)?(?:需求|消费|消耗|用量|耗用|用)量?[^,，;；。\d]*+(?:\d[\d年月季度同环比]*+[^,，;；。\d]*+)?$"
)
"""光伏用锡需求, 新能源车对磁材的需求达5万吨."""
NEXT = re.compile(rf"{WORD}{ENDS}(?:则|约|为|仅|近|另|也|还|由|从|是|不到|超|逾)*$")
"""电池占43%，合金8%: the next use needs no verb."""
IN_ALL = re.compile(
    rf"{WORD}[\u4e00-\u9fff]{{0,4}}?在[^,，;；。\d]{{0,14}}?(?:消费|需求|用量|消耗|应用)(?:量|结构)?(?:中|里)?的?(?:比重|占比|份额|比例)"
)
"""焊料在全球锡消费中的比重，2020年是49%: the part of a use, told before any time."""
PIECE = re.compile(
    r"(?:每|一|单)(?P<piece>台|辆|架|艘|枚|部|座|套|只|颗|车|机|兆瓦|MW)[^,，;；。]{0,16}?(?P<takes>要|需|用|耗|含|消耗|搭载|装)[^,，;；。\d]*$"
)
"""一台人形机器人需钕铁硼4.5公斤, 单车耗磁3.5公斤, F-35一架要用518公斤."""

ANOTHER = re.compile(r"(?:每|一|单)(?:台|辆|架|艘|枚|部|座|套|只|颗|车|机)[^,，;；。\d]{0,16}$")
"""一架战机要用400公斤，一艘潜艇4吨: the next piece needs no verb."""


def of_a_use(
    scene: Scene, i: int, quantity: Quantity, frame: Frame, last: Frame | None, memory: Memory
) -> Frame:
    """The frame with the use as its subject, where a part of the use of something or the need of one piece is told."""
    atom = scene.atoms[i]
    before = scene.text[scene.start : atom.start]
    dim = dimension(quantity.unit)
    if dim == "mass" and last is not None and last.apiece and (piece := ANOTHER.search(before)) is not None:
        return _of_a_piece(scene, frame, scene.start + piece.start(), atom.start)
    if dim == "mass" and (piece := PIECE.search(before)) is not None:
        return _of_a_piece(scene, frame, scene.start + piece.start(), scene.start + piece.start("takes"))
    if frame.metric not in NEEDS or frame.kind not in ("amount", "share", "change", "multiple"):
        return frame
    low, _ = scene.span_of(i)
    clause = scene.text[scene.atoms[low].start : atom.start]
    if (part := _part_used(scene, i, quantity, clause, memory)) is not None:
        return part
    said = TAKES.search(clause) if dim == "share" and frame.kind == "share" else OF.search(clause)
    if said is None and frame.kind == "share":
        said = GOES.match(scene.text, atom.end, scene.end)
    if said is None and frame.kind == "share" and last is not None and last.kind == "share" and last.passing:
        said = NEXT.search(clause)
        frame.commodity = last.commodity if said is not None else frame.commodity
    if frame.kind == "share" and said is None:
        if last is not None and _same_use(scene, i, last):
            frame.subject, frame.passing, frame.commodity = last.subject, True, last.commodity
            return frame
        said = IN_ALL.search(scene.text, scene.start, atom.start)
        if said is not None and any(a.kind == "E" and a.end > said.end() for a in scene.atoms[:i]):
            said = None
    _of_home(scene, frame, scene.atoms[low].start, i)
    if said is not None and (listed := _one_by_one(scene, i, clause)) is not None:
        frame.subject, frame.passing = USES[listed], True
        frame.because("subject", listed)
        return frame
    if said is not None and _is_no_good_itself(scene, said, scene.atoms[low].start, i, frame):
        frame.subject, frame.passing = USES[said["use"]], True
        frame.because("subject", said["use"])
    return frame


USES_UP = re.compile(
    rf"{WORD}{ENDS}(?:则|也|约|便|就|又)*(?:用去|用掉|用了|消耗|耗用|耗去|吃掉|消费)了?(?:约|近|逾|超过?)*$"
)
"""其中生物柴油用去1140万吨: how much a use takes of what was told right before."""
ITS_PART = re.compile(
    r"[,，](?:约|大约)?占(?:到|了|比)?(?:总(?:量|消费|需求)的?|其中的?)?(?:约|近|逾|超过?)*"
)


def _part_used(scene: Scene, i: int, quantity: Quantity, clause: str, memory: Memory) -> Frame | None:
    """What a use takes of the amount told before, or its part: 国内消费2386万吨，其中生物柴油用去1140万吨，占48%."""
    last = memory.spoken[-1] if memory.spoken else None
    head = next((f for f in reversed(memory.spoken) if f.kind == "amount" and not f.passing), None)
    if last is None or head is None or head.metric not in NEEDS:
        return None
    part = last.passing and last.kind == "amount" and quantity.unit == "percent"
    if part and ITS_PART.fullmatch(scene.text, scene.atoms[last.at].end, scene.atoms[i].start):
        found = last.copy()
        found.kind, found.whole = "share", head.subject
        return found
    said = USES_UP.search(clause)
    if said is None or head.unit != quantity.unit:
        return None
    found = head.copy()
    found.subject, found.passing, found.evidence = USES[said["use"]], True, {"subject": said["use"]}
    return found


def _of_home(scene: Scene, frame: Frame, start: int, i: int) -> None:
    """Take a use's part of what a state consumes of that, not of the world's: 国内消费中硬质合金占六成."""
    hit = OF_A_STATE.search(scene.text, start, scene.atoms[i].start)
    whose = next(
        (a.id for a in scene.atoms[:i] if hit is not None and a.kind == "E" and a.start == hit.start()), None
    )
    if frame.kind == "share" and frame.whole == "world" and scene.pack.kind(whose) in STATES:
        frame.whole = whose


OF_A_STATE = re.compile(
    r"(?:国内|全国|我国|[\u4e00-\u9fff]{2,4})(?:的)?[\u4e00-\u9fff]{0,4}?(?:总|年)?(?:消费|需求|用量|消耗)(?:总)?(?:量|结构)?(?:中|里|当中)[,，]?"
)


def _same_use(scene: Scene, i: int, last: Frame) -> bool:
    """Whether the part of a use is told again for another time: 2020年是49%，去年已升到53%."""
    if not (last.passing and last.kind == "share") or last.apiece:
        return False
    since = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    named = any(a.kind in "EC" for a in scene.atoms[last.at + 1 : i])
    return not named and re.search(WORD, since) is None and AGAIN.search(since) is not None


AGAIN = re.compile(r"[升降增减提退涨跌扩缩回滑][\u4e00-\u9fff]{0,2}[到至为]|(?:今|去|明|前|\d)年")


def _one_by_one(scene: Scene, i: int, clause: str) -> str | None:
    """The use whose number it is where as many uses as numbers are told: 风电、空调和机器人分别占10%、9%和7%."""
    numbers = run(scene, i, "Q")
    if len(numbers) < 2 or "分别" not in clause:
        return None
    named = [hit["use"] for hit in re.finditer(WORD, clause)]
    return named[numbers.index(i)] if len(named) == len(numbers) else None


def _is_no_good_itself(scene: Scene, said: re.Match[str], start: int, i: int, frame: Frame) -> bool:
    """Whether what is used is something else than what the word names: 电池需求 is of batteries, 电池用镍需求 of nickel."""
    if frame.kind == "share":
        return True
    behind = start + said.end("use")
    return any(atom.kind == "C" and atom.start >= behind for atom in scene.atoms[:i])


def _of_a_piece(scene: Scene, frame: Frame, start: int, verb: int) -> Frame:
    """How much one piece takes: of the thing that is counted by the piece before its verb, in no time of its own."""
    counted = [a.id for a in scene.atoms if a.kind == "C" and a.start < verb and scene.pack.counted(a.id)]
    after = [USES[hit["use"]] for hit in re.finditer(WORD, scene.text[start:verb])]
    before = [USES[hit["use"]] for hit in re.finditer(WORD, scene.text[scene.start : start])]
    whose = after[:1] or before[-1:] or counted[-1:]  # 一架F-35战机, F-35一架
    if not whose:
        return frame
    frame.kind, frame.metric, frame.subject = "amount", "consumption", whose[0]
    frame.passing = frame.apiece = True
    frame.counterparty = frame.whole = None
    return frame
