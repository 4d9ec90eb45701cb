"""The same figure given twice with two values in one document: in two tables, or in a table and in an outcome."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.model.enhet import converted
from reports.model.matt import Matt, measured
from reports.model.period import spelled
from reports.model.rapport import Rapport
from reports.model.rutor import decimals
from reports.model.styrkort import Indikator
from reports.model.tabell import Kolumn, Rad, Tabell, value_in
from reports.model.trend import number_of
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.goals import indicators
from reports.readers.judged import last_digit
from reports.swedish import HARD_SPACE, MONTHS

_TOLD = ("utfall", "budget", "prognos", "bokslut", "foregaende")
"""Roles of columns whose figures say the same wherever they stand; a variance is told of what it is the variance of."""
_OUTCOMES = ("", "utfall", "bokslut", "foregaende")
_GENERIC = frozenset(
    {"summa", "totalt", "total", "netto", "kostnader", "intäkter", "varav kostnader", "varav intäkter"}
)
_TIME = re.compile(rf"\d+|\b(?:{'|'.join(month[:3] for month in MONTHS)}|helår|tertial|kvartal|halvår)", re.IGNORECASE)
_ALIKE = Decimal("0.05")
"""How far apart two figures may be, as a part of the greater, to be one figure where no other says so."""
_HINT = "rätta det som är fel, eller låt den ena raden hämta den andras värden med hamta"

_FETCH = 'rätta det som är fel, eller hämta utfallet i text med {{ indikator("…").utfall["…"] }}'


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table, by what it is a figure of."""

    path: Path
    tabell: str
    value: Varde
    matt: Matt
    """Its number, in its column's unit."""
    namn: str
    rubrik: str

    def told(self, *, in_unit: bool) -> str:
        """The figure as written, with its unit where that is asked for and does not stand there."""
        unit = self.matt.enhet if in_unit and self.value.tal is not None else None
        return f"{self.value}{HARD_SPACE}{unit}" if unit else str(self.value)

    def is_same(self, other: _Cell) -> bool:
        """Whether both are the same number; in two units, as it may have been rounded to fit the decimals of either."""
        tal = converted(other.matt.tal, other.matt.enhet, self.matt.enhet)
        if tal is None or tal == self.matt.tal or self._size == other._size:
            return tal == self.matt.tal
        digits = (last_digit(decimals(one.matt.tal)) * one._size / self._size for one in (self, other))
        return abs(tal - self.matt.tal) <= max(digits) / 2

    def is_near(self, other: _Cell) -> bool:
        """Whether both may be meant to be the same number."""
        tal = converted(other.matt.tal, other.matt.enhet, self.matt.enhet)
        return tal is not None and abs(self.matt.tal - tal) <= _ALIKE * max(abs(self.matt.tal), abs(tal))

    @property
    def _size(self) -> int:
        return self.matt.enhet.storlek if self.matt.enhet else 1


_What = tuple[str, str, str]
"""Row, heading and role in small letters: figures of the same three are the same figure."""


def _twice(rapport: Rapport) -> Iterator[Finding]:
    """Rows of one name in two tables, where columns of one heading and role say different things."""
    seen: dict[_What, _Cell] = {}
    pairs: dict[tuple[str, str], list[tuple[_Cell, _Cell]]] = {}
    for what, cell in _cells(rapport):
        first = seen.setdefault(what, cell)
        is_held = converted(first.matt.tal, first.matt.enhet, cell.matt.enhet) is not None
        if first.tabell != cell.tabell and is_held:
            pairs.setdefault((first.tabell, cell.tabell), []).append((first, cell))
    for same in pairs.values():
        yield from (_differing(first, cell) for first, cell in _contradictions(same))


def _contradictions(pairs: Sequence[tuple[_Cell, _Cell]]) -> Iterator[tuple[_Cell, _Cell]]:
    """The figures that differ, unless the two tables seem to be about different things: most or all else differ too."""
    differ = [(first, cell) for first, cell in pairs if not first.is_same(cell)]
    equal = sum(first.is_same(cell) and cell.matt.tal != 0 for first, cell in pairs)
    for first, cell in differ:
        if equal >= len(differ) or (len(pairs) == 1 and first.is_near(cell)):
            yield first, cell


def _differing(first: _Cell, cell: _Cell) -> Finding:
    units = cell.matt.enhet != first.matt.enhet
    message = f"{cell.namn} ({cell.rubrik}) är {cell.told(in_unit=units)} i tabellen {cell.tabell}"
    message += f" men {first.told(in_unit=units)} i tabellen {first.tabell}"
    return Finding(cell.path, message, _HINT, "varning", -1, first.path, acceptable=True)


def _cells(rapport: Rapport) -> Iterator[tuple[_What, _Cell]]:
    for id_, tabell in rapport.tabell.items():
        columns = [_heading(tabell, kolumn) for kolumn in tabell.kolumn]
        for index, rad in enumerate(tabell.rad):
            namn = _plain(rad.namn.text)
            if rad.roll in ("summa", "delsumma", "varav", "grupp") or not namn or namn in _GENERIC:
                continue
            for column, kolumn in enumerate(tabell.kolumn):
                read = _read(tabell, rad, column) if kolumn.roll in _TOLD and columns[column] else None
                if read:
                    cell = _Cell(("tabell", id_, "rad", index), id_, read[0], read[1], rad.namn.text, kolumn.rubrik)
                    yield (namn, columns[column], kolumn.roll), cell


def _read(tabell: Tabell, rad: Rad, column: int) -> tuple[Varde, Matt] | None:
    """A cell that holds a number, with that number in its column's unit; None for words and what is about right."""
    value, kolumn = value_in(tabell.ruta(rad, column)), tabell.kolumn[column]
    read = measured(value, tabell.enhet_i(kolumn)) if value else None
    return (value, read) if value and read and not read.ungefar else None


def _heading(tabell: Tabell, kolumn: Kolumn) -> str:
    """The heading in small letters with the time that it is about, which may stand in the caption; nothing without."""
    heading = _plain(kolumn.rubrik)
    if _TIME.search(heading):
        return heading
    times = sorted({time.lower() for time in _TIME.findall(tabell.rubrik.text)})
    return f"{heading} {' '.join(times)}" if times else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w%]+", " ", text.lower()).split())


# ---------------------------------------------------------------- tables against outcomes


def _outcomes(rapport: Rapport) -> Iterator[Finding]:
    """Rows with an indicator's name, in columns whose heading is a period, against the indicator's outcome."""
    known = {_plain(one.namn.text): (path, one) for path, one in indicators(rapport)}
    for id_, tabell in rapport.tabell.items() if known else ():
        for index, rad in enumerate(tabell.rad):
            if found := known.get(_plain(rad.namn.text)):
                yield from _against(tabell, rad, ("tabell", id_, "rad", index), found)


def _against(tabell: Tabell, rad: Rad, path: Path, found: tuple[Path, Indikator]) -> Iterator[Finding]:
    where, indikator = found
    for column, kolumn in enumerate(tabell.kolumn):
        written = spelled(indikator.utfall, kolumn.period if kolumn.roll in _OUTCOMES else None) or ""
        outcome, read = indikator.varde(written), _read(tabell, rad, column)
        other = number_of(indikator, outcome) if outcome else None
        if read and other and not other.ungefar:
            same = converted(read[1].tal, read[1].enhet, other.enhet)
            if same is not None and same != other.tal:
                message = f"{rad.namn} ({written}) är {read[0]} i tabellen {path[1]} men utfallet är {outcome}"
                yield Finding(path, message, _FETCH, "varning", -1, (*where, "utfall", written), acceptable=True)


TWICE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_twice, _outcomes)
