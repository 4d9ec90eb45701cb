"""Prose: Markdown with `{{ … }}` for values, tables, diagrams and pictures → the HTML subset."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, Undefined
from markupsafe import Markup

from reports.diagnostics import Diagnostic
from reports.model.varde import Varde
from reports.templating.environment import prose_environment, shown
from reports.templating.faults import TemplateFault
from reports.templating.lacking import Remark, lacking
from reports.templating.markdown import (
    is_alone,
    lead,
    only,
    placed,
    plain_paragraph,
    reader,
    shift_headings,
    take_notes,
)
from reports.templating.readable import readable
from reports.templating.references import Hanvisning
from reports.templating.said import EXPRESSION_ERRORS, said, syntax
from reports.templating.subset import KALLA

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markdown_it.token import Token


_PLACING = re.compile(r"""(\w+)\((["'])([\w-]+)\2\)""", re.ASCII)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


class Stycke(Markup):
    """HTML that is a block of its own: a table, a diagram or a picture, not a piece of a sentence."""

    __slots__ = ()


class Prose:
    """Turns prose texts into HTML for one report.

    `values` are what `{{ … }}` can print; `places` are blocks, or make them.
    """

    def __init__(
        self,
        env: SandboxedEnvironment,
        values: Mapping[str, Any],
        places: Mapping[str, Any],
        faults: list[Diagnostic],
    ) -> None:
        self.env = prose_environment(env)
        self.values = values
        self.names = {**values, **places}
        self.places_blocks = frozenset(name for name, block in places.items() if callable(block))
        self.in_cells = {**self.names, "tabell": _no_table}
        self.faults = faults
        self.warnings: list[Diagnostic] = []
        self.markdown = reader()
        self.compiled: dict[str, Callable[..., Any]] = {}

    def html(self, text: Varde, niva: int = 2, inledning: str = "") -> Markup:
        """The prose as blocks; its topmost headings get level `niva`, and `inledning` leads it in bold."""
        tokens = self.markdown.parse(text.text)
        for remark in (*lacking(text.text), *readable(tokens)):
            self.note(remark, text)
        shift_headings(tokens, niva)
        placed(tokens)
        if inledning:
            lead(tokens, inledning)
        return self.blocks(tokens, text, self.names)

    def cell(self, text: Varde) -> Markup:
        """The prose of a table's cell as blocks; neither headings nor tables have a place in one."""
        if plain := plain_paragraph(text.text):
            return _known_by(text, plain)
        tokens = self.markdown.parse(text.text)
        for remark in (*lacking(text.text), *readable(tokens, in_cell=True)):
            self.note(remark, text)
        for token in tokens:
            if token.type == "heading_open" and token.map:
                hint = "skriv den i fet stil: **Mål**"
                self.note(Remark(token.map[0], "en rubrik får inte stå i en tabell", hint), text)
        placed(tokens)
        return self.blocks(tokens, text, self.in_cells)

    def blocks(self, tokens: Sequence[Token], text: Varde, names: Mapping[str, Any]) -> Markup:
        """The HTML of a whole text, which knows where the text was written."""
        return _known_by(text, self.render(tokens, text, names))

    def run_in(self, text: Varde, ord_: str) -> Markup:
        """The prose as blocks, its first paragraph led by bold words; they stand by themselves before a list."""
        return self.html(text, 3, ord_)

    def paragraphs(self, text: Varde) -> list[Markup]:
        """The prose of each paragraph, without the paragraph around it: small print of several paragraphs."""
        parts = _PARAGRAPH.finditer(text.text)
        return [self.line(replace(text, text="\n" * _line(part.start(), text) + part[0])) for part in parts]

    def line(self, text: Varde) -> Markup:
        """The prose of a single paragraph, without the paragraph around it; a table or a picture has no place in it."""
        if text.is_gap:
            return Markup(text.__html__())  # noqa: S704  # escaped by Varde
        written = text.text.strip()
        tokens = self.markdown.parseInline(written)
        above = _line(text.text.find(written), text)
        for remark in readable(tokens):
            self.note(remark._replace(line=above + remark.line), text)
        placed(tokens, above)
        html = self.render(tokens, text, self.values)
        return Markup(f'<data value="{escape(str(text.kalla))}">{html}</data>')  # noqa: S704  # escaped by markdown-it

    def render(self, tokens: Sequence[Token], text: Varde, names: Mapping[str, Any]) -> str:
        """The HTML of Markdown tokens; an expression alone in its paragraph may be a block."""
        notes, tokens = take_notes(tokens)
        env = {"text": text, "prose": self, "notes": notes, "names": names}
        alone = {number for number in range(len(tokens) - 2) if is_alone(tokens[number : number + 3])}
        parts: list[str] = []
        number = 0
        while number < len(tokens):
            if number in alone and isinstance(block := self.value(only(tokens[number + 1]), text, names), Stycke):
                parts.append(block)
                number += 3
            else:
                parts.append(self.markdown.renderer.render([tokens[number]], self.markdown.options, env))
                number += 1
        return "".join(parts)

    def value(self, expression: str, text: Varde, names: Mapping[str, Any]) -> Markup:
        """What an expression prints; a fault is noted with its line in the text, and the expression stays visible."""
        try:
            value = self.evaluated(expression, names)
            if isinstance(value, Undefined):
                str(value)
            if isinstance(value, Hanvisning):
                return value.at(text.kalla, _line(self.places(expression, text)[0], text))
            return value if isinstance(value, Markup) else Markup.escape(shown(value))
        except TemplateSyntaxError as error:
            self.fault(expression, text, *syntax(error.message or ""))
        except EXPRESSION_ERRORS as error:
            self.fault(expression, text, *said(error, names))
        return Markup.escape(f"{{{{ {expression} }}}}")

    def evaluated(self, expression: str, names: Mapping[str, Any]) -> Any:
        """What an expression is; one that only places a block, `tabell("drift")`, needs no compiling."""
        if (placing := _PLACING.fullmatch(expression)) and placing[1] in self.places_blocks & names.keys():
            return names[placing[1]](placing[3])
        if expression not in self.compiled:
            self.compiled[expression] = self.env.compile_expression(expression, undefined_to_none=False)
        return self.compiled[expression](**names)

    def fault(self, expression: str, text: Varde, message: str, hint: str, end: str = "}}") -> None:
        """Note a fault at every line where the expression stands, counted from the first line of the text."""
        for place in self.places(expression, text, end):
            self.note(Remark(_line(place, text), message, hint), text)

    def places(self, expression: str, text: Varde, end: str = "}}") -> list[int]:
        """Where an expression stands in a text, in characters from its beginning."""
        written = re.compile(r"\{\{\s*" + r"\s+".join(map(re.escape, expression.split())) + r"\s*" + end)
        return [found.start() for found in written.finditer(text.text)] or [0]

    def note(self, remark: Remark, text: Varde) -> None:
        """Note a fault or a warning with its line in a text."""
        line, message, hint, level, about = remark
        noted = Diagnostic(text.kalla.file, 0, message, hint, level, text.kalla.key, line, about)
        (self.faults if level == "fel" else self.warnings).append(noted)


def _known_by(text: Varde, html: str) -> Markup:
    """HTML that knows where its text was written."""
    return Markup(f'<div {KALLA}="{escape(str(text.kalla))}">{html}</div>')  # noqa: S704  # escaped by markdown-it


def _line(place: int, text: Varde) -> int:
    return text.text.count("\n", 0, place)


def _no_table(*_arguments: object, **_options: object) -> Stycke:
    raise TemplateFault("en tabell får inte stå i en annan tabell", "placera den på en egen rad i en text")
