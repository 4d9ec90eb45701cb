"""A value as staff wrote it: its text, its number when it is one, and where it stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Varde:
    """A value (värde) printed as written: text stays text, a TOML number is set by the Swedish rules.

    `tal` is the number, in the unit the value was written in, or None where the text is not a number in full.
    """

    text: str
    tal: Decimal | None = None
    kalla: Source = field(default=NOWHERE, compare=False)

    @classmethod
    def of(cls, raw: object, kalla: Source = NOWHERE) -> Varde:
        """Take a TOML value or a CSV field; raises ValueError for what can't be printed as one value."""
        match raw:
            case bool():
                raise ValueError("sant/falskt (true/false) kan inte skrivas ut")
            case int() | Decimal():
                return cls(swedish.number(raw), Decimal(raw), kalla)
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
    def is_gap(self) -> bool:
        """Whether this is a draft's `att fylla i`."""
        return self.text.strip().lower().startswith(GAP)

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
