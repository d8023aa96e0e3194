"""The fields that every kind of claim fills the same way: commodity, site, period, base, modality."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.attribution import attribution_of
from checker.extract.bases import base_of, follows, former, starts_a_change, took_its_place
from checker.extract.branded import settle_brand
from checker.extract.calendar import Clock
from checker.extract.commodity import settle_commodity
from checker.extract.compared_en import own_time, told_by_base
from checker.extract.english.compared import settle_compared
from checker.extract.english.dealt import settle_deal
from checker.extract.english.market_share import by_makers_of
from checker.extract.english.of_all import goods_ahead, settle_of_all
from checker.extract.english.selling import settle_new_cars
from checker.extract.english.sited import of_the_works
from checker.extract.foresight import settle_begun, still_foreseen
from checker.extract.foresight_en import expected_by_others
from checker.extract.foresight_zh import goes_on_foreseen, previewed
from checker.extract.frame import FLOWS, STATES, Frame, Memory, dimension, settle_metric
from checker.extract.items import settle_item
from checker.extract.lending import is_lent, lends
from checker.extract.made_of import is_metal_made, is_refined, smelted_in_chinese
from checker.extract.modality import modality_of
from checker.extract.of_list import is_ahead
from checker.extract.other_end import of_another_state, settle_other_end, settle_part_told
from checker.extract.owners import own_after, own_before
from checker.extract.part_of import fill_whole
from checker.extract.periods import period_of
from checker.extract.quantity import Quantity
from checker.extract.ranked import date_rank, rank_that_was_made
from checker.extract.released import of_the_release
from checker.extract.scene import Scene
from checker.extract.shipped import settle_flow
from checker.extract.spanned import settle_span
from checker.extract.starts import of_a_site
from checker.extract.told_en import HAD_EXPECTED
from checker.extract.topic import told_by_title
from checker.extract.worth import goes_on_about_shares, settle_worth
from checker.model import Kind, Modality

UNDATED = (Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT)
"""Kinds whose period is never taken from another sentence."""
DEFAULTS = {
    "mass": "production", "energy": "production", "volume": "production", "rate": "production", "money": "investment",
    "price": "price", "time": "lead_time", "count": "things", "power": "capacity", "area": "area",
}  # fmt: skip
"""The metric of a number whose sentence names none, by its dimension."""


CRITICAL = re.compile(
    r"\b(?:minerals|materials|metals|elements) critical\b|\b(?:as|deem(?:s|ed)|call(?:s|ed)|consider(?:s|ed)|declared?) critical\b|\bcritical[ -]list\b"
)
STUFF = ("minerals", "materials", "metals", "elements")


def _called_critical(scene: Scene, i: int) -> bool:
    """Whether a sentence counts what a state calls critical: “34 minerals on its critical list, 17 of them strategic”."""
    counted = next((a.low for a in scene.atoms if a.id == "count" and a.low.endswith(STUFF)), None)
    return counted is not None and CRITICAL.search(scene.text, scene.start, scene.end) is not None


def settle(
    scene: Scene,
    i: int,
    quantity: Quantity,
    frame: Frame,
    memory: Memory,
    last: Frame | None,
    clock: Clock,
) -> None:
    """Fill the fields that every kind of claim fills the same way.

    Subject of an unnamed site, commodity, metric proper to it, period, base, modality; `last` is the frame
    of the number before in the sentence, `clock` tells the article's date and the times spoken of.
    """
    today, dim = clock.today, dimension(quantity.unit)
    if dim == "money" and not scene.chinese:
        settle_worth(scene, i, frame)
    if dim == "money" and is_lent(scene, i, frame):
        lends(scene, i, frame, memory)
    settle_deal(scene, i, frame, memory, last)
    own_before(scene, frame, memory)
    if frame.kind == Kind.SHARE and frame.metric == "market_size":
        frame.metric = "sales"  # “holds 62% of the market for memory”
        if frame.whole is None and not scene.chinese:
            frame.whole = "world"
    if frame.metric == "revenue" and frame.subject == "world" and (not scene.chinese or _of_goods(scene)):
        frame.metric = "sales"
    settle_brand(scene, i, frame)
    if not scene.chinese and (works := of_the_works(scene, i, frame, memory)) is not None:
        frame.subject = works
    if (starts := of_a_site(scene, i, frame, memory)) is not None:
        frame.subject = starts
    if (told := memory.earlier) is not None and not scene.chinese and _adds_to(frame, told, memory):
        frame.metric = told.metric
    settle_commodity(scene, i, frame, memory, last)
    frame.commodity = goods_ahead(scene, i, frame) or frame.commodity
    if frame.kind == Kind.COUNT and frame.commodity in (None, "minerals") and _called_critical(scene, i):
        frame.commodity = "critical_minerals"
    if frame.metric == "price" and not scene.chinese and goes_on_about_shares(scene, frame, memory):
        frame.commodity = "shares"
    if frame.metric is None:
        usual = DEFAULTS.get(dim, "supply" if frame.kind == Kind.SHARE else "other")
        of_any = frame.kind in (Kind.SHARE, Kind.RANK)
        titled = told_by_title("share" if of_any else dim, memory, scene.pack)
        if titled == "price" and scene.chinese and dim == "money" and quantity.low >= 1e8:
            titled = None  # no goods cost so much
        frame.metric = titled or ("other" if quantity.unit == "cgt" else usual)
    if quantity.unit == "cgt":  # only ever told of ships
        frame.commodity = frame.commodity or "ships"
    carried = frame.evidence.get("metric", "as before") == "as before" and frame.metric not in NO_MARKET
    if (
        frame.kind == Kind.SHARE
        and (frame.metric in ("supply", "production") or carried)
        and _of_a_market(scene, i, frame)
    ):
        frame.metric = "sales"
    if (
        frame.kind == Kind.SHARE
        and frame.metric == "sales"
        and frame.whole == "world"
        and frame.evidence.get("whole") not in ("as before", "the list")
        and not (scene.chinese or "of the total" in scene.words(i, min(len(scene.atoms), i + 4)))
    ):
        frame.whole = _market_of(scene, frame, memory)
    of_that = last is not None and last.whole == "world" and last.kind == Kind.SHARE
    if frame.kind == Kind.SHARE and frame.whole == "world" and not of_that and _of_its_grid(scene, frame):
        frame.whole = frame.subject
    fill_whole(scene, i, frame, memory)
    moved = frame.kind != Kind.SHARE and frame.metric == "import_reliance" and frame.unit != "pp"
    if moved and any("imports" in a.metrics() for a in scene.atoms[:i]):
        frame.metric = "imports"  # “purchases from abroad rose by 169%”
    frame.metric = settle_metric(frame.metric, frame.commodity, scene.pack)
    said = frame.evidence.get("metric", "").lower()
    if frame.metric == "magnet_production" and said.startswith(TREATS):
        frame.metric = "refining"  # “is to treat 2,000 tonnes of old magnets”
    if is_refined(scene, frame) and not said.startswith(DIGS):
        frame.metric = "refining"
    frame.metric = smelted_in_chinese(scene, frame, memory) or frame.metric
    if is_metal_made(scene, frame) and not said.startswith(DIGS):
        frame.metric = "metal_production"
    if frame.metric == "imports" and frame.commodity == "gold" and _bought_by_all(frame):
        frame.metric = "demand"
    maker = scene.pack.entities.get(frame.subject or "")
    made = frame.metric in ("production", "mine_production") and not said.startswith((*DIGS, "as before"))
    if maker is not None and maker.metric and made:
        frame.metric = maker.metric  # what Lynas makes is separated, whatever it is called
    if (
        frame.kind == Kind.SHARE
        and frame.metric == "supply"
        and last is not None
        and _same_output(last, frame)
        and MEETS.match(scene.text, scene.atoms[i].end, scene.end) is None
    ):
        frame.metric = last.metric
    settle_flow(scene, i, frame)
    if scene.chinese or "subject" not in frame.evidence:  # but “in London it was £525,000”
        own_after(scene, i, frame, memory, last)
    settle_new_cars(scene, i, frame)
    settle_other_end(scene, i, frame, memory)
    settle_compared(scene, i, frame, last, memory)
    settle_of_all(scene, i, frame, last, memory)
    if last is not None and not scene.chinese:
        frame.whole = of_another_state(scene, frame, last) or frame.whole
        settle_part_told(scene, i, frame, last)
    frame.period = period_of(scene, i, frame, memory, last, clock)
    if (own := own_time(scene, i, frame, last)) is not None:
        frame.carry = last.carry if last is not None else frame.carry
        frame.period = own
    if frame.period is None and (told_next := told_by_base(scene, frame, clock)) is not None:
        frame.period = frame.carry = told_next
    if frame.rival is not None:
        frame.period = frame.carry = frame.period or frame.rival.period
    if frame.period is None:
        frame.period = None if frame.kind in UNDATED else memory.dated.get(_same_number(quantity, frame))
        frame.carry = frame.carry or frame.period
    date_rank(scene, i, frame, last)
    if settle_span(scene, i, frame, last):
        pass
    elif frame.kind in (Kind.CHANGE, Kind.MULTIPLE):
        frame.base = base_of(scene, i, frame, last)
        frame.base = None if frame.base == frame.period else frame.base
    elif own is not None:
        pass
    elif (
        frame.kind in (Kind.AMOUNT, Kind.SHARE)
        and (frame.period or _since(scene))
        and starts_a_change(scene, i)
    ) or (
        frame.period
        and ((last is not None and follows(scene, i, frame, last)) or took_its_place(scene, i, frame))
    ):
        frame.period = former(scene, frame, last)
    frame.modality = modality_of(scene, i, frame, today)
    if frame.modality == Modality.STATED and is_ahead(scene, i, frame, memory.over_list):
        frame.modality = Modality.FORECAST
    if frame.rival is not None and frame.modality == Modality.STATED:
        frame.modality = frame.rival.modality
    held = last if last is not None and last.kind != Kind.RANK else memory.earlier
    if scene.chinese and held is last is not None and last.unit != frame.unit:
        held = next((f for f in reversed(memory.spoken) if f.unit == frame.unit), held)
    if frame.modality == Modality.STATED and (
        still_foreseen(scene, i, frame, held, today) or goes_on_foreseen(scene, frame, last, today)
    ):
        frame.modality = Modality.FORECAST
    settle_begun(scene, i, frame)
    rank_that_was_made(scene, i, frame, last)
    of_the_release(scene, frame, memory)
    frame.attribution = attribution_of(scene, i)
    settle_item(scene, i, frame)
    if (
        frame.modality == Modality.FORECAST
        and "period" not in frame.evidence
        and is_over(frame.period, today)
        and not (scene.chinese and previewed(scene, i))
        and not expected_by_others(scene, i)
        and (scene.chinese or not HAD_EXPECTED.search(scene.text, scene.start, scene.atoms[i].start))
        and not any(f.modality == Modality.FORECAST and f.period == frame.period for f in memory.spoken)
    ):
        frame.period = None  # a target is not one for the time that was spoken of before it


TREATS = ("treat", "process", "recycl", "shred", "dismantl")
DIGS = ("dig", "dug", "mine ", "mines ", "mining", "mined", "unearth", "extract", "excavat")
"""Words that only a mine's output has, whoever is its owner."""


def _since(scene: Scene) -> bool:
    """Whether an English sentence tells what has become of something since a year."""
    return not scene.chinese and any(time.role == "since" for _, time in scene.times)


MARKET = re.compile(
    r" (?:share )?of (?:[\w-]+(?:['’]s)? ){0,5}(?:market|business)\b|-?(?: market)? share(?! of)\b",
    re.IGNORECASE,
)
HELD_BY = re.compile(
    r"\b(?:market share|(?:part|slice|portion) of (?:that|the|this|[\w-]+['’]s)(?: [\w-]+){0,3} (?:market|business)|share of (?:that|the|this|its)(?: [\w-]+){0,3} (?:market|business))\b"
)


def _of_a_market(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a part is what a firm sells: “Samsung had 33% of the memory market”, “led with a 34% share”."""
    sold = scene.pack.counted(frame.commodity or "") or frame.commodity == "batteries"
    if scene.chinese or not (sold or scene.pack.kind(frame.subject) == "company"):
        return False
    end = scene.atoms[i].end
    after = MARKET.match(scene.text, end, scene.end)
    near = max(scene.start, scene.atoms[i].start - 90)
    return after is not None or HELD_BY.search(scene.text, near, scene.atoms[i].start) is not None


def _adds_to(frame: Frame, told: Frame, memory: Memory) -> bool:
    """Whether somebody adds to what all together did: “Sales came to 20 million cars. Europe contributed 4 million”."""
    adds = frame.evidence.get("metric", "").lower().startswith("contribut")
    adds = adds and frame.kind in (Kind.AMOUNT, Kind.CHANGE)
    alike = (
        frame.kind == Kind.CHANGE
        or frame.unit == told.unit
        or (told.kind != Kind.AMOUNT and dimension(told.unit) == "share")
    )
    return adds and memory.same_block and alike and told.metric not in (None, *NO_MARKET)


def _market_of(scene: Scene, frame: Frame, memory: Memory) -> str:
    """Where the sales are of which a part is told: “88.9% of new cars” in Norway, “BYD's market share in Brazil”."""
    if not scene.chinese and any(a.id == "world" for a in scene.atoms[frame.at + 1 : frame.at + 6]):
        return "world"  # “sells two fifths of the world's uranium”
    told = (*memory.before, *memory.spoken)
    world = [f for f in told if (f.subject, f.metric, f.commodity) == ("world", "sales", frame.commodity)]
    since = world[-1].at + 1 if world and world[-1] in memory.spoken else 0
    goes_on = memory.same_block or since > 0
    if world and goes_on and all(a.kind != "C" for a in scene.atoms[since:]):
        return "world"  # after what all the world bought, “China took 12 million of them, or 62%”
    abroad = by_makers_of(scene, frame.at if frame.at >= 0 else len(scene.atoms), frame.subject)
    if scene.pack.kind(frame.subject) == "country" and frame.subject is not None and not abroad:
        return frame.subject
    places = (a.id for j, a in enumerate(scene.atoms) if a.kind == "E" and scene.preposition(j) == "in")
    return next((id for id in places if scene.pack.kind(id) in STATES), "world")


def _of_its_grid(scene: Scene, frame: Frame) -> bool:
    """Whether a part of power is of the country's own: “in Britain wind farms had about 30%”, the world being left out."""
    if frame.metric not in ("production", "consumption", "supply", *(("capacity",) if scene.chinese else ())):
        return False
    if OF_THAT.search(scene.text, scene.start, scene.end) is not None:
        return False
    power = scene.pack.within(frame.commodity, "electricity") or frame.commodity == "electricity"
    state = scene.pack.kind(frame.subject) in ("country", "bloc")
    return power and state and not any(atom.id == "world" for atom in scene.atoms)


OF_THAT = re.compile(r"[%\w] of (?:that|this|it|the total)\b")
MEETS = re.compile(r"的?[\u4e00-\u9fff]{0,4}(?:需求|用量|消费|需要)")
"""可满足全球5%的需求: a part of what is needed, not of what is made."""
NO_MARKET = ("stake", "import_reliance", "profit", "revenue", "workforce")
MADE = ("production", "mine_production", "refining", "metal_production", "magnet_production")


def _same_output(last: Frame, frame: Frame) -> bool:
    """Whether a share of supply is that of the output told right before: “made 900 tonnes, or 40% of the world's supply”."""
    of = (last.subject, last.commodity) == (frame.subject, frame.commodity)
    return of and last.kind in (Kind.AMOUNT, Kind.SHARE) and last.metric in MADE and frame.whole == "world"


def _bought_by_all(frame: Frame) -> bool:
    """Whether gold is bought rather than brought into a country: “the largest taker with 60 tonnes” is of demand."""
    said = frame.evidence.get("metric", "").lower()
    return frame.counterparty is None and not said.startswith(("import", "进口", "as before"))


SOLD = ("sales", "销售额", "销售金额", "销售收入")


def _of_goods(scene: Scene) -> bool:
    """Whether the sales are those of goods, not the takings of somebody: 全球半导体销售额6300亿美元."""
    said = [a for a in scene.atoms if "revenue" in a.metrics()]
    return bool(said) and all(a.low in SOLD for a in said) and any(a.kind == "C" for a in scene.atoms)


def keep(quantity: Quantity, frame: Frame, memory: Memory) -> None:
    """Remember a frame that is settled: what comes after may speak of the same."""
    if frame.period is not None:
        memory.dated[_same_number(quantity, frame)] = frame.period
    memory.here.append(frame)
    if frame.metric == "price" and frame.counterparty is not None and memory.frame is not None:
        return  # a floor that a state guarantees is no price that the text goes on about
    memory.frame = frame
    counts = frame.metric == "things"  # of how many things somebody has, an article is not
    if frame.subject is not None and frame.subject != "world" and not (frame.passing or counts):
        memory.told[frame.subject] += 1
    if frame.modality == Modality.STATED and frame.carry is not None:
        memory.stated = frame.carry
    if frame.metric in FLOWS and frame.kind in ("amount", "change", "share"):
        memory.flow = frame
    if quantity.form in ("number", "money") and not (
        quantity.note == "carried" and frame.kind == Kind.CHANGE
    ):
        memory.quantity = quantity  # no number after it is like “down 93 cents”
    if frame.metric:
        memory.of_metric[frame.metric] = frame
        if frame.kind != Kind.RECENCY:
            memory.of_dimension[dimension(quantity.unit)] = frame.metric


def is_over(period: str | None, today: date | None) -> bool:
    """Whether a period lies before the article's month."""
    return (
        period is not None
        and today is not None
        and period.rpartition("/")[2] < str(today)[: len(period.rpartition("/")[2])]
    )


def _same_number(quantity: Quantity, frame: Frame) -> tuple[object, ...]:
    """What two statements of one number have in common."""
    return (
        quantity.low,
        quantity.high,
        quantity.unit,
        frame.kind,
        frame.metric,
        frame.subject,
        frame.counterparty,
    )
