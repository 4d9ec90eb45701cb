"""The colours of a house template's headings, held against what they stand on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.colours import ENOUGH, WHITE, contrast
from reports.writers.docx_xml import line_of, w

_LEVELS = range(1, 7)
_HEX = re.compile("[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Weak:
    """A colour in which headings can't be read by all."""

    colour: str
    ground: str
    levels: tuple[int, ...]
    """The levels of the headings that have it."""

    @property
    def contrast(self) -> float:
        """How much it stands out, 1–21."""
        return contrast(self.colour, self.ground)


def weak_headings(root: Any, ids: Mapping[str, str]) -> tuple[Weak, ...]:
    """The colours of the headings in `w:styles` that have less than 4.5:1; `ids` are the style ids by role.

    A colour that only the theme tells is left out: Word writes the colour itself beside the theme's.
    """
    styles = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    levels: dict[tuple[str, str], list[int]] = {}
    for level in _LEVELS:
        if (style_id := ids.get(f"h{level}", "")) in styles:
            colour = _colour(styles, style_id, "rPr", "color", "val")
            ground = _colour(styles, style_id, "pPr", "shd", "fill") or WHITE
            if colour and contrast(colour, ground) < ENOUGH:
                levels.setdefault((colour, ground), []).append(level)
    return tuple(Weak(*pair, tuple(found)) for pair, found in levels.items())


def _colour(styles: Mapping[str, Any], style_id: str, properties: str, tag: str, name: str) -> str:
    """What a style, or the nearest that it builds on, says of a colour, as `#rrggbb`; empty for none and for auto."""
    for style in line_of(styles, style_id):
        found = style.find(f"{w(properties)}/{w(tag)}")
        if found is not None:
            value = found.get(w(name), "")
            return f"#{value.lower()}" if _HEX.fullmatch(value) else ""
    return ""
