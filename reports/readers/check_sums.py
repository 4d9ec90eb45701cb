"""Sums that staff gave, held against their rows: totals, nets, and `varav` rows that a row is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from reports.model.avvikelser import Avvikelser
from reports.model.enhet import Enhet
from reports.model.rutor import Lage, Rutor, Siffra
from reports.model.summering import Rows, Utrakning, is_average, is_change, is_ratio
from reports.model.tabell import Tecken, value_in
from reports.readers.finding import Finding, Path
from reports.readers.judged import Judged, finding, last_digit, named_row, told, wrong_by_row

_SEXES = re.compile(r"\b(?:kvinnor|män|flickor|pojkar)\b", re.IGNORECASE)
_MISSING, _TWICE, _PART = "saknas i summan", "är räknad två gånger", "är medräknad fast den är en del av raden ovanför"


class Sums:
    """The sums of a table as staff wrote it (`given`), seen with all that the program fills in."""

    def __init__(self, given: Rutor, avvikelser: Avvikelser) -> None:
        self.tabell, self.given = given.tabell, given
        self.rutor, self.summering, self.tecken = avvikelser.rutor, avvikelser.summering, avvikelser.tecken
        self.slag, self.both_ways = avvikelser.slag, avvikelser.both_ways
        self.columns = [n for n in range(len(self.tabell.kolumn)) if self.rutor.is_summed(n)]

    @property
    def totals(self) -> list[Judged]:
        """Every given total that can be held against its rows; one is right when any plausible reading gives it."""
        return [one for one in self._judged if one.beside < 0]

    @property
    def hindered(self) -> list[Judged]:
        """Given totals that the rows with numbers do not give, each `beside` a row that has words in place of one."""
        return [one for one in self._judged if one.beside >= 0]

    @cached_property
    def _judged(self) -> list[Judged]:
        rows = [row for row in self.summering.rows if not (rad := self.tabell.rad[row]).hamta and not is_average(rad)]
        judged = (self._total(row, column, self.given[row, column]) for row in rows for column in self.columns)
        return [one for one in judged if one]

    def _total(self, row: int, column: int, stands: Siffra) -> Judged | None:
        readings = [reading for reading in self._readings(row, column) if reading.is_figure]
        given = self._in(readings[0].enhet, stands) if readings else None
        if given is None:
            return None
        for reading in readings:
            if abs(given - reading.tal) <= self._tolerance(reading, column):
                return Judged(row, column, given, reading.tal, self._tolerance(reading, column))
        if self._is_of_rows_below(row, column, given):
            return None
        if readings[0].okanda:
            return self._hindered(row, column, given, readings[0])
        known = (reading for reading in readings if not reading.okanda)
        return self._wrong(row, column, given, min(known, key=lambda reading: abs(given - reading.tal)))

    def _wrong(self, row: int, column: int, given: Decimal, nearest: Utrakning) -> Judged:
        """A total that no reading gives, held against the nearest one."""
        due = frozenset(self._due(nearest, given - nearest.tal, column))
        unit, tolerance = self._unit(column, nearest.enhet), self._tolerance(nearest, column)
        return Judged(row, column, given, nearest.tal, tolerance, due, len(nearest.delar), enhet=unit)

    def _hindered(self, row: int, column: int, given: Decimal, known: Utrakning) -> Judged | None:
        """A total over words; None where all that is lacking is still to be written, or left out."""
        places = [self.rutor[other, column].lage for other in known.okanda]
        if Lage.LUCKA in places or Lage.ORD not in places:
            return None
        other = known.okanda[places.index(Lage.ORD)]
        return Judged(row, column, given, known.tal, beside=other, enhet=self._unit(column, known.enhet))

    @staticmethod
    def _in(enhet: Enhet | None, stands: Siffra) -> Decimal | None:
        """A given figure in a unit; one that is written without any is in that one."""
        return stands.tal if stands.lage is Lage.TAL and stands.enhet is None else stands.i(enhet)

    def _unit(self, column: int, enhet: Enhet | None) -> str:
        """The unit that messages write after the figures of a column."""
        return str(enhet or "") if self.rutor.enheter[column] is None else ""

    def _is_of_rows_below(self, row: int, column: int, given: Decimal) -> bool:
        for scope in self.summering.below(row):
            for tecken in self._conventions():
                reading = self.summering.given(self.rutor, scope, (row, column), tecken, self.slag)
                if abs(given - reading.tal) <= self._tolerance(reading, column):
                    return True
        return False

    def _readings(self, row: int, column: int) -> Iterator[Utrakning]:
        """What a total may be: of any plausible rows, with the signs that the table says, or may mean."""
        guessed = () if any(self.summering.slag) else self.summering.guessed
        both_ways = self.tabell.rad[row].roll == "netto" and not self.tabell.rad[row].slag
        for scope in self.summering.scopes(row):
            for tecken in self._conventions():
                reading = self.summering.given(self.rutor, scope, (row, column), tecken, self.slag)
                yield reading
                if both_ways and tecken == "positiva":
                    yield -reading
            if guessed and self.tabell.kostnader != "negativa":
                reading = self.summering.given(self.rutor, scope, (row, column), "positiva", guessed)
                yield from (reading, -reading)

    def _conventions(self) -> tuple[Tecken, ...]:
        if self.tabell.kostnader:
            return (self.tabell.kostnader, "negativa") if self.both_ways else (self.tabell.kostnader,)
        return (self.tecken or "positiva", "negativa")

    def _tolerance(self, reading: Utrakning, column: int) -> Decimal:
        """One in the last digit for each row, where figures are published rounded; otherwise nothing."""
        return self._rounding(len(reading.delar), column) if self.tabell.avrundade else Decimal(0)

    def _rounding(self, rows: int, column: int) -> Decimal:
        return rows * last_digit(self.rutor.decimaler(column))

    def _due(self, reading: Utrakning, difference: Decimal, column: int) -> Iterator[tuple[str, int]]:
        """The rows whose figure the difference is, exactly."""
        for row, part in reading.delar.items():
            if part and difference in (part, -part):
                yield (_TWICE if difference == part else _MISSING), row
        for row, parts in self.summering.varav():
            if row in reading.delar:
                yield from (
                    (_PART, part) for part in parts if difference and self.rutor.tal(part, column) == difference
                )

    @cached_property
    def nets(self) -> list[Judged]:
        """Every row that a cost and a revenue under it (`varav`) must give together; told at the first of them."""
        judged: list[Judged | None] = []
        for row, parts in self.summering.varav():
            kinds = {part: self.tabell.rad[part].slag for part in parts if self.tabell.rad[part].slag}
            if set(kinds.values()) == {"kostnad", "intäkt"} and not self.tabell.rad[row].slag:
                judged += [self._net(row, tuple(kinds), column) for column in self.columns]
        return [one for one in judged if one]

    def _net(self, row: int, parts: Rows, column: int) -> Judged | None:
        place = row, column
        readings = [self.summering.given(self.rutor, parts, place, one, self.slag) for one in self._conventions()]
        total = self._in(readings[0].enhet, self.rutor[row, column])
        is_given = any(self.given.tal(n, column) is not None for n in (row, *parts))
        if total is None or not is_given or any(self.rutor.tal(part, column) is None for part in parts):
            return None
        if readings[0].okanda:
            return None
        nearest = min(readings, key=lambda reading: abs(total - reading.tal))
        tolerance = self._tolerance(nearest, column)
        return Judged(parts[0], column, nearest.tal, total, tolerance, of=len(parts), beside=row)

    def parts(self) -> Iterator[Judged]:
        """Every `varav` row beside the row that it is a part of, which must not be less."""
        for row, parts in self.summering.varav():
            for part in parts:
                is_of_amount = not is_ratio(self.tabell.rad[row]) and not is_ratio(self.tabell.rad[part])
                if is_of_amount and self.tabell.rad[part].slag in ("", self.summering.slag[row]):
                    yield from self._part(row, part, parts)

    def _part(self, row: int, part: int, parts: Rows) -> Iterator[Judged]:
        """Not a change, nor a figure of another sign; and a whole of 0 may be a net, as is one that its parts give."""
        for column in self.columns:
            if is_change(self.tabell.kolumn[column]) or self._is_net_of(row, parts, column):
                continue
            whole, own = self.rutor[row, column].i(self.given[part, column].enhet), self.given.tal(part, column)
            if whole and own and whole * own > 0:
                is_less = abs(own) <= abs(whole)
                rounding = self._rounding(1, column) if self.tabell.avrundade else Decimal(0)
                tolerance = abs(own - whole) if is_less else rounding
                unit = self._unit(column, self.given[part, column].enhet)
                yield Judged(part, column, own, whole, tolerance, beside=row, enhet=unit)

    def sexes(self) -> Iterator[Judged]:
        """Every row whose two `varav` rows are the sexes, which must not be more than it together."""
        for row, parts in self.summering.varav():
            both = tuple(part for part in parts if _SEXES.search(self.tabell.rad[part].namn.text))
            if len(both) == 2 and not any(is_ratio(self.tabell.rad[n]) for n in (row, *both)):
                yield from self._sexes(row, both)

    def _sexes(self, row: int, both: Rows) -> Iterator[Judged]:
        for column in self.columns:
            whole, one, other = (self.given.tal(n, column) for n in (row, *both))
            is_kept = not is_change(self.tabell.kolumn[column])
            is_whole = all(self.given[n, column].decimaler == 0 for n in (row, *both))
            if is_kept and is_whole and whole and one and other and one + other > whole >= max(one, other):
                tolerance = Decimal(2) if self.tabell.avrundade else Decimal(0)
                yield Judged(both[0], column, one + other, whole, tolerance, beside=row)

    def _is_net_of(self, row: int, parts: Rows, column: int) -> bool:
        """Whether the parts of a row, with the signs that they are written with, give it."""
        whole = self.rutor.tal(row, column)
        return whole == self.summering.given(self.rutor, parts, (row, column), "negativa").tal

    def wrong_cells(self) -> set[tuple[int, int]]:
        """The cells (row, column) whose sum is wrong."""
        return {(one.rad, one.kolumn) for one in (*self.totals, *self.nets) if not one.is_right}

    def findings(self, path: Path) -> Iterator[Finding]:
        """All that is wrong with the sums; the wrong figures of a row are one finding."""
        for _, wrong in wrong_by_row(self.totals):
            yield self._wrong_total(path, wrong)
        for _, unsure in wrong_by_row(self.hindered):
            yield self._over_words(path, unsure)
        for _, wrong in wrong_by_row(self.nets):
            message = told(self.tabell, wrong, f"{self._name(wrong[0].beside)} är", "ger varav-raderna")
            yield finding(self.tabell, path, wrong, (message, "rätta talet"))
        for _, wrong in wrong_by_row(self.sexes()):
            message = told(self.tabell, wrong, f"{self._name(wrong[0].beside)} är", "ger könen tillsammans")
            yield finding(self.tabell, path, wrong, (message, "rätta talet"), "varning")
        for _, wrong in wrong_by_row(self.parts()):
            message = told(self.tabell, wrong, f"{self._name(wrong[0].beside)} är")
            message += ": en del kan inte vara större än det hela"
            hint = 'rätta talet, säg med slag = "kostnad" eller "intäkt" vad raden är om raden ovanför är ett netto'
            yield finding(self.tabell, path, wrong, (message, hint), "varning")

    def _name(self, row: int) -> str:
        return named_row(self.tabell.rad[row], row)

    def _over_words(self, path: Path, unsure: list[Judged]) -> Finding:
        (one, *_), rad = unsure, self.tabell.rad[unsure[0].beside]
        word = value_in(self.tabell.ruta(rad, one.kolumn)) or ""
        message = told(self.tabell, unsure, "raderna som har ett tal ger")
        message += f", och {self._name(one.beside)} har {' '.join(str(word).split())}"
        return finding(
            self.tabell, path, unsure, (message, "kontrollera att skillnaden är det som saknas"), "påpekande"
        )

    def _wrong_total(self, path: Path, wrong: list[Judged]) -> Finding:
        message, due = told(self.tabell, wrong, "raderna ger"), frozenset.intersection(*(one.by for one in wrong))
        if len(due) == 1:
            ((how, other),) = due
            message += f": {self._name(other)} {how}"
            wrong = [replace(one, beside=other) for one in wrong]
        is_near = all(one.difference <= self._rounding(one.of, one.kolumn) for one in wrong)
        hint = "skriv avrundade = true i tabellen om talen är avrundade var för sig" if is_near else "rätta talet"
        is_unsure = all(self.tabell.kolumn[one.kolumn].roll == "" for one in wrong)  # it may be no amount
        return finding(self.tabell, path, wrong, (message, hint), "varning" if is_unsure else "fel")
