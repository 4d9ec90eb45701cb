"""Documents as Word files (.docx), built into the house's template.

The body is XML text, made in one pass over the tree, joined, encoded once and zipped with the template's parts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reports.document import Document, Look
from reports.writers import docx_package as package
from reports.writers.docx_numbering import LISTS_SLOT
from reports.writers.docx_package import DOCUMENT_TYPE, Part, Relation, part_type, relationships
from reports.writers.docx_properties import PACKAGE_RELATIONS, properties
from reports.writers.docx_remarks import default_template
from reports.writers.docx_section import HEADER_KINDS, draft_slot
from reports.writers.docx_settings import footnotes_part
from reports.writers.docx_state import State, begin
from reports.writers.docx_story import document_part, footnotes
from reports.writers.docx_template import DRAFT_SLOT, learn
from reports.writers.docx_xml import DECLARATIONS, PROLOG, encode, text_run


def write(document: Document) -> bytes:
    """The document as a .docx file.

    Raises TemplateError when the house template is no Word file or a damaged one, ValueError when a table row has more
    cells than columns or a text holds a character that XML can't hold, KeyError when a figure names a picture that is
    not there.
    """
    template = learn(_template(document.look))
    state = begin(document, template)
    marked = _mark_pages(state) if document.mark else []
    main = Part(template.main, DOCUMENT_TYPE, encode(document_part(state), state.aside))
    notes = _notes(state)
    state.fields[LISTS_SLOT] = "".join(state.lists)
    media = [Part(name, package.MEDIA[package.extension(name)], data) for name, data in state.media.items()]
    to_package = [Relation("rId1", "officeDocument", template.main), *PACKAGE_RELATIONS, *template.package_relations]
    parts = [
        relationships("", to_package),
        *properties(document),
        main,
        relationships(template.main, [*template.relations, *state.relations.all()]),
        *notes,
        *marked,
        *template.parts,
        *media,
    ]
    return package.write(parts, state.fields)


def _template(look: Look) -> bytes:
    """The house's template; the program's own, unless the kommunikatör has changed it, in the house's look."""
    own = look.word_template
    return _in_look(replace(look, word_template=b"")) if not own or own == default_template() else own


@lru_cache(8)
def _in_look(look: Look) -> bytes:
    from reports.writers.mall import make

    return make(look)


def _notes(state: State) -> list[Part]:
    """The footnotes part; always there, as in files that Word writes, since the settings speak of its separators."""
    name = state.template.part_name("footnotes.xml")
    xml, relations = footnotes(state)
    state.relations.add("footnotes", name)
    part = Part(name, part_type("footnotes"), encode(footnotes_part(xml)))
    return [part, relationships(name, relations.all())] if relations.ids else [part]


def _mark_pages(state: State) -> list[Part]:
    """Put the version's mark in every header, and in one of its own where a page has none."""
    mark = f'<w:p><w:pPr><w:pStyle w:val="{state.style("draft")}"/></w:pPr>{text_run(state.document.mark)}</w:p>'
    name = state.template.part_name("utkast.xml")
    relation = state.relations.add("header", name)
    state.fields[DRAFT_SLOT] = mark
    for kind in HEADER_KINDS:
        state.fields[draft_slot(kind)] = f'<w:headerReference w:type="{kind}" r:id="{relation}"/>'
    header = f"{PROLOG}<w:hdr {DECLARATIONS}>{mark}</w:hdr>"
    return [Part(name, part_type("header"), encode(header))]
