"""Signs that no font of the PDF has, found before it is made: each on the line where staff wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reports.diagnostics import Diagnostic
from reports.document import Look
from reports.model.rapport import Rapport
from reports.readers.finding import values

_LAST_LATIN = "\u017f"
_COMMON = frozenset(
    "\u00a0\u00ad\u2009\u200b\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2022\u2026\u202f\u2030\u20ac"
    "\u2122\u2192\u2212\u2248\u2260\u2264\u2265\n"
)
"""Signs beyond the Latin letters that the program's own font has; other ones are tried."""


def foreign(rapport: Rapport, printed: Collection[str], look: Look) -> Iterator[Diagnostic]:
    """A fault for each sign, in each printed value, that a PDF can't show."""
    for _, value in values(rapport):
        rare = dict.fromkeys(sign for sign in value.text if sign > _LAST_LATIN and sign not in _COMMON)
        if not rare or str(value.kalla) not in printed:
            continue
        from reports.pdf import can_show, unshowable

        for sign in rare:
            if not can_show(sign, look.font, look.font_folder):
                line = value.text.count("\n", 0, value.text.index(sign))
                yield unshowable(sign, value.kalla, line)
