"""Variances of a table: which columns each is of, which way it goes, and how the table writes its costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast, get_args

from reports.model.enhet import PROCENTENHETER, Enhet, known_unit
from reports.model.rutor import Lage, Rutor
from reports.model.summering import Rows, Summering
from reports.model.tabell import KolumnRoll, RadSlag, Tabell, Tecken
from reports.model.trend import unit_of_change

_OUTCOMES: tuple[tuple[KolumnRoll, ...], ...] = (("utfall", "prognos"), ("bokslut",))
"""What a budget is held against, the first that a table has."""
_POINTS = known_unit(PROCENTENHETER)
_ABSURD = 10**9
"""A percent that no budget has."""


@dataclass(frozen=True, slots=True)
class Par:
    """A column of variances with the two that it is of, by number."""

    kolumn: int
    budget: int
    utfall: int
    """The outcome or the forecast."""


@dataclass(frozen=True, slots=True)
class Andel:
    """A column of variances in percent, and where the variance is found."""

    kolumn: int
    budget: int
    avvikelse: int | None
    """The column that has it; None where only its pair is there."""
    par: Par | None


def pairs(tabell: Tabell) -> tuple[Par, ...]:
    """Every column of variances that has a budget and an outcome to its left, with the nearest of each."""
    found = (_pair(tabell, number) for number, kolumn in enumerate(tabell.kolumn) if kolumn.roll == "avvikelse")
    return tuple(par for par in found if par)


def _pair(tabell: Tabell, number: int) -> Par | None:
    budget = _nearest(tabell, number, ("budget",))
    outcome = next((n for roles in _OUTCOMES if (n := _nearest(tabell, number, roles)) is not None), None)
    return Par(number, budget, outcome) if budget is not None and outcome is not None else None


def _nearest(tabell: Tabell, number: int, roles: tuple[KolumnRoll, ...]) -> int | None:
    return next((n for n in range(number - 1, -1, -1) if tabell.kolumn[n].roll in roles), None)


def shares(tabell: Tabell) -> tuple[Andel, ...]:
    """Every column of variances in percent that has what it is of to its left."""
    found = (_share(tabell, number) for number, kolumn in enumerate(tabell.kolumn) if kolumn.roll == "procent")
    return tuple(share for share in found if share)


def _share(tabell: Tabell, number: int) -> Andel | None:
    avvikelse, par = _nearest(tabell, number, ("avvikelse",)), _pair(tabell, number)
    own = _pair(tabell, avvikelse) if avvikelse is not None else None
    budget = own.budget if own else _nearest(tabell, number, ("budget",))
    if budget is None or (avvikelse is None and par is None):
        return None
    return Andel(number, budget, avvikelse, par)


@dataclass(frozen=True, slots=True)
class Samman:
    """A row's budget and outcome in one unit."""

    budget: Decimal
    utfall: Decimal
    enhet: Enhet | None
    """The unit of their difference: procentenheter for shares."""


def together(rutor: Rutor, row: int, par: Par, enhet: Enhet | None) -> Samman | None:
    """A row's budget and outcome in the unit of its variance, or their own where that has none; None for no such unit.

    Exact: tkr and mnkr convert, all else must be the same, and what has a unit is never held against what has none.
    """
    one, other = rutor[row, par.budget], rutor[row, par.utfall]
    shared = {siffra.enhet for siffra in (one, other) if siffra.tal} or {one.enhet}
    wanted = enhet
    if enhet is None or enhet == _POINTS:
        (wanted, *more) = shared
        if more or (enhet and unit_of_change(wanted) != enhet):
            return None
    budget, outcome = one.i(wanted), other.i(wanted)
    if budget is None or outcome is None:
        return None
    return Samman(budget, outcome, enhet or unit_of_change(wanted))


def variance(budget: Decimal, outcome: Decimal, *, is_reversed: bool) -> Decimal:
    """How much better than the budget: budget less outcome for costs that are positive, `is_reversed` for all else."""
    return outcome - budget if is_reversed else budget - outcome


@dataclass(frozen=True, slots=True)
class Avvikelser:
    """A table's variances, seen as its costs are written."""

    rutor: Rutor
    summering: Summering
    par: tuple[Par, ...]
    tecken: Tecken
    """How costs are written: as stated, or as the rows show; empty where neither is clear."""
    slag: Sequence[RadSlag]
    """What each row counts as; revenue that is written with a minus counts as a cost does."""
    both_ways: Rows
    """Two rows of revenue, one written with a minus and one without, where it can't be known how revenue counts."""

    @classmethod
    def of(cls, rutor: Rutor, summering: Summering) -> Avvikelser:
        """The variances of a table with these cells and sums."""
        tabell, par = rutor.tabell, pairs(rutor.tabell)
        tecken = tabell.kostnader or _by_nature(rutor, summering) or _by_variances(rutor, summering, par)
        both_ways = () if tecken == "negativa" else summering.both_ways(rutor)
        return cls(rutor, summering, par, tecken, summering.slag if both_ways else summering.counted(rutor), both_ways)

    def wanted(self, row: int, par: Par) -> Decimal | None:
        """What the variance of a row is; None where it can't be said."""
        return self._variance(row, par, self.rutor[row, par.kolumn].enhet)

    def _variance(self, row: int, par: Par, enhet: Enhet | None) -> Decimal | None:
        held = together(self.rutor, row, par, enhet)
        if held is None or not (self.tecken or held.budget == held.utfall):
            return None
        return variance(held.budget, held.utfall, is_reversed=self.is_reversed(row))

    def is_reversed(self, row: int) -> bool:
        """Whether a row is better the more it is: revenue, and all rows where costs are negative."""
        return self.tecken == "negativa" or self.slag[row] == "intäkt"

    def is_unclear(self, row: int) -> bool:
        """Whether a row is revenue in a table that writes revenue both with a minus and without."""
        return bool(self.both_ways) and self.slag[row] == "intäkt"

    def part(self, row: int, share: Andel) -> Decimal | None:
        """The variance that a share is of, in the unit of its budget; one without a unit has that of its pair."""
        enhet = self.rutor[row, share.budget].enhet
        if share.avvikelse is None:
            return self._variance(row, share.par, enhet) if share.par else None
        own = self.rutor[row, share.avvikelse]
        pair = next((par for par in self.par if par.kolumn == share.avvikelse), None)
        is_bare = own.lage is Lage.TAL and own.enhet is None
        if is_bare and (pair is None or together(self.rutor, row, pair, None)):
            return own.tal
        return own.i(enhet)

    def wanted_share(self, row: int, share: Andel) -> Decimal | None:
        """A row's variance in percent of its budget, in full; None where it can't be said.

        Nothing is nothing in percent of any budget; more is not of a budget of 0.
        """
        budget, part = self.rutor.tal(row, share.budget), self.part(row, share)
        if part is None or budget is None or not part:
            return None if budget is None else part
        percent = part / abs(budget) * 100 if budget else None
        return percent if percent is not None and abs(percent) < _ABSURD else None


def _most(votes: Iterator[Tecken]) -> Tecken:
    """What more than half of the votes say."""
    counted = Counter(votes)
    for word in get_args(Tecken):
        if word and 2 * counted[word] > counted.total():
            return cast("Tecken", word)
    return ""


def _by_nature(rutor: Rutor, summering: Summering) -> Tecken:
    """How the rows that are said to be costs are written, or where only revenue is said, the others."""
    kinds = summering.slag
    if not any(kinds):
        return ""
    costs = [n for n, slag in enumerate(kinds) if slag == "kostnad"]
    rows = costs or [n for n, slag in enumerate(kinds) if not slag and rutor.tabell.rad[n].roll == ""]
    return _most(signs(rutor, rows))


def signs(rutor: Rutor, rows: Sequence[int]) -> Iterator[Tecken]:
    """How each amount of some rows is written, if they are costs."""
    kinds = enumerate(rutor.tabell.kolumn)
    columns = [n for n, kolumn in kinds if kolumn.roll not in ("", "avvikelse") and rutor.is_summed(n)]
    figures = (rutor[row, column].tal for row in rows for column in columns)
    return ("negativa" if figure < 0 else "positiva" for figure in figures if figure)


def _by_variances(rutor: Rutor, summering: Summering, par: tuple[Par, ...]) -> Tecken:
    """The convention that most variances of costs follow; those of revenue go the same way in both."""
    rows = [n for n in range(len(rutor.rader)) if summering.slag[n] != "intäkt"]
    return _most(vote for one in par for row in rows if (vote := _vote(rutor, row, one)))


def _vote(rutor: Rutor, row: int, par: Par) -> Tecken:
    given, held = rutor.tal(row, par.kolumn), together(rutor, row, par, rutor[row, par.kolumn].enhet)
    if not given or held is None or held.budget == held.utfall:
        return ""
    return "positiva" if (given > 0) == (held.budget > held.utfall) else "negativa"
