"""Which rows and columns of a table a diagram shows, as categories and series, with their names and units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reports.diagnostics import did_you_mean
from reports.model.computed import row_source
from reports.model.diagram import Diagram, SerieRoll
from reports.model.enhet import Enhet, converted, known_unit, unit
from reports.model.matt import matt
from reports.model.period import parse_period
from reports.model.tabell import IN_WORDS, Kolumn, Rad, Spann, Tabell, value_in
from reports.model.varde import Varde
from reports.readers.diagram_series import Rutnat, Tal
from reports.readers.finding import Finding

ROLES: Mapping[str, SerieRoll] = {"budget": "budget", "prognos": "prognos", "foregaende": "fjol"}
"""What a series is beside the outcomes, by the role of its column."""
OUTCOMES = ("prognos", "utfall", "bokslut")
"""Roles of columns that a budget is held against, the first that a table has."""
_DERIVED = ("avvikelse", "procent")
"""Roles of columns that say what others differ by: of another scale than they, shown when asked for."""
_UNIT_LAST = re.compile(r"(.*\S), ([^,]+)")
_ANY_YEAR = " 2000"


@dataclass
class Choice:
    """The columns and rows of a table that a diagram shows."""

    id: str
    diagram: Diagram
    tabell: Tabell

    def path(self, key: str) -> tuple[str | int, ...]:
        """Where the diagram says which columns or rows; where it names the table when it says nothing of them."""
        return ("diagram", self.id, key if getattr(self.diagram, key) else "tabell")

    @cached_property
    def columns(self) -> list[int]:
        """Numbers of the columns, in the diagram's order."""
        if self.diagram.kolumner:
            ids = [kolumn.id for kolumn in self.tabell.kolumn]
            return [ids.index(id_) for id_ in self.diagram.kolumner if id_ in ids]
        if self.diagram.typ in ("avvikelse", "vattenfall") and (pair := self._pair()):
            return pair
        plain = self._figures_of(lambda kolumn: kolumn.roll not in _DERIVED) or self._figures_of(lambda _: True)
        if self.is_of_parts:
            plain = [column for column in plain if self.tabell.kolumn[column].roll not in ROLES] or plain
        return [column for column in plain if _same_kind(self._unit(column), self._unit(plain[0]))]

    @property
    def is_of_parts(self) -> bool:
        """Whether the series are parts of a whole, so that a budget is none of them."""
        return self.diagram.typ == "andel" or self.diagram.hundra

    def _pair(self) -> list[int]:
        """The budget and what is held against it; nothing where one of them isn't there."""
        by_role = {kolumn.roll: n for n, kolumn in reversed(list(enumerate(self.tabell.kolumn)))}
        outcome = next((by_role[role] for role in OUTCOMES if role in by_role), None)
        return [by_role["budget"], outcome] if "budget" in by_role and outcome is not None else []

    def _figures_of(self, is_wanted: Callable[[Kolumn], bool]) -> list[int]:
        return [n for n, kolumn in enumerate(self.tabell.kolumn) if is_wanted(kolumn) and self._has_figures(n)]

    def _has_figures(self, column: int) -> bool:
        if self.tabell.kolumn[column].roll in IN_WORDS:
            return False
        cells = (value_in(self.tabell.ruta(rad, column)) for rad in self.tabell.rad)
        return any(matt(value, self._unit_name(column)) or value.is_gap for value in cells if value)

    @cached_property
    def rows(self) -> list[int]:
        """Numbers of the rows, in the diagram's order."""
        if self.diagram.rader:
            return [row for name in self.diagram.rader if (row := self._row(name)) is not None]
        return [n for n, rad in enumerate(self.tabell.rad) if rad.roll == "" and not rad.is_full_width]

    def _row(self, name: str) -> int | None:
        """The row of an id or, where none has it, of a printed name."""
        by_name = {rad.namn.one_line: n for n, rad in reversed(list(enumerate(self.tabell.rad)))}
        return (by_name | {rad.id: n for n, rad in enumerate(self.tabell.rad) if rad.id}).get(name)

    def unknown(self) -> Iterator[Finding]:
        """Columns and rows that are not there, or that hold nothing to draw."""
        ids, where = [kolumn.id for kolumn in self.tabell.kolumn], f"i tabellen {self.diagram.tabell}"
        figures = [ids[n] for n in self._figures_of(lambda _: True)]
        for number, id_ in enumerate(self.diagram.kolumner):
            if id_ not in ids:
                hint = did_you_mean(id_, figures)
                yield Finding((*self.path("kolumner"), number), f"kolumnen {id_} finns inte {where}", hint)
            elif not self._has_figures(ids.index(id_)):
                hint = did_you_mean(id_, figures)
                yield Finding((*self.path("kolumner"), number), f"kolumnen {id_} {where} har inga tal", hint)
        names = [rad.id or rad.namn.one_line for rad in self.tabell.rad if not rad.is_full_width]
        for number, name in enumerate(self.diagram.rader):
            row = self._row(name)
            if row is None or self.tabell.rad[row].is_full_width:
                said = "finns inte" if row is None else "är en rubrik utan tal"
                yield Finding((*self.path("rader"), number), f"raden {name} {said} {where}", did_you_mean(name, names))
        if not self.columns and not self.diagram.kolumner:
            message = f"tabellen {self.diagram.tabell} har inga tal att rita"
            yield Finding(("diagram", self.id, "tabell"), message, "välj en tabell med tal, eller fyll i dem först")

    @property
    def is_turned(self) -> bool:
        """Whether columns are categories: as the diagram says, or where its lines would go over times."""
        if self.diagram.vand is not None or self.diagram.typ not in ("linje", "lutning"):
            return bool(self.diagram.vand)
        names = [name.one_line.lower() for name in self._headings]
        return len(names) > 1 and all(parse_period(name) or parse_period(name + _ANY_YEAR) for name in names)

    def rutnat(self) -> Rutnat:
        """The figures, with rows as categories."""
        covered = self.tabell.tackta()
        figures = [
            [self._tal(row, column, is_covered=(row, column) in covered) for row in self.rows]
            for column in self.columns
        ]
        return Rutnat(self._names(), self._headings, figures, [self._unit_name(column) for column in self.columns])

    def _tal(self, row: int, column: int, *, is_covered: bool) -> Tal:
        rad = self.tabell.rad[row]
        ruta = self.tabell.ruta(rad, column)
        value = None if is_covered else value_in(ruta)
        if value is None:
            return Tal(Varde("", None, row_source(rad)))
        reaches = isinstance(ruta, Spann) and ruta.kolumner > 1
        return Tal(value) if reaches else Tal.of(value, self._unit(column))

    def _unit(self, column: int) -> Enhet | None:
        return unit(name) if (name := self._unit_name(column)) else None

    def _unit_name(self, column: int) -> str:
        """The unit of a column: what it or the table says, or what its heading ends with (`Hyra, tkr`)."""
        kolumn = self.tabell.kolumn[column]
        return self.tabell.enhet_i(kolumn) or _unit_in(kolumn.nivaer()[-1].one_line)

    @cached_property
    def _headings(self) -> list[Varde]:
        """The columns' headings, without the upper levels that they all share and the unit that stands at the axis."""
        chosen = [self.tabell.kolumn[n] for n in self.columns]
        shared = _shared(chosen)
        return [_heading(kolumn, shared) for kolumn in chosen]

    def _names(self) -> list[Varde]:
        """The rows' names, each with its group where two would be the same."""
        names = [_name(self.tabell, row) for row in self.rows]
        times = Counter(name.one_line for name in names)
        return [
            replace(name, text=f"{group}: {name.one_line}") if times[name.one_line] > 1 and group else name
            for name, group in zip(names, (_group(self.tabell.rad, row) for row in self.rows), strict=True)
        ]

    def same_unit_hint(self) -> str:
        """What to write where the columns have different units: those that go with the first of them."""
        asked = known_unit(self.diagram.enhet.text) if self.diagram.enhet else None
        if asked and not any(_same_kind(self._unit(n), asked) for n in self.columns):
            return "ta bort enhet, eller skriv tabellens"
        first = self._unit(self.columns[0]) if self.columns else None
        same = [self.tabell.kolumn[n].id for n in self.columns if self._unit(n) == first]
        listed = ", ".join(f'"{id_}"' for id_ in same)
        return f"välj kolumner med samma enhet, till exempel kolumner = [{listed}]"

    @property
    def roles(self) -> list[str]:
        """The roles of the columns."""
        return [self.tabell.kolumn[n].roll for n in self.columns]


def _same_kind(one: Enhet | None, other: Enhet | None) -> bool:
    """Whether figures in two units can stand on one axis; a column without a unit stands with others without."""
    return (one is None) == (other is None) and converted(Decimal(1), one, other) is not None


# ---------------------------------------------------------------- names


def _unit_in(heading: str) -> str:
    match = _UNIT_LAST.fullmatch(heading)
    return match[2] if match and known_unit(match[2]) else ""


def _shared(columns: Sequence[Kolumn]) -> int:
    """How many levels from the top all headings have in common; the lowest is never among them."""
    levels = [[level.one_line for level in kolumn.nivaer()] for kolumn in columns]
    least = min((len(one) for one in levels), default=1)
    alike = [len({one[n] for one in levels}) == 1 for n in range(least - 1)]
    return alike.index(False) if False in alike else len(alike) if len(columns) > 1 else 0


def _heading(kolumn: Kolumn, shared: int) -> Varde:
    levels = kolumn.nivaer()
    text = " ".join(level.one_line for level in levels[shared:])
    return replace(levels[-1], text=match[1] if (match := _UNIT_LAST.fullmatch(text)) and _unit_in(text) else text)


def _name(tabell: Tabell, row: int) -> Varde:
    """A row's name: under a name that reaches down to it that name too, and what its columns of names say."""
    rad, above = tabell.rad[row], row
    while above and not tabell.rad[above].namn and not tabell.rad[above].is_full_width:
        above -= 1
    columns = [n for n, kolumn in enumerate(tabell.kolumn) if kolumn.roll == "rubrik"]
    more = [value.one_line for n in columns if (value := value_in(tabell.ruta(rad, n)))]
    own = rad.namn or tabell.rad[above].namn
    return replace(own, text=", ".join([own.one_line, *more])) if more else own


def _group(rows: Sequence[Rad], row: int) -> str:
    groups = (rows[n] for n in range(row - 1, -1, -1) if rows[n].roll == "grupp")
    return next((rad.namn.one_line for rad in groups if rad.niva <= rows[row].niva), "")
