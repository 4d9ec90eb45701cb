"""Figures on their way into a diagram: in one unit, with the names of categories and series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reports.model.diagram import Diagram, Serie
from reports.model.enhet import Enhet, converted, known_unit, lone_unit, unit
from reports.model.matt import is_nothing, matt
from reports.model.rutor import decimals
from reports.model.varde import Etikett, Varde
from reports.readers.finding import Finding
from reports.readers.hamta import in_unit
from reports.swedish import rounded

_DOTTED = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+")
_FIGURES = 2
"""Decimals of a number below ten that is told with three figures."""
_MOST_DECIMALS = 4


@dataclass(frozen=True)
class Filled:
    """A diagram as it is after its figures were looked up, and what is to be said of that."""

    diagram: Diagram
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Tal:
    """A value with the unit it is in; `tal` is None where it holds no number of its own."""

    varde: Varde
    tal: Decimal | None = None
    enhet: Enhet | None = None

    @classmethod
    def of(cls, varde: Varde, egen: Enhet | None) -> Tal:
        """A value that is said to be in a unit, or is written with its own; the rough ones count."""
        read = matt(varde, egen.namn if egen else "")
        return cls(varde, read.tal, read.enhet or egen) if read else cls(varde)

    def i(self, enhet: Enhet | None, places: int = 0) -> Varde:
        """The value with its number in a unit, and so many decimals where it was converted.

        Its text is converted too, where it is no more than a number and marks.
        """
        if self.tal is None:
            return replace(self.varde, tal=None)
        if not self.is_converted(enhet):
            return replace(self.varde, tal=self.tal)
        tal = converted(self.tal, self.enhet, enhet)
        shown = in_unit(self.varde, self.enhet.namn if self.enhet else "", enhet.namn if enhet else "", places)
        return replace(shown or self.varde, tal=tal if tal is None else rounded(tal, places))

    def is_converted(self, enhet: Enhet | None) -> bool:
        """Whether the number is another one in a unit."""
        return bool(self.tal is not None and enhet and self.enhet and enhet.storlek != self.enhet.storlek)

    def fits(self, enhet: Enhet | None) -> bool:
        """Whether the number can be held against others in a unit; nothing is nothing in any."""
        if not self.tal:
            return True
        return not lone_unit(self.enhet, enhet) and converted(self.tal, self.enhet, enhet) is not None


@dataclass
class Rutnat:
    """Names of categories and series, and a value for each of the one in each of the other."""

    kategorier: list[Varde]
    serier: list[Varde]
    tal: list[list[Tal]] = field(default_factory=list)
    """By series, then by category."""
    skrivet: list[str] = field(default_factory=list)
    """The units as staff wrote them, the first one first."""

    def vant(self) -> Rutnat:
        """Categories and series in each other's place."""
        turned = [list(column) for column in zip(*self.tal, strict=True)]
        return Rutnat(self.serier, self.kategorier, turned, self.skrivet)

    def enhet(self, wished: Varde | None) -> Enhet | None:
        """The unit that the diagram shows: the one it asks for where that is known, or the first there is."""
        asked = known_unit(wished.text) if wished else None
        return asked or next((tal.enhet for tal in self._figures() if tal.enhet), None)

    def clash(self, enhet: Enhet | None) -> tuple[Varde, Tal] | None:
        """The first series, and a figure of it, that can't be told in a unit."""
        pairs = ((serie, tal) for serie, row in zip(self.serier, self.tal, strict=True) for tal in row)
        return next(((serie, tal) for serie, tal in pairs if not tal.fits(enhet)), None)

    def _figures(self) -> Iterator[Tal]:
        return (tal for row in self.tal for tal in row if tal.tal is not None)

    def places(self, enhet: Enhet | None) -> int:
        """The decimals of converted numbers: all there are, but no more than three figures of the largest need.

        The smallest is never told as nothing, unless it is below a ten-thousandth.
        """
        made = (converted(tal.tal, tal.enhet, enhet) for tal in self._figures() if tal.tal and tal.is_converted(enhet))
        numbers = [abs(number).normalize() for number in made if number]
        if not numbers:
            return 0
        exact = max(map(decimals, numbers))
        return min(exact, max(1, _FIGURES - max(numbers).adjusted(), min(_MOST_DECIMALS, -min(numbers).adjusted())))

    def into(self, diagram: Diagram, rubrik: str) -> Diagram:
        """The diagram with these figures; its own title and unit stay.

        A title that is taken over has its place in the diagram: that is where another one would be written.
        """
        enhet = self.enhet(diagram.enhet)
        places = self.places(enhet)
        series = (
            Serie(namn=Etikett(serie.text, serie.tal, serie.kalla), varden=tuple(tal.i(enhet, places) for tal in row))
            for serie, row in zip(self.serier, self.tal, strict=True)
        )
        return replace(
            diagram,
            rubrik=diagram.rubrik or replace(diagram.rubrik, text=rubrik),
            kategorier=tuple(Etikett(name.text, name.tal, name.kalla) for name in self.kategorier),
            serie=tuple(series),
            enhet=diagram.enhet or (Varde(self._named(enhet)) if enhet else None),
        )

    def _named(self, enhet: Enhet) -> str:
        """A unit as staff wrote it (`dygn`), where they did."""
        return next((name for name in self.skrivet if known_unit(name) == enhet), enhet.namn)


def of_series(id_: str, diagram: Diagram) -> Filled:
    """The diagram with the numbers that staff wrote with more than digits (`62 %`, `345 (28)`) read as they are."""
    egen = unit(diagram.enhet.text) if diagram.enhet else None
    made = tuple(replace(one, varden=tuple(_read(value, egen) for value in one.varden)) for one in diagram.serie)
    found = [
        finding
        for number, serie in enumerate(made)
        for place, value in enumerate(serie.varden)
        for finding in _of_value(("diagram", id_, "serie", number, "varden", place), value)
    ]
    return Filled(diagram if made == diagram.serie else replace(diagram, serie=made), found)


def _read(value: Varde, egen: Enhet | None) -> Varde:
    if value.tal is not None or value.is_gap or not value:
        return value
    tal = Tal.of(value, egen)
    return tal.i(egen) if tal.fits(egen) else value


def _of_value(path: tuple[str | int, ...], value: Varde) -> Iterator[Finding]:
    """What is to be said of a value that is no number, or that may be another one than it seems."""
    text = value.text.strip()
    if _DOTTED.fullmatch(text):
        hint = f"menade du {text.replace('.', '')}? Skriv inte punkt mellan tusental"
        yield Finding(path, f'punkten i "{text}" kan vara ett decimaltecken', hint, "varning")
    elif value.tal is None and not value.is_gap and not is_nothing(text):
        hint = 'skriv talet i diagrammets enhet, eller "i u" där ett värde saknas'
        yield Finding(path, f'"{value.one_line}" är inget tal i diagrammets enhet och ritas inte', hint, "varning")


def mixed(path: tuple[str | int, ...], rutnat: Rutnat, diagram: Diagram, hint: str) -> Iterator[Finding]:
    """A fault when figures of one diagram are in units that can't be held against each other."""
    enhet = rutnat.enhet(diagram.enhet)
    if found := rutnat.clash(enhet):
        serie, tal = found
        written = f"i {tal.enhet}" if tal.enhet else "utan enhet"
        shown = f"är i {enhet}" if enhet else "har ingen enhet"
        message = f"diagrammet {path[1]} {shown}, men {serie.one_line} är {written}; ett diagram har en enhet"
        yield Finding(path, message, hint)
