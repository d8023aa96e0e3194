"""Whom a pronoun means that is not the subject: 公司 after a mine was told of, 其 of 致其, 使其."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

SITE_NAME = re.compile(r"(?:锂|铜|金|锡|稀土|石墨|镍|铁|铀)?(?:项目|矿|厂|盆地|盐湖|油田|气田|港)")


def firm_before(scene: Scene, j: int) -> str | None:
    """The company that the sentence named last: 哈原工产量3550吨；公司将指引下调."""
    named = [a for a in scene.atoms[:j] if a.kind == "E" and scene.pack.kind(a.id) in ("company", "")]
    firms = [a.id for a in named if scene.pack.kind(a.id) or not SITE_NAME.match(scene.text, a.end)]
    return firms[-1] if firms else None


MADE_TO = re.compile(r"[致使令让]$")


def struck_before(scene: Scene, j: int) -> str | None:
    """Whom the 其 of 致其, 使其 means: whom the clause before named last, 制裁打击俄罗斯，使其出口降至….."""
    if MADE_TO.search(scene.text, scene.start, scene.atoms[j].start) is None:
        return None
    return next((a.id for a in reversed(scene.atoms[:j]) if a.kind == "E" and a.id != "world"), None)
