"""The table of units and the one pint registry say the same."""

import subprocess
import sys

import pytest

from checker.model import CheckerError
from checker.quantity.unit import CURRENCIES, canonical, dimension, registry


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [("tons", "t", 1), ("metric tons", "t", 1), ("short tons", "t", 0.90718474), ("kt", "t", 1e3), ("Mt", "t", 1e6),
     ("kg", "t", 1e-3), ("lb", "t", 0.00045359237), ("barrels", "bbl", 1), ("b/d", "bbl/d", 1), ("GWh", "TWh", 1e-3),
     ("kilowatts", "GW", 1e-6), ("months", "year", 1 / 12), ("公斤", "t", 1e-3), ("USD/kg", "USD/t", 1e3),
     ("AUD/lb", "AUD/t", 2204.6226218), ("USD/MMBtu", "USD/MMBtu", 1)],
)  # fmt: skip
def test_written_units_become_canonical(written: str, unit: str, factor: float) -> None:
    assert canonical(written) == (unit, pytest.approx(factor))


@pytest.mark.parametrize(
    ("written", "kilograms"),
    [("ton", 1000), ("kt", 1e6), ("short_ton", 907.18474), ("long_ton", 1016.0469088), ("万吨", 1e7)],
)
def test_the_registry_says_tonne_where_pint_says_short_ton(written: str, kilograms: float) -> None:
    assert registry().Quantity(1, written).to("kilogram").magnitude == pytest.approx(kilograms)


@pytest.mark.parametrize(
    ("written", "name"),
    [("tons", "ton"), ("kt", "kt"), ("short tons", "short_ton"), ("lb", "pound"), ("kg", "kilogram")],
)
def test_every_factor_of_mass_is_that_of_the_registry(written: str, name: str) -> None:
    assert canonical(written)[1] == pytest.approx(registry().Quantity(1, name).to("ton").magnitude)


def test_no_currency_turns_into_another() -> None:
    units = registry()
    assert {
        code for code in CURRENCIES if code != "USD" and units.Quantity(1, code).is_compatible_with("USD")
    } == set()


def test_a_price_has_the_dimension_of_its_money_and_its_mass() -> None:
    assert dimension("USD/t") == "price:USD/mass"
    assert dimension("USD") == "money:USD"


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(CheckerError, match="'furlongs_of'"):
        canonical("furlongs_of")


def test_reading_units_needs_no_pint() -> None:
    code = "import sys; from checker.quantity.unit import canonical; canonical('short tons'); print('pint' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
