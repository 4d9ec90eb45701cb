"""Numbers that Word counts itself: of headings, appendices and captions, and the references that repeat them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Contents, Heading, Look, Note, Paragraph, Reference, Text, walk
from reports.templating.markup import parse
from tests.writers import house_templates, samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import counted, find, headings, part, text, values

TABLE = (
    '<table id="tabell-{0}"><caption>{0}</caption><thead><tr><th>A</th></tr></thead>'
    "<tbody><tr><td>1</td></tr></tbody></table>"
)


def se(target: str) -> str:
    return f'<a class="se" href="#{target}"></a>'


PAGE = (
    f'<h1 class="numrerad" id="a">Mål</h1><h2 class="numrerad" id="b">Barn</h2><p>Se {se("b")}, {se("tabell-x")}, '
    f'{se("c")}, {se("tabell-y")} och {se("d")}.</p>{TABLE.format("x")}<h2 class="numrerad">Unga</h2>'
    f'<h1 id="d">Ekonomi</h1><h1 class="bilaga" id="c">Underlag</h1>{TABLE.format("y")}'
    '<h2 class="numrerad">Metod</h2><h1 class="bilaga">Fler tal</h1>'
)


def fields(data: bytes) -> dict[str, str]:
    """What each field of the body shows, by its instruction."""
    found: dict[str, str] = {}
    for paragraph in find(part(data), ".//w:p"):
        instruction, is_result, shown = "", False, ""
        for run in find(paragraph, ".//w:r"):
            for mark in values_of_field(run):
                if mark == "end":
                    found[instruction] = shown
                instruction, shown = ("", "") if mark == "begin" else (instruction, shown)
                is_result = mark == "separate"
            instruction += "".join(find(run, "w:instrText/text()")).strip()
            shown += text(run) if is_result else ""
    return found


def values_of_field(run: object) -> list[str]:
    return find(run, "w:fldChar/@w:fldCharType")


def bookmarked(data: bytes, name: str) -> str:
    """The text that a bookmark encloses."""
    (start,) = find(part(data), f".//w:bookmarkStart[@w:name='{name}']")
    (end,) = find(start, f"//w:bookmarkEnd[@w:id='{start.xpath('@w:id', namespaces=start.nsmap)[0]}']")
    inside = start.xpath("following::w:t", namespaces=start.nsmap)
    after = set(end.xpath("following::w:t", namespaces=start.nsmap))
    return "".join(found.text for found in inside if found not in after)


def test_word_counts_the_numbers_of_headings_and_an_appendix_counts_as_captions_do() -> None:
    data = written(*parse(PAGE))
    assert headings(data) == [
        "1 Mål", "1.1 Barn", "1.2 Unga", "Ekonomi", "Bilaga 1: Underlag", "B1.1 Metod", "Bilaga 2: Fler tal",
    ]  # fmt: skip
    assert [number for _, number in counted(data)] == ["1", "1.1", "1.2"]
    assert [shown for instruction, shown in fields(data).items() if instruction.startswith("SEQ Bilaga")] == ["2"]


def test_references_are_fields_that_repeat_what_their_bookmarks_hold() -> None:
    data = written(*parse(PAGE))
    (paragraph,) = [found for found in find(part(data), ".//w:p") if text(found).startswith("Se ")]
    assert text(paragraph) == (
        "Se avsnitt\u00a01.1, tabell\u00a01, bilaga\u00a01, tabell\u00a0B1.1 och avsnittet Ekonomi."
    )
    references = {key: shown for key, shown in fields(data).items() if key.startswith("REF ")}
    assert list(references.values()) == ["1.1", "1", "1", "B1.1", "Ekonomi"]
    for instruction, shown in references.items():
        _, name, *switches = instruction.split()
        is_list_number = "\\r" in switches
        assert (bookmarked(data, name) == "Barn") if is_list_number else (bookmarked(data, name) == shown)
        assert "\\h" in switches


def test_a_number_that_is_text_stands_alone_where_the_house_numbers_its_heading_style() -> None:
    document = docx.Document(io.BytesIO(house_templates.swedish()))
    style = document.styles["Rubrik 1"] if "Rubrik 1" in document.styles else document.styles["Heading 1"]
    style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    data = written(*parse(PAGE), look=Look(word_template=house_templates.saved(document)))
    appendices = [found for found in find(part(data), ".//w:p[w:pPr/w:numPr]") if text(found).startswith("Bilaga")]
    assert [values(found, "w:pPr/w:numPr/w:numId") for found in appendices] == [["0"], ["0"]]


def test_captions_in_an_appendix_count_in_a_sequence_of_their_own() -> None:
    shown = fields(written(*parse(PAGE)))
    assert shown["SEQ Tabell \\* ARABIC"] == "1"
    assert shown["SEQ Tabell_B1 \\* ARABIC"] == "1"


def test_a_reference_to_a_heading_with_a_footnote_repeats_no_footnote() -> None:
    note = Note((Paragraph((Text("Not."),)),), 1)
    heading = Heading(1, (Text("Mål"), note), "mal")
    data = written(heading, samples.paragraph("Se ", Reference("avsnittet", "Mål", "mal")))
    assert not [key for key in fields(data) if key.startswith("REF")]
    assert "Se avsnittet Mål" in [text(found) for found in find(part(data), ".//w:p")]


@pytest.mark.parametrize("house", [house_templates.swedish, house_templates.bare])
def test_a_house_template_gets_the_numbering_of_headings_beside_its_own(house: Callable[[], bytes]) -> None:
    data = written(*parse(PAGE), look=Look(word_template=house()))
    assert [number for _, number in counted(data)] == ["1", "1.1", "1.2"]
    ids = find(part(data, "word/numbering.xml"), "./w:num/@w:numId")
    assert len(ids) == len(set(ids))


NUMBERED = ' class="numrerad"'
LEVELS = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=14)


@given(LEVELS)
@settings(max_examples=30, deadline=None)
def test_the_numbers_that_word_counts_are_those_of_the_other_formats(steps: list[tuple[int, bool]]) -> None:
    html, level = "", 0
    for wanted, is_numbered in steps:
        level = min(wanted, level + 1)
        html += f"<h{level}{NUMBERED * is_numbered}>R</h{level}>"
    blocks = parse(html)
    assert headings(written(*blocks)) == [block.entry for block in walk(blocks) if isinstance(block, Heading)]


@pytest.mark.klient
def test_libreoffice_counts_and_repeats_the_same_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written(Contents((Text("Innehåll"),)), *parse(PAGE)))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], check=True, capture_output=True, timeout=120)
    lines = (tmp_path / "a.txt").read_text("utf-8-sig").replace("\u00a0", " ").split("\n")
    shown = [line.strip() for line in lines]
    assert "Se avsnitt 1.1, tabell 1, bilaga 1, tabell B1.1 och avsnittet Ekonomi." in shown
    assert "Tabell B1.1. y" in shown
    for heading in ("1 Mål", "1.1 Barn", "1.2 Unga", "Bilaga 1: Underlag", "B1.1 Metod", "Bilaga 2: Fler tal"):
        assert shown.count(heading) == 2
