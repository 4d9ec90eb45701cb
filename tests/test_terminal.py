"""The program on other machines: their drives, their encodings, their ways to start it."""

from __future__ import annotations

import json
import ntpath
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports.document import Document, Look, Paragraph, Text
from reports.lines import quoted, shown
from reports.writers.docx import write
from reports.writers.docx_package import TemplateError
from tests.helpers import rodtrad
from tests.workspaces import REPORT, YEAR, plan, workspace
from tests.writers import house_templates

LATIN_1 = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
DOS = {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}


def run(root: Path, *arguments: str, module: str = "reports", env: dict[str, str] | None = None) -> tuple[int, str]:
    """Exit code and all that was said, which is UTF-8 whatever the machine's encoding."""
    result = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=root, env={**os.environ, **(env or {})}, capture_output=True,
        check=False,
    )  # fmt: skip
    return result.returncode, (result.stdout + result.stderr).decode("utf-8")


# ---------------------------------------------------------------- paths


def test_a_file_is_shown_from_the_current_folder(tmp_path: Path) -> None:
    assert shown(tmp_path / "ut" / "a.pdf", str(tmp_path)) == "ut/a.pdf"
    assert shown(r"C:\x\ut\a.pdf", r"C:\x", ntpath) == "ut/a.pdf"


def test_a_file_on_another_drive_is_shown_whole() -> None:
    assert shown(r"D:\ut\a.pdf", r"C:\x", ntpath) == "D:/ut/a.pdf"


@pytest.mark.parametrize(
    ("path", "typed"), [("rapporter/2027", "rapporter/2027"), ("Mål & medel", '"Mål & medel"'), ("våra", "våra")]
)
def test_a_path_is_quoted_where_a_terminal_needs_it(path: str, typed: str) -> None:
    assert quoted(Path(path)) == typed


def test_a_path_with_dots_points_out_its_report(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert run(root / YEAR, "check", f"../../../../{REPORT}")[0] == 0


def test_messages_name_files_by_the_way_they_were_reached(tmp_path: Path) -> None:
    """A link, as a mapped drive, is not followed to where it leads."""
    workspace(tmp_path / "server", {REPORT: plan("{{ inget }}")})
    (tmp_path / "enhet").symlink_to(tmp_path / "server")
    code, said = run(tmp_path, "build", "enhet/content")
    assert (code, "server" in said) == (1, False)
    (tmp_path / "server" / REPORT).write_text(plan(), "utf-8")
    assert "enhet/build/exempel/" in run(tmp_path, "build", "--format", "html", "enhet/content")[1]


# ---------------------------------------------------------------- encodings and ways to start


@pytest.mark.parametrize("env", [LATIN_1, DOS])
def test_json_is_utf_8_on_every_machine(env: dict[str, str], tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("{{ inget | ≥ − ő }}")})
    code, said = run(root, "check", "--json", env=env)
    assert code == 1
    assert json.loads(said)["meddelanden"][0]["fil"] == REPORT


@pytest.mark.parametrize("env", [LATIN_1, DOS])
def test_any_sign_can_be_said_on_every_machine(env: dict[str, str], tmp_path: Path) -> None:
    assert "KOMMANDO …" in run(tmp_path, "--help", env=env)[1]
    assert "≥−ő: finns inte" in run(tmp_path, "check", "≥−ő", env=env)[1]


@pytest.mark.parametrize("module", ["reports", "reports.cli"])
def test_the_program_starts_as_a_module_too(module: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/socialnamnden/2028/plan.toml": plan()})
    code, said = run(root, "build", "--format", "html", "--jobb", "2", module=module)
    assert (code, "2 av 2 dokument byggda" in said) == (0, True)


# ---------------------------------------------------------------- build and new


@pytest.mark.parametrize(("one", "other"), [("Årsplan.toml", "Arsplan.toml"), ("a b.toml", "a-b.toml")])
def test_of_two_reports_with_one_name_neither_is_built_and_both_are_named(one: str, other: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, {one: plan("Ett."), other: plan("Två.")})
    code, said = run(root, "build", "--format", "html")
    assert (code, "1 av 3 dokument byggda" in said) == (1, True)
    assert f"{YEAR}/{one}" in said
    assert f"{YEAR}/{other}" in said
    assert [path.name for path in (root / "build").rglob("*.html")] == ["verksamhetsplan.html"]
    assert "samma namn" in run(root, "check")[1]


def test_a_document_none_of_whose_files_could_be_written_is_not_counted(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"./ut": "en fil, inte en mapp"})
    code, said = run(root, "build", "--format", "html", "--ut", "ut")
    assert (code, "0 av 1 dokument byggda" in said) == (1, True)
    assert json.loads(rodtrad("build", "--format", "html", "--ut", "ut", "--json", cwd=root).stdout)["dokument"] == []


def test_only_a_new_workspace_takes_a_folder(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = rodtrad("new", "verksamhetsplan", "mapp", "--period", "2029", cwd=root)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith('en mapp anges bara till arbetsyta; "mapp" står för mycket på raden\n  tips: ')


def test_the_way_to_a_new_workspace_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    result = rodtrad("new", "arbetsyta", "våra rapporter", "--kommun", "Ö", "--namnd", "N", cwd=tmp_path)
    assert 'gå dit med: cd "våra rapporter"\n' in result.stdout


# ---------------------------------------------------------------- the house's Word template


def test_an_empty_word_template_is_a_fault_and_not_replaced_in_silence(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"templates/mall.docx": b""})
    code, said = run(root, "build", "--format", "docx")
    assert (code, "templates/mall.docx: Word-mallen är tom\n" in said) == (1, True)


def test_what_a_word_template_lacks_is_told_once_however_many_documents_use_it(tmp_path: Path) -> None:
    files = {"templates/mall.docx": house_templates.swedish(), "plan.toml": plan("Ett annat.")}
    code, said = run(workspace(tmp_path, files), "build", "--format", "docx", "--jobb", "2")
    assert (code, said.count("templates/mall.docx: varning: fältet {{ okänt }} finns inte\n")) == (0, 1)


def test_a_fault_of_the_program_is_not_blamed_on_the_word_template(tmp_path: Path) -> None:
    """Text that only a broken reader would let through is no fault of the template's."""
    document = Document(
        title="T", subject="", organisation="", committee="", author="", date="2027-01-01",
        blocks=(Paragraph((Text("\x00"),)),), look=Look(word_template=house_templates.swedish()),
    )  # fmt: skip
    with pytest.raises(ValueError, match="XML") as raised:
        write(document)
    assert not isinstance(raised.value, TemplateError)
