"""The house's look: colours that can be read, margins that leave a column between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from reports.colours import ENOUGH, contrast, darkened, told
from reports.model.rapport import Rapport
from reports.readers.finding import Finding

LEAST_MARGIN, GREATEST_MARGIN = 10, 60
"""In millimetres: what printers can do, and what still leaves a column to read."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colours(rapport: Rapport) -> Iterator[Finding]:
    for key in ("farg", "accentfarg"):
        colour = getattr(rapport.profil, key)
        if colour and not _COLOUR.fullmatch(colour):
            yield Finding(("profil", key), f'färgen "{colour}" går inte att läsa', 'skriv som "#1b4965"')
        elif colour:
            yield from _weak(key, colour)


def _weak(key: str, colour: str) -> Iterator[Finding]:
    """A colour that text is set in, in headings and links (`farg`), at lines and in the mark of a draft (`accentfarg`).

    The least ratio is that of WCAG 2.1, success criterion 1.4.3.
    """
    if contrast(colour) < ENOUGH:
        ratio = f"{told(contrast(colour))}:1, minst {told(ENOUGH)}:1 krävs för text"
        message = f'färgen "{colour}" är för svag mot vitt: {ratio}'
        hint = f'"{darkened(colour)}" är samma färg, mörkare; tills den står här gör programmet själv texten mörkare'
        yield Finding(("profil", key), message, hint, "varning")


def _margins(rapport: Rapport) -> Iterator[Finding]:
    for side in fields(rapport.profil.marginaler):
        width = getattr(rapport.profil.marginaler, side.name)
        if width is not None and not LEAST_MARGIN <= width <= GREATEST_MARGIN:
            message = f"marginalen {side.name} är {f'{width:f}'.replace('.', ',')} mm"
            hint = f"skriv ett tal mellan {LEAST_MARGIN} och {GREATEST_MARGIN}, i millimeter"
            yield Finding(("profil", "marginaler", side.name), message, hint)


PROFILE_RULES = (_colours, _margins)
