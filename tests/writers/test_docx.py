"""The Word writer's file: pages, sections, the draft's mark."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

from reports.document import (
    Landscape,
    PageBreak,
)
from reports.writers.docx import write
from tests.writers import docx_maker, samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import (
    NAMESPACES,
    find,
    names,
    part,
    relations,
    text,
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx_maker.whole()


def test_a_lying_page_is_a_section_with_the_same_header_and_footer(whole: bytes) -> None:
    sections = find(part(whole), ".//w:sectPr")
    sizes = [tuple(int(find(s, f"w:pgSz/@w:{side}")[0]) for side in "wh") for s in sections]
    assert sizes == [(11906, 16838), (16838, 11906), (11906, 16838)]
    assert [find(s, "w:pgSz/@w:orient") for s in sections] == [[], ["landscape"], []]
    headers = [find(s, "w:headerReference[@w:type='default']/@r:id") for s in sections]
    assert headers[0] == headers[1] == headers[2] != []
    assert [bool(find(s, "w:titlePg")) for s in sections] == [True, False, False]


def test_a_document_without_cover_has_its_header_from_the_first_page() -> None:
    assert not find(part(written(samples.paragraph("PM"))), ".//w:titlePg")


def test_no_paragraph_is_empty(whole: bytes) -> None:
    for paragraph in find(part(whole), ".//w:body//w:p[not(ancestor::w:tc)]"):
        assert text(paragraph) or find(paragraph, ".//w:drawing | w:pPr/w:sectPr")


def test_a_table_at_the_end_of_an_upright_page_does_not_swallow_the_section_break() -> None:
    document = part(written(replace(samples.long_table(1), notes=()), Landscape((samples.paragraph("på sidan"),))))
    assert len(find(document, ".//w:p/w:pPr/w:sectPr")) == 1
    assert len(find(document, ".//w:body/w:sectPr")) == 1


def test_page_breaks_around_a_lying_page_leave_no_empty_page() -> None:
    lying = Landscape((samples.paragraph("på sidan"),))
    document = part(written(samples.paragraph("före"), PageBreak(), lying, PageBreak(), lying, PageBreak()))
    assert len(find(document, ".//w:sectPr")) == 3
    assert not find(document, ".//w:pageBreakBefore")


def test_a_page_break_stands_in_the_paragraph_that_follows() -> None:
    document = part(written(samples.paragraph("före"), PageBreak(), samples.paragraph("efter"), samples.paragraph("x")))
    (broken,) = find(document, ".//w:p[w:pPr/w:pageBreakBefore]")
    assert text(broken) == "efter"


def test_a_draft_says_so_on_every_page() -> None:
    data = write(samples.everything(draft=True))
    known = relations(data)
    for section in find(part(data), ".//w:sectPr"):
        kinds = ["default", *(["first"] if find(section, "w:titlePg") else [])]
        for kind in kinds:
            (reference,) = find(section, f"w:headerReference[@w:type='{kind}']/@r:id")
            assert "UTKAST" in text(part(data, "word/" + known[reference][1]))


@pytest.mark.klient
def test_libreoffice_shows_the_draft_s_mark_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "utkast.docx").write_bytes(write(samples.everything(draft=True)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "utkast.docx")], check=True, capture_output=True)
    pages = extract_text(tmp_path / "utkast.pdf").rstrip("\f").split("\f")
    assert len(pages) > 5
    assert all("UTKAST" in page for page in pages)
    assert "Enhet 60" in "".join(pages)


def test_a_finished_document_says_nothing_of_drafts(whole: bytes) -> None:
    headers = [name for name in names(whole) if "header" in name]
    assert headers
    assert not any("UTKAST" in text(part(whole, name)) for name in headers)


def test_properties_are_those_of_the_document(whole: bytes) -> None:
    core = part(whole, "docProps/core.xml")

    def said(path: str) -> str:
        return core.findtext(path, namespaces=NAMESPACES)

    assert said("dc:title") == "Delårsrapport mars 2022"
    assert said("dc:subject") == "Uppföljning av ekonomi och mål"
    assert said("dc:creator") == "Socialförvaltningen"
    assert said("dc:language") == "sv-SE"
    assert said("dcterms:created") == said("dcterms:modified") == "2022-04-20T00:00:00Z"
    assert find(part(whole, "word/styles.xml"), ".//w:docDefaults//w:lang/@w:val") == ["sv-SE"]
    assert find(part(whole, "word/settings.xml"), ".//w:compatSetting/@w:val") == ["15"]


def test_a_document_in_another_language_says_so() -> None:
    data = written(samples.paragraph("x"), language="fi-FI")
    assert find(part(data, "word/styles.xml"), ".//w:docDefaults//w:lang/@w:val") == ["fi-FI"]
    assert part(data, "docProps/core.xml").findtext("dc:language", namespaces=NAMESPACES) == "fi-FI"


def test_the_same_document_gives_the_same_bytes(whole: bytes) -> None:
    assert write(samples.everything(draft=False)) == whole


def test_ids_are_given_out_once(whole: bytes) -> None:
    document = part(whole)
    for path in (".//wp:docPr/@id", ".//w:bookmarkStart/@w:id", ".//w:bookmarkStart/@w:name"):
        found = find(document, path)
        assert found
        assert len(found) == len(set(found))


def test_every_relationship_and_content_type_has_its_part(whole: bytes) -> None:
    parts = set(names(whole))
    for kind, target in relations(whole).values():
        assert kind == "hyperlink" or f"word/{target}" in parts
    types = part(whole, "[Content_Types].xml")
    declared = {name.lstrip("/") for name in find(types, "ct:Override/@PartName")}
    endings = set(find(types, "ct:Default/@Extension"))
    assert declared <= parts
    assert all(name in declared or name.rpartition(".")[2] in endings for name in parts - {"[Content_Types].xml"})
