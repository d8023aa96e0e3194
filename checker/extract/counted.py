"""The noun after a bare number that tells that things are counted: “seven mines”, 37家, “12 of its plants”."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.quantity import Quantity
from checker.quantity.numeral import WORDN
from checker.quantity.unit import COUNTED_ZH

THINGS = (
    "elements? countries nations mines? plants? factories refineries smelters compan(?:y|ies) firms? businesses makers manufacturers "
    "producers suppliers buyers customers projects? workers employees people jobs posts positions redundancies layoffs staff engineers students vehicles cars trucks buses "
    "ships vessels tankers cargoes shipments aircraft jets airliners planes helicopters drones satellites trains locomotives reactors "
    "turbines patents? applications licen[cs]es permits metals minerals materials products items neighbou?rs states provinces regions "
    "oxides cities towns villages districts units wells rigs fields deposits blocks sites groups members partners steps types kinds categories "
    "homes households buildings stores shops stations chargers fabs foundries mills farms farmers growers banks brands models contracts "
    "deals orders records ports lines families phones handsets smartphones robots machines systems tonners miners deaths cases airports "
    "warehouses terminals laboratories universities patients clauses articles shareholders investors pits proposals schemes yards shipyards docks hulls tenders bids requests visitors tourists "
    "passengers guests pupils voters soldiers troops refugees hospitals schools hotels restaurants outlets branches dealers bridges "
    "announcements facilities centres centers earths passages measures notices travellers travelers boxes transits flights voyages subscribers bottles containers wafers pieces components sensors processors accelerators GPUs tyres tires panels modules lorries scooters motorcycles bicycles appliances fridges televisions computers laptops servers consoles headsets watches shoes cans houses flats apartments dwellings condos rooms beds seats vacancies openings tickets doses trainees apprentices nurses doctors teachers pensioners immigrants migrants wagons carriages towers substations rockets missiles shells tanks animals cattle cows pigs hogs sheep chickens birds salmon trees chips semiconductors batteries motors rifles guns howitzers yachts barges bikes excavators tractors cranes toys parcels headsets cameras printers"
).split()
"""What texts count, so that a bare number before it is one of things."""
NOUNS = "|".join(THINGS)
COUNT_EN = re.compile(
    rf"\s(?:(?!(?:(?<! of )(?:its|their|this|we|they)|is|are|was|were|do|does|did|not|has|have|had|will|can|and|or|in|to|for|from|by|at|on|with|that|which|about|over|under|after|before|into|than|as|near|per|between|behind|against)\b)"
    rf"(?:(?!(?:mm|cm|nm|inch|kV|MW)\b)[a-z][\w-]*|\d+(?:[.,]\d+)?(?:-[a-z]+| (?:mm|nm|kV|MW|TEU|dwt))|[A-Z]{{1,3}}-?\d{{2,4}}\w{{0,4}}(?:-\w+)?|7\d7(?:-\d{{1,2}})?(?: M(?:AX|ax))?|rare earth|[A-Z][a-z]+|U\.S\.|(?!(?:[MGTk]Wh?|[TF]EU|USD|EUR|GBP|HP|AM|PM|BC|AD|GMT|CET|EST|ET)\b)[A-Z]{{2,4}}|(?:light|medium|small|old) and [a-z]+) ){{0,3}}?(?:{NOUNS})\b"
)
HYPHENED = re.compile(
    r"-(?:reactor|country|nation|member|mine|unit|plant|point|strong|element|ship|vehicle|car)\b"
)
MODELS = re.compile(
    r"(?: of (?:its|their|the))? (?:(?:Boeing|Airbus|Embraer|Comac|Bombardier|Tesla|Toyota|Lockheed|Saab|Dassault) )?"
    r"(?:[A-Z]{1,4}-?\d{1,4}\w{0,4}s|7\d7(?:-\d{1,2})?(?: M(?:AX|ax)(?:es|s)?|s)|A[23]\d{2}(?:neo)?s|\d{3}(?:-\d{1,2})?s)(?![\w-])"
)
"""Planes by their model: “150 A321neos”, “65 Boeing 777-9s”, “13 of its C919s”."""
AMONG = re.compile(
    rf" of (?:(?i:the|its|their|all)|(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,2}}['’]s?)(?: world's| world’s)?(?P<all> \d[\d,]*| (?i:{WORDN})\b)?"
)
"""Of how many things so many are: “11 of South Africa's 66 furnaces”."""


def counted_noun(text: str, at: int, stop: int, hit: re.Match[str]) -> int | None:
    """The end of the count noun that follows a bare number, or None."""
    if at >= stop:
        return None
    sign = text[at]
    if sign in COUNTED_ZH and (sign != "个" or text[at + 1 : at + 2] not in ("月", "百", "基")):
        return at + 1
    if (sign == "国" and (hit["han"] or hit["dig"])) or (
        sign == "大" and hit["han"] and text[at + 1 : at + 2] != "关"
    ):
        return at + 1
    if sign == "-" and (hyphened := HYPHENED.match(text, at, stop)) is not None:
        return hyphened.end()
    if not sign.isspace():
        return None
    if (model := MODELS.match(text, at, min(stop, at + 40))) is not None:
        return model.end()
    noun = COUNT_EN.match(text, at, min(stop, at + 60))
    if noun is None and (among := AMONG.match(text, at, stop)) is not None:
        end = min(stop, among.end() + 60)
        plural = ANY_NOUN.match(text, among.end(), end) if among["all"] else None
        some = COUNT_EN.match(text, among.end(), end) or (plural and plural["noun"] not in NO_THINGS)
        return at if some else None
    return noun.end() if noun is not None else _any_noun(text, at, stop, hit)


AROUND_THESE = re.compile(r"around (?:the|these|those) ", re.IGNORECASE)
"""“370 ponds around the two villages”: where, and no hedge."""
NO_THINGS = frozenset(
    """nanometres nanometers millimetres millimeters centimetres centimeters microns micrometres micrometers feet inches yards miles
    points cents times minutes seconds hours days weeks months years decades centuries nights mornings evenings fortnights volts watts
    amps hertz kilohertz megahertz gigahertz calories knots pixels gigabytes terabytes megabytes decibels percents basis
    pages words lines letters chapters others ones ways reasons sides halves thirds quarters fifths tenths cups spoonfuls tonnes tons
    kilos pounds ounces grams barrels bags bushels gallons litres liters acres hectares shares bits bytes parsecs light-years metres
    meters kilometres kilometers less this thus plus minus versus always perhaps besides towards afterwards across does goes says
    was has its his theirs ours yours themselves previous various serious last less unless lines horsepower series means news
    earlier runs goals""".split()
)
"""Plurals before which a number counts nothing of which a text speaks, and words that only end like one."""
LESS = r"(?:(?<! of )(?:its|their|this|we|they)|is|are|was|were|be|been|do|does|did|not|has|have|had|will|would|can|could|may|might|must|should|and|or|but|in|to|for|from|by|at|on|with|that|which|who|whose|when|while|where|about|over|under|after|before|into|than|then|as|near|per|between|behind|against|more|less|fewer|it|he|she|the|a|an|through|until|since|of|up|down|out|off|if|so|because|though|went|came|got|now|still|only|out)"
ANY_NOUN = re.compile(
    rf"\s(?:(?!{LESS}\b)(?:[a-z][\w-]*|[A-Z][a-z]+) ){{0,2}}?(?P<noun>(?!{LESS}\b)[a-z]{{3,}}(?:-[a-z]+)?(?<![su])s)\b(?!['’-])"
)
OF_HEAT = re.compile(
    r"(?<=degrees) (?:Celsius|Fahrenheit|centigrade|[CF]\b|below|above|north|south|east|west|or)"
)
HEATED = re.compile(r"\b(?:at|to|of|above|over|below|under|reach\w*|than|about|around|from|and) $")
NAMED_SO = re.compile(r"[A-Z][\w&.]*\d* $")
"""What before a number makes it part of a name: the 500 of “S&P 500 members”."""


def _any_noun(text: str, at: int, stop: int, hit: re.Match[str]) -> int | None:
    """The end of whatever plural follows a number in digits from ten on: “granted 312 diplomas”."""
    said = hit["dig"]
    if not said or len(said) < 2 or "." in said or hit["scale"] or (len(said) > 4 and "," not in said):
        return None
    noun = ANY_NOUN.match(text, at, min(stop, at + 60))
    if noun is None or noun["noun"] in NO_THINGS:
        return None
    if noun["noun"] == "degrees" and HEATED.search(text, max(0, at - 24), hit.start()):
        return None
    if OF_HEAT.match(text, noun.end()) or (
        said in ROUND and NAMED_SO.search(text, max(0, at - 24), hit.start())
    ):
        return None
    return noun.end()


ROUND = frozenset("50 100 200 225 300 400 500 600 1000 2000 1,000 2,000 737 747 757 767 777 787".split())
NUMBER_OF = re.compile(
    r"\bnumber of [^.;,\d]{3,70}? (?:to|at|is|was|reached|now|hit)(?: (?:just|only|about))? $", re.IGNORECASE
)
"""What before a bare number says of what it is: “brings the number of uranium mines in Australia to three”."""
TOTAL_TO = re.compile(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took|rais|lift)\w* (?:the|its|their) (?:total|tally|count|list)[^.;,\d]{0,24} to $"
    r"|\b(?:the|its|their) (?:total|tally|number|count|list)(?: (?:has|have|had))?(?: now)? (?:risen|rose|grown|grew|swelled|swollen|climbed|increased|expanded|come|came) to $"
)
"""The same where things were counted before: “added five rare earths, bringing the total to twelve”."""
OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
OF_WHICH = re.compile(
    r"^[^.;]{0,60}\bof (?:which|whom|these|those|them),? (?:only |just |about |some |another |the other |at least )?$"
)
"""What before a number takes it out of what was counted: “34 materials, of which 17 count as strategic”."""


def of_them(text: str, quantity: Quantity, last: Quantity | None, counted: bool) -> Quantity | None:
    """The number as a count of what was counted before: “Daimler sold 1,100 of them”, “1,150 people, 240 of them abroad”."""
    spoken = counted or (last is not None and last.unit == "count")
    led = (
        last is not None
        and last.unit == "count"
        and quantity.high <= last.high
        and OF_WHICH.search(text[last.end : quantity.start])
    )
    if quantity.unit is not None or not spoken or not (led or OF_THEM.match(text, quantity.end)):
        return None
    note = "counted" if counted else "counted as before"
    return replace(quantity, unit="count", form="count", note=note)
