"""Figures on their way into a diagram: in one unit, with the names of categories and series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reports.model.diagram import Diagram, Serie
from reports.model.enhet import Enhet, converted, known_unit, lone_unit
from reports.model.matt import matt
from reports.model.rutor import decimals
from reports.model.varde import Etikett, Varde
from reports.readers.finding import Finding
from reports.readers.hamta import in_unit


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
        return replace(shown or self.varde, tal=tal and tal.quantize(Decimal(1).scaleb(-places)))

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

    def vant(self) -> Rutnat:
        """Categories and series in each other's place."""
        return Rutnat(self.serier, self.kategorier, [list(column) for column in zip(*self.tal, strict=True)])

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
        """The decimals that tell all converted numbers exactly, at most those of the smallest unit."""
        made = (converted(tal.tal, tal.enhet, enhet) for tal in self._figures() if tal.tal and tal.is_converted(enhet))
        return max((decimals(number.normalize()) for number in made if number is not None), default=0)

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
            enhet=diagram.enhet or (Varde(enhet.namn) if enhet else None),
        )


def mixed(path: tuple[str | int, ...], rutnat: Rutnat, diagram: Diagram, hint: str) -> Iterator[Finding]:
    """A fault when figures of one diagram are in units that can't be held against each other."""
    enhet = rutnat.enhet(diagram.enhet)
    if found := rutnat.clash(enhet):
        serie, tal = found
        written = f"i {tal.enhet}" if tal.enhet else "utan enhet"
        shown = f"är i {enhet}" if enhet else "har ingen enhet"
        message = f"diagrammet {path[1]} {shown}, men {serie.one_line} är {written}; ett diagram har en enhet"
        yield Finding(path, message, hint)
