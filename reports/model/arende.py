"""What a matter for decision (ärende) has beside its text: proposals, basis, recipients, signers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from reports.model.styrkort import STRICT
from reports.model.varde import Varde


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """What one deciding organ is proposed to decide (förslag till beslut)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    organ: Varde
    """The organ that decides: `Socialnämnden`."""
    inledning: Varde | None = None
    """Line before the clauses; `Socialnämnden beslutar` when left out."""
    satser: tuple[Varde, ...]
    """The clauses (att-satser), one paragraph of Markdown each; `att` is put before those that lack it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlag:
    """A document that the decision rests on (beslutsunderlag)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Varde
    """What the document is called."""
    datum: Varde | None = None
    """Its date; a TOML date is printed as `2027-04-14`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertecknare:
    """Someone who signs the memo."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    roll: Varde
    """Role: `Förvaltningschef`."""
    namn: Varde | None = None
    """Name, over the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arende:
    """The matter that a tjänsteskrivelse is about, `[arende]`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    mottagare: Varde | None = None
    """Who the memo is written to; the nämnd when left out."""
    galler: tuple[str, ...] = ()
    """File names, without suffix, of the reports of the same nämnd that the matter is about; listed as basis."""
    beslut: tuple[Beslut, ...] = ()
    """Proposals, one for each deciding organ."""
    beslutsunderlag: tuple[Underlag, ...] = ()
    """Further documents that the decision rests on, in printed order."""
    skickas_till: tuple[Varde, ...] = ()
    """Who the decision is sent to."""
    undertecknare: tuple[Undertecknare, ...] = ()
    """Those who sign, from left to right."""
