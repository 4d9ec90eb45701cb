"""A table's rows from a CSV file, straight from the ekonomisystem."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Source
from reports.model.tabell import Kolumn, Rad, Tabell
from reports.model.varde import Varde
from reports.swedish import fold

NAMN, ID, ROLL = "namn", "id", "roll"
_ROLES = ("", "grupp", "delsumma", "summa", "varav", "kommentar")


def read_csv(path: Path, name: str, tabell: Tabell) -> Tabell:
    """The table with rows, and where it declares none also columns, from a CSV file.

    The first line names the columns by their id or printed name; `namn` is the rows' name, `id` and `roll` are
    optional. Semicolon, comma or tab; UTF-8 with or without BOM, or Windows-1252. Raises Faults with their lines.
    """
    lines = [(number, row) for number, row in enumerate(_rows(path, name), 1) if any(cell.strip() for cell in row)]
    if not lines:
        raise Faults([Diagnostic(name, 1, "filen är tom", "första raden ska ha kolumnernas namn")])
    head = [cell.strip() for cell in lines[0][1]]
    tabell = _with_columns(tabell, head)
    keys = _keys(head, tabell, name)
    faults = [fault for number, row in lines[1:] for fault in _row_faults(number, row, keys, name)]
    if faults:
        raise Faults(faults)
    return tabell.with_rows(tuple(_row(number, row, keys, name) for number, row in lines[1:]))


def _rows(path: Path, name: str) -> list[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Faults([Diagnostic(name, 0, f"filen går inte att öppna ({error.strerror})")]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        raise Faults([Diagnostic(name, 1, "filen är inte en textfil", "spara från Excel som CSV UTF-8")])
    first = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def _with_columns(tabell: Tabell, head: list[str]) -> Tabell:
    if tabell.kolumn:
        return tabell
    names = [cell for cell in head[1:] if fold(cell.lower()) not in (ID, ROLL)]
    return replace(tabell, kolumn=tuple(Kolumn(id=_as_id(cell), namn=Varde(cell)) for cell in names))


def _as_id(name: str) -> str:
    return "_".join(fold(name.lower()).replace("-", " ").split())


def _keys(head: list[str], tabell: Tabell, name: str) -> list[str]:
    """What each column of the file is: `namn`, `id`, `roll` or the id of a column of the table."""
    known = {ID: ID, ROLL: ROLL}
    for kolumn in tabell.kolumn:
        printed = " ".join(part.text for part in kolumn.nivaer())
        known |= {fold(kolumn.id.lower()): kolumn.id, fold(printed.lower()): kolumn.id}
    keys = [NAMN, *(known.get(fold(cell.lower()), "") for cell in head[1:])]
    strangers = [cell for cell, key in zip(head, keys, strict=True) if not key]
    missing = [kolumn.id for kolumn in tabell.kolumn if kolumn.id not in keys]
    ids = [kolumn.id for kolumn in tabell.kolumn]
    faults = [
        Diagnostic(name, 1, f'kolumnen "{cell}" finns inte i tabellen', did_you_mean(cell, ids)) for cell in strangers
    ]
    faults += [
        Diagnostic(name, 1, f'kolumnen "{key}" saknas i filen', "lägg till den på första raden") for key in missing
    ]
    if faults:
        raise Faults(faults)
    return keys


def _row_faults(number: int, row: list[str], keys: list[str], name: str) -> list[Diagnostic]:
    if len(row) != len(keys):
        message = f"raden har {len(row)} fält men första raden har {len(keys)}"
        return [Diagnostic(name, number, message, "text som innehåller avgränsaren skrivs i citattecken")]
    roll = dict(zip(keys, row, strict=True)).get(ROLL, "").strip()
    if roll not in _ROLES:
        return [Diagnostic(name, number, f'roll kan inte vara "{roll}"', did_you_mean(roll, filter(None, _ROLES)))]
    return []


def _row(number: int, row: list[str], keys: list[str], name: str) -> Rad:
    fields = dict(zip(keys, (cell.strip() for cell in row), strict=True))
    values = {key: _value(text, name, number, key) for key, text in fields.items() if text and key not in (ID, ROLL)}
    namn = values.pop(NAMN, Varde(""))
    return Rad(namn=namn, id=fields.get(ID, ""), roll=fields.get(ROLL, ""), varden=values)  # type: ignore[arg-type]


def _value(text: str, name: str, line: int, key: str) -> Varde:
    """A field that is a number in full is set as one; everything else stays as written."""
    value = Varde.of(text)
    kalla = Source(name, f"rad {line}.{key}")
    return Varde(text, None, kalla) if value.tal is None else replace(Varde.of(value.tal), kalla=kalla)
