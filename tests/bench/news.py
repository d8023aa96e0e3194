"""Made-up news of any size: articles of about twenty claims of all kinds, so many claims a measure, a few wrong.

Behind it is one consistent world, as in `planted`: output of metals by country and company and year, shares of the
world and of countries, changes, ranks, trade by partner, reserves, prices, openings, counts, plans. The first
metals, countries, companies and mines are known to the pack, those made up when these are used up are not.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.model import Article, Block, BlockKind, Claim

METALS = ("tin", "rare_earths", "copper", "gallium", "nickel", "graphite", "zinc", "dysprosium")
COUNTRIES = ("CL", "AU", "ID", "CN", "BO", "ZA", "BR", "US", "CA", "MM", "KZ", "VN")
"""The reference facts speak of some of these."""
COMPANIES = ("apple", "tesla", "ford", "toyota", "catl", "tsmc", "samsung")
MINES = ("grasberg", "escondida", "thacker_pass", "collahuasi", "el_teniente", "las_bambas")
AN_ARTICLE = 20
OUTLIERS = 0.03
IN_TITLE, SAME_SENTENCE = 0.03, 0.25
YEARS = range(2015, 2026)
WORDS = "again yesterday officials ministry traders ore market analysts port contract shipment refinery output demand".split()


@dataclass(frozen=True, slots=True)
class Measure:
    """What there is to tell: fields of the claim model, the true value, and the year in which it is told."""

    fields: dict[str, str | None]
    value: float
    told: int
    hedged: bool = True


def news(
    size: int, a_measure: int, seed: int = 1, outliers: float = OUTLIERS
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """Articles with `size` claims, `a_measure` of each measure, so many of them wrong; the same for the same seed."""
    chance = random.Random(seed)
    drawn: dict[int, list[tuple[Measure, float, str]]] = {}
    by_year: dict[int, int] = {}
    told = 0
    for measure in itertools.islice(_world(chance), size // a_measure):
        for _ in range(min(a_measure, size - told)):
            said = _shifted(measure, chance) if chance.random() < outliers else measure.value
            number = by_year.setdefault(measure.told, 0)
            by_year[measure.told] = number + 1
            drawn.setdefault(measure.told, []).append((measure, said, _hedge(measure, said, chance)))
            told += 1
    articles: list[Article] = []
    claims: list[Claim] = []
    for year in sorted(drawn):
        chance.shuffle(drawn[year])
        for first in range(0, len(drawn[year]), AN_ARTICLE):
            article, own = _article(
                f"a{len(articles):06}", year, drawn[year][first : first + AN_ARTICLE], chance
            )
            articles.append(article)
            claims.extend(own)
    return tuple(articles), tuple(claims)


def _world(chance: random.Random) -> Iterator[Measure]:
    for number in itertools.count():
        again = f"_{number // len(METALS)}" if number >= len(METALS) else ""
        yield from _metal(METALS[number % len(METALS)] + again, number, chance)


def _metal(metal: str, number: int, chance: random.Random) -> Iterator[Measure]:
    """All that there is to tell of one metal, year by year."""
    countries = chance.sample(COUNTRIES, 4)
    companies = [COMPANIES[number] if number < len(COMPANIES) else f"company_{number}_{n}" for n in range(1)]
    companies += [f"miner_{number}_{n}" for n in range(7)]
    output = {name: chance.uniform(5e3, 9e5) for name in countries}
    part = {name: chance.uniform(0.1, 0.45) for name in companies}
    stock = {name: chance.uniform(1e6, 4e7) for name in countries}
    rest = chance.uniform(1e4, 9e5)
    base: dict[str, str | None] = {
        "metric": "mine_production",
        "commodity": metal,
        "kind": "amount",
        "unit": "t",
    }
    share = base | {"kind": "share", "unit": "percent"}
    mine = MINES[number] if number < len(MINES) else f"mine_{number}"
    yield Measure(
        base | {"metric": "event", "kind": "date", "unit": "year", "subject": mine, "item": "opened"},
        1990 + number % 25,
        2020,
        False,
    )
    count = {"metric": "things", "kind": "count", "unit": "count", "item": "operating mines"}
    for name in countries:
        yield Measure(base | count | {"subject": name}, chance.randint(3, 90), 2022, False)
        yield Measure(base | {"metric": "reserves", "subject": name}, stock[name], chance.choice(YEARS))
    only = base | {"kind": "exclusive", "unit": "count", "subject": mine, "whole": countries[number % 4]}
    yield Measure(only, 1.0, 2021, False)
    for year in YEARS:
        now = {name: before * chance.uniform(0.8, 1.3) for name, before in output.items()}
        total, dated = sum(now.values()) + rest, {"period": str(year)}
        yield Measure(base | dated | {"subject": "world"}, total, year + 1)
        for place, name in enumerate(sorted(now, key=lambda name: -now[name])):
            own = dated | {"subject": name}
            yield Measure(base | own, now[name], year + 1)
            yield Measure(share | own | {"whole": "world"}, 100 * now[name] / total, year + 1)
            if year > YEARS[0]:
                change = share | own | {"kind": "change", "base": "y/y"}
                yield Measure(change, 100 * (now[name] / output[name] - 1), year + 1, False)
            if now[name] > rest:
                yield Measure(
                    base | own | {"kind": "rank", "unit": "count", "whole": "world"},
                    place + 1,
                    year + 1,
                    False,
                )
            for company in companies[2 * countries.index(name) :][:2]:
                held = dated | {"subject": company}
                yield Measure(base | held, part[company] * now[name], year + 1)
                yield Measure(share | held | {"whole": name}, 100 * part[company], year + 1)
            trade = share | own | {"metric": "imports", "counterparty": "CN", "whole": name}
            yield Measure(trade, chance.uniform(5, 60), year + 1)
        price = base | {"metric": "price", "unit": "USD/t", "subject": None, "period": f"{year}-06"}
        yield Measure(price, chance.uniform(1e3, 5e4), year)
        plan = base | {
            "metric": "demand",
            "modality": "forecast",
            "subject": "world",
            "period": str(year + 5),
        }
        yield Measure(plan, total * 1.3, year)
        output = now


def _shifted(measure: Measure, chance: random.Random) -> float:
    """A value well outside of what the sources of a measure can have meant."""
    kind, value = measure.fields["kind"], measure.value
    if kind == "change":
        return value + chance.choice((-1, 1)) * chance.uniform(20, 60)
    if kind == "share":
        away = chance.uniform(12, 30)
        return value - away if value > away + 1 else value + away
    if kind in ("date", "rank", "count"):
        return value + chance.choice((2, 3, 4))
    return value if kind == "exclusive" else value * chance.choice((0.4, 0.6, 1.7, 2.5))


def _hedge(measure: Measure, said: float, chance: random.Random) -> str:
    if not measure.hedged:
        return "exact"
    return chance.choice(("exact", "exact", "about", *(("over", "nearly") if said == measure.value else ())))


def _rounded(value: float, digits: int, hedge: str) -> float:
    """A number of so many digits: below what is exceeded, above what is nearly reached."""
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    rounds = {"over": math.floor, "nearly": math.ceil}.get(hedge, round)
    return float(f"{rounds(value / step) * step:.10g}")


def _article(
    id: str, year: int, told: list[tuple[Measure, float, str]], chance: random.Random
) -> tuple[Article, list[Claim]]:
    """One article: a title, and sentences of one claim or two."""
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title, text, claims = f"News {id}", f"News {id}\n\n", []
    sentence: list[tuple[str, str, int]] = []
    for number, (measure, value, hedge) in enumerate(told):
        exact = measure.fields["kind"] in ("date", "rank", "count", "exclusive")
        said = value if exact else _rounded(value, 3 if hedge == "exact" else 2, hedge)
        number_text = f"{said:g}" if abs(said) < 1e6 else f"{said:.0f}"
        if sentence and chance.random() > SAME_SENTENCE:
            sentence = []
            text += ". "
        who, what = (str(measure.fields.get(name) or "it") for name in ("subject", "commodity"))
        words = " ".join(chance.choices(WORDS, k=8))
        link = ", and" if sentence else ""
        before = f"{link} {words} {who} {measure.fields['metric']} of {what}, {hedge} "
        start = len(text) + len(before)
        text += before + number_text
        sentence.append((before, number_text, start))
        quote = "".join(before + said for before, said, _ in sentence).removeprefix(link).strip()
        fields = {"subject": None, "counterparty": None, "whole": None, "period": None, "modality": "stated"}
        claim = Claim.from_dict(
            fields
            | measure.fields
            | {
                "id": f"{id}-{number:02}", "article": id, "published": day, "place": "body", "quote": quote,
                "value_text": number_text, "start": start, "end": start + len(number_text), "low": said, "high": said,
                "hedge": hedge,
            }
        )  # fmt: skip
        if len(sentence) > 1:
            # A sentence is quoted whole for every claim in it.
            claims[-len(sentence) + 1 :] = [replace(one, quote=quote) for one in claims[-len(sentence) + 1 :]]
        claims.append(claim)
        if chance.random() < IN_TITLE:
            title = f"{title}: {who} {number_text}"
            at = len(title) - len(number_text)
            claims.append(
                replace(claim, id=f"{id}-t{number:02}", place="title", quote=title, start=at, end=len(title))
            )
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    made = Article(id, f"{id}.txt", title, None, day, "en", "en", 0, len(text), text, text, (block,))
    return made, claims
