"""`rodtrad new`: workspaces, nämnder and reports, from nothing or after an earlier one."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from reports.kinds import KINDS
from tests.helpers import ROOT, rodtrad
from tests.pictures import png
from tests.workspaces import REPORT, YEAR, checked, document, faults, paragraphs, plan, row_text, rows, tables
from tests.workspaces import workspace as written

_LONGEST_SILENCE = 30
"""Seconds that a program at a terminal may say nothing."""
BREAK = "\x03"
"""What Ctrl+C sends."""
KIND_IDS = ", ".join(kind.id for kind in KINDS)

NAMND = "content/linkoping/social-och-omsorgsnamnden"
MARCH = f"{NAMND}/2022/delarsrapport-mars.toml"
SAME_YEAR = ("new", "delarsrapport", "--efter", "delarsrapport-mars", "--period", "augusti 2022")
NEXT_YEAR = ("new", "delarsrapport", "--efter", "delarsrapport-mars", "--period", "mars 2023")


@pytest.fixture
def linkoping(tmp_path: Path) -> Path:
    """A workspace with Linköping's content of its own to change."""
    shutil.copytree(ROOT / "content/linkoping", tmp_path / "content/linkoping")
    return tmp_path


def new(*arguments: str, cwd: Path) -> list[str]:
    """What a `rodtrad new` that goes well says that it made."""
    result = rodtrad(*arguments, cwd=cwd)
    assert (result.returncode, result.stderr) == (0, ""), result.stderr
    return re.findall(r"^(?:skapade|fyllde på) (.*)$", result.stdout, re.MULTILINE)


def refused(*arguments: str, cwd: Path) -> str:
    """What a `rodtrad new` that is refused says; not a file is changed by it."""
    before = contents(cwd)
    result = rodtrad(*arguments, cwd=cwd)
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode in (1, 2)
    assert contents(cwd) == before
    return result.stderr


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def toml(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_text("utf-8"))


def comments(path: Path) -> list[str]:
    return re.findall(r"^#.*$", path.read_text("utf-8"), re.MULTILINE)


def indicators(goals: dict[str, Any]) -> list[dict[str, Any]]:
    return [indikator for area in goals["malomrade"] for mal in area["mal"] for indikator in mal["indikator"]]


# ---------------------------------------------------------------- from nothing


def test_a_workspace_a_namnd_and_a_report_can_be_made_and_checked_and_built(tmp_path: Path) -> None:
    names = ("--kommun", "Åmåls kommun", "--namnd", "Vård- och omsorgsnämnden")
    assert new("new", "arbetsyta", "rapporter", *names, cwd=tmp_path) == [
        "rapporter/.gitignore", "rapporter/content/amal/kommun.toml",
        "rapporter/content/amal/vard-och-omsorgsnamnden/namnd.toml",
    ]  # fmt: skip
    root = tmp_path / "rapporter"
    assert new("new", "verksamhetsplan", "--period", "2027", cwd=root) == [
        "content/amal/vard-och-omsorgsnamnden/2027/verksamhetsplan.toml"
    ]
    result = rodtrad("check", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert len(re.findall("att fylla i", result.stdout)) == 4
    assert rodtrad("build", "--format", "html", cwd=root).returncode == 0
    assert "/build/" in (root / ".gitignore").read_text()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_new_report_of_each_kind_builds_with_its_gaps_to_be_seen_and_says_that_it_is_a_draft(
    kind: Any, tmp_path: Path
) -> None:
    root = written(tmp_path)
    made, *_ = new("new", kind.namn, "--period", "mars 2028", cwd=root)
    assert made == f"content/exempel/socialnamnden/2028/{kind.id}-mars.toml"
    assert rodtrad("build", "--format", "html", made, cwd=root).returncode == 0
    html = (root / "build/exempel/socialnamnden/2028" / f"{kind.id}-mars.html").read_text("utf-8")
    assert "UTKAST" in html
    assert html.count("att fylla i: ") >= len(kind.skelett)


def test_a_second_namnd_leaves_the_kommun_as_it_is(tmp_path: Path) -> None:
    root = written(tmp_path)
    kommun = (root / "content/exempel/kommun.toml").read_bytes()
    made = new("new", "nämnd", "--kommun", "Exempels kommun", "--namnd", "Kultur", cwd=root / YEAR)
    assert [Path(path).name for path in made] == ["namnd.toml"]
    assert toml(root / "content/exempel/kultur/namnd.toml") == {"namnd": {"namn": "Kultur"}}
    assert (root / "content/exempel/kommun.toml").read_bytes() == kommun


def test_a_kommun_that_is_almost_one_of_the_workspaces_is_asked_about(tmp_path: Path) -> None:
    root = written(tmp_path)
    said = refused("new", "nämnd", "--kommun", "Exmpels kommun", "--namnd", "Kultur", cwd=root)
    assert '--kommun: kommunen "Exmpels kommun" finns inte\n  tips: menade du exempel?' in said
    made = new("new", "arbetsyta", ".", "--kommun", "Exmpels kommun", "--namnd", "Kultur", cwd=root)
    assert "content/exmpel/kommun.toml" in made


@pytest.mark.parametrize(
    ("kommun", "folder"),
    [("Åmåls kommun", "amal"), ("Västerås kommun", "vasteras"), ("Ås kommun", "as"), ("Höganäs kommun", "hoganas"),
     ("Bengtsfors kommun", "bengtsfors"), ("Östra Göinge kommun", "ostra-goinge"), ("Region Gotland", "region-gotland"),
     ("Umeå stad", "umea-stad")],
)  # fmt: skip
def test_a_kommuns_folder_has_the_places_name(kommun: str, folder: str, tmp_path: Path) -> None:
    made = new("new", "arbetsyta", ".", "--kommun", kommun, "--namnd", "N", cwd=tmp_path)
    assert f"content/{folder}/kommun.toml" in made


def test_names_with_quotes_are_written_so_that_they_can_be_read(tmp_path: Path) -> None:
    new("new", "arbetsyta", ".", "--kommun", 'Ett "litet" \\ ställe', "--namnd", "N", cwd=tmp_path)
    assert toml(tmp_path / "content/ett-litet-stalle/kommun.toml")["kommun"]["namn"] == 'Ett "litet" \\ ställe'


# ---------------------------------------------------------------- what is refused


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    names = ("--kommun", "Exempels kommun", "--namnd", "Socialnämnden")
    root = written(tmp_path)
    assert "socialnamnden/namnd.toml: filen finns redan" in refused("new", "arbetsyta", ".", *names, cwd=root)
    assert "socialnamnden/namnd.toml: filen finns redan" in refused("new", "namnd", *names, cwd=root)
    said = refused("new", "verksamhetsplan", "--period", "2027", cwd=root)
    assert said.startswith(f"{REPORT}: filen finns redan\n  tips: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "protokoll"], 'rodtrad new: "protokoll" går inte att skapa\n  tips: här kan stå: arbetsyta'),
        (["new", "verksamhetspln", "--period", "2028"],
         'rodtrad new: "verksamhetspln" går inte att skapa\n  tips: menade du verksamhetsplan?'),
        (["new", "verksamhetsplan", "--period", "i höst"],
         '--period: perioden "i höst" går inte att läsa\n  tips: skriv till exempel "2021"'),
        (["new", "verksamhetsplan", "--period", "2028", "--namnd", "Socialnmnden"],
         '--namnd: nämnden "Socialnmnden" finns inte\n  tips: menade du socialnamnden?'),
        (["new", "verksamhetsplan", "--period", "2028", "--efter", "verksamhetspln"],
         "--efter: rapporten verksamhetspln finns inte\n  tips: menade du verksamhetsplan?"),
        (["new", "namnd", "--kommun", "!!!", "--namnd", "N"], '--kommun: "!!!" går inte att göra en mapp av'),
    ],
)  # fmt: skip
def test_what_can_not_be_made_says_why(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert refused(*arguments, cwd=written(tmp_path)).startswith(said)


def test_a_workspace_without_a_namnd_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert "content: här finns ingen nämnd\n  tips: skapa en med: rodtrad new namnd" in refused(
        "new", "verksamhetsplan", "--period", "2027", cwd=tmp_path
    )


def test_outside_a_workspace_the_way_to_make_one_is_told(tmp_path: Path) -> None:
    assert "rodtrad new arbetsyta" in refused("new", "verksamhetsplan", "--period", "2027", cwd=tmp_path)


def test_two_namnder_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    root = written(tmp_path, {"content/annan/socialnamnden/namnd.toml": '[namnd]\nnamn = "S"\n'})
    order = ("new", "verksamhetsplan", "--period", "2028", "--namnd")
    assert "skriv annan/socialnamnden eller exempel/socialnamnden" in refused(*order, "Socialnämnden", cwd=root)
    assert new(*order, "annan/socialnamnden", cwd=root) == ["content/annan/socialnamnden/2028/verksamhetsplan.toml"]


def test_two_reports_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    root = written(tmp_path, {"content/exempel/socialnamnden/2026/verksamhetsplan.toml": plan()})
    order = ("new", "verksamhetsplan", "--period", "2028", "--efter")
    assert "skriv sökvägen: " in refused(*order, "verksamhetsplan", cwd=root)
    assert new(*order, "2026/verksamhetsplan.toml", cwd=root)


def test_a_place_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil")
    said = refused("new", "arbetsyta", "fil/mapp", "--kommun", "K", "--namnd", "N", cwd=tmp_path)
    assert "går inte att läsa eller skriva" in said


# ---------------------------------------------------------------- asking


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], f"Vad vill du skapa? (arbetsyta, namnd, {KIND_IDS}) anges med första ordet"),
        (["new", "arbetsyta"], "I vilken mapp? anges med ett mappnamn efter arbetsyta"),
        (["new", "arbetsyta", "x"], 'Kommunens namn? anges med --kommun "Exempels kommun"'),
        (["new", "namnd", "--kommun", "K"], 'Nämndens namn? anges med --namnd "Socialnämnden"'),
        (["new", "verksamhetsplan"],
         'Vilken period? (till exempel augusti 2026, eller 2027) anges med --period "augusti 2026"'),
        (["new", "verksamhetsplan", "--period", "2028"],
         "Vilken nämnd? (annan/kultur, exempel/socialnamnden) anges med --namnd"),
    ],
)  # fmt: skip
def test_in_a_script_what_is_missing_is_told_with_its_option(arguments: list[str], said: str, tmp_path: Path) -> None:
    root = written(tmp_path, {"content/annan/kultur/namnd.toml": '[namnd]\nnamn = "K"\n'})
    result = rodtrad(*arguments, cwd=root)
    assert result.returncode == 2
    assert result.stderr.split("\n")[0] == said


def test_at_a_terminal_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    root = written(tmp_path)
    said, code = at_a_terminal(root, "new", answers=["verksamhetsplan", "2028"])
    assert code == 0
    assert "Vad vill du skapa?" in said
    assert "Vilken period?" in said
    assert toml(root / "content/exempel/socialnamnden/2028/verksamhetsplan.toml")["rapport"]["period"] == "2028"


def test_breaking_off_at_a_terminal_changes_nothing(tmp_path: Path) -> None:
    root = written(tmp_path)
    before = contents(root)
    said, code = at_a_terminal(root, "new", answers=[BREAK])
    assert code == 1
    assert "avbrutet; inget är ändrat" in said
    assert contents(root) == before


def at_a_terminal(cwd: Path, *arguments: str, answers: list[str]) -> tuple[str, int]:
    """Run the program at a terminal and answer what it asks; one that waits for more than was answered is stopped."""
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs in the background may have been told to ignore it
        os.chdir(cwd)
        os.execv(sys.executable, [sys.executable, "-c", "from reports.cli import main; main()", *arguments])  # noqa: S606
    try:
        said = b"".join(_conversation(terminal, list(answers)))
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        raise
    return said.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _conversation(terminal: int, answers: list[str]) -> Iterator[bytes]:
    """What the program says until it is done; raises TimeoutError when it is silent for long."""
    asked, answer, again = b"", "", 2
    while True:
        silence = _LONGEST_SILENCE / 4 if answer == BREAK else _LONGEST_SILENCE
        if not select.select([terminal], [], [], silence)[0]:
            if answer != BREAK or not again:
                raise TimeoutError(asked)
            again -= 1  # one that comes just before the answer is read may be lost, and is pressed again
            os.write(terminal, answer.encode())
            continue
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says so that the other end is closed
            return
        if not part:
            return
        yield part
        asked += part
        if answers and asked.rstrip(b" ").endswith(b":"):
            answer, asked = answers.pop(0), b""
            os.write(terminal, answer.encode() + (b"" if answer == BREAK else b"\n"))


# ---------------------------------------------------------------- after an earlier report


def test_a_report_of_the_same_year_gets_a_folder_of_its_own_and_its_outcomes_in_the_same_goals(linkoping: Path) -> None:
    assert sorted(new(*SAME_YEAR, cwd=linkoping)) == [
        f"{NAMND}/2022/augusti/delarsrapport-augusti.toml", f"{NAMND}/2022/augusti/drift.csv",
        f"{NAMND}/2022/augusti/ekonomi.toml", f"{NAMND}/2022/styrkort.toml",
    ]  # fmt: skip
    goals, old = linkoping / NAMND / "2022/styrkort.toml", ROOT / NAMND / "2022/styrkort.toml"
    assert comments(goals) == comments(old)
    for now, before in zip(indicators(toml(goals)), indicators(toml(old)), strict=True):
        added = now.pop("utfall")
        gap = added.pop("augusti 2022")
        assert gap == "att fylla i" or set(gap.values()) == {"att fylla i"}
        assert added == before.pop("utfall", {})
        assert now == before


def test_a_split_outcome_is_to_be_filled_in_for_each_of_its_parts(linkoping: Path) -> None:
    new(*SAME_YEAR, cwd=linkoping)
    found = {each["id"]: each["utfall"] for each in indicators(toml(linkoping / NAMND / "2022/styrkort.toml"))}
    assert found["sjukfranvaro"]["augusti 2022"] == dict.fromkeys(("totalt", "man", "kvinnor"), "att fylla i")
    assert found["hme"]["augusti 2022"] == "att fylla i"


def test_the_earlier_report_is_the_same_as_before(linkoping: Path) -> None:
    before = document(linkoping, MARCH)
    for order in (SAME_YEAR, NEXT_YEAR):
        new(*order, cwd=linkoping)
        assert document(linkoping, MARCH) == before
    assert {warning.level for warning in checked(linkoping, MARCH).warnings} <= {"accepterad"}


@pytest.mark.parametrize("order", [SAME_YEAR, NEXT_YEAR], ids=["same year", "next year"])
def test_a_following_report_can_be_checked_at_once_and_tells_what_is_left(
    order: tuple[str, ...], linkoping: Path
) -> None:
    (report,) = (path for path in new(*order, cwd=linkoping) if "delarsrapport" in path)
    result = rodtrad("check", report, cwd=linkoping)
    assert (result.returncode, result.stderr) == (0, "")
    left = re.findall(r"att fylla i: (.*)", result.stdout)
    assert "avsnittet samlad_bedomning" in " ".join(left)
    assert f"utfall {order[-1]} (kvinnor) för Total sjukfrånvaro" in left
    assert "varning" not in result.stdout


@pytest.mark.parametrize("order", [SAME_YEAR, NEXT_YEAR], ids=["same year", "next year"])
def test_a_following_draft_builds_with_its_gaps_to_be_seen(order: tuple[str, ...], linkoping: Path) -> None:
    (report,) = (path for path in new(*order, cwd=linkoping) if "delarsrapport" in path)
    page = document(linkoping, report)
    assert page.mark
    assert any(text.startswith("att fylla i") for text in paragraphs(page))
    drift = next(table for table in tables(page) if table.id == "tabell-drift")
    assert rows(drift)[0] == ["100 - Nämnd- och styrelseverksamhet", *["att fylla i"] * 4]
    goals = next(table for table in tables(page) if table.id == "mal-medarbetare-1")
    assert "att fylla i" in row_text(goals.body[1])


def test_the_next_year_gets_a_folder_with_its_goals_and_tables_and_the_year_before_is_untouched(
    linkoping: Path,
) -> None:
    before = contents(linkoping / NAMND / "2022")
    made = new(*NEXT_YEAR, cwd=linkoping)
    assert {Path(path).parent.as_posix() for path in made} == {f"{NAMND}/2023"}
    assert contents(linkoping / NAMND / "2022") == before
    old, goals = ROOT / NAMND / "2022/styrkort.toml", linkoping / NAMND / "2023/styrkort.toml"
    assert comments(goals) == comments(old)
    assert [each["id"] for each in indicators(toml(goals))] == [each["id"] for each in indicators(toml(old))]


def test_the_new_report_keeps_kind_sections_and_assessments_but_no_words_of_the_old_one(linkoping: Path) -> None:
    new(*SAME_YEAR, cwd=linkoping)
    report = toml(linkoping / NAMND / "2022/augusti/delarsrapport-augusti.toml")
    old = toml(ROOT / MARCH)
    assert report["rapport"] == {
        "typ": "delårsrapport", "bilagor": old["rapport"]["bilagor"], "period": "augusti 2022",
        "efter": "delarsrapport-mars",
    }  # fmt: skip
    assert list(report["avsnitt"]) == list(old["avsnitt"])
    assert all(section["text"].strip().startswith("att fylla i: ") for section in report["avsnitt"].values())
    assert report["bedomning"] == {id_: {"status": "att fylla i"} for id_ in old["bedomning"]}


def test_a_third_report_of_the_year_gets_its_own_folder_beside_the_second(linkoping: Path) -> None:
    new(*SAME_YEAR, cwd=linkoping)
    made = new("new", "delarsrapport", "--efter", "delarsrapport-augusti", "--period", "december 2022", cwd=linkoping)
    assert f"{NAMND}/2022/december/delarsrapport-december.toml" in made
    assert f"{NAMND}/2022/styrkort.toml" in made
    assert not faults(linkoping, f"{NAMND}/2022/december/delarsrapport-december.toml")


def test_the_same_order_twice_is_refused(linkoping: Path) -> None:
    new(*SAME_YEAR, cwd=linkoping)
    assert "delarsrapport-augusti.toml: filen finns redan" in refused(*SAME_YEAR, cwd=linkoping)


def test_goals_that_someone_has_begun_to_write_for_the_next_year_are_not_written_over(linkoping: Path) -> None:
    (linkoping / NAMND / "2023").mkdir()
    (linkoping / NAMND / "2023/styrkort.toml").write_text("# mina egna\n")
    assert "2023/styrkort.toml: filen finns redan" in refused(*NEXT_YEAR, cwd=linkoping)


def test_a_plan_that_follows_asks_for_new_targets_and_for_no_outcomes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content/bjurholm", tmp_path / "content/bjurholm")
    new("new", "verksamhetsplan", "--efter", "verksamhetsplan", "--period", "2025", cwd=tmp_path)
    folder = tmp_path / "content/bjurholm/socialnamnden/2025"
    goals = toml(folder / "styrkort.toml")
    found = [indikator for area in goals["malomrade"] for indikator in area["indikator"]]
    assert {indikator["malvarde"] for indikator in found} == {"att fylla i"}
    assert not any("utfall" in indikator for indikator in found)
    assert not faults(tmp_path, "content/bjurholm/socialnamnden/2025/verksamhetsplan.toml")


def test_a_small_namnd_with_all_in_one_file_is_followed_too(tmp_path: Path) -> None:
    goals = '[[malomrade]]\nid = "a"\nnamn = "A"\n# om B\n[[malomrade.indikator]]\nid = "b"\nnamn = "B"\nmalvarde = 1\n'
    table = '[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'
    table += 'rad = [{ namn = "R", varden = [1] }]\n'
    head = plan(more='[kommun]\nnamn = "K"\n[namnd]\nnamn = "N"\n' + goals + table)
    path = tmp_path / "content/allt.toml"
    path.parent.mkdir()
    path.write_text(head.replace("verksamhetsplan", "delårsrapport").replace("inledning", "samlad_bedomning"), "utf-8")
    made = new("new", "delarsrapport", "--efter", "allt", "--period", "2028", cwd=tmp_path)
    assert sorted(made) == [f"content/2028/{name}.toml" for name in ("delarsrapport", "ekonomi", "styrkort")]
    assert "# om B" in (tmp_path / "content/2028/styrkort.toml").read_text("utf-8")
    assert set(toml(tmp_path / "content/2028/styrkort.toml")) == {"malomrade"}


def test_line_ends_of_windows_stay_in_the_goals_that_are_filled_in(linkoping: Path) -> None:
    goals = linkoping / NAMND / "2022/styrkort.toml"
    goals.write_bytes(goals.read_bytes().replace(b"\n", b"\r\n"))
    before = goals.read_bytes().count(b"\r\n")
    new(*SAME_YEAR, cwd=linkoping)
    assert goals.read_bytes().count(b"\r\n") >= before - 1
    assert not faults(linkoping, MARCH)


def test_tables_of_files_with_the_same_name_in_different_folders_are_all_carried_over(tmp_path: Path) -> None:
    table = '[tabell.{0}]\nrubrik = "{0}"\nforsta_kolumn = "N"\nkolumn = [{{ id = "a", namn = "A" }}]\n'
    row = 'rad = [{ namn = "X", varden = [1] }]\n'
    report = plan(more=table.format("egen") + row).replace("verksamhetsplan", "delårsrapport")
    report = report.replace('"2027"', '"mars 2027"') + '\n[avsnitt.samlad_bedomning]\ntext = "Lugnt."\n'
    files = {
        "verksamhetsplan.toml": report,
        "ekonomi.toml": table.format("drift") + row,
        "content/exempel/socialnamnden/ekonomi.toml": table.format("ram") + row,
    }
    root = written(tmp_path, files)
    done = rodtrad("new", "delarsrapport", "--efter", "verksamhetsplan", "--period", "augusti 2027", cwd=root)
    assert done.returncode == 0, done.stderr
    carried = "\n".join(path.read_text("utf-8") for path in (root / YEAR / "augusti").glob("ekonomi*.toml"))
    assert [f"[tabell.{id_}]" in carried for id_ in ("egen", "drift", "ram")] == [True, True, True]


def test_a_period_that_is_not_later_is_refused_so_that_nothing_decided_is_emptied(linkoping: Path) -> None:
    for period in ("mars 2022", "mars 2021"):
        done = rodtrad("new", "delarsrapport", "--efter", "delarsrapport-mars", "--period", period, cwd=linkoping)
        assert done.returncode == 1
        assert "är inte senare än den tidigare rapportens, mars 2022" in done.stderr


# ---------------------------------------------------------------- pictures


PICTURE = '[bild.{0}]\nfil = "{0}.png"\nalt = "Nämnden överst."\n'
NEXT_PLAN = ("new", "verksamhetsplan", "--efter", "verksamhetsplan", "--period", "2028")


def with_pictures(root: Path) -> Path:
    """A plan with a picture of the nämnd's, one of the year's and one in its own file."""
    prose = '{{ bild("stans") }}\n\n{{ bild("arets") }}\n\n{{ bild("egen") }}'
    above = YEAR.rpartition("/")[0]
    shared = (
        "# Beslutad i maj.\n"
        + PICTURE.format("arets")
        + PICTURE.format("stans")
        + '[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\n'
    )
    shared += 'kolumn = [{ id = "a", namn = "A" }]\n' + PICTURE.format("sist")
    files: dict[str, str | bytes] = {
        f"{above}/bilder.toml": PICTURE.format("stans"), f"{above}/stans.png": png(),
        "bilder.toml": shared, **dict.fromkeys(("arets.png", "stans.png", "sist.png", "egen.png"), png()),
    }  # fmt: skip
    return written(root, files | {REPORT: plan(prose, PICTURE.format("egen"))})


def test_the_pictures_of_the_year_before_can_be_placed_in_the_report_that_follows(tmp_path: Path) -> None:
    root = with_pictures(tmp_path)
    before = contents(root)
    folder = root / YEAR.replace("2027", "2028")
    assert sorted(path.rpartition("/")[2] for path in new(*NEXT_PLAN, cwd=root)) == [
        "bilder-2.toml", "bilder.toml", "verksamhetsplan.toml"
    ]  # fmt: skip
    carried = toml(folder / "bilder.toml")["bild"] | toml(folder / "bilder-2.toml")["bild"]
    assert {id_: bild["fil"] for id_, bild in carried.items()} == {
        name: f"../2027/{name}.png" for name in ("arets", "stans", "sist", "egen")
    }
    assert {name: data for name, data in contents(root).items() if name in before} == before
    report = folder / "verksamhetsplan.toml"
    report.write_text(plan('{{ bild("stans") }}\n\n{{ bild("arets") }}\n\n{{ bild("egen") }}').replace("2027", "2028"))
    assert not checked(root, report.relative_to(root).as_posix()).warnings


def test_a_picture_that_the_next_year_has_already_is_left_as_it_is(tmp_path: Path) -> None:
    root = with_pictures(tmp_path)
    ready = root / YEAR.replace("2027", "2028") / "bilder.toml"
    ready.parent.mkdir()
    ready.write_text(PICTURE.format("arets").replace("arets.png", "../2027/arets.png"))
    was = ready.read_text()
    new(*NEXT_PLAN, cwd=root)
    assert ready.read_text() == was
    carried = [toml(path)["bild"] for path in ready.parent.glob("bilder-*.toml")]
    assert sorted(name for bilder in carried for name in bilder) == ["egen", "sist", "stans"]
    assert rodtrad("check", cwd=root).returncode == 0


def test_a_report_of_the_same_year_gets_only_the_pictures_that_it_would_not_find(tmp_path: Path) -> None:
    root = with_pictures(tmp_path)
    order = ("new", "delarsrapport", "--efter", "verksamhetsplan", "--period", "mars 2027")
    new(*order, cwd=root)
    made = [toml(path) for path in (root / YEAR / "mars").glob("*.toml")]
    assert [file["bild"] for file in made if "bild" in file] == [
        {"egen": {"fil": "../egen.png", "alt": "Nämnden överst."}}
    ]  # fmt: skip
    assert "bild" not in rodtrad("check", cwd=root).stderr


# ---------------------------------------------------------------- risks, assignments and proposals after an earlier one

EXEMPEL = "content/exempel/kultur-och-fritidsnamnden"


@pytest.fixture
def exempel(tmp_path: Path) -> Path:
    """A workspace with the invented kommun's content and templates of its own to change."""
    shutil.copytree(ROOT / "content/exempel", tmp_path / "content/exempel")
    shutil.copytree(ROOT / "templates/exempel", tmp_path / "templates/exempel")
    return tmp_path


def test_next_years_internal_control_has_the_same_risks_and_none_of_the_results(exempel: Path) -> None:
    order = ("new", "internkontroll", "--efter", "internkontrollplan", "--period", "2028")
    assert f"{EXEMPEL}/2028/risker.toml" in new(*order, cwd=exempel)
    old, made = (toml(exempel / EXEMPEL / year / "risker.toml")["risk"] for year in ("2027", "2028"))
    assert [risk["namn"] for risk in made] == [risk["namn"] for risk in old]
    assert not [kontroll for risk in made for kontroll in risk["kontroll"] if "utfall" in kontroll]
    assert faults(exempel, f"{EXEMPEL}/2028/internkontroll.toml") == []


def test_a_follow_up_of_the_same_year_finds_the_risks_where_they_stand(exempel: Path) -> None:
    order = ("new", "internkontroll", "--efter", "internkontroll-augusti", "--period", "december 2027")
    assert new(*order, cwd=exempel) == [f"{EXEMPEL}/2027/december/internkontroll-december.toml"]
    made = toml(exempel / EXEMPEL / "2027/december/internkontroll-december.toml")
    assert made["rapport"]["uppfoljning"] is True
    assert faults(exempel, f"{EXEMPEL}/2027/december/internkontroll-december.toml") == []


def test_next_years_report_asks_how_the_assignments_went(exempel: Path) -> None:
    assert new("new", "arsrapport", "--efter", "2026/arsrapport", "--period", "2027", cwd=exempel)
    made = exempel / EXEMPEL / "2027/arsrapport/uppdrag.toml"
    assert {assignment["status"] for assignment in toml(made)["uppdrag"]} == {"att fylla i"}
    assert "kommentar" not in toml(made)["uppdrag"][0]


def test_a_memo_after_another_asks_what_is_to_be_decided(exempel: Path) -> None:
    order = ("new", "tjansteskrivelse", "--efter", "tjansteskrivelse-delarsrapport-mars", "--period", "2028")
    path = next(path for path in new(*order, cwd=exempel) if "tjansteskrivelse" in path)
    assert toml(exempel / path)["arende"]["beslut"][0]["satser"] == ["att fylla i: vad som beslutas"]
    assert faults(exempel, path) == []


def test_the_plan_of_internal_control_shares_its_risks_with_the_follow_ups_of_the_year(tmp_path: Path) -> None:
    root = written(tmp_path)
    assert new("new", "internkontroll", "--period", "2027", cwd=root) == [
        f"{YEAR}/internkontroll.toml", f"{YEAR}/risker.toml",
    ]  # fmt: skip
    made = new("new", "internkontroll", "--efter", "internkontroll", "--period", "augusti 2027", cwd=root)
    assert made == [f"{YEAR}/augusti/internkontroll-augusti.toml"]
    assert toml(root / made[0])["rapport"]["uppfoljning"] is True
    assert faults(root, made[0]) == []


def test_a_report_after_one_of_another_kind_has_the_sections_that_its_own_kind_demands(exempel: Path) -> None:
    made = new("new", "arsrapport", "--efter", "2027/delarsrapport-mars", "--period", "2028", cwd=exempel)
    report = next(path for path in made if path.endswith("arsrapport.toml"))
    assert "sammanfattning" in toml(exempel / report)["avsnitt"]
    assert faults(exempel, report) == []


def test_a_following_report_keeps_what_rows_are_and_not_why_their_figures_were_kept(linkoping: Path) -> None:
    new(*SAME_YEAR, cwd=linkoping)
    text = (linkoping / NAMND / "2022/augusti/ekonomi.toml").read_text("utf-8")
    assert "accepterad" not in text
    assert text.count('roll = "varav", slag = "intäkt"') == 2


# ---------------------------------------------------------------- what belongs to the earlier round


KEPT_GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn"

[[malomrade.mal]]
id = "trygghet"
namn = "Trygghet" # beslutat i maj
ansvarig = "Enhetschef"
senast = 2027-04-08 # före nämnden
accepterad = "så i publicerat underlag"

[[malomrade.mal.indikator]]
id = "tid"
namn = "Utredningar i tid"
senast = 2027-04-05
accepterad = "så i publicerat underlag"
utfall = { "mars 2027" = 12 }

[[malomrade.mal.indikator]]
id = "kontakt"
namn = "Fast kontakt"
senast = 2027-04-05
utfall = { "mars 2027" = "att fylla i" }
"""
KEPT_TABLE = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Netto"
ansvarig = "Ekonom"
senast = 2027-04-05
accepterad = "utkast från ekonomi"
kolumn = [{ id = "a", namn = "A" }]
rad = [
  { namn = "R", varden = [1], accepterad = "så i publicerat underlag" },
  { accepterad = "så i publicerat underlag", namn = "S", varden = [2] },
]
"""
KEPT_REPORT = """[rapport]
typ = "delårsrapport"
period = "mars 2027"
ansvarig = "Controller"
i_korthet = true
diagramdata = "bilaga"
jamfor_text = false
senast = 2027-04-10
accepterad = "så i publicerat underlag"

[bedomning.trygghet]
status = "uppnått"
accepterad = "så i publicerat underlag"

[avsnitt.samlad_bedomning]
ansvarig = "Förvaltningschef"
senast = 2027-04-08
accepterad = "så i publicerat underlag"
text = "Läget."
"""


def accepted(root: Path, period: str) -> list[Path]:
    """The files of a report that follows one whose figures are kept though they look wrong, and is all due."""
    files = {"mars.toml": KEPT_REPORT, "styrkort.toml": KEPT_GOALS, "ekonomi.toml": KEPT_TABLE}
    made = new("new", "delarsrapport", "--efter", "mars", "--period", period, cwd=written(root, files))
    return [root / name for name in made]


@pytest.mark.parametrize("period", ["augusti 2027", "mars 2028"])
def test_a_follow_up_does_not_take_over_what_was_accepted_or_when_it_was_due_but_who_is_to_do_it(
    period: str, tmp_path: Path
) -> None:
    new_files = [path for path in accepted(tmp_path, period) if path.parent != tmp_path / YEAR]
    texts = [path.read_text("utf-8") for path in new_files]
    assert not [text for text in texts if "accepterad" in text or "senast" in text]
    roles = {role for text in texts for role in re.findall(r'ansvarig = "(.*)"', text)}
    assert roles == {"Controller", "Förvaltningschef", "Ekonom"} | ({"Enhetschef"} if "2028" in period else set())
    report = next(path for path in new_files if path.name.startswith("delarsrapport"))
    assert {"i_korthet": True, "diagramdata": "bilaga", "jamfor_text": False}.items() <= toml(report)["rapport"].items()
    assert not faults(tmp_path, report.relative_to(tmp_path).as_posix())


def test_where_goals_are_shared_only_the_days_of_what_is_filled_in_are_taken_out(tmp_path: Path) -> None:
    accepted(tmp_path, "augusti 2027")
    (goal,) = toml(tmp_path / YEAR / "styrkort.toml")["malomrade"][0]["mal"]
    done, remaining = goal["indikator"]
    days = [str(item.get("senast", "")) for item in (goal, done, remaining)]
    assert days == ["2027-04-08", "", "2027-04-05"]
    assert done["accepterad"] == goal["accepterad"] == "så i publicerat underlag"
    assert "# beslutat i maj" in (tmp_path / YEAR / "styrkort.toml").read_text("utf-8")
