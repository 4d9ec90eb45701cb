"""Rows that show another row's values (`hamta = "prognos.summa"`), so that a figure stands in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reports.diagnostics import did_you_mean
from reports.model.computed import with_values
from reports.model.enhet import converted, unit
from reports.model.matt import matt
from reports.model.rapport import Rapport
from reports.model.rutor import decimals, written
from reports.model.tabell import Rad, Ruta, Tabell
from reports.model.varde import Varde
from reports.swedish import and_list

_MARKS = re.compile(r"\*+$")


class HamtaError(ValueError):
    """A reference that gives no value; carries the hint for it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def with_fetched_rows(rapport: Rapport) -> Rapport:
    """The report with every `hamta` row holding the values it names; one that leads nowhere stays as it is."""
    tables = {
        id_: tabell.with_rows(tuple(filled(rad, tabell, rapport.tabell) for rad in tabell.rad))
        if fetches(tabell)
        else tabell
        for id_, tabell in rapport.tabell.items()
    }
    return replace(rapport, tabell=tables)


def fetches(tabell: Tabell) -> bool:
    """Whether any row of a table fetches its values."""
    return any(rad.hamta for rad in tabell.rad)


def filled(rad: Rad, tabell: Tabell, tables: Mapping[str, Tabell]) -> Rad:
    """The row with what it fetches beside its own values; one that fetches none, or leads nowhere, stays as it is."""
    if not rad.hamta:
        return rad
    try:
        source, found = fetched(rad.hamta, tables)
    except HamtaError:
        return rad
    shown: dict[str, Ruta] = {id_: value for id_, value in shared(source, found, tabell).items() if value is not None}
    return with_values(tabell, replace(rad, slag=rad.slag or found.slag), shown)


def shared(source: Tabell, found: Rad, tabell: Tabell) -> dict[str, Varde | None]:
    """What a table can show of another one's row, by column id, in its own units; None where those are none."""
    values, units = source.varden(found), {kolumn.id: source.enhet_i(kolumn) for kolumn in source.kolumn}
    return {
        kolumn.id: in_unit(value, units[kolumn.id], tabell.enhet_i(kolumn), kolumn.platser)
        for kolumn in tabell.kolumn
        if (value := values.get(kolumn.id))
    }


def in_unit(value: Varde, given: str, wanted: str, decimaler: int | None = None) -> Varde | None:
    """A value in another unit, exactly, and printed with as many decimals as it has or with `decimaler`.

    None for a number whose units can't be held against each other; words stay as they are.
    """
    read = matt(value, given)
    if not given or not wanted or given == wanted or read is None:
        return value
    old, new = unit(given), unit(wanted)
    tal, marks = converted(read.tal, read.enhet or old, new), _MARKS.search(value.text)
    if tal is None or read.enhet or read.varav or read.ungefar:
        return None
    size = len(str(new.storlek)) - len(str(old.storlek))
    places = max(0, decimals(read.tal) + size) if decimaler is None else decimaler
    text = written(tal, max(places, decimals(tal)) if decimaler is None else places)
    return replace(value, text=text + (marks[0] if marks else ""), tal=None if marks else tal, enhet=wanted)


def fetched(hamta: str, tables: Mapping[str, Tabell]) -> tuple[Tabell, Rad]:
    """The table and row that `tabell.rad` names; raises HamtaError when there is no such row, or it fetches itself."""
    table_id, _, row_id = hamta.partition(".")
    if table_id not in tables:
        raise HamtaError(f"tabellen {table_id} finns inte", did_you_mean(table_id, tables))
    rows = {rad.id: rad for rad in tables[table_id].rad if rad.id}
    if not row_id:
        raise HamtaError(f"hamta nämner ingen rad i tabellen {table_id}", f"skriv till exempel {table_id}.summa")
    if row_id not in rows:
        raise HamtaError(f"raden {row_id} finns inte i tabellen {table_id}", did_you_mean(row_id, rows))
    if rows[row_id].hamta:
        raise HamtaError(f"raden {hamta} hämtar själv sina värden", "hämta från raden där värdena står")
    return tables[table_id], rows[row_id]


def demand_shared_columns(rad: Rad, tabell: Tabell, source: Tabell) -> None:
    """Values are fetched by column id; raises HamtaError when the row's table has no id that its source has."""
    ids = [kolumn.id for kolumn in source.kolumn]
    if tabell.kolumn and ids and not any(kolumn.id in ids for kolumn in tabell.kolumn):
        table_id = rad.hamta.partition(".")[0]
        message = f"raden {rad.namn} hämtar från {table_id} men inga kolumner har samma id"
        raise HamtaError(message, f"kolumnerna i {table_id} har id {and_list(ids)}")
