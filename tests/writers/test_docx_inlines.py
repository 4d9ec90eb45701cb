"""The Word writer's links, footnotes and marks."""

from __future__ import annotations

import pytest

from reports.document import (
    Link,
    Note,
    Text,
)
from tests.writers import docx_maker, samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import (
    NAMESPACES,
    find,
    part,
    relations,
    text,
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx_maker.whole()


W_ID = f"{{{NAMESPACES['w']}}}id"


def test_footnotes_are_word_own_and_hold_marks_and_links() -> None:
    note = Note((samples.paragraph("Se ", Link((Text("lagen"),), "https://lagen.se")),), 1)
    data = written(samples.paragraph("Text", note, "."))
    (reference,) = find(part(data), ".//w:footnoteReference")
    notes = part(data, "word/footnotes.xml")
    (found,) = find(notes, f".//w:footnote[@w:id='{reference.get(W_ID)}']")
    assert text(found) == " Se lagen"
    assert find(found, ".//w:footnoteRef")
    assert list(relations(data, "word/_rels/footnotes.xml.rels").values()) == [("hyperlink", "https://lagen.se")]


def test_a_note_that_is_referred_to_twice_stands_once() -> None:
    note = Note((samples.paragraph("En gång."),), 1)
    data = written(samples.paragraph("a", note, "b", note))
    document = part(data)
    assert len(find(document, ".//w:footnoteReference")) == 1
    (instruction,) = find(document, ".//w:instrText/text()")
    name = instruction.split()[1]
    assert find(document, f".//w:bookmarkStart[@w:name='{name}']")


def test_separators_of_footnotes_are_those_that_the_settings_name(whole: bytes) -> None:
    path = "@w:id"
    named = find(part(whole, "word/settings.xml"), f".//w:footnotePr/w:footnote/{path}")
    typed = find(part(whole, "word/footnotes.xml"), f".//w:footnote[@w:type]/{path}")
    assert named == typed == ["-1", "0"]


def test_a_note_within_a_note_is_refused() -> None:
    inner = Note((samples.paragraph("inre"),), 2)
    with pytest.raises(ValueError, match="footnote"):
        written(samples.paragraph("x", Note((samples.paragraph("yttre", inner),), 1)))


def test_marks_are_seen(whole: bytes) -> None:
    document = part(whole)
    (gap,) = find(document, ".//w:r[w:rPr/w:highlight/@w:val='yellow']")
    assert text(gap) == "[fylls i av controller]"
    assert find(gap, "w:rPr/w:b")
    assert [text(run) for run in find(document, ".//w:r[w:rPr/w:color/@w:val='9C1C1C']")] == ["\u221210 000"]


def test_another_language_is_marked(whole: bytes) -> None:
    (run,) = find(part(whole), ".//w:r[w:rPr/w:lang]")
    assert text(run) == "Quality of Life"
    assert find(run, "w:rPr/w:lang/@w:val") == ["en-GB"]


def test_a_link_leads_out_through_a_relationship(whole: bytes) -> None:
    targets = [target for kind, target in relations(whole).values() if kind == "hyperlink"]
    assert targets == ["https://www.example.se/?a=1&b=2"]


def test_an_address_with_characters_that_word_refuses_is_encoded() -> None:
    data = written(samples.paragraph(Link((Text("länk"),), 'https://example.se/a b"<å>|100%')))
    assert ("hyperlink", "https://example.se/a%20b%22%3Cå%3E%7C100%25") in relations(data).values()


def test_a_link_within_the_document_leads_to_tables_and_figures() -> None:
    link = Link((Text("tabellen"),), "#tabell-enheter")
    document = part(written(samples.paragraph(link), samples.long_table(1)))
    (anchor,) = find(document, ".//w:hyperlink/@w:anchor")
    (bookmark,) = find(document, f".//w:bookmarkStart[@w:name='{anchor}']")
    assert text(bookmark.getparent()) == "Tabell 2. Utfall per enhet"


def test_a_link_that_leads_nowhere_is_left_as_text() -> None:
    document = part(written(samples.paragraph(Link((Text("ord"),), "#finns-inte"))))
    assert text(document).strip().endswith("ord")
    assert not find(document, ".//w:hyperlink")
