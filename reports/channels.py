"""The encodings of what the program says: any sign can be said on any machine."""

from __future__ import annotations

import io
import sys
from typing import TextIO


def never_fail_over_a_sign() -> None:
    """Let files and pipes get UTF-8, and a terminal that lacks a sign show ? in its place."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty():
            in_utf8(stream)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def in_utf8(stream: TextIO) -> None:
    """Write the rest in UTF-8, as JSON always is (RFC 8259, section 8.1); half a surrogate pair is spelled out."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
