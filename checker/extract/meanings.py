"""The known words of a sentence as its article means them: whose government, which gas, which country is at home."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.lexicon import Mention, Words
from checker.extract.ministries import of_ministries
from checker.extract.naming import as_spoken_of, at_home, nationwide, of_the_continent, with_branch
from checker.extract.organs import of_state_organs
from checker.extract.states_zh import with_states
from checker.packs import Pack

LEAD = re.compile(
    r"(?:(?<=tonnes of )|(?<= tons of )|(?<=price of )|(?<=utput of )|(?<=orts of )|(?<=tocks of )|(?<=zinc and )|(?<=zinc or )|(?<=tin and ))lead\b"
    r"|(?<![Tt]o )(?<!ill )\b[Ll]ead(?= (?:and|or) zinc\b| (?:ores?|mines?|smelters?|concentrates?|ingots?|futures)\b|-zinc\b)"
    r"|(?:(?<=, )|(?<=; )|(?<=and )|(?<=while )|(?<=LME )|(?<=three-month ))lead(?= (?:rose|fell|gained|lost|closed|slipped|dropped|added|climbed|eased|slid|shed|ceded|jumped|firmed|advanced) (?:by )?[$€£]?\d)"
    r"|(?<=['’]s )lead(?= (?:output|production|exports|imports|demand|consumption|stocks|inventories|prices?)\b)"
    r"|(?<=orld['’]s )lead(?=[.,;]|$)"
    r"|\bLead(?=:| \(| (?:output|production|exports|imports|demand|consumption|stocks|inventories|prices?|rose|fell|gained|lost|closed|was|traded)\b)"
)
"""Where “lead” is the metal and nothing that somebody does: “380,000 tonnes of lead”, “zinc and lead”, “Lead: $2,048/t”."""


def as_meant(
    text: str, place: tuple[int, int, int], words: Words, memory: Memory, pack: Pack
) -> list[Mention]:
    """The mentions of a sentence, those with a meaning of their own in this article under that; `place` is where its block, it, and it end."""
    begin, start, end = place
    known = with_branch(text, words.within(start, end), pack)
    if text.find("美钢", start, end) >= 0:
        known = [apart for m in known for apart in _steel_for_america(m, text)]
    if "lead" in pack.commodities and not memory.chinese:
        known = _with_lead(known, text, start, end)
    if memory.region is not None:
        known = [of_the_continent(m, text, memory.region) for m in known]
    known = as_spoken_of(known, text, memory.topic, memory.commodity, pack)
    if memory.home != "CN":
        known = [at_home(m, text, memory.home) for m in known]
    if (nation := _nation(text, start, end, memory)) >= 0:
        acting = _whose_nation(words.within(begin, start), words.within(start, nation), memory, pack)
        known = [nationwide(m, text, acting) for m in known]
    known = with_states(of_ministries(known, text, start, end, memory.topic_country), text, start, end)
    acting = memory.country if memory.same_block else memory.topic_country or memory.country
    return of_state_organs(known, text, start, end, acting, pack)


def _with_lead(known: list[Mention], text: str, start: int, end: int) -> list[Mention]:
    """The mentions with the metal lead, whose name is mostly a verb."""
    found = [Mention(*hit.span(), "commodity", "lead") for hit in LEAD.finditer(text, start, end)]
    free = [one for one in found if not any(m.start < one.end and one.start < m.end for m in known)]
    return sorted([*known, *free], key=lambda m: m.start) if free else known


def _nation(text: str, start: int, end: int, memory: Memory) -> int:
    """Where a sentence says 全国, or 国内 in an article that names China nowhere; -1 where it does not."""
    found = [text.find(word, start, end) for word in ("全国", "国内")[: 1 + memory.away]]
    return min((at for at in found if at >= 0), default=-1)


def _whose_nation(before: list[Mention], here: list[Mention], memory: Memory, pack: Pack) -> str | None:
    """Whose 全国 it is, by who was spoken of in the paragraph: 泰国橡胶管理局公布，全国产量…; None for China's."""
    told = {m.id for m in before}
    if "CN" in told:
        return None
    if memory.same_block and (memory.country in told or memory.topic_country != "CN"):
        return memory.country if memory.country in told else memory.topic_country
    spoken = [*before, *here]
    if any(m.id == "CN" or pack.home(m.id) == "CN" for m in spoken):
        return None
    lands = [m.id for m in spoken if m.role in ("entity", "adjective") and pack.kind(m.id) == "country"]
    tellers = [pack.home(m.id) for m in spoken if pack.kind(m.id) in ("source", "agency")]
    return next((id for id in (*reversed(lands), *reversed(tellers)) if id not in (None, "US")), None)


def _steel_for_america(mention: Mention, text: str) -> tuple[Mention, ...]:
    """America and steel where they only meet: 对美钢材出口 is of no steelmaker."""
    begin, end = mention.start, mention.end
    if text[begin:end] != "美钢" or text[end : end + 1] not in ("材", "铁", "铝", "坯"):
        return (mention,)
    goods = mention._replace(start=begin + 1, end=end + 1, role="commodity", id="steel")
    return mention._replace(end=begin + 1, role="entity", id="US"), goods
