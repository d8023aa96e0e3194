"""What a claim is of: the commodity at its number, the nearest one, or what was spoken of."""

from __future__ import annotations

import re

from checker.extract.by_kind import by_kind
from checker.extract.carried_goods import counted_of, dutiable
from checker.extract.commodity_en import (
    both,
    compound,
    for_its_sake,
    group_meant,
    half_named,
    has_its_own,
    left_out,
    narrower,
    of_stock,
    raw_form,
    restated,
    spoken_power,
    the_same,
    total_oxide,
)
from checker.extract.commodity_zh import (
    BURIED,
    after_semicolon,
    buried,
    goes_on_of,
    heads,
    in_pieces,
    is_the_use,
    of_all,
    of_all_power,
    of_no_goods,
    of_that_measure,
    only_compared,
    second_of_two,
    unweighed,
)
from checker.extract.conjoined import conjoined
from checker.extract.english.asides import behind_aside
from checker.extract.frame import NO_COMMODITY, STATES, Frame, Memory, dimension
from checker.extract.goods_meant import back_again, of_any_mine, of_the_last
from checker.extract.lists import paired_goods
from checker.extract.made_of import by_mines, dug_up, made_of, refined
from checker.extract.measurable import fuel_of, measurable
from checker.extract.outlays import in_a_factory, in_hand, outlays, workers_of
from checker.extract.own_goods import own_goods, part_of
from checker.extract.scene import Scene
from checker.extract.told_zh import sells_at
from checker.model import Kind
from checker.packs import Pack

OF = frozenset(["of", "on", "as", "in", "worth", "的", "through", "by", "for"])
BARE = (Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT)


SOLD = frozenset({"production", "mine_production", "sales", "exports", "capacity", "supply", "refining"})
"""Of what a firm makes, where nothing else is named."""


def settle_commodity(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """Fill the commodity of a frame: what stands right at the number wins over what the grammar found."""
    beside = (
        None
        if frame.metric in NO_COMMODITY or frame.kind in BARE
        else paired_goods(scene, i) or _beside(scene, i) or both(scene, i, memory)
    )
    used = is_the_use(scene, beside, frame)
    half = beside is not None and any(
        a.id == beside and half_named(scene, j, memory) for j, a in enumerate(scene.atoms)
    )
    of_a_use = frame.passing and frame.kind == Kind.SHARE and frame.commodity is not None
    of_its_fuel = beside == "electricity" and scene.chinese and scene.pack.within(frame.commodity, beside)
    the_piece = frame.apiece and frame.commodity is not None and beside == frame.subject
    if beside is not None and not (used or half or of_a_use or the_piece or of_its_fuel):
        frame.commodity = beside
    elif not frame.passing and (own := own_goods(scene, i, frame, memory, last)) is not None:
        frame.commodity = own
    elif frame.commodity is None or not measurable(scene.pack, frame.commodity, frame.unit):
        found = spoken_power(scene, frame) or _commodity(scene, i, frame, memory, last)
        if found is not None and not (
            measurable(scene.pack, found, frame.unit)
            and not (scene.chinese and unweighed(scene, found, frame.unit))
        ):
            found = _other(scene, frame, memory)
        frame.commodity = found or fuel_of(frame)
    if (
        frame.kind == Kind.SHARE
        and frame.metric != "stake"
        and not frame.passing
        and (part := part_of(scene, i, frame.commodity)) is not None
    ):
        frame.commodity = part
    elif (of := of_the_last(scene, i, frame, last, beside)) is not None:
        frame.commodity = of
    invested = frame.metric in ("investment", "loan") or (frame.metric == "stake" and not scene.chinese)
    if frame.commodity is None and invested:
        taken = frame.whole if frame.metric == "stake" else frame.counterparty
        named = scene.chinese or any(a.id == taken != frame.subject for a in scene.atoms)
        taken = taken if named else None
        taker = scene.pack.entities.get(taken or "")
        if taker is not None:
            frame.commodity = taker.makes or taker.commodity  # 向詹森项目追加投入
    frame.commodity = group_meant(scene, in_pieces(scene, frame, memory), memory)
    if frame.commodity is not None:
        frame.commodity = made_of(scene, frame.commodity, frame, memory, last)
    if scene.chinese and frame.metric in ("refining", "mine_production") and not _named_here(scene, i):
        made = scene.pack.commodities.get(frame.commodity or "")
        if made is not None and made.made_by and made.made_by != frame.metric and _stage_named(scene, i):
            frame.commodity = buried(scene, frame.commodity, memory)  # 磁体占94%，精炼环节是91%
    if scene.chinese and not memory.same_block and sells_at(scene, i, frame) and not _named_here(scene, i):
        firm = scene.pack.entities[frame.subject or ""]
        frame.commodity = firm.makes or firm.commodity or frame.commodity
    if frame.commodity == "containers" and frame.metric == "capacity":
        frame.commodity = "container_ships"  # what can carry so many boxes
    if frame.metric == "price" and of_stock(scene, i):
        frame.commodity = "shares"
    if (
        frame.commodity
        and scene.pack.counted(frame.commodity)
        and not scene.pack.commodities[frame.commodity].within
        and scene.pack.within(memory.topic, frame.commodity)
    ):
        frame.commodity = memory.topic  # “the cars” of an article on electric cars
    if scene.chinese and frame.metric == "quota" and not any(a.id == frame.commodity for a in scene.atoms):
        frame.commodity = buried(scene, frame.commodity, memory)
    if frame.metric == "quota" and _for_separation(scene, i, memory):
        separated = f"separated_{frame.commodity}"
        frame.commodity = separated if separated in scene.pack.commodities else frame.commodity
    if frame.metric in ("production", "mine_production") and not any(
        a.id == frame.commodity for a in scene.atoms
    ):
        if frame.metric == "mine_production" or by_mines(scene):
            frame.commodity = dug_up(scene, frame.commodity)
    elif frame.metric in BURIED and not any(a.id == frame.commodity for a in scene.atoms):
        frame.commodity = buried(scene, frame.commodity, memory)


STAGES = re.compile(r"精炼|分离|冶炼|提炼|加工|开采|采矿|采掘")


def _stage_named(scene: Scene, i: int) -> bool:
    """Whether the clause before the number names what is done to ores."""
    low, _ = scene.span_of(i)
    return STAGES.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None


def _named_here(scene: Scene, i: int) -> bool:
    """Whether the clause of the number names goods."""
    low, high = scene.span_of(i)
    return any(a.kind == "C" for a in scene.atoms[low:high])


ELEMENTS = re.compile(r"\b(?:elements|metals|minerals|materials)$")
"""What counts goods themselves: “seven of the elements”."""
STAGE = re.compile(r"(?P<later>分离|冶炼|separati|smelt)|开采|矿产品|\bmin(?:ing|ed)\b", re.IGNORECASE)
FOR_STAGE = re.compile(r" (?:for|of) (?:smelting and )?(?P<later>separati|smelt)?", re.IGNORECASE)


def _for_separation(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether a quota is that of separation: 冶炼分离指标3万吨, “30,000 tons for separation, up 4%”."""
    after = FOR_STAGE.match(scene.text, scene.atoms[i].end, scene.end)
    if after is not None:
        return after["later"] is not None
    if scene.text.find("分别", scene.start, scene.atoms[i].start) >= 0:
        return second_of_two(scene, i, memory)
    if scene.text.find("两项", scene.start, scene.atoms[i].start) >= 0:
        return second_of_two(scene, i, memory)
    said = [hit["later"] for hit in STAGE.finditer(scene.text, scene.start, scene.atoms[i].start)]
    return bool(said) and said[-1] is not None


def _other(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """The article's commodity, or else the fuel, for a number that cannot be of what was spoken of last."""
    if memory.topic is not None and measurable(scene.pack, memory.topic, frame.unit):
        return memory.topic
    if frame.unit in ("TWh", "GWh") and (cells := _cells_of(scene, memory)) is not None:
        return cells
    if (fuel := fuel_of(frame)) is not None or scene.chinese:
        return fuel
    return next((id for id in memory.goods if measurable(scene.pack, id, frame.unit)), None)


def _cells_of(scene: Scene, memory: Memory) -> str | None:
    """The batteries of an article on cars that is not on power: “planned capacity is 90 GWh”."""
    cells = (id for id in memory.goods if id == "batteries" or scene.pack.within(id, "batteries"))
    return None if "electricity" in memory.goods else next(cells, None)


def _beside(scene: Scene, i: int) -> str | None:
    """The commodity right at the number: “25 bcm as LNG”, “40 tons of cobalt oxide”, 锗54.5吨, 镓占95%."""
    atoms = scene.atoms
    for j in range(i + 1, min(len(atoms), i + 4)):
        if atoms[j].kind == "C":
            if for_its_sake(scene, j):
                return next((a.id for a in atoms[j + 1 : j + 4] if a.kind == "C"), None)
            if not scene.chinese and j + 1 < len(atoms) and compound(scene, j + 1):
                return atoms[j + 1].id
            return conjoined(scene, j, i) or atoms[j].id
        if atoms[j].low not in OF and (j == i + 1 or (atoms[j].kind != "W" and not atoms[j].adjective)):
            break
    if scene.chinese:
        for j in range(i - 1, max(-1, i - 5), -1):
            if atoms[j].kind == "C":
                return conjoined(scene, j, i) or atoms[j].id
            if atoms[j].kind != "W" and not atoms[j].is_cue("share"):
                break
    return None


def _commodity(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """What it is of: the nearest name in the sentence, else that of the subject, else what was spoken of."""
    pack = scene.pack
    if frame.metric == "tariff":
        return dutiable(scene, i, memory, last)
    if frame.metric == "workforce":
        return workers_of(scene, frame, memory)
    if frame.metric in NO_COMMODITY or of_any_mine(scene, frame) or of_no_goods(scene, i, frame, last):
        return None
    if (power := of_all_power(scene, i, frame)) is not None:
        return power
    for mention in scene.inside.get(scene.atoms[i].start, ()):
        if mention.role == "commodity":
            return mention.id
    if (whole := total_oxide(scene, i, last or memory.frame)) is not None:
        return whole
    counted = frame.metric is None and frame.kind == Kind.AMOUNT and dimension(frame.unit) == "count"
    if (counted or frame.metric == "things") and not scene.chinese:
        goods = any(a.kind == "C" for a in scene.atoms[i : i + 4]) or ELEMENTS.search(scene.atoms[i].text)
        if frame.kind == Kind.COUNT and goods:
            return dug_up(scene, memory.topic)
        return counted_of(scene, i, memory, last)
    if frame.metric == "things":
        near = [atom.id for atom in scene.atoms[i + 1 : i + 4] if atom.kind == "C"]
        if near:
            return near[0]
        if scene.title:
            return None
        return (
            of_all(scene, i, memory) or (memory.headed_goods if scene.chinese else None) or memory.topic
        )  # so many steps or permits: of what the article is about
    made = pack.made_by.get(frame.metric or "", ())
    best: tuple[float, str, int] | None = None
    for j, atom in enumerate(scene.atoms):
        if atom.kind != "C" or not measurable(pack, atom.id, frame.unit) or left_out(scene, j):
            continue
        if behind_aside(scene, j, i):
            continue
        if (
            scene.chinese
            and j > i
            and [a.text if a.kind != "Q" else "Q" for a in scene.atoms[j + 1 : j + 3]] == ["的", "Q"]
        ):
            continue  # 精炼的21%、永磁体的24%: of the next number
        if (
            scene.chinese
            and frame.kind == Kind.SHARE
            and j > i
            and "Q" in {a.kind for a in scene.atoms[i + 1 : j]}
        ):
            continue  # 九成的精炼、九成四的磁铁: of the next number
        if scene.chinese and (only_compared(scene, j, i) or is_the_use(scene, atom.id, frame)):
            continue
        low, high = (i, j) if i < j else (j, i)
        word = 0.12 if scene.chinese else 0.3  # a Chinese word is two atoms or three
        cost = sum(
            2.0 if a.kind == "Q" else word if a.kind == "W" else 0.3 for a in scene.atoms[low + 1 : high]
        )
        cost += 2.5 * abs(scene.clauses[i] - scene.clauses[j])
        if (
            frame.kind != Kind.DATE
            and not scene.chinese
            and j > i + 2
            and scene.atoms[j - 1 - (scene.atoms[j - 1].low in OF)].kind == "Q"
        ):
            cost += 9  # “91% of separation and 94% of magnets”
        if scene.chinese and j > i and scene.clauses[j] != scene.clauses[i]:
            cost += 9
        if scene.chinese and j > i and any(a.text in "、和与及以" for a in scene.atoms[i + 1 : j]):
            cost += 2.5  # 矿产金达57吨、矿产锌达37万吨: of the next number
        if not scene.chinese and j > i and has_its_own(scene, i, j):
            cost += 3
        if (j > i and scene.clauses[j] != scene.clauses[i]) or (
            j > i + 3 and any(a.kind in "VKPT" and not a.is_cue("pronoun") for a in scene.atoms[i + 1 : j])
        ):
            cost += 6
        if heads(scene, i, j) or (j > i and restated(scene, i, j)):
            cost = min(cost, 5.0)
        if best is None or cost < best[0]:
            best = cost, atom.id, j
    if len(made) == 1:
        return made[0]
    if (best is None or best[0] >= 9) and last is not None and goes_on_of(scene, i, frame, last):
        return last.commodity
    if best is not None and last is not None and last.at > best[2]:
        anew = after_semicolon(scene, i, frame, memory, last)
        if anew is not None:
            return anew
    if best is not None and half_named(scene, best[2], memory):
        best = None
    if best is not None and best[0] < 9 and (same := narrower(scene, best[2], memory)) is not None:
        return same
    if best is not None and best[0] < 9:
        return conjoined(scene, best[2], i) or refined(scene, best[1], frame)
    if (
        frame.metric in ("investment", "loan", "event", "stake", "market_size", "other")
        and frame.subject != "world"
    ):
        if frame.metric == "investment" and (best is None or scene.chinese) and outlays(scene):
            return None
        if in_hand(scene, frame):
            return None
        money = frame.metric in ("investment", "loan")
        for id in (frame.subject, frame.counterparty, frame.whole):
            named = pack.entities.get(id or "")
            if named is not None and named.commodity:
                told = memory.commodity if money and in_a_factory(scene) else None
                return told if told is not None and pack.within(told, named.commodity) else named.commodity
        if best is not None and (frame.metric not in ("event", "other") or best[0] < 4):
            return best[1]
        kinds = {kind for id in (frame.subject, frame.counterparty) if (kind := pack.kind(id))}
        between_states = bool(kinds) and kinds <= {"country", "bloc", "region"}
        if scene.chinese:
            return memory.commodity or memory.topic
        if last is not None and last.unit == frame.unit == "count" and last.commodity:
            return last.commodity
        between_states = between_states and (not money or pack.kind(frame.counterparty) in STATES)
        a_sum = frame.metric == "other" and dimension(frame.unit) == "money"
        unspoken = a_sum or (between_states and frame.metric not in ("event", "other"))
        return None if unspoken else memory.commodity or memory.topic
    entity = pack.entities.get(frame.subject or "")
    goods_named = any(a.kind == "C" for a in scene.atoms[:i])
    if (
        entity is not None
        and entity.makes
        and frame.metric in SOLD
        and best is None
        and _told_of(entity.makes, memory, pack)
    ):
        told = last.commodity if last is not None and last.commodity else memory.commodity
        return told if pack.within(told, entity.makes) else entity.makes
    if (
        entity is not None
        and entity.commodity
        and (
            memory.commodity is None
            or entity.kind in ("mine", "plant", "group")
            or (
                not (goods_named or pack.within(memory.commodity, entity.commodity))
                and _told_of(entity.commodity, memory, pack)
            )
        )
    ):
        return (
            entity.commodity
        )  # its own where the text spoke of other goods, what was spoken of where it is one of them
    balance = memory.of_metric.get("other") if frame.metric == "other" else None
    if (
        balance is not None
        and balance.commodity
        and (scene.chinese or not _turned_to_another(balance.commodity, memory, pack))
    ):
        return balance.commodity
    if last is not None and last.commodity and not any(a.kind == "C" for a in scene.atoms[last.at + 1 : i]):
        return after_semicolon(scene, i, frame, memory, last) or last.commodity
    said = by_kind(scene, i, memory) or the_same(scene, i, memory)
    spoken = said or of_that_measure(scene, frame, memory) or memory.commodity or memory.topic
    spoken = said or back_again(scene, frame, memory, spoken) or spoken
    if not scene.chinese and pack.within(spoken, memory.topic) and _of_another(frame, memory):
        spoken = memory.topic  # after “Lynas sold NdPr”, what Brazil has in the ground are rare earths
    return refined(scene, raw_form(scene, i, spoken), frame) if spoken else None


def _told_of(id: str, memory: Memory, pack: Pack) -> bool:
    """Whether the article names a firm's own goods at all, or anything of their kind."""
    return not memory.goods or any(
        id == one or pack.within(one, id) or pack.within(id, one) for one in memory.goods
    )


def _of_another(frame: Frame, memory: Memory) -> bool:
    """Whether the narrower goods were those of somebody else, where what lies in the ground is told."""
    held = memory.frame
    ground = frame.metric in ("reserves", "resources") and held is not None and held.metric != frame.metric
    return ground and held is not None and frame.subject != held.subject


def _turned_to_another(id: str, memory: Memory, pack: Pack) -> bool:
    """Whether the text speaks of quite other goods by now than those of an earlier balance."""
    spoken = memory.commodity
    return spoken is not None and spoken != id and not (pack.within(spoken, id) or pack.within(id, spoken))
