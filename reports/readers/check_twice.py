"""The same figure given twice with two values in one document: in two tables, or in a table and in an outcome."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.model.enhet import converted, known_unit
from reports.model.matt import Matt, matt
from reports.model.period import Period, parse_period
from reports.model.rapport import Rapport
from reports.model.styrkort import Indikator
from reports.model.tabell import Kolumn, Rad, Tabell, value_in
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.goals import indicators
from reports.swedish import MONTHS

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


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table, by what it is a figure of."""

    path: Path
    tabell: str
    value: Varde
    tal: Decimal
    namn: str
    rubrik: str

    @property
    def is_zero(self) -> bool:
        """Whether it is nothing, which many figures are."""
        return not self.tal


_What = tuple[str, str, str]
"""Row, heading and role in small letters: figures of the same three are the same figure."""


def _twice(rapport: Rapport) -> Iterator[Finding]:
    """Rows of one name in two tables, where columns of one heading and role say different things."""
    seen: dict[_What, _Cell] = {}
    pairs: dict[tuple[str, str], list[tuple[_Cell, _Cell]]] = {}
    for what, cell in _cells(rapport):
        first = seen.setdefault(what, cell)
        if first.tabell != cell.tabell:
            pairs.setdefault((first.tabell, cell.tabell), []).append((first, cell))
    for same in pairs.values():
        yield from (_differing(first, cell) for first, cell in _contradictions(same))


def _contradictions(pairs: Sequence[tuple[_Cell, _Cell]]) -> Iterator[tuple[_Cell, _Cell]]:
    """The figures that differ, unless the two tables seem to be about different things: most or all else differ too."""
    differ = [(first, cell) for first, cell in pairs if first.tal != cell.tal]
    equal = sum(first.tal == cell.tal and not cell.is_zero for first, cell in pairs)
    for first, cell in differ:
        near = abs(first.tal - cell.tal) <= _ALIKE * max(abs(first.tal), abs(cell.tal))
        if equal >= len(differ) or (len(pairs) == 1 and near):
            yield first, cell


def _differing(first: _Cell, cell: _Cell) -> Finding:
    message = f"{cell.namn} ({cell.rubrik}) är {cell.value} i tabellen {cell.tabell}"
    message += f" men {first.value} i tabellen {first.tabell}"
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
                    heading = " ".join(level.text for level in kolumn.nivaer())
                    cell = _Cell(("tabell", id_, "rad", index), id_, read[0], read[1].tal, rad.namn.text, heading)
                    yield (namn, columns[column], kolumn.roll), cell


def _read(tabell: Tabell, rad: Rad, column: int) -> tuple[Varde, Matt] | None:
    value = value_in(tabell.ruta(rad, column))
    read = matt(value) if value else None
    return (value, read) if value and read and not read.ungefar else None


def _heading(tabell: Tabell, kolumn: Kolumn) -> str:
    """The heading in small letters with the time that it is about, which may stand in the caption; nothing without."""
    heading = _plain(" ".join(level.text for level in kolumn.nivaer()))
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
    unit = indikator.enhet.text if indikator.enhet else ""
    for column, kolumn in enumerate(tabell.kolumn):
        period = _period(kolumn) if kolumn.roll in _OUTCOMES else None
        written = next((text for text in indikator.utfall if period and _is(text, period)), "")
        outcome, read = indikator.varde(written), _read(tabell, rad, column)
        other = matt(outcome, unit) if outcome else None
        if read and other and outcome and not other.ungefar:
            same = converted(read[1].tal, read[1].enhet, other.enhet or known_unit(unit))
            if same is not None and same != other.tal:
                message = f"{rad.namn} ({written}) är {read[0]} i tabellen {path[1]} men utfallet är {outcome}"
                hint = 'rätta det som är fel, eller hämta utfallet i text med {{ indikator("…").utfall["…"] }}'
                yield Finding(path, message, hint, "varning", -1, (*where, "utfall", written), acceptable=True)


def _is(text: str, period: Period) -> bool:
    other = parse_period(text)
    return other is not None and other.span == period.span


def _period(kolumn: Kolumn) -> Period | None:
    """The period that a heading is; a last level or a first word may say that it is an outcome: `Utfall mars 2027`."""
    levels = [level.text for level in kolumn.nivaer()]
    text = " ".join(levels)
    bare = re.sub(r"(?i)^\s*(?:utfall|redovisat|bokslut)\s+|\s+(?:utfall|redovisat)\s*$", "", text)
    return parse_period(bare)


TWICE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_twice, _outcomes)
