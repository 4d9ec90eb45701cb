"""Cells that should be computed and can't be: each row's in one sentence, and what a whole table lacks told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports import swedish
from reports.model.avvikelser import pairs, shares
from reports.model.computed import Olost
from reports.model.matt import matt
from reports.model.tabell import Tabell, value_in
from reports.readers.finding import Finding, Path
from reports.readers.judged import file_place, keep_hint, named_column, named_row

_EMPTY = 'skriv talet, eller "" om rutan ska vara tom'
_SIGNS = 'skriv kostnader = "positiva" eller "negativa" i tabellen'
_NATURE = 'skriv slag = "intäkt" på raden, eller slag = "kostnad" om den är en kostnad'
_ONE_SIGN = "skriv alla intäkter på samma sätt, med eller utan minus, eller skriv talen som ska räknas ut"
_UNITS = 'skriv samma slags enhet på kolumnerna, enhet = "tkr", eller bara i tabellen'
_ONE_UNIT = 'skriv talen i samma enhet, utan att skriva ut den, och enhet = "tkr" på kolumnen eller i tabellen'


def unsolved(tabell: Tabell, cells: Sequence[Olost], path: Path) -> Iterator[Finding]:
    """What is said of the cells of the table at `path` that can't be computed."""
    if any(one.skal == "tecken" for one in cells):
        message = f"avvikelserna i tabellen {path[1]} räknas inte ut, för den säger inte hur kostnader skrivs"
        yield Finding(path, message, _SIGNS, "varning", acceptable=True)
    mixed = {one.kolumn: clash for one in cells if one.skal == "enhet" and (clash := _clash(tabell, one))}
    for column, clash in mixed.items():
        message = f"kolumnen {named_column(tabell, column)} räknas inte ut: {clash}"
        yield Finding((*path, "kolumn", column), message, _UNITS, "varning", acceptable=True)
    for row in dict.fromkeys(one.vid for one in cells if one.skal == "intäkt"):
        yield _is_revenue(tabell, row, path)
    for row in dict.fromkeys(one.vid for one in cells if one.skal == "minus"):
        yield _is_both_ways(tabell, row, path)
    rest = [one for one in cells if one.skal not in ("tecken", "intäkt", "minus") and one.kolumn not in mixed]
    yield from _by_row(tabell, _once(rest), path)


def _is_revenue(tabell: Tabell, row: int, path: Path) -> Finding:
    """A row that must say whether it is revenue, told once for all that is not computed for it."""
    message = f"{named_row(tabell.rad[row], row)} ser ut att vara en intäkt men säger det inte"
    message += ", så summor och avvikelser med den räknas inte ut"
    here, source = (*path, "rad", row), file_place(tabell.rad[row])
    return Finding(here, message, _NATURE, "varning", acceptable=True, source=source)


def _is_both_ways(tabell: Tabell, row: int, path: Path) -> Finding:
    """A row of revenue that is written with a minus, where other revenue is not; told once."""
    message = f"{named_row(tabell.rad[row], row)} är en intäkt med minus, men tabellen har också intäkter utan minus"
    message += ", så netton av dem och deras avvikelser räknas inte ut"
    here, source = (*path, "rad", row), file_place(tabell.rad[row])
    return Finding(here, message, _ONE_SIGN, "varning", acceptable=True, source=source)


def _once(cells: Sequence[Olost]) -> list[Olost]:
    """The cells without those that the same thing is in the way of as of one above, in the same column."""
    first: dict[tuple[object, ...], Olost] = {}
    for one in sorted(cells, key=lambda one: one.rad):
        is_shared = one.vid >= 0 or one.skal == "slag"
        first.setdefault((one.kolumn, one.skal, one.vid, -1 if is_shared else one.rad), one)
    return list(first.values())


def _by_row(tabell: Tabell, cells: Sequence[Olost], path: Path) -> Iterator[Finding]:
    """The cells of a row that one thing is in the way of are told together."""
    ordered = sorted(cells, key=lambda one: (one.rad, one.skal, one.vid))
    for (row, _, _), same in groupby(ordered, key=lambda one: (one.rad, one.skal, one.vid)):
        together = list(same)
        message, hint = _reason(tabell, together[0])
        columns = swedish.and_list([named_column(tabell, one.kolumn) for one in together])
        said = f"{named_row(tabell.rad[row], row)} går inte att räkna ut i {columns}: {message}"
        hint, source = f"{hint}, eller {keep_hint(tabell)}", file_place(tabell.rad[row])
        yield Finding((*path, "rad", row), said, hint, "varning", acceptable=True, source=source)


def _reason(tabell: Tabell, one: Olost) -> tuple[str, str]:
    """Why a cell can't be computed, and what to do about it."""
    other = named_row(tabell.rad[one.vid], one.vid) if one.vid >= 0 else ""
    match one.skal:
        case "noll":
            return "budgeten är 0", _EMPTY
        case "slag":
            return "raderna är både kostnader och intäkter, men tabellen säger inte hur kostnader skrivs", _SIGNS
        case "enhet" if other:
            return f"talet på {other} har inte samma enhet som de andra", _ONE_UNIT
        case "enhet":
            values = (value_in(tabell.ruta(tabell.rad[one.rad], column)) for column in _terms(tabell, one.kolumn))
            return f"{swedish.and_list([str(value) for value in values])} har inte samma enhet", _ONE_UNIT
        case _ if (value := value_in(tabell.ruta(tabell.rad[one.vid], one.kolumn))) and matt(value):
            return f"talet på {other} är ungefärligt", "skriv det exakta talet, eller skriv själv det som ska stå"
        case _:
            return f"{other} har inget tal där", _EMPTY


def _terms(tabell: Tabell, column: int) -> tuple[int, ...]:
    """The columns that a column of variances is of, as it is read."""
    for par in pairs(tabell):
        if par.kolumn == column:
            return par.utfall, par.budget
    for share in shares(tabell):
        if share.kolumn == column:
            other = share.par.utfall if share.avvikelse is None and share.par else share.avvikelse
            return (share.budget,) if other is None else (other, share.budget)
    return ()


def _clash(tabell: Tabell, one: Olost) -> str:
    """The two columns whose units can't be held together, with their units; nothing where it is only the cells'."""
    terms = _terms(tabell, one.kolumn) if one.vid < 0 else ()
    columns = [*reversed(terms), *([one.kolumn] if tabell.kolumn[one.kolumn].roll != "procent" else [])]
    units = [tabell.enhet_i(tabell.kolumn[column]) for column in columns]
    other = next((n for n, unit in enumerate(units) if unit != units[0]), None) if terms else None
    if other is None:
        return ""
    first, second = (f"{named_column(tabell, columns[n])} {_is_in(units[n])}" for n in (0, other))
    return f"{first}, men {second}"


def _is_in(unit: str) -> str:
    return f"är i {unit}" if unit else "saknar enhet"
