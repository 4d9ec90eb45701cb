"""What is wrong with how prose marks its passages in other languages: `[text]{lang=fi}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.languages import wrong_tag
from reports.templating.lacking import Remark
from reports.templating.markdown import lined

if TYPE_CHECKING:
    from markdown_it.token import Token

HINT = "skriv [orden]{lang=fi}, utan mellanslag före klammern; inget annat än lang går att skriva där"
_AFTER_BRACKET = re.compile(r"\][ ]?(\{[^{}\n]*\})")
_AT_START = re.compile(r"(\{(?:[.#]|[a-z]+ *=)[^{}\n]*\})")
_ALONE = re.compile(r"(\{ *(?:lang|spr[åa]k)\b[^{}\n]*\})")


def languages(token: Token) -> Iterator[Remark]:
    """The faults of a line's passages: codes that no language has, and braces that mean nothing here."""
    before: Token | None = None
    for line, child in lined(token):
        if child.type == "sprak_open" and (wrong := wrong_tag(child.info)):
            yield Remark(line, *wrong)
        elif child.type == "text":
            is_after_link = before is not None and before.type == "link_close"
            yield from _braces(line, child.content, is_after_link=is_after_link)
        before = child


def _braces(line: int, text: str, *, is_after_link: bool) -> Iterator[Remark]:
    found = _AFTER_BRACKET.search(text) or _ALONE.search(text)
    if is_after_link and (after := _AT_START.match(text)):
        yield Remark(line, f"{after[1]} efter en länk betyder inget", "skriv [[länkens text](https://…)]{lang=fi}")
    elif found:
        yield Remark(line, f"{found[1]} betyder inget här och skrivs ut som det står", HINT)
