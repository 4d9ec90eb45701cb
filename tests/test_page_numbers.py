"""The contents of a Word document say the pages that its headings stand on, or no page at all."""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from pdfminer.high_level import extract_text

from reports.batch import Outcome
from reports.layouts import Layouts
from reports.libreoffice import LayoutError, how_to_install, laid_out, program
from reports.lines import without_numbers
from reports.page_numbers import numbered
from reports.readers.load import Workspace
from reports.writers.docx_pages import Numbering
from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, plan, workspace

BUILT = "build/exempel/socialnamnden/2027/verksamhetsplan.docx"
UNREAD = "LibreOffice kunde inte läsa dokumentet"
MARS = "exempel/kultur-och-fritidsnamnden/2027/delarsrapport-mars"
LINKOPING = "linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars"
PROSE = "\n\n".join(f"## Del {part}\n\n" + "\n\n".join(["Nämnden arbetar vidare. " * 30] * 4) for part in range(1, 7))


def listed(word: bytes) -> list[tuple[str, str]]:
    """The entries of the contents with the page that each says, as python-docx reads them."""
    links = docx.Document(io.BytesIO(word)).element.body.xpath(".//w:sdtContent//w:hyperlink[@w:anchor]")
    return [_entry(link) for link in links]


def _entry(link: object) -> tuple[str, str]:
    texts = [text.text or "" for text in link.iter(qn("w:t"))]  # type: ignore[attr-defined]
    has_page = bool(link.xpath("./w:r/w:tab"))  # type: ignore[attr-defined]
    return ("".join(texts[:-1]), texts[-1]) if has_page else ("".join(texts), "")


def compact(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def differing(word: bytes) -> list[tuple[str, str]]:
    """The entries whose page, by the number printed at its foot, doesn't have the heading; the contents' own aside."""
    soffice = program()
    assert soffice
    pdf = laid_out(soffice, [word])[0]
    assert pdf
    pages: dict[str, str] = {}
    for page in extract_text(io.BytesIO(pdf)).split("\f"):
        foot = re.findall(r"^([\divx]+) \([\divx]+\)$", page, re.MULTILINE)
        if foot and "....." not in page:
            pages[foot[-1]] = compact(page)
    return [(text, page) for text, page in listed(word) if compact(text) not in pages.get(page, "")]


def built(root: Path, *flags: str) -> bytes:
    result = rodtrad("build", "--format", "docx", *flags, cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "påpekande" not in result.stdout
    return (root / BUILT).read_bytes()


def with_main(word: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The document with something else in a part of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as archive, zipfile.ZipFile(buffer, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            changed.writestr(name, change(data.decode()) if name == part else data)
    return buffer.getvalue()


def searched(root: Path, word: bytes) -> tuple[bytes, list[str]]:
    """What becomes of a Word document, and what is said of it."""
    soffice = program()
    assert soffice
    outcome = next(iter(numbered([Outcome(root / REPORT, files={"docx": word})], Workspace(root), Layouts(soffice))))
    said = without_numbers([("rapport", outcome.unnumbered)])
    return outcome.files["docx"], [remark.message for remark in said]


def fake(path: Path, script: str) -> Path:
    """A program in LibreOffice's place."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A plan of several pages, whose contents have no numbers."""
    root = workspace(tmp_path_factory.mktemp("utan"), {REPORT: plan(PROSE)})
    return built(root, "--utan-sidnummer")


# ---------------------------------------------------------------- what is laid out


@pytest.mark.klient
def test_every_entry_says_the_page_that_its_heading_stands_on(tmp_path: Path) -> None:
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    reports = [str(tmp_path / "content" / f"{name}.toml") for name in (MARS, LINKOPING)]
    assert rodtrad("build", "--format", "docx", *reports, cwd=tmp_path).returncode == 0
    for name in (MARS, LINKOPING):
        word = (tmp_path / "build" / f"{name}.docx").read_bytes()
        assert len(listed(word)) > 20
        assert differing(word) == []


@pytest.mark.klient
def test_a_second_build_gives_the_same_bytes_without_laying_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(fake(tmp_path / "office", f'echo x >> {log}; exec {program()} "$@"')))
    second = REPORT.replace("2027", "2028")
    root = workspace(tmp_path / "yta", {REPORT: plan(PROSE), second: plan(f"{PROSE}\n\nMer.")})
    first = built(root)
    calls = log.read_text()
    assert built(root, "--jobb", "2") == first
    assert log.read_text() == calls
    elsewhere = workspace(tmp_path / "annan yta", {REPORT: plan(PROSE), second: plan(f"{PROSE}\n\nMer.")})
    assert built(elsewhere, "--jobb", "2") == first
    assert len(log.read_text()) > len(calls)


@pytest.mark.klient
@pytest.mark.parametrize(
    ("numbering", "first"),
    [('<w:pgNumType w:start="11"/>', "13"), ('<w:pgNumType w:fmt="lowerRoman"/>', "iii")],
)
def test_the_number_is_the_one_printed_also_where_the_template_counts_its_own_way(
    numbering: str, first: str, plain: bytes, tmp_path: Path
) -> None:
    changed = with_main(plain, lambda xml: re.sub(r"(<w:pgMar [^>]*/>)", rf"\1{numbering}", xml))
    word, said = searched(tmp_path, changed)
    assert said == []
    assert listed(word)[0] == ("Inledning", first)
    assert differing(word) == []


@pytest.mark.klient
def test_a_font_that_the_machine_lacks_leaves_the_numbers_out_and_is_named(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = re.compile(r'(w:(?:ascii|hAnsi)=)"[^"]*"')
    changed = with_main(plain, lambda xml: fonts.sub(r'\1"Kommunens egen"', xml), "word/styles.xml")
    word, said = searched(tmp_path, changed)
    assert word == changed
    assert said == [
        'innehållsförteckningen i Word fick inga sidnummer: typsnittet "Kommunens egen" finns inte på datorn, '
        "så sidorna kan bli andra i Word"
    ]
    monkeypatch.setattr("reports.layouts.laid_out", lambda *_: pytest.fail("laid out again"))
    assert searched(tmp_path, changed) == (word, said)


@pytest.mark.klient
def test_a_font_that_only_the_headings_have_leaves_the_numbers_out_too(plain: bytes, tmp_path: Path) -> None:
    heading = re.compile('(<w:name w:val="heading 1"/>.*?<w:rPr>)', re.DOTALL)
    own = r'\1<w:rFonts w:ascii="Rubrikens egen" w:hAnsi="Rubrikens egen"/>'
    changed = with_main(plain, lambda xml: heading.sub(own, xml, count=1), "word/styles.xml")
    assert changed != plain
    word, said = searched(tmp_path, changed)
    assert word == changed
    assert [message.partition(": ")[2] for message in said] == [
        'typsnittet "Rubrikens egen" finns inte på datorn, så sidorna kan bli andra i Word'
    ]


# ---------------------------------------------------------------- what is not


def test_without_libreoffice_the_entries_are_links_without_numbers(plain: bytes, tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan(PROSE)})
    word = built(root)
    assert word == plain
    assert {page for _, page in listed(word)} == {""}
    assert not (root / ".rodtrad/sidor").exists()


@pytest.mark.parametrize("numbering", ['<w:pgNumType w:fmt="ordinalText"/>', '<w:pgNumType w:start="abc"/>'])
def test_numbering_that_is_not_known_leaves_the_numbers_out_and_says_so(
    numbering: str, plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = fake(tmp_path / "office", "exit 3")
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(never))
    word, said = searched(tmp_path, with_main(plain, lambda xml: re.sub(r"(<w:pgMar [^>]*/>)", rf"\1{numbering}", xml)))
    assert {page for _, page in listed(word)} == {""}
    assert said == [
        "innehållsförteckningen i Word fick inga sidnummer: "
        "mallen numrerar sidorna på ett sätt som programmet inte känner"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")
@pytest.mark.parametrize(
    ("script", "why"),
    [("exit 3", "LibreOffice avbröts med felkod 3"), ("exit 0", "LibreOffice kunde inte läsa dokumentet")],
)
def test_a_program_that_fails_leaves_the_numbers_out(
    script: str, why: str, plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(fake(tmp_path / "office", script)))
    word, said = searched(tmp_path, plain)
    assert word == plain
    assert said == [f"innehållsförteckningen i Word fick inga sidnummer: {why}"]


@pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")
def test_numbers_left_out_are_told_as_a_remark_and_not_when_none_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(fake(tmp_path / "office", "exit 3")))
    root = workspace(tmp_path / "yta")
    result = rodtrad("build", "--format", "docx", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "påpekande: innehållsförteckningen i Word fick inga sidnummer: " in result.stdout
    built(root, "--utan-sidnummer")


@pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")
def test_a_program_that_takes_too_long_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.libreoffice._SECONDS", 0.3)
    number = tmp_path / "barn"
    script = fake(tmp_path / "office", f"sleep 600 & echo $! > {number}; wait")
    with pytest.raises(LayoutError, match="blev inte klart"):
        laid_out(script, [b""])
    state = Path("/proc", number.read_text().strip(), "stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_a_variable_that_names_no_file_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RODTRAD_LIBREOFFICE", str(tmp_path / "office"))
    root = workspace(tmp_path / "yta")
    result = rodtrad("build", cwd=root)
    assert result.returncode == 1
    assert f"RODTRAD_LIBREOFFICE: miljövariabeln anger {tmp_path}/office, som inte är en fil" in result.stderr
    assert not (root / "build").exists()


@pytest.mark.parametrize(("system", "way"), [("win32", "winget"), ("darwin", "brew"), ("linux", "apt")])
def test_how_to_install_is_said_for_the_system_that_staff_have(system: str, way: str) -> None:
    assert way in how_to_install(system)


# ---------------------------------------------------------------- how a number is written


def parts(word: bytes) -> tuple[etree._Element, etree._Element]:
    """The paragraph of the first entry, and the document's main part."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml"))
    return next(root.iter(qn("w:hyperlink"))).getparent(), root


def test_a_page_number_is_a_field_that_word_can_update_but_does_not_ask_about(plain: bytes) -> None:
    document = Numbering(plain)
    first = document.bookmarks[0]
    word = document.with_pages({first: "7"})
    assert word == Numbering(plain).with_pages({first: "7"})
    assert [page for _, page in listed(word)] == ["7", *[""] * (len(document.bookmarks) - 1)]
    entry, root = parts(word)
    assert entry.xpath("string(.//w:instrText[contains(., 'PAGEREF')])", namespaces=entry.nsmap).strip() == (
        f"PAGEREF {first} \\h"
    )
    assert b"dirty" not in etree.tostring(root)
    names = zipfile.ZipFile(io.BytesIO(word)).namelist()
    assert names == zipfile.ZipFile(io.BytesIO(plain)).namelist()
    assert b"updateFields" not in zipfile.ZipFile(io.BytesIO(word)).read("word/settings.xml")


def stops(word: bytes) -> list[tuple[str, str, str]]:
    entry, _ = parts(word)
    return [tuple(tab.get(qn(f"w:{key}"), "") for key in ("val", "leader", "pos")) for tab in entry.iter(qn("w:tab"))][
        :-1
    ]  # type: ignore[return-value]  # the last is the sign itself


def test_the_number_stands_at_the_right_edge_of_the_text_whatever_the_margins(plain: bytes) -> None:
    wide = with_main(plain, lambda xml: xml.replace('w:left="1417"', 'w:left="2000"'))
    for word, edge in ((plain, 11906 - 2 * 1417), (wide, 11906 - 1417 - 2000)):
        document = Numbering(word)
        assert ("right", "dot", str(edge)) in stops(document.with_pages({document.bookmarks[0]: "7"}))


@pytest.mark.parametrize(("place", "cleared"), [("16cm", "9071"), ("160.5mm", "9099"), ("420pt", "8400")])
def test_a_stop_whose_place_has_a_unit_is_out_of_the_way_too(place: str, cleared: str, plain: bytes) -> None:
    own = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{place}"/><w:tab w:val="left" w:pos="där"/></w:tabs>'
    house = with_main(plain, lambda xml: re.sub(r"<w:tabs>.*?</w:tabs>", own, xml), "word/styles.xml")
    document = Numbering(house)
    edge = str(11906 - 2 * 1417)
    assert sorted(stops(document.with_pages({document.bookmarks[0]: "7"}))) == sorted(
        [("clear", "", cleared), ("right", "dot", edge)]
    )


def test_what_many_documents_share_is_told_once_and_how_many_they_are(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.page_numbers.Layouts.of", lambda _, words: [UNREAD] * len(words))
    outcomes = [Outcome(tmp_path / REPORT, files={"docx": plain})] * 3
    found = numbered(outcomes, Workspace(tmp_path), Layouts(tmp_path / "office"))
    (said,) = without_numbers((str(number), one.unnumbered) for number, one in enumerate(found))
    assert (said.file, said.message.partition(": ")[2]) == ("0", f"{UNREAD} (likaså i 2 dokument till)")


def test_a_document_that_can_not_be_read_costs_no_other_its_numbers(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.page_numbers.Layouts.of", lambda _, words: [b"", UNREAD][: len(words)])
    strange = with_main(plain, lambda xml: f"{xml[:-9]}<", "word/styles.xml")
    outcomes = [Outcome(tmp_path / REPORT, files={"docx": word}) for word in (strange, plain)]
    found = list(numbered(outcomes, Workspace(tmp_path), Layouts(tmp_path / "office")))
    assert [one.unnumbered for one in found] == ["mallen har något som programmet inte kan läsa", UNREAD]
    assert [one.files["docx"] for one in found] == [strange, plain]


def test_the_house_keeps_its_own_leader_and_its_other_stops_are_out_of_the_way(plain: bytes) -> None:
    own = '<w:tabs><w:tab w:val="left" w:pos="440"/><w:tab w:val="right" w:leader="underscore" w:pos="9000"/></w:tabs>'
    house = with_main(plain, lambda xml: re.sub(r"<w:tabs>.*?</w:tabs>", own, xml), "word/styles.xml")
    document = Numbering(house)
    assert stops(document.with_pages({document.bookmarks[0]: "7"})) == [
        ("clear", "", "440"),
        ("clear", "", "9000"),
        ("right", "underscore", str(11906 - 2 * 1417)),
    ]
