"""The target of a diagram as what can be drawn: the values that it allows, in the diagram's own unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reports.model.enhet import converted, known_unit
from reports.model.malvarde import Art, Malvarde, read_malvarde
from reports.model.varde import Varde
from reports.swedish import first_lower

_FROM: frozenset[Art] = frozenset({"minst", "över"})
_UP_TO: frozenset[Art] = frozenset({"högst", "under", "topp"})


@dataclass(frozen=True, slots=True)
class Malniva:
    """A target as written, and its levels; none where it asks for no level (`ska öka`)."""

    text: str
    """On one line, its first letter small."""
    art: Art
    nivaer: tuple[Decimal, ...] = ()
    """One level, or both ends of a range."""

    @property
    def low(self) -> Decimal | None:
        """The least value that is allowed; None where there is none."""
        return self.nivaer[0] if self.nivaer and (self.art in _FROM or self.art == "mellan") else None

    @property
    def high(self) -> Decimal | None:
        """The greatest value that is allowed; None where there is none."""
        return self.nivaer[-1] if self.nivaer and (self.art in _UP_TO or self.art == "mellan") else None

    def is_reached_by(self, value: Decimal) -> bool | None:
        """Whether a value is one that is asked for; None where the target doesn't say which side is."""
        if not self.nivaer or self.art == "tal":
            return None
        if value in self.nivaer:
            return self.art not in ("över", "under")
        above, below = self.low is not None and value > self.low, self.high is not None and value < self.high
        return above and below if self.art == "mellan" else above or below


def malniva(mal: Varde, enhet: str) -> Malniva:
    """The target of a diagram whose values are in `enhet`."""
    text = first_lower(mal.one_line)
    asked = Malvarde("tal", mal.tal) if mal.tal is not None else read_malvarde(mal.text)
    if asked.is_change or asked.tal is None:
        return Malniva(text, asked.art)
    ends = [asked.tal, asked.till] if asked.till is not None else [asked.tal]
    levels = [converted(end, asked.enhet, known_unit(enhet)) for end in ends]
    known = tuple(level for level in levels if level is not None)
    return Malniva(text, asked.art, known)


def is_in_other_unit(mal: Varde, enhet: str) -> bool:
    """Whether a target's level can't be held against values in the unit."""
    asked = read_malvarde(mal.text)
    return mal.tal is None and asked.tal is not None and not asked.is_change and not malniva(mal, enhet).nivaer
