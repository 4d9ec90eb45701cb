"""A figure that staff gave, held against what it should be; and how messages call its row and its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from reports import swedish
from reports.document import Source
from reports.model.tabell import Rad, Tabell
from reports.readers.finding import Finding, Path

SHOWN = 3
"""Columns of a row that a message tells one by one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A given figure, and the one that the table's other figures give."""

    rad: int
    kolumn: int
    given: Decimal
    wanted: Decimal
    tolerance: Decimal = Decimal(0)
    """How far apart they may be: 0, or what rounding one by one allows for."""
    by: frozenset[tuple[str, int]] = frozenset()
    """What the difference may be due to: a word for how, and a row."""
    of: int = 1
    """How many figures give it."""
    beside: int = -1
    """The row that it is held against, where that is one alone."""
    enhet: str = ""
    """Their unit, where no column says it."""

    @property
    def difference(self) -> Decimal:
        """How far the given figure is from what it should be."""
        return abs(self.given - self.wanted)

    @property
    def is_right(self) -> bool:
        """Whether they are the same, or near enough."""
        return self.difference <= self.tolerance


def last_digit(decimaler: int) -> Decimal:
    """One in the last printed digit of a number with so many decimals."""
    return Decimal(1).scaleb(-decimaler)


def named_row(rad: Rad, number: int) -> str:
    """A row as messages call it: by its name on one line, or by its number from 0 when it has none."""
    return f"raden {rad.namn.one_line}" if rad.namn else f"rad {number + 1}"


def named_column(tabell: Tabell, column: int) -> str:
    """A column by its printed heading, all levels of it."""
    return tabell.kolumn[column].rubrik


def named_cell(tabell: Tabell, row: int, column: int) -> str:
    """A cell by its row and its column."""
    return f"{named_row(tabell.rad[row], row)}, kolumnen {named_column(tabell, column)}"


def told(tabell: Tabell, judged: Sequence[Judged], gives: str, stands: str = "står") -> str:
    """One sentence of the wrong figures of a row: column, what stands there, what should (`gives`), the difference."""
    row = named_row(tabell.rad[judged[0].rad], judged[0].rad)
    if len(judged) == 1:
        return f"{row}, kolumnen {named_column(tabell, judged[0].kolumn)}: här {stands} {_held(judged[0], gives)}"
    parts = [f"i {named_column(tabell, one.kolumn)} {stands} {_held(one, gives)}" for one in judged[:SHOWN]]
    rest = len(judged) - SHOWN
    tail = f", och {rest} kolumn{'er' if rest > 1 else ''} till stämmer inte" if rest > 0 else ""
    return f"{row}: {', '.join(parts)}{tail}"


def _held(one: Judged, gives: str) -> str:
    unit = f"{swedish.HARD_SPACE}{one.enhet}" if one.enhet else ""
    given, wanted, difference = (swedish.number(tal) + unit for tal in (one.given, one.wanted, one.difference))
    return f"{given}, men {gives} {wanted} (skillnad {difference})"


def wrong_by_row(judged: Iterable[Judged]) -> Iterator[tuple[int, list[Judged]]]:
    """The wrong ones of each row, given row by row."""
    wrong = (one for one in judged if not one.is_right)
    for row, of_row in groupby(wrong, key=lambda one: one.rad):
        yield row, list(of_row)


def finding(tabell: Tabell, path: Path, judged: Sequence[Judged], said: tuple[str, str], level: str = "fel") -> Finding:
    """What is said (message and hint) of the wrong figures of a row of the table at `path`, which staff may accept."""
    row, (message, hint) = judged[0].rad, said
    other = judged[0].beside
    beside = (*path, "rad", other) if other >= 0 and not tabell.fil else None
    source = file_place(tabell.rad[row])
    place = place_of(tabell, path, row, judged)
    return Finding(place, message, f"{hint}, eller {keep_hint(tabell)}", level, -1, beside, True, source)


def place_of(tabell: Tabell, path: Path, row: int, judged: Sequence[Judged]) -> Path:
    """The key of the only wrong figure of a row, or of the row where there are several."""
    here = (*path, "rad", row)
    if len(judged) > 1:
        return here
    column = judged[0].kolumn
    named = isinstance(tabell.rad[row].varden, dict)
    return (*here, "varden", tabell.kolumn[column].id if named else column)


def file_place(rad: Rad) -> Source | None:
    """The line of a row that stands in a CSV file; None for one in TOML."""
    kalla = rad.namn.kalla
    return kalla if kalla.key.startswith("rad ") else None


def keep_hint(tabell: Tabell, place: str = "raden") -> str:
    """How a figure is kept though it looks wrong; one of a CSV file is on the table."""
    return f'skriv accepterad = "varför" på {"tabellen" if tabell.fil else place} om det ska stå kvar'
