"""Who in a Chinese sentence is only given something: 向某公司提供贷款, 授予某厂."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

TO_WHOM = re.compile(
    r"(?:向[^,，;；。、\d购卖售出供销]{0,16}|(?:给|(?<![作认成因])为|对)[\u4e00-\u9fff]{0,10})$"
)
GIVEN_TO = re.compile(r"(?:授予|给予|批给|贷给|借给|拨给|提供给|发放给|投给|支付给|付给)了?$")
GIVES = re.compile(
    r"[^,，;；。、\d购卖售供销出借]{0,20}?(?:提供|发放|拨付?|注资|授予|给予|追加|再?投(?!产|运|票|标)资?|支付)"
)
"""詹森钾肥项目追加投入, 某厂再投资: what is done for whom money is for."""


def is_given(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is who gets something, though it is told first what it is: 向初创企业甲提供5亿美元贷款."""
    atom = scene.atoms[j]
    if GIVEN_TO.search(scene.text, max(scene.start, atom.start - 4), atom.start) is not None:
        return True  # 授予某公司100亿元授信
    if GIVES.match(scene.text, atom.end, scene.end) is None:
        return False
    first = j
    while first and scene.atoms[first - 1].kind == "E" and _touches(scene, first):
        first -= 1  # 向加拿大詹森钾肥项目追加投入
    before = scene.atoms[first - 1].end if first and scene.atoms[first - 1].kind in "EQ" else scene.start
    start = scene.atoms[first].start
    return TO_WHOM.search(scene.text, max(before, start - 17), start) is not None


def _touches(scene: Scene, j: int) -> bool:
    """Whether nothing but a bracket stands between the name at `j` and the one before it: 赛兹韦尔C（Sizewell C）."""
    return scene.text[scene.atoms[j - 1].end : scene.atoms[j].start].strip() in ("", "(", "（")


def of_one_given(scene: Scene, j: int) -> bool:
    """Whether the works at `j` is that of the one that money is given to: 给甲公司的某厂贷款."""
    if j < 2 or scene.atoms[j - 1].text != "的" or scene.atoms[j - 2].kind != "E":
        return False
    return scene.text[max(scene.start, scene.atoms[j - 2].start - 1)] in "给为向"
