"""People: who is named with an office or a trade speaks for somebody else and has no measure of his own."""

from __future__ import annotations

import re

OFFICE = (
    r"(?:chief (?:executive|financial|operating|commercial|technology|economist)(?: officer)?|C[EFO]O|chair(?:man|woman|person)?|"
    r"(?:vice[ -])?presidents?|(?:prime |foreign |trade |finance |energy |mines? |mining |industry |resources )?ministers?|"
    r"(?:under)?secretary(?:[ -]general)?|(?:managing )?director(?:[ -]general)?|analysts?|economists?|strategists?|"
    r"spokes(?:man|woman|person)|professor|senators?|congress(?:man|woman)|lawmakers?|governor|(?:co-?)?founder|"
    r"geologists?|researchers?|scientists?|traders?|brokers?|consultants?|commissioner|ambassador|envoy|"
    r"managers?|engineers?|lawyers?|partner|fellow|boss|head)"
)
TITLED = re.compile(rf"(?:\b(?:{OFFICE})|\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Sen|Rep|Gov|Gen)\.?) $", re.IGNORECASE)
"""What stands right before the name of a person: “chief executive Ann Lee”, “Dr Lee”."""
DESCRIBED = re.compile(
    rf", (?:(?:the|a|an|its|their|then|now|[\w&'’-]+['’]s) )?(?:[\w-]+ ){{0,3}}?{OFFICE}(?=[ ,.;])(?! that| which)",
    re.IGNORECASE,
)
"""What stands right behind it: “Ann Lee, a senior analyst at the bank”."""
ASIDE = re.compile(r", (?:\w+s\b|who\b|said|told|added|warned|explained|argued|expected|thought)|[.?!;]|$")
"""What goes on behind a name that was set between commas: “its chief executive, Ann Lee, explains”."""
OFFICES_FIRST = re.compile(
    r"(?:(?:Treasury|State|Energy|Trade|Foreign|Prime|Vice|Deputy) )?(?:Secretary|Minister|President|Chancellor|Senator|Governor|Commissioner|Professor) (?=[A-Z])"
)
QUOTED = re.compile(r"[”\"’'],? (?:says|said|adds|added|argues|warns) $")
OF_WHOM = re.compile(r" (?:of|at|from|who)\b|, (?:who|an?|the|head|chief)\b")
CHIEF = r"(?:President|Chair(?:man|woman)?|Chief|Executive|Financial|Operating|Officer|Director|Managing|Vice|Senior|CEO|CFO|COO|Manager)"
OFFICE_ALONE = re.compile(rf"{CHIEF}(?:(?: and| &)? {CHIEF})+")
OFFICE_OF = re.compile(rf"(?:{CHIEF}(?: and | & | ))+of (?=[A-Z])")
"""The office of somebody before the firm for which he speaks: “President and Chief Executive Officer of Calder Gold”."""
INITIAL = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. ?)+$")
"""What stands before the last name of somebody with two first ones: “Ann B. Lee”."""
NOT_OF_PEOPLE = re.compile(r"\d|&|-(?:based|owned|led)\b")


LEADS = re.compile(
    r"(?P<who>, who) (?:[a-z]+ ){0,2}?(?:runs?|heads?|leads?|chairs?|founded|co-founded|ran|led|headed|chaired|owns)\b"
    r"|(?P<who2>) (?:is|was|became|has been) (?:now |still )?(?:the |a |an |its |their |[\w&’']+['’]s )?(?:[a-z]+ ){0,2}?"
    r"(?:chief (?:executive|financial officer|operating officer|geologist|economist)|CEO|chair(?:man|woman)|president|(?:managing )?director|professor|(?:co-)?founder|head of|boss of)\b"
    r"| (?:runs|heads|leads|founded|co-founded|chairs) (?:the |a )?(?=[A-Z])"
)
"""What only a person does: “Ann Lee, who heads the lab”; of firms that run a mine the text goes on without “she”."""
ONE_PERSON = re.compile(r"\b(?:She|He|she|he|her|his)\b")


def _leads(text: str, end: int) -> bool:
    """Whether the name that ends there is that of somebody who is said to lead others."""
    hit = LEADS.match(text, end)
    if hit is None:
        return False
    sure = hit["who"] is not None or hit["who2"] is not None
    return sure or ONE_PERSON.search(text, hit.end(), hit.end() + 260) is not None


GIVEN = frozenset(
    """Michael Mary Dave David Jon John James Robert William Richard Thomas Mark Steven Stephen Andrew Kenneth George Brian Edward
    Ronald Timothy Tim Jeffrey Jeff Gary Nicholas Nick Eric Jonathan Larry Scott Brandon Benjamin Ben Samuel Sam Gregory Greg Frank Patrick
    Jack Dennis Jerry Tyler Aaron Adam Nathan Douglas Peter Kyle Keith Roger Ralf Carsten Klaus Hans Jürgen Stefan Markus Thierry
    Pierre Jean Guillaume Olivier Luca Carlos Pedro Antonio Elon Satya Sundar Jensen Lisa Jennifer Jane Susan Sarah Karen Nancy Margaret Sandra
    Ashley Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Amy Anna Christine Catherine Kate Emma Julie
    Ursula Joe Donald Kamala Bill Barack Jimmy Vladimir Volodymyr Emmanuel Boris Rishi Keir Narendra Shigeru Sanae Anthony
    Tony Oliver Simon Martin Philip Phil Ian Alan Colin Neil Stuart Graham Doug Bob Rob Mike Chris Matt Dan Steve Kevin Jim Pat Ed Ola
    Lars Erik Anders Henrik Mads Søren Vincent Daniel Christian Christoph Fatih Mohammed Ahmed Ali Hassan Dara Andy Luis Jamie""".split()
)
"""First names that begin no firm's name in the news: who bears one acts for somebody else."""
NO_PEOPLE = frozenset(
    "Group Holdings Inc Ltd Motors Mines Mining Steel Energy Foods Brands Bank Airlines & Sons Brothers Mine Works".split()
)


TITLED_ZH = re.compile(
    r"(?:首席执行官|执行长|总裁|CEO|董事长|分析师|主管|总经理|创始人|经济学家|策略师|主席|部长|总监|负责人)(?:兼[\u4e00-\u9fff]{1,8})?[ ·]?$"
)
SAYS_ZH = re.compile(r"(?:还|也|则|同时)?(?:强调|表示|指出|坦言|补充说?|解释说?|认为|透露)[:：,，]")
THE_ONE = re.compile(r"[她他](?!们)")
"""Who goes on to be 她 or 他 is no firm."""


def _is_person_in_chinese(text: str, start: int, end: int) -> bool:
    """Whether a Latin name in a Chinese text is that of somebody with a title, or who speaks and is then “she” or “he”."""
    if TITLED_ZH.search(text, max(0, start - 16), start) is not None:
        return True
    if SAYS_ZH.match(text, end) is None:
        return False
    return THE_ONE.search(text, end, end + 120) is not None


def is_person(text: str, start: int, end: int, people: set[str]) -> bool:
    """Whether a name is that of a person who was introduced, here or before; `people` learns the words of it."""
    words = text[start:end].split()
    if len(words) > 1 and QUOTED.search(text, max(0, start - 12), start) and OF_WHOM.match(text, end):
        return True
    if people.issuperset(words):
        return True
    if _is_person_in_chinese(text, start, end) or (
        len(words) == 1 and INITIAL.search(text, max(0, start - 24), start)
    ):
        people.update(words)
        return True
    if len(words) in (2, 3) and words[0] in GIVEN and NO_PEOPLE.isdisjoint(words):
        people.update((words[-1],))
        return True
    if len(words) > (7 if OFFICES_FIRST.match(text, start, end) else 4) or NOT_OF_PEOPLE.search(
        text, start, end
    ):
        return False
    office = OFFICES_FIRST.match(text, start, end)
    titled = office is not None or TITLED.search(text[max(0, start - 24) : start]) is not None
    if not titled and len(words) > 1 and text[start - 2 : start] == ", " and ASIDE.match(text, end):
        titled = TITLED.search(text[max(0, start - 25) : start - 2] + " ") is not None
    if not titled and (len(words) < 2 or not (DESCRIBED.match(text, end) or _leads(text, end))):
        return False
    people.update((words[-1], *(words if len(words) < 3 else ())))
    return True
