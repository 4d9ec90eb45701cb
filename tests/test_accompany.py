"""`rodtrad new tjansteskrivelse --for`: a memo filled in with what the report already says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import tomli

from tests.helpers import ROOT, rodtrad
from tests.workspaces import KOMMUN, YEAR, document, paragraphs, workspace

NAMND = "content/linkoping/social-och-omsorgsnamnden"
ORDER = ("new", "tjansteskrivelse", "--for", "delarsrapport-mars")


@pytest.fixture
def linkoping(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content/linkoping", tmp_path / "content/linkoping")
    result = rodtrad(*ORDER, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    return tmp_path


def memo(root: Path) -> dict[str, Any]:
    (path,) = (root / "content").rglob("tjansteskrivelse-*.toml")
    return tomli.loads(path.read_text("utf-8"))


def test_it_stands_beside_the_report_and_names_it(linkoping: Path) -> None:
    made = memo(linkoping)
    assert (linkoping / NAMND / "2022/tjansteskrivelse-delarsrapport-mars.toml").is_file()
    assert made["arende"]["galler"] == ["delarsrapport-mars"]
    assert made["rapport"]["titel"] == "Delårsrapport per 31 mars 2022"


def test_it_proposes_that_the_namnd_approves_the_report(linkoping: Path) -> None:
    (proposal,) = memo(linkoping)["arende"]["beslut"]
    assert proposal["organ"] == "Social- och omsorgsnämnden"
    assert proposal["satser"] == ["godkänna delårsrapport per 31 mars 2022"]


def test_its_economy_is_fetched_from_the_reports_tables(linkoping: Path) -> None:
    made = document(linkoping, f"{NAMND}/2022/tjansteskrivelse-delarsrapport-mars.toml")
    (economy,) = [text for text in paragraphs(made) if text.startswith("Avvikelsen mot budget är")]
    assert "Prognosen för helåret avviker med" in economy
    assert "mnkr" in economy


def test_it_can_be_checked_at_once_and_tells_what_is_left_to_write(linkoping: Path) -> None:
    result = rodtrad("check", cwd=linkoping)
    assert result.returncode == 0
    assert "att fylla i: avsnittet bakgrund" in result.stdout


def test_it_is_not_written_over(linkoping: Path) -> None:
    before = memo(linkoping)
    result = rodtrad(*ORDER, cwd=linkoping)
    assert result.returncode == 1
    assert "filen finns redan" in result.stderr
    assert memo(linkoping) == before


def test_figures_that_only_the_reports_own_file_has_are_not_fetched(tmp_path: Path) -> None:
    table = 'rubrik = "D"\nforsta_kolumn = "tkr"\nkolumn = [{ id = "a", namn = "A", roll = "avvikelse" }]\n'
    rows = 'rad = [{ id = "summa", namn = "Summa", roll = "summa", varden = [5] }]\n'
    report = f'[rapport]\ntyp = "verksamhetsplan"\nperiod = "2027"\n[tabell.drift]\n{table}{rows}'
    root = workspace(tmp_path, {"verksamhetsplan.toml": report})
    assert rodtrad("new", "tjansteskrivelse", "--for", "verksamhetsplan", cwd=root).returncode == 0
    assert "drift" not in memo(root)["avsnitt"]["ekonomi"]["text"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["styrkort", "--for", "verksamhetsplan"], "ett dokument av slaget styrkort skrivs inte för en annan rapport"),
        (["tjansteskrivelse", "--for", "verksamhetsplanen"], "menade du verksamhetsplan?"),
    ],
)
def test_what_it_can_not_be_written_for_is_told(arguments: list[str], said: str, tmp_path: Path) -> None:
    result = rodtrad("new", *arguments, cwd=workspace(tmp_path))
    assert result.returncode == 1
    assert said in result.stderr


# ---------------------------------------------------------------- kinds of a kommun's own


def test_a_kommun_adds_a_kind_by_a_few_lines_and_a_template(tmp_path: Path) -> None:
    kind = '[dokumentslag.lagesrapport]\nnamn = "Lägesrapport"\nperiod = true\nskelett = { laget = "Läget" }\n'
    template = (
        '{% extends "standard/bas.html.jinja" %}{% block innehall %}{{ avsnitt("laget", "Läget") }}{% endblock %}'
    )
    files = {
        "content/exempel/kommun.toml": KOMMUN + kind,
        "templates/exempel/lagesrapport.html.jinja": template,
    }
    root = workspace(tmp_path, files)
    assert rodtrad("new", "lägesrapport", "--period", "mars 2027", cwd=root).returncode == 0
    assert paragraphs(document(root, f"{YEAR}/lagesrapport-mars.toml")) == ["att fylla i: läget"]
    assert "Lägesrapport" in rodtrad("list", cwd=root).stdout
    assert "lagesrapport" in rodtrad("new", cwd=root).stderr


def test_a_section_and_a_period_that_an_own_kind_must_have_are_asked_for(tmp_path: Path) -> None:
    kind = '[dokumentslag.lagesrapport]\nnamn = "Lägesrapport"\nperiod = true\navsnitt = ["laget"]\n'
    files = {
        "content/exempel/kommun.toml": KOMMUN + kind,
        "lage.toml": '[rapport]\ntyp = "lägesrapport"\n',
    }
    said = rodtrad("check", cwd=workspace(tmp_path, files)).stderr
    assert "en lägesrapport behöver en period" in said
    assert "avsnittet laget saknas; en lägesrapport ska ha det" in said


def test_an_id_with_a_hyphen_is_reached_all_the_same(tmp_path: Path) -> None:
    table = 'rubrik = "D"\nforsta_kolumn = "tkr"\nkolumn = [{ id = "mot-budget", namn = "A", roll = "avvikelse" }]\n'
    rows = 'rad = [{ id = "summa-namnd", namn = "Summa", roll = "summa", varden = [-500] }]\n'
    root = workspace(tmp_path, {"ekonomi.toml": f"[tabell.drift]\n{table}{rows}"})
    assert rodtrad("new", "tjansteskrivelse", "--for", "verksamhetsplan", cwd=root).returncode == 0
    made = document(root, f"{YEAR}/tjansteskrivelse-verksamhetsplan.toml")
    assert any(text.startswith("Avvikelsen mot budget är −0,5\u00a0mnkr.") for text in paragraphs(made))


def test_a_kind_with_a_name_that_is_a_path_makes_no_file(tmp_path: Path) -> None:
    kind = '[dokumentslag."../../../ut"]\nnamn = "Lägesrapport"\n'
    root = workspace(tmp_path / "yta", {"content/exempel/kommun.toml": KOMMUN + kind})
    assert rodtrad("new", "lägesrapport", "--period", "2027", cwd=root).returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["yta"]


def test_the_nearest_kind_of_an_id_is_the_one_that_counts(tmp_path: Path) -> None:
    kind = '[dokumentslag.lage]\nnamn = "{}"\n'
    files = {
        "content/exempel/kommun.toml": KOMMUN + kind.format("Kommunens"),
        "content/exempel/socialnamnden/slag.toml": kind.format("Nämndens"),
        "lage.toml": '[rapport]\ntyp = "lage"\n',
    }
    assert "Nämndens" in rodtrad("list", cwd=workspace(tmp_path, files)).stdout


def test_signs_that_toml_writes_in_its_own_way_come_through_in_a_new_report(tmp_path: Path) -> None:
    kind = """[dokumentslag.lage]\nnamn = "Läge"\nskelett = { a = 'Mål\\medel "nu"' }\n"""
    root = workspace(tmp_path, {"content/exempel/kommun.toml": KOMMUN + kind})
    assert rodtrad("new", "lage", "--period", "2028", cwd=root).returncode == 0
    made = tomli.loads((root / YEAR.replace("2027", "2028") / "lage.toml").read_text("utf-8"))
    assert made["avsnitt"]["a"]["text"] == 'att fylla i: mål\\medel "nu"\n'
