"""The order of categories whose names stand at the left: by falling size, unless they have an order of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from reports.charts.periods import in_time_order

_BEGINS = re.compile(r"(?:(?:under|upp till|högst|mindre än|från|minst|över|mer än|årskurs|åk|klass|nivå|steg) )?(\d+)")
_OTHER = re.compile(r"(?:övrigt?|övriga|annan|annat|andra|resten)\b")
_SUM = re.compile(r"(?:summa|totalt?|netto|samtliga|alla|hela)\b")


def has_own_order(names: Sequence[str]) -> bool:
    """Whether the names are times that follow each other, or begin with numbers that rise (`0–5 år`, `6–15 år`)."""
    found = [_BEGINS.match(name.lower()) for name in names]
    starts = [int(one[1]) for one in found if one]
    rising = all(before <= after for before, after in pairwise(starts))
    return in_time_order(names) or (len(starts) == len(names) and rising)


def falling(names: Sequence[str], sizes: Sequence[Decimal | None]) -> list[int]:
    """The numbers of the categories from the largest to the smallest; those of equal size as they were written.

    Gaps come after all sizes, then what is left over (`Övrigt`), and last the sums.
    """

    def place(index: int) -> tuple[int, bool, Decimal]:
        name, size = names[index].lower(), sizes[index]
        last = 2 if _SUM.match(name) else 1 if _OTHER.match(name) else 0
        return last, size is None, -size if size is not None else Decimal(0)

    return sorted(range(len(names)), key=place)
