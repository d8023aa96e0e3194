"""“The first in 29 years”: the years since the last event of the kind, held against the dates that facts have."""

from __future__ import annotations

import numpy as np

from checker.algebra import Bools, Index
from checker.model import Kind
from checker.reference.measures import Question
from checker.reference.table import Facts


def dates(facts: Facts, asked: Question) -> Index:
    """The facts that date an event of this kind before the one that is told of, the last one first.

    What happened in the year of the article or the year before it is the event itself.
    """
    if asked.kind != Kind.RECENCY or asked.event is None or asked.year is None:
        return np.empty(0, dtype=np.intp)
    owner: Bools = facts.equal("subject", asked.subject) | facts.equal("commodity", asked.subject)
    found = owner & facts.equal("class", Kind.DATE) & facts.equal("happened", asked.event)
    rows = np.flatnonzero(found & (facts.low < asked.year - 1))
    return rows[np.argsort(-facts.low[rows], kind="stable")]
