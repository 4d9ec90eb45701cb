"""An element that is being read: what it is, where it stands, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from reports.diagnostics import Diagnostic
from reports.document import Blocks, Inlines, Row, Source
from reports.swedish import fold
from reports.templating.references import Named


class Frame:
    """An open element; `content` gathers blocks, inlines and pieces as they are closed."""

    __slots__ = ("attributes", "classes", "content", "line", "offset", "source", "tag", "template")

    def __init__(  # noqa: PLR0913  # what an element has
        self, tag: str, attributes: dict[str, str], source: Source | None, template: str = "", line: int = 0,
        offset: int = -1,
    ) -> None:  # fmt: skip
        self.tag, self.attributes, self.source = tag, attributes, source
        self.template, self.line = template, line
        self.offset = offset
        """Lines down in the content's text, where the element says so."""
        self.content: list[object] = []
        self.classes: Sequence[str] = attributes["class"].split() if "class" in attributes else ()
        """The words of the class attribute."""

    def fault(self, message: str, hint: str = "") -> Diagnostic:
        """A fault in this element: in the content when the element came from prose, otherwise in the template."""
        if self.source is not None:
            return Diagnostic(self.source.file, 0, message, hint, key=self.source.key, offset=self.offset)
        return Diagnostic(f"templates/{self.template}", self.line, message, hint)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An `li` on its way to its list."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on its way to the block that it names: a `caption`, `dt`, `dd`, `figcaption` or a cover's line."""

    kind: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Image:
    """An `img` on its way to its figure."""

    picture: str
    alt: str


@dataclass(frozen=True, slots=True)
class RowPart:
    """A `tr` on its way to its table, and where it was written."""

    row: Row
    frame: Frame


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of a `thead` or `tbody`."""

    kind: str
    rows: tuple[RowPart, ...]


@dataclass(frozen=True, slots=True)
class ColumnPart:
    """What a `col` says: its class, and its width as a share of 1."""

    kind: str
    width: float | None


@dataclass(slots=True)
class Progress:
    """What is counted on the way through a document, and the faults found."""

    pictures: Collection[str] = ()
    """Names of the pictures that the document has."""
    faults: list[Diagnostic] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    notes: dict[tuple[Source | None, Blocks], int] = field(default_factory=dict)
    """Footnotes by their text and what they say."""
    ids: set[str] = field(default_factory=set)
    level: int = 0
    """Level of the latest heading."""
    chapters: list[int] = field(default_factory=list)
    """The number of the latest numbered heading, level by level."""
    appendix: int = 0
    """Number of the appendix that is being read; 0 in the body."""
    within: list[int] = field(default_factory=list)
    """The number of the latest numbered heading in the appendix, from level 2 on."""
    named: Mapping[str, Named] | None = None
    """What references may lead to; None while the page is read for the first time."""
    refers: bool = False
    """Whether something refers to a block of the page."""
    before: str = ""
    """The text of the paragraph down to the reference that is being read."""
    turned: int = 0
    """How many landscape sections stand around what is being read."""

    def number(self, kind: str) -> int:
        """The next number of a kind: `Tabell`, `Figur` or `fotnot`."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return self.numbers[kind]

    def note_number(self, blocks: Blocks, source: Source | None) -> int:
        """The number of a footnote; a text that refers to one note twice has one number for it."""
        known = self.notes.get((source, blocks)) if source else None
        number = known or self.number("fotnot")
        self.notes[source, blocks] = number
        return number

    def label(self, kind: str) -> str:
        """The next label of a kind, `Tabell` or `Figur`; an appendix counts its own: `Tabell B1.2`."""
        within = f"B{self.appendix}." if self.appendix else ""
        return f"{kind} {within}{self.number(kind + within)}"

    def heading_number(self, level: int, classes: Sequence[str]) -> str:
        """What is printed before a heading: `1.2` in chapter 1, `Bilaga 1:`, `B1.2` within it, or nothing."""
        if "bilaga" in classes:
            self.appendix = self.number("Bilaga")
            self.within = []
            return f"Bilaga {self.appendix}:"
        if level == 1:
            self.appendix = 0
        if "numrerad" not in classes:
            return ""
        if self.appendix:
            self.within = _counted(self.within, level - 1)
            return f"B{self.appendix}." + ".".join(map(str, self.within))
        self.chapters = _counted(self.chapters, level)
        return ".".join(map(str, self.chapters))

    def unique(self, text: str) -> str:
        """An id made of a text, unlike all before it."""
        base, number = id_of(text), 1
        id_ = base
        while id_ in self.ids:
            number += 1
            id_ = f"{base}-{number}"
        self.ids.add(id_)
        return id_


def id_of(text: str) -> str:
    """The id that a block with a text, or an id as staff write it, has."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text.lower())).strip("-")[:60].strip("-") or "avsnitt"


def _counted(numbers: list[int], level: int) -> list[int]:
    """The number after another one, at a level from 1."""
    above = (numbers + [0] * level)[:level]
    return [*above[:-1], above[-1] + 1]
