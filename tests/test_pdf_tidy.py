"""LibreOffice's PDF is put right where that is true to the document; where it isn't, it doesn't claim to be PDF/UA."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reports.pdf_content import with_artifacts
from reports.pdf_metadata import describe
from reports.pdf_tidy import tidied
from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from reports.writers.docx_pages import DECORATION
from tests.pdf_reader import elements
from tests.workspaces import REPORT, plan, workspace

DIAGRAM = '[diagram.d]\ntyp = "linje"\nrubrik = "D"\nkategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'
DATE = "2027-04-12"


@pytest.fixture(scope="module")
def accessible(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF in which all is well, with contents, a diagram and a note."""
    prose = 'Ett.[^a]\n\n[^a]: Noten.\n\n{{ diagram("d") }}\n\n## En rubrik\n\nSe {{ se("en-rubrik") }}.'
    root = workspace(tmp_path_factory.mktemp("pdf"), {REPORT: plan(prose, f"{DIAGRAM}\n")})
    return Run(Studio(Workspace(root)), root / REPORT, ("pdf",)).through(BUILD).files["pdf"]


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def first(pdf: pikepdf.Pdf, kind: str) -> Dictionary:
    return next(one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == kind)


def claims_ua(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        return metadata.get("pdfuaid:part") == "1"


def broken_rules(pdf: bytes, folder: Path) -> set[str]:
    path = folder / "fil.pdf"
    path.write_bytes(pdf)
    return {failure.rule_id for failure in page.validate_pdf(str(path), profile="ua1").failures}


def without_tabs(pdf: pikepdf.Pdf) -> None:
    for one in pdf.pages:
        if "/Tabs" in one.obj:
            del one.obj.Tabs


def without_note_names(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Note").ID
    del pdf.Root.StructTreeRoot.IDTree


def with_a_style_called_quote(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.RoleMap = Dictionary({**root.get("/RoleMap", {}), "/Quote": Name.P})
    next(one for one in elements(root) if one.S == "/P").S = Name.Quote


def with_a_line_that_is_nothing(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 10 10 m 20 20 l S Q")


def with_a_link_upon_a_link(pdf: pikepdf.Pdf) -> None:
    for one in pdf.pages:
        for link in list(one.obj.get("/Annots", [])):
            copy = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=link.Rect, Contents="1", F=4)
            copy.Dest = Array([one.obj, Name.Fit])
            one.obj.Annots.append(pdf.make_indirect(copy))


@pytest.mark.parametrize(
    "fault",
    [
        without_tabs,
        without_note_names,
        with_a_style_called_quote,
        with_a_line_that_is_nothing,
        with_a_link_upon_a_link,
    ],
    ids=lambda fault: fault.__name__,
)
def test_what_libreoffice_leaves_wrong_is_put_right(
    fault: Callable[[pikepdf.Pdf], None], accessible: bytes, tmp_path: Path
) -> None:
    wrong = changed(accessible, fault)
    assert broken_rules(wrong, tmp_path)
    done = tidied(wrong, DATE)
    assert done.lacking == ()
    assert broken_rules(done.pdf, tmp_path) == set()
    assert claims_ua(done.pdf)


def test_a_picture_that_says_nothing_is_left_out_of_what_is_read(accessible: bytes, tmp_path: Path) -> None:
    def decoration(pdf: pikepdf.Pdf) -> None:
        first(pdf, "/Figure").Alt = DECORATION

    done = tidied(changed(accessible, decoration), DATE)
    assert done.lacking == ()
    assert broken_rules(done.pdf, tmp_path) == set()
    with pikepdf.open(io.BytesIO(done.pdf)) as opened:
        assert "/Figure" not in {str(one.S) for one in elements(opened.Root.StructTreeRoot)}


def silent_picture(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Figure").Alt


def words_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"BT /Helvetica 10 Tf (Ord) Tj ET")


def link_outside(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents="Ett ord", F=4)
    link.Dest = Array([pdf.pages[0].obj, Name.Fit])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (silent_picture, "en bild saknar text för den som inte ser"),
        (words_outside, "något på sidorna hör inte till läsordningen"),
        (link_outside, "en länk hör inte till läsordningen"),
    ],
)
def test_what_can_not_be_put_right_is_told_and_the_file_claims_nothing(
    fault: Callable[[pikepdf.Pdf], None], said: str, accessible: bytes
) -> None:
    done = tidied(changed(accessible, fault), DATE)
    assert done.lacking == (said,)
    assert not claims_ua(done.pdf)


def test_rows_whose_names_can_not_be_marked_are_told(accessible: bytes) -> None:
    done = tidied(accessible, DATE, [[False, True]])
    assert done.lacking == ("en tabells rader har inga rubriker",)
    assert not claims_ua(done.pdf)
    assert tidied(accessible, DATE, [[False, False]]).lacking == ()


def test_the_file_says_its_own_date_and_nothing_of_the_clock(accessible: bytes) -> None:
    def clock(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.DocChecksum = Name("/0123456789")
        pdf.docinfo["/CreationDate"] = "D:20261125093000+01'00'"

    done = tidied(changed(accessible, clock), DATE)
    assert done == tidied(changed(accessible, lambda _: None), DATE)
    with pikepdf.open(io.BytesIO(done.pdf)) as opened, opened.open_metadata() as metadata:
        assert str(opened.docinfo["/CreationDate"]) == "D:20270412000000Z"
        assert metadata["xmp:ModifyDate"] == "2027-04-12T00:00:00Z"


def test_what_the_document_is_called_is_written_as_it_is() -> None:
    with pikepdf.new() as pdf:
        pdf.docinfo["/Title"] = 'Mål & medel <1> "Åtta"'
        describe(pdf, DATE, is_accessible=True)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == 'Mål & medel <1> "Åtta"'


def test_a_path_that_only_cuts_out_is_no_artifact_and_what_is_marked_stays_as_it_is() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        content = b"q 0 0 9 9 re W n /P <</MCID 0>> BDC 1 1 2 2 re f EMC 3 3 m 4 4 l S Q"
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        assert with_artifacts(pdf, pdf.pages[0], ())
        written = pdf.pages[0].obj.Contents.read_bytes().split()
        assert b" ".join(written) == (
            b"q 0 0 9 9 re W n /P << /MCID 0 >> BDC 1 1 2 2 re f EMC /Artifact BMC 3 3 m 4 4 l S EMC Q"
        )
