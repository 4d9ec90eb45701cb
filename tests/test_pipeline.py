"""One document from content to bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from reports.diagnostics import Faults
from reports.document import Look
from reports.pipeline import BUILD, CHECK, FORMATS, Run, Studio, output_name
from reports.readers.load import Workspace
from reports.writers.docx_remarks import default_template
from tests.workspaces import NAMND, REPORT, checked, document, faults, plan, workspace
from tests.writers import house_templates

GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn"
[[malomrade.mal]]
id = "trygghet"
namn = "Trygghet"
[[malomrade.mal.indikator]]
id = "tid"
namn = "Tid"
"""
INTERIM = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n\n[avsnitt.samlad_bedomning]\ntext = "Allt väl."\n\n'
DIAGRAM = """
[diagram.d]
typ = "stapel"
rubrik = "D"
kategorier = ["a", "b"]
serie = [{ namn = "S", varden = [1, 2] }]
"""


def warnings(root: Path) -> list[str]:
    return [re.sub(r"^.*?/(\w+\.toml)", r"\1", str(found)).split("\n")[0] for found in checked(root).warnings]


def built(root: Path, *formats: str) -> Run:
    return Run(Studio(Workspace(root)), root / REPORT, formats or list(FORMATS)).through(BUILD)


def test_all_formats_are_made_of_one_document(tmp_path: Path) -> None:
    files = built(workspace(tmp_path)).files
    assert {name: data[:4] for name, data in files.items()} == {"docx": b"PK\x03\x04", "pdf": b"%PDF", "html": b"<!DO"}


def test_only_the_formats_that_are_asked_for_are_made(tmp_path: Path) -> None:
    run = built(workspace(tmp_path), "html")
    assert list(run.files) == ["html"]
    assert set(run.seconds) == {name for name, _ in BUILD} | {"html"}


def test_the_same_content_gives_the_same_bytes_with_and_without_drawn_pictures(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ diagram("d") }}', DIAGRAM)})
    first = built(root).files
    assert (root / ".rodtrad").is_dir()
    assert built(root).files == first


def test_a_check_draws_and_writes_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ diagram("d") }}', DIAGRAM)})
    before = sorted(root.rglob("*"))
    assert Run(Studio(Workspace(root)), root / REPORT, ()).through(CHECK).files == {}
    assert sorted(root.rglob("*")) == before


def test_a_cache_that_can_not_be_written_to_stops_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ diagram("d") }}', DIAGRAM), "./.rodtrad": "en fil"})
    assert len(built(root, "html").files["html"]) > 1000


# ---------------------------------------------------------------- properties


def test_the_documents_properties_come_from_the_content(tmp_path: Path) -> None:
    text = plan().replace('period = "2027"', 'period = "2027"\ndnr = "SN 1"\ndatum = 2027-02-01\nutkast = true')
    namnd = NAMND + 'forvaltning = "Socialförvaltningen"\n'
    page = document(workspace(tmp_path, {REPORT: text, "content/exempel/socialnamnden/namnd.toml": namnd}))
    assert (page.title.replace("\u00a0", " "), page.subject) == ("Verksamhetsplan 2027", "Verksamhetsplan")
    assert (page.organisation, page.committee) == ("Exempels kommun", "Socialnämnden")
    assert (page.author, page.record, page.period) == ("Socialförvaltningen", "SN 1", "2027")
    assert (page.date, page.mark, page.language) == ("2027-02-01", "UTKAST", "sv-SE")


def test_without_a_date_the_properties_take_the_last_day_of_the_period(tmp_path: Path) -> None:
    text = INTERIM.replace("mars 2027", "tertial 1 2027")
    assert document(workspace(tmp_path, {REPORT: text})).date == "2027-04-30"


def test_the_look_is_the_profiles_and_where_it_says_nothing_the_programs_own(tmp_path: Path) -> None:
    profil = '[kommun]\nnamn = "K"\n[profil]\nfarg = "#123456"\ntypsnittsmapp = "typsnitt"\n'
    root = workspace(tmp_path, {"content/exempel/kommun.toml": profil, "typsnitt/x.txt": ""})
    look = document(root).look
    assert (look.primary, look.accent, look.font) == ("#123456", Look().accent, Look().font)
    assert Path(look.font_folder) == root / "typsnitt"


def test_the_houses_word_template_is_used_from_the_profile_or_from_its_usual_place(tmp_path: Path) -> None:
    usual, own = default_template(), house_templates.swedish()
    root = workspace(tmp_path, {"templates/mall.docx": usual})
    assert document(root).look.word_template == usual
    (root / "content/exempel/kommun.toml").write_text('[kommun]\nnamn = "K"\n[profil]\nmall = "hus.dotx"\n')
    (root / "hus.dotx").write_bytes(own)
    assert document(root).look.word_template == own


@pytest.mark.parametrize("data", [b"inte en mall", b"PK\x03\x04trasig", b""])
def test_a_house_template_that_is_no_word_file_is_a_fault_that_names_it(data: bytes, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"templates/mall.docx": data or zipped(tmp_path)})
    with pytest.raises(Faults, match=r"templates/mall\.docx: .*Word-dokument"):
        built(root, "docx")


def zipped(folder: Path) -> bytes:
    """A zip file that holds no Word document."""
    path = folder / "tom.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    return path.read_bytes()


# ---------------------------------------------------------------- nothing lost


def test_a_report_that_is_printed_whole_gives_no_warnings(tmp_path: Path) -> None:
    more = (
        '[bedomning.trygghet]\nstatus = "Uppnås"\nkommentar = "Det *gick* bra."\n[bedomning.tid]\nkommentar = "Ja."\n'
    )
    assert not warnings(workspace(tmp_path, {REPORT: INTERIM + more, "styrkort.toml": GOALS}))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('[bedomning.trygghet]\nstatus = "Uppnås"\n', "10: varning: bedomning.trygghet skrivs inte ut i dokumentet"),
        ('[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n',
         "11: varning: tabell.t skrivs inte ut i dokumentet"),
        (DIAGRAM, "13: varning: diagram.d skrivs inte ut i dokumentet"),
    ],
)  # fmt: skip
def test_what_the_report_says_and_its_template_does_not_print_is_warned_of(
    more: str, message: str, tmp_path: Path
) -> None:
    (warning,) = warnings(workspace(tmp_path, {REPORT: plan(more=more), "styrkort.toml": GOALS}))
    assert warning.startswith("verksamhetsplan.toml:")
    assert warning.split(": ", 1)[1] == message.split(": ", 1)[1]


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    assert built(workspace(tmp_path, {REPORT: plan(more=DIAGRAM)}), "html").files


# ---------------------------------------------------------------- faults and names


def test_a_fault_in_the_text_is_told_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults(workspace(tmp_path, {REPORT: plan("Ett.\n\n{{ inget }}")}))
    assert (fault.file, fault.line) == (REPORT, 9)


def test_a_fault_in_a_csv_file_is_told_with_its_line(tmp_path: Path) -> None:
    drift = '[tabell.drift]\nrubrik = "D"\nforsta_kolumn = "N"\nfil = "d.csv"\n'
    root = workspace(tmp_path, {"ekonomi.toml": drift, "d.csv": "namn;a\nA;1;2\n"})
    assert [(fault.file.rpartition("/")[2], fault.line) for fault in faults(root)] == [("d.csv", 2)]


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("content/exempel/plan.toml", "exempel/plan"),
        ("content/Åmål/Vård & omsorg/2027/Delår mars.v2.toml", "Amal/Vard-omsorg/2027/Delar-mars.v2"),
        ("content/…/ö.toml", "dokument/o"),
        ("content/\u2024\u2024/\u2024\u2024/ö.toml", "dokument/dokument/o"),
    ],
)
def test_output_has_no_diacritics_and_no_spaces(report: str, name: str, tmp_path: Path) -> None:
    assert output_name(Workspace(tmp_path), tmp_path / report).as_posix() == name
