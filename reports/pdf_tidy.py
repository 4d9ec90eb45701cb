"""LibreOffice's PDF put right where it breaks PDF/UA-1 and PDF/A-2b, with the same bytes for the same document.

What can't be put right truthfully is told, and then the file doesn't claim to be PDF/UA.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from reports.pdf_content import with_artifacts
from reports.pdf_metadata import describe
from reports.pdf_rows import mark_row_names
from reports.pdf_streams import with_sure_ends
from reports.pdf_tree import elements, listed
from reports.writers.docx_pages import DECORATION

_STANDARD = frozenset((
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct",
    "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR",
    "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link",
    "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP", "/Figure", "/Formula", "/Form",
))  # fmt: skip
"""Structure types of ISO 32000-1, 14.8.4."""


class Tidied(NamedTuple):
    """A PDF, and in Swedish what keeps it from being PDF/UA-1."""

    pdf: bytes
    lacking: tuple[str, ...]


def tidied(pdf: bytes, date: str, named_rows: Sequence[Sequence[bool]] = ()) -> Tidied:
    """The PDF put right; `date` (ISO) is when it says it was made.

    Pictures called `DECORATION` say nothing. `named_rows` says for each table which of its rows have a name in their
    first cell.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        every = list(elements(root))
        _give_standard_types(root, every)
        _give_notes_ids(opened, root, every)
        has_row_names = mark_row_names(root, named_rows)
        pictures = [one for one in every if one.S in ("/Figure", "/Formula")]
        drawn = _mark_content(opened, root, [one for one in pictures if str(one.get("/Alt", "")) == DECORATION])
        unread = [page for page in opened.pages if not _tidy_annotations(page.obj)]
        lacking = (
            *([] if all(map(_says, pictures)) else ["en bild saknar text för den som inte ser"]),
            *([] if has_row_names else ["en tabells rader har inga rubriker"]),
            *([] if drawn else ["något på sidorna hör inte till läsordningen"]),
            *(["en länk hör inte till läsordningen"] if unread else []),
        )
        if "/Dests" in opened.Root:
            del opened.Root.Dests
        for key in ("/ID", "/DocChecksum"):  # made of the clock
            if key in opened.trailer:
                del opened.trailer[key]
        describe(opened, date, is_accessible=not lacking)
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Tidied(with_sure_ends(out.getvalue()), lacking)


def _says(element: Any) -> bool:
    return any(str(element.get(key, "")).strip() for key in ("/Alt", "/ActualText"))


def _give_standard_types(root: Any, every: Sequence[Any]) -> None:
    """A paragraph style that is called as a standard type isn't one: PDF/UA-1, 7.1, forbids to map it to another."""
    roles = root.get("/RoleMap", {})
    for name in _STANDARD & set(roles.keys()):
        for element in (one for one in every if str(one.S) == name):
            element.S = roles[name]
        del roles[name]


def _give_notes_ids(pdf: Any, root: Any, every: Sequence[Any]) -> None:
    """Every note has a name of its own (PDF/UA-1, 7.9)."""
    from pikepdf import NameTree, String

    nameless = [one for one in every if one.S == "/Note" and not str(one.get("/ID", ""))]
    if nameless and "/IDTree" not in root:
        root.IDTree = NameTree.new(pdf).obj
    for number, note in enumerate(nameless, 1):
        note.ID = String(f"not{number:04}")
        NameTree(root.IDTree)[str(note.ID)] = note


def _mark_content(pdf: Any, root: Any, figures: Sequence[Any]) -> bool:
    """Take pictures that say nothing out of the reading order; whether all on the pages is marked then."""
    by_page: dict[tuple[int, int], list[int]] = {}
    for figure in figures:
        numbers = [int(kid) for kid in listed(figure.get("/K")) if isinstance(kid, int)]
        by_page.setdefault(figure.Pg.objgen, []).extend(numbers)
        _take_out(root, figure, numbers)
    left = [page for page in pdf.pages if not with_artifacts(pdf, page, by_page.get(page.obj.objgen, ()))]
    return not left


def _take_out(root: Any, element: Any, numbers: Sequence[int]) -> None:
    from pikepdf import Array, NumberTree

    parent = element.P
    left = [kid for kid in listed(parent.get("/K")) if getattr(kid, "objgen", None) != element.objgen]
    parent.K = Array(left)
    owners = NumberTree(root.ParentTree)[int(element.Pg.StructParents)]
    for number in numbers:
        owners[number] = None


def _tidy_annotations(page: Any) -> bool:
    """Let Tab follow the reading order, and drop links that lie upon another; whether all of them are read then.

    The number of a cross-reference is a link within the link of its words, and the number of a footnote one back to
    where it stands in the text: LibreOffice 7.4 puts neither in the reading order.
    """
    from pikepdf import Array, Name

    links = [*page.get("/Annots", [])]
    if not links:
        return True
    page.Tabs = Name.S
    read = [link for link in links if "/StructParent" in link]
    left = [link for link in links if "/StructParent" in link or not _is_spare(link, read)]
    page.Annots = Array(left)
    return len(read) == len(left)


def _is_spare(link: Any, read: Sequence[Any]) -> bool:
    return "/Dest" in link and (any(_lies_upon(link, other) for other in read) or str(link.get("/Contents")).isdigit())


def _lies_upon(link: Any, other: Any) -> bool:
    left, bottom, right, top = map(float, link.Rect)
    others = [*map(float, other.Rect)]
    return others[0] <= left + 1 and others[1] <= bottom + 1 and right <= others[2] + 1 and top <= others[3] + 1
