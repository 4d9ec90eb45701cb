"""The cells of a table as figures: the number that a cell holds, or why it holds none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from reports import swedish
from reports.model.enhet import ANDEL, PROCENTENHETER, Enhet, converted, lone_unit, unit
from reports.model.matt import exact
from reports.model.tabell import IN_WORDS, Spann, Tabell, value_in
from reports.model.varde import Varde

_SHARE = re.compile(
    r"%|\b(?:procent|andel|genomsnitt|medelvärde|medeltal|snitt\b|index\b)"
    r"|(?:\bper |/ ?)(?:elev|barn|invånare|plats|brukare|person|dygn|timme|anställd|årsarbetare)",
    re.IGNORECASE,
)
"""What a heading says of figures that can't be added up."""
_MOST_DIGITS = 26


class Lage(Enum):
    """Whether a cell holds a number, and otherwise why not."""

    TAL = "tal"
    SAKNAS = "saknas"
    """Nothing is said of it."""
    TOM = "tom"
    """It is left empty on purpose, or lies under a cell that reaches down over it."""
    ORD = "ord"
    """It holds words: `i u`, `x`."""
    ENHET = "enhet"
    """It holds a number in a unit that can't be converted to its column's."""
    LUCKA = "lucka"
    """It is still to be filled in."""


@dataclass(frozen=True, slots=True)
class Siffra:
    """A cell as a figure."""

    lage: Lage
    tal: Decimal = Decimal(0)
    """The number; 0 where there is none."""
    enhet: Enhet | None = None
    """The number's unit: the column's, or where that has none, the one that the cell is written with."""

    @property
    def decimaler(self) -> int:
        """Decimals that the number was written with."""
        return decimals(self.tal)

    def i(self, enhet: Enhet | None) -> Decimal | None:
        """The number in a unit, exactly; None where there is none, or the units can't be held together.

        A lone unit is told from none, but for counts; nothing is nothing in any unit.
        """
        if self.lage is not Lage.TAL:
            return None
        if not self.tal or self.enhet == enhet:
            return self.tal
        return None if lone_unit(self.enhet, enhet) else _exact(self.tal, self.enhet, enhet)


def _exact(number: Decimal, given: Enhet | None, wanted: Enhet | None) -> Decimal | None:
    """The number in another unit, without decimals that it only has because it was converted."""
    found = converted(number, given, wanted)
    is_same = given is None or wanted is None or given.storlek == wanted.storlek
    return found if found is None or is_same else found.normalize()


def written(number: Decimal, places: int) -> str:
    """A number with so many decimals; as it is, where they are too many to be counted with."""
    is_long = number.adjusted() + places > _MOST_DIGITS
    return swedish.number(number, None if is_long else places)


def decimals(number: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(number.as_tuple().exponent))


class Rutor:
    """All cells of a table, by the numbers of row and column."""

    def __init__(self, tabell: Tabell) -> None:
        self.tabell = tabell
        self.enheter = [unit(enhet) if (enhet := tabell.enhet_i(kolumn)) else None for kolumn in tabell.kolumn]
        """The unit of each column; None where none is stated."""
        covered = tabell.tackta()
        self.rader = [
            [self._siffra(row, column, covered.get((row, column))) for column in range(len(tabell.kolumn))]
            for row in range(len(tabell.rad))
        ]

    def __getitem__(self, place: tuple[int, int]) -> Siffra:
        row, column = place
        return self.rader[row][column]

    def put(self, row: int, column: int, number: Decimal, enhet: Enhet | None = None) -> None:
        """Let a cell hold a number that was computed for it, in its unit."""
        self.rader[row][column] = Siffra(Lage.TAL, number, enhet)

    def tal(self, row: int, column: int) -> Decimal | None:
        """The number in a cell; None where there is none."""
        siffra = self.rader[row][column]
        return siffra.tal if siffra.lage is Lage.TAL else None

    def _siffra(self, row: int, column: int, over: Varde | None) -> Siffra:
        ruta = self.tabell.ruta(self.tabell.rad[row], column)
        if over is not None or (isinstance(ruta, Spann) and ruta.kolumner > 1):
            value = over or value_in(ruta)
            return Siffra(Lage.TOM if value is None or exact(value) is not None else Lage.ORD)
        value = value_in(ruta)
        if value is None:
            return Siffra(Lage.SAKNAS, enhet=self.enheter[column])
        return self._written(value, column) if value else Siffra(Lage.TOM)

    def _written(self, value: Varde, column: int) -> Siffra:
        """A cell in which something stands."""
        own = self.enheter[column]
        read = exact(value, own.namn if own else "")
        if read is None:
            return Siffra(Lage.LUCKA if value.is_gap else Lage.ORD)
        number = _exact(read.tal, read.enhet, own)
        return Siffra(Lage.ENHET) if number is None else Siffra(Lage.TAL, number, own or read.enhet)

    def decimaler(self, column: int) -> int:
        """Decimals that the column's numbers have at most, or are said to be printed with."""
        own = self.tabell.kolumn[column].platser
        return own if own is not None else self.skrivna_decimaler(column, range(len(self.rader)))

    def skrivna_decimaler(self, column: int, rows: Iterable[int]) -> int:
        """The most decimals that a number of some rows is written with."""
        return max((self.rader[row][column].decimaler for row in rows), default=0)

    def is_summed(self, column: int) -> bool:
        """Whether the figures of a column can be added up: no words, no shares, no averages."""
        kolumn = self.tabell.kolumn[column]
        if kolumn.roll in IN_WORDS or kolumn.roll == "procent":
            return False
        if enhet := self.tabell.enhet_i(kolumn):
            return unit(enhet).slag not in (ANDEL, PROCENTENHETER)
        return not any(_SHARE.search(level.text) for level in kolumn.nivaer()) and not self._holds_share(column)

    def _holds_share(self, column: int) -> bool:
        values = (value_in(self.tabell.ruta(rad, column)) for rad in self.tabell.rad)
        return any(value is not None and "%" in value.text for value in values)
