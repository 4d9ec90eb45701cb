"""Whether the colours of a web page can be read, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.colours import ENOUGH, contrast
from reports.proof.html_page import Page
from reports.proof.rules import Rule

_VARIABLE = re.compile(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]{6})\b")
_DARK = re.compile(r"prefers-color-scheme\s*:\s*dark")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USE = re.compile(r"(?<![\w-])(color|background)\s*:\s*var\(--([\w-]+)\)")

PAIRS = {
    "text": ("grund", "ton", "skugga"),
    "huvud": ("grund", "ton"),
    "svag": ("grund", "skugga"),
    "negativ": ("grund", "skugga"),
    "accent": ("grund",),
    "lucka-text": ("lucka",),
    "band-text": ("band",),
}
"""The colours that text is set in, with those that it stands on, by the names of the style's variables."""


def blocks(css: str) -> Iterator[tuple[str, str, str]]:
    """The rules of a style: the media they are for, their selectors and what they declare."""
    yield from _blocks(_COMMENT.sub("", css), "")


def _blocks(css: str, media: str) -> Iterator[tuple[str, str, str]]:
    begins = 0
    while (opens := css.find("{", begins)) >= 0:
        closes, depth = opens + 1, 1
        while depth and closes < len(css):
            depth += {"{": 1, "}": -1}.get(css[closes], 0)
            closes += 1
        selector, inside = css[begins:opens].rpartition(";")[2].strip(), css[opens + 1 : closes - 1]
        if selector.startswith("@media"):
            yield from _blocks(inside, selector)
        else:
            yield media, selector, inside
        begins = closes


def _schemes(css: str) -> dict[str, dict[str, str]]:
    """The colours of the style's variables, in light and in dark."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for media, selector, inside in blocks(css):
        if selector == ":root":
            (dark if _DARK.search(media) else light).update(_VARIABLE.findall(inside))
    return {"i ljust": light, "i mörkt": light | dark}


def _pairs(css: str) -> set[tuple[str, str]]:
    """The colours that stand on each other: those known, and those that a rule of the style puts together."""
    found = {(ink, ground) for ink, grounds in PAIRS.items() for ground in grounds}
    for _, _, inside in blocks(css):
        used = dict(_USE.findall(inside))
        if used:
            found.add((used.get("color", "text"), used.get("background", "grund")))
    return found


def _known(page: Page) -> Iterator[str]:
    for scheme, colours in _schemes(page.css).items():
        unknown = sorted({name for pair in _pairs(page.css) for name in pair} - set(colours))
        yield from (f"färgen {name} har inget värde {scheme}" for name in unknown)


def _contrasts(page: Page) -> Iterator[str]:
    for scheme, colours in _schemes(page.css).items():
        for ink, ground in sorted(_pairs(page.css)):
            if ink in colours and ground in colours and contrast(colours[ink], colours[ground]) < ENOUGH:
                ratio = f"{contrast(colours[ink], colours[ground]):.1f}".replace(".", ",")
                yield f"färgen {ink} har kontrasten {ratio} mot {ground} {scheme}, men ska ha minst 4,5"


COLOURS: tuple[Rule[Page], ...] = (
    Rule("färgerna finns", _known),
    Rule("färgerna går att läsa", _contrasts),
)
"""Text stands out from what it stands on (WCAG 2.1, 1.4.3)."""
