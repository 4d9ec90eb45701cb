"""The program as its user runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, YEAR, plan, workspace

BUILT = "build/exempel/socialnamnden/2027/verksamhetsplan"
DIAGRAM = '[diagram.d]\ntyp = "linje"\nrubrik = "D"\nkategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'
FAULTY = plan("Ett {{ inget }}.")


def lines(result: subprocess.CompletedProcess[str]) -> list[str]:
    """All that was said, on both channels; never a traceback."""
    assert "Traceback" not in result.stderr, result.stderr
    return [*result.stdout.split("\n"), *result.stderr.split("\n")]


def messages(result: subprocess.CompletedProcess[str]) -> Any:
    assert "Traceback" not in result.stderr, result.stderr
    return json.loads(result.stdout)["meddelanden"]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


# ---------------------------------------------------------------- build


def test_building_writes_all_formats_and_says_where_they_are(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = rodtrad("build", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert files(root / "build") == {f"{BUILT[6:]}.{suffix}" for suffix in ("docx", "html", "pdf")}
    for suffix in ("docx", "html", "pdf"):
        assert re.search(rf"^{BUILT}\.{suffix} +\d+ kB$", result.stdout, re.MULTILINE)
    assert re.search(r"^1 av 1 dokument byggda på \d+,\d s$", result.stdout, re.MULTILINE)


def test_formats_folder_and_documents_can_be_chosen(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/socialnamnden/2028/plan.toml": plan()})
    result = rodtrad("build", "--format", " HTML, html", "--ut", "ut/skick", YEAR, cwd=root)
    assert result.returncode == 0
    assert files(root / "ut") == {"skick/exempel/socialnamnden/2027/verksamhetsplan.html"}
    assert not (root / "build").exists()


def test_the_workspace_is_found_from_a_folder_below_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert rodtrad("build", "--format", "html", cwd=root / YEAR).returncode == 0
    assert files(root / "build") == {f"{BUILT[6:]}.html"}


def test_two_at_a_time_write_the_same_bytes(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/socialnamnden/2028/plan.toml": plan("Ett annat år.")})
    for jobs in ("1", "2"):
        assert rodtrad("build", "--jobb", jobs, "--ut", jobs, cwd=root).returncode == 0
    assert files(root / "1") == files(root / "2")
    assert all((root / "1" / name).read_bytes() == (root / "2" / name).read_bytes() for name in files(root / "1"))


def test_output_has_no_diacritics_and_no_spaces(tmp_path: Path) -> None:
    name = "content/Östra kommunen/Vård & omsorg/2027/Årsplan nr 1.toml"
    root = workspace(tmp_path, {name: plan(more='[kommun]\nnamn = "Ö"\n[namnd]\nnamn = "V"\n')})
    assert rodtrad("build", "--format", "html", "content/Östra kommunen", cwd=root).returncode == 0
    assert files(root / "build") == {"Ostra-kommunen/Vard-omsorg/2027/Arsplan-nr-1.html"}


def test_two_reports_whose_files_would_have_one_name_do_not_take_each_others_place(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"Mål.toml": plan("Första."), "mal.toml": plan("Andra.")})
    result = rodtrad("build", "--format", "html", cwd=root)
    assert result.returncode == 1
    assert (
        f"{YEAR}/mal.toml: det färdiga dokumentet skulle få samma namn som det från {YEAR}/Mål.toml" in result.stderr
        or (
            f"{YEAR}/Mål.toml: det färdiga dokumentet skulle få samma namn som det från {YEAR}/mal.toml"
            in result.stderr
        )
    )
    assert files(root / "build") == {f"{BUILT[6:]}.html"}


def test_a_document_with_faults_is_not_built_and_the_others_are(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"fel.toml": FAULTY})
    result = rodtrad("build", "--format", "html", cwd=root)
    assert result.returncode == 1
    assert result.stderr.startswith(f'{YEAR}/fel.toml:7: "inget" finns inte\n  tips: här kan stå: ')
    assert "1 av 2 dokument byggda" in result.stdout
    assert files(root / "build") == {f"{BUILT[6:]}.html"}


def test_an_old_document_stays_whole_when_the_new_one_can_not_be_built(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    rodtrad("build", "--format", "html", cwd=root)
    before = (root / f"{BUILT}.html").read_bytes()
    (root / REPORT).write_text(FAULTY, "utf-8")
    assert rodtrad("build", "--format", "html", cwd=root).returncode == 1
    assert (root / f"{BUILT}.html").read_bytes() == before


def test_a_file_that_can_not_be_written_is_told_the_others_are_written_and_nothing_is_left(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / f"{BUILT}.html").mkdir(parents=True)
    result = rodtrad("build", cwd=root)
    assert result.returncode == 1
    assert re.match(rf".*/{BUILT}\.html: filen går inte att skriva \(.*\)\n  tips: är den öppen i Word", result.stderr)
    assert files(root / "build") == {f"{BUILT[6:]}.{suffix}" for suffix in ("docx", "pdf")}
    assert "Traceback" not in result.stderr


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"./ut": "en fil, inte en mapp"})
    result = rodtrad("build", "--format", "html,docx", "--ut", "ut", cwd=root)
    assert result.returncode == 1
    assert result.stderr.count("filen går inte att skriva") == 2
    assert (root / "ut").read_text() == "en fil, inte en mapp"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write in any folder")
def test_a_folder_without_leave_to_write_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    rodtrad("build", "--format", "html", cwd=root)
    before, folder = contents(root / "build"), (root / BUILT).parent
    (root / REPORT).write_text(plan("Något annat."), "utf-8")
    folder.chmod(0o555)
    result = rodtrad("build", "--format", "html", cwd=root)
    folder.chmod(0o755)
    assert result.returncode == 1
    assert "filen går inte att skriva" in result.stderr
    assert contents(root / "build") == before


def test_a_folder_of_the_system_is_told_to_be_out_of_reach(tmp_path: Path) -> None:
    result = rodtrad("build", "--format", "html", "--ut", "/proc/rodtrad", cwd=workspace(tmp_path))
    assert result.returncode == 1
    assert "/verksamhetsplan.html: filen går inte att skriva" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_report_that_cannot_be_read_is_told_once_and_counts_as_one_that_is_not_built(tmp_path: Path) -> None:
    root = workspace(tmp_path, {f"{YEAR[:-4]}2026/fel.toml": '# Fjolårets.\n\n[rapport]\ntyp = "pm\n'})
    for jobs in ("1", "2"):
        result = rodtrad("build", "--format", "html", "--jobb", jobs, "--tvinga", cwd=root)
        assert result.returncode == 1
        assert result.stderr.count("fel.toml:4: ") == 1
        assert "1 av 2 dokument byggda" in result.stdout


def test_quiet_says_faults_only(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan(more=DIAGRAM)})
    assert lines(rodtrad("build", "--format", "html", "--tyst", cwd=root)) == ["", ""]
    assert lines(rodtrad("check", "--tyst", cwd=root)) == ["", ""]
    (root / REPORT).write_text(FAULTY, "utf-8")
    result = rodtrad("build", "--tyst", cwd=root)
    assert (result.returncode, result.stdout) == (1, "")
    assert '"inget" finns inte' in result.stderr


# ---------------------------------------------------------------- check


def test_all_is_well_with_the_real_content() -> None:
    reports = sum("\n[rapport]" in f"\n{file.read_text('utf-8')}" for file in (ROOT / "content").rglob("*.toml"))
    result = rodtrad("check", cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split("\n")[-2].startswith(f"{reports} dokument kontrollerade, inga fel")
    assert set(re.findall(r"^content\S+: (\S+):", result.stdout, re.MULTILINE)) == {"accepterad"}


def test_faults_warnings_and_gaps_are_told_each_on_its_channel(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"a.toml": FAULTY, "b.toml": plan(more=DIAGRAM), "c.toml": plan("att fylla i: allt")})
    result = rodtrad("check", cwd=root)
    assert result.returncode == 1
    assert re.findall(r"^content\S+", result.stderr, re.MULTILINE) == [f"{YEAR}/a.toml:7:"]
    assert re.findall(r"^\S+: (\S+ ?\S+ ?\S*):", result.stdout, re.MULTILINE) == ["varning", "att fylla i"]
    assert result.stdout.endswith("4 dokument kontrollerade, 1 fel\n")


def test_a_fault_in_a_shared_file_is_told_once(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"b.toml": plan(), "ekonomi.toml": "a = "})
    result = rodtrad("check", cwd=root)
    assert len(re.findall("ekonomi.toml:1", result.stderr)) == 1


def test_checking_writes_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan('{{ diagram("d") }}', DIAGRAM)})
    before = files(root)
    assert rodtrad("check", cwd=root).returncode == 0
    assert files(root) == before


@pytest.mark.parametrize("path", ["content/exempel/tom", "content/exempel/kommun.toml", f"{YEAR}/ekonomi.toml"])
def test_a_path_without_a_report_is_a_fault_even_beside_one_that_has(path: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"ekonomi.toml": "[tabell]\n", "content/exempel/tom/x.txt": ""})
    result = rodtrad("check", REPORT, path, cwd=root)
    assert result.returncode == 1
    assert f"{path}: här finns ingen rapport" in result.stderr


def test_a_path_that_is_not_there_is_told_as_it_was_written(tmp_path: Path) -> None:
    result = rodtrad("build", "content/finns-inte", cwd=workspace(tmp_path))
    assert (result.returncode, result.stderr) == (1, "content/finns-inte: finns inte\n  tips: kontrollera sökvägen\n")


def test_outside_a_workspace_the_way_in_is_told(tmp_path: Path) -> None:
    result = rodtrad("check", cwd=tmp_path)
    assert result.returncode == 1
    assert "här finns ingen mapp content/" in result.stderr
    assert "rodtrad new arbetsyta" in result.stderr


# ---------------------------------------------------------------- JSON


def test_json_holds_the_same_facts_as_the_text(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"a.toml": FAULTY, "b.toml": plan(more=DIAGRAM)})
    text, told = rodtrad("check", cwd=root), messages(rodtrad("check", "--json", cwd=root))
    printed = []
    for message in told:
        kind = {"fel": "", "varning": "varning: "}[message["slag"]]
        printed.append(f"{message['fil']}:{message['rad']}: {kind}{message['meddelande']}\n  tips: {message['tips']}\n")
    assert "".join(printed) == text.stderr + text.stdout.removesuffix("3 dokument kontrollerade, 1 fel\n")


def test_json_of_a_build_names_the_files(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    result = rodtrad("build", "--format", "html", "--json", cwd=root)
    (document,) = json.loads(result.stdout)["dokument"]
    assert (document["dokument"], document["filer"]) == (REPORT, [f"{BUILT}.html"])
    assert document["sekunder"] > 0
    assert result.stderr == ""


def test_json_is_json_when_nothing_can_be_done(tmp_path: Path) -> None:
    result = rodtrad("check", "--json", cwd=tmp_path)
    assert result.returncode == 1
    assert messages(result)[0]["meddelande"].startswith("här finns ingen mapp content/")


# ---------------------------------------------------------------- list


def test_the_list_says_kind_namnd_period_and_when_it_was_built(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    head, row, _ = rodtrad("list", cwd=root).stdout.split("\n")
    assert head.split() == ["dokument", "typ", "nämnd", "period", "byggd"]
    assert re.split(r"  +", row) == [REPORT, "Verksamhetsplan", "Socialnämnden", "2027", "inte byggd"]
    rodtrad("build", "--format", "html", cwd=root)
    (listed,) = json.loads(rodtrad("list", "--json", cwd=root).stdout)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", listed["byggd"])


# ---------------------------------------------------------------- usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "kommandot bild finns inte; menade du build?"),
        (["build", "--formt", "pdf"], "flaggan --formt finns inte; menade du --format?"),
        (["build", "--format"], "flaggan --format behöver ett värde"),
        (["build", "--format", "doc"], 'formatet "doc" finns inte; menade du docx?'),
        (["build", "--format", ""], 'formatet "" finns inte; här kan stå: docx, html, pdf'),
        (["build", "--jobb", "många"], "--jobb: värdet ska vara ett heltal, minst 1"),
        (["build", "--jobb", "0"], "--jobb: värdet ska vara ett heltal, minst 1"),
        (["new", "a", "b", "c"], "det står för mycket på raden: c"),
        (["--nej"], "flaggan --nej finns inte"),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_the_way_to_help(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    result = rodtrad(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    said, hint, _ = result.stderr.split("\n")
    assert said == message
    assert re.fullmatch(r"  tips: \S+.* --help visar hur man gör", hint)


@pytest.mark.parametrize("command", ["build", "check", "list", "new"])
def test_the_help_of_a_command_is_in_swedish_with_examples_that_name_it(command: str, tmp_path: Path) -> None:
    result = rodtrad(command, "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert not re.search(r"Usage|Options|Arguments|Show this|\[OPTIONS\]|Commands|default|required", result.stdout)
    examples = result.stdout.split("Exempel:\n")[1].strip().split("\n")
    assert all(line.strip().startswith(f"rodtrad {command}") for line in examples)


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    result = rodtrad(cwd=tmp_path)
    assert result.returncode == 2
    for command in ("build", "check", "list", "new"):
        assert re.search(rf"^  {command} +\w", result.stderr, re.MULTILINE)
    assert "Usage" not in result.stderr


def test_the_version_can_be_asked_for(tmp_path: Path) -> None:
    assert re.fullmatch(r"rodtrad \d+\.\d+\.\d+\n", rodtrad("--version", cwd=tmp_path).stdout)
