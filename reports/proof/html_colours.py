"""Whether the colours of a web page can be read: in light and in dark, with more contrast, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reports.colours import ENOUGH, contrast, told
from reports.proof.html_page import Page
from reports.proof.rules import Rule

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"(?<![\w-])--([\w-]+)\s*:\s*([^;]+)")
_USE = re.compile(r"(?<![\w-])(color|background)(?:-color)?\s*:\s*([^;\s][^;]*)")
_COLOUR = re.compile(r"var\(\s*--([\w-]+)|(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})(?![\w])")
_CONDITION = re.compile(r"\b(?:screen|print|prefers-[\w-]+:[\w-]+)")
_OF_PICTURES = re.compile(r"(?:^|[\s>])(?:svg|img|\.logotyp)(?:\[[^\]]*\])?$")
_NO_COLOUR = ("inherit", "none", "transparent", "currentcolor", "unset", "initial")

_LIGHT, _DARK, _MORE = "prefers-color-scheme:light", "prefers-color-scheme:dark", "prefers-contrast:more"
SCHEMES = {
    "i ljust": {"screen", _LIGHT},
    "i mörkt": {"screen", _DARK},
    "i ljust med starkare kontrast": {"screen", _LIGHT, _MORE},
    "i mörkt med starkare kontrast": {"screen", _DARK, _MORE},
    "på papper": {"print", _LIGHT},
    "på papper med starkare kontrast": {"print", _LIGHT, _MORE},
}
"""How a page may be shown, with the conditions of media that then hold; conditions of other sorts always may."""

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


@lru_cache(maxsize=1)
def blocks(css: str) -> tuple[tuple[str, str, str], ...]:
    """The rules of a style: the media they are for, their selectors and what they declare."""
    return tuple(_blocks(_COMMENT.sub("", css), ""))


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


def _holds(media: str, scheme: set[str]) -> bool:
    """Whether rules for some media are for a way of showing the page."""
    asked = re.sub(r"\s", "", media.removeprefix("@media")).lower().split(",")
    return any(set(_CONDITION.findall(one)) <= scheme for one in asked)


def _values(css: str, scheme: set[str]) -> dict[str, str]:
    """The values of the style's variables as the page is shown; of several for one it is the last that counts."""
    values: dict[str, str] = {}
    for media, selector, inside in blocks(css):
        if selector in (":root", "html") and _holds(media, scheme):
            values.update(_VARIABLE.findall(inside))
    return values


def _colour(name: str, values: dict[str, str], through: tuple[str, ...] = ()) -> str:
    """The `#rrggbb` of a variable, or of a colour that stands as it is; empty where it can't be counted with."""
    if name.startswith("#"):
        return name if len(name) == 7 else "#" + "".join(digit * 2 for digit in name[1:])
    found = _COLOUR.search(values.get(name, ""))
    if found is None or name in through:
        return ""
    return _colour(found[1] or found[2], values, (*through, name))


def _pairs(page: Page, scheme: set[str]) -> list[tuple[str, str]]:
    """The colours that stand on each other: those known, and those that the style puts together, by rule or element."""
    found = {(ink, ground) for ink, grounds in PAIRS.items() for ground in grounds}
    own = (("", "", element.get("style")) for element in page.elements if element.get("style") and _is_html(element))
    for media, selector, inside in (*blocks(page.css), *own):
        used = {kind: _name(value) for kind, value in _USE.findall(inside) if _is_colour(value)}
        if used and _holds(media, scheme) and not all(map(_OF_PICTURES.search, selector.split(","))):
            found.add((used.get("color", "text"), used.get("background", "grund")))
    return sorted(found)


def _is_html(element: Any) -> bool:
    return not element.tag.startswith("{")


def _is_colour(value: str) -> bool:
    return value.split()[0].lower() not in _NO_COLOUR


def _name(value: str) -> str:
    """The variable or the colour that a value is made of; the value itself where it is made of something else."""
    found = _COLOUR.search(value)
    return (found[1] or found[2].lower()) if found else value.strip()


def _counted(page: Page) -> Iterator[tuple[str, str, str, str, str]]:
    """Each pair as the page may be shown: the way, what both are called, and their colours."""
    for shown, scheme in SCHEMES.items():
        values = _values(page.css, scheme)
        for ink, ground in _pairs(page, scheme):
            yield shown, ink, ground, _colour(ink, values), _colour(ground, values)


def _known(page: Page) -> Iterator[str]:
    for shown, ink, ground, letters, paper in _counted(page):
        unknown = [name for name, colour in ((ink, letters), (ground, paper)) if not colour]
        yield from (f"färgen {name} har inget värde som går att räkna med {shown}" for name in unknown)


def _contrasts(page: Page) -> Iterator[str]:
    for shown, ink, ground, letters, paper in _counted(page):
        if letters and paper and contrast(letters, paper) < ENOUGH:
            ratio = told(contrast(letters, paper))
            yield f"färgen {ink} har kontrasten {ratio} mot {ground} {shown}, men ska ha minst {told(ENOUGH)}"


COLOURS: tuple[Rule[Page], ...] = (
    Rule("färgerna finns", _known),
    Rule("färgerna går att läsa", _contrasts),
)
"""Text stands out from what it stands on (WCAG 2.1, 1.4.3)."""
