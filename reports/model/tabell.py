"""Tables of figures: drift, prognos, investeringar, volymer, personal and whatever else a report shows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from reports.model.period import Period, parse_period
from reports.model.styrkort import STRICT
from reports.model.talrad import SEPARATOR, Listad
from reports.model.varde import Etikett, Varde

DEEPEST = 3
"""Greatest `niva` of a row."""
MOST_DECIMALS = 6
"""Greatest `decimaler` of a column."""
RadRoll = Literal["", "grupp", "delsumma", "summa", "netto", "varav", "kommentar"]
RadSlag = Literal["", "kostnad", "intäkt"]
KolumnRoll = Literal[
    "",
    "text",
    "rubrik",
    "brodtext",
    "utfall",
    "budget",
    "avvikelse",
    "procent",
    "prognos",
    "bokslut",
    "foregaende",
    "trend",
]
Tecken = Literal["", "positiva", "negativa"]
SUMS: frozenset[RadRoll] = frozenset({"delsumma", "summa", "netto"})
"""Roles of rows that other rows add up to."""
IN_WORDS: frozenset[KolumnRoll] = frozenset({"text", "rubrik", "brodtext", "trend"})
"""Roles of columns that hold words; all others are figures, or what the cells show them to be."""
_OF_OUTCOMES = re.compile(r"^\s*(?:utfall|redovisat|bokslut)\s+|\s+(?:utfall|redovisat)\s*$", re.IGNORECASE)
FULL_WIDTH: frozenset[RadRoll] = frozenset({"grupp", "kommentar"})
"""Roles of rows that are one cell over the whole table when they have no values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolumn:
    """A column of a table; the first column (the rows' names) is not among them."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Key by which rows, prose and CSV files name the column."""
    namn: Etikett | tuple[Etikett, ...]
    """Heading; a list gives a heading of several levels, where equal neighbours are joined."""
    roll: KolumnRoll = ""
    """What the column holds: `text`, `rubrik` (what each row shows), `brodtext` (Markdown) or a kind of figures.

    `procent` is the variance in percent of the budget, `trend` a development drawn as a small line.
    """
    enhet: str = ""
    """Unit of the column's figures, where it is another than the table's."""
    av: tuple[str, ...] = ()
    """Ids of the columns whose figures a `trend` is drawn of, in order; else each row lists its own."""
    decimaler: int | None = None
    """Decimals that its numbers are printed with; as written when left out."""

    @property
    def platser(self) -> int | None:
        """`decimaler`, or the nearest number that it may be; None where it is left out."""
        return None if self.decimaler is None else min(max(self.decimaler, 0), MOST_DECIMALS)

    def nivaer(self) -> tuple[Varde, ...]:
        """The heading from the top level down."""
        return self.namn if isinstance(self.namn, tuple) else (self.namn,)

    @property
    def rubrik(self) -> str:
        """The heading on one line, all levels of it."""
        return " ".join(level.one_line for level in self.nivaer())

    @property
    def period(self) -> Period | None:
        """The period that the heading is, alone or with a word for outcomes at either end: `Utfall mars 2027`."""
        return parse_period(_OF_OUTCOMES.sub("", self.rubrik))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spann:
    """A value whose cell reaches over several columns or rows."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    varde: Varde
    """The value itself."""
    kolumner: int = 1
    """Columns that the cell reaches over, its own among them."""
    rader: int = 1
    """Rows that the cell reaches over, its own among them."""


Ruta = Annotated[Varde, Listad()] | Spann
"""What a row says of one of its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rad:
    """A row: its name and one value per column."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Etikett = field(default_factory=lambda: Etikett(""))
    """Printed name of the row; empty under a name that reaches down to it, or in a comment that is a text."""
    id: str = ""
    """Key by which prose and other tables name the row."""
    roll: RadRoll = ""
    """`delsumma` (of the rows since the last sum of its level), `summa` (of its block) or `netto` (running total).

    Or `varav` (part of the row above), `grupp` (heading row) or `kommentar`.
    """
    slag: RadSlag = ""
    """What the row is by nature, `kostnad` or `intäkt`: says how it counts in a net and which way its variance goes."""
    niva: int = 0
    """How deep the row lies among groups and subtotals, 0–3: its name is set in."""
    rader: int = 1
    """Rows that the name reaches over; those below it have none of their own."""
    varden: tuple[Ruta, ...] | dict[str, Ruta] = ()
    """Values in the order of the columns, or by column id; a missing one is printed as missing."""
    text: Varde | None = None
    """Prose (Markdown) of a `kommentar` row, over the whole width."""
    hamta: str = ""
    """`tabell.rad` whose values this row shows, so that a figure stands in one place."""
    accepterad: Varde | None = None
    """Why the row's figures are kept though `check` finds one wrong: `så i publicerat underlag`."""

    @property
    def is_full_width(self) -> bool:
        """Whether the row is one cell over the whole table."""
        return self.text is not None or (self.roll in FULL_WIDTH and not self.varden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabell:
    """A table of figures from TOML or from a CSV file beside it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    rubrik: Varde
    """Caption; `Tabell 3` is put before it."""
    forsta_kolumn: Etikett | tuple[Etikett, ...]
    """Heading of the first column, in one or several levels."""
    kolumn: tuple[Kolumn, ...] = ()
    """The columns after the first; may be left out when `fil` has a heading row."""
    rad: tuple[Rad, ...] = ()
    """The rows in printed order."""
    fil: str = ""
    """CSV file beside the TOML file, straight from the ekonomisystem."""
    noter: dict[str, Varde] = field(default_factory=dict)
    """What a mark after a name or a value means (Markdown), by the mark: `*`, `**`."""
    fotnot: Varde | None = None
    """Small print right under the table."""
    kalla: Varde | None = None
    """Where the figures come from; printed as `Källa: …`."""
    saknas: Varde | None = None
    """What stands in a cell without a value; `..` unless said here. May be an empty text."""
    bredder: tuple[Decimal, ...] = ()
    """Widths in percent, that of the first column first; 0 is by content, as are all when left out."""
    liggande: bool = False
    """Whether the table stands on landscape pages of its own."""
    enhet: str = ""
    """Unit of the figures: `tkr`, `mnkr`, `kr`; values in prose and fetched rows go by it."""
    kostnader: Tecken = ""
    """How costs are written, `positiva` or `negativa`: decides the signs of nets and variances."""
    avrundade: bool = False
    """True when the figures are published rounded one by one, so that a sum may miss by a last digit per row."""
    ansvarig: Varde | None = None
    """Role that fills in the figures."""
    senast: datetime.date | None = None
    """Day by which the figures are to be filled in."""
    accepterad: Varde | None = None
    """Why the table's figures are kept though `check` finds some wrong: `så i publicerat underlag`."""

    def __post_init__(self) -> None:
        words = [number for number, kolumn in enumerate(self.kolumn) if kolumn.roll in IN_WORDS]
        if words:
            object.__setattr__(self, "rad", tuple(self._in_words(rad, words) for rad in self.rad))

    def _in_words(self, rad: Rad, words: Collection[int]) -> Rad:
        """The row with the numbers of its columns of words ungrouped: there they are years and ids, not amounts."""
        if isinstance(rad.varden, dict):
            ids = {self.kolumn[number].id for number in words}
            named = {key: _ungrouped(ruta) if key in ids else ruta for key, ruta in rad.varden.items()}
            return replace(rad, varden=named) if named != rad.varden else rad
        listed = tuple(_ungrouped(ruta) if number in words else ruta for number, ruta in enumerate(rad.varden))
        return replace(rad, varden=listed) if listed != rad.varden else rad

    def forsta_nivaer(self) -> tuple[Varde, ...]:
        """The first column's heading from the top level down."""
        return self.forsta_kolumn if isinstance(self.forsta_kolumn, tuple) else (self.forsta_kolumn,)

    def ruta(self, rad: Rad, kolumn: int) -> Ruta | None:
        """What a row says of its cell in a column, by the column's number from 0; None when it says nothing."""
        if isinstance(rad.varden, dict):
            return rad.varden.get(self.kolumn[kolumn].id)
        return rad.varden[kolumn] if kolumn < len(rad.varden) else None

    def varde(self, rad: Rad, kolumn: Kolumn) -> Varde | None:
        """The value that a row has of its own in a column; None when it has none."""
        return value_in(self.ruta(rad, [k.id for k in self.kolumn].index(kolumn.id)))

    def spann(self) -> Iterator[tuple[int, int, Spann]]:
        """Every cell that reaches over others, with the numbers of its row and its column."""
        for number, rad in enumerate(self.rad):
            own = rad.varden.values() if isinstance(rad.varden, dict) else rad.varden
            if any(isinstance(value, Spann) for value in own):
                for column in range(len(self.kolumn)):
                    if isinstance(ruta := self.ruta(rad, column), Spann):
                        yield number, column, ruta

    def tackta(self) -> dict[tuple[int, int], Varde]:
        """The places (row, column) that a cell of another place reaches over, and what stands in that cell."""
        return {
            (row + down, column + right): spann.varde
            for row, column, spann in self.spann()
            for down in range(min(spann.rader, len(self.rad) - row))
            for right in range(min(spann.kolumner, len(self.kolumn) - column))
            if down or right
        }

    def varden(self, rad: Rad) -> Mapping[str, Varde | None]:
        """What the table shows of a row by column id: its own values, and those of cells that reach over it."""
        row = next(number for number, own in enumerate(self.rad) if own is rad)
        covered = self.tackta()
        return {
            kolumn.id: self._measured(covered.get((row, number)) or value_in(self.ruta(rad, number)), kolumn)
            for number, kolumn in enumerate(self.kolumn)
        }

    def utveckling(self, rad: Rad, kolumn: Kolumn) -> Varde | None:
        """The numbers of a `trend` in a row, between semicolons: its own, or those of the columns that it is of."""
        own = self.varde(rad, kolumn)
        if own is not None or not kolumn.av:
            return own
        values = self.varden(rad)
        texts = [value.one_line if (value := values.get(id_)) else "" for id_ in kolumn.av]
        return Varde(SEPARATOR.join(texts)) if any(texts) else None

    def enhet_i(self, kolumn: Kolumn) -> str:
        """The unit of the figures in a column; empty where none is stated."""
        return kolumn.enhet or ("%" if kolumn.roll == "procent" else self.enhet)

    def _measured(self, value: Varde | None, kolumn: Kolumn) -> Varde | None:
        enhet = self.enhet_i(kolumn)
        return replace(value, enhet=enhet) if enhet and value is not None else value

    def __getitem__(self, rad_id: str) -> Mapping[str, Varde | None]:
        """The row's values by column id, so that prose can say `{{ drift.summa.avvikelse }}`."""
        for rad in self.rad:
            if rad.id == rad_id:
                return self.varden(rad)
        raise KeyError(rad_id)

    def with_rows(self, rows: tuple[Rad, ...]) -> Tabell:
        """The same table with other rows."""
        return replace(self, rad=rows)


def value_in(ruta: Ruta | None) -> Varde | None:
    """The value that a cell holds, whether it reaches over others or not; None where a row says nothing of it."""
    return ruta.varde if isinstance(ruta, Spann) else ruta


def _ungrouped(ruta: Ruta) -> Ruta:
    return Etikett.ungrouped(ruta) if isinstance(ruta, Varde) and ruta.is_written_number else ruta
