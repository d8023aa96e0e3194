"""One numeral of a text: digits with a scale, words, Chinese signs, and what each is worth."""

from __future__ import annotations

import re

from checker.quantity.numeral import (
    HAN,
    HAN1,
    HAN_BIG,
    HAN_UNIT,
    SCALES,
    WORDN,
    clean,
    digits_value,
    han_value,
    word_value,
)

DIG = r"\d{1,3}(?:[ \u202f\u00a0'’](?!7\d7(?: (?:max|dreamliner|jet|freighter)|-\d|s\b))\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[,.]\d+)*"
SC = r"(?:hundred |thousand |lakh )?(?:thousand|million|billion|trillion|mln|bln|trn|tln|mn|bn|tn|lakhs?|crores?)(?![a-z])|(?-i:[mkb]|[MBK](?<=\d[MBK])(?!-))(?![\w/])|[十百千]?[万亿](?!里长|一)|万亿|兆(?!瓦)"
H = rf"(?:(?!千[瓦克米]|兆瓦|百分[点之])[{HAN}])"
"""A sign of a Chinese numeral; the 千 of 千瓦 and the 百 of 百分点 are of the unit."""
NUMBER = re.compile(
    r"\b(?P<mixed>(?:one|two|three|four|five|\d+)[ -]and[ -]a[ -]half|(?:an? )?half(?=-(?:million|billion|trillion))|half[ -]an?|(?:an? |one )?quarter[ -]of[ -]an?(?=[ -](?:million|billion|trillion)\b)|three[ -]quarters[ -]of[ -]an?(?=[ -](?:million|billion|trillion)\b)|an?(?= (?:thousand|million|billion|trillion)\b))(?=[\s-](?:thousand|million|billion|trillion|dozen|times|ton|kilogram|kilo|kg|pound|ounce|gram|barrel|percent|per cent|percentage|gigawatt|megawatt|hectare|years?\b|months?\b|weeks?\b|decades?\b|hours?\b))(?:[\s-](?P<mscale>thousand|million|billion|trillion|dozen)s?(?![a-z]))?|"
    rf"(?P<han>(?:\d+(?:,\d{{3}})*(?:\.\d+)?\s?{H}+(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?{H}*)*)|{H}+(?:点[零一二三四五六七八九]+)?{H}*)|"
    rf"(?P<dig>{DIG})(?:[\s-]?(?P<scale>{SC}))?|"
    rf"\b(?!(?:(?<=several )|(?<=few )|(?<=many )|(?<=some ))(?:hundred|thousand|dozen))(?P<word>(?:an?[\s-](?=hundred|thousand|dozen))?(?:(?:{WORDN})[\s-])*?(?:{WORDN})(?:[\s-](?:(?:(?<=hundred )|(?<=thousand ))and )?(?:{WORDN}))*)(?![a-z])(?:[\s-](?P<wscale>thousand|million|billion|trillion)s?(?![a-z]))?",
    re.IGNORECASE,
)
BIG = re.compile(r"[万亿兆]")


def value_of(hit: re.Match[str]) -> float | None:
    """What a numeral is worth with its scale: “1.2 million”, “two and a half billion”, 三点五亿."""
    if han := hit["han"]:
        text = "".join(han.split())
        if "点" in text:
            whole, _, part = text.partition("点")
            tail = re.match(r"[零一二三四五六七八九]+", part)
            assert tail is not None
            value = han_value(whole) + float("0." + "".join(str(HAN1[c]) for c in tail[0]))
            rest = part[tail.end() :]
            return value * HAN_BIG.get(rest, HAN_UNIT.get(rest, 1)) if rest else value
        return han_value(text)
    if hit["dig"]:
        try:
            value = digits_value(hit["dig"].rstrip(".,"))
        except ValueError:
            return None
        scale = hit["scale"]
        return clean(value * scale_of(scale)) if scale else value
    if hit["mixed"]:
        whole = re.split(r"[ -]", hit["mixed"])[0].lower()
        if "quarter" in hit["mixed"].lower():
            return (0.75 if whole == "three" else 0.25) * scale_of(hit["mscale"])
        if whole in ("a", "an") and hit["mixed"].endswith("half"):
            whole = "half"  # “a half-billion dollars”
        if whole in ("a", "an"):
            return scale_of(hit["mscale"])  # “a million cars”
        value = 0.5 if whole == "half" else 0.5 + (float(whole) if whole.isdigit() else word_value(whole))
        return clean(value * scale_of(hit["mscale"]))
    return clean(word_value(hit["word"]) * scale_of(hit["wscale"]))


def scale_of(word: str | None) -> float:
    """What the words of a scale multiply by: “hundred thousand” is 100,000."""
    if not word:
        return 1.0
    value = 1.0
    for part in word.lower().split():
        value *= SCALES[part] if part in SCALES else SCALES[part.rstrip("s")]
    return value


def has_scale(hit: re.Match[str]) -> bool:
    """Whether a numeral says its own scale: “2 million”, 3万."""
    scale, words, mixed, han = hit.group("scale", "wscale", "mscale", "han")
    return bool(scale or words or mixed or (han and BIG.search(han)))


def without_scale(hit: re.Match[str]) -> float:
    """What a numeral is worth but for its scale: 2 of “2 million”."""
    if hit["dig"]:
        return digits_value(hit["dig"].rstrip(".,"))
    if hit["han"]:
        return han_value(BIG.sub("", hit["han"]))
    return word_value(hit["word"] or "one")
