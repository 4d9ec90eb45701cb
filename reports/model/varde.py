"""A value as staff wrote it: its text, its number when it is one, and where it stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from reports import swedish
from reports.document import Source

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

GAP = "att fylla i"
"""What a draft holds where something is still to be written; may be followed by `: what`."""

NOWHERE = Source("", "")

_LONGEST = 20
"""Digits on either side of the decimal comma; more than any figure of a kommun has."""


@dataclass(frozen=True, slots=True)
class Varde:
    """A value (värde) printed as written: text stays text, a TOML number is set by the Swedish rules.

    `tal` is the number, in the unit the value was written in, or None where the text is not a number in full.
    """

    text: str
    tal: Decimal | None = None
    kalla: Source = field(default=NOWHERE, compare=False)
    enhet: str = field(default="", compare=False)
    """Unit of `tal` that the table it stands in says; empty where none does."""

    @classmethod
    def of(cls, raw: object, kalla: Source = NOWHERE) -> Varde:
        """Take a TOML value or a CSV field; raises ValueError for what can't be printed as one value."""
        match raw:
            case bool():
                raise ValueError("sant/falskt (true/false) kan inte skrivas ut")
            case int() | Decimal():
                return cls(_written(Decimal(raw)), Decimal(raw), kalla)
            case str():
                text = raw.strip("\n")
                return cls(text, swedish.parse_number(text), kalla)
            case datetime.datetime():
                raise ValueError("klockslag hör inte hemma här")
            case datetime.date():
                return cls(raw.isoformat(), None, kalla)
            case Varde():
                return raw
            case _:
                raise ValueError("här ska stå en text eller ett tal")

    @property
    def is_written_number(self) -> bool:
        """Whether the text is a number as the program sets it, so that staff wrote a number and not a text."""
        return self.tal is not None and self.text == swedish.number(self.tal)

    @property
    def one_line(self) -> str:
        """The text with its line breaks as spaces, as sentences quote it."""
        return " ".join(self.text.split())

    @property
    def is_gap(self) -> bool:
        """Whether this is a draft's `att fylla i`."""
        return self.text.strip().lower().startswith(GAP)

    @property
    def holds_gap(self) -> bool:
        """Whether something is still to be written, here or within the text."""
        return GAP in self.text.lower()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __html__(self) -> str:
        """The value as the templates print it: escaped, its line breaks kept, with its source; a gap marked."""
        shown = escape(self.text.strip()).replace("\n", "<br/>")
        if self.is_gap:
            shown = f'<mark class="att-fylla-i">{shown}</mark>'
        return f'<data value="{escape(str(self.kalla))}">{shown}</data>' if self.kalla is not NOWHERE else shown

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.of)


class Etikett(Varde):
    """A label, such as a period or a column's heading: a TOML number in it stands ungrouped (`2024`, not `2 024`)."""

    __slots__ = ()

    @classmethod
    def of(cls, raw: object, kalla: Source = NOWHERE) -> Varde:
        """Take a TOML value; raises ValueError for what can't be printed as one value."""
        value = super().of(raw, kalla)
        return cls.ungrouped(value) if isinstance(raw, int | Decimal) else value

    @staticmethod
    def ungrouped(value: Varde) -> Varde:
        """A number without spaces between thousands."""
        return replace(value, text=value.text.replace(swedish.HARD_SPACE, ""))


class Beteckning(Etikett):
    """A designation, such as a version or a diarienummer: a TOML number in it stands to the letter (`1.10`)."""

    __slots__ = ()

    @classmethod
    def of(cls, raw: object, kalla: Source = NOWHERE) -> Varde:
        """Take a TOML value; raises ValueError for what can't be printed as one value."""
        value = super().of(raw, kalla)
        return replace(value, text=f"{raw:f}") if isinstance(raw, Decimal) else value


def _written(number: Decimal) -> str:
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        raise ValueError("talet är för stort, för litet eller inget tal alls")
    return swedish.number(number)
