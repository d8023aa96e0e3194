"""What the names of a text come to: short ones for long ones, branches of a firm, numbers that are parts of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.extract.by_kind import GRAINS
from checker.extract.dictionary import is_word
from checker.extract.lexicon import Mention
from checker.extract.quantity import Quantity
from checker.packs import Pack


def with_branch(text: str, known: list[Mention], pack: Pack) -> list[Mention]:
    """The mentions without the country that closes a firm's name: “Vale Indonesia”, “Samsung India”."""
    kept: list[Mention] = []
    for mention in known:
        before = kept[-1] if kept else None
        branch = (
            before is not None
            and before.role == mention.role == "entity"
            and mention.start == before.end + 1
            and text[before.end] == " "
            and pack.kind(before.id) == "company"
            and pack.kind(mention.id) in ("country", "region")
            and text[mention.start].isupper()
        )
        if branch and before is not None:
            kept[-1] = before._replace(end=mention.end)
        else:
            kept.append(mention)
    return kept


PLACED = re.compile(r"(?P<name>[A-Z][\w’'. -]{2,40}?) \([A-Z][^()]{2,40}\)[.:]?$")


def without_place(heading: str) -> str:
    """The heading without the country or owner in brackets that closes it: “Longonjo (Angola)”."""
    hit = PLACED.match(heading)
    return hit["name"] if hit is not None else heading


SUFFIXES = frozenset(["Ltd", "Limited", "Inc", "PLC", "plc", "AG", "SA", "NV"])


def initials(name: str) -> str | None:
    """The initials of a name of three words and more, each with a capital; None of any other."""
    words = [word for word in name.split() if word.strip(".,") not in SUFFIXES]
    capital = len(words) > 2 and all(word[0].isupper() for word in words)
    return "".join(word[0] for word in words) if capital else None


IN_BRACKETS = re.compile(
    r"(?:,? (?:Inc|Corp|Ltd|Limited)\.?)?(?: \([A-Z][\w ]{1,16}: ?[\w.]{1,8}\))?"
    r" \((?:the )?[\"“]?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*|(?<=[\"“])[A-Z][a-z]+)[\"”]?(?:(?:,| or|, or|,? and) [^()]{1,30})?\)"
)
"""What a name is called for short."""


@dataclass(slots=True)
class Roll:
    """The names of an article that no pack knows; a first word alone means the name that began with it."""

    of_first: dict[str, str] = field(default_factory=dict)
    of_initials: dict[str, str] = field(default_factory=dict)

    def note_all(self, text: str, known: list[Mention], pack: Pack) -> None:
        """Remember what the known names of a sentence are called for short."""
        for mention in known:
            if mention.role == "entity" and len(mention.id) > 2:
                self.abbreviate(text, mention)
                if mention.end - mention.start > 8 and pack.kind(mention.id) == "company":
                    self.note(text, mention)

    def note(self, text: str, mention: Mention) -> None:
        """Remember a known name by its initials and its first word: LCM is Less Common Metals, Neo is Neo Performance."""
        first, _, rest = text[mention.start : mention.end].partition(" ")
        if rest and not is_word(first.lower()):
            self.of_first.setdefault(first.lower(), mention.id)
        if (letters := initials(text[mention.start : mention.end])) is not None:
            self.of_initials.setdefault(letters, mention.id)

    def abbreviate(self, text: str, name: Mention) -> Mention:
        """Remember what stands in brackets behind a name for short: “the Department of Energy (DOE)”."""
        if (hit := IN_BRACKETS.match(text, name.end)) is not None and hit["short"] not in (
            "Company",
            "Group",
        ):
            self.of_initials.setdefault(hit["short"], name.id)
        return name

    def known_as(self, name: Mention, text: str, pack: Pack) -> Mention:
        """The mention under the id of the longer name that it is short for; a longer name is remembered."""
        return self.abbreviate(text, self._called(name, text, pack))

    def _called(self, name: Mention, text: str, pack: Pack) -> Mention:
        said = text[name.start : name.end]
        if said in self.of_initials:
            return name._replace(id=self.of_initials[said])
        if (letters := initials(said)) is not None:
            if pack.kind(letters.lower()) == "company":
                return name._replace(id=letters.lower())  # Taiwan Semiconductor Manufacturing Co is TSMC
            self.of_initials.setdefault(letters, name.id)
        first, _, rest = name.id.partition("_")
        if rest:
            if len(first) > 3:
                self.of_first.setdefault(first, name.id)
            return name
        return name._replace(id=self.of_first.get(name.id, name.id))


ACTS_NEXT = re.compile(
    r" (?:\w+ly )?(?:was|were|is|has|had|will|would|should|could|may|came|comes|started|starts|began|begins|opened|opens|closed|closes|went|goes|"
    r"entered|enters|into|reached|produces|produced|supplies|reactor|unit|plant|mine|project|pipeline|terminal|field|line)\b"
    r"| (?:offshore |onshore )?(?:wind|solar|nuclear|power|gas|hydro) (?:farm|park|plant|station|project)\b"
    r"|, (?:in|off|at|near|on|a|an|the|which)\b"
)
"""What follows a name that ends in a number: “Flamanville 3 came online”."""


def numbered(text: str, quantity: Quantity, names: list[Mention]) -> bool:
    """Whether a number or a superlative closes a name: “Flamanville 3 was connected”, “the Round Top mine”."""
    for name in names:
        if name.role == "entity" and name.start < quantity.start and quantity.end == name.end:
            if quantity.form == "rank":
                return text[quantity.start].isupper()
            return (
                quantity.form in ("number", "count")
                and quantity.high < 100
                and ACTS_NEXT.match(text, name.end) is not None
            )
    return False


def without_number(name: Mention, number: int) -> Mention | None:
    """The name without the number that stands right behind it: “Eramet 38.7%”, “Seagen for 43 billion”."""
    words = name.id.split("_")
    said = number - 1 - name.start
    while words and len("_".join(words)) > said:
        words.pop()
    end = number - 1
    while words and words[-1] in ("of", "and", "for", "the", "de"):
        end -= len(words.pop()) + 1
    id = "_".join(words)
    return name._replace(end=end, id=id) if len(id) > 3 and id.replace("_", "").isalpha() else None


HOME = frozenset({"国内", "全国", "内地", "我国"})


def land_in_name(mention: Mention, text: str, pack: Pack) -> str | None:
    """The country with which the Chinese name of a firm or office begins that is at home there: 卡塔尔能源公司."""
    land = pack.entities.get(pack.home(mention.id) or "") if mention.role == "entity" else None
    firm = land is not None and pack.kind(mention.id) in ("company", "agency", "source")
    if not firm or land is None:
        return None
    names = land.names.get("zh", ())
    begins = any(len(name) > 1 and text.startswith(name, mention.start) for name in names)
    return pack.home(mention.id) if begins else None


def at_home(mention: Mention, text: str, country: str | None) -> Mention:
    """国内 is the country that the article is about, which need not be China."""
    foreign = country not in (None, "CN") and mention.id == "CN"
    if foreign and text[mention.start : mention.end] in HOME - {"我国"} and country is not None:
        return mention._replace(id=country)
    return mention


def nationwide(mention: Mention, text: str, country: str | None) -> Mention:
    """全国 and 国内 in a paragraph on another country are all of that one: 刚果（金）…，全国可出口2万吨."""
    said = text[mention.start : mention.end] in HOME - {"我国"}
    if country in (None, "CN") or mention.id != "CN" or not said:
        return mention
    return mention._replace(id=str(country))


CITY = (
    r"(?:[A-Z][A-Z.'’]{3,}(?:[ /-][A-Z][A-Z.'’]+)*(?:, [A-Z][\w.]+)?|[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]+)+)"
)
TOWN = r"(?:[A-Z][\w.'’]+(?:[ /-][A-Z][\w.'’]+){0,2}(?:, [A-Z][\w.]+)?)"
MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WHEN = rf"(?:,? (?:\d\d? {MONTH_NAME}|{MONTH_NAME} \d\d?)(?:,? \d{{4}})?)"
DATED = re.compile(
    rf"\W{{0,4}}(?:{CITY}{WHEN}?(?: ?\([^()\n]{{2,40}}\))?|{TOWN}(?:{WHEN}(?: ?\([^()\n]{{2,40}}\))?| ?\([^()\n]{{2,40}}\)))\W{{0,3}} ?(?:[–—]|--?)\W{{0,3}} "
    rf"|\W{{0,4}}{TOWN} ?(?:[–—]|--) ?\((?:[A-Z]{{3,12}}|[A-Z][\w.]{{2,20}}(?: [A-Z][\w.]{{2,20}})?)\)(?: ?(?:[–—]|--))? "
)


LABELLED = re.compile(rf"{CITY}: (?=[A-Z])")
"""“ACCRA: Cocoa prices …”."""


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the place that it was written at: “LAS VEGAS - MP Materials reported …”."""
    hit = DATED.match(text, start, end) or LABELLED.match(text, start, end)
    return hit.end() if hit is not None else start


def of_the_continent(mention: Mention, text: str, region: str) -> Mention:
    """“The continent” is the part of the world that was named last: Europe, unless it is another."""
    said = text[mention.start : mention.end].lower() in ("the continent", "continent")
    return mention._replace(id=region) if said and region in CONTINENTS else mention


GASES = frozenset(["helium", "hydrogen", "neon", "krypton", "xenon", "argon"])


def that_gas(mention: Mention, text: str, topic: str) -> Mention:
    """In an article on helium “gas” is helium."""
    gas = mention.role == "commodity" and text[mention.start : mention.end].lower() in ("gas", "the gas")
    return mention._replace(id=topic) if gas else mention


KINDS = frozenset(["fish", "grain", "meat", "poultry", "fruit", "oilseeds", "fertilizers", "livestock"])


def of_its_kind(mention: Mention, text: str, spoken: str | None, pack: Pack) -> Mention:
    """After salmon was spoken of, “the fish” is salmon."""
    kind = mention.role == "commodity" and mention.id in KINDS and spoken not in (None, mention.id)
    if not kind or spoken is None or not text.endswith("the ", max(0, mention.start - 4), mention.start):
        return mention
    grain = mention.id == "grain" and spoken in GRAINS
    return mention._replace(id=spoken) if grain or pack.within(spoken, mention.id) else mention


def as_spoken_of(
    known: list[Mention], text: str, topic: str | None, spoken: str | None, pack: Pack
) -> list[Mention]:
    """The mentions with goods that are named by their kind: “gas” in an article on helium, “the fish” after salmon."""
    if topic is not None and topic in GASES:
        known = [that_gas(m, text, topic) for m in known]
    return known if spoken is None else [of_its_kind(m, text, spoken, pack) for m in known]


CONTINENTS = frozenset(["africa", "asia", "latin_america", "europe", "north_america"])


def with_names(known: list[Mention], names: list[Mention], numbers: list[Quantity]) -> list[Mention]:
    """Known words and names in order: no part of a name that is a number, no word that is a part of a name."""
    kept = []
    for name in names:
        inside = [
            q.start for q in numbers if q.unit is not None and q.start < name.end and name.start < q.end
        ]
        if not inside or name.id.startswith("top_"):
            kept.append(name)
        elif (shorter := without_number(name, min(inside))) is not None:
            kept.append(shorter)
    kept = [n for n in kept if not any(o is not n and o.start <= n.start and n.end <= o.end for o in kept)]
    outside = [m for m in known if not any(n.start <= m.start and m.end <= n.end for n in kept)]
    return sorted([*outside, *kept], key=lambda m: m.start)


def in_a_name(text: str, quantity: Quantity, known: list[Mention]) -> bool:
    """Whether a bare number is only part of a longer name: the 10 of “10X”."""
    if quantity.form == "count" and text[quantity.start - 1 : quantity.start] == "前":
        return True  # 前三大目的地
    if quantity.form == "count" and _sums_up(quantity, known):
        return True
    return quantity.unit in (None, "count") and any(
        m.start <= quantity.start
        and quantity.end - m.end <= (0 if m.id.startswith("top_") else -1)
        and m.role in ("entity", "commodity")
        for m in known
    )


def _sums_up(quantity: Quantity, known: list[Mention]) -> bool:
    """Whether a count only says how many were just named: 澳大利亚、印尼两国."""
    before = sorted(
        (m for m in known if m.role == "entity" and m.end <= quantity.start), key=lambda m: m.end
    )[-2:]
    return (
        quantity.high < 10
        and len(before) == 2
        and before[1].end == quantity.start
        and 1 <= before[1].start - before[0].end <= 2
    )
