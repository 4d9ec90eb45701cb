"""What needs more than one value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.readers.prose_figures import PROSE
from tests.helpers import ROOT
from tests.workspaces import NAMND, checked, document, paragraphs, plan, said, workspace

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
INTERIM = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n\n[avsnitt.samlad_bedomning]\ntext = "Allt väl."\n'
TABLE = '[tabell.drift]\nrubrik = "D"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'
DIAGRAM = '[diagram.d]\ntyp = "linje"\nrubrik = "D"\nkategorier = ["a", "b"]\n'


def faults_of(tmp_path: Path, **files: str) -> list[str]:
    return said(workspace(tmp_path, {f"{name}.toml": text for name, text in files.items()}))


def test_goals_tables_and_diagrams_that_fit_have_nothing_said_of_them(tmp_path: Path) -> None:
    series = 'serie = [{ namn = "S", varden = [1, "i u"] }]\n'
    rad = 'rad = [{ namn = "R", varden = [1] }, { namn = "Q", varden = { a = 1 } }, { namn = "T" }]\n'
    outcome = '[malomrade.mal.indikator.utfall]\n"halvår 1 2027" = { totalt = 1, flickor = 2 }\n"jan–mars 2027" = 3\n'
    assert not faults_of(
        tmp_path, verksamhetsplan=INTERIM, styrkort=GOALS + outcome, ekonomi=TABLE + rad, diagram=DIAGRAM + series
    )


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('typ = "delarsraport"\nperiod = "2027"',
         '2: typen "delarsraport" finns inte\n  tips: menade du delårsrapport?'),
        ('typ = "verksamhetsplan"', "1: en verksamhetsplan behöver en period"),
        ('typ = "verksamhetsplan"\nperiod = "i våras"', '3: perioden "i våras" går inte att läsa'),
        ('typ = "delårsrapport"\nperiod = "2027"', "1: avsnittet samlad_bedomning saknas; en delårsrapport ska ha det"),
        ('typ = "verksamhetsplan"\nperiod = "2027"\nperioder = ["2026"]',
         '4: ingen indikator har utfall för perioden "2026"'),
    ],
)  # fmt: skip
def test_the_head_of_a_report_is_held_against_what_its_kind_demands(head: str, message: str, tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, verksamhetsplan=f"[rapport]\n{head}\n")
    assert fault.startswith(f"verksamhetsplan.toml:{message}")


def test_a_misspelt_section_is_suggested_in_place_of_the_one_that_is_missing(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, verksamhetsplan=INTERIM.replace("samlad_bedomning", "samlade_bedomning"))
    assert fault.endswith("tips: menade du samlade_bedomning?")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (GOALS.replace('"tid"', '"trygghet"'), '9: id "trygghet" finns redan'),
        (GOALS.replace('"tid"', '"Tid"'), '9: id "Tid" kan inte användas'),
        (GOALS.replace('"barn"', '"barn och unga"'), '3: id "barn och unga" kan inte användas'),
        (GOALS + '[[malomrade]]\nid = "barn"\nnamn = "B"\n', '12: id "barn" finns redan'),
        (GOALS + '[malomrade.mal.indikator.utfall]\n"i fjol" = 1\n', '12: perioden "i fjol" går inte att läsa'),
        (GOALS + 'utfall = { "2027" = { kvinor = 1 } }\n',
         '11: delen "kvinor" finns inte i uppdelningen\n  tips: menade du kvinnor?'),
        (GOALS + 'uppdelning = ["man"]\nutfall = { "2027" = { kvinnor = 1 } }\n',
         '12: delen "kvinnor" finns inte i uppdelningen'),
        (GOALS + '[bedomning.tdi]\nstatus = "x"\n',
         '11: det finns inget mål, ingen indikator och inget målområde med id "tdi"'),
        ('[tabell."a b"]\nrubrik = "D"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]',
         '1: id "a b" kan inte användas'),
        ('[tabell.drift]\nrubrik = "D"\nforsta_kolumn = "N"\n', "1: tabellen drift saknar kolumner"),
        (TABLE + 'rad = [{ namn = "R", varden = [1, 2] }]', "5: raden R har 2 värden men tabellen 1 kolumner"),
        (TABLE + 'rad = [{ namn = "R", varden = { b = 1 } }]', "5: kolumnen b finns inte i tabellen"),
        (TABLE + 'rad = [{ namn = "R", id = "r" }, { namn = "S", id = "r" }]', '5: id "r" finns redan'),
        (TABLE.replace('"A"', "[]"), "4: kolumnen a saknar rubrik"),
        (TABLE.replace('"N"', "[]"), "3: tabellen drift saknar rubrik över radernas namn"),
        (TABLE.replace("drift", "a-b") + TABLE.replace("drift", "a_b"),
         '5: id "a_b" går inte att skilja från "a-b" i text, där bindestreck skrivs som understreck'),
        (DIAGRAM + 'serie = [{ namn = "S", varden = [1] }]', "5: serien S har 1 värden men diagrammet 2 kategorier"),
        (DIAGRAM + 'serie = [{ namn = "S", varden = ["i u", ""] }]', "1: diagrammet d har inga tal att rita"),
        ('[profil]\nfarg = "blå"', '2: färgen "blå" går inte att läsa'),
        ('[profil]\naccentfarg = "#12345"', '2: färgen "#12345" går inte att läsa'),
    ],
    ids=range(20),
)  # fmt: skip
def test_what_does_not_fit_together_is_told_with_its_line(more: str, message: str, tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, styrkort=more)
    assert fault.startswith(f"styrkort.toml:{message}")


def test_more_series_than_can_be_told_apart_are_warned_of_at_the_first_that_is_too_many(tmp_path: Path) -> None:
    series = ",\n".join(f'{{ namn = "S{number}", varden = [1, 2] }}' for number in range(14))
    report = plan('{{ diagram("d") }}')
    run = checked(workspace(tmp_path, {"verksamhetsplan.toml": report, "d.toml": f"{DIAGRAM}serie = [\n{series}\n]\n"}))
    assert [(one.level, one.line, one.message) for one in run.warnings] == [
        ("varning", 18, "diagrammet d har 14 serier; fler än 12 går inte att skilja åt")
    ]


SECOND = '[[malomrade.mal.indikator]]\nid = "tid2"\nnamn = "Tid 2"\n'


@pytest.mark.parametrize("again", ["Mars 2027", "2027-03", "mars  2027", "per 31 mars 2027"])
def test_one_period_in_two_spellings_would_be_two_columns_and_is_a_fault(again: str, tmp_path: Path) -> None:
    goals = GOALS + 'utfall = { "mars 2027" = 1 }\n' + SECOND + f'utfall = {{ "{again}" = 2 }}\n'
    assert faults_of(tmp_path, styrkort=goals) == [
        f'styrkort.toml:15: perioden "{again}" är skriven på ett annat sätt än "mars 2027"\n'
        "  tips: skriv den likadant överallt"
    ]


def test_periods_that_only_end_on_the_same_day_are_different(tmp_path: Path) -> None:
    periods = ["mars 2027", "kvartal 1 2027", "2027", "december 2027", "tertial 3 2027", "halvår 2 2027"]
    outcome = "[malomrade.mal.indikator.utfall]\n" + "".join(f'"{period}" = 1\n' for period in periods)
    assert not faults_of(tmp_path, styrkort=GOALS + outcome)


def test_an_area_may_spell_a_period_in_its_own_way(tmp_path: Path) -> None:
    other = re.sub('id = "', 'id = "annan-', GOALS) + 'utfall = { "Mars 2027" = 2 }\n'
    assert not faults_of(tmp_path, styrkort=GOALS + 'utfall = { "mars 2027" = 1 }\n' + other)


def test_a_status_outside_the_namnds_scale_is_a_fault_and_a_gap_is_not(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "content/exempel/socialnamnden/namnd.toml": NAMND + 'skala = ["Uppnås", "Uppnås inte"]\n',
            "styrkort.toml": GOALS,
            "verksamhetsplan.toml": plan(
                more='[bedomning.trygghet]\nstatus = "uppnås"\n[bedomning.tid]\nstatus = "att fylla i"\n'
            ),
        },
    )
    assert said(root) == [
        'verksamhetsplan.toml:11: status "uppnås" finns inte i nämndens skala\n  tips: menade du Uppnås?'
    ]


def test_without_a_scale_any_words_go(tmp_path: Path) -> None:
    status = '[bedomning.trygghet]\nstatus = "på gång, tror vi"\n'
    assert not faults_of(tmp_path, styrkort=GOALS, verksamhetsplan=plan(more=status))


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    more = GOALS.replace('"tid"', '"Tid"') + '[bedomning.x]\nstatus = "y"\n[profil]\nfarg = "grön"\n'
    assert len(faults_of(tmp_path, styrkort=more)) == 3


def test_what_a_namnd_wants_may_fetch_values_as_all_running_text(tmp_path: Path) -> None:
    area = '[[malomrade]]\nid = "a"\nnamn = "A"\nviljeyttring = "Vi har {{ 5 + 5 }} mål."\n'
    pm = '[rapport]\ntyp = "pm"\n\n[avsnitt.inledning]\ntext = "Om målen."\n'
    root = workspace(tmp_path, {"verksamhetsplan.toml": pm, "styrkort.toml": area})
    assert not said(root)
    assert "Viljeyttring: Vi har 10 mål." in paragraphs(document(root))


def test_the_keys_that_the_handbook_calls_markdown_are_read_as_running_text() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\*\(Markdown", (ROOT / "docs/handbok.md").read_text("utf-8"), re.MULTILINE)
    assert {key for key in rows if key != "roll"} <= PROSE
