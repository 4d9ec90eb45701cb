"""The handbook as its tests read it: chapters, tables, examples, and all that stands as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from tests.helpers import ROOT
from tests.pictures import SVG

if TYPE_CHECKING:
    from markdown_it.token import Token

HANDBOOK = ROOT / "docs" / "handbok.md"
PLAN = "content/exempel/socialnamnden/2027/verksamhetsplan.toml"
REPORT = "content/exempel/socialnamnden/2027/delarsrapport-mars.toml"
PICTURES = {"content/exempel/socialnamnden/organisation.svg": SVG.decode()}
"""Files that the examples speak of and that can't stand in a handbook."""
TOKENS = MarkdownIt().enable("table").parse(HANDBOOK.read_text("utf-8"))


@dataclass(frozen=True)
class Row:
    """A row of one of the handbook's tables: the text of its cells, and what stands as code in them."""

    section: str
    """The heading above."""
    text: list[str]
    code: list[list[str]]

    @property
    def name(self) -> str:
        """What the row is about."""
        return self.code[0][0]


def code_in(token: Token) -> list[str]:
    return [child.content for child in token.children or [] if child.type == "code_inline"]


def _rows() -> Iterator[Row]:
    heading = ""
    cells: list[Token] = []
    for opening, token in pairwise(TOKENS):
        if opening.type == "heading_open":
            heading = token.content
        elif opening.type == "td_open":
            cells.append(token)
        elif opening.type == "tr_close" and cells:
            yield Row(heading, [cell.content for cell in cells], [code_in(cell) for cell in cells])
            cells = []


def _chapters() -> dict[str, list[Token]]:
    chapters: dict[str, list[Token]] = {}
    tokens: list[Token] = []
    for opening, token in pairwise(TOKENS):
        if opening.type == "heading_open" and opening.tag == "h2":
            tokens = chapters.setdefault(token.content, [])
        tokens.append(token)
    return chapters


CHAPTERS = _chapters()
"""What stands below each chapter's heading."""
ROWS = list(_rows())
CODE = {code for token in TOKENS if token.type == "inline" for code in code_in(token)}
FENCES = [(token.info, token.content) for token in TOKENS if token.type == "fence"]
"""Examples: the word after the fence, and their text."""


def section(name: str) -> list[Row]:
    return [row for row in ROWS if row.section == name]


def lines_of(chapter: str, language: str) -> list[str]:
    """The lines of a chapter's examples in a language."""
    fences = [token for token in CHAPTERS[chapter] if token.type == "fence" and token.info == language]
    return [line for fence in fences for line in fence.content.splitlines()]


def example_files() -> dict[str, str]:
    """The whole files among the examples, by path."""
    files = {info.partition(" ")[2]: text for info, text in FENCES if info.startswith("csv ")}
    for info, text in FENCES:
        if info == "toml" and (named := re.match(r"# (content/\S+)\n", text)):
            files[named[1]] = text
    return files | PICTURES


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
