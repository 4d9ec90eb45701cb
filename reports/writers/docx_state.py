"""What is gathered while a document is written, and the place where a block stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reports.document import Cover, Document, Figure, Heading, Note, Table, named, plain
from reports.writers.docx_fields import LANGUAGE_SLOT
from reports.writers.docx_numbering import counts_as, ordered_list
from reports.writers.docx_package import Relation
from reports.writers.docx_template import Template
from reports.writers.docx_xml import ASIDE, PLAIN, Run, escape

NUMBER = "_nr"
"""What the name of a bookmark around a block's number ends with."""


@dataclass(slots=True)
class Relations:
    """The relationships of one part, each target once."""

    first_free: int
    ids: dict[Relation, str] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id by which the part refers to a target."""
        key = Relation("", kind, target, external)
        return self.ids.setdefault(key, f"rId{self.first_free + len(self.ids)}")

    def all(self) -> list[Relation]:
        """The relationships in the order they were added."""
        return [replace(relation, id=relation_id) for relation, relation_id in self.ids.items()]


@dataclass(slots=True)
class State:
    """What one run of the writer gathers: relationships, notes, lists, pictures, numbers given out."""

    template: Template
    document: Document
    fields: dict[str, str]
    """What the template's fields are filled with, as XML text."""
    headings: list[Heading]
    anchors: Mapping[str, str]
    """Bookmark name by the id of a heading, table or figure."""
    counted: frozenset[str]
    """Ids of the headings whose numbers Word counts."""
    referred: Mapping[str, str]
    """What a REF field says of a block to get its number or its title, by the block's id."""
    relations: Relations
    next_number: int
    """First number free for bookmarks and drawings."""
    notes: dict[Note, int] = field(default_factory=dict)
    """Footnotes by their content, with the number Word knows them by."""
    in_notes: bool = False
    lists: list[str] = field(default_factory=list)
    """The `w:num` of each ordered list."""
    media: dict[str, bytes] = field(default_factory=dict)
    """Picture parts by name."""
    aside: list[bytes] = field(default_factory=list)
    """What stands in the place of each `ASIDE` of the text, in order."""
    placed: set[str] = field(default_factory=set)
    """Bookmarks that stand already."""
    before: str = ""
    """What the next paragraph has before it: `page` for a new page, `gap` for space after a table or figure."""

    def style(self, role: str) -> str:
        """Style id of a role."""
        return self.template.styles.ids[role]

    def number(self) -> int:
        """A number for a bookmark or drawing, each given out once."""
        self.next_number += 1
        return self.next_number - 1

    def own_list(self, kind: str, level: int, start: int, own: str = "") -> int:
        """Begin a list of a kind of numbering that is counted or set by itself, and return its number."""
        numbering = self.template.numbering
        number = numbering.first_free + len(self.lists)
        self.lists.append(ordered_list(number, numbering.abstract[kind], level, start, own))
        return number

    def set_aside(self, xml: bytes) -> str:
        """What stands for XML that is encoded already; call it in the order in which it stands in the text."""
        if self.in_notes:
            return xml.decode()
        self.aside.append(xml)
        return ASIDE

    def drop_gap(self) -> None:
        """The next paragraph has space of its own before it."""
        if self.before == "gap":
            self.before = ""

    def take_before(self) -> str:
        """What the paragraph now written has before it; asked for once."""
        before, self.before = self.before, ""
        return before


class Setting(NamedTuple):
    """How a paragraph is set besides what its style says."""

    style: str
    """Style id."""
    keep: bool = False
    """Whether it stays on the page of what follows."""
    item: str = ""
    """`w:numPr` of a list item."""
    left: int = 0
    """Indent in dxa."""
    hanging: int = 0
    """How far the first line hangs out of the indent, in dxa."""
    right: int = 0
    """Indent from the right in dxa; what is below 0 hangs out."""
    align: str = ""
    before: str = ""
    """As in `State.before`."""


class Place(NamedTuple):
    """Where blocks stand, and what follows from that for how they are set."""

    style: str
    """Style id of running text there."""
    bullet: str
    """Style id of bulleted items there."""
    number: str
    """Style id of numbered items there."""
    width: int
    """Width of the text in dxa."""
    height: int
    """Height of the page's text in dxa."""
    lists: str = ""
    """Prefix of the kind of numbering: empty, or `cell_`."""
    level: int = 0
    """How deep in lists, from 0."""
    ordered: int = 0
    """How many of those lists are numbered."""
    margin: int = 0
    """Where lists begin, in dxa: the indent that the style of the text there has."""
    left: int = 0
    """Indent in dxa that comes from the lists around."""
    keep: bool = False
    """Whether paragraphs stay on the page of what follows."""
    right: int = 0
    """Indent from the right in dxa; what is below 0 hangs out."""
    align: str = ""
    """`right` or `center`; empty follows the style."""
    run: Run = PLAIN

    def setting(self, style: str = "", *, keep: bool = False) -> Setting:
        """How a paragraph is set there; without a style as running text."""
        return Setting(style or self.style, keep or self.keep, left=self.left, right=self.right, align=self.align)


def begin(document: Document, template: Template) -> State:
    """The state at the beginning of a document."""
    every = [*named(document.blocks)]
    headings = [block for block in every if isinstance(block, Heading)]
    anchors, counted = _anchors(every), _counted(headings)
    return State(
        template=template,
        document=document,
        fields=_fields(document),
        headings=headings,
        anchors=anchors,
        counted=counted,
        referred={
            block.id: anchors[block.id] + _part(block, counted)
            for block in every
            if block.id and _can_be_repeated(block)
        },
        relations=Relations(template.first_free_relation()),
        next_number=template.opening.first_free,
    )


def text_place(state: State, *, on_its_side: bool = False) -> Place:
    """The place of the report's running text, on pages that stand or lie."""
    page = state.template.sections.pages[on_its_side]
    return Place(state.style("body"), state.style("bullet"), state.style("number"), page.width, page.height)


def _anchors(named: list[Heading | Table | Figure]) -> dict[str, str]:
    """Bookmark names, in Word's own manner so that they stay out of its list of bookmarks.

    A name is counted from the order in the document: ids may hold letters, and lengths, that a bookmark can't.
    """
    return {
        block.id: f"{'_Toc' if isinstance(block, Heading) else '_Ref'}{number:09}"
        for number, block in enumerate(named, 1)
        if block.id
    }


def _counted(headings: list[Heading]) -> frozenset[str]:
    """The headings that a list of Word's comes to the same number for as we do."""
    counted: set[str] = set()
    before: tuple[int, ...] = ()
    for heading in headings:
        if heading.id and (count := counts_as(heading.number, heading.level, before)):
            counted.add(heading.id)
            before = count
    return frozenset(counted)


def _can_be_repeated(block: Heading | Table | Figure) -> bool:
    """Whether a field may repeat it; with a title it would repeat the title's footnote too."""
    return not isinstance(block, Heading) or not any(isinstance(inline, Note) for inline in block.inlines)


def _part(block: Heading | Table | Figure, counted: frozenset[str]) -> str:
    """What follows a bookmark's name to mean the number: a part of it has a bookmark, a list's number a switch."""
    if block.id in counted:
        return " \\r"
    return NUMBER if not isinstance(block, Heading) or block.number else ""


def _fields(document: Document) -> dict[str, str]:
    """Values of the fields in `docx_fields.NAMES`, and the language."""
    covers = [block for block in document.blocks if isinstance(block, Cover)]
    values = {
        "kommun": document.organisation,
        "namnd": document.committee,
        "forvaltning": document.author if document.author != document.committee else "",
        "titel": document.title,
        "undertitel": plain(covers[0].subtitle) if covers else "",
        "dnr": document.record,
        "datum": document.dated,
        "period": document.period,
        LANGUAGE_SLOT: document.language,
    }
    return {name: escape(value) for name, value in values.items()}
