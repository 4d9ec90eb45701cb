"""Carry a literal element's template and line into the rendered text, so that a fault can name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reports.templating.subset import PLACE

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_ENTITY = re.compile(r"&(?!lt;|gt;|amp;|quot;|apos;)[a-zA-Z]+;")


class Places(Extension):
    """Marks every start tag of a template with `template:line`."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Rewrite the template's own text; values are never touched."""
        for token in stream:
            yield Token(token.lineno, "data", _placed(token, stream.name or "")) if token.type == "data" else token


def _placed(token: Token, template: str) -> str:
    text = _ENTITY.sub(lambda match: unescape(match[0]), token.value)

    def mark(match: re.Match[str]) -> str:
        line = token.lineno + text.count("\n", 0, match.start())
        return f'<{match[1]} {PLACE}="{escape(template)}:{line}"'

    return _TAG.sub(mark, text)
