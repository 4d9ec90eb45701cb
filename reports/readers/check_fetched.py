"""Rows that fetch their values: units that can be converted, and values of their own that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports import swedish
from reports.model.rapport import Rapport
from reports.model.rutor import Lage, Rutor
from reports.model.tabell import Rad, Tabell
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.hamta import HamtaError, fetched, fetches, shared
from reports.readers.judged import keep_hint, last_digit, named_cell


def carried(rapport: Rapport, whole: Rapport) -> Iterator[Finding]:
    """What is wrong with rows that fetch: a unit of another kind, and a given value that differs from the fetched."""
    for id_, tabell in rapport.tabell.items():
        rutor = Rutor(tabell) if fetches(tabell) else None
        for number, rad in enumerate(tabell.rad):
            if rutor and rad.hamta:
                try:
                    source, _ = fetched(rad.hamta, whole.tabell)
                except HamtaError:
                    continue  # told by the rules of tables
                yield from _Fetching(tabell, number, rutor, source).findings(("tabell", id_, "rad", number))


@dataclass(frozen=True)
class _Fetching:
    """A row that fetches, and the table that it fetches from."""

    tabell: Tabell
    row: int
    rutor: Rutor
    source: Tabell

    @property
    def rad(self) -> Rad:
        """The row itself."""
        return self.tabell.rad[self.row]

    def findings(self, path: Path) -> Iterator[Finding]:
        """What is wrong with the row, which stands at `path`."""
        table_id, _, row_id = self.rad.hamta.partition(".")
        number = next(number for number, rad in enumerate(self.source.rad) if rad.id == row_id)
        there: Path = ("tabell", table_id) if self.source.fil else ("tabell", table_id, "rad", number)
        for column, value in enumerate(self.values(self.source.rad[number])):
            if isinstance(value, str):
                wanted = self.tabell.enhet_i(self.tabell.kolumn[column])
                message = f"{self.cell(column)}: {self.rad.hamta} är i {value} och går inte att räkna om till {wanted}"
                yield Finding((*path, "hamta"), message, "ge kolumnen samma enhet som där, eller skriv värdet själv")
            elif value and value.tal is not None and self.rutor[self.row, column].lage is Lage.TAL:
                yield from self.differs(column, value, value.tal, path, there)

    def values(self, found: Rad) -> Iterator[Varde | str | None]:
        """What is fetched into each column; the unit where it can't be converted, None where there is nothing."""
        values, units = shared(self.source, found, self.tabell), self.units()
        for kolumn in self.tabell.kolumn:
            value = values.get(kolumn.id)
            yield units[kolumn.id] if value is None and kolumn.id in values else value

    def units(self) -> dict[str, str]:
        """The units of the columns that are fetched from, by id."""
        return {kolumn.id: self.source.enhet_i(kolumn) for kolumn in self.source.kolumn}

    def cell(self, column: int) -> str:
        """One of its cells as messages call it."""
        return named_cell(self.tabell, self.row, column)

    def differs(self, column: int, value: Varde, tal: Decimal, path: Path, there: Path) -> Iterator[Finding]:
        """A given number that is not the fetched one; where the units differ, as rounded to the decimals given."""
        given, kolumn = self.rutor[self.row, column], self.tabell.kolumn[column]
        is_converted = self.units()[kolumn.id] != self.tabell.enhet_i(kolumn)
        if abs(given.tal - tal) <= (last_digit(given.decimaler) / 2 if is_converted else 0):
            return
        numbers = f"här står {swedish.number(given.tal)}, men {self.rad.hamta} är {value.text}"
        message = f"{self.cell(column)}: {numbers} (skillnad {swedish.number(abs(given.tal - tal))})"
        hint = f"ta bort talet, så hämtas det, eller {keep_hint(self.tabell)}"
        key = kolumn.id if isinstance(self.rad.varden, dict) else column
        yield Finding((*path, "varden", key), message, hint, beside=there, acceptable=True)
