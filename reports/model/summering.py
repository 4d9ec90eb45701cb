"""Which rows of a table a sum is of, and with what sign each of them counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reports.model.enhet import Enhet
from reports.model.rutor import Lage, Rutor
from reports.model.tabell import SUMS, Kolumn, Rad, RadSlag, Tecken
from reports.model.varde import Varde

Rows = tuple[int, ...]
_REVENUE = re.compile(r"intäkt|avgift|bidrag|inkomst|ersättning|anslag", re.IGNORECASE)
"""What the name of revenue may hold, and of some costs: enough to find a given sum right, never to compute one."""
_SURE = re.compile(r"intäkt|inkomst", re.IGNORECASE)
_LIKELY = re.compile(r"(?:varav |summa )?(?:avgift|(?:stats|kommun)?bidrag|ersättning(?:ar)? från)", re.IGNORECASE)
_COST = re.compile(r"kostnad|utgift|\btill\b", re.IGNORECASE)

_AVERAGE = re.compile(r"(?<!av)snitt|\bmedel(?:ålder|lön|värde|tal|betyg|poäng|tid|kostnad)", re.IGNORECASE)
_RATIO = re.compile(r"%|procent|\bandel|\bper\b|lön\b|sjukfrånvaro", re.IGNORECASE)
_CHANGE = re.compile(r"förändring|skillnad|differens|ökning|minskning|avvikelse", re.IGNORECASE)


def is_average(rad: Rad) -> bool:
    """Whether a row shows an average by its name: such are never added up."""
    return bool(_AVERAGE.search(rad.namn.text))


def is_ratio(rad: Rad) -> bool:
    """Whether a row shows a share, an average or a pay by its name: a part of it may be more than the whole."""
    return is_average(rad) or bool(_RATIO.search(rad.namn.text))


def is_change(kolumn: Kolumn) -> bool:
    """Whether a column shows how much something has changed: a part may change more than the whole."""
    return kolumn.roll == "avvikelse" or any(_CHANGE.search(level.text) for level in kolumn.nivaer())


@dataclass(frozen=True, slots=True)
class Utrakning:
    """What some rows give together in a column."""

    delar: Mapping[int, Decimal]
    """What each row gives, with its sign."""
    okanda: Rows = ()
    """Rows among them that hold no number where one is needed."""
    is_figure: bool = True
    """False when none of the rows holds a number."""
    enhet: Enhet | None = None
    """The unit of them all; None where they have none."""

    @property
    def tal(self) -> Decimal:
        """The total."""
        return sum(self.delar.values(), Decimal(0))

    def __neg__(self) -> Utrakning:
        return replace(self, delar={row: -tal for row, tal in self.delar.items()})


class Summering:
    """The sums of a table's rows."""

    def __init__(self, rader: Sequence[Rad]) -> None:
        self.rader = rader
        self.rows = [number for number, rad in enumerate(rader) if rad.roll in SUMS]
        """The rows that are sums."""
        self._starts: dict[int, int] = {}
        self.scope: dict[int, Rows] = {row: self._declared(row) for row in self.rows}
        """The rows that each sum is of, by its role; those that are sums stand for what they are of."""
        self.terms = sorted({term for scope in self.scope.values() for term in scope})
        """The rows that any sum is of."""
        self.slag: list[RadSlag] = [rad.slag for rad in rader]
        """What each row is by nature: what it says, or for a sum what all of its rows are."""
        for row, scope in self.scope.items():  # from the top down, so that sums of sums come last
            kinds = {self.slag[term] for term in scope}
            if not self.slag[row] and len(kinds) == 1:
                self.slag[row] = kinds.pop()

    def counted(self, rutor: Rutor) -> list[RadSlag]:
        """What each row counts as: revenue that is written with a minus, `kostnad` as it adds up with costs."""
        counts = self.slag.copy()
        for row in self._revenue():
            if self._signs(rutor, row) == {-1}:
                counts[row] = "kostnad"
        for row, scope in self.scope.items():
            if scope and all(self.slag[n] == "intäkt" and counts[n] == "kostnad" for n in scope):
                counts[row] = "kostnad"
        return counts

    def both_ways(self, rutor: Rutor) -> Rows:
        """A row with revenue that is written with a minus and one that is not, where the table has both."""
        signs = {n: self._signs(rutor, n) for n in self._revenue() if self.rader[n].roll != "varav"}
        minus, plus = ([n for n, found in signs.items() if sign in found] for sign in (-1, 1))
        return (minus[0], plus[0]) if minus and plus else ()

    def _revenue(self) -> list[int]:
        return [n for n, slag in enumerate(self.slag) if slag == "intäkt" and self.rader[n].roll not in SUMS]

    @staticmethod
    def _signs(rutor: Rutor, row: int) -> set[int]:
        """The signs of a row's amounts: those in columns with a role, where there are such."""
        kinds = [kolumn.roll for kolumn in rutor.tabell.kolumn]
        columns = [n for n, roll in enumerate(kinds) if roll != "avvikelse" and rutor.is_summed(n)]
        columns = [n for n in columns if kinds[n]] or columns
        return {1 if tal > 0 else -1 for column in columns if (tal := rutor.tal(row, column))}

    @cached_property
    def guessed(self) -> list[RadSlag]:
        """What each row is by nature, where none says so: revenue by its name, or unknown."""
        return ["intäkt" if _REVENUE.search(rad.namn.text) else "" for rad in self.rader]

    @cached_property
    def unsaid(self) -> frozenset[int]:
        """Rows that seem to be revenue by their name, their group's or their sum's, and do not say what they are.

        Where another row says that it is revenue, only a name that is no cost's is enough.
        """
        named = {n for n, rad in enumerate(self.rader) if self._seems_revenue(rad.namn.text)}
        within = {n for grupp in named if self.rader[grupp].roll == "grupp" for n in self._in_group(grupp)}
        of_sums = {term for row in named & set(self.rows) for term in self.scope[row]}
        return frozenset(
            n for n in named | within | of_sums if not self.slag[n] and self.rader[n].roll not in ("netto", "grupp")
        )

    def _seems_revenue(self, name: str) -> bool:
        is_said = any(rad.slag == "intäkt" for rad in self.rader)
        seems = _SURE.search(name) or (not is_said and _LIKELY.match(name))
        return bool(seems) and not _COST.search(name)

    def _in_group(self, grupp: int) -> Iterator[int]:
        niva = self.rader[grupp].niva
        for n in range(grupp + 1, len(self.rader)):
            if self.rader[n].roll in (*SUMS, "grupp") and self.rader[n].niva <= niva:
                return
            yield n

    def asked(self, rutor: Rutor, scope: Rows, column: int, tecken: Tecken) -> int | None:
        """The first row of a sum that must say whether it is revenue before the sum can be computed."""
        if tecken == "negativa" or rutor.tabell.kolumn[column].roll == "avvikelse":
            return None
        figures = {n: tal for n in scope if (tal := rutor.tal(n, column))}
        seem = [n for n, tal in figures.items() if n in self.unsaid and tal > 0]
        others = [tal for n, tal in figures.items() if n not in seem]
        is_plain = not tecken and 2 * sum(tal < 0 for tal in others) > len(others)
        return seem[0] if seem and others and not is_plain else None

    def scopes(self, row: int) -> Iterator[Rows]:
        """What a sum may be of, judged by where it stands; its declared meaning first."""
        seen: set[Rows] = {()}
        for scope in self._plausible(row):
            if scope not in seen:
                seen.add(scope)
                yield scope

    def below(self, row: int) -> Iterator[Rows]:
        """What a total may be of that stands above its rows: those down to the next of its level."""
        niva = self.rader[row].niva
        ends = (n for n in range(row + 1, len(self.rader)) if self.rader[n].roll in (*SUMS, "grupp"))
        end = next((n for n in ends if self.rader[n].niva <= niva), len(self.rader))
        if rows := tuple(n for n in range(row + 1, end) if self._is_item(n)):
            yield rows

    def _plausible(self, row: int) -> Iterator[Rows]:
        yield self.scope[row]
        anywhere = max((n + 1 for n in range(row) if self.rader[n].roll == "grupp"), default=0)
        starts = [self._start(row, role) for role in ("delsumma", "summa", "netto")]
        for start in dict.fromkeys((self._starts[row], *starts, anywhere, 0)):
            collapsed = self._collapsed(start, row)
            yield collapsed
            yield tuple(n for n in range(start, row) if self._is_item(n))
            sums = tuple(n for n in collapsed if self.rader[n].roll in SUMS)
            if len(sums) > 1 and collapsed[-1] == sums[-1]:
                yield sums
            yield tuple(self._without_details(collapsed))

    def _without_details(self, rows: Rows) -> Iterator[int]:
        """The rows without those that lie deeper right under one with figures of its own, which may be its details."""
        head = -1
        for n in rows:
            between = self.rader[head + 1 : n]
            is_under = head >= 0 and self._is_item(head) and self.rader[n].niva > self.rader[head].niva
            if not is_under or any(rad.roll in (*SUMS, "grupp") for rad in between):
                head = n
                yield n

    def _declared(self, row: int) -> Rows:
        for start in (self._start(row, self.rader[row].roll), self._block(row), 0):
            self._starts[row] = start
            if scope := self._collapsed(start, row):
                return scope
        return ()

    def _start(self, row: int, role: str) -> int:
        """The first row that a sum of a role is of."""
        if role == "delsumma":
            return self._after(row, {*SUMS, "grupp"})
        return max(self._block(row), self._after(row, {"summa"}) if role == "summa" else 0)

    def _after(self, row: int, roles: Collection[str]) -> int:
        niva = self.rader[row].niva
        above = (n for n in range(row - 1, -1, -1) if self.rader[n].roll in roles and self.rader[n].niva <= niva)
        return next(above, -1) + 1

    def _block(self, row: int) -> int:
        """The first row of a sum's block: that of the last group that opens after a closed sum, or the table's."""
        niva = self.rader[row].niva
        for n in range(row - 1, -1, -1):
            if self.rader[n].roll == "grupp" and self.rader[n].niva <= niva and self._is_closed(n, niva):
                return n
        return 0

    def _is_closed(self, grupp: int, niva: int) -> bool:
        for rad in reversed(self.rader[:grupp]):
            if rad.roll not in ("grupp", "kommentar", "varav"):
                return rad.roll in ("summa", "netto") and rad.niva <= niva
        return False

    def _collapsed(self, start: int, end: int) -> Rows:
        """The rows between, each sum in place of what it is of."""
        left: list[int] = []
        for n in range(start, end):
            if self.rader[n].roll in SUMS:
                while left and left[-1] >= self._starts[n]:
                    left.pop()
                left.append(n)
            elif self._is_item(n):
                left.append(n)
        return tuple(left)

    def _is_item(self, row: int) -> bool:
        return self.rader[row].roll == "" and not self.rader[row].is_full_width

    def varav(self) -> Iterator[tuple[int, Rows]]:
        """Every row with the `varav` rows that follow it."""
        parts: list[int] = []
        for n in range(len(self.rader) - 1, -1, -1):
            if self.rader[n].roll == "varav":
                parts.insert(0, n)
            elif parts and self.rader[n].roll != "kommentar":
                if not self.rader[n].is_full_width:
                    yield n, tuple(parts)
                parts = []

    def given(
        self, rutor: Rutor, scope: Rows, place: tuple[int, int], tecken: Tecken, kinds: Sequence[RadSlag] = ()
    ) -> Utrakning:
        """What rows give in the cell of a total (row, column), where costs are written as `tecken` says.

        Revenue counts against costs where those are positive; elsewhere, and in variances, figures add up as they are.
        """
        row, column = place
        kinds = kinds or self.slag
        plain = tecken != "positiva" or rutor.tabell.kolumn[column].roll == "avvikelse"
        signs = {n: -1 if not plain and (kinds[n] == "intäkt") != (kinds[row] == "intäkt") else 1 for n in scope}
        siffror = {n: rutor[n, column] for n in scope}
        enhet = rutor.enheter[column] or next((one.enhet for one in siffror.values() if one.tal), None)
        terms = {n: one.i(enhet) for n, one in siffror.items()}
        empty = {Lage.TOM} | ({Lage.SAKNAS} if _counts_as_nothing(rutor.tabell.saknas) else set())
        return Utrakning(
            {n: signs[n] * (tal or Decimal(0)) for n, tal in terms.items()},
            tuple(n for n, tal in terms.items() if tal is None and siffror[n].lage not in empty),
            any(siffra.lage is Lage.TAL for siffra in siffror.values()),
            enhet,
        )


def _counts_as_nothing(saknas: Varde | None) -> bool:
    """Whether a cell of which nothing is said counts as 0: only where the table prints it empty."""
    return saknas is not None and not saknas
