"""A development in a table's cell: numbers in order, as written, as read and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reports import swedish
from reports.model.matt import read_matt
from reports.model.varde import Varde

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

SEPARATOR = "; "
_FEW = 6
"""So few numbers are told one by one."""

Talrad = tuple[Decimal | None, ...]
"""Numbers in order; None where one is missing."""


class Lista(Varde):
    """The numbers of a list, between semicolons."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Listad:
    """How a cell may be written: as any value, or as a list of numbers, which becomes their text with semicolons."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Callable[[Any], Any]) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(listed)


def listed(raw: object) -> Varde:
    """Take a TOML value or a list of them; raises ValueError for what can't be printed."""
    if not isinstance(raw, list):
        return Varde.of(raw)
    return Lista(SEPARATOR.join(Varde.of(one).one_line for one in raw))


def talrad(text: str) -> Talrad:
    """The numbers of a text that has them between semicolons, with or without a unit."""
    found = [read_matt(part) for part in text.split(SEPARATOR.strip())]
    return tuple(matt.tal if matt else None for matt in found)


def told(numbers: Talrad) -> str:
    """The development in words, for those who can't see its picture; empty where there are no numbers."""
    known = [number for number in numbers if number is not None]
    if not known:
        return ""
    if len(known) == 1:
        return f"Ett värde: {swedish.number(known[0])}"
    if len(set(known)) == 1:
        return f"Oförändrat {swedish.number(known[0])}"
    ends = f"Från {swedish.number(known[0])} till {swedish.number(known[-1])}"
    if len(numbers) <= _FEW:
        return f"{ends}: {_each(numbers)}"
    return f"{ends}, högst {swedish.number(max(known))}, lägst {swedish.number(min(known))}"


def _each(numbers: Sequence[Decimal | None]) -> str:
    return swedish.and_list(["uppgift saknas" if one is None else swedish.number(one) for one in numbers])
