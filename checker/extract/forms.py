"""Numbers that are words: fractions, multiples, ranks, and the only one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.extract.in_order import IN_A_ROW, only_in_order
from checker.extract.lookalikes import RANKED_ZH
from checker.extract.quantity import Quantity
from checker.extract.words_en import MONTH
from checker.quantity.hedge import NAMES, far_hedge, hedge_after, hedge_before
from checker.quantity.numeral import HAN, clean, han_value, word_value
from checker.quantity.patterns import compiled

OF_THEN = r"(?: of)? what (?:it|they|she|he|was|were|had|the|[A-Z])[^,;.]{0,40}? (?:before|earlier|ago|(?:in|last|previous) (?:year|season|quarter|month|(?:19|20)\d\d))\b"
"""“Half of what it had made the year before”: no part of anything, but a multiple."""
MONTH_PEAK = rf" (?:of )?(?:{MONTH}|last (?:year|month|week|spring|summer|autumn|winter))['’]s (?:[a-z]+ ){{0,2}}(?:low|trough|bottom|peak|high|level|average|figure|total|tally|record)\b"
"""“Half of March's peak”, “twice June's low”: no part of anything, but a multiple."""
FRACTION = compiled(
    r"\b(?P<again>half|a third|a quarter|a fifth) as (?:much|many|high|large|big|long) again\b|\b(?<!month and )(?<!year and )(?<!week and )(?<!hour and )(?<!decade and )(?<!day and )(?<!within )(?<!once )(?<!twice )(?<!times )(?<!first )(?<!last )(?P<n>one|two|three|four|five|six|seven|eight|nine|an?|\d+)[\s-](?P<d>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)(?![a-z])(?![ -](?:million|billion|trillion|dozen|times|quarter|half|year|time|day|month|place|biggest|largest|world|vessel|plant|mine|reactor|unit|line|phase|train|mill|site|factory|well|field|project|ship|refinery|smelter|term|week|round|batch|price|price rise|rise|fall|cut|increase|furnace|turbine|terminal|company|firm|country|producer|supplier|buyer|person|party|attempt|shaft|pit)s?\b)(?! of 20)(?![ -]of[ -]an? (?:million|billion|trillion)\b)(?! (?:a|an) (?:year|century|decade|dozen|month))|"
    rf"\b(?P<half>half)(?!{OF_THEN})(?!{MONTH_PEAK})(?! the \d[\d,.]*(?: [a-z]+){{0,2}} (?:of|in) (?:19|20)\d\d)(?! (?:a|an) (?:year|century|decade|month|day|hour|ton|kilogram|kilo|kg|pound|ounce|gram|barrel|percent|per cent|percentage|gigawatt|megawatt|hectare))(?=\s(?:an? )?(?P<hs>million|billion|trillion|dozen)\b| \[\d| (?:of|the|its|their|a|an|that|as)\b|[.,;)]|(?<=by half) |(?:(?<=about half)|(?<=nearly half)|(?<=almost half)|(?<=over half)|(?<=than half)|(?<=around half)|(?<=roughly half)|(?<=which half)|(?<=only half)|(?<=just half)) (?:in|have|has|are|were|was|is|came|come|by|from)\b)(?! of 20)|"
    r"\b(?P<in>one|two|three|four|five|six|seven|eight|nine|\d+) (?:(?:in|out of)(?: every)?|of every) (?P<of>two|three|four|five|six|seven|eight|nine|ten|\d+)(?! (?:years?|months?|days?|million|billion|weeks?|quarters?))(?=[ .,;)]|$)|"
    r"\b(?P<in2>one|two|three|four|five|six|seven|eight|nine) [a-z]+ (?:of [a-z]+ )?(?:(?:in|out of)(?: every)?|of every) (?P<of2>four|five|ten)(?=[.,;)]|$| (?:of|from|is|are|was|were|come|comes|came|to|that|which|has|have|had|sold|made|bought)\b)|"
    rf"\b(?<!within )(?<!once )(?<!twice )(?<!times )(?P<q>(?:a|another) (?:quarter|third|fifth|tenth))(?![a-z])(?![ -]of[ -]an? (?:million|billion|trillion)\b)(?![ -](?:largest|biggest|year|time|quarter|month|day|of 20|plant|mine|reactor|unit|line|phase|train|mill|site|factory|field|project|ship|refinery|smelter|round|batch|furnace|terminal|company|firm|country|producer|supplier|buyer|party|attempt)\b)|(?P<slash>(?<!\d)(?<!\d[ -])[½⅓⅔¼¾])|(?<![\d/.])(?P<fa>[1-9])/(?P<fb>[2-9])(?![\d/])(?=\s?(?:of\b|[来源]自|由|的|是|在|出|进|左右|以上|$))",
    re.IGNORECASE,
)
FRACTION_ZH = re.compile(
    rf"(?<![{HAN}\d])(?P<zd>[{HAN}\d]{{1,8}})分之(?P<zn>[{HAN}\d]{{1,8}}(?:\.\d+|点[〇零一二三四五六七八九]{{1,2}})?)|(?P<hundred>百分之百)|(?P<cut>腰斩)|(?P<zh>一半|半数|过半|近半(?![年天个月载数世])|大半(?!年|天|个))"
)
DENOM = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
}
MULT = compiled(
    r"\b(?P<w>doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|quintupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|half(?= the \d[\d,.]*(?: [a-z]+){0,2} (?:of|in) (?:19|20)\d\d)|half(?="
    + OF_THEN
    + r")|half(?="
    + MONTH_PEAK
    + r")|(?:twice|thrice)(?="
    + MONTH_PEAK
    + r")|(?:twice|thrice)(?= (?:as|the|its|their|his|her|that|those|what|last|more)\b))\b(?!-digit)|"
    r"\b(?P<f>two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)[- ]?fold\b|"
    r"\b(?<![/.\d])(?P<r>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)(?::1| to one| to 1|-to-1|-to-one)(?![\w:]|[.,]\d)|\b(?P<half>one|two|three|four|five) and a half times\b|\b(?P<x>\d+(?:\.\d+)?)x(?= (?:the|as|its|their|more|what)\b)|"
    r"\b(?P<t>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+(?:\.\d+)?) times(?= (?:higher|more|as|the|its|their|what|that|those|larger|bigger|greater|over|compared|core|net|operating|underlying|this year|next year|expected|forward|forecast|estimated|trailing|annual|earnings|sales|ebitda|last|his|her|in|since|by)\b)",
    re.IGNORECASE,
)
MULT_ZH = re.compile(rf"翻了?(?P<zh>将?近|超过?|逾|约)?(?P<zf>[{HAN}\d])番|翻了?番|(?P<zb>翻倍|倍增)")
MORE = re.compile(r"还多|有余|以上|多")
"""翻了一番还多, 翻倍有余."""
MULTS = {
    "doubl": 2,
    "tripl": 3,
    "trebl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "hal": 0.5,
    "twice": 2,
    "thrice": 3,
}
NO_RANK = (
    r"two|three|four|five|six|seven|eight|nine|ten|dozen|ever|yet|since|annual|monthly|weekly|daily|quarterly|one-day|single-day|part|share|portion|slice|chunk|"
    r"rise|fall|drop|gain|increase|decline|jump|loss|problem|risk|question|challenge|surprise|move|deal|winner|losers?|hit|threat|concern|reason|factor|"
    r"makers|producers|miners|firms|companies|economies|countries|exporters|importers|banks|buyers|suppliers|refiners|carmakers|consumers|names|players|users|mines|plants"
)
"""What after “the largest” makes it no place in an order: several, or a thing that is not ranked."""
SUPERLATIVE = r"largest|biggest|busiest|foremost|top|number one|leading"
SUPERS = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|\d+th"
RANKABLE = (
    r"producer|digger|exchange|maker|manufacturer|miner|exporter|importer|seller|buyer|refiner|supplier|source|consumer|user|market|shareholder|owner|holder|reserves?|resources?|deposit|rare|oil|"
    r"gas|lng|lithium|copper|separation|refining|smelter|employer|investor|lender|economy|customer|destination|grower|mine|hub|plant|field|station|port|harbou?r|farm|factory|works|complex|canal|railway|yard|mill|network|retailer|automaker|insurer|brewer|seller|lake|city|operator|"
    r"foundry|carmaker|builder|planemaker|shipbuilder|steelmaker|chipmaker|processor|trader|provider|contributor|recipient|tally|allotment|stock|hoard|fleet|crop|smelter|developer|assembler|roaster|shipper|carrier|driller|dealer|servicer|publisher|retailer|manufacturing|shipping line|airline|bank|utility|refinery|importing|exporting|consuming|producing|user of|harvest|reserve|resource|terminal|airport|dam|pit|well|oilfield|gasfield|outlet|bidder|backer|creditor|donor|arms"
)
RANK = compiled(
    rf"\b(?:(?P<o>{SUPERS})[- ])?(?P<s>{SUPERLATIVE})(?! (?:{NO_RANK})\b)"
    rf"(?= (?:single |[\w-]+ ){{0,4}}?(?:{RANKABLE})\b| (?:outside|in the world|in the country|on earth|worldwide|globally|anywhere)\b| of (?:its|their|the) kind\b| in (?:the |all of )?(?-i:[A-Z]))|"
    r"\b(?<=['’]s )(?:largest|biggest)(?= with\b|[,.;]|$)|\b(?<=s['’] )(?:largest|biggest)(?= with\b|[,.;]|$)|"
    rf"\b(?P<x>{SUPERS})[- ](?:{SUPERLATIVE})(?=[,.;]|$| (?:of|for|in|among|worldwide|globally)\b)|\b(?P<y>second|third|fourth|fifth)(?= on the list\b)|"
    r"\brank(?:s|ed|ing)? (?P<r>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b|"
    rf"\b(?:at|in|into|to|for|from|on|took|takes?|taking|kept|keeps?|held|holds?|holding|reclaimed|regained|claimed|won|occup(?:y|ies|ied|ying)) the (?P<v>(?:(?<!in the )first|{SUPERS}) (?:place|position|spot|rank))\b(?! papers?\b)|"
    r"\b(?:in|into|for|to|took|takes|kept|keeps|held|holds|reclaimed|regained|claimed|won) (?P<p>first|second|third|fourth|fifth) (?:place|position|spot)\b|"
    r"\b(?:is|was|be|been|are|were|stands|stood|lies|lay|sits|ended|placed|came|comes|finished|now|came in|came a (?:close|distant|poor)|is a (?:close|distant)|was a (?:close|distant)|is comfortably|is clearly|is easily|is still|remains|stayed|stays|makes it|making it|puts it|putting it)(?: (?:already|currently|again|only|even))? (?P<c>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|number one|(?<=came )first|(?<=finished )first)(?=[,.;]| (?:with|and|behind|after|on|at|among|in the world|in (?:the )?[a-z]+(?: (?:production|output|exports|reserves|mining|refining|smelting|sales|imports))?[,.;]|worldwide|globally))|"
    r"\b(?<= and )(?P<m>second|third|fourth|fifth)(?= in (?!the (?:world|last|first|second))[a-z]+(?: [a-z]+)?[,.;])|"
    r"\b(?<=\d, )(?P<f>second|third|fourth|fifth)(?=[.;]|,? and\b)|\b(?P<g>second|third|fourth|fifth)(?= (?:at|with|on) (?:about |some |around |nearly |over |just )?[\d$€£])|\b(?<=[a-z], )no\. (?P<k>[1-5])(?=,)|\b(?P<b>second|third|fourth|fifth)(?= only to\b|,? behind (?:the )?[A-Z])|\bfrom (?P<h>first|second|third|fourth|fifth|sixth|seventh)(?= (?:place )?to (?:first|second|third|fourth|fifth|sixth|seventh)\b)|\bto (?P<i>first|second|third|fourth|fifth|sixth|seventh)(?=[,.;]| place\b)|\b(?:slipped|fallen|fell|dropped|risen|rose|climbed|moved|sunk|sank|advanced|jumped) (?:back |up |down )?to (?P<t>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= in the (?:world|global|European|worldwide)\b|[,;]? behind (?:the )?[A-Z])|\b(?:is|was|ranks|comes|came) (?P<u>first)(?= (?:worldwide|globally|in the world)\b)|\b(?P<d>second|third|fourth|fifth)[- ]placed(?= [A-Z])|\bthe (?P<e>second|third|fourth|fifth) rank(?= in\b)|"
    r"\b(?:to|from|at|as|is|was|ranks?|ranked|remains?|remained|stays?|stayed|became|becomes?) (?P<l>no\. (?:1\d|[1-9]))(?=[,.;]|$| (?:from|after|behind|with|this|last|globally|a (?:year|month|quarter)|in (?:the )?(?:world|\d{4})|on the)\b)|"
    rf"\bno\. (?P<n>[1-9])(?= (?:[\w-]+ ){{0,3}}?(?:{RANKABLE})\b| among| (?:in|for) (?:the )?[a-z]| worldwide|(?<=['’]s no\. \d)(?![\w:/-]))|"
    r"\b(?:the )?number (?P<w>two|three|four|five)(?= (?:worldwide|globally|in|behind|among|after|since|(?:[\w-]+ ){0,2}?(?:producer|exporter|maker|buyer|miner|supplier|importer|refiner|grower|seller|carmaker|consumer|economy))\b|[,.;)])",
    re.IGNORECASE,
)
RANK_ZH = re.compile(
    r"(?:稳居|高居|跃居|跻身|位居|名列|居(?![民住家然])|排名|排在|排|位列|列|跃升至?|升至|升到|跌至|跌到|降至|降到|滑落至|退居|掉到|分列)(?:全球|世界|亚洲|全国|国内|[\u4e00-\u9fff]{2,4}(?=第[一二三四五六七八九十](?![季次批届期])))?(?P<zr>第[一二三四五六七八九十\d]+)(?:位|名|大)?|"
    r"(?:全球|世界|亚洲|全国|国内)(?P<zg>第[一二三四五六七八九十\d]+)(?:位|名)?(?![一二三四五六七八九十\d大家个次批座款期代届])|"
    r"(?:稳居|高居|跃居|位居|蝉联|荣登|重返|居|排名|排在|位列|列|登顶)(?:全球|世界|亚洲|全国|国内|[\u4e00-\u9fff]{2,4}(?=之首|之冠|首位|榜首|第一(?![季次批届期])))?之?(?P<zf>首位?|榜首|冠军?|头名|魁首|第?一|次席?|次位|末)(?![次都要先家个])|(?:为|是|居|称|堪称|位列|荣膺|雄踞|冠居)(?:全球|世界|亚洲|全国|国内|各国)之?(?P<zd>[冠最首])(?=[,，。；;、]|$)|是(?:全球|世界|亚洲|欧洲|非洲|北美|南美|全国|国内)(?P<zi>第[一二三四五])(?=[,，。；;]|$)|坐(?:上|在|稳|拥)?(?:了)?(?:全球|世界|全国|亚洲)?(?:的)?(?P<zc>头把交椅)|(?P<zm>全球|世界|全国)最[大多](?!(?:电力|用电)?负荷|功率|限度|程度|值)(?:的)?|"
    rf"(?P<zb>最大|头号|第一大|(?P<zo>第(?:[二三四五六七八九十]|[2-9]|1\d))大)(?:的)?(?=(?:[\u4e00-\u9fff]{{0,4}})(?:{RANKED_ZH}))",
)
HALVES = {"过半": "over", "大半": "over", "近半": "nearly"}
"""Halves that say in one word whether it is more or less."""
SEVERAL = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|several|[2-9]|\d\d) $")
"""What before a superlative makes it no place in an order: “the five largest copper producers”."""
OF_WHICH = re.compile(
    r"\b(?:the |its |their )?(?:(?:world|country|nation|bloc|continent)['’]s )?$", re.IGNORECASE
)
"""What before a place in an order belongs to it: “the world's largest”."""
ORD = {
    "number one": 1,
    "first": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
ONLY = re.compile(
    r"\b(?:the (?:world's |country's |nation's )?)?(?P<x>only|sole)(?= (?:[a-z-]+ ){0,5}(?:mines?|producers?|country|nation|makers?|suppliers?|plants?|refinery|refineries|source|facility|company|exporters?|smelters?|mill|pipe|pipeline|route|manufacturers?|operators?|site|buyer|terminal|reactor|foundry|shipyard|builders?|developers?|growers?|refiners?|processors?|importers?|shippers?|owners?|sellers?|roasters?|miners?|smelting|separation|works|factory|factories|line|port|field|bank|firm|firms|business|bidder|customer|lender|commercial|operations?|source of|seller of|user|ones?(?= (?:in|outside|to|of|anywhere|on|that|which)))\b)|唯一|(?<=[内境国球界洲盟])仅有(?=的(?![\d一二两三四五六七八九十几]))|独一份|(?:仅此|独此|只此|独独这|就这)一家",
    re.IGNORECASE,
)

DECADE = re.compile(
    r"\b(?:(?P<part>a quarter of a|half a) century|(?:an?|the (?:past|last)) (?P<w>decade|century|year))\b",
    re.IGNORECASE,
)


SINCE_A = re.compile(
    r"\b(?:lowest|highest|worst|best|largest|smallest|biggest|slowest|fastest|weakest|strongest|steepest|sharpest|deepest|most|fewest|least|seen|first)\b[^.;,\d]{0,24} (?:in|for) $|\b(?:needs?|needed|takes?|took|taken|lasts?|lasted) $"
)


YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0, "a quarter of a": 25.0, "half a": 50.0}


def durations(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """“Over a decade”: a time without a numeral, where a hedge makes it a measure."""
    for hit in DECADE.finditer(text, start, stop):
        hedge, begin = hedge_before(text, hit.start(), start)
        years = YEARS[(hit["part"] or hit["w"]).lower()]
        if (hedge != "exact" and hit["w"] != "year") or SINCE_A.search(text, max(start, begin - 48), begin):
            yield Quantity(
                begin,
                hit.end(),
                years,
                years,
                hedge,
                "year",
                "number",
                (hit.start(), hit.end()),
                note="duration",
            )


RATED = re.compile(
    r"(?:\d|million|billion|trillion|thousand|tonnes|tons|ounces|pounds|barrels|dollars|euros|yuan|yen|won|rupees|kroner|kronor|francs|rand|units|cars|GWh?|MWh?|TWh) $"
)
ORDINAL = re.compile(r" (?:for (?:\$|€|£|¥|\w+ (?:million|billion))|with|that|which)(?:\b|(?=\d))")
DENIED = re.compile(
    r"(?:\bone of |\bamong |\bnot |n't |n’t |\bnever |\bno longer |\bhardly |\bfar from |\bnor |\bof |\ba |(?:并?不是|并非|绝非|不再是|不算))$"
)
"""What before a superlative says that somebody is not the first, or one of several."""
ONE_OF = re.compile(r"[^,，。;；、]{0,16}之一")


PLACE = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh)(?: place)? $")
"""“From second place to sixth.”"""


ORDINALS = tuple("zi v d e o r p b c f g h i m x y t u zr zo zg".split())
"""The groups of RANK that are an ordinal, in words or signs."""
ALONE = ("h", "i", "l", "p", "v", "c", "e", "t", "u", "zc", "zi")
"""Those of its groups that are the whole rank, the words around them being only what shows it."""


def _said(hit: re.Match[str]) -> Mapping[str, str]:
    """The groups of a hit, empty where one has no part in it or its pattern does not know it."""
    return defaultdict(str, {name: words for name, words in hit.groupdict().items() if words})


def ranks(text: str, start: int, stop: int, form: re.Pattern[str] = RANK) -> Iterator[Quantity]:
    """“The largest”, “second-largest”, 第三."""
    for hit in form.finditer(text, start, stop):
        said = _said(hit)
        first = hit.start()
        if (said["s"] or said["n"]) and (whose := OF_WHICH.search(text, max(start, first - 20), first)):
            first = whose.start()
        before = text[max(start, first - 16) : first].lower()
        if said["i"] and not PLACE.search(before):
            continue
        if (
            before.endswith("on ")
            and text[first : hit.end()].lower() == "top"
            and text.startswith(" of", hit.end())
        ):
            continue  # “on top of its mine in Nevada”
        if said["s"] and SEVERAL.search(before):
            continue
        if (DENIED.search(before) and not before.endswith("as of ")) or ONE_OF.match(text, hit.end(), stop):
            continue
        ordinal = next(filter(None, (said[name] for name in ORDINALS)), None)
        alone = next((name for name in ALONE if said[name]), None)
        begin, end = hit.span(alone) if alone else (first, hit.end())
        value = 2.0 if said["zf"][:1] == "次" else 1.0
        if ordinal:
            ordinal = ordinal if ordinal.lower() in ORD else ordinal.split()[0]  # “sixth spot”
            value = float(
                ORD.get(ordinal.lower(), 0)
                or (han_value(ordinal[1:]) if ordinal[0] == "第" else int(re.sub(r"\D", "", ordinal)))
            )
        if said["n"] or said["k"] or said["l"]:
            value = float(said["n"] or said["k"] or said["l"].split()[-1])
        if said["w"]:
            value = word_value(said["w"])
        yield Quantity(begin, end, value, value, "exact", "count", "rank", (begin, end))


IN_ORDER = re.compile(
    r"(?:分列|分居|分别位列|分别位居|分别排在|分别列|分别居|位列|位居|排名|排在|名列|列|居)(?:全球|世界|全国)?"
    r"(?P<a>第?[一二三四五])(?:[、和至]?)(?P<b>第?[二三四五六])(?:[、和](?P<c>第?[三四五六七]))?(?:位|名)?(?![\u4e00-\u9fff]?[季期线大批]|成)"
)


def ranks_in_order(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """The ranks of those that were named one after the other: 分列二、三位, 位居第二、第三."""
    for hit in IN_ORDER.finditer(text, start, stop):
        for name in "abc":
            if hit[name]:
                place = han_value(hit[name][-1])
                yield Quantity(*hit.span(name), place, place, "exact", "count", "rank", hit.span(name))


def exclusives(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """“The only mine”, “its sole supplier”, 唯一."""
    for hit in ONLY.finditer(text, start, stop):
        if re.search(r"not (?:the )?$|\bif $", text[max(start, hit.start() - 8) : hit.start()].lower()):
            continue
        lead = hit[0].lower()
        if lead == "only" and not re.search(
            r"(?:'s|’s|s'|s’|being|as|is|are|was) $", text[max(start, hit.start() - 6) : hit.start()].lower()
        ):
            continue
        yield Quantity(
            hit.start(), hit.end(), 1.0, 1.0, "exact", "count", "exclusive", (hit.start(), hit.end())
        )


def _with_a_point(text: str) -> float:
    """The value of a Chinese numeral that can have a point: 六点三."""
    if re.fullmatch(r"[\d.]+", text):
        return float(text)
    whole, _, part = text.partition("点")
    digits = (han_value(sign) / float(10 ** (n + 1)) for n, sign in enumerate(part))
    return float(han_value(whole)) + float(sum(digits))


AND_A = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d) and $")


def fractions(text: str, start: int, stop: int, form: re.Pattern[str] = FRACTION) -> Iterator[Quantity]:
    """“Two thirds”, “one in five”, “nearly half”, 三分之二, 一半."""
    for hit in form.finditer(text, start, stop):
        named = _said(hit)
        if named["hs"]:
            continue
        direction = 0
        if named["again"]:
            value = 100 / DENOM[named["again"].lower().split()[-1]]
            direction = 1
        elif named["n"] and named["d"]:
            if named["d"].lower() == "quarter" and RATED.search(
                text, max(start, hit.start() - 24), hit.start()
            ):
                continue  # “1.2 billion kroner a quarter”
            if named["n"].lower() in ("a", "an") and ORDINAL.match(text, hit.end(), stop):
                continue  # “wants to build a fifth for $4 billion”
            if named["n"].lower() in ("a", "an") and AND_A.search(
                text, max(start, hit.start() - 12), hit.start()
            ):
                continue  # “one and a half”
            if only_in_order(text, hit, stop):
                continue
            n = word_value(named["n"]) if not named["n"].isdigit() else float(named["n"])
            word = named["d"].lower().rstrip("s")
            value = 100 * (n or 1) / DENOM[word]
            if named["n"].lower() in ("a", "an") and word == "half":
                value = 50.0
            if word == "quarter" and (n > 3 or (n > 1 and IN_A_ROW.match(text, hit.end(), stop))):
                continue  # “fell for six quarters in a row”
            if n > 1 and word == "quarter" and re.match(r" of 20", text[hit.end() : hit.end() + 6]):
                continue
        elif named["hundred"]:
            value = 100.0
        elif named["half"] or named["zh"] or named["cut"]:
            value = 50.0
        elif named["in"] or named["in2"]:
            said = (named["in"] or named["in2"], named["of"] or named["of2"])
            a, b = (float(g) if g.isdigit() else word_value(g) for g in said)
            if not b or a > b:
                continue
            value = 100 * a / b
        elif named["zd"]:
            d, n = (
                han_value(named["zd"]),
                _with_a_point(named["zn"]),
            )
            if not d:
                continue
            value = n if named["zd"] == "百" else 100 * n / d
        elif named["fa"]:
            if int(named["fa"]) >= int(named["fb"]):
                continue
            value = 100 * int(named["fa"]) / int(named["fb"])
        elif named["q"]:
            if only_in_order(text, hit, stop):
                continue
            if named["q"].lower() == "a quarter" and RATED.search(
                text, max(start, hit.start() - 24), hit.start()
            ):
                continue  # “1.2 billion kroner a quarter”
            value = 100 / DENOM[named["q"].lower().split()[1]]
        else:
            value = {"½": 50, "⅓": 100 / 3, "⅔": 200 / 3, "¼": 25, "¾": 75}[named["slash"]]
        hedge, begin = hedge_before(text, hit.start(), start)
        after = hit.end()
        trail = hedge_after(text, after, stop)
        if trail is not None and hedge == "exact":
            hedge = trail.lastgroup or hedge
            after = trail.end()
        elif hedge == "exact":
            hedge = HALVES.get(named["zh"]) or far_hedge(text, hit.start(), start)
        yield Quantity(
            begin, after, clean(value), clean(value), hedge, "percent", "share_word", (hit.start(), hit.end()),
            -1 if named["cut"] else direction,
        )  # fmt: skip


def multiples(text: str, start: int, stop: int, form: re.Pattern[str] = MULT) -> Iterator[Quantity]:
    """“Doubled”, “threefold”, “six times”, 翻番."""
    for hit in form.finditer(text, start, stop):
        named = _said(hit)
        direction = 0
        if hit[0].lower() == "halves" and text.endswith(
            ("the ", "two ", "both ", "its "), start, hit.start()
        ):
            continue  # “the trade has split, and its halves drift apart”
        if named["w"]:
            word = named["w"].lower()
            value = float(next(v for k, v in MULTS.items() if word.startswith(k)))
        elif named["half"]:
            value = word_value(named["half"]) + 0.5
        elif named["f"] or named["t"] or named["x"] or named["r"]:
            said = named["f"] or named["t"] or named["x"] or named["r"]
            value = float(said) if said[0].isdigit() else word_value(said)
        elif not named["zf"]:
            value = 2.0
        else:
            value = 2.0 ** han_value(named["zf"])
        hedge, begin = hedge_before(text, hit.start(), start)
        after = hit.end()
        if named["zh"]:
            hedge = NAMES.get(named["zh"], hedge)  # 翻了近一番
        if hit[0][0] in "翻倍" and (more := MORE.match(text, after, stop)) is not None:
            hedge, after = "over", more.end()
        yield Quantity(
            begin,
            after,
            value,
            value,
            hedge,
            "x",
            "multiple",
            (hit.start(), hit.end()),
            direction,
            note="ratio" if named["r"] else None,
        )
