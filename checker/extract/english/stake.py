"""Stakes: who holds how much of whom."""

from __future__ import annotations

import re

from checker.extract.english.actor import (
    SITES,
    described,
    describes,
    nationals,
    owns_a_name,
    whom_described,
)
from checker.extract.english.holding import (
    IN_WHICH,
    WORKS,
    as_holder,
    controls_with,
    of_a_works,
    of_named_works,
    whose,
)
from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, word_at
from checker.extract.english.subject import subject_of
from checker.extract.frame import FIRMS, KNOWN_FIRMS, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, Scene


def _relative(scene: Scene, i: int) -> str | None:
    """What is held in “Mozal, of which it owns 63.7%”."""
    for j in range(i - 1, max(1, i - 9), -1):
        which = word_at(scene, j) == "which" and word_at(scene, j - 1) in ("of", "in")
        if which or (word_at(scene, j) == "where" and word_at(scene, j - 1) == ","):
            named = [k for k in range(j - 1, -1, -1) if scene.atoms[k].kind == "E"]
            firms = (
                scene.atoms[k].id
                for k in named
                if kind_of(scene, scene.atoms[k]) in FIRMS
                and not scene.atoms[k].adjective
                and not describes(scene, k)
            )
            bare = (scene.atoms[k].id for k in named if scene.bare(k) and not describes(scene, k))
            return next(firms, None) or next(bare, None)
    return None


SELLS = frozenset(["sold", "sells", "selling", "sell"])


GIVES_STAKE = frozenset(["giving", "gives", "gave", "give", "given", "handing", "leaving"])
"""What a sum does that buys a part of a firm: “…, giving it 15% of the company”."""


FOR_IT = re.compile(
    r"\b(?:giving|gives?|gave|given|handing) (?:it|them|him|the \w+)(?: about| around| some| roughly| nearly| over)? ?$|\b(?:which|that|and) (?:took|takes|gets|got|received|will get)\b|\b(?:in return for|in exchange for)\b|\bfor an?\b"
)
BELONGS = frozenset("""held owned belongs belong belonged controlled""".split())


HELD_OF = re.compile(
    r" of (?:which|whom) (?:the )?(?:[\w.-]+ ){1,3}?(?:already |now |still )?(?:holds?|owns?|owned|held)\b"
)
OWNED_BY_STATE = re.compile(r"(?:an? |its |the )?(?:state|government|treasury|sovereign|finance ministry)\b")
BELONGS_TO = re.compile(
    r" of (?:which |it |them |(?:the )?(?:[A-Z][\w.&'’-]* ){1,5}(?:(?:[a-z]+ )?(?:mine|project|deposit|plant|venture|company) )?)(?:belong(?:s|ed)?|(?:is|are|was|were) (?:owned|held)) (?:to|by) (?:the )?"
)


def held_by(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of “a mine held 51% by Tianqi and 49% by Albemarle”, “the mine belongs 70% to CMOC”, “is 60% owned by BHP”."""
    atoms = scene.atoms
    by = next((k for k in range(i - 1, max(-1, i - 6), -1) if atoms[k].kind == "E"), None)
    if by is not None and atoms[i - 1].is_word("with", "(") and scene.preposition(by) == "by":
        verb = next((k for k in range(by - 1, max(-1, by - 4), -1) if atoms[k].low in BELONGS), None)
        if verb is not None:  # “controlled by the Luksic family with 65%”
            named = [a.id for k, a in enumerate(atoms[:verb]) if a.kind == "E" and scene.bare(k)]
            frame = Frame(kind="share", metric="stake", subject=atoms[by].id)
            frame.whole = memory.anchor or (named[-1] if named else memory.company)
            frame.because("metric", atoms[verb].text)
            return frame
    if (held := HELD_OF.match(scene.text, atoms[i].end, scene.end)) is not None:
        inside = [a.id for a in atoms[i + 1 :] if a.kind == "E" and a.end <= held.end()]
        named = [a.id for k, a in enumerate(atoms[:i]) if a.kind == "E" and a.id not in inside]
        if inside:
            frame = Frame(kind="share", metric="stake", subject=inside[-1])
            frame.whole = named[-1] if named else memory.anchor or memory.company
            frame.because("metric", held[0])
            return frame
    if (belongs := BELONGS_TO.match(scene.text, atoms[i].end, scene.end)) is not None:
        who = next((a for a in atoms[i + 1 :] if a.start >= belongs.end()), None)
        state = OWNED_BY_STATE.match(scene.text, belongs.end(), scene.end)
        if state is not None and (who is None or who.kind != "E"):
            named = [a.id for a in atoms[:i] if a.kind == "E"]
            whole = named[-1] if named else memory.anchor or memory.company
            home = scene.pack.home(whole) or memory.country or memory.topic_country
            return Frame(
                kind="share", metric="stake", subject=home, whole=whole
            )  # “half of which belongs to a state fund”
        if who is not None and who.kind == "E":  # “Thacker Pass, 38% of which belongs to General Motors”
            named = [a.id for k, a in enumerate(atoms[:i]) if a.kind == "E" and a.id != who.id]
            named += [a.id for a in atoms[i + 1 :] if a.kind == "E" and a.end < belongs.end()]
            frame = Frame(kind="share", metric="stake", subject=who.id)
            frame.whole = named[-1] if named else memory.anchor or memory.site or memory.company
            frame.because("metric", belongs[0])
            return frame
    j = i + 1 + (word_at(scene, i + 1) == "-")  # “74%-owned by”
    if word_at(scene, j) == "of" and word_at(scene, j + 1) == "which":
        j += 2 + (word_at(scene, j + 2) in ("is", "was", "are"))  # “Rössing, 68% of which belongs to CNNC”
    owned = j < len(atoms) and atoms[j].low in BELONGS
    j += owned
    if j + 1 >= len(atoms) or not atoms[j].is_word("by", "to"):
        return None
    holder_at = j + 1 + (atoms[j + 1].low == "the" and j + 2 < len(atoms))
    if owns_a_name(scene, holder_at):
        holder_at += 2  # “19.9% owned by Chile's SQM”
    who = atoms[holder_at]
    if owned and who.low in ("state", "government", "the state", "the government"):
        return _of_the_state(scene, i, memory)
    goes_on = last is not None and last.metric == "stake"
    verb = next((k for k in range(i - 1, max(-1, i - 6), -1) if atoms[k].low in BELONGS), None)
    if who.kind != "E" or not (owned or goes_on or verb is not None):
        return None
    called = next(
        (k for k in range(j + 1, min(j + 4, len(atoms))) if atoms[k] is who and describes(scene, k)), None
    )
    hyphen = called is not None and word_at(scene, called + 1) == "-"
    before = [a.id for k, a in enumerate(atoms[:i]) if a.kind == "E" and scene.bare(k)]
    holder: str | None = who.id
    if called is not None:  # “74%-owned by the Anglo-Australian group”
        holder = whom_described(scene, called + 2 * hyphen, memory, before[-1] if before else None)
    frame = Frame(kind="share", metric="stake", subject=holder)
    frame.because("metric", atoms[i + 1 if owned else verb if verb is not None else j].text)
    if goes_on and last is not None:
        frame.whole = last.whole
        return frame
    named = [a.id for k, a in enumerate(atoms[:i]) if a.kind == "E" and a.id != who.id and scene.bare(k)]
    frame.whole = named[-1] if named else memory.anchor or memory.site or memory.company
    return frame


def _of_the_state(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """The part of “the French group, 90% owned by the state”: that of the country where the firm is at home."""
    firms = [a.id for a in scene.atoms[:i] if a.kind == "E" and kind_of(scene, a) == "company"]
    firm = described(scene, i, memory) or (firms[-1] if firms else memory.anchor or memory.company)
    home = scene.pack.home(firm) if firm is not None else None
    places = [a.id for a in scene.atoms[:i] if a.kind == "E" and kind_of(scene, a) == "country"]
    state = home or (places[-1] if places else memory.country)
    return Frame(kind="share", metric="stake", subject=state, whole=firm) if state is not None else None


def bought_with(scene: Scene, i: int, quantity: Quantity, last: Frame | None) -> Frame | None:
    """What a sum has bought: “put $900 million into the project for 49.99%”."""
    paid = last is not None and last.metric == "investment" and last.counterparty is not None
    if last is None or not paid or word_at(scene, i - 1) != "for" or quantity.unit != "percent":
        return None
    return Frame(kind="share", metric="stake", subject=last.subject, whole=last.counterparty)


def stake_frame(scene: Scene, i: int, low: int, high: int, memory: Memory, of: Phrase | None) -> Frame:
    """The frame of “holds 20% of …”, “a 20% stake in …”: the holder is the subject, what is held the counterparty."""
    atoms = scene.atoms
    frame = Frame(kind="share", metric="stake")
    for j in range(i + 1, len(atoms)):
        if (
            atoms[j].kind == "Q"
            or atoms[j].text in COMMA
            or (atoms[j].low == "and" and (atoms[j - 1].kind != "E" or word_at(scene, i + 1) == "of"))
        ):
            break
        if _can_be_held(scene, j):
            frame.whole = atoms[j].id
            break
    if IN_WHICH.search(scene.text, scene.start, atoms[i].start) is not None:
        frame.whole = _relative(scene, i) or frame.whole
    behind = atoms[of.entities[-1] + 1 :] if of is not None and of.entities else []
    if of is not None and behind and "stake" in behind[0].metrics():
        frame.whole = atoms[of.entities[-1]].id  # “49% of its Amprion stake”
    frame.subject = subject_of(scene, i, low, high, memory, None, "stake")
    within = next((j for j in range(i - 1, 0, -1) if _in_which(scene, j)), None)
    if within is not None and frame.subject == atoms[within].id:
        # “Imabari, the biggest builder, raised its stake in Japan Marine United to 60%”
        acting = (a.id for j, a in enumerate(atoms[:within]) if a.kind == "E" and scene.bare(j))
        frame.subject = next(acting, None)
    if THE_STATE.search(scene.words(max(low, i - 5), i)) is not None:
        firms = (
            id for id in (frame.whole, memory.anchor, memory.company) if kind_of_id(scene, id) == "company"
        )
        frame.whole = next(firms, frame.whole)
        frame.subject = (scene.pack.home(frame.whole) if frame.whole is not None else None) or memory.country
    if (buyer := _sold_to(scene, i, low)) is not None:
        frame.subject, frame.whole = buyer, None if frame.whole == buyer else frame.whole
    if (
        frame.whole is None
        and of is not None
        and of.entities == [of.end - 1]
        and not kind_of(scene, atoms[of.end - 1])
    ):
        frame.whole = atoms[of.end - 1].id  # “bought 51% of Mopani”
    if (ruled := _controlled(scene, i, low)) not in (None, frame.subject):
        frame.whole = ruled
    if frame.whole is None and (owned := whose(scene, i, low)) not in (None, frame.subject):
        frame.whole = owned
    held = memory.anchor if kind_of_id(scene, memory.anchor) in KNOWN_FIRMS else None
    if frame.whole is None and held not in (None, frame.subject):
        frame.whole = held  # who holds a part under a company's heading holds one of it
    paid = memory.spoken[-1] if memory.spoken else None
    between = scene.words(paid.at + 1, i) if paid is not None and paid.at < i else ""
    if paid is not None and paid.metric == "investment" and paid.counterparty and FOR_IT.search(between):
        frame.subject, frame.whole = (
            paid.subject,
            paid.counterparty,
        )  # “… from the government, which took a 10% stake”
        return frame
    the_firm = of is not None and of.words in (["it"], ["the company"], ["the firm"], ["the group"])
    if frame.whole is None and the_firm and paid is not None and paid.metric == "investment":
        frame.whole = paid.counterparty if paid.subject == frame.subject else None
    if (
        frame.whole is None
        and of is None
        and paid is not None
        and paid.metric == "stake"
        and paid.whole != frame.subject
    ):
        frame.whole = paid.whole  # “a fund is the largest shareholder with 14%, while Hancock has 8.2%”
    if frame.whole is None and (held := _relative(scene, i)) not in (None, frame.subject):
        frame.whole = held
    it = (
        word_at(scene, i - 2) == "it" and IN_WHICH.search(scene.text, scene.start, atoms[i].start) is not None
    )
    if frame.whole is not None and (it or (frame.subject is None and _relative(scene, i) == frame.whole)):
        owners = (paid.subject if paid is not None else None, memory.anchor, memory.company)
        frame.subject = next((id for id in owners if id not in (None, frame.whole)), frame.subject)
    if frame.whole is None and of is not None and (again := _held_before(scene, of, frame, memory)):
        frame.whole = again
    if frame.whole is None and of is not None and of.has("it", "which", "them"):
        told = (
            memory.frame.subject
            if memory.frame is not None and memory.same_block and of.words == ["it"]
            else None
        )
        firm = told if kind_of_id(scene, told) == "company" else None
        spoken_of = (firm, memory.anchor, memory.site, memory.company, memory.subject)
        frame.whole = next((id for id in spoken_of if id is not None and id != frame.subject), None)
    if (
        frame.whole is None
        and of is not None
        and of.entities
        and (of_a_works(of) or of_named_works(scene, of))
    ):
        frame.whole = atoms[of.entities[-1]].id
    if (
        frame.whole is None
        and of is not None
        and of.words
        and of.words[-1].rpartition(" ")[2] in SITES | frozenset(WORKS)
    ):
        here = (
            a.id
            for k, a in reversed([*enumerate(atoms[:i])])
            if a.kind == "E"
            and kind_of(scene, a) in ("mine", "plant", "")
            and a.id != frame.subject
            and not describes(scene, k)
        )
        told = memory.frame.subject if memory.frame is not None else None
        mines = (id for id in reversed(memory.told) if kind_of_id(scene, id) in ("mine", "plant"))
        site = told if kind_of_id(scene, told) in ("mine", "plant") else memory.site or next(mines, None)
        frame.whole = next(here, None) or site
    if frame.whole is None and (owner_of := OWNER_OF.match(scene.text, atoms[i].end, scene.end)) is not None:
        frame.whole = next((a.id for a in atoms[i:] if a.kind == "E" and a.start == owner_of.end()), None)
    if frame.whole is None:
        named = [a.id for j, a in enumerate(atoms[:i]) if _can_be_held(scene, j) and a.id != frame.subject]
        frame.whole = named[-1] if named else memory.company if memory.company != frame.subject else None
    if (pair := as_holder(scene, i)) is not None:
        frame.subject, frame.whole = pair
    if frame.subject is not None and kind_of_id(scene, frame.subject) == "country":
        frame.subject = nationals(scene, frame.subject, i, memory) or frame.subject
    return frame


def _held_before(scene: Scene, of: Phrase, frame: Frame, memory: Memory) -> str | None:
    """The firm of which a part was told before: after “holds 5% of TMC”, “another owns 16% of the Canadian firm”."""
    told = memory.spoken[-1] if memory.spoken else memory.frame if memory.same_block else None
    if told is None or told.metric != "stake" or told.whole in (None, frame.subject):
        return None
    places = [k for k in of.entities if describes(scene, k)]
    called = bool(places) or of.words in (["the", "company"], ["the", "firm"], ["the", "group"])
    home = scene.pack.home(told.whole) if told.whole is not None else None
    return told.whole if called and all(home in (None, scene.atoms[k].id) for k in places) else None


OWNER_OF = re.compile(r"[^.;%]{3,60} (?:shareholder|owner|holder|investor|stakeholder) (?:of|in) (?:the )?")
"""“With 8.4%, Hancock is the biggest shareholder of MP Materials.”"""
THE_STATE = re.compile(
    r"\bthe (?:state|government|treasury) (?:still |now |itself |also )?(?:owns|holds|has|keeps|owned|held|retains) (?:about |around |some |over |nearly )?$"
)
"""“The state holds 67% of the company”: the country where it is at home."""


def _controlled(scene: Scene, i: int, low: int) -> str | None:
    """What is ruled so, where a relative clause tells it: “Mopani, which a fund controls with 51%”."""
    if not controls_with(scene, i) or low < 2 or word_at(scene, low) not in ("which", "that"):
        return None
    return scene.atoms[low - 2].id if scene.atoms[low - 2].kind == "E" else None


def paid_for(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """The price of a stake told right before: “sold 51% of Mopani to a fund for $1.1 billion”."""
    if (
        last is None
        or last.metric != "stake"
        or last.whole is None
        or word_at(scene, i - 1) not in ("for", "at")
    ):
        return None
    if scene.clauses[last.at] != scene.clauses[i] or any(
        a.kind in "QV" for a in scene.atoms[last.at + 1 : i]
    ):
        return None
    return Frame(kind="amount", metric="investment", subject=last.subject, counterparty=last.whole)


def _sold_to(scene: Scene, i: int, low: int) -> str | None:
    """Who has a stake that somebody sold: “sold 51% of Mopani to International Resources Holding”."""
    if not any(a.low in SELLS for a in scene.atoms[max(low, i - 4) : i]):
        return None
    for j in range(i + 1, min(len(scene.atoms), i + 14)):
        if scene.atoms[j].kind == "Q":
            return None
        if scene.atoms[j].kind == "E" and scene.preposition(j) == "to" and not scene.possessive(j):
            return scene.atoms[j].id
    return None


def _can_be_held(scene: Scene, j: int) -> bool:
    """Whether the name at `j` is that of a firm or a site, or no other is known of it than that a stake is “in” it."""
    atom = scene.atoms[j]
    if atom.kind != "E":
        return False
    kind = kind_of(scene, atom)
    return kind in KNOWN_FIRMS or (kind == "" and _in_which(scene, j))


def _in_which(scene: Scene, j: int) -> bool:
    """Whether a stake is “in” the name at `j`."""
    before = scene.atoms[max(0, j - 3) : j]
    stake = any("stake" in a.metrics() or a.low in ("holding", "shareholding") for a in before)
    return stake and scene.atoms[j].kind == "E" and scene.preposition(j) == "in"


HOLDS = frozenset("hold holds held own owns owned keep keeps kept".split())
JOINT = re.compile(
    r"\b(?:venture|project|mine|plant|smelter|refinery|consortium|terminal|factory|works|deal|partner)\b|\bwhere\b"
)

PLUS_ONE = re.compile(r" (?:plus|and|minus) (?:one|a|1)(?: golden| single)? share\b")
"""What only a stake is counted by: “50% plus one share”."""


def holds_a_part(scene: Scene, i: int, low: int, last: Frame | None, memory: Memory) -> bool:
    """Whether a firm holds so much of a works that was spoken of: “… a smelter in Oklahoma, where EGA would hold 60%”."""
    if PLUS_ONE.match(scene.text, scene.atoms[i].end) is not None:
        return True
    closed = i + 1 >= len(scene.atoms) or scene.atoms[i + 1].kind == "P"
    if (
        not closed
        or word_at(scene, i - 1) not in HOLDS
        or (last is not None and last.metric in ("sales", "production"))
    ):
        return False
    firms = [a.id for a in scene.atoms[low:i] if a.kind == "E" and kind_of(scene, a) in ("company", "")]
    owned = kind_of_id(scene, memory.anchor) in KNOWN_FIRMS and memory.anchor not in firms
    if owned and firms and last is None and i < low + 5:
        return True  # “Hancock holds 15%.” under the heading of a company
    firm = bool(firms)
    if firm and last is None and i < low + 5 and _of_the_site(scene, memory, firms):
        return True  # “Reko Diq is to open in 2028. Barrick holds 50%, …”
    return firm and JOINT.search(scene.text, scene.start, scene.atoms[i].start) is not None


def _of_the_site(scene: Scene, memory: Memory, firms: list[str]) -> bool:
    """Whether the text has just spoken of a mine or works that others can hold."""
    told = memory.frame.subject if memory.frame is not None and memory.same_block else None
    return (
        told is not None
        and told == memory.site
        and told not in firms
        and kind_of_id(scene, told) != "company"
    )


def takes_more(scene: Scene, i: int, last: Frame | None, memory: Memory, high: int) -> bool:
    """Whether it is one more part of what is held: “and a further 5%”, “warrants would let it take another 7.5%”."""
    if last is None or word_at(scene, i - 1) not in ("another", "further"):
        return False
    of_a_deal = last.metric == "price" and high - i < 4 and any(f.metric == "stake" for f in memory.here)
    return last.metric == "stake" or of_a_deal
