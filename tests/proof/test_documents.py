"""What a build says that it has proven, and what it says when the proof fails, as its user sees it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from reports.batch import Outcome
from reports.diagnostics import Faults
from reports.proof import documents
from tests.helpers import ROOT, rodtrad
from tests.workspaces import KOMMUN, REPORT, plan, workspace
from tests.writers import house_templates

BUILT = "build/exempel/socialnamnden/2027/verksamhetsplan"
BREAKING = """
import sys
from reports import pdf
write = pdf.write
pdf.write = lambda document: write(document).replace(b"<pdfuaid:part>1", b"<pdfuaid:part>9")
from reports.cli import main
main()
"""


def proofs(output: str) -> list[str]:
    """The lines of proof: those that stand under the files."""
    return re.findall(r"^  (?!tips)(\S.*)$", output, re.MULTILINE)


def without(package: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The program where a package is not installed."""
    hide = f"""
import importlib.metadata
version = importlib.metadata.version
def hidden(name):
    if name == "{package}":
        raise importlib.metadata.PackageNotFoundError(name)
    return version(name)
importlib.metadata.version = hidden
from reports.cli import main
main()
"""
    return ran(hide, *arguments, cwd=cwd)


def ran(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False, env=environment)


def test_a_build_says_only_what_was_seen_while_it_was_made(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert proofs(rodtrad("build", cwd=root).stdout) == ["PDF/UA-1 PDF/A-2a (enligt Typst)"]
    assert documents.as_made({"docx": b"PK", "html": b"<p>"}, {"docx": "a.docx", "html": "a.html"}).proven == {}


def test_a_build_that_is_asked_to_says_what_each_file_was_found_to_be(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/socialnamnden/2028/plan.toml": plan()})
    result = rodtrad("build", "--validera", "--jobb", "2", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert proofs(result.stdout) == ["docx giltig · PDF/UA-1 PDF/A-2a · WCAG 2.1 AA (automatiska kontroller)"] * 2


def test_what_is_left_to_fill_in_does_not_stop_the_proof(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("att fylla i: inledning")})
    result = rodtrad("build", "--validera", "--format", "docx", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "docx giltig" in proofs(result.stdout)


def test_quiet_says_nothing_of_it_and_json_has_it_as_data_of_what_was_built(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert rodtrad("build", "--validera", "--format", "pdf", "--tyst", cwd=root).stdout == ""
    told = json.loads(rodtrad("build", "--validera", "--format", "pdf", "--json", cwd=root).stdout)
    assert told["dokument"][0]["bevis"] == {"pdf": "PDF/UA-1 PDF/A-2a"}


def test_a_file_that_breaks_a_rule_is_written_and_told_and_nothing_is_claimed_of_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = ran(BREAKING, "build", "--validera", "--format", "pdf", cwd=root)
    assert (result.returncode, proofs(result.stdout)) == (1, [])
    assert result.stderr.startswith(f"{BUILT}.pdf: PDF/UA-9 går inte att pröva")
    assert "\n  tips: det är ett fel i programmet" in result.stderr
    assert (root / f"{BUILT}.pdf").exists()


def test_without_a_validator_the_way_to_get_it_is_told_and_nothing_is_built(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = without("page-validation", "build", "--validera", cwd=root)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "--validera: det som ska pröva dokumenten, page-validation, är inte installerat\n"
        '  tips: kör pip install "rodtrad[validera]"\n'
    )
    assert not (root / "build").exists()
    assert without("page-validation", "build", "--format", "html", cwd=root).returncode == 0


def test_both_validators_are_named_when_both_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("importlib.metadata.version", none)
    with pytest.raises(Faults, match="page-validation och html5lib, är inte installerade"):
        documents.prover(thorough=True)


def test_what_the_word_template_lacks_is_told_once_and_as_a_fault(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "content/exempel/kommun.toml": f'{KOMMUN}[profil]\nmall = "templates/mall.docx"\n',
            "templates/mall.docx": house_templates.with_cover_in_one_section(),
        },
    )
    result = rodtrad("build", "--validera", "--format", "docx", cwd=root)
    assert (result.returncode, proofs(result.stdout)) == (1, [])
    assert (result.stdout + result.stderr).count("saknar text för den som inte ser") == 1
    assert "templates/mall.docx: en bild i mallen saknar text" in result.stderr


def test_what_is_warned_of_in_the_content_is_told_once_with_its_line_and_as_a_fault(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("Se [klicka här](https://www.scb.se).\n\n**Bara fet text**")})
    result = rodtrad("build", "--validera", "--format", "docx,html", cwd=root)
    assert (result.returncode, proofs(result.stdout)) == (1, [])
    assert re.findall(r"^(\S+): (?!tips)(.*)$", result.stderr, re.MULTILINE) == [
        (f"{REPORT}:7", 'länkens text "klicka här" säger inte vart den leder'),
        (f"{REPORT}:9", "ser ut som en rubrik"),
    ]
    assert "varning" not in result.stdout


def test_a_real_document_breaks_no_rule_in_any_format(real_document: Outcome) -> None:
    proof = documents.validated(real_document.files, {suffix: suffix for suffix in real_document.files})
    assert proof.faults == []
    assert list(proof.proven.values()) == [
        "docx giltig",
        "PDF/UA-1 PDF/A-2a",
        "WCAG 2.1 AA (automatiska kontroller)",
    ]
