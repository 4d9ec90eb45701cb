"""Variances that staff gave, in figures and in percent, held against the budget and the outcome beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reports.model.avvikelser import Andel, Avvikelser, Par, pairs, shares, together
from reports.model.rutor import Rutor
from reports.model.tabell import MOST_DECIMALS, SUMS, RadSlag
from reports.readers.finding import Finding, Path
from reports.readers.judged import Judged, finding, last_digit, named_column, named_row, told, wrong_by_row
from reports.swedish import number, rounded

_SIGN, _NATURE = "rätta tecknet", 'säg med slag = "intäkt" att raden är en intäkt'
_TABLE = "säg med kostnader hur tabellen skriver kostnader"
_CHANGE = "ta bort rollen avvikelse om kolumnen visar något annat än budget mot utfall"
_OTHER = (
    'ta bort rollen avvikelse om kolumnen visar något annat, eller skriv kostnader = "positiva" eller "negativa" i '
    "tabellen så prövas varje rad"
)
_FEW = 4
"""Variances of a column below which each is told."""
_ROUNDED = "skriv avrundade = true i tabellen om talen är avrundade var för sig"


class Variances:
    """The variances of a table as staff wrote it (`given`), seen with all that the program fills in."""

    def __init__(self, given: Rutor, avvikelser: Avvikelser, wrong: Collection[tuple[int, int]] = ()) -> None:
        self.tabell, self.given = given.tabell, given
        self.wrong = wrong
        """Cells (row, column) that are told of already; a variance of theirs is not."""
        self.avvikelser, self.rutor = avvikelser, avvikelser.rutor

    def all(self) -> Iterator[Judged]:
        """Every given variance that can be held against its pair, column by column."""
        for par in pairs(self.tabell):
            judged = list(self._of(par))
            yield from () if self._is_of_something_else(judged) else judged

    def _of(self, par: Par) -> Iterator[Judged]:
        for row in range(len(self.tabell.rad)):
            given = self.given.tal(row, par.kolumn)
            is_known = self.avvikelser.tecken and not self.avvikelser.is_unclear(row)
            wanted = self.avvikelser.wanted(row, par) if is_known else self._either_way(row, par)
            if {(row, par.budget), (row, par.utfall)} & set(self.wrong):
                continue
            if given is not None and wanted is not None:
                unit = self._last_digit(par.kolumn, par.budget, par.utfall)
                tolerance = (unit if self.tabell.avrundade else Decimal(0)) + self._converted(row, par)
                both_ways = self.tabell.rad[row].roll == "netto" and not self.tabell.rad[row].slag
                both_ways = both_ways or (not self.tabell.kostnader and self._is_netted_revenue(row, par))
                wanted = -wanted if both_ways and given == -wanted else wanted
                yield Judged(row, par.kolumn, given, wanted, tolerance)

    def _is_netted_revenue(self, row: int, par: Par) -> bool:
        """Whether a row that is revenue by its name, and does not say so, is taken from costs in a given total."""
        summering = self.avvikelser.summering
        if row not in summering.unsaid:
            return False
        kinds: list[RadSlag] = ["intäkt" if n in summering.unsaid else slag for n, slag in enumerate(summering.slag)]
        totals = [n for n in summering.rows if row in summering.scope[n] and n not in summering.unsaid]
        return any(all(self._nets(n, column, kinds) for column in (par.budget, par.utfall)) for n in totals)

    def _nets(self, total: int, column: int, kinds: Sequence[RadSlag]) -> bool:
        summering, given = self.avvikelser.summering, self.given.tal(total, column)
        net = summering.given(self.rutor, summering.scope[total], (total, column), "positiva", kinds).tal
        return given is not None and abs(given) == abs(net)

    def _converted(self, row: int, par: Par) -> Decimal:
        """What the rounding of figures in different units allows for: half of the last digit of each."""
        target = self.given[row, par.kolumn]
        pair = [self.rutor[row, column] for column in (par.budget, par.utfall)]
        if target.enhet is None or all(one.enhet in (None, target.enhet) for one in pair):
            return Decimal(0)
        halves = (replace(one, tal=last_digit(one.decimaler) / 2).i(target.enhet) for one in (target, *pair))
        return sum((half for half in halves if half), Decimal(0))

    def _last_digit(self, *columns: int) -> Decimal:
        return last_digit(max(self.rutor.decimaler(column) for column in columns))

    def _either_way(self, row: int, par: Par) -> Decimal | None:
        """What a variance is by the convention that its own sign shows, where the table follows none."""
        given, held = self.given[row, par.kolumn], together(self.rutor, row, par, self.given[row, par.kolumn].enhet)
        return None if held is None else (held.budget - held.utfall).copy_abs().copy_sign(given.tal)

    @staticmethod
    def _strange(judged: list[Judged]) -> list[Judged]:
        """The figures that no convention gives."""
        return [one for one in judged if abs(one.given) != abs(one.wanted) and not one.is_right]

    def _is_of_something_else(self, judged: list[Judged]) -> bool:
        """Whether a column seems not to be of its pair: of four figures or more hardly any is."""
        is_told = bool(self.tabell.kostnader) or len(judged) < _FEW
        return not is_told and 4 * len(self._strange(judged)) > 3 * len(judged)

    def shares(self) -> Iterator[Judged]:
        """Every given variance in percent."""
        for share in shares(self.tabell):
            for row in range(len(self.tabell.rad)):
                if judged := self._share(row, share):
                    yield judged

    def _share(self, row: int, share: Andel) -> Judged | None:
        given, wanted = self.given.tal(row, share.kolumn), self.avvikelser.wanted_share(row, share)
        if given is None or wanted is None:
            return None
        places = min(self.given[row, share.kolumn].decimaler, MOST_DECIMALS)
        digit = last_digit(places)
        is_rounding = abs(given - wanted) <= digit / 2  # a half may have been rounded either way
        shown = given if is_rounding else rounded(wanted, places)
        return Judged(row, share.kolumn, given, shown, digit if self.tabell.avrundade else Decimal(0))

    def findings(self, path: Path) -> Iterator[Finding]:
        """All that is wrong with the variances; the wrong ones of a row and a column are one finding."""
        for par in pairs(self.tabell):
            judged = list(self._of(par))
            if self._is_of_something_else(judged):
                yield self._something_else(path, par, judged)
                continue
            is_clear = bool(self.tabell.kostnader) or 2 * len(self._strange(judged)) <= len(judged)
            for _, wrong in wrong_by_row(judged):
                yield self._wrong(path, par, wrong, is_clear=is_clear)
        for _, wrong in wrong_by_row(self.shares()):
            message = told(self.tabell, wrong, "avvikelsen i procent av budgeten är")
            yield finding(self.tabell, path, wrong, (message, "rätta talet"))

    def _something_else(self, path: Path, par: Par, judged: list[Judged]) -> Finding:
        """A column of which the rows are not told one by one, as it seems to show something else."""
        one, *_ = strange = self._strange(judged)
        column, budget, outcome = (named_column(self.tabell, n) for n in (par.kolumn, par.budget, par.utfall))
        message = f"kolumnen {column} är inte skillnaden mellan {budget} och {outcome} på {len(strange)} av "
        message += f"{len(judged)} rader: på {named_row(self.tabell.rad[one.rad], one.rad)} står "
        message += f"{number(one.given)}, men skillnaden är {number(abs(one.wanted))}"
        beside = None if self.tabell.fil else (*path, "rad", one.rad)
        return Finding((*path, "kolumn", par.kolumn), message, _OTHER, "varning", -1, beside, acceptable=True)

    def _wrong(self, path: Path, par: Par, wrong: list[Judged], *, is_clear: bool) -> Finding:
        (one,) = wrong
        held = together(self.rutor, one.rad, par, self.given[one.rad, par.kolumn].enhet)
        is_budget_first = held is not None and one.wanted == held.budget - held.utfall
        first, second = (par.budget, par.utfall) if is_budget_first else (par.utfall, par.budget)
        names = f"{named_column(self.tabell, first)} minus {named_column(self.tabell, second)}"
        message = told(self.tabell, wrong, f"{names} ger")
        is_reversed = one.given == -one.wanted
        is_unsure = not is_clear or (is_reversed and not (self.tabell.kostnader or self.tabell.rad[one.rad].slag))
        near = one.difference <= self._last_digit(par.kolumn, par.budget, par.utfall)
        hint = self._other_way(one.rad) if is_reversed else _ROUNDED if near else "rätta talet"
        if not any("avvik" in level.text.lower() for level in self.tabell.kolumn[par.kolumn].nivaer()):
            hint += f", {_CHANGE}"
        return finding(self.tabell, path, wrong, (message, hint), "varning" if is_unsure else "fel")

    def _other_way(self, row: int) -> str:
        """What to do about a variance of the other sign: of a row that may be revenue, or of any other."""
        rad = self.tabell.rad[row]
        may_be_revenue = not rad.slag and rad.roll not in SUMS and "kostnad" not in rad.namn.text.lower()
        more = [_NATURE] * may_be_revenue + [_TABLE] * (not self.tabell.kostnader)
        return ", ".join([_SIGN, *more])
