"""A diagram's content as figures: clean texts and exact numbers, the same for drawing, text alternative and cache."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reports import swedish
from reports.model.diagram import Diagram, SerieRoll
from reports.model.malniva import Malniva
from reports.model.varde import Varde

_BLANKS = re.compile(r"[ \t\r\n]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = "|".join(part for month in swedish.MONTHS for part in (month, month[:3], month[:4]))
_PERIOD = re.compile(rf"(?:{_MONTHS})\b|(?:kvartal|kv|k|q|tertial|t|vecka|v)\.? ?\d|\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Series:
    """A series with one number and one text per category; the number is None where there is a gap."""

    name: str
    numbers: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    """Numbers by the Swedish rules, gaps as they were written (`i u`), empty where nothing was."""
    role: SerieRoll = ""

    @property
    def points(self) -> tuple[tuple[Decimal | None, str], ...]:
        """Number and text, category by category."""
        return tuple(zip(self.numbers, self.texts, strict=True))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a picture shows: category names, series and unit (empty when there is none)."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    target: Malniva | None = None
    paneled: bool = False
    """Whether each series has a panel of its own."""

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All numbers of all series, gaps left out."""
        return tuple(number for series in self.series for number in series.numbers if number is not None)

    @property
    def by_year(self) -> bool:
        """Whether the series are the years of a comparison, so that earlier ones step back."""
        return all(_YEAR.search(series.name) for series in self.series)

    @property
    def count(self) -> int:
        """How many marks a picture would have if it had no gaps."""
        return len(self.names) * len(self.series)


def figures(diagram: Diagram) -> Figures:
    """The diagram's figures; a series shorter than the categories ends in gaps, a longer one is cut."""
    names = tuple(clean(name) for name in diagram.kategorier)
    series = tuple(
        replace(_series(clean(serie.namn), serie.varden, len(names)), role=serie.roll) for serie in diagram.serie
    )
    target = diagram.malniva
    return Figures(
        names, series, clean(diagram.enhet), target and replace(target, text=clean(Varde(target.text))), diagram.paneler
    )


def clean(value: Varde | None) -> str:
    """A value as one line that XML can hold: white space collapsed, control characters left out, hard spaces kept."""
    return _BLANKS.sub(" ", _NOT_IN_XML.sub("", value.text)).strip(" ") if value else ""


def is_period(name: str) -> bool:
    """Whether a category is a point of time (`2022`, `mars`, `kv 2`), so that its neighbours tell what it is."""
    return bool(_YEAR.search(name) or _PERIOD.match(name))


def _series(name: str, values: tuple[Varde, ...], length: int) -> Series:
    padded = (*values[:length], *[Varde("")] * (length - len(values)))
    numbers = tuple(value.tal if value.tal is None or value.tal.is_finite() else None for value in padded)
    texts = tuple(
        clean(value) if number is None else swedish.number(number)
        for value, number in zip(padded, numbers, strict=True)
    )
    return Series(name, numbers, texts)
