"""What an article is about: the commodity, the country and the company that it names most."""

from __future__ import annotations

from collections import Counter

from checker.extract.frame import Memory
from checker.extract.lexicon import Words
from checker.extract.names import HOME
from checker.model import Article, BlockKind
from checker.packs import Pack


def note_topic(article: Article, text: str, words: Words, pack: Pack, memory: Memory) -> None:
    """What the article is about: the commodity and the country it names most, its title counting thrice."""
    commodities: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    companies: Counter[str] = Counter()
    ours = "我国" in text or "人民币" in text or "元/吨" in text
    for block in article.blocks:
        weight = 3 if block.kind is BlockKind.TITLE else 1
        for mention in words.within(block.start, block.end):
            if mention.role == "commodity":
                commodities[mention.id] += weight
            elif mention.role in ("entity", "adjective") and len(mention.id) == 2:
                other_end = mention.start and (
                    text[mention.start] in "对赴自" or text[mention.start - 1] in "对向从自往赴"
                )
                at_home = not ours and text[mention.start : mention.end] in HOME  # 全国 need not be China's
                countries[mention.id] += 0 if other_end else weight if at_home else 2 * weight
            elif mention.role == "entity" and pack.entities[mention.id].kind == "company":
                companies[mention.id] += weight
    memory.topic = _first(commodities)
    memory.commodity = memory.topic
    memory.topic_country = _first(countries)
    if memory.topic_country is None and article.language_body.startswith("zh"):
        memory.topic_country = "CN"  # a Chinese text that names no country speaks of its own
    memory.country = memory.subject = memory.topic_country
    memory.topic_company = _first(companies) if companies and max(companies.values()) > 1 else None


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda id: (-counts[id], id)) if any(counts.values()) else None
