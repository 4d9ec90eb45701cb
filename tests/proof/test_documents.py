"""What a build says that it has proven, and what it says when the proof fails, as its user sees it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from reports.batch import Outcome
from reports.diagnostics import LINK, About, Diagnostic, Faults
from reports.proof import documents
from tests.helpers import ROOT, rodtrad
from tests.workspaces import KOMMUN, REPORT, plan, workspace
from tests.writers import house_templates, samples

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
        (f"{REPORT}:9", '"Bara fet text" ser ut som en rubrik'),
    ]
    assert "varning" not in result.stdout


def test_what_is_accepted_in_the_content_is_no_fault_but_nothing_is_claimed_of_the_file(tmp_path: Path) -> None:
    kept = plan("Se [här](https://www.scb.se).", 'accepterad = "så i beslutad text"')
    result = rodtrad("build", "--validera", cwd=workspace(tmp_path, {REPORT: kept}))
    assert (result.returncode, result.stderr, proofs(result.stdout)) == (0, "", ["PDF/UA-1 PDF/A-2a"])
    assert result.stdout.startswith(
        f"{BUILT}.docx: påpekande: länken ”här” säger inte vart den leder, under rubriken ”Inledning”; "
        "det är accepterat, så om filen sägs inget\n  tips: skriv vad som finns där länken leder"
    )


def test_whatever_is_warned_of_is_told_once_and_with_its_line(tmp_path: Path) -> None:
    address = f"https://www.example.se/{'mycket/' * 9}"
    prose = (
        f"– en punkt\n\n– två *punkter*\n\n[{address}]({address})\n\n{{{{ tabell('drift') }}}}\n\n{{{{ bild('a') }}}}"
    )
    row = 'varden = { a = "1" }'
    more = f"""[tabell.drift]
rubrik = "Driften"
forsta_kolumn = ""
kolumn = [{{ id = "a", namn = "" }}]
rad = [{{ namn = "Vård", {row} }}, {{ namn = "Skola", {row} }}]
[bild.a]
fil = "a.png"
rubrik = "Skolan"
alt = "Bild"
"""
    root = workspace(tmp_path, {REPORT: plan(prose, more), "a.png": samples.png()})
    result = rodtrad("build", "--validera", cwd=root)
    assert re.findall(r"^(\S+): (?!tips)(.*)$", result.stderr, re.MULTILINE) == [
        (f"{REPORT}:9", "ett tankstreck är inklistrat i stället för en punktlista"),
        (f"{REPORT}:11", "länkens text är en adress, som är svår att läsa och höra"),
        (f"{REPORT}:18", "första kolumnen i tabellen drift saknar rubrik"),
        (f"{REPORT}:21", "kolumn 1 i tabellen drift saknar rubrik"),
        (f"{REPORT}:26", 'alt "Bild" säger inte vad bilden visar'),
    ]


def test_a_warning_of_one_link_hides_no_other(specimen: dict[str, bytes]) -> None:
    links = b'<p><a href="https://a.se">H\xc3\xa4r</a> <a href="https://b.se">L\xc3\xa4s mer</a></p></main>'
    page = specimen["html"].replace(b"</main>", links)
    warned = Diagnostic(REPORT, 7, "länken leder ingenstans", level="varning", about=About(LINK, "**här**"))
    said, new = documents.validated({"html": page}, {"html": "a.html"}, [warned]).faults
    assert said == replace(warned, level="fel")
    assert (new.file, new.message.partition(",")[0]) == ("a.html", "länken ”Läs mer” säger inte vart den leder")


def test_a_real_document_breaks_no_rule_in_any_format(real_document: Outcome) -> None:
    proof = documents.validated(real_document.files, {suffix: suffix for suffix in real_document.files})
    assert proof.faults == []
    assert list(proof.proven.values()) == [
        "docx giltig",
        "PDF/UA-1 PDF/A-2a",
        "WCAG 2.1 AA (automatiska kontroller)",
    ]
