"""One article read from its title to its end: every quantity that is a claim, with its frame."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from checker.extract import chinese, english
from checker.extract.above import told_below
from checker.extract.calendar import Clock, closing_date, iso_date, wired_date
from checker.extract.carry import carried_units
from checker.extract.counted_by import of_their_land
from checker.extract.entries import named_entries, without_land
from checker.extract.evidence import evidence_of, remembered
from checker.extract.firms_en import firm_at, interviewed_firm, titled_firm
from checker.extract.firms_zh import with_firms
from checker.extract.fold import fold
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.headlines import settle_headline
from checker.extract.homes import home_currency, in_home_currency
from checker.extract.layout import build_scene
from checker.extract.leads import in_unit_of_list, read_lead
from checker.extract.lexicon import Lexicon, Mention, Words, lexicon_of
from checker.extract.lists import mirrored, pair_off, sharers
from checker.extract.meanings import as_meant
from checker.extract.names import Letters, find_names, heading_name
from checker.extract.naming import Roll, behind_dateline, in_a_name, numbered, with_names, without_place
from checker.extract.of_list import of_the_list
from checker.extract.owners import of_world_market
from checker.extract.perspective import to_member, turn
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.extract.recall import after_sentence
from checker.extract.released import note_release
from checker.extract.running import Running, alone, running
from checker.extract.select import is_claim
from checker.extract.sentences import sentences
from checker.extract.settle import keep, settle
from checker.extract.shown import shown
from checker.extract.tables import read_table
from checker.extract.tenses import told_in_passing
from checker.extract.there_en import with_the_place
from checker.extract.times import find_times
from checker.extract.topic import headlined, money_of_writing, note_topic, trade_of
from checker.model import Article, Block, BlockKind, Claim, Kind, Place, claim_id
from checker.packs import Pack
from checker.quantity.hedge import end_of_pieces

TABLE_BELOW = re.compile(r"\s*\|")
BODY = re.compile(r"资源部|联盟|协会|公司|集团|委员会|基金会|学会|研究[所院]|研究中心")
"""What makes a commodity before it the name of somebody."""
REST = re.compile(r" of (?:the |this |that |next )?(?:\d{4}|year|month|quarter|decade|week|century|season)\b")
"""What makes “the rest” a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim and the words that decided each of its fields."""

    claim: Claim
    evidence: dict[str, str]


@dataclass(slots=True)
class Draft:
    """A quantity with its frame, before it is a claim."""

    quantity: Quantity
    frame: Frame
    place: str
    quote: tuple[int, int]
    named: frozenset[str] = frozenset()


@dataclass(slots=True)
class Reader:
    """The state of one pass over an article: what is remembered, what time it is, what was found."""

    article: Article
    text: str
    pack: Pack
    lexicon: Lexicon
    words: Words
    clock: Clock
    homes: dict[str, str]
    letters: Letters
    explain: bool
    marked: tuple[int, int] = (0, 0)
    """What a person says is a claim, though it does not look like one."""
    cut: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    numbers: dict[tuple[int, int], list[Quantity]] = field(default_factory=dict)
    prices: tuple[Quantity, ...] = ()
    roll: Roll = field(default_factory=Roll)
    memory: Memory = field(default_factory=Memory)
    leads: set[str] = field(default_factory=set)
    entries: dict[int, Mention] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)


def extract(article: Article, pack: Pack) -> tuple[Claim, ...]:
    """The claims of one article in reading order. Offsets are into the decoded file."""
    return tuple(reading.claim for reading in read_claims(article, pack, explain=False))


def read_claims(
    article: Article, pack: Pack, explain: bool = True, marked: tuple[int, int] = (0, 0)
) -> list[Reading]:
    """The claims of one article with the words that decided their fields.

    A number in `marked` (offsets into the file) is one, whatever it looks like.
    """
    article, place = alone(article), article.start
    flow = told_below(running(fold(article.plain), article.blocks))
    text = flow.text
    lexicon = lexicon_of(pack)
    lexicon, words, pack = with_firms(text, lexicon, pack)
    clock = Clock(iso_date(article.published) or closing_date(text) or wired_date(text))
    reader = Reader(
        replace(article, blocks=flow.blocks),
        text,
        pack,
        lexicon,
        words,
        clock,
        home_currency(text),
        Letters(text),
        explain,
        flow.back(marked[0] - place, marked[1] - place) if any(marked) else marked,
    )
    note_topic(article, text, words, pack, reader.memory)
    if reader.memory.topic_company is None and not article.language_body.startswith("zh"):
        told = (text, flow.blocks, words, reader.letters)
        reader.memory.topic_company = titled_firm(*told) or interviewed_firm(*told, reader.memory)
    reader.pack = note_release(text, flow.blocks, words, reader.letters, clock, reader.memory, pack)
    if not article.language_body.startswith("zh") and headlined(flow.blocks, words, reader.memory):
        reader.memory.subject = reader.memory.topic_company
    money = {"TW": "TWD", "HK": "HKD"}.get(reader.memory.topic_country or "") or money_of_writing(
        article.plain
    )
    if "人民币" not in text and money is not None:
        reader.homes.setdefault("元", money)
    _count(reader)
    for block in flow.blocks:
        if block.kind is BlockKind.TITLE:
            find_times(text, block.start, block.end, reader.clock)
    reader.clock.last = reader.clock.usual
    reader.leads = {line for block in flow.blocks for line in block.lead.split("\n")}
    reader.entries = named_entries(text, flow.blocks, lexicon)
    for block in flow.blocks:
        if block.kind is not BlockKind.TITLE:
            _read_block(reader, block)
    drafts = reader.drafts
    reader.drafts = []
    reader.clock.last = None
    # A headline about China need not name it: who writes at home says 磁材出口大增; one about elsewhere does.
    reader.memory = Memory(topic=reader.memory.topic, goods=reader.memory.goods, topic_country=reader.memory.topic_country, topic_company=reader.memory.topic_company,
                           commodity=reader.memory.topic, chinese=reader.memory.chinese, home=reader.memory.home,
                           subject="CN" if reader.memory.topic_country == "CN" else None)  # fmt: skip
    for block in flow.blocks:
        if block.kind is BlockKind.TITLE:
            _read_block(reader, block)
    for draft in reader.drafts:
        settle_headline(draft.quantity, draft.frame, draft.named, [(d.quantity, d.frame) for d in drafts])
    if not article.language_body.startswith("zh"):
        for draft in (*reader.drafts, *drafts):
            of_their_land(draft.frame, reader.pack, reader.memory.topic_country)
            of_world_market(draft.frame, pack)
            to_member(draft.frame, pack)
    found = sorted((*reader.drafts, *drafts), key=lambda d: (d.quantity.start, d.quantity.end))
    return _claims(article, flow, found, place)


def _count(reader: Reader) -> None:
    """The sentences, the numbers of each, and the prices among them: a headline leaves its unit to the text below."""
    for block in reader.article.blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.HEADING):
            continue
        cut = sentences(reader.text, block.start, block.end)
        reader.cut[block.start, block.end] = cut
        for start, end in cut:
            found = find_quantities(reader.text, start, end)
            reader.numbers[start, end] = in_home_currency(reader.text, found, reader.homes, start, end)
    reader.prices = tuple(
        q
        for found in reader.numbers.values()
        for q in found
        if q.form == "money" and q.unit and "/" in q.unit
    )


def _read_block(reader: Reader, block: Block) -> None:
    memory = reader.memory
    regrouped = block.group != memory.group
    if regrouped:
        memory.group, memory.frame = block.group, None
        memory.company = memory.topic_company or memory.company
        reader.clock.forget()
    headed = regrouped or block.heading != memory.heading
    if headed:
        memory.heading = block.heading
        _note_heading(reader, block)
    if block.lead != memory.over_list.lines or (headed and block.lead):
        _note_lead(reader, block)
    memory.same_block = memory.goods_named = memory.told_here = False
    memory.opening = memory.firm_here = memory.turned_to = None
    memory.here = []
    asked = reader.text[: block.start].rstrip().endswith("?")
    if not (memory.turned and asked):
        memory.subject = memory.over_list.owner or memory.protagonist() or memory.subject
    if block.kind is BlockKind.TABLE:
        for quantity, frame, span in read_table(
            reader.text, block, reader.lexicon, reader.pack, reader.clock, memory
        ):
            reader.drafts.append(Draft(quantity, frame, Place.BODY, span))
        return
    if block.kind is BlockKind.HEADING:
        return
    if not asked and memory.topic is not None and reader.pack.within(memory.commodity, memory.topic):
        memory.commodity = memory.topic  # what a paragraph says of a part of it ends with the paragraph
    if not asked and memory.topic is not None and memory.commodity in memory.aside:
        memory.commodity = memory.topic
    if memory.headed_goods is not None and (not asked or block.lead):
        memory.commodity = memory.headed_goods
    for start, end in reader.cut[block.start, block.end]:
        _read_sentence(reader, block, start, end)
    said = reader.text[block.start : block.end].strip()
    above_a_table = TABLE_BELOW.match(reader.text, block.end) and not said.endswith((".", "。", "?", "？"))
    if above_a_table or said in reader.leads:
        _drop_dates(reader, block)


def _drop_dates(reader: Reader, block: Block) -> None:
    """The line above a table or list, “Cars built in 2024”, dates its numbers and no event."""
    reader.drafts = [
        draft
        for draft in reader.drafts
        if draft.quantity.start < block.start or draft.frame.kind != Kind.DATE
    ]


def _note_heading(reader: Reader, block: Block) -> None:
    """A heading that names a company, a country or a commodity says what its group is about."""
    reader.clock.stand_under(heading := without_place(" ".join(fold(block.heading).split())))
    reader.memory.anchor = reader.memory.headed = reader.memory.span = reader.memory.headed_goods = None
    if not heading:
        return
    named = {time.period for time in find_times(heading, 0, len(heading), reader.clock) if time.role == "at"}
    reader.memory.span = named.pop() if len(named) == 1 else None
    known = reader.lexicon.find(heading)
    if not reader.memory.chinese:
        reader.memory.anchor = trade_of(heading, known, reader.pack)
    names = list(find_names(heading, 0, len(heading), known, reader.letters))
    if (whole := heading_name(heading, known, reader.letters)) is not None:
        known, names = [], [reader.roll.known_as(whole, heading, reader.pack)]
    for mention in sorted([*known, *names], key=lambda m: m.start):
        if mention.role == "entity" and mention.end - mention.start >= len(heading.strip(" .:")) - 1:
            reader.memory.anchor = mention.id
        short = len(heading) < 40 and not re.search(r"[?？,，]", heading)
        if mention.role == "metric" and (mention.start == 0 or short) and reader.memory.headed is None:
            reader.memory.headed = mention.id
        if mention.id == reader.memory.anchor:
            cut = next((found for (at, _), found in reader.cut.items() if at >= block.start and found), ())
            reader.memory.anchor = firm_at(reader.text, block, cut, reader.words, reader.pack, mention.id)
            if not reader.pack.within(reader.memory.site or "", mention.id):
                reader.memory.site = None  # “the smelter” under “Kvarndal” is not that of the group before
        if heading.strip(" .:").isupper() and reader.pack.kind(mention.id) == "place":
            reader.memory.anchor = None  # “**OSLO.** The state takes …”: where an item was written
            reader.memory.country = reader.pack.home(mention.id) or reader.memory.country
            reader.memory.place = mention.id
            reader.memory.frame = None
            continue
        firm = mention.role == "adjective" and english.names_a_firm(heading[mention.end :])
        if not firm and not re.search(r"\b(?:to|from|in|of|by|for|on)(?: the)? $", heading[: mention.start]):
            _remember(reader, mention)


def _note_lead(reader: Reader, block: Block) -> None:
    """What the lines say that open a list holds for all that stands in it, and no longer; an entry's own label comes first."""
    memory = reader.memory
    if memory.over_list.lines:
        _note_heading(reader, block)
    own = memory.anchor if block.heading not in block.lead.split("\n") else None
    lead = read_lead(block.lead, reader.lexicon, reader.letters, reader.clock, memory, reader.pack)
    if own is not None and not (lead.trade and reader.pack.kind(own) in STATES):
        lead, memory.anchor = replace(lead, owner=own, all_of=lead.owner), own
        memory.note(own, reader.pack)
    memory.turn_to(lead)


def _remember(reader: Reader, mention: Mention) -> None:
    if mention.role in ("entity", "adjective"):
        reader.memory.note(mention.id, reader.pack)
    elif mention.role == "commodity":
        reader.memory.commodity = reader.memory.headed_goods = mention.id


def _read_sentence(reader: Reader, block: Block, start: int, end: int) -> None:
    memory, text = reader.memory, reader.text
    told = reader.clock.last
    times = find_times(text, start, end, reader.clock)
    known = as_meant(text, (block.start, start, end), reader.words, memory, reader.pack)
    reader.roll.note_all(text, known, reader.pack)
    names = [
        reader.roll.known_as(n, text, reader.pack)
        for n in find_names(text, start, end, known, reader.letters)
    ]
    if (entry := reader.entries.get(start)) is not None:
        names = [entry, *(n for n in names if n.start >= entry.end)]
    reader.pack = shown(text, names, known, reader.pack)
    if memory.over_list.lines:
        known, names = (without_land(text, start, found, [*known, *names]) for found in (known, names))
    elif start == block.start and (begin := behind_dateline(text, start, end)) > start:
        known, names = ([m for m in found if m.start >= begin] for found in (known, names))
    known = with_the_place(text, block.start, start, end, reader.words, known, memory, reader.pack)
    mentioned = [*known, *names]
    title = block.kind is BlockKind.TITLE
    numbers = [
        q
        for q in reader.numbers[start, end]
        if not in_a_name(text, q, mentioned) and (title or not numbered(text, q, mentioned))
    ]
    quantities = numbers = in_unit_of_list(text, start, end, numbers, memory.over_list)
    if numbers:
        here = [m.id for m in known if m.role == "commodity"] or [memory.commodity or ""]
        counted = any(map(reader.pack.counted, here))
        quantities = carried_units(text, numbers, start, memory.quantity, reader.prices, counted)
    mentions = [
        m
        for m in known
        if not (m.role in ("commodity", "metric") and BODY.match(text, m.end, end))
        and not (m.id == "rest_of_world" and REST.match(text, m.end, end))
    ]
    if names:
        mentions = with_names(mentions, names, numbers)
    scene = build_scene(text, start, end, quantities, times, mentions, reader.pack)
    scene.title = block.kind is BlockKind.TITLE
    grammar = chinese if scene.chinese else english
    named = frozenset([scene.atoms[j].id for j in scene.names])
    first: Frame | None = None
    last: Frame | None = None
    memory.earlier = memory.frame
    if memory.spoken:
        memory.before, memory.spoken = memory.spoken, []
    for i, quantity in scene.quantities():
        marked = quantity.start < reader.marked[1] and reader.marked[0] < quantity.end
        if not marked and not is_claim(scene, i, quantity):
            continue
        frame = mirrored(scene, i, quantity, memory)
        listed = frame is None
        frame = frame or grammar.read_frame(scene, i, quantity, memory, last)
        frame.at, frame.unit, frame.value = i, quantity.unit, quantity.high
        of_the_list(scene, i, frame, last, memory)
        if listed:
            turn(scene, i, frame, memory, last)
        if frame.kind == Kind.COUNT and frame.metric != "things":
            frame.kind = Kind.AMOUNT  # so many cars sold, so many people employed
        if listed:
            pair_off(scene, i, frame, memory)
        settle(scene, i, quantity, frame, memory, last, reader.clock)
        keep(quantity, frame, memory)
        frame.evidence = evidence_of(scene, i, quantity, frame) if reader.explain else remembered(frame)
        place = Place.TITLE if scene.title else Place.BODY
        alike = (*sharers(scene, i, frame), frame)
        reader.drafts += [Draft(quantity, one, place, (start, end), named) for one in alike]
        memory.spoken += alike
        last = frame
        first = first or frame
    dated = last is not None and last.kind == Kind.DATE and scene.chinese
    if dated or (last is not None and told_in_passing(scene)):
        reader.clock.last = told  # the date of an event is not what the next quarter is counted from
    after_sentence(memory, scene, first, last)
    memory.same_block = True
    memory.told_here = memory.told_here or first is not None


def _claims(article: Article, flow: Running, drafts: list[Draft], place: int) -> list[Reading]:
    """The drafts as claims of an article that begins at that place of its file, quoted from it letter for letter."""
    seen: Counter[str] = Counter()
    readings = []
    for draft in drafts:
        quantity, frame = draft.quantity, draft.frame
        quote = article.text[slice(*flow.span(*draft.quote))]
        behind = end_of_pieces(flow.text, quantity.end) if quantity.form == "count" else quantity.end
        start, end = flow.span(quantity.start, behind)
        value_text = article.text[start:end]
        first = claim_id(article.id, quote, value_text)
        seen[first] += 1
        id = first if seen[first] == 1 else claim_id(article.id, quote, value_text, seen[first])
        low, high = sorted((frame.sign * quantity.low, frame.sign * quantity.high))
        claim = Claim(
            id=id, article=article.id, published=article.published, place=draft.place, quote=quote,
            value_text=value_text, start=place + start, end=place + end, kind=frame.kind,
            metric=frame.metric or "other", subject=frame.subject, counterparty=frame.counterparty,
            whole=frame.whole, commodity=frame.commodity, low=low, high=high, hedge=quantity.hedge,
            unit=quantity.unit or "count", period=frame.period, modality=frame.modality, item=frame.item,
            base=frame.base, attribution=frame.attribution,
        )  # fmt: skip
        readings.append(Reading(claim, frame.evidence))
    return readings
