"""What something is used for as whose use it is: 焊料占锡消费的一半, 一台机器人需磁材3公斤, 四成用于阻燃剂."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

NEEDS = ("consumption", "demand")
USES = {
    "硬质合金": "cemented_carbide", "焊料": "solder", "焊锡": "solder", "光伏焊带": "solar_ribbon", "阻燃剂": "flame_retardants",
    "光伏玻璃": "solar_glass", "铅酸电池": "lead_acid_batteries", "铅酸蓄电池": "lead_acid_batteries", "催化剂": "catalysts",
    "光纤": "optical_fibre", "红外": "infrared_optics", "抛光粉": "polishing_powder", "抛光材料": "polishing_powder", "陶瓷": "ceramics",
    "弹药": "ammunition", "军工": "defence", "国防": "defence", "马口铁": "tinplate", "镀锡板": "tinplate", "化工": "chemicals",
    "光伏": "photovoltaics", "风电": "wind_power", "新能源汽车": "electric_vehicles", "新能源车": "electric_vehicles",
    "电动汽车": "electric_vehicles", "电动车": "electric_vehicles", "人形机器人": "humanoid_robots", "工业机器人": "industrial_robots",
    "机器人": "robots", "变频空调": "air_conditioners", "空调": "air_conditioners", "节能电梯": "elevators", "电梯": "elevators",
    "消费电子": "consumer_electronics", "电动两轮车": "electric_two_wheelers", "电动自行车": "electric_bicycles",
    "动力电池": "ev_batteries", "储能电池": "energy_storage_batteries", "电池": "batteries", "不锈钢": "stainless_steel", "三元材料": "nmc_cathodes",
    "高温合金": "superalloys", "半导体": "semiconductors", "芯片": "semiconductors", "集成电路": "semiconductors", "数据中心": "data_centres",
    "永磁材料": "permanent_magnets", "永磁体": "permanent_magnets", "磁材": "permanent_magnets", "珠宝": "jewellery", "首饰": "jewellery",
    "F-35": "f_35", "战机": "fighter_jets", "战斗机": "fighter_jets", "弗吉尼亚": "virginia_class_submarine", "核潜艇": "submarines",
    "潜艇": "submarines", "伯克": "arleigh_burke_destroyer", "驱逐舰": "destroyers", "导弹": "missiles", "风机": "wind_turbines",
    "风力发电机": "wind_turbines", "风电机组": "wind_turbines", "手机": "smartphones", "无人机": "drones", "核磁共振": "mri_scanners",
    "第一产业": "primary_industry", "第二产业": "secondary_industry", "第三产业": "tertiary_industry", "居民生活": "households",
    "充换电服务业": "ev_charging", "充换电": "ev_charging", "城乡居民": "households", "工业用电": "industry", "制造业": "manufacturing",
    "建筑业": "construction", "电力行业": "power_industry", "电网": "power_grids", "汽车业": "carmakers", "汽车": "vehicles",
}  # fmt: skip
"""What raw materials are used for, by the words for it."""
WORD = "(?P<use>" + "|".join(sorted(USES, key=len, reverse=True)) + ")"
ENDS = r"(?:制造|生产|材料|器件|领域|行业|产业|部门|市场|环节|方面)?"
TAKES = re.compile(
    rf"{WORD}(?![\u4e00-\u9fff]?(?:价|企业|厂商))[^,，;；。\d]{{0,6}}?(?:占|消耗|耗用|用掉|吃掉|吞掉|用去|用了)[^,，;；。]*$"
)
"""焊料消耗了全球约一半的锡, 硬质合金占国内钨消费的58%."""
GOES = re.compile(
    rf"(?:左右|上下|以上|多)?[^,，;；。\d]{{0,6}}?(?:拿去做?|用来做?|用于|用在|流向|流入|投向|进了|做成|制成|给了)[^,，;；。\d]{{0,4}}?{WORD}"
)
"""四成拿去做阻燃剂."""
OF = re.compile(
    rf"{WORD}{ENDS}(?:用|对|耗)?(?:[\u4e00-\u9fff]{{0,5}}?)(?:的)?(?:总|年|相关)?(?:需求|消费|消耗|用量|耗用|用)量?[^,，;；。\d]*(?:[\d年月季度同环比]+[^,，;；。\d]*)?$"
)
"""光伏用锡需求, 新能源车对磁材的需求达5万吨."""
PIECE = re.compile(
    r"(?:每|一|单)(?P<piece>台|辆|架|艘|枚|部|座|套|只|颗|车|机|兆瓦|MW)[^,，;；。]{0,16}?(?P<takes>要|需|用|耗|含|消耗|搭载|装)[^,，;；。\d]*$"
)
"""一台人形机器人需钕铁硼3.5公斤, 单车耗磁2.5公斤, F-35一架要用418公斤."""

ANOTHER = re.compile(r"(?:每|一|单)(?:台|辆|架|艘|枚|部|座|套|只|颗|车|机)[^,，;；。\d]{0,16}$")
"""一架战机要用400公斤，一艘潜艇4吨: the next piece needs no verb."""


def of_a_use(scene: Scene, i: int, quantity: Quantity, frame: Frame, last: Frame | None) -> Frame:
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
    said = TAKES.search(clause) if dim == "share" and frame.kind == "share" else OF.search(clause)
    if said is None and frame.kind == "share":
        said = GOES.match(scene.text, atom.end, scene.end)
    if said is not None and _is_no_good_itself(scene, said, scene.atoms[low].start, i, frame):
        frame.subject, frame.passing = USES[said["use"]], True
        frame.because("subject", said["use"])
    return frame


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
