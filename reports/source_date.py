"""The day that a file's properties carry when the content has none: what SOURCE_DATE_EPOCH says, never the clock."""

from __future__ import annotations

import datetime
import os

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970-01-01 in UTC, as reproducible-builds.org specifies it."""


def source_date() -> datetime.date | None:
    """The day of SOURCE_DATE_EPOCH; none when it isn't set. Raises ValueError with what to write instead."""
    written = os.environ.get(VARIABLE, "").strip()
    if not written:
        return None
    try:
        if not (written.isascii() and written.isdigit()):
            raise ValueError
        return datetime.datetime.fromtimestamp(int(written), datetime.UTC).date()
    except (OSError, OverflowError, ValueError):
        message = (
            f'miljövariabeln {VARIABLE} är "{written}"; skriv sekunder sedan 1970, som 1700000000, eller ta bort den'
        )
        raise ValueError(message) from None
