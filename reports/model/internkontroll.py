"""Internal control (internkontroll): risks, what is controlled, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from reports.model.styrkort import STRICT
from reports.model.varde import Etikett, Varde


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrollutfall:
    """What a control gave in one period."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    resultat: Varde | None = None
    """What was found (Markdown)."""
    atgard: Varde | None = None
    """What is done about it (Markdown)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontroll:
    """A control (kontrollmoment) of a risk."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    kontrollmoment: Varde
    """What is controlled and how (Markdown)."""
    frekvens: Varde | None = None
    """How often: `Varje månad`."""
    ansvarig: Varde | None = None
    """Role that does it."""
    utfall: dict[str, Kontrollutfall] = field(default_factory=dict)
    """Outcome by period, as an indicator's; a follow-up prints that of its own period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk and its controls."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd."""
    namn: Varde
    """The risk in words."""
    omrade: Varde | None = None
    """Area or process that it belongs to; risks of one area stand under a heading row of their own."""
    riskvarde: Etikett | None = None
    """Likelihood times consequence as the kommun writes it: `12`, `4 x 3`."""
    kontroll: tuple[Kontroll, ...] = ()
    """The risk's controls, in printed order."""
    kommentar: dict[str, Varde] = field(default_factory=dict)
    """Comment (Markdown) by period; a follow-up prints that of its own period over the table's whole width."""
