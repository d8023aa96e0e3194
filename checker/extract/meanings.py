"""The known words of a sentence as its article means them: whose government, which gas, which country is at home."""

from __future__ import annotations

from checker.extract.frame import Memory
from checker.extract.lexicon import Mention, Words
from checker.extract.ministries import of_ministries
from checker.extract.naming import as_spoken_of, at_home, nationwide, of_the_continent, with_branch
from checker.extract.organs import of_state_organs
from checker.extract.states_zh import with_states
from checker.packs import Pack


def as_meant(
    text: str, place: tuple[int, int, int], words: Words, memory: Memory, pack: Pack
) -> list[Mention]:
    """The mentions of a sentence, those with a meaning of their own in this article under that; `place` is where its block, it, and it end."""
    begin, start, end = place
    known = with_branch(text, words.within(start, end), pack)
    if memory.region is not None:
        known = [of_the_continent(m, text, memory.region) for m in known]
    known = as_spoken_of(known, text, memory.topic, memory.commodity, pack)
    if memory.home != "CN":
        known = [at_home(m, text, memory.home) for m in known]
    if memory.same_block and text.find("全国", start, end) >= 0:
        spoken = {m.id for m in words.within(begin, start)}
        acting = memory.country if memory.country in spoken else memory.topic_country
        if acting is not None and "CN" not in spoken:
            known = [nationwide(m, text, acting) for m in known]
    known = with_states(of_ministries(known, text, start, end, memory.topic_country), text, start, end)
    acting = memory.country if memory.same_block else memory.topic_country or memory.country
    return of_state_organs(known, text, start, end, acting, pack)
