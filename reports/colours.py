"""Colours that can be read: contrast as WCAG 2.1 counts it, and the house's colour adjusted until it is enough."""

from __future__ import annotations

from functools import lru_cache

WHITE = "#ffffff"
BLACK = "#000000"
ENOUGH = 4.5
"""Least contrast of text against its background (WCAG 2.1, success criterion 1.4.3)."""

TINT = 0.89
"""Share of white in the strongest tint that a writer sets text on in its own colour: table heads and fact boxes."""

_STEPS = 40


@lru_cache(maxsize=1024)
def contrast(one: str, other: str = WHITE) -> float:
    """The contrast between two `#rrggbb` colours, 1–21 (WCAG 2.1, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def told(ratio: float) -> str:
    """A ratio as staff read it, cut to one decimal: one that does not reach is never told as if it did."""
    return f"{int(ratio * 10) / 10:.1f}".replace(".", ",")


def mixed(one: str, other: str, share: float) -> str:
    """A colour that is `share` (0–1) of the other and the rest of the one."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, background: str, least: float = ENOUGH) -> str:
    """The colour, moved towards black or white until text in it can be read on the background."""
    towards = ink(background)
    steps = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(step, background) >= least), towards)


def darkened(colour: str) -> str:
    """The nearest darker shade that text can be set in, on white as well as on the lightest tint of itself."""
    shades = (mixed(colour, BLACK, step / 100) for step in range(101))
    return next(shade for shade in shades if contrast(shade, mixed(shade, WHITE, TINT)) >= ENOUGH)


def ink(background: str) -> str:
    """White or black, whichever stands out more."""
    return WHITE if contrast(WHITE, background) >= contrast(BLACK, background) else BLACK


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
