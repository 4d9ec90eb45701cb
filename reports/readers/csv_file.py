"""A table's rows from a CSV file, straight from the ekonomisystem."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from reports import inputs, swedish
from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Source
from reports.model.tabell import DEEPEST, IN_WORDS, Kolumn, Rad, RadRoll, RadSlag, Ruta, Tabell
from reports.model.varde import Etikett, Varde
from reports.readers.toml_file import CONTROL
from reports.swedish import fold

NAMN, ID, ROLL, NIVA, SLAG = "namn", "id", "roll", "niva", "slag"
_ABOUT_ROWS = (ID, ROLL, NIVA, SLAG)
"""Columns that say something of the row and are no columns of the table."""
_LEVELS = ("", *map(str, range(DEEPEST + 1)))
_ROLES, _KINDS = get_args(RadRoll), get_args(RadSlag)
_BLANK = ';,\t "'
_SEP = re.compile(r"\"?sep=.?\"?[;,\t\s]*", re.IGNORECASE)
"""A line that tells Excel alone how the columns are separated."""
_MAY_BE_THOUSANDS = re.compile(r"\.\d{3}$")
"""A point before three digits: 1.234 is 1,234 to one system and 1 234 to another."""
_DELIMITER = "text som innehåller avgränsaren skrivs i citattecken"
_OPEN_QUOTE = "ett citattecken som börjar en text ska också sluta den; saknas det andra?"

Line = tuple[int, list[str]]
"""A row of the file and the line it begins on, from 1."""


def read_csv(path: Path, name: str, tabell: Tabell) -> Tabell:
    """The table with rows, and where it declares none also columns, from a CSV file.

    The first column is the rows' names, whatever its heading says. The first line names the others by their id or
    printed name; `id`, `roll`, `niva` and `slag` may be among them. A last column with neither heading nor values is
    none. Semicolon, comma or tab; UTF-8 with or without BOM, or Windows-1252. Raises Faults with their lines.
    """
    lines = _lines(_text(path, name), name)
    if not lines:
        raise Faults([Diagnostic(name, 1, "filen är tom", "första raden ska ha kolumnernas namn")])
    (first, head), *rows = _without_empty_ends(lines, name)
    tabell = _with_columns(tabell, head)
    keys = _keys(head, tabell, name, first)
    faults = [fault for number, row in rows for fault in _row_faults(number, row, keys, name)]
    if faults:
        raise Faults(faults)
    figures = {kolumn.id for kolumn in tabell.kolumn if kolumn.roll not in IN_WORDS}
    return tabell.with_rows(tuple(_row(number, row, keys, name, figures) for number, row in rows))


def _text(path: Path, name: str) -> str:
    try:
        data = inputs.read(path)
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
    written = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip(_BLANK)]
    first, heading = written[0] if written else (1, "")
    if _SEP.fullmatch(heading.strip()):
        message = f"raden {heading.strip(_BLANK)} är till för Excel och hör inte till tabellen"
        raise Faults([Diagnostic(name, first, message, "ta bort raden; första raden ska ha kolumnernas namn")])
    if written and not any(map(heading.count, ";\t,")) and all("|" in line for _, line in written):
        hint = "spara filen med semikolon, komma eller tabb mellan kolumnerna"
        raise Faults([Diagnostic(name, first, "kolumnerna skiljs med lodstreck (|)", hint)])
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


def _without_empty_ends(lines: list[Line], name: str) -> list[Line]:
    """The rows, stripped, without what a delimiter at the end of a line makes: fields with no heading and no value."""
    (first, head), *rows = [(number, [cell.strip() for cell in row]) for number, row in lines]
    columns = max(number for number, cell in enumerate(head, 1) if cell)
    cut = [(number, row[:columns] if not any(row[columns:]) else row) for number, row in rows]
    if nameless := [number for number, row in cut if columns < len(row) <= len(head)]:
        message = f"en kolumn har värden, de första på rad {nameless[0]}, men inget namn"
        raise Faults([Diagnostic(name, first, message, "skriv kolumnens namn på första raden")])
    return [(first, head[:columns]), *cut]


def _with_columns(tabell: Tabell, head: list[str]) -> Tabell:
    if tabell.kolumn:
        return tabell
    kolumn: dict[str, Kolumn] = {}
    for number, cell in enumerate(head[1:], 2):
        if cell and not _about_rows(cell):
            id_ = _as_id(cell, number, {NAMN, *_ABOUT_ROWS, *kolumn})
            kolumn[id_] = Kolumn(id=id_, namn=Etikett(cell))
    return replace(tabell, kolumn=tuple(kolumn.values()))


def _about_rows(heading: str) -> str:
    """Which of the columns about the rows a heading names; `Nivå` with a capital is a heading like any other."""
    folded = fold(heading)
    return folded.lower() if folded.lower() in (ID, ROLL) or folded in (NIVA, SLAG) else ""


def _as_id(heading: str, number: int, taken: Collection[str]) -> str:
    """An id that prose can say: `Budget 2022 (tkr)` → `budget_2022_tkr`; a heading without letters goes by number."""
    id_ = swedish.slug(heading).replace("-", "_") or f"kolumn{number}"
    free, again = id_, 1
    while free in taken:
        again += 1
        free = f"{id_}_{again}"
    return free


def _keys(head: list[str], tabell: Tabell, name: str, line: int) -> list[str]:
    """What each column of the file is: `namn`, `id`, `roll`, `niva`, `slag` or the id of a column."""
    known = dict[str, str]()
    for kolumn in tabell.kolumn:
        printed = " ".join(part.text for part in kolumn.nivaer())
        known |= {fold(kolumn.id.lower()): kolumn.id, fold(printed.lower()): kolumn.id}
    keys = [NAMN, *(_about_rows(cell) or known.get(fold(cell.lower()), "") for cell in head[1:])]
    ids = [kolumn.id for kolumn in tabell.kolumn]
    said = [
        (f'kolumnen "{cell}" finns inte i tabellen', did_you_mean(cell, ids))
        if cell
        else (f"kolumn {number} saknar namn", "skriv dess namn på första raden")
        for number, (cell, key) in enumerate(zip(head, keys, strict=True), 1)
        if not key
    ]
    said += [
        (f'en kolumn kan inte ha id "{key}" när raderna står i en fil; där säger ordet något om raden', "byt id")
        for key in ids
        if key in _ABOUT_ROWS
    ]
    said += [_absent(key, head[0], known.get(fold(head[0].lower()))) for key in ids if key not in keys]
    said += [
        (f'kolumnen "{key}" finns {keys.count(key)} gånger', "ge varje kolumn sitt eget namn")
        for key in dict.fromkeys(filter(None, keys))
        if keys.count(key) > 1
    ]
    if said:
        raise Faults(Diagnostic(name, line, message, hint) for message, hint in said)
    return keys


def _absent(key: str, first: str, named: str | None) -> tuple[str, str]:
    """What is said of a column that the file lacks; `named` is the column that its first heading names."""
    if key == named:
        message = f'filens första kolumn heter "{first}", men den första kolumnen ska ha radernas namn'
        return message, "lägg in en kolumn med radernas namn först"
    return f'kolumnen "{key}" saknas i filen', "lägg till den på första raden"


def _row_faults(number: int, row: list[str], keys: list[str], name: str) -> list[Diagnostic]:
    if len(row) != len(keys):
        message = f"raden har {len(row)} fält men första raden har {len(keys)}"
        hint = _OPEN_QUOTE if any(set("\n;\t") & set(field) for field in row) else _DELIMITER
        return [Diagnostic(name, number, message, hint)]
    if not row[0]:
        return [Diagnostic(name, number, "raden saknar namn", "skriv radens namn i första kolumnen")]
    fields = dict(zip(keys, row, strict=True))
    roll, niva = fields.get(ROLL, ""), fields.get(NIVA, "")
    if roll not in _ROLES:
        return [Diagnostic(name, number, f'roll kan inte vara "{roll}"', did_you_mean(roll, filter(None, _ROLES)))]
    slag = _kind(fields)
    if slag not in _KINDS:
        return [Diagnostic(name, number, f'slag kan inte vara "{slag}"', did_you_mean(slag, filter(None, _KINDS)))]
    if niva not in _LEVELS:
        return [Diagnostic(name, number, f'niva kan inte vara "{niva}"', "skriv 0, 1, 2 eller 3, eller inget")]
    return []


def _row(number: int, row: list[str], keys: list[str], name: str, figures: set[str]) -> Rad:
    fields = dict(zip(keys, row, strict=True))
    values: dict[str, Ruta] = {
        key: _value(text, Source(name, f"rad {number}.{key}"), key in figures)
        for key, text in fields.items()
        if text and key not in (NAMN, *_ABOUT_ROWS)
    }
    namn = Etikett(fields[NAMN], None, Source(name, f"rad {number}.{NAMN}"))
    niva = int(fields.get(NIVA) or 0)
    about = {"id": fields.get(ID, ""), "roll": fields.get(ROLL, ""), "slag": _kind(fields)}
    return Rad(namn=namn, niva=niva, varden=values, **about)  # type: ignore[arg-type]


def _kind(fields: Mapping[str, str]) -> str:
    """What a row is by nature, with the capital that Excel gives it or without å, ä and ö."""
    written = fields.get(SLAG, "")
    return next((kind for kind in _KINDS if fold(kind) == fold(written.lower())), written)


def _value(text: str, kalla: Source, figure: bool) -> Varde:
    """A field that is a number in full is set as one; all else stays as written, as do `0070` and `1.234`."""
    tal = swedish.parse_number(text) if figure and not _MAY_BE_THOUSANDS.search(text) else None
    if tal is None or _digits(shown := swedish.number(tal)) != _digits(text):
        return Varde(text, None, kalla)
    return Varde(shown, tal, kalla)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
