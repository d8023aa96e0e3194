"""What goods are used for: “batteries account for three quarters of consumption”, “stainless steel takes two thirds of all nickel”."""

from __future__ import annotations

from checker.extract.english.implied import ACTORS
from checker.extract.english.meant import HELD
from checker.extract.english.number import USES
from checker.extract.english.phrase import FUNCTION, Phrase, word_at
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, Scene

TAKES = frozenset(
    """takes take took taking taken absorbs absorb absorbed absorbing swallows swallow swallowed eats eat ate eating devours devour
    devoured""".split()
)
AUXILIARIES = frozenset(
    """still now already alone will would may might could can should has have had also together currently today alone only then once
    mostly mainly about around some roughly nearly almost over more than less up to just
    another further""".split()
)
THOUGHT_TO = frozenset("is are was were thought believed said reckoned estimated known to".split())
NO_USES = frozenset(
    """this that these those each everyone everybody someone nobody none nothing something one half most more much many what whatever
    there here then than another other others same rest trend growth boom war peace state province region city town team tribe court
    dealer trader buyer seller speculator pair trio duopoly neither either both which while""".split()
)
"""Words that are no use of goods, though they may take a part of them."""
FROM_TO = ("from", "to")
GOODS = frozenset(
    """it metal metals crop ore ores total material mineral minerals element fuel fuels commodity harvest beans grain fruit nuts leaf
    meat catch fish timber""".split()
)
"""By which a text speaks of what it has named: “a third of the metal”."""


def use_share(scene: Scene, i: int, low: int, of: Phrase, memory: Memory) -> Frame | None:
    """The share of a use in the demand for goods: the use is the subject, the goods what the demand is for."""
    verb = _verb(scene, i, low)
    user = _user(scene, verb, low) if verb is not None else None
    if verb is None or user is None or of.entities[1:]:
        return None
    of_it = [k for k in of.commodities if k + 1 >= len(scene.atoms) or scene.atoms[k + 1].kind != "Q"]
    goods = next((scene.atoms[k].id for k in reversed(of_it)), None)  # not “of the metal and batteries 15%”
    named = any(USES & set(scene.atoms[k].metrics()) for k in of.metrics)
    takes = word_at(scene, verb).partition(" ")[0] in TAKES or bool(USES & set(scene.atoms[verb].metrics()))
    other = goods is not None and goods != user and not scene.pack.within(user, goods)
    said = of.words[: of.words.index("and")] if "and" in of.words else of.words
    the_goods = not of_it and not GOODS.isdisjoint(said) and len(said) < 4
    if not (named or (takes and (other or the_goods))) or (of.metrics and not named):
        return None
    frame = Frame(kind="share", metric="demand", subject=user, passing=True)
    if named:
        frame.metric = next(name for k in of.metrics for name in scene.atoms[k].metrics() if name in USES)
    frame.whole = scene.atoms[of.entities[0]].id if of.entities else _set_in(scene, low) or "world"
    opened = next((a.id for a in scene.atoms[:low] if a.kind == "C" and a.id != user), None)
    frame.commodity = goods or (opened if of.words == ["it"] else None) or spoken_goods(scene, user, memory)
    frame.because("metric", scene.atoms[verb].text)
    return frame


def _set_in(scene: Scene, low: int) -> str | None:
    """The country in which a clause sets its use: “In Ireland data centres took 22% of the electricity”."""
    at = low + 1 + (word_at(scene, low + 1) == "the")
    named = word_at(scene, low) == "in" and at < len(scene.atoms) and scene.atoms[at].kind == "E"
    return scene.atoms[at].id if named and scene.pack.kind(scene.atoms[at].id) in STATES else None


def another_use(scene: Scene, i: int, low: int, memory: Memory) -> Frame | None:
    """The share of another use in the demand that the text splits: “Catalysts account for a further 17%.”"""
    held = next((f for f in map(memory.of_metric.get, USES) if f is not None and f.kind == "share"), None)
    if held is None or not held.passing or not memory.same_block:
        return None
    verb = _verb(scene, i, low)
    user = _user(scene, verb, low) if verb is not None else None
    if user is None:
        return None
    frame = held.copy()
    frame.subject, frame.evidence = user, {"metric": "as before"}
    return frame


def next_use(scene: Scene, i: int, last: Frame) -> str | None:
    """The use that stands at the next number of such a list: “…, superalloys for 8%”, “and portable electronics 30%”."""
    if (
        last.metric not in USES
        or last.subject is None
        or (last.kind == "share" and scene.pack.kind(last.subject))
    ):
        return None
    if last.kind != "share" and not any(a.is_cue("share") for a in scene.atoms[last.at + 1 : i]):
        return None  # “demand grew to 253,000 tonnes, with batteries accounting for 46%”
    words: list[str] = []
    j = last.at
    for j in range(i - 1, last.at, -1):
        atom = scene.atoms[j]
        if atom.kind == "C":
            return atom.id if not words else "_".join([atom.low, *words]).replace(" ", "_")
        skipped = atom.low in ("for", "at", "with", "a", "the", "another", "some", "about")
        moved = atom.low == "to" or atom.low.endswith("ing")  # “with turbines slipping to a tenth”
        uses = atom.kind == "V" and bool(USES & set(atom.metrics()))
        if not words and (skipped or moved or uses or atom.is_cue("share") or atom.is_cue("takes")):
            continue
        if atom.kind != "W" or atom.low in FUNCTION or atom.low in PREPOSITIONS or len(words) == 2:
            break
        words.insert(0, atom.low)
    begins = last.passing and (scene.atoms[j].low == "and" or scene.atoms[j].text in ",;")
    return (
        "_".join(words) if words and (words[-1].endswith("s") or (begins and _is_noun(words[-1]))) else None
    )


def _is_noun(word: str) -> bool:
    """Whether a word can be the trade or the thing that goods go into: no adverb and no participle."""
    return len(word) > 3 and not word.endswith(("ly", "ed", "ing")) and word not in NO_USES


def used_by(scene: Scene, i: int, low: int) -> str | None:
    """Which goods use an amount of others: “superalloys swallowed 5,000 tonnes of it”."""
    verb = _verb(scene, i, low)
    if verb is None or not USES & set(scene.atoms[verb].metrics()):
        return None
    user = _user(scene, verb, low)
    power = scene.pack.within(user, "electricity")  # “reactors need 67,500 tons” is of all reactors
    return user if user in scene.pack.commodities and not power else None


def spoken_goods(scene: Scene, user: str, memory: Memory) -> str | None:
    """The goods that were spoken of before, where they are not those that use them."""
    spoken = (memory.commodity, memory.topic)
    return next((id for id in spoken if id not in (None, user) and not scene.pack.within(id, user)), None)


def _verb(scene: Scene, i: int, low: int) -> int | None:
    """The verb of use right before a number."""
    for j in range(i - 1, max(low, i - 6), -1):
        atom = scene.atoms[j]
        if atom.kind in "VK" and (atom.is_cue("share") or atom.is_cue("takes") or USES & set(atom.metrics())):
            return j
        if (
            atom.kind in "VK"
            and (atom.is_cue("up") or atom.is_cue("down"))
            and word_at(scene, i - 1) in FROM_TO
        ):
            return j  # “ceramics grew from a tenth of use”
        if atom.low == "up" and scene.atoms[j - 1].is_cue("takes"):
            continue  # “magnets take up 45% of demand”
        if atom.kind not in "W" and not atom.is_cue("reach"):
            return None
        if atom.low not in AUXILIARIES and atom.low not in ("an", "estimated", "a", "the", "for"):
            return None
    return None


def _before_aside(scene: Scene, verb: int) -> int:
    """Where the subject of a verb ends, before a relative clause: “cars, of which 17 million were sold, swallowed”."""
    if scene.atoms[verb - 1].text != ",":
        return verb
    for j in range(verb - 2, 0, -1):
        opens = word_at(scene, j + 1) in ("which", "whose") or (
            word_at(scene, j + 1) in ("of", "in", "to", "with") and word_at(scene, j + 2) in ("which", "whom")
        )
        if scene.atoms[j].text == "," and opens:
            return j
    return verb


def _user(scene: Scene, verb: int, low: int) -> str | None:
    """The goods or the trade that act at the verb: nothing but a noun of at most three words before it in its clause."""
    named: list[int] = []
    before = _before_aside(scene, verb)
    for j in range(before - 1, (low if before == verb else 0) - 1, -1):
        atom = scene.atoms[j]
        if not named and (atom.low in AUXILIARIES or (atom.kind == "K" and atom.is_cue("forecast"))):
            continue
        if not named and atom.low in THOUGHT_TO:
            continue  # “defence is thought to take a tenth”
        if named and (atom.low == "today" or (atom.low == "and" and scene.atoms[j - 1].text in COMMA)):
            break
        if atom.low == "for" and 0 < len(named) < 3:
            named = []  # “batteries for cars”
            continue
        if atom.low == "which" and not named and j > 1 and scene.atoms[j - 1].text == ",":
            return scene.atoms[j - 2].id if scene.atoms[j - 2].kind == "C" else None
        if not named and atom.kind == "E" and scene.pack.kind(atom.id) == "group":
            return atom.id  # “data centres took 22% of the electricity”
        if atom.kind not in "CW" or atom.low in PREPOSITIONS or atom.low in ("and", "which", "that", "or"):
            if named and (atom.kind == "P" or (atom.kind == "E" and word_at(scene, j - 1) in ("in", "the"))):
                break
            return None
        if atom.low in ("the", "a", "an", "all", "other"):
            break
        named.append(j)
        if len(named) > 3:
            return None
    if not named:
        return None
    head = scene.atoms[named[0]]
    words = [scene.atoms[j].low for j in reversed(named)]
    if head.kind == "C" and len(named) == 1:
        return head.id
    if any(word in HELD or word in ACTORS for word in words):
        return None
    if not (head.kind == "C" or (head.low.endswith("s") and len(head.low) > 3)):
        takes = not scene.atoms[verb].is_cue("share") or scene.atoms[verb].is_cue("takes")
        alone = len(named) == 1 and head.kind == "W" and len(head.low) > 3
        if not (takes and alone) or head.low in NO_USES or head.low.endswith(("ly", "ed")):
            return None
    return "_".join(words).replace(" ", "_").replace("-", "_")
