"""What of the reports is filled in, what remains, who answers for it and when it is due."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from reports.find import versions
from reports.readers.load import Library, Workspace
from reports.status import Standing, by_role, standings
from reports.status_lines import status_lines, when
from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, YEAR, plan, workspace

TODAY = datetime.date(2027, 4, 7)
INTERIM = f"{YEAR}/delarsrapport-mars.toml"
HEAD = '[rapport]\ntyp = "delårsrapport"\nperiod = "mars 2027"\n'
TEXT = '[avsnitt.samlad_bedomning]\ntext = "Läget är gott."\n'
GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn"
[[malomrade.mal]]
id = "trygghet"
namn = "Trygghet"
[[malomrade.mal.indikator]]
id = "tid"
namn = "Utredningar i tid"
utfall = { "mars 2026" = 12, "mars 2027" = "i u" }
[[malomrade.mal.indikator]]
id = "kontakt"
namn = "Barn med fast kontakt"
utfall = { "mars 2026" = 7 }
[[malomrade.mal]]
id = "skola"
namn = "Skola"
"""
TABLE = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Namn"
ansvarig = "Ekonom"
senast = 2027-04-05
kolumn = [{ id = "a", namn = "A" }, { id = "b", namn = "B" }]
rad = [{ namn = "R", varden = ["att fylla i", "att fylla i"] }]
"""


def standing(root: Path, report: str = REPORT) -> Standing:
    """How it stands with one report."""
    space = Workspace(root)
    (found,) = standings(space, versions(space, [root / report]))
    return found


def interim(root: Path, head: str = HEAD, goals: str = GOALS, more: str = "") -> Standing:
    """How it stands with an interim report of March."""
    return standing(workspace(root, {"delarsrapport-mars.toml": head + TEXT + more, "styrkort.toml": goals}), INTERIM)


def left(found: Standing) -> list[str]:
    return [item.name for item in found.left]


# ---------------------------------------------------------------- what remains


def test_a_plan_without_gaps_is_done(tmp_path: Path) -> None:
    found = standing(workspace(tmp_path))
    assert (left(found), found.filled, found.total, found.faults) == ([], 1, 1, 0)


def test_a_gap_remains_with_its_place(tmp_path: Path) -> None:
    found = standing(workspace(tmp_path, {"verksamhetsplan.toml": plan("att fylla i: vad året handlar om")}))
    (item,) = found.left
    assert (item.name, item.file, item.line) == ("avsnittet inledning (vad året handlar om)", REPORT, 6)
    assert (found.filled, found.total) == (0, 1)


def test_a_table_is_one_thing_however_many_values_it_lacks(tmp_path: Path) -> None:
    files = {"verksamhetsplan.toml": plan('{{ tabell("drift") }}'), "ekonomi.toml": TABLE}
    found = standing(workspace(tmp_path, files))
    assert (left(found), found.total) == (["tabellen drift, 2 värden"], 2)


def test_an_outcome_that_is_left_out_is_expected_when_someone_is_to_fill_it_in(tmp_path: Path) -> None:
    goals = GOALS.replace('id = "kontakt"\n', 'id = "kontakt"\nansvarig = "HR-strateg"\n')
    assert left(interim(tmp_path, goals=goals)) == ["utfall mars 2027 för Barn med fast kontakt"]


def test_an_outcome_that_is_left_out_is_expected_when_the_report_names_its_period_or_has_a_due_date(
    tmp_path: Path,
) -> None:
    for number, key in enumerate(('perioder = ["mars 2026", "mars 2027"]', "senast = 2027-04-10")):
        found = interim(tmp_path / str(number), f"{HEAD}{key}\n")
        assert left(found) == ["utfall mars 2027 för Barn med fast kontakt"]


def test_an_outcome_that_nobody_is_asked_for_is_said_to_be_left_out_and_does_not_remain(tmp_path: Path) -> None:
    found = interim(tmp_path)
    assert left(found) == []
    assert [item.name for item in found.omitted] == ["utfall mars 2027 för Barn med fast kontakt"]


def test_a_report_that_shows_other_periods_does_not_wait_for_its_own(tmp_path: Path) -> None:
    found = interim(tmp_path, f'{HEAD}senast = 2027-04-10\nperioder = ["mars 2026"]\n')
    assert (left(found), found.omitted) == ([], [])


def test_a_part_that_is_declared_and_has_no_outcome_remains(tmp_path: Path) -> None:
    goals = GOALS.replace(
        'utfall = { "mars 2026" = 7 }',
        'ansvarig = "Ekonom"\nuppdelning = ["man", "kvinnor"]\nutfall = { "mars 2027" = { totalt = 6, man = 3 } }',
    )
    assert left(interim(tmp_path, goals=goals)) == ["utfall mars 2027 (kvinnor) för Barn med fast kontakt"]


def test_a_plan_and_a_styrkort_of_earlier_outcomes_wait_for_none(tmp_path: Path) -> None:
    styrkort = '[rapport]\ntyp = "styrkort"\nperiod = "2027"\nsenast = 2027-01-10\n'
    root = workspace(
        tmp_path,
        {
            "verksamhetsplan.toml": plan().replace('"2027"', '"2027"\nsenast = 2027-01-10'),
            "kort.toml": styrkort,
            "styrkort.toml": GOALS,
        },
    )
    assert left(standing(root)) == []
    assert left(standing(root, f"{YEAR}/kort.toml")) == []


def test_a_goal_without_status_remains_in_a_report_that_assesses(tmp_path: Path) -> None:
    due = f"{HEAD}senast = 2027-04-10\n"
    goals = GOALS.replace('"mars 2026" = 7', '"mars 2027" = 7')
    assert left(interim(tmp_path / "a", due, goals)) == []
    status = '[bedomning.trygghet]\nstatus = "uppnått"\n'
    assert left(interim(tmp_path / "b", due, goals, status)) == ["bedömningen av skola"]


def test_where_indicators_are_assessed_the_others_of_the_goal_remain(tmp_path: Path) -> None:
    goals = GOALS.replace('"mars 2026" = 7', '"mars 2027" = 7')
    status = '[bedomning.tid]\nstatus = "uppnått"\n[bedomning.skola]\nstatus = "att fylla i"\n'
    found = interim(tmp_path, f"{HEAD}senast = 2027-04-10\n", goals, status)
    assert sorted(left(found)) == ["bedömningen av kontakt", "bedömningen av skola"]


def test_a_control_without_a_result_remains_in_the_follow_up(tmp_path: Path) -> None:
    report = '[rapport]\ntyp = "internkontroll"\nperiod = "mars 2027"\nuppfoljning = true\n'
    risk = """
[[risk]]
id = "brand"
namn = "Brand"
kontroll = [{ kontrollmoment = "Larmet provas", ansvarig = "Vaktmästare" }]
"""
    (item,) = standing(workspace(tmp_path, {"kontroll.toml": report + risk}), f"{YEAR}/kontroll.toml").left
    assert (item.name, item.ansvarig) == ("resultat mars 2027 för Larmet provas", "Vaktmästare")


def test_the_gaps_of_all_versions_of_a_report_are_counted_each_once(tmp_path: Path) -> None:
    text = """[rapport]
typ = "verksamhetsplan"
period = "2027"
till = ["nämnd", "styrelse"]
[avsnitt.inledning]
text = "att fylla i"
[[avsnitt.ekonomi]]
till = ["nämnd"]
text = "Klart."
[[avsnitt.ekonomi]]
till = ["styrelse"]
text = "att fylla i"
"""
    found = standing(workspace(tmp_path, {REPORT: text}))
    assert (left(found), found.total) == (["avsnittet inledning", "avsnittet ekonomi"], 3)


# ---------------------------------------------------------------- faults


def test_a_report_with_faults_tells_them_and_what_remains(tmp_path: Path) -> None:
    text = plan("att fylla i") + '[avsnitt.ekonomi]\ntext = "{{ inget.alls }}"\n'
    found = standing(workspace(tmp_path, {REPORT: text}))
    assert (found.faults, left(found)) == (1, ["avsnittet inledning"])


def test_a_section_that_the_kind_demands_is_a_fault_and_remains(tmp_path: Path) -> None:
    found = standing(workspace(tmp_path, {"delarsrapport-mars.toml": HEAD}), INTERIM)
    assert (found.faults, left(found)) == (1, ["avsnittet samlad_bedomning"])


def test_a_report_whose_facts_cannot_be_read_is_listed_with_its_faults(tmp_path: Path) -> None:
    found = standing(workspace(tmp_path, {"ekonomi.toml": "inte toml"}))
    assert (found.faults, found.total) == (1, 0)
    assert "  1 fel; rodtrad check visar det" in status_lines([found], TODAY)


# ---------------------------------------------------------------- who and when


def test_the_nearest_role_and_the_nearest_day_count(tmp_path: Path) -> None:
    head = f'{HEAD}ansvarig = "Controller"\nsenast = 2027-04-10\n'
    goals = GOALS.replace('id = "trygghet"\n', 'id = "trygghet"\nansvarig = "Enhetschef"\nsenast = 2027-04-08\n')
    goals = goals.replace('id = "kontakt"\n', 'id = "kontakt"\nansvarig = "HR-strateg"\n')
    status = '[bedomning.trygghet]\nstatus = "att fylla i"\n[bedomning.skola]\nstatus = "att fylla i"\n'
    found = {item.name: (item.ansvarig, str(item.senast)) for item in interim(tmp_path, head, goals, status).left}
    assert found == {
        "utfall mars 2027 för Barn med fast kontakt": ("HR-strateg", "2027-04-08"),
        "bedömningen av trygghet": ("Enhetschef", "2027-04-08"),
        "bedömningen av skola": ("Controller", "2027-04-10"),
    }


def test_what_nobody_answers_for_says_so(tmp_path: Path) -> None:
    (item,) = standing(workspace(tmp_path, {REPORT: plan("att fylla i")})).left
    assert (item.ansvarig, item.senast) == ("ingen utpekad", None)


def test_a_role_still_to_be_named_is_nobody(tmp_path: Path) -> None:
    text = plan("att fylla i").replace("[avsnitt.inledning]", '[avsnitt.inledning]\nansvarig = "att fylla i: roll"')
    assert standing(workspace(tmp_path, {REPORT: text})).left[0].ansvarig == "ingen utpekad"


def test_one_role_written_in_two_ways_is_one_and_shared_things_count_once(tmp_path: Path) -> None:
    text = plan('att fylla i\n\n{{ tabell("drift") }}').replace(
        "[avsnitt.inledning]", '[avsnitt.inledning]\nansvarig = "ekonom"'
    )
    root = workspace(tmp_path, {REPORT: text, "plan.toml": text, "ekonomi.toml": TABLE})
    space = Workspace(root)
    found = standings(space, versions(space, [root / REPORT, root / YEAR / "plan.toml"]))
    assert [(row.ansvarig, row.left, str(row.senast)) for row in by_role(found)] == [("Ekonom", 3, "2027-04-05")]


@pytest.mark.parametrize(
    ("day", "words"),
    [(10, "om 3 dagar"), (8, "om 1 dag"), (7, "i dag"), (6, "1 dag sen"), (5, "2 dagar sen")],
)
def test_a_day_is_said_from_today(day: int, words: str) -> None:
    assert when(datetime.date(2027, 4, day), TODAY) == words


# ---------------------------------------------------------------- the command


def test_the_most_urgent_report_comes_first_and_the_done_ones_last(tmp_path: Path) -> None:
    files = {
        "a-klar.toml": plan(),
        "b-utan-dag.toml": plan("att fylla i"),
        "c-sen.toml": plan("att fylla i").replace('"2027"', '"2027"\nsenast = 2027-04-09'),
        "verksamhetsplan.toml": plan("att fylla i").replace('"2027"', '"2027"\nsenast = 2027-04-05'),
    }
    result = rodtrad("status", "--datum", "2027-04-07", cwd=workspace(tmp_path, files))
    listed = [line.rpartition("/")[2] for line in result.stdout.splitlines() if line.startswith("content/")]
    assert listed == ["verksamhetsplan.toml", "c-sen.toml", "b-utan-dag.toml", "a-klar.toml"]
    assert (result.returncode, result.stderr) == (0, "")


def test_the_status_is_told_as_a_table_within_80_columns(tmp_path: Path) -> None:
    many = "".join(
        f'[[malomrade.mal.indikator]]\nid = "matt-{n}"\nnamn = "Mått {n}"\nutfall = {{ "mars 2027" = "att fylla i" }}\n'
        for n in range(9)
    )
    more = '[avsnitt.volymer]\nansvarig = "Verksamhetscontroller"\nsenast = 2027-04-10\ntext = "att fylla i"\n'
    goals = GOALS.replace('[[malomrade.mal]]\nid = "skola"', many + '[[malomrade.mal]]\nid = "skola"')
    files = {"delarsrapport-mars.toml": HEAD + TEXT + more, "styrkort.toml": goals, "ekonomi.toml": TABLE}
    result = rodtrad("status", INTERIM, "--datum", "2027-04-07", cwd=workspace(tmp_path, files))
    assert (
        result.stdout
        == f"""{INTERIM}
  11 kvar, 2 av 13 ifyllda
  senast      när          ansvarig               ifyllda
  2027-04-05  2 dagar sen  Ekonom                 0 av 1
      ekonomi.toml:2 tabellen drift, 2 värden
  2027-04-10  om 3 dagar   Verksamhetscontroller  0 av 1
      rad 9 avsnittet volymer
  –                        ingen utpekad          2 av 11
      styrkort.toml:19 utfall mars 2027 för 9 indikatorer: Mått 0, Mått 1, Mått
        2 och 6 till
  utelämnat: utfall mars 2027 för Barn med fast kontakt

ansvarig               kvar  senast
Ekonom                 1     2027-04-05  2 dagar sen
Verksamhetscontroller  1     2027-04-10  om 3 dagar
ingen utpekad          9     –
"""
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_long_names_do_not_make_the_table_wider(tmp_path: Path) -> None:
    role = "Verksamhetsutvecklare med särskilt ansvar för uppföljning av nämndens mål"
    text = plan("att fylla i").replace("[avsnitt.inledning]", f'[avsnitt.inledning]\nansvarig = "{role}"')
    folder = "content/exempel/en-namnd-med-ett-mycket-langt-namn-som-ingen-orkar-skriva-ut/2027"
    namnd = {f"{folder}/namnd.toml": '[namnd]\nnamn = "N"\n', f"{folder}/verksamhetsplan.toml": text}
    said = rodtrad("status", "--datum", "2020-01-01", cwd=workspace(tmp_path, namnd)).stdout
    assert "Verksamhetsutvecklare med särskilt …" in said
    assert max(map(len, said.splitlines())) <= 80


def test_another_program_gets_the_status_as_json(tmp_path: Path) -> None:
    text = plan("att fylla i").replace('"2027"', '"2027"\nsenast = 2027-04-05\nansvarig = "Controller"')
    root = workspace(tmp_path, {REPORT: text})
    told = json.loads(rodtrad("status", "--json", "--datum", "2027-04-07", cwd=root).stdout)
    due = {"senast": "2027-04-05", "dagar": -2}
    assert told == {
        "datum": "2027-04-07",
        "dokument": [
            {
                "dokument": REPORT,
                "typ": "Verksamhetsplan",
                "nämnd": "Socialnämnden",
                "period": "2027",
                "fel": 0,
                "kvar": 1,
                "ifyllda": 0,
                **due,
                "ansvariga": [{"ansvarig": "Controller", "kvar": 1, "ifyllda": 0, **due}],
                "poster": [
                    {
                        "post": "avsnittet inledning",
                        "slag": "att fylla i",
                        "ansvarig": "Controller",
                        **due,
                        "fil": REPORT,
                        "rad": 8,
                    }
                ],
            }
        ],
        "ansvariga": [{"ansvarig": "Controller", "kvar": 1, **due}],
    }


def test_one_role_sees_what_is_its_own(tmp_path: Path) -> None:
    text = plan('att fylla i\n\n{{ tabell("drift") }}')
    root = workspace(tmp_path, {REPORT: text, "klar.toml": plan(), "ekonomi.toml": TABLE})
    result = rodtrad("status", "--ansvarig", "ekonom", "--datum", "2027-04-07", cwd=root)
    assert "tabellen drift" in result.stdout
    assert "inledning" not in result.stdout
    assert "klar.toml" not in result.stdout


def test_a_role_that_no_report_has_is_asked_about(tmp_path: Path) -> None:
    result = rodtrad(
        "status",
        "--ansvarig",
        "Ekonmo",
        cwd=workspace(tmp_path, {REPORT: plan('{{ tabell("drift") }}'), "ekonomi.toml": TABLE}),
    )
    assert result.returncode == 2
    assert result.stderr.startswith('ingen ansvarig heter "Ekonmo"; menade du Ekonom?')


def test_a_role_with_nothing_to_fill_in_is_told_so(tmp_path: Path) -> None:
    goals = GOALS.replace('id = "tid"\n', 'id = "tid"\nansvarig = "HR-strateg"\n')
    root = workspace(tmp_path, {"styrkort.toml": goals})
    for role in ("hr-strateg", "ingen utpekad"):
        result = rodtrad("status", REPORT, "--ansvarig", role, cwd=root)
        assert (result.returncode, result.stderr) == (0, "")
    assert rodtrad("status", "--ansvarig", "hr-strateg", cwd=root).stdout == "hr-strateg har inget att fylla i\n"


def test_a_day_that_is_none_is_asked_about(tmp_path: Path) -> None:
    result = rodtrad("status", "--datum", "7 april", cwd=workspace(tmp_path))
    assert (result.returncode, result.stderr.splitlines()[0]) == (
        2,
        'datumet "7 april" går inte att läsa; skriv som 2027-04-10',
    )


def test_faults_of_a_report_do_not_fail_the_command_but_a_wrong_path_does(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("{{ inget.alls }}")})
    assert rodtrad("status", cwd=root).returncode == 0
    assert rodtrad("status", "content/finns-inte", cwd=root).returncode == 1


def test_a_due_date_that_is_none_is_a_fault_with_its_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan().replace('"2027"', '"2027"\nsenast = "snart"')})
    said = rodtrad("check", cwd=root).stderr
    assert said.startswith(f"{REPORT}:4: senast: här ska stå ett datum utan citattecken, som 2022-03-31")


# ---------------------------------------------------------------- the real documents


def test_the_published_documents_are_done(tmp_path: Path) -> None:
    space = Workspace(ROOT)
    reports = [path for path in sorted(space.content.rglob("*.toml")) if "[rapport]" in path.read_text("utf-8")]
    published = [path for path in reports if "exempel" not in path.parts]
    found = standings(space, versions(space, published))
    assert [(one.file, one.faults, left(one)) for one in found] == [(space.name(path), 0, []) for path in published]
    assert all(one.total > 0 for one in found)


def test_every_faulty_workspace_can_be_told_of_and_its_faults_are_seen() -> None:
    for folder in sorted((ROOT / "tests/faults").iterdir()):
        space = Workspace(folder)
        library = Library(space)
        reports, broken = library.documents([space.content])
        found = standings(space, versions(space, reports))
        assert len(found) == len(reports)
        assert sum(one.faults for one in found) or broken or library.orphans(), folder.name
        assert all(line.strip() or not line for line in status_lines(found, TODAY))
