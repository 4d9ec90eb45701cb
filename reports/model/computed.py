"""The cells of a table that the program computes: sums, variances and percents of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reports import swedish
from reports.document import Source
from reports.model.avvikelser import Andel, Avvikelser, Par, shares, together
from reports.model.enhet import Enhet
from reports.model.rutor import Lage, Rutor, decimals, written
from reports.model.summering import Summering, is_average
from reports.model.tabell import MOST_DECIMALS, SUMS, Kolumn, KolumnRoll, Rad, Ruta, Tabell
from reports.model.varde import Varde

ADDED: frozenset[KolumnRoll] = frozenset({"utfall", "budget", "prognos", "bokslut", "foregaende"})
"""Roles of columns whose absent sums are computed; a column without a role may hold codes or years."""
_COMPUTED: frozenset[KolumnRoll] = frozenset({"avvikelse", "procent"})
_SHARE_DECIMALS = 1


Skal = Literal["ord", "slag", "tecken", "noll", "enhet", "intäkt", "minus"]


@dataclass(frozen=True, slots=True)
class Olost:
    """A cell that should be computed and can't be, and why."""

    rad: int
    kolumn: int
    skal: Skal
    """What is missing: a number, the rows' nature, the table's signs, a budget to divide by, a unit in common.

    Or, `intäkt`, that the row in the way says whether it is revenue; `minus`, that all revenue is written one way.
    """
    vid: int = -1
    """The row that is in the way."""


def computed(tabell: Tabell) -> tuple[Tabell, tuple[Olost, ...]]:
    """The table with the cells computed that nothing is said of, as far as they can be; and those that can't."""
    if not any(rad.roll in SUMS for rad in tabell.rad) and not any(k.roll in _COMPUTED for k in tabell.kolumn):
        return tabell, ()
    if not any(_has_absent(tabell, rad) for rad in tabell.rad):
        return tabell, ()
    filling = _Filling(tabell)
    filling.sums(ADDED)
    filling.variances()
    filling.sums({"avvikelse"})
    filling.shares()
    return filling.filled(), tuple(filling.unsolved)


def _has_absent(tabell: Tabell, rad: Rad) -> bool:
    return not rad.is_full_width and len(rad.varden) < len(tabell.kolumn)


class _Filling:
    """A table that is being filled: what is computed stands for the next step, and what can't be is remembered."""

    def __init__(self, tabell: Tabell) -> None:
        self.tabell = tabell
        self.rutor = Rutor(tabell)
        self.summering = Summering(tabell.rad)
        self.avvikelser = Avvikelser.of(self.rutor, self.summering)
        self.made: dict[tuple[int, int], Varde] = {}
        self.unsolved: list[Olost] = []

    def sums(self, roles: Iterable[KolumnRoll]) -> None:
        """Fill the absent sums in columns of these roles."""
        for column, kolumn in enumerate(self.tabell.kolumn):
            if kolumn.roll in roles and self.rutor.is_summed(column):
                for row in self.summering.rows:
                    rad = self.tabell.rad[row]
                    if self._is_absent(row, column) and not rad.hamta and not is_average(rad):
                        self._sum(row, column)

    def _sum(self, row: int, column: int) -> None:
        scope, tecken = self.summering.scope[row], self.avvikelser.tecken
        total = self.summering.given(self.rutor, scope, (row, column), tecken, self.avvikelser.slag)
        if total.is_figure and total.okanda:
            self._lacks(row, column, total.okanda[0])
        elif total.is_figure and self._is_clear(row, column):
            own = self.tabell.kolumn[column].platser or 0
            places = max(own, self.rutor.skrivna_decimaler(column, self.summering.terms))
            self._put(row, column, total.tal, places, total.enhet)

    def _is_clear(self, row: int, column: int) -> bool:
        """Whether it is known with what sign each row of a sum counts; what is lacking is told."""
        scope, tecken = self.summering.scope[row], self.avvikelser.tecken
        asked = self.summering.asked(self.rutor, scope, column, tecken)
        kinds = {self.avvikelser.slag[n] == "intäkt" for n in scope}
        is_netted = len(kinds) > 1 and self.tabell.kolumn[column].roll != "avvikelse"
        if asked is not None:
            self.unsolved.append(Olost(row, column, "intäkt", asked))
        elif is_netted and self.avvikelser.both_ways:
            self.unsolved.append(Olost(row, column, "minus", self.avvikelser.both_ways[0]))
        elif is_netted and not tecken:
            self.unsolved.append(Olost(row, column, "slag"))
        else:
            return True
        return False

    def _lacks(self, row: int, column: int, vid: int) -> None:
        """Tell that a row of a sum holds no number; a draft's gap needs no telling, nor what is told of that row."""
        lage = self.rutor[vid, column].lage
        is_told = any((one.rad, one.kolumn) == (vid, column) for one in self.unsolved)
        if lage is not Lage.LUCKA and not is_told:
            skal: Skal = "enhet" if lage in (Lage.TAL, Lage.ENHET) else "ord"
            self.unsolved.append(Olost(row, column, skal, vid))

    def variances(self) -> None:
        """Fill the absent variances."""
        for par in self.avvikelser.par:
            for row in range(len(self.tabell.rad)):
                if self._is_absent(row, par.kolumn):
                    self._variance(row, par)

    def _variance(self, row: int, par: Par) -> None:
        wanted = self.avvikelser.wanted(row, par)
        held = together(self.rutor, row, par, self.rutor.enheter[par.kolumn])
        is_guess = self.avvikelser.tecken == "positiva" and row in self.summering.unsaid
        if wanted and held and is_guess and max(held.budget, held.utfall) > 0:
            self.unsolved.append(Olost(row, par.kolumn, "intäkt", row))
        elif wanted and self.avvikelser.is_unclear(row):
            self.unsolved.append(Olost(row, par.kolumn, "minus", self.avvikelser.both_ways[0]))
        elif wanted is not None and held:
            enhet = None if self.rutor.enheter[par.budget] else held.enhet
            self._put(row, par.kolumn, wanted, max(self.rutor.decimaler(par.kolumn), decimals(wanted)), enhet)
        elif self.rutor.tal(row, par.budget) is not None and self.rutor.tal(row, par.utfall) is not None:
            self.unsolved.append(Olost(row, par.kolumn, "tecken" if held else "enhet"))

    def shares(self) -> None:
        """Fill the absent variances in percent."""
        for share in shares(self.tabell):
            places = self._places(share.kolumn)
            for row in range(len(self.tabell.rad)):
                if self._is_absent(row, share.kolumn):
                    self._share(row, share, places)

    def _share(self, row: int, share: Andel, places: int) -> None:
        wanted = self.avvikelser.wanted_share(row, share)
        if wanted is not None:
            tal = swedish.rounded(wanted, places)
            unit = "" if _says_percent(self.tabell.kolumn[share.kolumn]) else f"{swedish.HARD_SPACE}%"
            self._keep(row, share.kolumn, tal, self._text(share.kolumn, tal, places) + unit)
        elif self._has_variance(row, share) and self.avvikelser.part(row, share) is None:
            self.unsolved.append(Olost(row, share.kolumn, "enhet"))
        elif self.rutor.tal(row, share.budget) == 0 and self._has_variance(row, share):
            self.unsolved.append(Olost(row, share.kolumn, "noll"))

    def _has_variance(self, row: int, share: Andel) -> bool:
        column = share.avvikelse if share.avvikelse is not None else share.par.utfall if share.par else share.kolumn
        is_signed = share.avvikelse is not None or bool(self.avvikelser.tecken)
        return is_signed and all(self.rutor.tal(row, one) is not None for one in (column, share.budget))

    def _places(self, column: int) -> int:
        """Decimals of a share: those of the column, or where it says nothing of them, one."""
        is_given = any(rad[column].lage is Lage.TAL for rad in self.rutor.rader)
        is_told = is_given or self.tabell.kolumn[column].decimaler is not None
        return min(self.rutor.decimaler(column), MOST_DECIMALS) if is_told else _SHARE_DECIMALS

    def _is_absent(self, row: int, column: int) -> bool:
        return self.rutor[row, column].lage is Lage.SAKNAS and not self.tabell.rad[row].is_full_width

    def _put(self, row: int, column: int, tal: Decimal, places: int, enhet: Enhet | None) -> None:
        """Fill a cell with an amount, which in a column without a unit is written with that of what gave it."""
        if self.rutor.enheter[column] or enhet is None:
            self._keep(row, column, tal, self._text(column, tal, places))
        else:
            self.rutor.put(row, column, tal, enhet)
            text = f"{swedish.number(tal)}{swedish.HARD_SPACE}{enhet.after(tal)}"
            self.made[row, column] = Varde(text, None, row_source(self.tabell.rad[row]))

    def _text(self, column: int, tal: Decimal, places: int) -> str:
        own = self.tabell.kolumn[column].platser
        return written(tal, places if own is None else own)

    def _keep(self, row: int, column: int, tal: Decimal, text: str) -> None:
        self.rutor.put(row, column, tal, self.rutor.enheter[column])
        self.made[row, column] = Varde(text, tal, row_source(self.tabell.rad[row]))

    def filled(self) -> Tabell:
        """The table with all that was computed."""
        if not self.made:
            return self.tabell
        by_row: dict[int, dict[str, Ruta]] = {}
        for (row, column), value in self.made.items():
            by_row.setdefault(row, {})[self.tabell.kolumn[column].id] = value
        rows = (
            with_values(self.tabell, rad, by_row[n]) if n in by_row else rad for n, rad in enumerate(self.tabell.rad)
        )
        return self.tabell.with_rows(tuple(rows))


def _says_percent(kolumn: Kolumn) -> bool:
    return any("%" in level.text or "procent" in level.text.lower() for level in kolumn.nivaer())


def with_values(tabell: Tabell, rad: Rad, more: Mapping[str, Ruta]) -> Rad:
    """A row of a table with more values, by column id; what it says itself stays."""
    own = {kolumn.id: ruta for n, kolumn in enumerate(tabell.kolumn) if (ruta := tabell.ruta(rad, n)) is not None}
    return replace(rad, varden={**more, **own})


def row_source(rad: Rad) -> Source:
    """Where a row is written."""
    kalla = rad.namn.kalla
    return replace(kalla, key=kalla.key.removesuffix(".namn"))


def padded(tabell: Tabell) -> Tabell:
    """The table with its numbers written with the decimals that their columns say, none of them rounded."""
    places = {n: kolumn.platser for n, kolumn in enumerate(tabell.kolumn) if kolumn.platser is not None}
    if not places:
        return tabell
    return tabell.with_rows(tuple(_padded(tabell, rad, places) for rad in tabell.rad))


def _padded(tabell: Tabell, rad: Rad, places: Mapping[int, int]) -> Rad:
    longer: dict[int, Varde] = {}
    for column, wanted in places.items():
        ruta = tabell.ruta(rad, column)
        if isinstance(ruta, Varde) and ruta.tal is not None and decimals(ruta.tal) < wanted and "%" not in ruta.text:
            longer[column] = replace(ruta, text=written(ruta.tal, wanted))
    if not longer:
        return rad
    if isinstance(rad.varden, tuple):
        return replace(rad, varden=tuple(longer.get(n, ruta) for n, ruta in enumerate(rad.varden)))
    named = {tabell.kolumn[n].id: value for n, value in longer.items()}
    return replace(rad, varden={**rad.varden, **named})
