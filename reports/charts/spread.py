"""Names beside marks that stand close: kept apart, in their order, and within the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from statistics import fmean

NEAR = 2.0
"""A name so near its mark, in points, needs nothing to lead to it."""


def spread(wanted: Sequence[float], gap: float, low: float = -inf, high: float = inf) -> list[float]:
    """Places at least `gap` apart, in the same order and as near as can be to those wanted (which ascend).

    None is below `low` or above `high`. Least squares under an order: places less `gap` times their number, held within
    the room and pooled where they would descend.
    """
    highest = high - (len(wanted) - 1) * gap
    pools: list[list[float]] = []
    for number, place in enumerate(wanted):
        pools.append([min(max(place - number * gap, low), highest)])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    level = [fmean(pool) for pool in pools for _ in pool]
    return [place + number * gap for number, place in enumerate(level)]
