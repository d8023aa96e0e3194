"""Names that only say where a thing lies or whose it is: “Mittersill, the only tungsten mine in Austria”."""

from __future__ import annotations

from checker.extract.english.actor import NATION_NOUNS, SITES, describes
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import FIRMS, LANDS, WORLDLY, Memory
from checker.extract.joints_en import IN_IT
from checker.extract.scene import COMMA, RELATIVES, Scene

WHERE = frozenset(["in", "at", "near", "off", "on", "of", "outside"]) | IN_IT
"""Prepositions of the place in which a thing lies."""
SHORES = frozenset("coast shore shores waters sector part side border banks bank".split())
"""What a land has where a thing lies: “off the Yorkshire coast”."""
ARTICLES = frozenset(["a", "an", "the", "one", "its", "their"])
PRONOUNS = frozenset(["it", "its", "they", "their", "he", "she", "we"])
THAT = frozenset(["that", "which"])
OWNED_BY = frozenset(["owner", "operator", "parent", "developer", "backer"])
"""Who tells of his own: “according to its owner, Arafura”."""


def only_situates(scene: Scene, i: int, j: int) -> bool:
    """Whether the name at `j` only says where the thing lies of which the number at `i` is told, or whose that is."""
    if kind_of(scene, scene.atoms[j]) in (*LANDS, "region", "") and _at_its_shore(scene, j):
        return True
    return _lies_in(scene, j) or _apposed_with(scene, i, j) or _tells_of_its_own(scene, i, j)


def _lies_in(scene: Scene, j: int) -> bool:
    """Whether it is the land in which a named site lies, or a part of that land: “the Nolans deposit in Australia's Northern Territory”."""
    if kind_of(scene, scene.atoms[j]) not in (*LANDS, "region", ""):
        return False
    first = j - 2 if word_at(scene, j - 1) in ("'s", "’s") and j > 2 else j
    before = first - 1 - (word_at(scene, first - 1) == "the")
    if word_at(scene, before) not in ("in", "near", "off") or before < 2:
        return False
    return word_at(scene, before - 1) in SITES and site_at(scene, before - 1, "where") is not None


def _at_its_shore(scene: Scene, j: int) -> bool:
    """Whether it is the land of “off the Yorkshire coast”, “in the Danish part of the Baltic”."""
    before = j - 1 - (word_at(scene, j - 1) == "the")
    own = j + 1 + scene.possessive(j)
    return word_at(scene, before) in WHERE and word_at(scene, own) in SHORES


def _apposed_with(scene: Scene, i: int, j: int) -> bool:
    """Whether it stands in what is said of a name right behind it: “Kokkola, the Finnish refinery that Umicore sells”."""
    opens = _opens_apposition(scene, j)
    if opens is None or opens <= i < j:
        return False
    head = _name_before(scene, opens - 1)
    if head is None or scene.atoms[head].id == scene.atoms[j].id:
        return False
    if kind_of(scene, scene.atoms[j]) in (*LANDS, "region", "bloc"):
        return True
    return word_at(scene, j - 1) in THAT and i < opens  # who does something with it


def _opens_apposition(scene: Scene, j: int) -> int | None:
    """The comma before “the only tungsten mine in Austria”, if the name at `j` closes or qualifies such a phrase."""
    atom, behind = scene.atoms[j], scene.atoms[j + 1 : j + 6]
    if atom.adjective or scene.possessive(j):
        nouns = next((a for a in behind if a.kind not in "WCMVQ" or a.low in THAT | WHERE), None)
        if nouns is None or not (nouns.kind == "P" or nouns.low in THAT | RELATIVES | WHERE):
            return None
    elif word_at(scene, j - 1) in THAT:
        if not behind or behind[0].kind == "P":
            return None
    elif word_at(scene, j - 1 - (word_at(scene, j - 1) == "the")) in WHERE:
        if behind and behind[0].kind != "P" and behind[0].low not in THAT | RELATIVES:
            return None
    else:
        return None
    for k in range(j - 1, max(0, j - 9), -1):
        here = scene.atoms[k]
        if here.text in COMMA:
            return k if word_at(scene, k + 1) in ARTICLES or _ranks(scene, k + 1) else None
        if here.kind in "TPK" or (here.kind == "Q" and not _ranks(scene, k)):
            return None
        if here.kind == "E" and not here.adjective:
            return None
    return None


def _ranks(scene: Scene, k: int) -> bool:
    """Whether a superlative stands there: “the only”, “Africa's largest”."""
    quantity = scene.atoms[k].quantity
    return quantity is not None and quantity.form in ("rank", "exclusive")


def _name_before(scene: Scene, k: int) -> int | None:
    """The name of a firm or a site that a noun phrase ends with, or has before its place: “Ras Laffan in Qatar”."""
    if k < 0 or scene.atoms[k].kind != "E" or scene.atoms[k].adjective:
        return None
    before = k - 1 - (word_at(scene, k - 1) == "the")
    if kind_of(scene, scene.atoms[k]) in (*LANDS, "region"):
        if word_at(scene, before) not in WHERE or word_at(scene, before) == "of":
            return None
        return _name_before(scene, before - 1)
    return k if kind_of(scene, scene.atoms[k]) in FIRMS else None


def _tells_of_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether it is who tells something of what it owns: “…, according to its owner, Arafura”."""
    if j < i or word_at(scene, j - 1) not in (",", "the"):
        of_it = word_at(scene, j + 1) == "," and word_at(scene, j + 2) in ("its", "the")
        return j > i and of_it and word_at(scene, j + 3) in OWNED_BY
    return word_at(scene, j - 2) in OWNED_BY or word_at(scene, j - 3) in OWNED_BY


def whose_clause(scene: Scene, i: int, low: int) -> str | None:
    """The site that a relative clause tells of: “the Santa Rita mine in Brazil, where a mill will have a capacity of …”."""
    relative = word_at(scene, low)
    if relative in ("where", "which", "whose") and low > 1:
        begin, end = low, low - 1 - (scene.atoms[low - 1].text in COMMA)
    else:
        that = _apposed_that(scene, i, low)
        if that is None:
            return None
        begin, end = that
    said = [*enumerate(scene.atoms[begin:i], start=begin)]
    if any(a.low in PRONOUNS or (a.kind == "E" and scene.bare(k)) for k, a in said):
        return None  # “Koniambo in New Caledonia, where it held 49%”
    return site_at(scene, end, relative)


def _apposed_that(scene: Scene, i: int, low: int) -> tuple[int, int] | None:
    """The “that” of “Ras Laffan in Qatar, a complex that turns out 19%”, and the end of what the complex is said to be."""
    that = next((k for k in range(i - 1, low, -1) if word_at(scene, k) in THAT), None)
    if that is None or word_at(scene, that - 1) not in SITES:
        return None
    comma = next((k for k in range(that - 2, max(0, that - 6), -1) if scene.atoms[k].text in COMMA), None)
    opened = comma is not None and word_at(scene, comma + 1) in ARTICLES
    return (that, comma - 1) if opened and comma is not None else None


def site_at(scene: Scene, end: int, relative: str = "which") -> str | None:
    """The site that the noun phrase ends with: its name, its noun, and the land in which it lies."""
    k = end
    placed = False
    while k > 1 and scene.atoms[k].kind == "E" and kind_of(scene, scene.atoms[k]) in (*LANDS, "region"):
        before = k - 1 - (word_at(scene, k - 1) == "the")
        if scene.atoms[before].text in COMMA and scene.atoms[before - 1].kind == "E":
            k = before - 1  # “Heide, Germany”
            continue
        if word_at(scene, before) not in WHERE or word_at(scene, before) == "of":
            return None
        k, placed = before - 1, True
        break
    noun = word_at(scene, k) in SITES
    while k > 0 and (word_at(scene, k) in SITES or scene.atoms[k].kind == "C"):
        k -= 1
    atom = scene.atoms[k]
    if word_at(scene, k) in ("'s", "’s") and noun and relative != "where":
        return (
            scene.atoms[k - 1].id if scene.atoms[k - 1].kind == "E" else None
        )  # “Albemarle's plant in Texas”
    if atom.kind != "E" or atom.adjective or describes(scene, k):
        return None
    kind = kind_of(scene, atom)
    known = kind in ("mine", "plant") or (kind == "" and (noun or placed))
    return atom.id if known else None


def done_at(scene: Scene, i: int) -> str | None:
    """The site at which a passive says that so much was done: “900 tons of tungsten was won in 2022 at Mittersill”."""
    done = next((k for k in range(i + 1, len(scene.atoms)) if word_at(scene, k) in ("was", "were")), None)
    if done is None or any(a.kind == "E" and a.id != "world" for a in scene.atoms[:done]):
        return None
    for k in range(done + 2, min(len(scene.atoms) - 1, done + 8)):
        if scene.atoms[k].text in COMMA or scene.atoms[k].kind == "Q":
            return None
        site = scene.atoms[k + 1 + (word_at(scene, k + 1) == "the")] if k + 2 < len(scene.atoms) else None
        if word_at(scene, k) == "at" and site is not None and site.kind == "E" and not site.adjective:
            return site.id if kind_of(scene, site) in ("mine", "plant", "") else None
    return None


def goods_from(scene: Scene, j: int) -> bool:
    """Whether a sentence begins with the goods of the name at `j`: “Granular urea from the Middle East jumped”."""
    before = j - 1 - (word_at(scene, j - 1) == "the")
    return 0 < before < 4 and word_at(scene, before) == "from" and scene.atoms[before - 1].kind == "C"


def of_the_land(scene: Scene, i: int, metric: str, memory: Memory) -> str | None:
    """The country whose measure somebody moves: “QatarEnergy should take the emirate's LNG capacity to 142 million tonnes”."""
    for j in range(i - 1, 1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q" and not any(a.low in ("from", "to") for a in scene.atoms[j - 1 : i]):
            return None
        noun = atom.low.removeprefix("the ")
        called = noun in NATION_NOUNS and (noun != atom.low or word_at(scene, j - 1) == "the")
        if not called or not scene.possessive(j):
            continue
        own = next((a for a in scene.atoms[j + 2 : j + 5] if a.kind in "MV" and a.metrics()), None)
        if own is None or metric not in own.metrics():
            return None
        named = [a.id for a in scene.atoms[:j] if a.kind == "E"]
        lands = (id for id in reversed(named) if scene.pack.kind(id) == "country")
        homes = (home for id in reversed(named) if (home := scene.pack.home(id)) is not None)
        return next(lands, None) or next(homes, None) or memory.country
    return None


def fronted(scene: Scene, i: int) -> str | None:
    """The land or site with which a sentence begins, before an aside on it: “In Guinea, where Russian firms dig bauxite, exports rose”."""
    j = 1 + (word_at(scene, 1) == "the")
    if word_at(scene, 0) not in ("in", "at") or j + 3 >= i or scene.atoms[j].kind != "E":
        return None
    behind = j + 1
    if word_at(scene, behind) == "in" and scene.atoms[behind + 1].kind == "E":
        behind += 2  # “At Collahuasi in Chile, where …”
    if scene.atoms[behind].text not in COMMA or not _is_aside(scene, behind + 1):
        return None
    commas = [k for k in range(behind + 2, i) if scene.atoms[k].text in COMMA]
    if not commas or any(
        a.kind == "E" and scene.bare(k) for k, a in enumerate(scene.atoms[:i]) if k > commas[0]
    ):
        return None
    measured = any(a.kind in "MC" for a in scene.atoms[commas[0] + 1 : commas[0] + 4])
    return scene.atoms[j].id if measured else None


def _is_aside(scene: Scene, k: int) -> bool:
    """Whether what begins there is said of the name before the comma: “where …”, “a mine in Congo”, “home to …”, “owned by …”."""
    word = word_at(scene, k)
    return (
        word in (*RELATIVES, *ARTICLES, "home", "site", "source")
        or _ranks(scene, k)
        or word_at(scene, k + 1) == "by"
    )


YIELDS = frozenset(["yields", "yielded", "contains", "contained"])


def it_yields(scene: Scene, i: int, memory: Memory) -> str | None:
    """The site that “it” means where so much comes out of it: “Zijin bought the Akyem mine from Newmont; it yields 200,000 ounces”."""
    it = next((k for k in range(i - 1, max(-1, i - 4), -1) if word_at(scene, k) == "it"), None)
    if it is None or (word_at(scene, it + 1) not in YIELDS and word_at(scene, it + 2) != "yield"):
        return None
    for k in range(it - 1, -1, -1):
        atom = scene.atoms[k]
        named = atom.kind == "E" and not atom.adjective and kind_of(scene, atom) in ("mine", "plant", "")
        noun = any(word_at(scene, n) in SITES for n in range(k + 1, k + 4))
        if named and (noun or kind_of(scene, atom) in ("mine", "plant")):
            return atom.id
    return memory.site if it < 3 and memory.same_block else None


def told_by_the_way(scene: Scene, i: int, low: int, metric: str, memory: Memory) -> str | None:
    """The site or land that another phrase than the actor's says it is: a relative clause, “it yields”, “was won at”, “the emirate's”."""
    if (site := whose_clause(scene, i, low) or it_yields(scene, i, memory)) is not None:
        return site
    return (done_at(scene, i) or of_the_land(scene, i, metric, memory)) if metric in WORLDLY else None
