"""A difference is told with its unit in words that can be listened to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.charts.units import with_unit


@pytest.mark.parametrize(
    ("unit", "one", "two"),
    [
        ("mnkr", "1 miljon kronor", "2 miljoner kronor"), ("%", "1 procentenhet", "2 procentenheter"),
        ("procentenheter", "1 procentenhet", "2 procentenheter"), ("Minuter", "1 minut", "2 minuter"),
        ("antal ärenden per år", "1 ärende per år", "2 ärenden per år"), ("kr", "1 kr", "2 kr"), ("", "1", "2"),
        ("ansökningar", "1", "2 ansökningar"), ("MWh", "1 MWh", "2 MWh"), ("Kostnad (tkr)", "1", "2"),
    ],
)  # fmt: skip
def test_one_of_a_unit_is_told_in_the_singular_or_without_it(unit: str, one: str, two: str) -> None:
    assert (with_unit(Decimal(1), unit), with_unit(Decimal(2), unit)) == (one, two)
