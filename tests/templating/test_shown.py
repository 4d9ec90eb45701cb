"""What an expression in prose prints: Swedish words and figures, never Python's own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.model.rapport import Namnd
from reports.model.varde import Varde
from reports.templating.environment import shown
from reports.templating.faults import TemplateFault


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("-1654000.5"), "−1\u00a0654\u00a0000,5"),
        (12, "12"),
        (0.25, "0,25"),
        ("text", "text"),
        (Varde("i u"), "i u"),
    ],
)
def test_a_number_is_printed_by_the_swedish_rules_and_text_as_written(value: object, printed: str) -> None:
    assert str(shown(value)) == printed


@pytest.mark.parametrize("value", [{}, [1], (), Namnd(namn=Varde("N")), str.upper, True, Decimal(1) / 3, 0.1 + 0.2])
def test_what_is_no_value_is_a_fault_that_says_what_to_write(value: object) -> None:
    with pytest.raises(TemplateFault) as fault:
        shown(value)
    assert fault.value.hint


def test_a_missing_value_is_seen_to_be_missing() -> None:
    assert str(shown(None)) == '<mark class="saknas">..</mark>'
