"""The two doors that pandera guards: claims as written, and the normal table that the rules read."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera import dtypes
from pandera.engines import pandas_engine
from pandera.typing import Series

from checker.model import FIELDS, CheckerError, Hedge, Kind, Modality, Place
from checker.quantity.period import parse_period
from checker.quantity.unit import canonical

SNAKE = r"^[\w\u3400-\u9fff][\w\u3400-\u9fff.'-]*$"


def readable_period(text: str) -> bool:
    """Whether a period can be read."""
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def real_day(text: str) -> bool:
    """Whether a date or time begins with a day that the calendar has."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def known_unit(text: str) -> bool:
    """Whether a unit is canonical or can be converted to one."""
    try:
        canonical(text)
    except CheckerError:
        return False
    return True


@pandas_engine.Engine.register_dtype
@dtypes.immutable
class Text(pandas_engine.DataType):
    """A column of strings by its type; pandera's own looks at every cell of a column that can hold nothing else."""

    type = pd.StringDtype(na_value=np.nan)


class ClaimFields(pa.DataFrameModel):
    """The fields of the claim model as columns; both doors have them."""

    id: Series[Text] = pa.Field(unique=True, str_length={"min_value": 1})
    article: Series[Text] = pa.Field(str_length={"min_value": 1})
    published: Series[Text] = pa.Field(
        nullable=True, str_matches=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?.*)?$"
    )
    place: Series[Text] = pa.Field(isin=[str(v) for v in Place])
    quote: Series[Text]
    value_text: Series[Text]
    start: Series[int] = pa.Field(ge=0)
    end: Series[int] = pa.Field(ge=0)
    kind: Series[Text] = pa.Field(isin=[str(v) for v in Kind])
    metric: Series[Text]
    subject: Series[Text] = pa.Field(nullable=True)
    counterparty: Series[Text] = pa.Field(nullable=True)
    whole: Series[Text] = pa.Field(nullable=True)
    commodity: Series[Text] = pa.Field(nullable=True)
    low: Series[float]
    high: Series[float]
    hedge: Series[Text] = pa.Field(isin=[str(v) for v in Hedge])
    unit: Series[Text]
    period: Series[Text] = pa.Field(nullable=True)
    modality: Series[Text] = pa.Field(isin=[str(v) for v in Modality])
    item: Series[Text] = pa.Field(nullable=True)
    base: Series[Text] = pa.Field(nullable=True)
    attribution: Series[Text] = pa.Field(nullable=True)

    class Config:
        """Types are coerced so that an all-null column stays a column of strings."""

        coerce = True
        strict = True


class ClaimsAsWritten(ClaimFields):
    """What stands in `claims/articles/*.jsonl`: the fields of the claim model, one row a claim."""

    metric: Series[Text] = pa.Field(str_matches=SNAKE)

    @pa.check("published", name="a day that exists", ignore_na=True)
    def _published(cls, series: pd.Series[str]) -> pd.Series[bool]:
        return series.map(real_day)

    @pa.check("unit", name="canonical or convertible unit")
    def _unit(cls, series: pd.Series[str]) -> pd.Series[bool]:
        return series.map(known_unit)

    @pa.check("period", name="readable period", ignore_na=True)
    def _period(cls, series: pd.Series[str]) -> pd.Series[bool]:
        return series.map(readable_period)

    @pa.dataframe_check(name="high")
    def _low_to_high(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["low"] <= frame["high"]

    @pa.dataframe_check(name="end")
    def _start_to_end(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["start"] < frame["end"]

    @pa.dataframe_check(name="value_text")
    def _quoted(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        pairs = zip(frame["value_text"], frame["quote"], strict=True)
        return pd.Series([value in quote for value, quote in pairs], index=frame.index, dtype=bool)


EXPECTED = {
    "id": "an id that no other line has",
    "published": "a date or time such as 2025-07-31 or 2025-07-31T10:28:00",
    "place": "one of " + ", ".join(Place),
    "kind": "one of " + ", ".join(Kind),
    "hedge": "one of " + ", ".join(Hedge),
    "modality": "one of " + ", ".join(Modality),
    "metric": "an id in lower case such as mine_production",
    "unit": "a unit such as t, kg, bbl, TWh, GW, percent, USD, USD/t, year or count",
    "period": "2024, 2024-06, 2024-06-30 or a span such as 2020/2023",
    "high": "at least low",
    "start": "an offset of 0 or more",
    "end": "more than start",
    "value_text": "letter for letter what stands in the quote",
}
"""What would be right, by the field that is wrong."""


def failures(rows: list[dict[str, object]]) -> list[tuple[int, str]]:
    """What `ClaimsAsWritten` finds wrong with rows of the right types: (number of the row, field), in order."""
    if not rows:
        return []
    frame = pd.DataFrame(rows, columns=list(FIELDS))
    try:
        ClaimsAsWritten.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        whole = cases["schema_context"] == "DataFrameSchema"
        fields = cases["check"].where(whole, cases["column"])
        found = {(int(row), str(field)) for row, field in zip(cases["index"], fields, strict=True)}
        return sorted(found, key=lambda case: (case[0], FIELDS.index(case[1])))
    return []


class NormalClaims(ClaimFields):
    """The table the rules read: canonical units, intervals, reaches, windows; one row a claim, in order.

    `lower` … `upper_open` are the interval, `reach_*` what the author can have meant; `period_start` and
    `period_end` the first and last day of the stated or inferred window, NaT when there is none;
    `period_back` how many years before it an inferred one may also speak of; `measure` the key
    `metric_key|subject|commodity|counterparty|whole`.
    """

    class Config:
        """Its types are those that `typed` gives."""

        coerce = False
        strict = True

    dimension: Series[Text]
    metric_key: Series[Text]
    family: Series[Text]
    nature: Series[Text]
    numeral_place: Series[float]
    granule: Series[float]
    lower: Series[float]
    upper: Series[float]
    lower_open: Series[bool]
    upper_open: Series[bool]
    reach_lower: Series[float]
    reach_upper: Series[float]
    reach_lower_open: Series[bool]
    reach_upper_open: Series[bool]
    period_start: Series["datetime64[s]"] = pa.Field(nullable=True)  # type: ignore[name-defined]  # noqa: F821, UP037
    period_end: Series["datetime64[s]"] = pa.Field(nullable=True)  # type: ignore[name-defined]  # noqa: F821, UP037
    period_stated: Series[bool]
    period_back: Series[int] = pa.Field(ge=0, le=2)
    counts_as_stated: Series[bool]
    measure: Series[Text]

    @pa.dataframe_check(name="lower ≤ upper")
    def _lower_to_upper(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["lower"] <= frame["upper"]) & (frame["reach_lower"] <= frame["reach_upper"])


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with the columns of NormalClaims in their types; an all-null column becomes one of strings."""
    types = {name: type for name, type in _types().items() if frame[name].dtype != type}
    return frame.astype(types)


@cache
def _types() -> dict[str, np.dtype | pd.api.extensions.ExtensionDtype]:
    return {name: column.dtype.type for name, column in NormalClaims.to_schema().columns.items()}
