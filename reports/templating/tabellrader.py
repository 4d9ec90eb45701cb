"""A table of figures as rows of cells: which headings join, what a cell reaches over, what heads a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from markupsafe import Markup

from reports.model.tabell import IN_WORDS, Kolumn, KolumnRoll, Rad, Spann, Tabell, value_in
from reports.model.varde import Varde
from reports.swedish import hard_spaces

NAMN = Kolumn(id="", namn=(), roll="rubrik")
"""The first column, which holds the rows' names."""


class Tabellkolumn(NamedTuple):
    """What a `col` says of a column."""

    klass: str
    """`text`, `tal`, or empty where the cells decide."""
    bredd: str
    """Its width in percent; empty where the content decides."""


@dataclass(frozen=True, slots=True)
class Rubrikcell:
    """A cell of the header and how far it reaches."""

    text: Varde
    colspan: int
    rowspan: int

    @property
    def scope(self) -> str:
        """`colgroup` over several columns, otherwise `col`."""
        return "colgroup" if self.colspan > 1 else "col"


class Tabellcell(NamedTuple):
    """A cell of the body."""

    varde: Varde | None
    """What stands in it; None where the value is missing."""
    roll: KolumnRoll
    """The role of its first column."""
    scope: str = ""
    """`row` or `rowgroup` where the cell heads its row or rows, otherwise empty."""
    colspan: int = 1
    rowspan: int = 1

    @property
    def spann(self) -> Markup:
        """The attributes that say how far the cell reaches; nothing for an ordinary cell."""
        if self.colspan == self.rowspan == 1:
            return Markup("")
        reach = (("colspan", self.colspan), ("rowspan", self.rowspan))
        return Markup("").join(Markup(' {}="{}"').format(name, number) for name, number in reach if number > 1)


class Tabellrad(NamedTuple):
    """A row of the body."""

    rad: Rad
    celler: tuple[Tabellcell, ...]
    """None of them where the row goes over the whole width."""

    @property
    def klass(self) -> str:
        """The row's class: its role, but a net is set as the subtotal it is."""
        return "delsumma" if self.rad.roll == "netto" else self.rad.roll


def tabellkolumner(tabell: Tabell) -> list[Tabellkolumn]:
    """How the columns are set, the first one among them."""
    made = []
    for kolumn, bredd in zip_longest((NAMN, *tabell.kolumn), tabell.bredder[: len(tabell.kolumn) + 1]):
        klass = "text" if kolumn.roll in IN_WORDS else "tal" if kolumn.roll else ""
        made.append(Tabellkolumn(klass, f"{bredd:f}" if bredd else ""))
    return made


def rubrikrader(tabell: Tabell) -> list[list[Rubrikcell]]:
    """A table's header rows: equal neighbours of a level are joined, and a short heading reaches down."""
    heads = [tabell.forsta_nivaer(), *(kolumn.nivaer() for kolumn in tabell.kolumn)]
    depth = max(len(head) for head in heads)
    return [_rubrikrad(heads, level, depth) for level in range(depth)]


def _rubrikrad(heads: Sequence[Sequence[Varde]], level: int, depth: int) -> list[Rubrikcell]:
    cells: list[Rubrikcell] = []
    previous: tuple[str, ...] = ()
    for head in heads:
        path = tuple(part.text for part in head[: level + 1])
        if len(head) <= level:
            previous = ()
        elif level < len(head) - 1 and path == previous:
            cells[-1] = replace(cells[-1], colspan=cells[-1].colspan + 1)
        else:
            rowspan = depth - level if level == len(head) - 1 else 1
            cells.append(Rubrikcell(running(head[level]), 1, rowspan))
            previous = path
    return cells


def running(text: Varde) -> Varde:
    """A name or a heading, whose figures hold together with their units as in prose."""
    held = hard_spaces(text.text)
    return text if held == text.text else replace(text, text=held)


def tabellrader(tabell: Tabell) -> Iterator[Tabellrad]:
    """The rows of the body in printed order; what a cell reaches over has no cell of its own."""
    covered = tabell.tackta().keys()
    named_above = 0
    for number, rad in enumerate(tabell.rad):
        if rad.is_full_width:
            yield Tabellrad(rad, ())
            continue
        own = [] if named_above else [_name(tabell, rad, number, covered)]
        taken = own[0].colspan - 1 if own else 0
        cells = _cells(tabell, rad, number, covered)
        yield Tabellrad(rad, (*own, *(cell for column, cell in cells if column >= taken)))
        named_above = named_above - 1 if named_above else rad.rader - 1


def _name(tabell: Tabell, rad: Rad, row: int, covered: Collection[tuple[int, int]]) -> Tabellcell:
    """The cell of the row's name; it reaches over columns of names that have nothing to add, as beside a sum."""
    columns = 1
    for number, kolumn in enumerate(tabell.kolumn):
        if kolumn.roll != "rubrik" or rad.rader > 1 or (row, number) in covered or tabell.ruta(rad, number):
            break
        columns += 1
    return Tabellcell(running(rad.namn), NAMN.roll, "rowgroup" if rad.rader > 1 else "row", columns, rad.rader)


def _cells(
    tabell: Tabell, rad: Rad, number: int, covered: Collection[tuple[int, int]]
) -> Iterator[tuple[int, Tabellcell]]:
    for column, kolumn in enumerate(tabell.kolumn):
        if (number, column) in covered:
            continue
        ruta = tabell.ruta(rad, column)
        spann = ruta if isinstance(ruta, Spann) else None
        varde = value_in(ruta)
        if kolumn.roll == "trend" and not spann:
            varde = tabell.utveckling(rad, kolumn)
        if kolumn.roll == "rubrik":
            varde = running(varde or Varde(""))
        scope = "row" if kolumn.roll == "rubrik" and varde else ""
        yield column, Tabellcell(varde, kolumn.roll, scope, *((spann.kolumner, spann.rader) if spann else (1, 1)))
