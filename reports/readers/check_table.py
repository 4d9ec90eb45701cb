"""The rules of a table: rows fit their columns, cells reach over empty places only, marks and notes meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reports.diagnostics import did_you_mean
from reports.model.tabell import DEEPEST, Rad, Spann, Tabell, value_in
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.hamta import HamtaError, demand_shared_columns, fetched, filled

_MARK = re.compile(r"\*+")
_ALMOST = 1
"""Percent that widths may lack of the whole table, or go beyond it, by rounding."""


def tables(tabell: Mapping[str, Tabell]) -> Iterator[Finding]:
    """All that is to be said of the tables of a report."""
    for id_, own in tabell.items():
        path = ("tabell", id_)
        yield from _columns(id_, own, path)
        yield from _widths(own, (*path, "bredder"))
        for number, rad in enumerate(own.rad):
            here = (*path, "rad", number)
            yield from _row(own, rad, here, tabell)
            yield from _values(own, rad, here)
        yield from _reach(own, path)
        shown = own.with_rows(tuple(filled(rad, own, tabell) for rad in own.rad))
        yield from _spans(shown, (*path, "rad"))
        yield from _notes(shown, path)


def _columns(id_: str, tabell: Tabell, path: Path) -> Iterator[Finding]:
    if tabell.forsta_kolumn == ():
        message = f"tabellen {id_} saknar rubrik över radernas namn"
        yield Finding((*path, "forsta_kolumn"), message, 'skriv till exempel forsta_kolumn = "Belopp i tkr"')
    for number, kolumn in enumerate(tabell.kolumn):
        if not kolumn.nivaer():
            message = f"kolumnen {kolumn.id} saknar rubrik"
            yield Finding((*path, "kolumn", number, "namn"), message, 'skriv till exempel namn = "Budget"')
    if not tabell.kolumn:
        hint = 'lägg till kolumn = [ { id = "utfall", namn = "Utfall" } ], eller fil = "….csv"'
        yield Finding(path, f"tabellen {id_} saknar kolumner", hint)


def _widths(tabell: Tabell, path: Path) -> Iterator[Finding]:
    widths, columns = tabell.bredder, len(tabell.kolumn) + 1
    total = sum(widths)
    if not widths:
        return
    if len(widths) != columns:
        message = f"bredder har {len(widths)} tal men tabellen {columns} kolumner, den första medräknad"
        yield Finding(path, message, "skriv ett tal för varje kolumn; 0 betyder efter innehållet")
    for width in widths:
        if not 0 <= width <= 100:
            yield Finding(path, f"bredden {width} är ingen andel i procent", "skriv tal från 0 till 100")
    if total > 100 + _ALMOST or (0 in widths and total >= 100):
        message = f"bredderna är tillsammans {total} procent"
        yield Finding(path, message, "skriv tal som tillsammans är högst 100, och mindre om någon kolumn har 0")
    elif 0 not in widths and total < 100 - _ALMOST:
        yield Finding(path, f"bredderna är tillsammans bara {total} procent", "skriv tal som tillsammans är 100")


def named(rad: Rad, number: int) -> str:
    """A row as messages call it: by its name, or by its number from 0 when it has none."""
    return f"raden {rad.namn}" if rad.namn else f"rad {number + 1}"


def _row(tabell: Tabell, rad: Rad, path: Path, tables: Mapping[str, Tabell]) -> Iterator[Finding]:
    """What a row says of itself: its level, its text, and where it takes its values from."""
    row = named(rad, int(path[-1]))
    if not 0 <= rad.niva <= DEEPEST:
        yield Finding((*path, "niva"), f"niva kan inte vara {rad.niva}", f"skriv ett heltal från 0 till {DEEPEST}")
    if rad.text is not None:
        if rad.roll != "kommentar":
            hint = 'skriv roll = "kommentar", eller flytta texten till ett värde i en kolumn med roll = "brodtext"'
            yield Finding((*path, "text"), f"{row} har en text men är ingen kommentar", hint)
        if rad.varden or rad.hamta:
            message = f"{row} har både text och värden"
            yield Finding((*path, "text"), message, "låt texten stå i en egen rad över hela bredden")
    if rad.hamta:
        try:
            source, _ = fetched(rad.hamta, tables)
            demand_shared_columns(rad, tabell, source)
        except HamtaError as error:
            yield Finding((*path, "hamta"), str(error), error.hint)


def _values(tabell: Tabell, rad: Rad, path: Path) -> Iterator[Finding]:
    """A row's values against the table's columns."""
    ids, row, number = [kolumn.id for kolumn in tabell.kolumn], named(rad, int(path[-1])), len(rad.varden)
    message = f"{row} har {number} värden men tabellen {len(ids)} kolumner"
    if isinstance(rad.varden, dict):
        for key in rad.varden:
            if key not in ids:
                yield Finding((*path, "varden", key), f"kolumnen {key} finns inte i tabellen", did_you_mean(key, ids))
    elif number > len(ids):
        yield Finding(
            (*path, "varden"), message, "ta bort ett värde, eller lägg till en kolumn; decimaler skrivs med punkt, 6.4"
        )
    elif 0 < number < len(ids):
        hint = 'skriv "" för en tom cell, eller namnge värdena: { utfall = 5.5 }; tal skrivs med punkt, 5.5'
        yield Finding((*path, "varden"), message, hint)


# ---------------------------------------------------------------- names that reach over several rows


def _reach(tabell: Tabell, path: Path) -> Iterator[Finding]:
    """Every row has a name of its own, or stands under one that reaches down to it and is told apart by a column."""
    number = 0
    while number < len(tabell.rad):
        rad = tabell.rad[number]
        size = max(rad.rader, 1)
        yield from _first(tabell, rad, number, (*path, "rad", number))
        below = range(number + 1, min(number + size, len(tabell.rad)))
        for under in below:
            yield from _under(tabell.rad[under], under, named(rad, number), (*path, "rad", under))
        if below:
            yield from _told_apart(tabell, [number, *below], (*path, "rad"))
        number += size


def _first(tabell: Tabell, rad: Rad, number: int, path: Path) -> Iterator[Finding]:
    row, left = named(rad, number), len(tabell.rad) - number
    if not rad.namn and rad.text is None:
        message = f"{row} i tabellen {path[1]} saknar namn"
        yield Finding(path, message, 'lägg till namn = "…"; bara en kommentar med text kan vara utan')
    if rad.rader < 1:
        yield Finding((*path, "rader"), f"rader kan inte vara {rad.rader}", "skriv ett heltal från 1")
    elif rad.rader > left:
        message = f"{row} når över {rad.rader} rader, men härifrån har tabellen bara {left}"
        yield Finding((*path, "rader"), message, f"skriv högst {left}")
    elif rad.rader > 1 and rad.is_full_width:
        message = f"{row} går över hela bredden och kan inte nå ned över fler rader"
        yield Finding((*path, "rader"), message, "ta bort rader")


def _under(rad: Rad, number: int, over: str, path: Path) -> Iterator[Finding]:
    row = named(rad, number)
    if rad.namn:
        message = f"{row} har ett eget namn, men {over} når ned över den"
        yield Finding(path, message, "ta bort namnet, eller skriv ett mindre tal vid rader")
    elif rad.is_full_width or rad.rader != 1:
        message = f"{row} kan inte stå under ett namn som når över flera rader"
        yield Finding(path, message, "flytta raden, eller skriv ett mindre tal vid rader")


def _told_apart(tabell: Tabell, numbers: list[int], path: Path) -> Iterator[Finding]:
    heading = [number for number, kolumn in enumerate(tabell.kolumn) if kolumn.roll == "rubrik"]
    first = named(tabell.rad[numbers[0]], numbers[0])
    if not heading:
        message = f"{first} når över flera rader, men ingen kolumn säger vad var och en av dem visar"
        yield Finding((*path, numbers[0], "rader"), message, 'ge kolumnen som säger det roll = "rubrik"')
        return
    covered = tabell.tackta()
    for number in numbers:
        if not any(covered.get((number, column)) or _own(tabell, number, column) for column in heading):
            message = f"rad {number + 1} säger inte vad den visar i kolumnen {tabell.kolumn[heading[0]].id}"
            yield Finding((*path, number), message, f"skriv det där; {first} når över flera rader")


def _own(tabell: Tabell, row: int, column: int) -> Varde | Spann | None:
    """What a row says of a cell, unless it is an empty text."""
    return tabell.ruta(tabell.rad[row], column) or None


# ---------------------------------------------------------------- values that reach over several cells


def _spans(tabell: Tabell, path: Path) -> Iterator[Finding]:
    taken: dict[tuple[int, int], str] = {}
    for row, column, spann in tabell.spann():
        here = (*path, row, "varden")
        if spann.kolumner < 1 or spann.rader < 1:
            yield Finding(here, "kolumner och rader vid ett värde kan inte vara mindre än 1", "skriv heltal från 1")
        elif outside := list(_outside(tabell, row, column, spann)):
            yield from (Finding(here, message, hint) for message, hint in outside)
        else:
            yield from _covered(tabell, (row, column), spann, path, taken)


def _cell(tabell: Tabell, row: int, column: int) -> str:
    return f"{named(tabell.rad[row], row)}, kolumnen {tabell.kolumn[column].id}"


def _outside(tabell: Tabell, row: int, column: int, spann: Spann) -> Iterator[tuple[str, str]]:
    cell = _cell(tabell, row, column)
    rows, columns = len(tabell.rad) - row, len(tabell.kolumn) - column
    if spann.kolumner > columns:
        yield (
            f"{cell}: värdet når över {spann.kolumner} kolumner, men här finns bara {columns}",
            f"skriv högst {columns}",
        )
    if spann.rader > rows:
        yield f"{cell}: värdet når över {spann.rader} rader, men här finns bara {rows}", f"skriv högst {rows}"


def _covered(
    tabell: Tabell, place: tuple[int, int], spann: Spann, path: Path, taken: dict[tuple[int, int], str]
) -> Iterator[Finding]:
    """What a cell reaches over must be empty, and be reached over by it alone."""
    row, column = place
    cell = _cell(tabell, row, column)
    for under in range(row, row + spann.rader):
        here = (*path, under, "varden")
        if tabell.rad[under].is_full_width:
            message = f"{named(tabell.rad[under], under)} går över hela bredden, men {cell}, når ned över den"
            yield Finding(here, message, "låt värdet nå över färre rader")
            continue
        for beside in range(column, column + spann.kolumner):
            other = taken.setdefault((under, beside), cell)
            if (under, beside) != place and (other != cell or _own(tabell, under, beside)):
                message = f"{_cell(tabell, under, beside)}, är inte tom, men {cell}, når över den"
                yield Finding(here, message, 'skriv "" där, eller låt värdet nå över färre kolumner och rader')


# ---------------------------------------------------------------- marks and notes


def _notes(tabell: Tabell, path: Path) -> Iterator[Finding]:
    """A mark and its note need each other; stars in a table without notes are the staff's own affair."""
    for mark in tabell.noter:
        if not _MARK.fullmatch(mark):
            yield Finding((*path, "noter", mark), f'en not kan inte ha märket "{mark}"', 'skriv "*", "**" eller "***"')
    texts = list(_texts(tabell, path)) if tabell.noter else []
    used = {found for _, text, _ in texts for found in _MARK.findall(text)}
    for mark in (mark for mark in tabell.noter if _MARK.fullmatch(mark) and mark not in used):
        message = f"noten {mark} har inget märke i tabellen {path[1]}"
        yield Finding((*path, "noter", mark), message, f"skriv {mark} sist i namnet eller värdet den gäller", "varning")
    for here, text, is_prose in texts:
        found = _MARK.search(text, len(text.rstrip("*")))
        if found and not is_prose and found[0] not in tabell.noter:
            message = f'"{text}" har märket {found[0]}, men tabellen {path[1]} har ingen sådan not'
            yield Finding(here, message, f'lägg till "{found[0]}" = "…" under noter', "varning")


def _texts(tabell: Tabell, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """What a mark may stand in: path, text, and whether the text is Markdown, where stars are emphasis too."""
    yield (*path, "rubrik"), tabell.rubrik.text, False
    yield from (((*path, "forsta_kolumn"), level.text, False) for level in tabell.forsta_nivaer())
    for number, kolumn in enumerate(tabell.kolumn):
        yield from (((*path, "kolumn", number, "namn"), level.text, False) for level in kolumn.nivaer())
    prose = [kolumn.roll == "brodtext" for kolumn in tabell.kolumn]
    for number, rad in enumerate(tabell.rad):
        here = (*path, "rad", number)
        yield (*here, "namn"), rad.namn.text, False
        yield (*here, "text"), rad.text.text if rad.text else "", True
        for column, is_prose in enumerate(prose):
            value = value_in(tabell.ruta(rad, column))
            yield (*here, "varden", column), value.text if value else "", is_prose
