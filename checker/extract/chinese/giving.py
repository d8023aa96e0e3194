"""Who in a Chinese sentence is only given something: 向某公司提供贷款, 授予某厂."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

TO_WHOM = re.compile(r"(?:向|给|为|对)[\u4e00-\u9fff]{0,10}$")
GIVEN_TO = re.compile(r"(?:授予|给予|批给|贷给|借给|拨给|提供给|发放给|投给|支付给|付给)了?$")
GIVES = re.compile(r"(?:公司|集团|方面)?(?:提供|发放|拨付?|注资|授予|给予|追加|再?投资?)")


def is_given(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is who gets something, though it is told first what it is: 向初创企业甲提供5亿美元贷款."""
    atom = scene.atoms[j]
    if GIVEN_TO.search(scene.text, max(scene.start, atom.start - 4), atom.start) is not None:
        return True  # 授予某公司100亿元授信
    if GIVES.match(scene.text, atom.end, scene.end) is None:
        return False
    head = j - (j > 0 and scene.pack.kind(scene.atoms[j - 1].id) == "country")  # 向澳大利亚莱纳斯注资
    before = scene.atoms[head - 1].end if head and scene.atoms[head - 1].kind in "EQ" else scene.start
    return TO_WHOM.search(scene.text, max(before, atom.start - 11), atom.start) is not None


def of_one_given(scene: Scene, j: int) -> bool:
    """Whether the works at `j` is that of the one that money is given to: 给甲公司的某厂贷款."""
    if j < 2 or scene.atoms[j - 1].text != "的" or scene.atoms[j - 2].kind != "E":
        return False
    return scene.text[max(scene.start, scene.atoms[j - 2].start - 1)] in "给为向"
