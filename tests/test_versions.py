"""Versions for several readers, as the program's user builds, checks, lists and carries them on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli

from tests.helpers import rodtrad
from tests.readers.test_till import ALL, BOTH, HEAD, ONE
from tests.test_cli import contents, files
from tests.workspaces import REPORT, YEAR, plan, workspace

FOLDER = "exempel/socialnamnden/2027"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path, {REPORT: HEAD + BOTH + ONE + ALL, "annan.toml": plan()})


def test_without_a_reader_each_report_is_built_for_its_first(root: Path) -> None:
    assert rodtrad("build", "--format", "html", cwd=root).returncode == 0
    assert files(root / "build") == {f"{FOLDER}/verksamhetsplan.html", f"{FOLDER}/annan.html"}
    built = (root / f"build/{FOLDER}/verksamhetsplan.html").read_text("utf-8")
    assert "Till nämnden." in built
    assert "Till styrelsen." not in built


def test_a_reader_gets_a_file_of_its_own_and_reports_without_it_are_left_alone(root: Path) -> None:
    result = rodtrad("build", "--format", "html", "--till", "Kommunstyrelse", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert files(root / "build") == {f"{FOLDER}/verksamhetsplan-kommunstyrelse.html"}
    built = (root / f"build/{FOLDER}/verksamhetsplan-kommunstyrelse.html").read_text("utf-8")
    assert "Till styrelsen." in built
    assert "Till nämnden." not in built


def test_several_readers_are_built_at_once_and_the_first_keeps_the_plain_name(root: Path) -> None:
    for jobs in ("1", "2"):
        flags = ("--format", "html", "--till", "namnd, kommunstyrelse", "--jobb", jobs, "--tvinga")
        result = rodtrad("build", *flags, cwd=root)
        assert "2 av 2 dokument byggda" in result.stdout
        assert files(root / "build") == {f"{FOLDER}/verksamhetsplan{end}.html" for end in ("", "-kommunstyrelse")}


def test_a_reader_that_no_report_has_is_wrong_usage(root: Path) -> None:
    before = contents(root)
    result = rodtrad("build", "--till", "kommunstyrelsen", cwd=root)
    assert result.returncode == 2
    assert 'läsaren "kommunstyrelsen" finns inte; menade du kommunstyrelse?' in result.stderr
    result = rodtrad("build", f"{YEAR}/annan.toml", "--till", "nämnd", cwd=root)
    assert result.returncode == 2
    assert "ingen av rapporterna har versioner för olika läsare" in result.stderr
    assert contents(root) == before


def test_check_reads_every_version(root: Path) -> None:
    (root / REPORT).write_text(HEAD + BOTH.replace("Till styrelsen.", "Till {{ inget }}."), "utf-8")
    assert rodtrad("build", "--format", "html", cwd=root).returncode == 0
    result = rodtrad("check", cwd=root)
    assert result.returncode == 1
    assert result.stderr.startswith(f'{REPORT}:13: "inget" finns inte')


def test_a_report_whose_name_is_that_of_a_version_takes_no_ones_place(root: Path) -> None:
    (root / YEAR / "verksamhetsplan-kommunstyrelse.toml").write_text(plan(), "utf-8")
    result = rodtrad("check", cwd=root)
    assert result.returncode == 1
    assert "det färdiga dokumentet skulle få samma namn" in result.stderr


def test_the_list_shows_the_readers_where_there_are_any(root: Path) -> None:
    listed = json.loads(rodtrad("list", "--json", cwd=root).stdout)
    assert [row["läsare"] for row in listed] == ["", "nämnd, kommunstyrelse"]
    assert "läsare" in rodtrad("list", cwd=root).stdout.split("\n")[0]
    (root / REPORT).write_text(plan(), "utf-8")
    assert "läsare" not in rodtrad("list", cwd=root).stdout.split("\n")[0]


def test_a_following_report_has_the_same_readers_versions_and_appendices(tmp_path: Path) -> None:
    appendix = '\n[avsnitt.metod]\nrubrik = "Metod"\nbilaga = true\nliggande = true\ntext = "A."\n'
    root = workspace(tmp_path, {REPORT: HEAD + BOTH + ONE + appendix})
    order = ("new", "verksamhetsplan", "--efter", "verksamhetsplan", "--period", "2028")
    assert rodtrad(*order, cwd=root).returncode == 0
    made = tomli.loads((root / "content/exempel/socialnamnden/2028/verksamhetsplan.toml").read_text("utf-8"))
    assert made["rapport"]["till"] == ["nämnd", "kommunstyrelse"]
    versions = [(version["till"], version["text"]) for version in made["avsnitt"]["inledning"]]
    assert versions == [(["nämnd"], "att fylla i: inledning\n"), (["kommunstyrelse"], "att fylla i: inledning\n")]
    assert made["avsnitt"]["inledning"][1]["rubrik"] == "Ingress"
    assert made["avsnitt"]["ekonomi"]["till"] == ["kommunstyrelse"]
    assert (made["avsnitt"]["metod"]["bilaga"], made["avsnitt"]["metod"]["liggande"]) == (True, True)
    result = rodtrad("check", "content/exempel/socialnamnden/2028", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
