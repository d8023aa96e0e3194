"""Shares: whose part of which measure of which whole, partners of flows, reliance, and ellipsis."""

from __future__ import annotations

from checker.extract.english.actor import actor_between
from checker.extract.english.at_hand import each_in, named_before, right_there
from checker.extract.english.bought import all_of_them, bought_share
from checker.extract.english.ellipsis import ellipsis_of
from checker.extract.english.flowing import told_part
from checker.extract.english.goes_on import that_part
from checker.extract.english.made_at import made_at
from checker.extract.english.metric import metric_of
from checker.extract.english.partner_share import by_partner
from checker.extract.english.parts import gets_from, home
from checker.extract.english.phrase import HEADS, Phrase, kind_of, kind_of_id, phrase, word_at
from checker.extract.english.reliance import (
    at_home,
    foreign_meets,
    met_by,
    moved_share,
    reliance_at,
    reliance_frame,
    share_partner,
    use_in,
)
from checker.extract.english.subject import subject_of
from checker.extract.english.users import spoken_goods
from checker.extract.english.whole import all_of_it, of_all_the_world, part_before
from checker.extract.frame import FIRMS, FLOWS, KNOWN_FIRMS, STATES, WORLDLY, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import OPENERS, Scene


def share_frame(
    scene: Scene,
    i: int,
    quantity: Quantity,
    low: int,
    high: int,
    memory: Memory,
    last: Frame | None,
    of: Phrase | None,
) -> Frame:
    """A part of a whole: whose part, of which measure of which whole."""
    atoms = scene.atoms
    again = that_part(scene, i, memory) if of is None and last is None else None
    part = again or by_partner(scene, i, low, of is None, memory)
    if (part := part or told_part(scene, i, low, high, memory, last, of)) is not None:
        return part
    if (elsewhere := bought_share(scene, i, of, low, high, memory, last)) is not None:
        return elsewhere
    if last is not None and last.kind == "date":
        last = None  # the year of an event leaves nothing to a share
    frame = Frame(kind="share")
    bare = of is None and quantity.form != "rank"
    opened = i > 0 and atoms[i - 1].text in OPENERS
    held = last or (memory.frame if named_before(scene, i, low) and not _own_metric(scene, i, low) else None)
    if held is not None and held is last:
        held = part_before(scene, held, memory)
    if held is not None and held.metric == "things" and _own_metric(scene, i, low):
        held = None  # “the three brands' market share has fallen to 14%”
    if bare and held is not None and not reliance_at(scene, i, low, high):
        return ellipsis_of(scene, i, low, high, memory, held, opened)
    if of is not None:
        _from_phrase(scene, i, of, frame, memory, last)
        if frame.metric is None and made_at(scene, of, frame):
            return frame
        if (used := use_in(scene, of)) is not None and (user := _commodity_actor(scene, i, low)) is not None:
            if frame.whole is not None and any(a.is_cue("gives") for a in atoms[max(low, i - 3) : i]):
                frame.subject, frame.metric, frame.commodity = frame.whole, "supply", user
                return frame  # “solar met 12% of Spain's power needs”
            frame.subject, frame.metric, frame.whole = user, used, frame.whole or "world"
            frame.commodity, frame.passing = spoken_goods(scene, user, memory) or frame.commodity, True
            return frame
    if of is not None and foreign_meets(scene, i, low) and use_in(scene, of) is not None:
        owner = atoms[of.entities[0]].id if of.entities else memory.country or memory.topic_country
        frame.metric, frame.subject, frame.whole = "import_reliance", owner, owner
        return frame
    if of is not None and (met := met_by(scene, i, low)) is not None and use_in(scene, of) is not None:
        frame.metric = met
        frame.subject = frame.whole = next(
            (id for id in (frame.whole, *at_home(scene, i, memory)) if id not in (None, "world")),
            None,
        )
        return frame
    if (
        of is not None
        and (of.has("its", "their") or of.words[:1] in (["them"], ["these"]))
        and (origin := gets_from(scene, i, of, low, high, memory)) is not None
    ):
        frame.metric, frame.counterparty = origin
        frame.subject = frame.whole = subject_of(scene, i, low, high, memory, last, frame.metric)
        return frame
    if of is not None and (moved := moved_share(scene, of, memory)) is not None:
        frame.metric, frame.subject, frame.counterparty, frame.whole = moved
        return frame
    if (words := reliance_at(scene, i, low, high)) is not None and frame.metric not in FLOWS - {"imports"}:
        return reliance_frame(scene, i, words, low, high, memory, frame, of)
    if frame.metric is None and word_at(scene, i - 1) == "of" and word_at(scene, i - 2) in HEADS:
        frame.metric = HEADS[word_at(scene, i - 2)]
    if frame.metric is None:
        frame.metric = metric_of(scene, i, "share", low, high, memory, last, frame)
    if frame.metric == "import_reliance":
        frame.subject = frame.whole = subject_of(scene, i, low, high, memory, last, "import_reliance")
        return frame
    if of is not None and frame.whole is not None and _origin_at(scene, _after_of(of, i)):
        source = phrase(scene, of.end + 1, high)
        if source.commodities and not source.entities:  # “a third of the country's power comes from wind”
            frame.subject, frame.commodity = frame.whole, atoms[source.commodities[0]].id
            return frame
    if (
        of is not None
        and frame.metric in ("sales", "revenue")
        and (taken := _taken_from(scene, i, of, low, memory))
    ):
        frame.subject = frame.whole = taken[0]
        frame.counterparty = taken[1]
        return frame
    if of is not None and frame.metric in ("sales", "revenue") and of.has("its"):
        sellers = [a.id for j, a in enumerate(atoms[:i]) if a.kind == "E" and kind_of(scene, a) == "company"]
        buyers = [
            a.id
            for j, a in enumerate(atoms[low:i])
            if a.kind == "E" and kind_of(scene, a) in ("country", "region")
        ]
        if len(sellers) == 1 == len(buyers):  # “ASML expects China to make up a quarter of its sales”
            frame.subject = frame.whole = sellers[0]
            frame.counterparty = buyers[0]
            return frame
    if of is not None and last is not None and (gapped := _gets_too(scene, i, of, last)) is not None:
        return gapped
    partner = share_partner(scene, i, low, high)
    if partner is None and last is not None and last.metric in FLOWS and last.counterparty is not None:
        partner = right_there(scene, i, last, memory) or each_in(scene, i)  # “… and 41% in Saudi Arabia”
    actor = subject_of(scene, i, low, high, memory, last, frame.metric or "")
    if (
        of is not None
        and last is not None
        and partner is None
        and _of_the_same_flow(scene, i, of, frame, last)
    ):
        frame.subject = frame.whole = last.subject
        frame.counterparty = last.counterparty
        return frame
    actor = all_of_them(last, actor)
    if last is not None and last.metric in FLOWS and last.at >= 0 and not actor_between(scene, last.at, i):
        actor = last.counterparty or actor
    if (
        of is None
        and memory.frame is not None
        and memory.frame.metric in FLOWS
        and memory.frame.subject != actor
    ):
        cue = "takes" if memory.frame.metric == "exports" else "gives"
        if any(atom.is_cue(cue) for atom in atoms[low:i]):
            frame.metric, frame.commodity = memory.frame.metric, memory.frame.commodity
            frame.subject = frame.whole = memory.frame.subject
            frame.counterparty = actor
            return frame
    if last is not None and _of_its_country(scene, i, last, frame):
        frame.subject = (
            last.subject
        )  # “Rosneft and Lukoil ship 3 million barrels, two thirds of Russian exports”
        return frame
    shipper = kind_of_id(scene, actor) in KNOWN_FIRMS and frame.metric == "exports"
    if shipper and last is not None and (last.metric, last.subject) == ("exports", actor) and frame.whole:
        frame.subject = actor  # “shipped 1.6 million tonnes, more than a fifth of all U.S. cargoes”
        return frame
    if frame.metric in FLOWS and frame.whole == "world":
        frame.subject = actor  # a share of world trade has no partner
        return frame
    if frame.metric in FLOWS:
        owner = frame.whole if frame.whole not in (None, "world") else None
        if owner is None and of is not None and of.has("its", "their", "his"):
            owner = actor
            bought = any(a.is_cue("takes" if frame.metric == "exports" else "gives") for a in atoms[low:i])
            told = last.subject if last is not None else None
            if (
                bought
                and told not in (None, actor, "world")
                and kind_of_id(scene, actor) in ("country", "bloc")
            ):
                owner, partner = told, actor  # “the group earned 20 billion; India took 25% of its exports”
        if owner is None:
            owner = (
                actor
                if partner
                else memory.frame.subject
                if memory.frame and memory.frame.metric == frame.metric
                else None
            )
        cue = "gives" if frame.metric == "imports" else "takes"
        other_end = actor if of is not None and any(atom.is_cue(cue) for atom in atoms[low:i]) else partner
        if owner in (None, partner) and other_end is not None:
            # “China supplied 71% of the imports” of the country that is spoken of.
            spoken_of = (memory.frame.subject if memory.frame else None, memory.country, memory.topic_country)
            owner = next((id for id in spoken_of if id not in (None, "world", other_end)), owner)
        if owner is None:
            owner = actor
        frame.subject = owner
        frame.whole = owner
        frame.counterparty = partner if partner not in (None, owner) else actor if actor != owner else None
        return frame
    if partner is not None and (actor is None or _origin_at(scene, _after_of(of, i))):
        actor = partner
    frame.subject = actor
    if of is not None and frame.whole is None and (nation := home(scene, of, i, memory)) is not None:
        frame.whole = nation
    if of is not None and frame.whole is not None and (named := _commodity_actor(scene, i, low)) is not None:
        frame.subject, frame.commodity = frame.whole, named
        return frame
    if frame.whole is None:
        own = of is not None and of.has("its", "their")
        if own and last is not None and last.kind == "share" and last.whole == "world":
            frame.whole = "world"
        elif own:
            frame.whole = actor
        elif last is not None and last.whole and last.kind == "share":
            frame.whole = last.whole
        elif frame.metric in WORLDLY or (frame.metric is None and of is not None):
            frame.whole = "world"
    if of is not None and frame.metric == "quota" and of.has("total") and not of.entities:
        frame.whole = memory.country or memory.topic_country or frame.whole
    if (
        of is not None
        and of.words == ["the", "total"]
        and frame.metric not in ("revenue", "profit", "workforce", "investment")
        and (frame.whole == frame.subject or kind_of_id(scene, frame.whole) == "company")
    ):
        frame.whole = "world"  # “Spain made 2 million, or 70% of all”
    if frame.whole == frame.subject == "world":
        frame.subject = "world" if of_all_the_world(scene, i, of, last) else memory.subject
    elif (
        frame.whole is not None and frame.whole == frame.subject and kind_of_id(scene, frame.whole) == "group"
    ):
        frame.subject = memory.country or memory.topic_country
    return frame


def _of_its_country(scene: Scene, i: int, last: Frame, frame: Frame) -> bool:
    """Whether a part of a country's exports stands beside what a firm ships."""
    beside = last.at >= 0 and all(a.kind in "WP" for a in scene.atoms[last.at + 1 : i])
    firm = kind_of_id(scene, last.subject) in FIRMS
    own = frame.whole is not None and kind_of_id(scene, frame.whole) == "country"
    return beside and firm and own and last.metric == "exports" == frame.metric and last.kind == "amount"


def _gets_too(scene: Scene, i: int, of: Phrase, last: Frame) -> Frame | None:
    """The frame of one more who gets a part from the same: “The EU gets 98% of its magnets from China, Japan 60% of its ores”."""
    who = scene.atoms[i - 1]
    gap = who.kind == "E" and not who.adjective and word_at(scene, i - 2) in (",", ";", "and", "while")
    flow = last.kind == "share" and last.metric in (*FLOWS, "import_reliance") and last.whole == last.subject
    if not gap or not flow or not of.has("its", "their") or of.metrics:
        return None
    frame = last.copy()
    frame.subject = frame.whole = who.id
    frame.commodity = scene.atoms[of.commodities[-1]].id if of.commodities else last.commodity
    frame.period = frame.carry = None
    frame.evidence = {"metric": "as before"}
    return frame


def _of_the_same_flow(scene: Scene, i: int, of: Phrase, frame: Frame, last: Frame) -> bool:
    """Whether an amount of a flow is put as a part of it: “bought 6 million tonnes from Russia, or half of its imports”."""
    same = frame.metric in FLOWS and frame.metric == last.metric and of.has("its", "their")
    between = {a.id for a in scene.atoms[last.at + 1 : i] if a.kind == "E"} if last.at >= 0 else {""}
    return same and last.subject is not None and last.kind == "amount" and between <= {last.counterparty}


def _origin_at(scene: Scene, j: int) -> bool:
    """Whether the verb of a share follows there: “90% of production comes from …”."""
    return j < len(scene.atoms) and scene.atoms[j].is_cue("origin")


def _after_of(of: Phrase | None, i: int) -> int:
    return of.end if of is not None else i + 1


def _commodity_actor(scene: Scene, i: int, low: int) -> str | None:
    """The commodity that is itself the subject of the clause: “solar grew to 6.9% of global power”."""
    for j, atom in enumerate(scene.atoms[low:i], start=low):
        if atom.kind in "EM":
            return None
        if atom.kind == "C":
            return atom.id if scene.bare(j) else None
        if atom.kind in "VKQ":
            return None
    return None


def _taken_from(scene: Scene, i: int, of: Phrase, low: int, memory: Memory) -> tuple[str, str] | None:
    """Maker and buyer of “China accounted for a fifth of Nvidia's revenue”, “China took 42% of them”."""
    buyers = [a.id for j, a in enumerate(scene.atoms[low:i], start=low) if a.kind == "E" and scene.bare(j)]
    held = (
        memory.frame.subject
        if memory.frame is not None and memory.frame.metric in ("sales", "revenue")
        else None
    )
    theirs = of.words[:1] == ["them"] or (of.words[:1] in (["its"], ["their"]) and _takes_part(scene, i))
    makers = [scene.atoms[k].id for k in of.entities] or ([held] if theirs and held else [])
    if not buyers or not makers or kind_of_id(scene, buyers[-1]) not in STATES:
        return None
    return (makers[0], buyers[-1]) if kind_of_id(scene, makers[0]) == "company" else None


def _own_metric(scene: Scene, i: int, low: int) -> bool:
    """Whether the clause names a metric before the number, so that nothing is left to carry."""
    return any(atom.metrics() and atom.kind in "MV" for atom in scene.atoms[low:i])


def _from_phrase(scene: Scene, i: int, of: Phrase, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """What “of …” after a share names: the whole, the measure, the commodity."""
    atoms = scene.atoms
    if of.entities:
        entity = atoms[of.entities[0]]
        if kind_of(scene, entity) == "group" or entity.id == "us_military":
            frame.whole, frame.metric = entity.id, "supply"
        elif not (
            kind_of(scene, entity) == "" and entity.text.isupper() and of.has("market", "sales", "output")
        ):
            frame.whole = entity.id
    if frame.whole is None and any(atoms[k].low.startswith(("world ", "global ")) for k in of.metrics):
        frame.whole = "world"  # “a tenth of a world trade of 90 million tonnes”
    if frame.whole is None and of.words[:1] == ["all"] and of.commodities and not of.metrics:
        frame.whole = "world"  # “three quarters of all ferroniobium”
    if of.metrics:
        names = [m for k in of.metrics for m in atoms[k].metrics()]
        specific = [
            m for m in names if m not in ("capacity", "production", "supply", "demand", "consumption")
        ]
        takings = memory.of_metric.get("revenue")
        if (
            "sales" in names
            and "revenue" in names
            and takings is not None
            and takings.kind != "share"
            and "sales" not in memory.of_metric
        ):
            specific = ["revenue"]  # of a firm whose turnover was told, not of goods
        frame.metric = frame.metric or (specific or names)[-1]
        verbs = (a for a in atoms[max(0, i - 3) : i][::-1] if a.kind == "V" or a.low.endswith("ed"))
        worked = next(verbs, None)
        refined = worked is not None and "refining" in worked.metrics()
        if refined and frame.metric in ("production", "mine_production", "supply"):
            frame.metric = "refining"  # “Finland refined 8% of global output”
        if frame.metric in ("demand", "consumption") and not _takes_part(scene, i):
            frame.metric = memory.theme if memory.theme == "import_reliance" else "supply"
        user = next((a for a in reversed(atoms[max(0, i - 2) : i]) if a.kind == "V"), None)
        if user is not None and "consumption" in user.metrics() and "capacity" not in names:
            frame.metric = "consumption"  # “swallows 58% of the refined metal”
        frame.because("metric", " ".join(atoms[k].text for k in of.metrics))
    if (
        of.entities
        and of.end < len(atoms)
        and atoms[of.end].kind == "V"
        and "exports" in atoms[of.end].metrics()
    ):
        frame.metric = "exports"  # “a tenth of all that Peru shipped”
    if of.commodities:
        frame.commodity = atoms[of.commodities[-1]].id
    grid = any(scene.pack.within(a.id, "electricity") for a in atoms[:i] if a.kind == "C")
    if not grid and of.has("total") and of.metrics:
        return  # “93% of total output” is of the world's, that of reactors of the country's
    held = memory.before[0] if memory.before and memory.same_block else None
    output = memory.frame if memory.same_block and of.words in (["it"], ["that"], ["this"]) else None
    if (
        last is None
        and output is not None
        and output.kind in ("amount", "change")
        and output.metric
        in (MADE_OF | {"quota", "capacity", "reserves", "stockpile"} if of.words == ["that"] else MADE_OF)
    ):
        last = output  # “India made 150 million tonnes. JSW and SAIL produce more than half of it”
    if last is None and of.words[:1] == ["them"] and held is not None and held.metric not in FLOWS:
        last = held  # “World stocks are 264 million tons. China holds half of them”
    if last is not None and of.words in (["it"], ["that"], ["them"], ["this"], ["the", "total"]):
        last = all_of_it(last, memory)
    if of.has("total", "it", "them", "that", "this", "which") and not of.entities and last is not None:
        frame.whole = last.whole or (last.subject if last.kind in ("amount", "change") else None) or "world"
        spoken = "imports" if last.metric == "import_reliance" else last.metric
        acts = atoms[i - 1].kind == "V" or atoms[i - 1].low.endswith("ed")
        own = atoms[i - 1].metrics() if acts else ()
        made = next((m for m in own if m in MADE_OF), None) if of.has("it", "them") else None
        frame.metric = made or frame.metric or spoken  # of what was bought 43% came from China
        frame.commodity = frame.commodity or last.commodity


MADE_OF = frozenset(["production", "mine_production", "refining", "exports"])


def _takes_part(scene: Scene, i: int) -> bool:
    """Whether somebody makes up a part of demand rather than meeting it: “stand for 60% of world demand”."""
    acts = [a for a in scene.atoms[max(0, i - 5) : i] if a.kind in "VKM" and a.mention is not None]
    if acts and acts[-1].low.startswith("account"):
        return not any(kind_of(scene, a) in ("mine", "plant") for a in scene.atoms[:i] if a.kind == "E")
    return (
        bool(acts) and (acts[-1].is_cue("share") or acts[-1].is_cue("takes")) and not acts[-1].is_cue("gives")
    )
