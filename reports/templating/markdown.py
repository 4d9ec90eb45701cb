"""The Markdown of prose: CommonMark less what reports have no use for, with `{{ … }}`, footnotes and fact boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reports.model.varde import GAP
from reports.swedish import hard_spaces
from reports.templating.lacking import BOX
from reports.templating.subset import OFFSET

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_OFF = ["code", "fence", "html_block", "html_inline", "image", "hr", "lheading", "reference", "backticks", "autolink"]
_LANGUAGE = re.compile(r"\{ *lang *= *([\"”]?)([^\s{}\"”]+)\1 *\}")
"""What stands right after the brackets of a passage in another language."""
_GAP = re.compile(rf"{GAP}(?:: ?.*)?", re.IGNORECASE)
"""A gap within a text, to the end of its line."""
FOREIGN = "lang"
"""What the tokens of a passage in another language are marked with: Swedish typography is not for them."""
_PLAIN_LINE = r"(?:[^\W\d_]|[−(]?\d+(?![\d.)]))(?:[^\W_]|[ ,.;()%/\u00a0−–+])*(?<! )"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\\\n{_PLAIN_LINE})*")
"""Lines in which nothing means anything to Markdown or to those who say what it lacks."""
_BOX_OPEN = f"container_{BOX}_open"


def reader() -> MarkdownIt:
    """What reads prose; the `prose` in its renderer's `env` prints expressions."""
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).disable(_OFF).use(footnote_plugin)
    markdown.use(container_plugin, BOX, render=_render_box)
    markdown.inline.ruler.before("escape", "uttryck", _expression)
    markdown.inline.ruler.after("link", "sprak", _language)
    markdown.core.ruler.before("inline", "rutrubrik", _box_titles)
    markdown.add_render_rule("text", _render_text)
    markdown.add_render_rule("uttryck", _render_expression)
    markdown.add_render_rule("uttryck_utan_slut", _render_open_expression)
    markdown.add_render_rule("sprak_open", lambda _, tokens, number, *__: _language_tag(tokens[number]))
    markdown.add_render_rule("sprak_close", lambda *_: "</span>")
    markdown.add_render_rule("footnote_ref", _render_note)
    markdown.add_render_rule("rutrubrik_open", lambda *_: "<p><strong>")
    markdown.add_render_rule("rutrubrik_close", lambda *_: "</strong></p>")
    return markdown


# ---------------------------------------------------------------- expressions and texts


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


def _language(state: StateInline, silent: bool) -> bool:
    """Markdown-it's inline rule for `[…]{lang=fi}`; anything else in the braces is left as it is written."""
    end = state.md.helpers.parseLinkLabel(state, state.pos) if state.src[state.pos] == "[" else -1
    found = _LANGUAGE.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if found is None:
        return False
    if not silent:
        first, last = len(state.tokens), state.posMax
        state.pos, state.posMax = state.pos + 1, end
        state.push("sprak_open", "span", 1).info = found[2]
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("sprak_close", "span", -1)
        for token in state.tokens[first:]:
            token.meta = {**token.meta, FOREIGN: True}
    state.pos = found.end()
    return True


def _language_tag(token: Token) -> str:
    return f'<span lang="{escape(token.info)}">'


def _render_text(_self: Any, tokens: Sequence[Token], number: int, _options: Any, _env: Any) -> str:
    written = tokens[number].content
    return _text(written if FOREIGN in tokens[number].meta else hard_spaces(written))


def _text(text: str) -> str:
    return _GAP.sub(r'<mark class="att-fylla-i">\g<0></mark>', escape(text, quote=False))


def plain_paragraph(text: str) -> str:
    """The HTML of a text that holds nothing but words, figures and line breaks, as most cells do; empty for others.

    It is what the reader and its renderer make of it, forty times as fast.
    """
    if not _PLAIN.fullmatch(text):
        return ""
    return f'<p {OFFSET}="0">\n' + "<br />\n".join(_text(hard_spaces(line)) for line in text.split("\\\n")) + "</p>\n"


def _render_expression(_self: Any, tokens: Sequence[Token], number: int, _options: Any, env: Any) -> str:
    return str(env["prose"].value(tokens[number].content, env["text"], env["names"]))


def _render_open_expression(_self: Any, tokens: Sequence[Token], number: int, _options: Any, env: Any) -> str:
    expression = tokens[number].content.split("\n")[0]
    env["prose"].fault(expression, env["text"], "{{ saknar sitt slut (}})", "skriv }} efter uttrycket", end="")
    return ""


def is_alone(three: Sequence[Token]) -> bool:
    """Whether three tokens are a paragraph that holds one expression and nothing else."""
    types = [token.type for token in three]
    return types == ["paragraph_open", "inline", "paragraph_close"] and only(three[1]) != ""


def only(inline: Token) -> str:
    """The expression that is all of a line; empty when there is more in it."""
    children = inline.children or []
    return children[0].content if len(children) == 1 and children[0].type == "uttryck" else ""


# ---------------------------------------------------------------- footnotes


def _render_note(self: Any, tokens: Sequence[Token], number: int, options: Any, env: Any) -> str:
    """A note of one paragraph as a line, and one of more, or with a list, as the blocks that it is."""
    inside = [token for token in env["notes"].get(tokens[number].meta["id"], []) if token.type != "footnote_anchor"]
    match [token.type for token in inside]:
        case ["paragraph_open", "inline", "paragraph_close"]:
            html = self.renderInline(inside[1].children or [], options, env)
        case _:
            html = self.render(inside, options, env)
    return f'<span class="fotnot">{html}</span>'


def take_notes(tokens: Sequence[Token]) -> tuple[dict[int, list[Token]], list[Token]]:
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


# ---------------------------------------------------------------- boxes and headings


def _render_box(_self: Any, tokens: Sequence[Token], number: int, _options: Any, _env: Any) -> str:
    return "<aside>" if tokens[number].nesting == 1 else "</aside>\n"


def _box_titles(state: StateCore) -> None:
    """Make what stands after a box's name a line of its own, so that it is read as all lines are."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        title = token.info.strip().removeprefix(BOX).strip() if token.type == _BOX_OPEN else ""
        if title:
            line = Token("inline", "", 0, map=token.map, level=token.level + 1, content=title, children=[])
            tokens += [Token("rutrubrik_open", "p", 1), line, Token("rutrubrik_close", "p", -1)]
    state.tokens = tokens


def shift_headings(tokens: Sequence[Token], niva: int) -> None:
    """Put the topmost headings at a level, and those below them below it."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) - min(levels) + niva, 6)}"


def lined(token: Token) -> Iterator[tuple[int, Token]]:
    """What stands in a block, each piece with its line: how many lines down in the text."""
    line = (token.map or [0])[0]
    for child in token.children or ():
        line += child.type in ("softbreak", "hardbreak")
        yield line, child


def placed(tokens: Sequence[Token], above: int = 0) -> None:
    """Let each block and each link know its line, `above` lines further down than its text's.

    A link's title has no place in print.
    """
    for token in tokens:
        if token.map and token.nesting > 0 and not token.type.startswith(("footnote", "container")):
            token.attrSet(OFFSET, str(above + token.map[0]))
        for line, child in lined(token):
            if child.type == "link_open":
                child.attrs.pop("title", None)
                child.attrSet(OFFSET, str(above + line))


def lead(tokens: list[Token], words: str) -> None:
    """Put bold words first in the first paragraph, or in one of their own where a list or the like comes first."""
    strong = Token("html_inline", "", 0, content=f"<strong>{escape(words)}</strong> ")
    if tokens[:1] and tokens[0].type == "paragraph_open":
        tokens[1].children = [strong, *(tokens[1].children or [])]
        return
    line = Token("inline", "", 0, content=words, children=[strong])
    tokens[:0] = [Token("paragraph_open", "p", 1, block=True), line, Token("paragraph_close", "p", -1, block=True)]
