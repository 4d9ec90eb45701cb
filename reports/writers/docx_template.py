"""What a house template (.docx or .dotx) teaches: learnt once per version of it, simple enough to be kept on disk.

The package is read with zipfile and lxml rather than python-docx, which refuses .dotx files and writes every part
anew: here the parts of the house go on byte for byte, save those that the report must change.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports.kept import remembered
from reports.writers import docx_package as package
from reports.writers.docx_cover import Opening, learn_opening, undescribed_pictures
from reports.writers.docx_fields import BODY, Segments, mark_fields, segments, slot, slots
from reports.writers.docx_numbering import Numbering, complete_numbering, empty_numbering
from reports.writers.docx_package import Package, Part, Relation, TemplateError
from reports.writers.docx_place import BODY_HINT, find_place, sections_to
from reports.writers.docx_section import References, Sections, learn_sections, references
from reports.writers.docx_settings import complete_settings, default_table_style, empty_settings
from reports.writers.docx_styles import Styles, complete, empty_styles
from reports.writers.docx_xml import w

DRAFT_SLOT = "utkast"
"""Where a draft's mark goes in each header."""
_CHANGED = {"styles": empty_styles, "settings": empty_settings, "numbering": empty_numbering}
# What a document always brings along; headers, footers and pictures only where they are referred to.
_ALWAYS = {*_CHANGED, "webSettings", "fontTable", "theme", "endnotes", "customXml"}
_LEFT_BEHIND = {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}


@dataclass(frozen=True, slots=True)
class Template:
    """All that the writer needs to know of a house template."""

    main: str
    """Name of the document part."""
    opening: Opening
    parts: tuple[Part, ...]
    relations: tuple[Relation, ...]
    """Those of the document part."""
    package_relations: tuple[Relation, ...]
    """Those of the package that go on: the house's own properties, such as a label for sensitivity."""
    styles: Styles
    numbering: Numbering
    sections: Sections
    unknown_fields: tuple[str, ...]
    """Names, as written in `{{ … }}`, that no report can fill."""
    lost_fields: tuple[str, ...]
    """Fields that give way to the body, since they stand where it goes."""
    has_words_beside_body: bool
    """Whether words give way to it likewise."""
    undescribed_pictures: int
    """How many pictures that go on into reports have no text alternative."""

    def part_name(self, name: str) -> str:
        """Name of a part that lies beside the document part."""
        return posixpath.join(posixpath.dirname(self.main), name)

    def first_free_relation(self) -> int:
        """The first n for which `rId` and n is no relationship's id."""
        numbers = (re.fullmatch(r"rId(\d+)", relation.id) for relation in self.relations)
        return 1 + max((int(number[1]) for number in numbers if number), default=0)


@dataclass(slots=True)
class _Found:
    """What is gathered on the way for the kommunikatör to know."""

    unknown: set[str]
    undescribed: int = 0


@lru_cache(8)
def learn(data: bytes) -> Template:
    """Learn a template, once per version of it; raises TemplateError when the file is none, or a damaged one."""
    rooms = sorted(Path(__file__).parent.glob("docx*.py"))
    return remembered("wordmall", (sha256(data).digest(),), rooms, lambda: _learnt(data))


def _learnt(data: bytes) -> Template:
    try:
        return _learn(package.read(data))
    except TemplateError:
        raise
    except (TypeError, ValueError) as error:  # an attribute that should be a number, and is not or is not there
        raise TemplateError(f"Word-dokumentet är skadat: ett värde går inte att läsa ({error})") from error


def _learn(source: Package) -> Template:
    main = source.related("officeDocument")
    if not main:
        raise TemplateError("filen är inget Word-dokument i det vanliga formatet (.docx eller .dotx)")
    relations = _with_required(source.relations(main), posixpath.dirname(main))
    targets = {relation.kind: relation.target for relation in relations}
    trees = {
        kind: package.tree(source.parts.get(targets[kind]) or empty().encode(), targets[kind])
        for kind, empty in _CHANGED.items()
    }
    styles = complete(trees["styles"], default_table_style(trees["settings"]))
    complete_settings(trees["settings"])
    numbering = complete_numbering(trees["numbering"])

    document = _body_tree(source, main)
    found = _Found(mark_fields(document))
    place = find_place(document)
    section_elements = sections_to(document, place)
    shown = references(section_elements)
    sections = learn_sections(section_elements, _is_bare(source, relations, shown), keeps_type=place.is_placed)
    opening, referred = learn_opening(document, place)
    found.undescribed += opening.undescribed_pictures
    referred |= set(shown.values())
    kept = tuple(relation for relation in relations if relation.kind in _ALWAYS or relation.id in referred)
    properties = tuple(
        replace(relation, id="rId4") for relation in source.relations() if relation.kind == "custom-properties"
    )
    changed = {targets[kind]: segments(tree) for kind, tree in trees.items()}
    parts = tuple(_carried(source, (*kept, *properties), changed, found))
    return Template(
        main, opening, parts, kept, properties, styles, numbering, sections,
        tuple(sorted(found.unknown)), place.lost, place.has_words_beside, found.undescribed,
    )  # fmt: skip


def _tree(source: Package, name: str) -> Any:
    """A part as a tree; raises TemplateError when it is not there."""
    if name not in source.parts:
        raise TemplateError(f"Word-dokumentet är skadat: {name} saknas")
    return package.tree(source.parts[name], name)


def _body_tree(source: Package, main: str) -> Any:
    tree = _tree(source, main)
    if tree.find(w("body")) is None:
        raise TemplateError(f"Word-dokumentet är skadat: {main} har ingen text")
    for earlier in list(tree.iter(w("sectPrChange"))):  # tracked: how a section was before
        earlier.getparent().remove(earlier)
    return tree


def _with_required(relations: list[Relation], folder: str) -> list[Relation]:
    present = {relation.kind for relation in relations}
    lacking = [kind for kind in _CHANGED if kind not in present]
    return relations + [Relation(f"rId{kind}", kind, posixpath.join(folder, f"{kind}.xml")) for kind in lacking]


def _is_bare(source: Package, relations: list[Relation], shown: References) -> bool:
    """Whether nothing stands above and below the text of a first page."""
    first = {relation_id for (_, kind), relation_id in shown.items() if kind == "first"}
    trees = (_tree(source, relation.target) for relation in relations if relation.id in first)
    marks = map(w, ("drawing", "pict", "fldChar", "fldSimple"))
    seen = (*marks,)
    return not any(
        "".join(text.text or "" for text in tree.iter(w("t"))).strip() or next(tree.iter(*seen), None) is not None
        for tree in trees
    )


def _carried(
    source: Package, kept: tuple[Relation, ...], changed: Mapping[str, Segments], found: _Found
) -> Iterator[Part]:
    """The parts that are reached from those kept, each once, with their relationships."""
    waiting = [relation for relation in kept if not relation.external]
    seen: set[str] = set()
    while waiting:
        relation = waiting.pop(0)
        name = relation.target
        if name in seen:
            continue
        seen.add(name)
        content = changed.get(name) or _content(source, relation, found)
        yield Part(name, _content_type(source, relation), content, is_lasting=True)
        onward = [further for further in source.relations(name) if further.kind not in _LEFT_BEHIND]
        if onward:
            yield package.relationships(name, onward)
        waiting += [further for further in onward if not further.external]


def _content_type(source: Package, relation: Relation) -> str:
    return source.content_type(relation.target) if relation.target in source.parts else package.part_type(relation.kind)


def _content(source: Package, relation: Relation, found: _Found) -> bytes | Segments:
    """A part's bytes, or for a header or footer its XML cut at the fields."""
    if relation.kind not in ("header", "footer"):
        return source.parts[relation.target]
    tree = _tree(source, relation.target)
    found.unknown |= mark_fields(tree)
    found.undescribed += undescribed_pictures(tree)
    if any(name == BODY for _, name in slots(tree)):
        where = {"header": "ett sidhuvud", "footer": "en sidfot"}[relation.kind]
        raise TemplateError(f"fältet {{{{ innehall }}}} står i {where}, där rapporten inte får plats", BODY_HINT)
    if relation.kind == "header":
        tree.text = slot(DRAFT_SLOT)
    return segments(tree)
