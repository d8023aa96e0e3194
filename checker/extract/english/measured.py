"""What an amount measures, before it is asked whose: people, goods that are kept, what a works can make, a gap."""

from __future__ import annotations

import re

from checker.extract.english.counts import counted
from checker.extract.english.crossing import moved_across
from checker.extract.english.implied import foretold_growth
from checker.extract.english.kept import kept
from checker.extract.english.metric import metric_of
from checker.extract.english.number import LOSES, MADE, WEIGHED, Number
from checker.extract.english.quota import capped, permitted
from checker.extract.english.sense import of_a_firm
from checker.extract.english.spells import spell
from checker.extract.english.works import by_the_year, goes_into_works, of_a_works, opens_with
from checker.extract.frame import FLOWS, Frame


def measure(number: Number, frame: Frame) -> None:
    """Write the metric of the number into the frame."""
    scene, i, low, dim = number.scene, number.i, number.low, number.dim
    last = number.last
    frame.metric = kept(number) or spell(number) or counted(number) or _sunk(number, frame)
    if frame.metric is None:
        frame.metric = metric_of(scene, i, dim, low, number.high, number.memory, number.last, frame)
    if (
        number.sum
        and frame.metric in (None, "investment", *MADE)
        and IN_DUTIES.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        frame.metric = "cost"
    if (
        number.sum
        and number.word(1) == "off"
        and number.word(-1) in ("wrote", "write", "writes", "written", "writing")
    ):
        frame.metric = "cost"
    if number.sum and (given := AS_WHAT.match(scene.text, scene.atoms[i].end, scene.end)) is not None:
        frame.metric = "loan" if given["loan"] else "investment"
        frame.because("metric", given[0])
    if (
        number.sum
        and frame.metric == "market_size"
        and last is not None
        and VALUED.search(number.words_before(4))
    ):
        frame.metric = last.metric if last.metric in MADE | FLOWS | {"sales"} else frame.metric
    if (
        number.sum
        and frame.metric not in ("loan", "exports", "imports")
        and (
            SELLS_OFF.search(number.words_before(16))
            or (
                "metric" not in frame.evidence
                and SELLS_NAMED.search(scene.text, scene.start, scene.atoms[i].start)
            )
        )
    ):
        frame.metric = "investment"
    if number.sum and number.word(-1) == "for" and last is not None and last.metric == "capacity":
        frame.metric = "investment"  # “is enlarging its plant by 30% for €1.7 billion”
    if (
        number.sum
        and frame.metric in (None, "investment")
        and ON_IMPORTS.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        frame.metric = "imports"
    if number.sum and "metric" not in frame.evidence and SELLS_GOODS.search(number.words_before(9)):
        frame.metric = "revenue"
    if number.sum and frame.metric in MADE and TO_BUILD.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "investment"
    if number.sum and IN_DIVIDENDS.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "other"
    if number.sum and scene.text.startswith((" in the red", " in the black"), scene.atoms[i].end):
        frame.metric = "profit"
    if (
        number.sum
        and frame.metric == "revenue"
        and FROM_BACKERS.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        frame.metric = "investment"
    if number.sum and BORROWED.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "loan"
    if number.sum and VALUES.search(number.words_before(9)):
        studied = STUDIES.search(number.scene.text, number.scene.start, number.scene.atoms[i].start)
        frame.metric = "other" if studied else "investment"
    if number.sum and ROBS.search(number.words_before(8)):
        frame.metric = "other"
    if number.sum and LOSES.search(scene.text, scene.start, scene.atoms[i].start):
        frame.metric = "other"
    if number.sum and CASH.search(number.words_before(7)):
        frame.metric = "other"
    ordered = (
        last is not None
        and last.metric == "other"
        and last.unit == "count"
        and last.kind in ("amount", "count")
    )
    if number.sum and ordered and number.word(-1) in ("worth", "for"):
        frame.metric = "other"  # “landed 103 vessels worth $13 billion”
    if number.sum and MARKET_AT.search(number.words_before(11)):
        frame.metric = "market_size"
    measured = MEASURED.match(scene.text, scene.atoms[i].end, scene.end) is not None
    if dim == "mass" and (measured or FOUND.search(number.words_before(5)) is not None):
        frame.metric = "resources"
    if (
        dim == "mass"
        and "metric" not in frame.evidence
        and (GUIDES.search(number.words_before(6)) or GUIDES_TO.search(number.words_before(12)))
    ):
        told = number.memory.frame.metric if number.memory.frame is not None else None
        frame.metric = told if told in MADE | {"sales"} else "production"
    if dim in WEIGHED and (moved := moved_across(number)) is not None:
        frame.metric = moved
    behind = (THROUGH, AN_ACRE) if dim in WEIGHED else ()
    if any(form.match(scene.text, scene.atoms[i].end, scene.end) for form in behind):
        frame.metric = "other"
    if (
        number.sum
        and MADE_MONEY.search(number.before)
        and OF_MONEY.match(scene.text, scene.atoms[i].end) is None
    ):
        frame.metric = "profit"  # “The Germans made €408 million”
    if dim in WEIGHED and CONTRACTED.search(number.words_before(7)):
        frame.metric = "sales"
    if dim == "mass" and TURNS_INTO.search(number.words_before(9)):
        frame.metric = "production"
    if dim in WEIGHED and foretold_growth(scene, low, i):
        frame.metric = "demand"
    if dim in ("mass", "energy", "volume") and of_a_works(scene, i, low, number.quantity, frame):
        frame.metric = "capacity"
    elif dim == "count" and frame.metric != "workforce" and opens_with(scene, i):
        frame.kind, frame.metric = "amount", "capacity"  # “the factory will start with 90,000 cars a year”
    if dim in WEIGHED and number.word(-1) in ("lacks", "lacked", "lack", "lacking"):
        frame.metric = "other"
    if dim in WEIGHED and CAN_TAKE.search(number.words_before(7)):
        frame.metric = "capacity"
    if dim in (*WEIGHED, "count") and capped(scene, i, low):
        frame.kind, frame.metric = "amount", "quota"
    listed = (
        last is not None
        and last.metric == "quota"
        and dim in WEIGHED
        and frame.metric in (None, "quota", *MADE)
    )
    if listed and TO_BE_MADE.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "quota"  # “allowed 270,000 tonnes to be mined and 254,000 to be separated”
    own = OWN_TARGET.search(number.words_before(8)) is not None and of_a_firm(scene, i, number.memory)
    if (
        (frame.metric in MADE | {"exports"} or (frame.metric is None and dim in WEIGHED))
        and not own
        and permitted(scene, i, low, number.memory)
    ):
        frame.metric = "quota"
    if frame.metric in MADE and by_the_year(scene, i, number.quantity) and CAN.search(number.before):
        frame.metric = "capacity"
    if (
        dim == "price"
        and frame.metric in (None, "price", "cost")
        and (PER_UNIT.search(number.before) or EARNS.search(number.words_before(4)))
        and MOVES_TO.match(scene.text, scene.atoms[i].end, scene.end) is None
    ):
        frame.metric = "profit"


TO_BE_MADE = re.compile(
    r" (?:of [\w ]{1,24} )?to be (?:mined|dug|separated|smelted|refined|processed|produced|made|imported|exported|shipped)\b"
)
MADE_MONEY = re.compile(
    r"\b(?:made|makes|make|cleared|netted|pocketed|banked) (?:a mere |just |only |about |around |some |nearly |over |more than |barely )?$"
)
OF_MONEY = re.compile(
    r" (?:(?:of|from|worth|for|available|to (?:build|expand)|payments?|investments?)\b|(?:a year )?in (?:sales|revenues?|takings|fees|exports|investments?|grants?|loans?|tax|taxes|payments|cash|savings|cuts)\b)"
)
"""What makes a sum one of something else: “made $3 million of sales”, “made €20 million available”."""


def tells_a_gap(number: Number) -> bool:
    """Whether the number is by how much demand outruns supply, or the reverse."""
    return number.dim in WEIGHED and GAP.search(number.before) is not None


def is_sunk(number: Number) -> bool:
    """Whether a sum is put into a works that is built."""
    big = number.sum and number.quantity.low >= 1e5
    return big and goes_into_works(number.scene, number.i, number.low)


def _sunk(number: Number, frame: Frame) -> str | None:
    """“A €5 billion scheme for ports”, “put $1 billion into the mine”: a sum that is invested."""
    if number.sum and number.word(1) in SCHEMES:
        frame.because("metric", number.word(1))
        return "investment"
    if is_sunk(number):
        frame.because("metric", number.scene.words(number.i, min(number.high, number.i + 2)))
        return "investment"
    return None


TO_BUILD = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:to|for) (?:help |re-?)?(?:build|develop|expand|restart|revive|create|set up|support|boost|establish|secure|building|developing|expanding|reviving)\b"
)
"""“Awarded $58 million to build a domestic chain.”"""
USE = r"(?:demand|consumption|use|needs|offtake)"
OUTPUT = r"(?:supply|supplies|output|production|crops?|harvests?)"
BEATS = r"(?:outstrip|outpac|exceed|surpass|overtak|overshoot|outrun|outran|outgrow|outgrew|outweigh|lag|trail|top|run ahead of|ran ahead of|fall short of|fell short of)\w*"
GAP = re.compile(
    rf"\b(?:{USE}\b.{{0,40}}\b{BEATS} (?:[\w-]+ ){{0,2}}{OUTPUT}|{OUTPUT}\b.{{0,40}}\b{BEATS} (?:[\w-]+ ){{0,2}}{USE}) by (?:\w+ )?$"
    r"|\b(?:(?:under|over)-?supplied|in (?:surplus|deficit|oversupply)|(?:is|was|be|been|fall|fell) short) (?:\w+ )?by (?:\w+ )?$"
)
"""“Demand will outstrip supply by 850,000 ounces” tells a shortfall, the reverse a surplus; so does “the market was oversupplied by 180,000 tons”."""
MARKET_AT = re.compile(
    r"\b(?:the|a|this) (?:[\w-]+ ){0,2}market (?:for (?:[\w-]+ ){1,4})?(?:at|is worth|was worth|will be worth|would be worth|could be worth|may be worth|worth) (?:about |around |some |over |nearly )?$"
)
"""“Adamas puts the market at $6 billion.”"""
MEASURED = re.compile(r" (?:are|is|were) (?:now )?(?:measured|indicated|inferred)\b")
FOUND = re.compile(
    r"\b(?:found|discovered|located|identified|outlined|delineated|drilled out)(?: [a-z]+){0,3}\s*$|\b(?:lies?|lay) $"
)
PER_UNIT = re.compile(
    r"\b(?:profits?|loss(?:es)?|margins?|earnings|ebitda|ebit) (?:per|a|on (?:every|each|a)) \w+\b"
)
"""“Operating profit per kilo shrank to €1.52.”"""
EARNS = re.compile(
    r"\b(?:earn(?:s|ed|ing)?|los(?:t|es|ing)|pockets?|pocketed|netted) (?:about |only |just |around |some )?$"
)
"""“The steelmaker earned $130 a tonne.”"""
MOVES_TO = re.compile(r"(?:,? or [\d.]+ ?(?:%|percent|per cent),?)? (?:to|at) [$€£\d]")
"""What makes it a move of the price: “oats lost 7 cents to $3.12”."""
SCHEMES = frozenset(
    "plan package programme program fund scheme project contract deal agreement order partnership expansion upgrade facility venture".split()
)
"""What a sum is for, right behind it: “a €5 billion scheme for ports”."""
IN_DUTIES = re.compile(
    r" (?:in|of) (?:[\w-]+ ){0,2}?(?:duties|taxes|tariffs|levies|interest|rents?|wages|salaries|fees|royalties)\b"
)
"""“Paid $110 million in duties.”"""
SELLS_OFF = re.compile(
    r"\b(?:sell|sells|sold|selling) (?:its|the|their|a|an|his)\b[^.;]{0,60}\b(?:stake|share|quarter|half|third|interest|venture|mine|plant|business|unit|arm|division|smelter|refinery|assets|operations|project|factory)\b[^.;]{0,30} for (?:about |some |around )?$"
    r"|\b(?:sold|sell|selling|issued) (?:new )?(?:stock|shares|equity|bonds) for $"
    r"|\b(?:build|rebuild|reviv|restart|reopen|expand|modernis|moderniz|upgrad|enlarg|convert)\w* (?:its|the|their|an?) [^.;]{0,50} for (?:about )?$"
)
"""“Agreed to sell its quarter of the venture for $1.35 billion.”"""
SELLS_NAMED = re.compile(
    r"\b(?:sell|sells|sold|selling|sale of) [A-Z\u00c0-\u00de][\w'’.-]{2,20}(?: [A-Z][\w'’.-]{2,20})?(?: in [A-Z]\w+)?(?: to [A-Z][\w.&-]{2,20}(?: [A-Z][\w.&-]{2,20})?)? for (?:about |some |around )?$"
)
"""“Agreed to sell Éléonore to Dhilmar for $795 million.”"""
SELLS_GOODS = re.compile(
    r"\b(?:sells?|sold|selling) (?!(?:a|an|its|their|his|the|one|off|part) )(?:[\w-]+ ){1,4}(?:abroad )?worth (?:about |around |some |nearly |over |more than |almost )?$"
)
"""“Sold iron ore worth $24 billion”, but not “sold its stake worth …”."""
ON_IMPORTS = re.compile(
    r" (?:a (?:year|month) )?(?:on|for) (?:imported|imports of|foreign (?:oil|gas|coal|grain|ore|goods|steel|metal))\b"
)
"""“Spent $137 billion on imported oil.”"""
IN_DIVIDENDS = re.compile(
    r" (?:in|of|as) (?:[\w-]+ )?(?:dividends?|buybacks?|share buybacks?|fines?|damages|compensation|bonuses)\b"
)
AS_WHAT = re.compile(
    r" (?:for|of|in|as) (?:an? |new |more )?(?:[\w-]+ )?(?:(?P<loan>loans?|debt(?! and))|(?:debt and )?equity|(?:preferred )?stock|shares)\b(?! (?:price|market|buyback))"
)
"""“$400 million for shares in the firm, $150 million as a loan to it.”"""
VALUED = re.compile(r"\b(?:valued at|worth) (?:about |some )?$")
FROM_BACKERS = re.compile(
    r" from (?:its |new |the |existing )?(?:\w+ )?(?:shareholders|investors|backers|banks|funds|lenders|bondholders|the market)\b"
)
CAN_TAKE = re.compile(
    r"\b(?:plants?|smelters?|refiner(?:y|ies)|works|mills?|factory|factories|lines?|furnaces?|facility|facilities|circuits?|kilns?|reactors?|tanks?|terminals?) (?:can|could|will|would|is able to|are able to|should be able to) (?:take in|take|treat|handle|process|swallow|accept|feed on) (?:about |some |up to |nearly |over )?$"
)
"""“Its smelter could take 50,000 tonnes.”"""
BORROWED = re.compile(
    r" (?:of (?:it|that|this|them|which|the sum) )?(?:(?:is|was|are|were|will be|has been) )?(?:borrowed|lent)\b"
)
OWN_TARGET = re.compile(r"\b(?:production|output) targets?\b")
VALUES = re.compile(
    r"\bvalu(?:es|ed|ing|e) (?:the |its |their |a )?(?:[\w'’.-]+ ){0,3}?(?:it|mine|project|venture|stake|plant|smelter|refinery|field|assets|deposit) at (?:about |around |some |more than )?$"
)
"""“The deal values the mine at $300 million.”"""
STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|assessments?|analysts?|brokers?|consultants?|models?|estimates?|appraisals?) [^.;]{0,60}?\bvalu(?:es|ed|ing|e) "
)
"""“The study values the deposit at $3 billion”: nobody pays it."""
ROBS = re.compile(r"\b(?:rob(?:s|bed)?|deprive[sd]?|strip(?:s|ped)?) [^.;,]{1,30} of (?:about |some )?$")
"""“Would rob the economy of 660 billion yen.”"""
CASH = re.compile(
    r"\bcash (?!costs?\b)(?:\w+ ){0,4}(?:to|at|of|was|is|were|are|totalled|totaled|totalling|totaling|reached|dwindled to|melted to) (?:about |just |only )?$"
)
"""“Its cash has melted to $87 million.”"""
GUIDES = re.compile(r"\b(?:guid(?:es|ed|ing) (?:to|for|at)|guidance (?:of|is|was|at|for)) (?:[\w-]+ ){0,2}$")
"""“For this year the firm guides to 2.4 million tonnes.”"""
CONTRACTED = re.compile(
    r"\b(?:offtake|off-take|supply|sales|delivery) (?:contracts?|agreements?|deals?|accords?) (?:for|over|covering|of) (?:about |some |up to |at least )?$"
)
"""“Holds offtake contracts for 24,000 tonnes a year.”"""
TURNS_INTO = re.compile(r"\bturn(?:s|ed|ing)? (?:[a-z'’-]+ ){1,6}into (?:about |some |up to |around )?$")
"""“Will turn waste into 20 tonnes of it.”"""
GUIDES_TO = re.compile(
    r"\b(?:guidance|outlook|forecasts?|projections?|targets?|goals?|aims?) for [^,;.%]{2,40} (?:to|at)(?: between| about| around| just)? $"
)
"""“Cut its guidance for the mine to 14 million pounds”, “put its target for 2026 at 2 million tonnes”."""
AN_ACRE = re.compile(r"(?: of \w+)?(?: an?| per|/) ?(?:hectare|acre|ha)\b")
"""How much land yields: “7.4 tonnes a hectare” are nobody's output."""
THROUGH = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)? )?(?:(?:a|per|each|every) (?:day|year|month) )?(?:through|via) (?:the )?(?:Strait|Straits|Suez|Panama|Hormuz|Bosphorus|Bosporus|Malacca|Red Sea|Canal|canal|strait)\b"
)
"""What passes a strait or a canal is nobody's output."""
CAN = re.compile(
    r"\b(?:can|could|able to|(?:is|are|was|were) (?:to|designed|meant|built|expected|due)|capable|designed|meant to|built to|supposed to|will|would|should|good for|treats?|treating)\b"
)
"""What a works is to make every year is its capacity."""
