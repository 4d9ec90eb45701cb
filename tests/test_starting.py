"""`rodtrad mall`: the Word template that a kommunikatör begins with."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from pdfminer.high_level import extract_text

from reports.document import Document
from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from reports.writers.docx_fields import NAMES
from reports.writers.docx_remarks import remarks
from reports.writers.docx_stylesheet import STYLES
from reports.writers.mall_sample import IDS
from tests.helpers import rodtrad
from tests.test_look import DRAWN
from tests.workspaces import REPORT, plan, workspace
from tests.writers.docx_reader import find, names, part, text

PROFILE = '[kommun]\nnamn = "Exempels kommun"\n[profil]\nfarg = "#5b3a6b"\nlogotyp = "l.svg"\n'
OTHER = '[kommun]\nnamn = "Andra kommun"\n'
MALL = "templates/exempel/mall.docx"


def made(root: Path, *arguments: str) -> Path:
    workspace(root, {"content/exempel/kommun.toml": PROFILE, "./l.svg": DRAWN})
    result = rodtrad("mall", *arguments, cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    return root


def built(root: Path, template: str = MALL) -> tuple[bytes, Document]:
    kommun = root / "content/exempel/kommun.toml"
    kommun.write_text(f'{kommun.read_text("utf-8")}mall = "{template}"\n', "utf-8")
    run = Run(Studio(Workspace(root)), root / REPORT, ["docx"]).through(BUILD)
    assert run.warnings == []
    return run.files["docx"], run.document


def test_the_template_is_written_and_the_line_that_makes_it_used_is_told(tmp_path: Path) -> None:
    workspace(tmp_path, {"content/exempel/kommun.toml": PROFILE, "./l.svg": DRAWN})
    assert rodtrad("mall", cwd=tmp_path / "content").stdout.splitlines() == [
        "skapade ../templates/exempel/mall.docx",
        "ändra den i Word: formatmallar, sidhuvud, sidfot och omslag",
        'lägg till raden mall = "templates/exempel/mall.docx" under [profil] i exempel/kommun.toml, '
        "så använder rodtrad build den",
    ]
    docx.Document(str(tmp_path / MALL))


def test_the_template_shows_every_style_and_every_field_and_says_nothing_amiss_of_itself(tmp_path: Path) -> None:
    data = (made(tmp_path) / MALL).read_bytes()
    parts = [part(data, name) for name in names(data) if name.startswith("word/") and name.endswith(".xml")]
    used = {
        value
        for tree in parts
        for value in find(tree, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
    }
    assert {IDS[style.role] for style in STYLES} <= used
    words = "".join(map(text, parts))
    assert [name for name in NAMES if f"{{{{ {name} }}}}" not in words] == []
    assert remarks(data) == []


def test_a_report_built_with_it_has_its_cover_and_none_of_its_samples(tmp_path: Path) -> None:
    data, document = built(made(tmp_path))
    shown = [text(block) for block in part(data).find("{*}body")]
    assert shown[:3] == ["Exempels kommun", "Verksamhetsplan 2027", "Socialnämnden"]
    assert "PeriodHelår 2027" in shown or "Period2027" in shown
    assert not [words for words in shown if re.match("Diarienummer|Datum|Förvaltning|Punktlista", words)]
    assert any(words.startswith("Innehåll") for words in shown)
    word = docx.Document(io.BytesIO(data))
    assert len(word.sections) == 2
    assert word.sections[1].header.paragraphs[0].text.strip() == "Exempels kommun · Socialnämnden"
    assert document.look.primary == "#5b3a6b"


def test_the_same_profile_gives_the_same_bytes(tmp_path: Path) -> None:
    assert (made(tmp_path / "a") / MALL).read_bytes() == (made(tmp_path / "b") / MALL).read_bytes()


def test_a_dotx_is_a_template_to_word_too(tmp_path: Path) -> None:
    root = made(tmp_path, "kommunens.dotx")
    with zipfile.ZipFile(root / "kommunens.dotx") as word:
        assert b"wordprocessingml.template.main+xml" in word.read("[Content_Types].xml")
    data, _ = built(root, "kommunens.dotx")
    assert b"wordprocessingml.document.main+xml" in zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    root = made(tmp_path)
    before = (root / MALL).read_bytes()
    result = rodtrad("mall", cwd=root)
    assert (result.returncode, result.stderr) == (
        1, f"{MALL}: filen finns redan\n  tips: ändra i den i Word, eller ange ett annat namn sist på raden\n",
    )  # fmt: skip
    assert (root / MALL).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mall.doc",), "mall.doc: en Word-mall heter något på .docx eller .dotx"),
        (("../mall.docx",), "mallen skulle hamna utanför arbetsytan"),
        (("--kommun", "Exmpel"), '--kommun: kommunen "Exmpel" finns inte\n  tips: menade du exempel?'),
    ],
)
def test_what_can_not_be_done_is_said(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws")
    result = rodtrad("mall", *arguments, cwd=root)
    assert result.returncode == 1
    assert message in result.stderr
    assert not list(tmp_path.rglob("*.doc*"))


def test_with_several_kommuner_one_is_named(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/andra/kommun.toml": OTHER})
    result = rodtrad("mall", cwd=root)
    assert "rodtrad mall: här finns flera kommuner\n  tips: ange en med --kommun: andra, exempel\n" in result.stderr
    for named in ("andra", "Andra kommun"):
        assert rodtrad("mall", "--kommun", named, f"{named}.docx", cwd=root).returncode == 0
    assert rodtrad("mall", "--kommun", "andra", cwd=root).returncode == 0
    assert (root / "templates/andra/mall.docx").is_file()


def test_a_kommun_that_has_a_template_already_is_told_to_change_the_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/kommun.toml": f'{PROFILE}mall = "gammal.docx"\n', "./l.svg": DRAWN})
    said = rodtrad("mall", cwd=root).stdout
    assert f'byt mall = "gammal.docx" mot mall = "{MALL}" under [profil] i content/exempel/kommun.toml' in said
    assert rodtrad("mall", "gammal.docx", cwd=root).stdout.endswith("rodtrad build använder den från och med nu\n")


def test_faults_of_the_profile_are_told_with_their_lines(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/kommun.toml": PROFILE, "verksamhetsplan.toml": plan()})
    result = rodtrad("mall", cwd=root)
    assert result.stderr.startswith("content/exempel/kommun.toml:5: logotyp: l.svg finns inte i arbetsytan\n")
    assert (result.returncode, (root / MALL).exists()) == (1, False)


@pytest.mark.klient
def test_libreoffice_shows_the_template_and_a_report_built_with_it(tmp_path: Path) -> None:
    root = made(tmp_path, "kommunens.dotx")
    (root / "rapport.docx").write_bytes(built(root, "kommunens.dotx")[0])
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, "kommunens.dotx", "rapport.docx"], cwd=root, check=True, capture_output=True, timeout=120)
    assert "Faktaruta rubrik" in extract_text(tmp_path / "kommunens.pdf")
    shown = extract_text(tmp_path / "rapport.pdf")
    assert "Verksamhetsplan 2027" in shown
    assert "{{" not in shown
