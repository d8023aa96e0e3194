"""What part of what somebody uses is bought elsewhere: “98% of what the bloc burns comes from Russia”, “buys half of its zinc abroad”."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, word_at
from checker.extract.english.reliance import meets_needs
from checker.extract.english.subject import subject_of
from checker.extract.frame import STATES, WORLDLY, Frame, Memory
from checker.extract.scene import Scene

USES = r"(?:us(?:es?|ed)|consum(?:es?|ed)|needs?|needed|burn(?:s|ed|t)?|requires?|required|eats?)"
THERE = r"(?P<where>there|abroad|overseas|elsewhere|from abroad|from overseas|from|in)\b"
GOT = r"(?:bought|purchased|imported|ordered|made|mined|refined|sourced|shipped in|brought in|produced|processed|smelted|supplied)"
OF_USE = re.compile(
    rf" of (?:what|(?:all (?:the )?|the )?[\w-]+(?: [\w-]+){{0,2}}?(?: that| which)?) [\w'’. -]{{2,32}}? {USES}(?: (?!is |are |was |were )[\w-]+){{0,4}}? "
    rf"(?:(?:is|are|was|were) (?:still |now |all |being )?(?:{GOT} {THERE}|imported(?=[,.;]|$)|(?P<of>[A-Z]))|(?:still |now )?(?:comes?|came|arrives?) (?:in )?(?P<from>from)\b)"
)
"""“71% of what Japan consumes is made abroad”, “four fifths of the tin that it needs comes from abroad”."""
OUT_OF_USE = re.compile(
    rf"^\W*(?:and )?of (?:all )?(?:the )?[\w-]+(?: [\w-]+){{0,2}}?(?: that| which)? [\w'’. -]{{2,32}}? {USES}\b[^,]{{0,30}}, ",
    re.IGNORECASE,
)
"""“Of the tin that the country needs, 71% …”."""
OWN_IMPORTED = re.compile(
    r" of (?:the |all )?[\w'’. -]{2,48}? (?:is|are|was|were) (?:still |now |all )?(?:imported|bought abroad|bought from abroad)(?=[,.;]|$| (?:and|but|while)\b)"
)
"""“60% of Japan's rare earths are imported.”"""
IS_FROM = re.compile(
    rf" (?:(?:is|are|was|were) (?:{GOT} {THERE}|(?P<of>[A-Z]))|(?:comes?|came) (?P<from>from)\b)"
)
BUYS = re.compile(
    r"\b(?:buy|buys|bought|buying|get|gets|got|purchases?|purchased|sources?|sourced|obtains?|obtained|brings? in|brought in|orders?|ordered)\b[^,;]{0,14}$"
)
OWN_ABROAD = re.compile(
    r" of (?:it|them|its|their|the|all)\b[^,;.]{0,40}? (?:abroad|overseas|elsewhere|from abroad|from overseas|from foreign \w+|from other countries)\b(?!,? (?:mostly|mainly|chiefly) )"
)
IMPORTS_ALL = re.compile(
    r"\b(?:imports?|imported) (?:all|almost all|nearly all|most|none) of (?:its|their) [\w -]{2,30}(?:,|,? and) (?:about |some |around )?$"
)
"""“Imports all of its bauxite and nine tenths of its manganese.”"""
BROUGHT_IN = re.compile(
    r" of (?:all )?(?:the |its )?[\w-]+(?: [\w-]+){0,4}? (?:that |which )?(?:it|they|she|the country|the bloc|the union) (?:brought in|brings in|imported|imports|bought|buys|took in|takes in|purchased|shipped in)\b"
)
GIVES_IT = re.compile(
    r"\b(?:shipped|ships|sold|sells|sent|sends|supplied|supplies|delivered|delivers) (?:it|them|(?P<whom>(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)?)) (?:about |some |around |nearly |over |almost )?$"
)


def bought_share(
    scene: Scene, i: int, of: Phrase | None, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of a part of what somebody uses, where the words say that it comes from elsewhere."""
    if (too := _of_this_too(scene, i, of, last)) is not None:
        return too
    if of is not None and (both := meets_needs(scene, i, of, low)) is not None:
        return _met(scene, of, *both)
    text, end = scene.text, scene.atoms[i].end
    if (
        of is not None
        and (hit := BROUGHT_IN.match(text, end, scene.end))
        and (
            gives := GIVES_IT.search(text, max(scene.start, scene.atoms[i].start - 40), scene.atoms[i].start)
        )
    ):
        return _brought_in(scene, i, low, of, memory, gives.start("whom"))
    before = text[max(scene.start, scene.atoms[i].start - 40) : scene.atoms[i].start]
    if of is not None and BUYS.search(before) and OWN_ABROAD.match(text, end, scene.end):
        owner = subject_of(scene, i, low, high, memory, None, "import_reliance")
        return _reliance(scene, of, owner, None)
    if (
        of is not None
        and of.has("its", "their")
        and not of.metrics
        and IMPORTS_ALL.search(text, max(scene.start, scene.atoms[i].start - 70), scene.atoms[i].start)
    ):
        return _reliance(scene, of, subject_of(scene, i, low, high, memory, None, "import_reliance"), None)
    owned = of is not None and len(of.entities) == 1 and scene.possessive(of.entities[0]) and not of.metrics
    if of is not None and owned and OWN_IMPORTED.match(text, end, scene.end) is not None:
        land = scene.atoms[of.entities[0]]
        return _reliance(scene, of, land.id, None) if kind_of(scene, land) in STATES else None
    hit = OF_USE.match(text, end, scene.end) if of is not None else None
    outside = (
        hit is None and OUT_OF_USE.match(text[scene.atoms[low].start : scene.atoms[i].start]) is not None
    )
    if outside:
        hit = IS_FROM.match(text, end, scene.end)
    if hit is None or (of is not None and any(scene.atoms[k].id == "world" for k in of.entities)):
        return None  # the world buys nothing from elsewhere
    user = scene.atoms[low:i] if outside else [a for a in scene.atoms[i + 1 :] if a.end <= hit.end() - 1]
    owner = _user(scene, i, low, high, user, memory)
    return _reliance(scene, of, owner, _partner(scene, hit, owner, memory, last), user)


def _of_this_too(scene: Scene, i: int, of: Phrase | None, last: Frame | None) -> Frame | None:
    """One more part of one's own that is got in the same way: “imports all of its tin and over half of its zinc”."""
    told = last is not None and last.kind == "share" and last.metric in ("import_reliance", "imports")
    if (
        not told
        or last is None
        or of is None
        or not of.has("its", "their")
        or not of.commodities
        or of.metrics
    ):
        return None
    joined = word_at(scene, i - 1) in ("and", ",", "but") and last.at >= 0
    if not joined:
        return None
    acts = (a for a in scene.atoms[last.at + 1 : i] if a.kind == "V")
    if (
        not all({"consumption", "demand"} & set(a.metrics()) for a in acts)
        or word_at(scene, of.end) == "from"
    ):
        return None
    frame = last.copy()
    frame.commodity, frame.evidence = scene.atoms[of.commodities[-1]].id, {"metric": "as before"}
    return frame


def _user(scene: Scene, i: int, low: int, high: int, said: list[Atom], memory: Memory) -> str | None:
    """Who uses it: a country that is named, the bloc, or who is spoken of."""
    lands = [a.id for a in said if a.kind == "E" and kind_of(scene, a) in STATES]
    if lands:
        return lands[0]
    if any(a.low in ("the bloc", "bloc", "union") for a in said):
        return memory.region or memory.country
    return subject_of(scene, i, low, high, memory, None, "import_reliance")


def _partner(
    scene: Scene, hit: re.Match[str], owner: str | None, memory: Memory, last: Frame | None
) -> str | None:
    """From whom it is got: the country behind “from” or “in”, the one whose it is, or the one just named where it is “there”."""
    groups = hit.groupdict()
    if groups.get("where") == "there":
        told = (last, *reversed(memory.spoken), memory.frame)
        return next(
            (f.counterparty for f in told if f is not None and f.counterparty not in (None, owner)), None
        )
    begins = hit.start("of") if groups.get("of") else hit.end()
    near = (a for a in scene.atoms if begins <= a.start <= begins + 8 and a.kind == "E")
    partner = next((a.id for a in near if kind_of(scene, a) in STATES), None)
    return partner if partner != owner else None


def _reliance(
    scene: Scene, of: Phrase | None, owner: str | None, partner: str | None, said: list[Atom] | None = None
) -> Frame:
    frame = Frame(kind="share", metric="import_reliance", subject=owner, whole=owner, counterparty=partner)
    goods = [scene.atoms[k].id for k in of.commodities[-1:]] if of is not None else []
    goods += [a.id for a in said or () if a.kind == "C"]
    frame.commodity = goods[0] if goods else None
    frame.because("metric", "bought")
    return frame


def _met(scene: Scene, of: Phrase, owner: str, supplier: str) -> Frame:
    """What meets a country's needs: reliance on another, but supply where one lies in the other: “European mines cover 3% of the EU's needs”."""
    frame = _reliance(scene, of, owner, supplier)
    if owner == supplier or scene.pack.within(owner, supplier) or scene.pack.within(supplier, owner):
        frame.metric, frame.counterparty = "supply", None
        frame.subject = supplier if scene.pack.within(supplier, owner) else owner
    return frame


def _brought_in(scene: Scene, i: int, low: int, of: Phrase, memory: Memory, whom: int) -> Frame:
    """The frame of “Laos sold it 63% of the tin it brought in”: the imports of the one that is spoken of, or is named at `whom`."""
    named = [a for a in scene.atoms[low:i] if a.kind == "E"]
    buyer = next((a.id for a in named if 0 <= whom <= a.start), None)
    seller = next((a.id for a in reversed(named) if whom < 0 or a.start < whom), None)
    told = (
        buyer,
        memory.frame.subject if memory.frame is not None else None,
        memory.country,
        memory.topic_country,
    )
    owner = next((id for id in told if id not in (None, seller) and kind_of_id(scene, id) in STATES), None)
    frame = Frame(kind="share", metric="imports", subject=owner, whole=owner, counterparty=seller)
    frame.commodity = scene.atoms[of.commodities[0]].id if of.commodities else None
    frame.because("metric", "brought in")
    return frame


def all_of_them(last: Frame | None, actor: str | None) -> str | None:
    """Those who were told together, where one of them seems to act: “A, B and C make 900 tonnes, a tenth of the world's output”."""
    if last is None or last.kind != "amount" or last.metric not in WORLDLY or not actor or not last.subject:
        return actor
    joint = f"_{last.subject}_"
    return last.subject if f"_{actor}_" in joint and joint != f"_{actor}_" else actor
