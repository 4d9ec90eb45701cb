"""Prose: Markdown with `{{ … }}` for values, tables and diagrams → the HTML subset."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, Undefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

from reports.diagnostics import Diagnostic
from reports.model.varde import GAP, Varde
from reports.swedish import hard_spaces
from reports.templating.environment import prose_environment, shown
from reports.templating.said import EXPRESSION_ERRORS, said, syntax
from reports.templating.subset import KALLA

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markdown_it.rules_inline import StateInline

_OFF = ["code", "fence", "html_block", "html_inline", "image", "hr", "lheading", "reference", "backticks", "autolink"]

_LACKING = (
    (
        r"\{%",
        "{% … %} hör hemma i mallar; i text går bara {{ … }}",
        "skriv ut värdet med {{ … }}, eller ändra mallen",
    ),
    (r"(?<!\{)\{ *[a-z_]+ *[.|(][^{}]*\}(?!\})", "ett uttryck har en klammer för lite", "skriv två: {{ … }}"),
    (
        r"!\[[^\]]*\]\(",
        "bilder går inte att lägga in i text",
        "gör ett diagram av siffrorna och placera det med {{ diagram('id') }}",
    ),
    (
        r"(?:^\|.*\|[ \t]*(?:\n|$))+",
        "tabeller går inte att skriva i text",
        "skriv den under [tabell.id] och placera den med {{ tabell('id') }}",
    ),
    (
        r"^ *[•·] ?",
        "en punkt är inklistrad i stället för en punktlista",
        "börja raden med bindestreck och mellanslag: -",
    ),
    (r"^#{1,6}(?=[^#\s])", "rubriken saknar mellanslag efter #", "skriv till exempel: ## Bakgrund"),
)
"""What prose does not do, as people write it: pattern, message, hint."""


_GAP = re.compile(rf"{GAP}(?:: ?.*)?", re.IGNORECASE)
"""A gap within a text, to the end of its line."""
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


class Stycke(Markup):
    """HTML that is a block of its own: a table or a diagram, not a piece of a sentence."""

    __slots__ = ()


class Prose:
    """Turns prose texts into HTML for one report; `values` are what `{{ … }}` can print, `places` make blocks."""

    def __init__(
        self,
        env: SandboxedEnvironment,
        values: Mapping[str, Any],
        places: Mapping[str, Callable[..., Stycke]],
        faults: list[Diagnostic],
    ) -> None:
        self.env = prose_environment(env)
        self.values = values
        self.names = {**values, **places}
        self.faults = faults
        self.markdown = _markdown()
        self.compiled: dict[str, Callable[..., Any]] = {}

    def html(self, text: Varde, niva: int = 2) -> Markup:
        """The prose as blocks; its topmost headings get level `niva`."""
        self.look_for_what_prose_lacks(text)
        tokens = self.markdown.parse(text.text)
        _shift_headings(tokens, niva)
        html = self.render(tokens, text, self.names)
        return Markup(f'<div {KALLA}="{escape(str(text.kalla))}">{html}</div>')  # noqa: S704  # escaped by markdown-it

    def run_in(self, text: Varde, ord_: str) -> Markup:
        """The prose as blocks, its first paragraph led by a bold run-in heading; one of its own before a list."""
        self.look_for_what_prose_lacks(text)
        tokens = self.markdown.parse(text.text)
        lead = Token("html_inline", "", 0, content=f"<strong>{escape(ord_)}</strong> ")
        if len(tokens) > 1 and tokens[0].type == "paragraph_open":
            (tokens[1].children or []).insert(0, lead)
            tokens[1].content = ord_ + tokens[1].content
            before = ""
        else:
            before = f"<p>{lead.content}</p>"
        html = before + self.render(tokens, text, self.names)
        return Markup(f'<div {KALLA}="{escape(str(text.kalla))}">{html}</div>')  # noqa: S704  # escaped by markdown-it

    def paragraphs(self, text: Varde) -> list[Markup]:
        """The prose of each paragraph, without the paragraph around it: small print of several paragraphs."""
        parts = [part for part in re.split(r"\n\s*\n", text.text.strip()) if part.strip()]
        return [self.line(replace(text, text=part)) for part in parts]

    def line(self, text: Varde) -> Markup:
        """The prose of a single paragraph, without the paragraph around it; a table or a diagram has no place in it."""
        if text.is_gap:
            return Markup(text.__html__())  # noqa: S704  # escaped by Varde
        html = self.render(self.markdown.parseInline(text.text.strip()), text, self.values)
        return Markup(f'<data value="{escape(str(text.kalla))}">{html}</data>')  # noqa: S704  # escaped by markdown-it

    def render(self, tokens: Sequence[Token], text: Varde, names: Mapping[str, Any]) -> str:
        """The HTML of Markdown tokens; an expression alone in its paragraph may be a block."""
        notes, tokens = _take_notes(tokens)
        env = {"text": text, "prose": self, "notes": notes, "names": names}
        alone = {number for number in range(len(tokens) - 2) if _is_alone(tokens[number : number + 3])}
        parts: list[str] = []
        number = 0
        while number < len(tokens):
            if number in alone and isinstance(block := self.value(_only(tokens[number + 1]), text, names), Stycke):
                parts.append(block)
                number += 3
            else:
                parts.append(self.markdown.renderer.render([tokens[number]], self.markdown.options, env))
                number += 1
        return "".join(parts)

    def value(self, expression: str, text: Varde, names: Mapping[str, Any]) -> Markup:
        """What an expression prints; a fault is noted with its line in the text, and the expression stays visible."""
        try:
            if expression not in self.compiled:
                self.compiled[expression] = self.env.compile_expression(expression, undefined_to_none=False)
            value = self.compiled[expression](**names)
            if isinstance(value, Undefined):
                str(value)
            return value if isinstance(value, Markup) else Markup.escape(shown(value))
        except TemplateSyntaxError as error:
            self.fault(expression, text, *syntax(error.message or ""))
        except EXPRESSION_ERRORS as error:
            self.fault(expression, text, *said(error, names))
        return Markup.escape(f"{{{{ {expression} }}}}")

    def look_for_what_prose_lacks(self, text: Varde) -> None:
        """Note what people try in prose that belongs elsewhere, and that would otherwise be printed as written."""
        for written, message, hint in _LACKING:
            for found in re.finditer(written, text.text, re.MULTILINE):
                self.fault_at(found.start(), text, message, hint)
        marks = {found[1]: found.start() for found in _NOTE_MARK.finditer(text.text)}
        notes = {found[1]: found.start() for found in _NOTE.finditer(text.text)}
        for name in marks.keys() - notes.keys():
            self.fault_at(
                marks[name], text, f"[^{name}] har ingen fotnot", f"skriv [^{name}]: och noten på en egen rad"
            )
        for name in notes.keys() - marks.keys():
            self.fault_at(
                notes[name], text, f"fotnoten [^{name}] har inget märke", f"skriv [^{name}] där den hör hemma"
            )

    def fault(self, expression: str, text: Varde, message: str, hint: str, end: str = "}}") -> None:
        """Note a fault at every line where the expression stands, counted from the first line of the text."""
        written = re.compile(r"\{\{\s*" + r"\s+".join(map(re.escape, expression.split())) + r"\s*" + end)
        places = [found.start() for found in written.finditer(text.text)]
        for place in places or [0]:
            self.fault_at(place, text, message, hint)

    def fault_at(self, place: int, text: Varde, message: str, hint: str) -> None:
        """Note a fault at the line of a place in a text."""
        offset = text.text.count("\n", 0, place)
        self.faults.append(Diagnostic(text.kalla.file, 0, message, hint, key=text.kalla.key, offset=offset))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).disable(_OFF).use(footnote_plugin)
    markdown.inline.ruler.before("escape", "uttryck", _expression)
    markdown.add_render_rule("text", _render_text)
    markdown.add_render_rule("uttryck", _render_expression)
    markdown.add_render_rule("uttryck_utan_slut", _render_open_expression)
    markdown.add_render_rule("footnote_ref", _render_note)
    return markdown


def _expression(state: StateInline, silent: bool) -> bool:
    """Markdown-it's inline rule for `{{ … }}`."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    if not silent:
        kind = "uttryck" if end >= 0 else "uttryck_utan_slut"
        state.push(kind, "", 0).content = state.src[state.pos + 2 : end if end >= 0 else None].strip()
    state.pos = end + 2 if end >= 0 else len(state.src)
    return True


def _render_text(_self: Any, tokens: Sequence[Token], number: int, _options: Any, _env: Any) -> str:
    text = escape(hard_spaces(tokens[number].content), quote=False)
    return _GAP.sub(r'<mark class="att-fylla-i">\g<0></mark>', text)


def _render_expression(_self: Any, tokens: Sequence[Token], number: int, _options: Any, env: Any) -> str:
    return str(env["prose"].value(tokens[number].content, env["text"], env["names"]))


def _render_open_expression(_self: Any, tokens: Sequence[Token], number: int, _options: Any, env: Any) -> str:
    expression = tokens[number].content.split("\n")[0]
    env["prose"].fault(expression, env["text"], "{{ saknar sitt slut (}})", "skriv }} efter uttrycket", end="")
    return ""


def _render_note(self: Any, tokens: Sequence[Token], number: int, options: Any, env: Any) -> str:
    inside = env["notes"].get(tokens[number].meta["id"], [])
    html = " ".join(self.renderInline(token.children or [], options, env) for token in inside if token.type == "inline")
    return f'<span class="fotnot">{html}</span>'


def _take_notes(tokens: Sequence[Token]) -> tuple[dict[int, list[Token]], list[Token]]:
    """The footnotes' own tokens by their number, and the text without them: a note stands where its mark is."""
    notes: dict[int, list[Token]] = {}
    rest: list[Token] = []
    current: list[Token] | None = None
    for token in tokens:
        if token.type == "footnote_open":
            current = notes.setdefault(token.meta["id"], [])
        elif token.type == "footnote_close":
            current = None
        elif current is not None:
            current.append(token)
        elif not token.type.startswith("footnote_block"):
            rest.append(token)
    return notes, rest


def _is_alone(three: Sequence[Token]) -> bool:
    """Whether three tokens are a paragraph that holds one expression and nothing else."""
    types = [token.type for token in three]
    return types == ["paragraph_open", "inline", "paragraph_close"] and _only(three[1]) != ""


def _only(inline: Token) -> str:
    children = inline.children or []
    return children[0].content if len(children) == 1 and children[0].type == "uttryck" else ""


def _shift_headings(tokens: Sequence[Token], niva: int) -> None:
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) - min(levels) + niva, 6)}"
