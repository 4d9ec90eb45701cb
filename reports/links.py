"""Where a link may lead: to a page, an address of mail or a telephone; never to a file, and never nowhere."""

from __future__ import annotations

import re

_OUT = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^@\s]+@[^@\s]+|tel:\+?\d[\d -]+", re.IGNORECASE)
"""RFC 9110 §4.2 (a host is not empty), RFC 6068, RFC 3966."""


def leads_out(target: str) -> bool:
    """Whether a target is one outside the document that can be reached."""
    return _OUT.fullmatch(target) is not None
