"""Short forms of claims for tests: `claim("about 43,000 t", metric="production", …)`."""

from checker.extract.quantities import find_quantities
from checker.model import Claim


def claim(value: str, number: int = 0, **fields: object) -> Claim:
    """A claim whose value is read from a text; what is not given is a plain amount of 2025."""
    found = find_quantities(value)
    quantity = found[0] if found else None
    sign = -1 if fields.pop("fall", False) else 1
    low, high = (quantity.low, quantity.high) if quantity else (1.0, 1.0)
    row: dict[str, object] = {
        "id": f"c{number}", "article": "a", "published": "2025-08-01", "place": "body", "quote": value, "value_text": value,
        "start": 0, "end": len(value), "kind": "amount", "metric": "mine_production", "subject": "CN", "counterparty": None,
        "whole": None, "commodity": "rare_earths", "low": min(sign * low, sign * high), "high": max(sign * low, sign * high),
        "hedge": quantity.hedge if quantity else "exact", "unit": (quantity.unit if quantity else None) or "count", "period": None,
        "modality": "stated",
    }  # fmt: skip
    return Claim.from_dict({**row, "item": None, "base": None, "attribution": None, **fields})
