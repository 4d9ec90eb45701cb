"""A picture from the content folder: which file, what it shows to those who can't see it, and what stands under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from reports.model.styrkort import STRICT
from reports.model.varde import Varde


@dataclass(frozen=True, slots=True, kw_only=True)
class Bild:
    """A picture (bild) that a report can place with `{{ bild("id") }}`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    fil: Varde
    """PNG, JPEG or SVG file, named from the folder of the TOML file; never outside the content folder."""
    alt: Varde | None = None
    """Text alternative: what the picture shows. Must be there unless `dekorativ` is true."""
    dekorativ: bool = False
    """True for a picture that says nothing, which readers that speak pass over."""
    rubrik: Varde | None = None
    """Caption, printed as `Figur 2. …`; without it the picture has no number."""
    fotograf: Varde | None = None
    """Who took or drew it, a role or an agency; printed as `Foto: …`."""
    kalla: Varde | None = None
    """Where it comes from; printed as `Källa: …`."""
    fotnot: Varde | None = None
    """Small print under the picture (Markdown)."""
    bredd: int | None = None
    """Width in percent of the column, 5–100; the file's own size, at most the column, when left out."""

    @property
    def alternativtext(self) -> str:
        """What stands for the picture where it can't be seen; empty for a decorative one."""
        return "" if self.dekorativ or self.alt is None else self.alt.text.strip()
