"""A table's rows from a CSV file, straight from the ekonomisystem."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

from reports import swedish
from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Source
from reports.model.tabell import Kolumn, Rad, Tabell
from reports.model.varde import Etikett, Varde
from reports.readers.toml_file import CONTROL
from reports.swedish import fold

NAMN, ID, ROLL = "namn", "id", "roll"
_ROLES = ("", "grupp", "delsumma", "summa", "varav", "kommentar")
_BLANK = ';,\t "'
_MAY_BE_THOUSANDS = re.compile(r"\.\d{3}$")
"""A point before three digits: 1.234 is 1,234 to one system and 1 234 to another."""

Line = tuple[int, list[str]]
"""A row of the file and the line it begins on, from 1."""


def read_csv(path: Path, name: str, tabell: Tabell) -> Tabell:
    """The table with rows, and where it declares none also columns, from a CSV file.

    The first line names the columns by their id or printed name; `namn` is the rows' name, `id` and `roll` are
    optional. Semicolon, comma or tab; UTF-8 with or without BOM, or Windows-1252. Raises Faults with their lines.
    """
    lines = _lines(_text(path, name), name)
    if not lines:
        raise Faults([Diagnostic(name, 1, "filen är tom", "första raden ska ha kolumnernas namn")])
    first, head = lines[0][0], [cell.strip() for cell in lines[0][1]]
    tabell = _with_columns(tabell, head)
    keys = _keys(head, tabell, name, first)
    faults = [fault for number, row in lines[1:] for fault in _row_faults(number, row, keys, name)]
    if faults:
        raise Faults(faults)
    figures = {kolumn.id for kolumn in tabell.kolumn if kolumn.roll != "text"}
    return tabell.with_rows(tuple(_row(number, row, keys, name, figures) for number, row in lines[1:]))


def _text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Faults([Diagnostic(name, 0, f"filen går inte att öppna ({error.strerror})")]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text or "\ufffd" in text:
        raise Faults([Diagnostic(name, 1, "filen är inte en textfil", "spara från Excel som CSV UTF-8")])
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Faults([Diagnostic(name, line, "raden innehåller ett osynligt styrtecken", "skriv om texten för hand")])
    return text


def _lines(text: str, name: str) -> list[Line]:
    """The rows that hold anything; a quoted field may run over several lines."""
    heading = next((line for line in text.split("\n") if line.strip(_BLANK)), "")
    reader = csv.reader(io.StringIO(text), delimiter=max(";\t,", key=heading.count))
    lines: list[Line] = []
    above = 0
    try:
        for row in reader:
            lines += [(above + 1, row)] if any(cell.strip() for cell in row) else []
            above = reader.line_num
    except csv.Error:
        hint = "börjar texten med citattecken ska den också sluta med ett"
        raise Faults([Diagnostic(name, above + 1, "raden går inte att läsa som CSV", hint)]) from None
    return lines


def _with_columns(tabell: Tabell, head: list[str]) -> Tabell:
    if tabell.kolumn:
        return tabell
    names = [cell for cell in head[1:] if fold(cell.lower()) not in (ID, ROLL)]
    return replace(tabell, kolumn=tuple(Kolumn(id=_as_id(cell), namn=Etikett(cell)) for cell in names))


def _as_id(name: str) -> str:
    return "_".join(fold(name.lower()).replace("-", " ").split())


def _keys(head: list[str], tabell: Tabell, name: str, line: int) -> list[str]:
    """What each column of the file is: `namn`, `id`, `roll` or the id of a column of the table."""
    known = {ID: ID, ROLL: ROLL}
    for kolumn in tabell.kolumn:
        printed = " ".join(part.text for part in kolumn.nivaer())
        known |= {fold(kolumn.id.lower()): kolumn.id, fold(printed.lower()): kolumn.id}
    keys = [NAMN, *(known.get(fold(cell.lower()), "") for cell in head[1:])]
    ids = [kolumn.id for kolumn in tabell.kolumn]
    said = [
        (f'kolumnen "{cell}" finns inte i tabellen', did_you_mean(cell, ids))
        for cell, key in zip(head, keys, strict=True)
        if not key
    ]
    said += [(f'kolumnen "{key}" saknas i filen', "lägg till den på första raden") for key in ids if key not in keys]
    said += [
        (f'kolumnen "{key}" finns {keys.count(key)} gånger', "ge varje kolumn sitt eget namn")
        for key in dict.fromkeys(filter(None, keys))
        if keys.count(key) > 1
    ]
    if said:
        raise Faults(Diagnostic(name, line, message, hint) for message, hint in said)
    return keys


def _row_faults(number: int, row: list[str], keys: list[str], name: str) -> list[Diagnostic]:
    if len(row) != len(keys):
        message = f"raden har {len(row)} fält men första raden har {len(keys)}"
        return [Diagnostic(name, number, message, "text som innehåller avgränsaren skrivs i citattecken")]
    roll = dict(zip(keys, row, strict=True)).get(ROLL, "").strip()
    if roll not in _ROLES:
        return [Diagnostic(name, number, f'roll kan inte vara "{roll}"', did_you_mean(roll, filter(None, _ROLES)))]
    return []


def _row(number: int, row: list[str], keys: list[str], name: str, figures: set[str]) -> Rad:
    fields = dict(zip(keys, (cell.strip() for cell in row), strict=True))
    values = {
        key: _value(text, Source(name, f"rad {number}.{key}"), key in figures)
        for key, text in fields.items()
        if text and key not in (NAMN, ID, ROLL)
    }
    namn = Etikett(fields[NAMN], None, Source(name, f"rad {number}.{NAMN}"))
    return Rad(namn=namn, id=fields.get(ID, ""), roll=fields.get(ROLL, ""), varden=values)  # type: ignore[arg-type]


def _value(text: str, kalla: Source, figure: bool) -> Varde:
    """A field that is a number in full is set as one; all else stays as written, as do `0070` and `1.234`."""
    tal = swedish.parse_number(text) if figure and not _MAY_BE_THOUSANDS.search(text) else None
    if tal is None or _digits(shown := swedish.number(tal)) != _digits(text):
        return Varde(text, None, kalla)
    return Varde(shown, tal, kalla)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
