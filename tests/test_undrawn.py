"""A diagram that can't be drawn: told with its line, and the rest of the report is built with a box in its place."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from lxml import html
from pdfminer.high_level import extract_text

from reports.batch import Outcome, Version, build
from reports.document import Figure, walk
from reports.readers.load import Workspace
from tests.helpers import compact, rodtrad
from tests.workspaces import REPORT, YEAR, checked, plan, said, workspace

GOOD = '[diagram.bra]\ntyp = "stapel"\nrubrik = "Bra"\nkategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'
HEAD = '[diagram.d]\ntyp = "stapel"\nrubrik = "Besök"\n'
BOTH = """Före.

{{ diagram("d") }}

Se {{ se("diagram-d") }} och {{ se("diagram-bra") }}.

{{ diagram("bra") }}

Efter.
"""
UNEQUAL = 'kategorier = ["a", "b"]\nserie = [{ namn = "S", varden = [1] }]\n'
SAID = "Diagrammet kunde inte ritas: serien S har 1 värden men diagrammet 2 kategorier."


def outcome(root: Path, keys: str, prose: str = BOTH, report: str = "", formats: str = "docx pdf html") -> Outcome:
    text = plan(prose, GOOD).replace("[rapport]", f"[rapport]\n{report}")
    root = workspace(root, {REPORT: text, "d.toml": HEAD + keys})
    (made,) = build(Workspace(root), [Version(root / REPORT)], formats.split())
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return outcome(tmp_path_factory.mktemp("undrawn"), UNEQUAL, report='diagramdata = "bilaga"')


def test_the_fault_is_told_and_every_file_is_made(built: Outcome) -> None:
    assert [str(fault).removeprefix(f"{YEAR}/") for fault in built.faults] == [
        'd.toml:5: serien S har 1 värden men diagrammet 2 kategorier\n  tips: skriv "i u" där ett värde saknas'
    ]
    assert sorted(built.files) == ["docx", "html", "pdf"]


def test_word_has_a_box_that_says_why_with_the_captions_and_references_of_the_diagram(built: Outcome) -> None:
    document = docx.Document(io.BytesIO(built.files["docx"]))
    alts = [element.get("descr") for element in document.element.iter("{*}docPr")]
    assert SAID in alts
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert {"Före.", "Efter."} <= set(text.split("\n"))
    assert "Figur 1. Besök" in text.replace("\u00a0", " ")


def test_the_web_page_has_it_as_text_and_no_figures_to_unfold(built: Outcome) -> None:
    page = html.fromstring(built.files["html"].decode())
    first, second = page.xpath("//figure[.//figcaption]")
    assert "Diagrammet kunde inte ritas" in " ".join(first.xpath(".//svg//text()"))
    assert (len(first.xpath(".//details")), len(second.xpath(".//details"))) == (0, 1)
    assert [table.xpath("string(caption)") for table in page.xpath("//main//table[caption]")][-1].endswith("Bra")


def test_the_pdf_shows_it_and_every_page_is_marked_as_a_draft(built: Outcome) -> None:
    text = extract_text(io.BytesIO(built.files["pdf"]))
    assert compact(SAID) in compact(text)
    assert "UTKAST" in text


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ('kategorier = ["a"]\nserie = [{ namn = "S", varden = [nan] }]',
         "5: värde 1 i varden: talet är för stort, för litet eller inget tal alls"),
        ('kategorier = ["a"]\nserier = [{ namn = "S", varden = [1] }]',
         "5: nyckeln serier finns inte i [diagram.d]\n  tips: menade du serie?"),
        ('kategorier = ["a"]\nserie = [{ namn = "S", varden = ["i u"] }]',
         "1: diagrammet d har inga tal att rita\n  tips: skriv tal utan citattecken"),
        (f'kategorier = {[str(n) for n in range(200)]}\nserie = [{{ namn = "S", varden = {list(range(200))} }}]',
         "4: diagrammet d har 200 kategorier; fler än 60 går inte att läsa\n"
         '  tips: visa de viktigaste, slå ihop de minsta till "övriga", eller visa talen som tabell'),
        ('tabell = "drift"', "4: tabellen drift finns inte\n  tips: här finns inga att välja bland"),
    ],
)  # fmt: skip
def test_other_faults_of_a_diagram_stop_only_that_diagram(tmp_path: Path, keys: str, message: str) -> None:
    made = outcome(tmp_path, keys, formats="html")
    assert [str(fault).removeprefix(f"{YEAR}/") for fault in made.faults] == [f"d.toml:{message}"]
    page = html.fromstring(made.files["html"].decode())
    assert len(page.xpath("//figure[.//figcaption]")) == 2
    assert message.split("\n")[0].partition(": ")[2][:20] in " ".join(page.xpath("//figure//svg//text()"))


def test_a_fault_elsewhere_stops_the_document_and_all_are_told_together(tmp_path: Path) -> None:
    made = outcome(tmp_path, UNEQUAL, prose='{{ diagram("d") }}\n\n{{ okand }}', formats="html")
    assert (len(made.faults), made.files) == (2, {})


def test_the_program_writes_the_files_and_ends_with_a_fault(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan(BOTH, GOOD), "d.toml": HEAD + UNEQUAL})
    made = rodtrad("build", "--format", "html", cwd=root)
    assert (made.returncode, "1 av 1 dokument byggda" in made.stdout) == (1, True)
    assert "d.toml:5: serien S har 1 värden" in made.stderr
    assert rodtrad("check", cwd=root).returncode == 1


def test_a_diagram_of_figures_that_are_yet_to_be_filled_in_is_a_gap_and_no_fault(tmp_path: Path) -> None:
    keys = 'kategorier = ["a"]\nserie = [{ namn = "S", varden = ["att fylla i"] }]'
    root = workspace(tmp_path, {REPORT: plan(BOTH, GOOD), "d.toml": HEAD + keys})
    assert said(root) == []
    run = checked(root)
    assert "att fylla i: talen i diagrammet d" in str(run.warnings[0])
    alts = [block.alt for block in walk(run.document.blocks) if isinstance(block, Figure)]
    assert alts[0] == "Att fylla i: talen som diagrammet visar."
    assert run.document.mark == "UTKAST"
