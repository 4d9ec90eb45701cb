"""What an annual report (årsrapport) accounts for beside figures and goals: assignments and deviations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from reports.model.styrkort import STRICT
from reports.model.varde import Etikett, Varde


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppdrag:
    """An assignment (uppdrag) that the nämnd has been given."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd."""
    namn: Varde
    """The assignment in words."""
    givare: Varde | None = None
    """Who gave it: `Kommunfullmäktige`."""
    beslutat: Etikett | None = None
    """Date of the decision that gave it."""
    klart: Etikett | None = None
    """When it is to be, or was, done: a date, or words such as `hösten 2028`."""
    status: Varde | None = None
    """Status in the nämnd's words."""
    kommentar: Varde | None = None
    """What has been done (Markdown), over the table's whole width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Avvikelse:
    """A deviation (avvikelse) from plan or budget: why, what follows, what is done."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd."""
    namn: Varde
    """What deviates."""
    belopp: Varde | None = None
    """The amount, as it is printed after the name."""
    orsak: Varde | None = None
    """Why (Markdown)."""
    konsekvens: Varde | None = None
    """What follows from it (Markdown)."""
    atgard: Varde | None = None
    """What is done about it (Markdown)."""
