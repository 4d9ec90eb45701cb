"""The page as a tree: what is read off it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from reports.document import (
    Box,
    Break,
    Cell,
    Column,
    Contents,
    Document,
    Emph,
    Heading,
    Landscape,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Row,
    Source,
    Sourced,
    Strong,
    Table,
    Text,
    headings,
    plain,
    walk,
)  # fmt: skip


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def table(inside: str, note: str) -> Table:
    cell = Cell((paragraph(inside),))
    return Table(
        (Column("left", 1.0),), (Row((Cell((paragraph("huvud"),), "col"),)),), (Row((cell,)),), notes=(paragraph(note),)
    )


def test_plain_text_keeps_words_and_drops_marks_and_footnotes() -> None:
    inlines = (
        Text("Ett "),
        Strong((Text("fetstilt "), Emph((Text("och kursivt"),)))),
        Break(),
        Link((Text("ord"),), "https://example.org"),
        Note((paragraph("i en fotnot"),), 1),
        Sourced((Text("!"),), Source("a.toml", "b")),
    )
    assert plain(inlines) == "Ett fetstilt och kursivt ord!"


def test_walking_meets_every_block_in_reading_order() -> None:
    blocks = (
        paragraph("1"),
        List(((paragraph("2"), List(((paragraph("3"),),))), (paragraph("4"),))),
        Quote((paragraph("5"),)),
        Box((Text("Ruta"),), (paragraph("6"),)),
        Landscape((table("7", "8"),)),
        paragraph("9"),
    )
    found = [plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph)]
    assert found == ["1", "2", "3", "4", "5", "6", "huvud", "7", "8", "9"]


def test_headings_are_found_down_to_a_level_wherever_they_stand() -> None:
    blocks = (
        Contents((Text("Innehåll"),)),
        Heading(1, (Text("A"),), "a"),
        Landscape((Heading(2, (Text("B"),), "b"), Heading(3, (Text("C"),), "c"))),
    )
    page = Document("t", "s", "k", "n", "f", "2027-01-01", blocks)
    assert [heading.id for heading in headings(page)] == ["a", "b", "c"]
    assert [heading.id for heading in headings(page, depth=2)] == ["a", "b"]


def test_a_source_prints_as_file_and_key() -> None:
    assert str(Source("content/a.toml", "avsnitt.b.text")) == "content/a.toml#avsnitt.b.text"


def test_a_page_can_not_be_changed_by_its_writers() -> None:
    with pytest.raises(FrozenInstanceError):
        paragraph("1").role = "liten"  # type: ignore[misc]
