"""Tables of figures: drift, prognos, investeringar, volymer, personal and whatever else a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from reports.model.styrkort import STRICT
from reports.model.varde import Etikett, Varde

RadRoll = Literal["", "grupp", "delsumma", "summa", "varav", "kommentar"]
KolumnRoll = Literal["", "text", "utfall", "budget", "avvikelse", "prognos", "bokslut", "foregaende"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolumn:
    """A column of a table; the first column (the rows' names) is not among them."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Key by which rows, prose and CSV files name the column."""
    namn: Etikett | tuple[Etikett, ...]
    """Heading; a list gives a heading of several levels, where equal neighbours are joined."""
    roll: KolumnRoll = ""
    """What the column holds; `text` sets it flush left, all others are figures."""

    def nivaer(self) -> tuple[Varde, ...]:
        """The heading from the top level down."""
        return self.namn if isinstance(self.namn, tuple) else (self.namn,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rad:
    """A row: its name and one value per column."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Etikett
    """Printed name of the row."""
    id: str = ""
    """Key by which prose and other tables name the row."""
    roll: RadRoll = ""
    """`summa`, `delsumma`, `varav` (part of the row above), `grupp` (heading row) or `kommentar`."""
    varden: tuple[Varde, ...] | dict[str, Varde] = ()
    """Values in the order of the columns, or by column id; a missing one is printed as missing."""
    hamta: str = ""
    """`tabell.rad` whose values this row shows, so that a figure stands in one place."""


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
    fotnot: Varde | None = None
    """Small print right under the table."""
    kalla: Varde | None = None
    """Where the figures come from; printed as `Källa: …`."""
    saknas: Varde | None = None
    """What stands in a cell without a value; `..` unless said here. May be an empty text."""

    def varde(self, rad: Rad, kolumn: Kolumn) -> Varde | None:
        """The value of a row in a column; None when it has none."""
        if isinstance(rad.varden, dict):
            return rad.varden.get(kolumn.id)
        position = [k.id for k in self.kolumn].index(kolumn.id)
        return rad.varden[position] if position < len(rad.varden) else None

    def __getitem__(self, rad_id: str) -> Mapping[str, Varde | None]:
        """The row's values by column id, so that prose can say `{{ drift.summa.avvikelse }}`."""
        for rad in self.rad:
            if rad.id == rad_id:
                return {kolumn.id: self.varde(rad, kolumn) for kolumn in self.kolumn}
        raise KeyError(rad_id)

    def with_rows(self, rows: tuple[Rad, ...]) -> Tabell:
        """The same table with other rows."""
        return replace(self, rad=rows)
