"""The changes that texts tell of, held against the table that they comment on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.model.enhet import PENGAR, known_unit, spellings
from reports.model.matt import matt
from reports.model.rapport import Rapport
from reports.model.tabell import Kolumn, Rad, Tabell
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.prose_figures import (
    Mening,
    Tal,
    has_digit,
    is_of_another_time,
    line_at,
    paragraphs,
    sentences,
    times,
)
from reports.readers.row_words import distinct, is_said, spoken_of
from reports.swedish import number

_HINT = "rätta det tal som är fel, eller skriv vad texten räknar som tabellen inte gör"
_LESS, _MORE = "färre", "fler"
_CHANGE = re.compile(
    r"\s+(?:(?P<noun>[^\W\d_]+)\s+)?(?P<word>färre|fler|mindre|mer|lägre|högre)\b(?:\s+(?P<after>[^\W\d_]+))?"
)
_BY = re.compile(r"\b(?P<word>minsk|ök|sjunk|stig)[^\W\d_]*\s(?:[^\W\d_]+\s){0,3}med\s*$", re.IGNORECASE)
_DOWN = frozenset({"färre", "mindre", "lägre", "minsk", "sjunk"})
_AGAINST_PLAN = re.compile(r"budget|planera|prognos|målvärde|beräkna", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"\bförklara[^\W\d_]*\s(?:[^\W\d_]+\s){0,3}(?:skillnad|minskning|ökning|förändring|nedgång|uppgång)"
)
_PARTLY = re.compile(r"\b(?:del(?:vis|en)?|bland annat|främst|huvudsakligen|mest|bidrar|nästan|inte)\b", re.IGNORECASE)
_FUNCTION = frozenset(
    {"än", "under", "i", "på", "vid", "av", "mot", "per", "jämfört", "för", "till", "med", "som", "inom", "och"}
    | {"efter", "sedan", "det", "den", "de", "första", "andra", "fjol", "år"}
    | {"personer", "individer", "st", "stycken", "fall", "antal"}
)
"""Words after a number that name nothing that is counted, or anybody."""
_TIMES = 3
"""How many times larger one of two changes may be than the other, to be told of one row."""
_MONEY = re.compile(rf"\b(?:{'|'.join(map(re.escape, spellings(PENGAR)))}|belopp)\b", re.IGNORECASE)
_ABOUT = Decimal("0.1")
"""How far off a number may be that is said to be about right."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that a text tells of: below zero for less."""

    tal: Tal
    much: Decimal
    nouns: tuple[str, ...]
    sentence: str
    counts: tuple[Tal, ...]
    """The counts of its sentence, which it may be one of."""

    def is_about(self, other: Decimal) -> bool:
        """Whether it says what another number says, which may be rounded in words."""
        return abs(self.much - other) <= (abs(self.much) * _ABOUT if self.tal.ungefar else 0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table with its outcome and the one before."""

    path: Path
    namn: str
    utfall: Varde
    foregaende: Varde
    much: Decimal
    tider: frozenset[str]
    """The months and years that the two are of."""

    def may_be(self, change: _Change) -> bool:
        """Whether a change may be told of this row: about as large, and of its time, its figures and what it counts."""
        told, own = abs(change.much), abs(self.much)
        figures = {re.sub(r"\s", " ", value.text) for value in (self.utfall, self.foregaende)}
        return (
            change.tal.is_count
            and told <= own * _TIMES
            and own <= told * _TIMES
            and all(_written(tal) in figures for tal in change.counts if tal.start != change.tal.start)
            and not is_of_another_time(change.sentence, self.tider)
            and all(
                noun in _FUNCTION or any(is_said(word, [noun]) for word in distinct(self.namn)) for noun in change.nouns
            )
        )

    def told(self) -> str:
        """Its change in words."""
        less_or_more = f"{number(abs(self.much))} {_LESS if self.much < 0 else _MORE}" if self.much else "oförändrat"
        return f"{less_or_more} ({self.foregaende} → {self.utfall})"


def _changes(rapport: Rapport) -> Iterator[Finding]:
    for id_, avsnitt in rapport.avsnitt.items():
        rows = list(_rows_of(rapport, id_)) if has_digit(avsnitt.text.text) else []
        for paragraph in paragraphs(avsnitt.text.text) if rows else ():
            named = [rows[index] for index in spoken_of(tuple(row.namn for row in rows), paragraph.text)]
            if named:
                told = [change for sentence in sentences(paragraph) for change in _told(sentence)]
                path = ("avsnitt", id_, "text")
                if _EXPLAINS.search(paragraph.text):
                    yield from _explained(paragraph, told, rows, avsnitt.text, path)
                elif not any(change.is_about(row.much) for change in told for row in rows):
                    yield from _against_rows(told, named, avsnitt.text, path)


def _rows_of(rapport: Rapport, section: str) -> Iterator[_Row]:
    """The rows, with two outcomes, of the tables of a section: the one of its own id, and those that it places."""
    text = rapport.avsnitt[section].text.text
    own = times(rapport.rapport.period.text) if rapport.rapport.period else frozenset()
    for id_, tabell in rapport.tabell.items():
        if (id_ == section or f'tabell("{id_}")' in text) and not _is_of_money(tabell):
            for index, rad in enumerate(tabell.rad):
                for row in _row(tabell, rad, ("tabell", id_, "rad", index)):
                    yield replace(row, tider=row.tider | own)


def _is_of_money(tabell: Tabell) -> bool:
    return any(_MONEY.search(text.text) for text in (tabell.rubrik, *tabell.forsta_nivaer()))


def _is_counted(tabell: Tabell, kolumn: Kolumn) -> bool:
    """Whether a column's figures may be counts: it says no unit, or one of counts."""
    enhet = known_unit(tabell.enhet_i(kolumn))
    return enhet is None or enhet.is_count


def _row(tabell: Tabell, rad: Rad, path: Path) -> Iterator[_Row]:
    """A row once for each outcome and outcome before that can be held against each other as counts."""
    counted = [kolumn for kolumn in tabell.kolumn if _is_counted(tabell, kolumn)]
    columns = [(kolumn, value) for kolumn in counted if (value := tabell.varde(rad, kolumn))]
    for later, utfall in ((kolumn, value) for kolumn, value in columns if kolumn.roll == "utfall"):
        for earlier, before in ((kolumn, value) for kolumn, value in columns if kolumn.roll == "foregaende"):
            now, then = matt(utfall), matt(before)
            if now and then and not (now.enhet or then.enhet or now.varav or then.varav):
                headings = [level.text for kolumn in (later, earlier) for level in kolumn.nivaer()]
                yield _Row(path, rad.namn.text, utfall, before, now.tal - then.tal, times(*headings))


def _told(sentence: Mening) -> Iterator[_Change]:
    """The changes in counts that a sentence tells of, unless it is a budget or a plan that it speaks of."""
    if not has_digit(sentence.text) or _AGAINST_PLAN.search(sentence.text):
        return
    numbers = list(sentence.tal())
    counts = tuple(tal for tal in numbers if tal.is_count)
    for tal in numbers:
        after, before = sentence.after(tal, _CHANGE), sentence.before(tal, _BY)
        found = after or before
        if found and tal.tal > 0 and not tal.is_share:
            nouns = tuple(after[group].lower() for group in ("noun", "after") if after[group]) if after else ()
            much = -tal.tal if found["word"].lower() in _DOWN else tal.tal
            yield _Change(tal, much, nouns, sentence.text, counts)


def _written(tal: Tal) -> str:
    return re.sub(r"\s", " ", tal.text)


def _against_rows(told: Sequence[_Change], named: Sequence[_Row], text: Varde, path: Path) -> Iterator[Finding]:
    """Changes that a paragraph tells of a row and that are not the row's."""
    for change in told:
        row = next((row for row in named if row.may_be(change)), None)
        if row:
            direction = _LESS if change.much < 0 else _MORE
            row_is = f"{row.namn} är {row.told()} i tabellen {row.path[1]}"
            message = f"texten säger {change.tal.text} {direction}, men {row_is}"
            line = line_at(text.text, change.tal.start)
            yield Finding(path, message, _HINT, "varning", line, row.path, acceptable=True)


def _explained(
    paragraph: Mening, told: Sequence[_Change], rows: Sequence[_Row], text: Varde, path: Path
) -> Iterator[Finding]:
    """A difference explained by a count that is not that large, nor with the changes that are told beside it."""
    pieces = list(sentences(paragraph))
    for index, sentence in enumerate(pieces):
        found = _EXPLAINS.search(sentence.text) and not _PARTLY.search(sentence.text)
        named = spoken_of(tuple(row.namn for row in rows), sentence.text) if found else ()
        causes = [*_counted(sentence), *_counted(pieces[index - 1] if index else None)]
        if len(named) != 1 or len(causes) != 1:
            continue
        row, beside = rows[named[0]], [change.tal for change in told if change.tal.start != causes[0].start]
        if abs(row.much) not in _sums(causes[0], beside):
            numbers = " och ".join(tal.text for tal in (causes[0], *beside))
            row_is = f"{row.namn} är {row.told()} i tabellen {row.path[1]}"
            line = line_at(text.text, causes[0].start)
            message = f"texten förklarar skillnaden med {numbers}, men {row_is}"
            yield Finding(path, message, _HINT, "varning", line, row.path, acceptable=True)


def _sums(cause: Tal, beside: Sequence[Tal]) -> set[Decimal]:
    """What a cause explains alone, with one of the changes told beside it, and with all of them."""
    return {cause.tal, *(cause.tal + tal.tal for tal in beside), sum((tal.tal for tal in beside), cause.tal)}


def _counted(sentence: Mening | None) -> list[Tal]:
    return [tal for tal in sentence.tal() if tal.is_count and not tal.ungefar] if sentence else []


CHANGE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_changes,)
