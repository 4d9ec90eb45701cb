"""Folders become reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.diagnostics import Faults
from reports.readers.load import find_workspace
from reports.writers.docx_remarks import default_template
from tests.workspaces import REPORT, YEAR, faults, library, plan, said, tables, workspace
from tests.workspaces import document as page_of

DRIFT = '[tabell.drift]\nrubrik = "Drift"\nforsta_kolumn = "Namn"\nfil = "{}"\n'


def test_the_workspace_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for folder in (root, root / "content", root / YEAR):
        assert find_workspace(folder).root == root


def test_a_folder_that_is_in_no_workspace_says_so(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="här finns ingen mapp content/"):
        find_workspace(tmp_path)


def test_reports_are_the_files_with_a_report_head_in_name_order(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"ekonomi.toml": "[tabell]\n", "b.toml": plan(), "Å.toml": plan()})
    reports, broken = library(root).documents([root / "content"])
    assert [path.name for path in reports] == ["b.toml", "verksamhetsplan.toml", "Å.toml"]
    assert not broken


def test_hidden_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    root = workspace(tmp_path, {".dold.toml": "inte toml", "~$plan.toml": "inte toml"})
    assert library(root).documents([root / "content"]) == ([root / REPORT], [])


def test_only_reports_below_the_path_asked_for_are_found(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/annan/namnden/2027/plan.toml": plan()})
    assert library(root).documents([root / "content/annan"])[0] == [root / "content/annan/namnden/2027/plan.toml"]
    assert library(root).documents([root / REPORT])[0] == [root / REPORT]


def test_a_file_that_no_report_uses_is_found(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/exempel/kultur/2027/styrkort.toml": '[[malomrade]]\nid = "a"\nnamn = "A"\n'})
    assert [fault.file for fault in library(root).orphans()] == ["content/exempel/kultur/2027/styrkort.toml"]


def test_a_value_is_looked_up_from_the_report_upwards(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "content/exempel/kommun.toml": '[kommun]\nnamn = "K"\n[profil]\nfarg = "#111111"\naccentfarg = "#333333"\n',
            "content/exempel/socialnamnden/namnd.toml": '[namnd]\nnamn = "N"\n[profil]\nfarg = "#222222"\n',
        },
    )
    profil = library(root).rapport(root / REPORT).profil
    assert (profil.farg, profil.accentfarg) == ("#222222", "#333333")


def test_a_nearer_table_takes_the_place_of_one_above(tmp_path: Path) -> None:
    table = '[tabell.drift]\nrubrik = "{}"\nforsta_kolumn = "Namn"\n'
    root = workspace(
        tmp_path,
        {"content/exempel/socialnamnden/ekonomi.toml": table.format("Över"), "ekonomi.toml": table.format("Nära")},
    )
    assert str(library(root).rapport(root / REPORT).tabell["drift"].rubrik) == "Nära"


def test_all_of_a_small_namnd_may_stand_in_one_file(tmp_path: Path) -> None:
    more = '[kommun]\nnamn = "K"\n[namnd]\nnamn = "N"\n'
    path = tmp_path / "content" / "allt.toml"
    path.parent.mkdir()
    path.write_text(plan(more=more), "utf-8")
    assert str(library(tmp_path).rapport(path).namnd.namn) == "N"


def test_a_broken_file_is_told_for_each_report_that_needs_it_and_for_no_other(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"ekonomi.toml": "a =", "content/exempel/socialnamnden/2026/plan.toml": plan()})
    assert said(root) == [
        "ekonomi.toml:1: efter likhetstecknet saknas ett värde\n  tips: skriv värdet, eller ta bort raden"
    ]
    assert not faults(root, "content/exempel/socialnamnden/2026/plan.toml")


# ---------------------------------------------------------------- what lies outside


def test_a_file_beside_is_read_and_one_in_another_folder_of_the_content_too(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "verksamhetsplan.toml": plan('{{ tabell("drift") }}', DRIFT.format("../drift.csv")),
            "content/exempel/socialnamnden/drift.csv": "namn;utfall\nVård;1\n",
        },
    )
    assert len(tables(page_of(root))) == 1


@pytest.mark.parametrize("fil", ["../../../../hemligt.csv", "/etc/passwd", "lank.csv", "../../../../../../etc/passwd"])
def test_a_csv_file_outside_content_is_not_read(fil: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws", {"ekonomi.toml": DRIFT.format(fil)})
    (root / "hemligt.csv").write_text("namn;utfall\nA;1\n")
    (root / YEAR / "lank.csv").symlink_to(root / "hemligt.csv")
    assert said(root) == [f"ekonomi.toml:4: filen {fil} ligger utanför content/\n  tips: lägg den bredvid"]


def test_a_csv_file_that_is_gone_or_a_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"ekonomi.toml": DRIFT.format("../2027")})
    assert said(root)[0].startswith("ekonomi.toml:4: filen ../2027 finns inte i content/exempel/socialnamnden")


def test_a_table_with_rows_both_here_and_in_a_file_loses_neither_unsaid(tmp_path: Path) -> None:
    root = workspace(
        tmp_path, {"ekonomi.toml": DRIFT.format("drift.csv") + 'rad = [{ namn = "A" }]\n', "drift.csv": "namn;a\nB;1\n"}
    )
    assert said(root)[0].startswith("ekonomi.toml:4: tabellen drift har rader både här och i filen drift.csv")


def test_a_linked_toml_file_outside_content_is_not_read(tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws")
    secret = tmp_path / "hemligt.toml"
    secret.write_text('[tabell.hemlig]\nrubrik = "Hemligt"\nforsta_kolumn = "A"\n', "utf-8")
    (root / YEAR / "lank.toml").symlink_to(secret)
    assert said(root) == [
        "lank.toml: filen är en länk till en fil utanför content/\n  tips: lägg filen i mappen i stället"
    ]


@pytest.mark.parametrize("key", ["mall", "typsnittsmapp"])
@pytest.mark.parametrize("outside", ["../hus", "/etc", "lank", "../../../../../etc/passwd"])
def test_a_house_file_outside_the_workspace_is_not_used(key: str, outside: str, tmp_path: Path) -> None:
    kommun = f'[kommun]\nnamn = "K"\n[profil]\n{key} = "{outside}"\n'
    root = workspace(tmp_path / "ws", {"content/exempel/kommun.toml": kommun})
    (tmp_path / "hus").mkdir()
    (root / "lank").symlink_to(tmp_path / "hus")
    assert [str(fault).split("\n")[0] for fault in faults(root)] == [
        f"content/exempel/kommun.toml:4: {key}: {outside} ligger utanför arbetsytan"
    ]


def test_a_linked_word_template_outside_the_workspace_is_not_used(tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws")
    (tmp_path / "hus.docx").write_bytes(b"hus")
    (root / "templates").mkdir()
    (root / "templates/mall.docx").symlink_to(tmp_path / "hus.docx")
    assert [str(fault) for fault in faults(root)] == [
        "templates/mall.docx: filen är en länk till en fil utanför arbetsytan\n  tips: lägg filen i mappen i stället"
    ]


def test_a_word_template_may_be_a_link_within_the_workspace(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"templates/hus.docx": default_template()})
    (root / "templates/mall.docx").symlink_to(root / "templates/hus.docx")
    assert not faults(root)


def test_a_house_file_that_is_not_there_is_told_for_both_at_once(tmp_path: Path) -> None:
    kommun = '[kommun]\nnamn = "K"\n[profil]\nmall = "templates/hus.docx"\ntypsnittsmapp = "typsnitt"\n'
    assert [fault.message for fault in faults(workspace(tmp_path, {"content/exempel/kommun.toml": kommun}))] == [
        "mall: templates/hus.docx finns inte i arbetsytan",
        "typsnittsmapp: typsnitt finns inte i arbetsytan",
    ]


def test_places_outside_the_content_have_no_line(tmp_path: Path) -> None:
    assert library(workspace(tmp_path)).line("content/exempel/drift.csv", "rad 7.utfall", -1) == 7
    assert library(workspace(tmp_path)).line("templates/mall.docx", "", -1) == 0
