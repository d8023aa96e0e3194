"""Percentages and multiples sorted into tariffs, stakes, changes, differences and shares."""

from __future__ import annotations

import re
from itertools import chain

from checker.extract.english.again import figure_for, once_was
from checker.extract.english.aim import aimed_at, of_own_needs
from checker.extract.english.amount import amount_frame
from checker.extract.english.at_hand import named_before
from checker.extract.english.beside import beside, its_value, own_measure
from checker.extract.english.bracketed import bracketed_change
from checker.extract.english.change import change_at, is_outdone, name_what_changed
from checker.extract.english.gapped import gapped_change, still_said
from checker.extract.english.goes_on import of_that_amount
from checker.extract.english.holding import (
    OWNS,
    STAKE,
    TAKE_STAKE,
    controls_with,
    holders,
    in_which,
    of_a_firm,
    of_a_venture,
    of_a_works,
    owned_goods,
)
from checker.extract.english.levels import RATES, grade_frame, level_frame, spends_part, use_of_capacity
from checker.extract.english.market_share import market_share, of_a_market
from checker.extract.english.metric import metric_of
from checker.extract.english.moved import (
    firm_that_moved,
    gapped_noun,
    goods_meant,
    money_that_moved,
    reached,
    thing_that_moved,
    weighed_thing,
)
from checker.extract.english.multiple import multiple_frame
from checker.extract.english.nothing import set_aside
from checker.extract.english.number import MADE, USES, Number
from checker.extract.english.parts import whole_phrase
from checker.extract.english.phrase import (
    counts_things,
    kind_of,
    measure_of,
    near_word,
    word_at,
)
from checker.extract.english.ratio import (
    OF_AIM,
    OF_EXPECTED,
    OF_GDP,
    OF_LEVEL,
    OF_PRICE,
    OF_SALES,
    RIVALS,
    compared_noun,
    more_than,
    other_one,
)
from checker.extract.english.sense import fits, pays_for_power
from checker.extract.english.share import share_frame
from checker.extract.english.staffing import of_staff
from checker.extract.english.stake import (
    GIVES_STAKE,
    bought_with,
    held_by,
    holds_a_part,
    stake_frame,
    takes_more,
)
from checker.extract.english.tariff import levied_frame, tariff_frame
from checker.extract.english.undergone import undergone
from checker.extract.english.works import enlarges
from checker.extract.frame import FLOWS, KNOWN_FIRMS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

DIFFERENCE = frozenset(["difference", "gap", "premium", "discount", "disparity", "markup"])


DEARER = ("dearer", "cheaper", "costlier", "pricier")
"""What only a price can be."""


def proportion_frame(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """A percentage, a fraction, a multiple or points: tariff, change, stake, difference or share."""
    atoms = scene.atoms
    if word_at(scene, i + 1) == "of" and word_at(scene, i + 2) in ("which", "them") and i + 2 < len(atoms):
        high = max(high, scene.span_of(i + 2)[1])  # “a third of which came from Myanmar”
    takings = last is not None and last.metric == "revenue"
    moved = takings or (
        last is not None and last.unit != "percent" and word_at(scene, i - 1) in ("up", "down")
    )
    if (
        not (moved or quantity.form == "share_word")
        and (j := _metric_near(scene, i, "tariff", low, high)) is not None
        and not (set_aside(scene, j) or pays_for_power(scene, j))
    ):
        return tariff_frame(scene, i, j, low, high, memory)
    if of_a_market(scene, i):
        return market_share(scene, i, low, high, memory, last)
    if (listed := bracketed_change(scene, i, quantity, low, high, memory, last)) is not None:
        return listed
    if (of_another := figure_for(scene, i, memory, last)) is not None:
        return of_another
    if (
        last is None
        and quantity.unit == "percent"
        and (then := once_was(scene, i, "share", memory)) is not None
    ):
        return then
    if (rich := grade_frame(scene, i, quantity, low, high, memory, last)) is not None:
        return rich
    if quantity.unit == "percent" and (belongs := held_by(scene, i, memory, last)) is not None:
        return belongs
    if quantity.form != "multiple" and (aim_at := aimed_at(scene, i, memory, last)) is not None:
        return aim_at
    if quantity.unit == "percent" and (needed := of_own_needs(scene, i, memory, last)) is not None:
        return needed
    if (done := undergone(Number(scene, i, quantity, "share", low, high, memory, last))) is not None:
        return done
    if (levied := levied_frame(scene, i, low, memory, last)) is not None:
        return levied
    if (level := level_frame(scene, i, quantity, low, high, memory, last)) is not None:
        return level
    if last is not None and last.kind == "change" and last.metric == "workforce" and of_staff(scene, i):
        return last.copy()  # “cutting 9,000 jobs, 11% of its staff”
    if last is not None and OF_EXPECTED.match(scene.text, scene.atoms[i].end, scene.end):
        frame = last.copy()
        frame.kind, frame.whole, frame.sign, frame.evidence = "ratio", "forecast", 1, {"metric": "as before"}
        return frame
    aim = OF_AIM.match(scene.text, scene.atoms[i].end, scene.end)
    if aim is not None and aim["aim"] == "quota" and last is not None and last.metric == "quota":
        frame = last.copy()  # “allots 19,000 tonnes to it, 7% of its total quota”
        frame.kind, frame.whole, frame.sign, frame.evidence = "share", last.subject, 1, {"metric": "quota"}
        return frame
    if aim is not None and quantity.unit == "percent":
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.whole, frame.sign = "ratio", aim["aim"].lower(), 1
        return frame
    if quantity.unit == "percent" and OF_GDP.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.whole, frame.sign = "ratio", f"{(frame.subject or '').lower()}_gdp".strip("_"), 1
        return frame
    if last is not None and still_said(scene, i, quantity, last):
        return last.copy()
    if last is not None and quantity.unit == "percent" and (noun := gapped_noun(scene, i, last, memory)):
        frame = next((f for f in reversed(memory.spoken) if f.kind == "change"), last).copy()
        frame.metric, frame.evidence = noun, {"metric": scene.atoms[i - 1].text}
        frame.commodity = frame.base = None
        return frame
    if (
        last is not None
        and last.metric in ("profit", "investment", "cost")
        and OF_SALES.match(scene.text, atoms[i].end, scene.end)
    ):
        return Frame(kind="ratio", metric=last.metric, whole="revenue", subject=last.subject)
    if (
        OF_PRICE.match(scene.text, atoms[i].end, scene.end)
        and change_at(scene, i, quantity, low, high) is None
    ):
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.metric, frame.whole, frame.sign = "ratio", "price", "price", 1
        return frame
    said_again = last is not None and last.kind == "change" and dimension(last.unit) != "share"
    if (
        said_again
        and last is not None
        and word_at(scene, i - 1) == "or"
        and i - last.at < 4
        and quantity.unit == "percent"
    ):
        return last.copy()  # “an increase of 6 billion kroner, or 4%”
    if (
        set_against := beside(scene, i, quantity, memory, last, whole_phrase(scene, i, low, high))
    ) is not None:
        return set_against
    change = change_at(scene, i, quantity, low, high)
    if (
        change is not None
        and last is not None
        and word_at(scene, i - 1) == "by"
        and is_outdone(scene, last.at)
    ):
        frame = last.copy()
        frame.kind, frame.sign = "change", change[0]
        return frame
    if change is not None and quantity.unit == "percent" and (costlier := more_than(scene, i)) is not None:
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        if frame.subject == costlier:
            frame.subject = last.subject if last is not None and last.subject != costlier else None
        frame.kind, frame.whole, frame.sign = "ratio", costlier, change[0]
        return frame
    if (other := other_one(scene, i, quantity, high)) is not None and not (
        change is not None and quantity.form != "multiple"
    ):
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.whole, frame.sign = "ratio", other, 1
        if last is not None and last.at >= 0 and not any(a.metrics() for a in atoms[last.at + 1 : i]):
            # “fetches $900, 3.6 times the Chinese price”
            frame.metric, frame.subject = last.metric, last.subject
        if (named := compared_noun(scene, i, high)) is not None:
            frame.metric = named
        if frame.subject == other:
            frame.subject = (
                last.subject
                if last is not None and last.subject != other
                else memory.subject
                if memory.subject != other
                else None
            )
        return frame
    if last is None and (value := its_value(scene, i)) and quantity.unit == "x":
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.whole = "ratio", value["of"].lower().replace(" ", "_")
        return frame  # “debt amounts to 3.2 times core earnings”
    if RIVALS.match(scene.text, atoms[i].end, scene.end) and quantity.form == "multiple":
        frame = multiple_frame(scene, i, quantity, low, high, memory, last)
        frame.kind = "ratio"
        return frame
    if quantity.form == "multiple" or quantity.unit == "x":
        return multiple_frame(scene, i, quantity, low, high, memory, last)
    if change is not None or quantity.unit == "pp":
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "change"
        if (
            quantity.unit == "pp"
            and last is not None
            and last.unit == "percent"
            and last.at >= 0
            and (atoms[i - 1].text == "," or not any(a.kind in "MVE" for a in atoms[last.at + 1 : i]))
        ):
            frame.metric, frame.subject = last.metric, last.subject
            if last.kind == "share":
                frame.whole, frame.counterparty = last.whole, last.counterparty
        if "metric" not in frame.evidence and enlarges(scene, i, low):
            frame.metric = "capacity"
        if of_staff(scene, i):
            frame.metric = "workforce"
        if (
            last is not None
            and last.metric == "quota"
            and last.at >= 0
            and all(a.kind not in "EM" for a in atoms[last.at + 1 : i])
        ):
            frame.metric = "quota"  # “254,000 tonnes to be separated, 6% more”
        if ECONOMY.search(scene.words(max(low, i - 6), i)):
            frame.metric = "other"
        lost = whole_phrase(scene, i, low, high)
        if lost is not None and lost.has("its", "their") and (cut := measure_of(scene, lost)) is not None:
            frame.metric = cut  # “has shed 7% of its workforce”
        result = reached(scene, i)
        if result is not None and frame.metric and not fits(scene, frame.metric, result):
            frame.metric = metric_of(scene, i, result, low, high, memory, last, frame)
        name_what_changed(scene, i, high, frame)
        if result == "price":
            frame.metric = "price" if frame.metric in (None, "other") else frame.metric
        thing = thing_that_moved(scene, i, low) or goods_meant(scene, i, low, memory)
        if thing is not None and "of" not in scene.words(low, i).split():
            power = scene.pack.within(thing, "electricity")
            frame.metric = (
                "production"
                if power
                else "sales"
                if scene.pack.counted(thing) and result != "price"
                else memory.headed
                if memory.headed and fits(scene, memory.headed, "price")
                else "price"
            )
            if last is not None and last.kind == "change" and last.metric in FLOWS and not power:
                frame.metric = last.metric  # “iron ore exports leapt 60%, but cotton yarn went down 2%”
            owner = frame.subject
            told = (owner if owner != "world" else memory.country) if frame.metric == "sales" else None
            frame.subject, frame.commodity = "world" if power else told, thing
            if not power and (made := weighed_thing(result, memory)) is not None:
                frame.metric, frame.subject = made, owner
        if (money := money_that_moved(scene, i, low)) is not None:
            frame.metric, frame.subject, frame.commodity = "price", None, money
        if firm_that_moved(scene, i, low) is not None:
            frame.metric, frame.commodity = "price", "shares"
        if word_at(scene, i + 1) in DEARER and frame.metric != "cost":
            frame.metric = "price"
        frame.sign, words = change or (1, "")
        if frame.sign < 0 and quantity.low < 0:
            frame.sign = 1
        frame.because("kind", words)
        return frame
    if (used := use_of_capacity(scene, i, quantity, low, high, memory, last)) is not None:
        return used
    if (spent := spends_part(scene, i, low, high, memory, last)) is not None:
        return spent
    if (j := near_word(scene, i, DIFFERENCE, 3, 2, low, high)) is not None:
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "ratio"
        if last is not None:
            frame.metric, frame.commodity = last.metric, last.commodity
        compared = [f for f in memory.spoken if last is not None and f.metric == last.metric and f.subject]
        if len(compared) > 1 and compared[0].subject != compared[-1].subject:
            dearer = max(compared[-2:], key=lambda f: f.value)
            frame.subject = dearer.subject
            frame.whole = next(f.subject for f in compared[-2:] if f is not dearer)
        else:
            others = [
                atoms[k].id for k in range(low, i) if atoms[k].kind == "E" and atoms[k].id != frame.subject
            ]
            frame.whole = others[0] if others else None
        frame.because("kind", atoms[j].text)
        return frame
    stake = near_word(scene, i, STAKE, 6, 3, low, high)
    if stake is None and takes_more(scene, i, last, memory, high):
        stake = i - 1
    taken = near_word(scene, i, TAKE_STAKE, 4, 0, low, high)
    if taken is None and last is not None and last.metric == "investment":
        taken = near_word(scene, i, GIVES_STAKE, 3, 0, low, high)
    of = whole_phrase(scene, i, low, high)
    by_gdp = last is not None and (last.whole or "").endswith("_gdp") and of is not None and bool(of.metrics)
    if not by_gdp and last is not None and last.kind == "ratio" and of is not None and of.has("its", "their"):
        frame = last.copy()
        frame.whole = own_measure(last, of)
        return frame
    company = of is not None and any(kind_of(scene, atoms[k]) in KNOWN_FIRMS for k in of.entities[:1])
    company = company or (of is not None and of_a_firm(scene, i, of, memory, last))
    if last is not None and last.metric == "stake" and of is None and change is None:
        who = named_before(scene, i, low)
        if who is not None and who != last.whole:
            frame = last.copy()
            frame.kind = "share"
            frame.subject, frame.evidence = who, {"metric": "as before"}
            return frame
    if (of is None or of_a_works(of)) and (bought := bought_with(scene, i, quantity, last)) is not None:
        return bought
    held = i + 1 < high and "stake" in atoms[i + 1].metrics()
    if of is None and (
        in_which(scene, i) or controls_with(scene, i) or holds_a_part(scene, i, low, last, memory)
    ):
        return stake_frame(scene, i, low, high, memory, of)
    outright = (of is None and holders(scene, i)) or (
        of is None and (last is None or last.kind != "change") and word_at(scene, i - 1) in OWNS
    )
    paid = last is not None and last.metric in ("investment", "stake")
    owned_of_it = paid and of is not None and of.words in (["it"], ["them"]) and word_at(scene, i - 1) in OWNS
    held = held or (of is not None and any("stake" in atoms[k].metrics() for k in of.metrics))
    again = last is not None and last.metric == "stake" and word_at(scene, i - 1) in ("and", ",")
    held = held or (again and of is not None and bool(of.entities) and not (of.metrics or of.commodities))
    spent_on = paid and "for" in (word_at(scene, i - 1), word_at(scene, i - 2))
    held = held or (spent_on and of is not None and bool(of.entities))
    goods = owned_goods(scene, of)
    if (
        held
        or outright
        or of_a_venture(scene, i)
        or owned_of_it
        or (stake is not None and not goods)
        or (
            taken is not None
            and of is not None
            and not goods
            and (company or of.has("venture", "company", "firm", "consortium") or of_a_works(of))
        )
    ):
        return stake_frame(scene, i, low, high, memory, of)
    if of is None and last is not None and (gapped := gapped_change(scene, i, low, last, memory)) is not None:
        return gapped
    frame = share_frame(scene, i, quantity, low, high, memory, last, of)
    before = memory.earlier is not None and memory.earlier.metric in MADE | {"capacity"}
    if before and frame.metric in USES and of_that_amount(scene, i, memory) is not None:
        frame.metric = "supply"  # “will make 19,500 tonnes. That is half of what Europe uses”
    if frame.metric == "grade" and frame.evidence.get("metric", "as before") != "as before":
        frame.kind, frame.whole = "amount", None
    if frame.kind == "share" and "metric" not in frame.evidence and of is not None and counts_things(of):
        frame.metric = "other"  # “45% of the world's mines lose money”
    if (frame.kind, frame.metric) == ("share", "other") and any(a.low in RATES for a in atoms[low:i]):
        frame.kind, frame.whole = "amount", None  # “unemployment slid to 10.3%” is no part of anything
    if (frame.kind, frame.metric) == ("share", "price") and OF_LEVEL.match(
        scene.text, atoms[i].end, scene.end
    ):
        frame.kind, frame.whole = "ratio", frame.whole if frame.whole != "world" else "price"
    return frame


ECONOMY = re.compile(r"\b(?:its|the|their|['’]s|whole|world|global) economy(?: \w+){1,3} $")
"""“Expects its economy to grow by 10%.”"""


def _metric_near(scene: Scene, i: int, metric: str, low: int, high: int) -> int | None:
    for j in chain(range(i + 1, min(high, i + 4)), range(i - 1, max(low - 1, i - 7), -1)):
        if metric in scene.atoms[j].metrics() and scene.clauses[j] == scene.clauses[i]:
            return j  # “the bloc, which levies 10%, bought a third of …” has no duty of a third
    for j in range(i - 7, low - 1, -1):
        atom = scene.atoms[j]
        here = scene.clauses[j] == scene.clauses[i]
        if here and metric in atom.metrics() and atom.kind == "M" and scene.still_governs(j, i):
            return j
    return None
