"""Parts of a whole in percent: shares (andelar) of a sum, or percents that staff wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reports.model.rutor import decimals
from reports.swedish import rounded

WHOLE = Decimal(100)
_HALF = Decimal("0.5")
_MOST_PLACES = 6
_PERCENT = re.compile(r"%|\bprocent\b", re.IGNORECASE)


def is_percent(unit: str) -> bool:
    """Whether values with this unit are percents: `%`, `Andel, %`, `procent`."""
    return bool(_PERCENT.search(unit))


def shares(values: Sequence[Decimal | None], unit: str) -> tuple[Decimal, ...]:
    """Each value as percent of the whole; none where a part is missing or below zero, or there is nothing to share.

    Percents stay as they are, so that what they lack of 100 shows; rounded ones that pass it slightly are fitted in.
    """
    known = [value for value in values if value is not None and value >= 0]
    total = sum(known, Decimal(0))
    if not total or len(known) < len(values):
        return ()
    if is_percent(unit) and total <= WHOLE:
        return tuple(known)
    return tuple(value / total * WHOLE for value in known)


def in_percents(share: Decimal) -> Decimal:
    """A share in whole percents; with decimals where it would be told as nothing or all, and isn't."""
    for places in range(_MOST_PLACES):
        told = rounded(share, places)
        if (told in (0, WHOLE)) == (share in (0, WHOLE)):
            return told
    return share


def exceeds(values: Sequence[Decimal], unit: str) -> bool:
    """Whether percents add up to more than 100, and more than the rounding of each explains."""
    slack = sum((_HALF.scaleb(-decimals(value)) for value in values), Decimal(0))
    return is_percent(unit) and sum(values, Decimal(0)) > WHOLE + slack
