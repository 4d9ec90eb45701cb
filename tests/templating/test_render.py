"""A report becomes a page: titles, sections and their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import Cover, Fact, PageBreak, plain
from tests.helpers import ROOT
from tests.workspaces import NAMND, document, headings, paragraphs, plan, said, tables, workspace

INTERIM = (
    '[rapport]\ntyp = "delårsrapport"\nperiod = "tertial 1 2027"\n\n[avsnitt.samlad_bedomning]\ntext = "Allt väl."\n'
)
LINKOPING = "content/linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars.toml"


def cover(tmp_path: Path, head: str = "", namnd: str = "") -> Cover:
    files: dict[str, str | bytes] = {
        "verksamhetsplan.toml": plan().replace('period = "2027"', 'period = "2027"\n' + head),
        "content/exempel/socialnamnden/namnd.toml": NAMND + namnd,
    }
    first = document(workspace(tmp_path, files)).blocks[0]
    assert isinstance(first, Cover)
    return first


def facts(found: Cover) -> dict[str, str]:
    return {
        plain(fact.term): plain(fact.value).replace("\u00a0", " ") for fact in found.facts if isinstance(fact, Fact)
    }


def test_without_a_title_the_cover_names_kind_and_period_and_the_namnd(tmp_path: Path) -> None:
    found = cover(tmp_path)
    assert plain(found.organisation) == "Exempels kommun"
    assert plain(found.title).replace("\u00a0", " ") == "Verksamhetsplan 2027"
    assert plain(found.subtitle) == "Socialnämnden"


def test_a_title_an_undertitle_and_facts_stand_on_the_cover(tmp_path: Path) -> None:
    head = 'titel = "Plan & budget"\nundertitel = "Reviderad"\ndnr = "SN 2027/1"\ndatum = 2027-01-31'
    found = cover(tmp_path, head, 'forvaltning = "Socialförvaltningen"\n')
    assert (plain(found.title), plain(found.subtitle)) == ("Plan & budget", "Reviderad")
    assert facts(found) == {
        "Nämnd": "Socialnämnden", "Förvaltning": "Socialförvaltningen", "Period": "2027", "Datum": "31 januari 2027",
        "Diarienummer": "SN 2027/1",
    }  # fmt: skip


def test_a_version_stands_on_the_cover_and_marks_every_page(tmp_path: Path) -> None:
    assert facts(cover(tmp_path, 'version = "Remissversion 2"'))["Version"] == "Remissversion 2"
    assert document(tmp_path).mark == "Remissversion 2"


def test_sections_the_template_does_not_know_come_last_in_their_order_under_their_own_headings(tmp_path: Path) -> None:
    more = '[avsnitt.zebra]\nrubrik = "Z"\ntext = "z"\n[avsnitt.apa]\nrubrik = "A"\ntext = "a"\n'
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(more=more)})
    assert headings(document(root)) == ["Inledning", "Z", "A"]


def test_a_section_of_ones_own_without_a_heading_is_a_fault(tmp_path: Path) -> None:
    (fault,) = said(workspace(tmp_path, {"verksamhetsplan.toml": plan(more='[avsnitt.apa]\ntext = "a"\n')}))
    assert (
        fault
        == 'verksamhetsplan.toml:10: avsnittet apa saknar rubrik\n  tips: lägg till rubrik = "…" under [avsnitt.apa]'
    )


def test_a_sections_own_heading_wins_over_the_templates(tmp_path: Path) -> None:
    text = plan().replace("[avsnitt.inledning]", '[avsnitt.inledning]\nrubrik = "Om året"')
    assert headings(document(workspace(tmp_path, {"verksamhetsplan.toml": text}))) == ["Om året"]


def test_an_interim_report_without_tables_or_goals_has_no_empty_headings_for_them(tmp_path: Path) -> None:
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": INTERIM}))
    assert "Volymutveckling" not in headings(page)
    assert "Nämndindikatorer" not in headings(page)
    assert tables(page) == []


def test_an_interim_report_prints_the_namnds_task_when_it_has_none_of_its_own(tmp_path: Path) -> None:
    namnd = NAMND + 'uppdrag = "Nämnden *ansvarar*."\n'
    files: dict[str, str | bytes] = {
        "content/exempel/socialnamnden/namnd.toml": namnd, "verksamhetsplan.toml": INTERIM,
    }  # fmt: skip
    assert "Nämnden ansvarar." in paragraphs(document(workspace(tmp_path, files)))


def test_an_interim_report_says_to_which_day_its_figures_go(tmp_path: Path) -> None:
    drift = '[tabell.drift]\nrubrik = "D"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'
    drift += 'rad = [{ namn = "R" }]\n'
    page = document(workspace(tmp_path, {"verksamhetsplan.toml": INTERIM, "ekonomi.toml": drift}))
    assert "Resultat 30 april 2027" in [title.replace("\u00a0", " ") for title in headings(page)]


def test_linkopings_report_places_all_its_tables_and_diagrams_once() -> None:
    page = document(ROOT, LINKOPING)
    assert [table.id for table in tables(page) if table.id.startswith("tabell-")] == [
        f"tabell-{id_}" for id_ in ("ekonomi", "volymer", "personal", "drift", "prognos", "investeringar")
    ]
    assert sum(isinstance(block, PageBreak) for block in page.blocks) == 1


@pytest.mark.parametrize("word", ["rapport", "tabell", "titel", "mal"])
def test_a_table_can_not_be_named_by_a_word_that_means_something_else(word: str, tmp_path: Path) -> None:
    table = f'[tabell.{word}]\nrubrik = "D"\nforsta_kolumn = "N"\nkolumn = [{{ id = "a", namn = "A" }}]\n'
    (fault,) = said(workspace(tmp_path, {"ekonomi.toml": table}))
    assert fault.startswith(f'ekonomi.toml:1: en tabell kan inte heta "{word}"')
