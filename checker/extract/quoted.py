"""What everybody quotes by one unit, so that texts leave it out: base metals by the tonne, crude oil by the barrel."""

from __future__ import annotations

import re

BASE_METAL = re.compile(
    r"\b(?:[Cc]opper|[Tt]in|[Nn]ickel|[Zz]inc|[Aa]lumini?um|[Ll]ead|[Cc]obalt|[Tt]hree-month)(?: prices?| futures| metal| contracts?)?(?: [a-z]+ [\d.]+ ?(?:%|percent|per cent|pct))?(?: [a-z]+){0,3}? (?:touched|hit|reached|topped|at|above|below|past|to|under|near)(?: (?:about|nearly|almost|over|around))? $"
)
"""Base metals are quoted by the tonne, where the text does not say so: “LME tin touched $54,000”."""


METAL = re.compile(r"(?:[伦沪](?:敦)?|LME|三个?月)(?:三个?月)?(?:期)?[铜铝锌铅镍锡][^,，;；。]{0,12}$")
"""伦铜突破11500美元: the metals of the exchanges in London and Shanghai are quoted by the tonne."""


FUTURES = re.compile(r"(?:主力|主连|期货|合约)(?![^,，;；。]*[金银])[^,，;；。]{0,14}$")
"""碳酸锂主力合约收于9.2万元: the exchanges of China quote goods by the tonne."""


PRICED = re.compile(r"(?:(?P<base>[铜铝锌铅镍锡])|[钨锑钼钴镁锂硅锰钒])价[^,，;；。\d]{0,10}$")
"""铜价失守8万元: what everybody quotes by the tonne."""
CRUDE = re.compile(
    r"\b(?:Brent|WTI|West Texas Intermediate|Urals|[Cc]rude(?: oil)?|[Oo]il prices?)\b(?: [a-z]+){0,5}? (?:at|to|above|below|near|past|under|touched|hit|topped|reached|averag\w+)(?: (?:about|nearly|almost|over|around|just))? $"
)
"""Crude oil is quoted by the barrel: “Brent was trading at $62”."""
