"""Tables of figures: keys that fit together, sums, variances, fetched rows, and cells that can't be computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reports import swedish
from reports.diagnostics import nearest
from reports.model.avvikelser import Avvikelser, shares, signs
from reports.model.computed import computed
from reports.model.enhet import MONEY, known_unit
from reports.model.rapport import Rapport
from reports.model.rutor import Lage, Rutor
from reports.model.summering import Summering
from reports.model.tabell import FULL_WIDTH, IN_WORDS, MOST_DECIMALS, SUMS, Kolumn, Rad, Tabell, value_in
from reports.readers.check_fetched import carried
from reports.readers.check_sums import Sums
from reports.readers.check_unsolved import unsolved
from reports.readers.check_variances import Variances
from reports.readers.finding import Finding, Path
from reports.readers.judged import file_place, keep_hint, named_cell, named_row
from reports.readers.settled import settled

# ---------------------------------------------------------------- keys


def _keys(rapport: Rapport) -> Iterator[Finding]:
    for id_, tabell in rapport.tabell.items():
        path: Path = ("tabell", id_)
        yield from _of_table(tabell, path)
        for number, kolumn in enumerate(tabell.kolumn):
            yield from _of_column(kolumn, (*path, "kolumn", number))
        with_terms = {share.kolumn for share in shares(tabell)}
        for number, kolumn in enumerate(tabell.kolumn):
            if kolumn.roll == "procent" and number not in with_terms:
                message = (
                    f"kolumnen {kolumn.id} visar avvikelse i procent, men till vänster finns inget att räkna den av"
                )
                hint = "ställ kolumnerna med rollerna budget och avvikelse före den"
                yield Finding((*path, "kolumn", number, "roll"), message, hint)
        for number, rad in enumerate(tabell.rad):
            yield from _of_row(rad, number, (*path, "rad", number))


def _of_table(tabell: Tabell, path: Path) -> Iterator[Finding]:
    yield from _unit(tabell.enhet, (*path, "enhet"))
    yield from _two_units(tabell, path)
    if tabell.kolumn and all(kolumn.roll in IN_WORDS for kolumn in tabell.kolumn):
        for key in ("enhet", "kostnader", "avrundade"):
            if getattr(tabell, key):
                message = f"tabellen {path[1]} har {key} men inga kolumner med tal"
                yield Finding((*path, key), message, f"ta bort {key}, eller ge en kolumn en annan roll")


def _two_units(tabell: Tabell, path: Path) -> Iterator[Finding]:
    """A heading of the first column that says another unit of amounts than the table."""
    own = known_unit(tabell.enhet)
    text = " ".join(level.text for level in tabell.forsta_nivaer())
    found = {unit for word in re.findall(r"\w+", text) if (unit := known_unit(word)) and unit.namn in MONEY}
    if own and own.namn in MONEY and found and own not in found:
        other = next(iter(found))
        message = f'tabellen {path[1]} har enhet = "{own}", men rubriken på första kolumnen säger {other}'
        yield Finding((*path, "enhet"), message, "rätta den som är fel", "varning", acceptable=True)


def _unit(enhet: str, path: Path) -> Iterator[Finding]:
    if enhet and known_unit(enhet) is None and (near := nearest(enhet, MONEY)):
        yield Finding(path, f'enheten "{enhet}" är okänd', f"menade du {near}?", "varning")


def _of_column(kolumn: Kolumn, path: Path) -> Iterator[Finding]:
    yield from _unit(kolumn.enhet, (*path, "enhet"))
    if kolumn.decimaler is not None and not 0 <= kolumn.decimaler <= MOST_DECIMALS:
        message = f"decimaler kan inte vara {kolumn.decimaler}"
        yield Finding((*path, "decimaler"), message, f"skriv ett heltal från 0 till {MOST_DECIMALS}")
    for key in ("enhet", "decimaler"):
        if kolumn.roll in IN_WORDS and getattr(kolumn, key) not in ("", None):
            message = f"kolumnen {kolumn.id} har rollen {kolumn.roll} och kan inte ha {key}"
            yield Finding((*path, key), message, f"ta bort {key}, eller ge kolumnen en annan roll")


def _of_row(rad: Rad, number: int, path: Path) -> Iterator[Finding]:
    if rad.slag and rad.roll in FULL_WIDTH:
        message = f"{named_row(rad, number)} har rollen {rad.roll} och kan inte ha slag"
        hint = "skriv slag på raderna som har talen"
        yield Finding((*path, "slag"), message, hint, source=file_place(rad))


# ---------------------------------------------------------------- figures


def _figures(rapport: Rapport) -> Iterator[Finding]:
    """What is wrong with the figures that staff gave, and what can't be computed of them."""
    whole = settled(rapport)
    for id_, tabell in rapport.tabell.items():
        path: Path = ("tabell", id_)
        filled, given = whole.tabell[id_], Rutor(tabell)
        avvikelser = Avvikelser.of(given if filled is tabell else Rutor(filled), Summering(filled.rad))
        sums = Sums(given, avvikelser)
        yield from sums.findings(path)
        yield from Variances(given, avvikelser, sums.wrong_cells()).findings(path)
        yield from _contradicted(given, path)
        yield from _too_exact(given, path)
        yield from _dotted(given, path)
        yield from unsolved(filled, computed(filled)[1], path)
    yield from carried(rapport, whole)


def _contradicted(rutor: Rutor, path: Path) -> Iterator[Finding]:
    """A table whose costs are not written as it says: a fault where none is, a warning where most are not."""
    tabell = rutor.tabell
    costs = [n for n, rad in enumerate(tabell.rad) if rad.slag == "kostnad" and rad.roll not in SUMS]
    found = list(signs(rutor, costs)) if tabell.kostnader else []
    contrary = [sign for sign in found if sign != tabell.kostnader]
    if 2 * len(contrary) <= len(found):
        return
    rows = "raderna" if len(contrary) == len(found) else "de flesta rader"
    message = f'tabellen {path[1]} säger kostnader = "{tabell.kostnader}", men {rows} med slag = "kostnad" har '
    hint = f'skriv kostnader = "{contrary[0]}", eller rätta raderna, eller {keep_hint(tabell, "tabellen")}'
    level = "fel" if rows == "raderna" else "varning"
    beside = None if tabell.fil else (*path, "rad", costs[0])
    yield Finding((*path, "kostnader"), f"{message}{contrary[0]} tal", hint, level, -1, beside, acceptable=True)


def _too_exact(rutor: Rutor, path: Path) -> Iterator[Finding]:
    """Numbers with more decimals than their column prints: they are printed as written, and that is told."""
    tabell = rutor.tabell
    places = {number: kolumn.decimaler for number, kolumn in enumerate(tabell.kolumn) if kolumn.decimaler is not None}
    for column, wanted in places.items():
        for row, rad in enumerate(tabell.rad):
            if rutor[row, column].lage is Lage.TAL and rutor[row, column].decimaler > wanted:
                number = swedish.number(rutor[row, column].tal)
                message = (
                    f"{named_cell(tabell, row, column)}: {number} har fler decimaler än kolumnen, som har {wanted}"
                )
                here = (*path, "rad", row)
                yield Finding(here, message, "avrunda talet själv", "varning", acceptable=True, source=file_place(rad))


_DOTTED = re.compile(r"[-−–+]?\d{1,3}(?:\.\d{3})+")
"""A number with a dot between thousands, or with three decimals."""


def _dotted(rutor: Rutor, path: Path) -> Iterator[Finding]:
    """Numbers written as text with a dot before three digits, in columns of amounts whose other numbers are whole."""
    tabell = rutor.tabell
    for column, kolumn in enumerate(tabell.kolumn):
        texts = [value.text if (value := value_in(tabell.ruta(rad, column))) else "" for rad in tabell.rad]
        rows = [row for row, text in enumerate(texts) if _DOTTED.fullmatch(text.strip())]
        others = [rutor[row, column] for row in range(len(texts)) if row not in rows]
        is_whole = all(one.decimaler == 0 for one in others)
        if is_whole and rutor.is_summed(column) and (kolumn.roll or any(one.tal for one in others)):
            for row in rows:
                text, source = texts[row].strip(), file_place(tabell.rad[row])
                message = f'{named_cell(tabell, row, column)}: punkten i "{text}" kan vara ett decimaltecken'
                hint = f"menade du {text.replace('.', '')}? Skriv inte punkt mellan tusental"
                here = (*path, "rad", row)
                yield Finding(here, message, hint, "varning", acceptable=True, source=source)


ECONOMY_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_keys, _figures)
