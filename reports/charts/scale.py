"""The axis of values: round steps, exact in Decimal, so that any magnitude a kommun counts in can be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from reports import swedish

DISTANCES = 2
"""How near zero is (`near`) where what is looked at is how far apart marks are."""
_ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_PRECISION = 60
"""Digits in reckoning; figures that differ less than this many digits are the same point of the axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, counted in steps."""

    low: int
    high: int
    step: Decimal
    least: Decimal
    """The outermost values that are to stand along the axis."""
    most: Decimal

    def at(self, value: Decimal | int) -> float:
        """How far along the axis a value stands, 0–1."""
        with localcontext(prec=_PRECISION):
            return float((value / self.step - self.low) / (self.high - self.low))

    @property
    def holds_zero(self) -> bool:
        """Whether zero stands along the axis."""
        return self.low <= 0 <= self.high

    def ticks(self) -> tuple[Decimal, ...]:
        """The values where help lines stand, from the low end to the high."""
        with localcontext(prec=_PRECISION):
            return tuple(self.step * count for count in range(self.low, self.high + 1))

    def label(self, tick: Decimal) -> str:
        """A tick as printed, with the decimals that the step has."""
        with localcontext(prec=_PRECISION):
            return swedish.number(tick, max(0, -_exponent(self.step)))


def scale_for(values: Iterable[Decimal], *, from_zero: bool, near: int = 4, parts: int = 5) -> Scale:
    """An axis with about so many steps that holds all values, and zero when asked for or near.

    Zero is near when the values span more than a quarter (`near`) of the way to it, so that a slope isn't made to look
    steeper than it is; a series that never changes keeps it too.
    """
    known = list(values) or [Decimal(0), Decimal(1)]
    low, high = least, most = min(known), max(known)
    if from_zero or low == high or (high - low) * near > max(abs(low), abs(high)):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    with localcontext(prec=_PRECISION):
        whole = all(value == value.to_integral_value() for value in known)
        step = _step((high - low) or Decimal(1), parts, whole)
        first = int((low / step).to_integral_value(ROUND_FLOOR))
        last = int((high / step).to_integral_value(ROUND_CEILING))
    return Scale(first, max(last, first + 1), step, least, most)


def _step(span: Decimal, parts: int, whole: bool) -> Decimal:
    """The smallest round step that covers the span in so many parts; a whole number when the values are whole."""
    magnitude = Decimal(1).scaleb((span / parts).adjusted())
    steps = (round_step * magnitude for round_step in _ROUND_STEPS)
    fitting = (step for step in steps if step * parts >= span and (not whole or step == step.to_integral_value()))
    return max(next(fitting, Decimal(1)), Decimal(1)) if whole else next(fitting)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
