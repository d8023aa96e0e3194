"""Capitals that name nobody: tickers, units and measures, legal forms, and what a text abbreviates in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.extract.lexicon import Mention

TICKER = re.compile(
    r"[A-Z][\w.&/-]*(?: [A-Z][\w.]*){0,2} ?[:=] ?[\w.^-]{1,12}(?:[;,/] ?[A-Z][\w.& ]{0,20}[:=] ?[\w.^-]{1,12})*(?=[)\];,])"
    r"|[A-Z\d]{1,6}\.[A-Z]{1,3}[)\]]"
)
"""A share's name on an exchange, behind a bracket: “(NYSE: ORV)”, “(LON:ANTO; OTC: ANFGF)”, “(ORV.N)”."""
FORM = frozenset("Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited PLC Plc plc LLC LP AG SA S.A. SE NV N.V. AB ASA Oyj Bhd Pty GmbH KGaA SpA".split())  # fmt: skip
"""Legal forms: they end the name of a firm and are none."""
MEASURES = frozenset(
    """EPS ROE QoQ YoY MoM WoW HoH qoq yoy YTD TTM LTM GMT UTC BST EST EDT CET CEST ET PT FOB CIF CFR FAS DDP EXW AISC AIC ASP ASPs ADR EBIT EBITDA FFO FCF NPV IRR PFS
    DFS BFS FID PEA MoU MOU LoI ROM LOM LCE SCE CGT DWT GT TEU TEUs FEU MMT MMt MT Mt Kt kt Mtpa Ktpa REOt LCEt Boe BOE Boepd Bo Bbl Bcf Bcfe Tcf Mcf Mcfe MMBtu MMBTU
    MMcf Btu NGLs NGL SX-EW SXEW EUR/USD OMR WASDE STEO RIN RINs SUV SUVs MPV MPVs BEV BEVs PHEV PHEVs HEV HEVs FCEV ICE ICEs OEM OEMs CPO PKO DAP MAP MOP SOP NPK UAN HRC
    CRC DRI HBI EAF BOF LTIFR TRIFR FY H1 H2 Q1 Q2 Q3 Q4 ICT HBM NAND SoC GHG LCOE PPA PPAs MSP DDGS CAGR Capex CAPEX OPEX Opex FX PDF Q&A Ha Gwh GWh MWh TWh""".split()
)
"""What economic prose abbreviates everywhere: measures, terms of delivery, times of day, units, sorts of goods."""
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
MONTHS = re.compile(rf"{MONTH}(?:['’/ -]{{1,2}}(?:{MONTH}|['’]?\d{{2,4}}))*")
"""Months, with the years and other months that are written to them: “Oct/20”, “April’2021”."""
ELEMENT = r"(?:A[cglmrstu]|B[aeikr]?|C[adelorsu]?|D[by]|E[ru]|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abdeip]?|O[s]?|P[abdrtu]?|R[behu]|S[bceimnr]?|T[abehilm]|U|V|W|Xe|Yb?|Z[nr])"
FORMULA = re.compile(rf"(?:\(?{ELEMENT}\d*(?:\)\d*)?){{2,8}}")
"""A chemical formula; one that is a name (“CoSi”) has no digit."""
BEHIND_A_NUMBER = re.compile(
    r"\d(?: ?(?:million|billion|thousand|mn|bn|k|m|[kMG]?t|tonnes|tons|%|[gk]g?/t|gpt|ounces|oz|kg|lb))? $"
)
YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d $")
UNIT_ENDS = re.compile(
    r"[,.;:)\]]|$|\n| (?:\(|(?:of|in|at|to|from|for|and|or|per|compared|as|by|up|down|against|versus|after|over|through|during|this|last|on|while|which|with)\b)"
)
"""What follows a unit, and not the makers of what is counted: “40 BYD buses”."""
CREDIT = re.compile(
    r"\((?:Photo|Image|Picture|Photograph|Source|Credit|File photo)s?(?: credit| by| courtesy)?:? [^()]{0,50}$"
)
"""What opens the bracket of who took a picture: “(Photo: Ann Lee/Agency)”."""
BRACKET = re.compile(r"[(\[](?:the |or |an? )?[\"“”'‘]?$")
CLOSED = re.compile(r"[\"”'’]?[)\]]")
LAST_WORD = re.compile(r"(?<![\w’'])([a-z][\w’']*)[\"”,]? ?$")
BODY_NOUN = frozenset(
    """company companies group board association ministry agency bank union council fund bureau office institute authority party club alliance firm
    corporation commission organisation organization department regulator miner producer federation bloc maker carmaker giant utility""".split()
)
"""Nouns of bodies in small letters, whose abbreviation is one too."""
INTRODUCED = re.compile(r" \([\"“]?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,2})[\"”]?\)")
SPACES = re.compile(r"[\s/-]+")
THINGS = frozenset(
    """Index Outlook Estimates Expense Expenses Cost Costs Study Rate Ratio Value Decision Understanding Margin Income Outflow Outflows Inflow Inflows
    Yield Highlights Statement Statements Guidance Standards Standard Average Volumes""".split()
)
"""Nouns that end the names of reports and measures, never of a body."""


def things_of(text: str) -> frozenset[str]:
    """What a text abbreviates for a thing: the CPO of “crude palm oil (CPO)”; no body is written in small letters."""
    found = set()
    for hit in INTRODUCED.finditer(text):
        before = text[max(0, hit.start() - 90) : hit.start()]
        words = SPACES.split(before)[-len(hit["short"]) - 1 :]
        last = words[-1]
        if last in THINGS or (
            last.islower()
            and last not in BODY_NOUN
            and any(word[:1] == hit["short"][0].lower() for word in words)
        ):
            found.add(hit["short"])
    return frozenset(found)


def with_its_form(text: str, start: int, end: int, known: list[Mention]) -> bool:
    """Whether a run of capitals is a known name and its legal form: “The Vale Company” is Vale."""
    return any(
        m.role == "entity"
        and len(m.id) > 2
        and text[start : m.start] in ("", "The ", "the ")
        and m.end < end
        and text[m.end : end].strip(" ,") in FORM
        for m in known
    )


def names_nobody(
    text: str, name: Mention, known: list[Mention], things: frozenset[str], is_word: Callable[[str], bool]
) -> bool:
    """Whether a run of capitals is no name, or no other one than stands before it."""
    start, end = name.start, name.end
    said = text[start:end]
    if CREDIT.search(text, max(0, start - 60), start):
        return True
    if said.rpartition(" ")[2] in THINGS or MONTHS.fullmatch(said):
        return True
    if any(m.start == end + 1 and m.role == "metric" and text[m.start].isupper() for m in known) and (
        all(map(is_word, re.split("[ -]", said.lower())))
    ):
        return True  # the “Lease Operating” of “Lease Operating Expense”
    if " " in said and not said.isupper():
        return _ticker(text, start)
    if said.istitle() and said.endswith("s") and is_word(said[:-1].lower()) and not is_word(said.lower()):
        people = any(m.role == "adjective" and m.end == start - 1 for m in known)
        if people or text.endswith("Other ", 0, start):
            return True  # “Honduran Softs and Other Softs”: sorts of goods
    if said in FORM or said.rstrip(".") in FORM or said in things or said in MEASURES:
        return True
    if said[:-1] in things and said.endswith("s"):
        return True
    if FORMULA.fullmatch(said) and any(c.isdigit() for c in said):
        return True
    if ((said[1:].isupper() or len(said) < 4) and not said.istitle()) or len(said) == 2:
        before = text[max(0, start - 14) : start]
        if BEHIND_A_NUMBER.search(before) and not YEAR.search(before) and UNIT_ENDS.match(text, end):
            return True
    return _ticker(text, start) or _in_brackets(text, start, end, known)


def _ticker(text: str, start: int) -> bool:
    """Whether a place lies in a bracket that gives a share's exchange and name there."""
    for at in (text.rfind("(", max(0, start - 40), start), text.rfind("[", max(0, start - 40), start)):
        if at >= 0 and (hit := TICKER.match(text, at + 1)) is not None and start < hit.end():
            return True
    return False


def _in_brackets(text: str, start: int, end: int, known: list[Mention]) -> bool:
    """Whether a bracket of nothing but capitals abbreviates what stands before it, be it a thing or a name known already."""
    before = text[max(0, start - 80) : start]
    if not text[start + 1 : end].strip("./&").isupper() or not CLOSED.match(text, end):
        return False
    hit = BRACKET.search(before)
    if hit is None:
        return False
    if not before[: hit.start()].rpartition("\n")[2].strip():
        return True  # “(CALDERWIRE) Ghana has …”: who sells the text
    if (behind := LAST_WORD.search(before, 0, hit.start())) is not None:
        return behind[1] not in BODY_NOUN
    return any(m.role == "entity" and m.end == start - len(hit[0]) - 1 for m in known)
