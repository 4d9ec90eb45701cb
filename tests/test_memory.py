"""A second build does only what there is to do, and tells the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, YEAR, plan, workspace

GOALS = """[[malomrade]]
id = "trygghet"
namn = "Trygghet"
[[malomrade.mal]]
id = "trygg"
namn = "Trygg vardag"
[[malomrade.mal.indikator]]
id = "nojda"
namn = "Nöjda brukare"
enhet = "%"
malvarde = "minst 90"
utfall = { "2026" = 85 }
"""
MORE = """[tabell.drift]
rubrik = "Drift"
fil = "drift.csv"
forsta_kolumn = "Rad"

[bild.karta]
fil = "karta.svg"
alt = "Kartan visar området."
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="{}"/></svg>'
MEMO = (
    '[rapport]\ntyp = "tjansteskrivelse"\ntitel = "Kort"\ndatum = 2027-01-01\n\n[avsnitt.sammanfattning]\ntext = "T."\n'
)
PLAN, SHORT = "build/exempel/socialnamnden/2027/verksamhetsplan.html", "build/exempel/socialnamnden/2027/kort.html"


def made(root: Path) -> Path:
    """A plan with goals, a table from CSV and a picture, and a memo beside it that shows none of them."""
    files = {
        REPORT: plan('Texten.\n\n{{ tabell("drift") }}\n\n{{ bild("karta") }}', MORE),
        "kort.toml": MEMO + '[[arende.beslut]]\norgan = "Socialnämnden"\nsatser = ["godkänna"]\n',
        "styrkort.toml": GOALS,
        "drift.csv": "Rad;2027\nLön;10\n",
        "karta.svg": SVG.format("red"),
    }
    return workspace(root, files)


def built(root: Path, *flags: str, code: int = 0) -> str:
    """What a build says on its last line."""
    result = rodtrad("build", "--format", "html", *flags, cwd=root)
    assert result.returncode == code, result.stderr
    return re.sub(r" på \d+,\d s", "", result.stdout.splitlines()[-1])


def pages(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "build").rglob("*.*"))}


def from_nothing(root: Path, folder: Path) -> dict[str, bytes]:
    """The files that the same content gives where nothing has been built before."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns(".rodtrad", "build"))
    rodtrad("build", "--format", "html", cwd=folder)
    return pages(folder)


def change(name: str, old: str, new: str) -> Callable[[Path], object]:
    def changed(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return changed


def put(name: str, text: str | bytes) -> Callable[[Path], object]:
    def there(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return there


def test_a_second_build_makes_nothing_and_says_how_many_are_unchanged(tmp_path: Path) -> None:
    root = made(tmp_path)
    assert built(root) == "2 av 2 dokument byggda"
    before = {path: (root / path).stat().st_mtime_ns for path in pages(root)}
    for _ in range(2):
        assert built(root) == "0 av 2 dokument byggda, 2 oförändrade"
    assert {path: (root / path).stat().st_mtime_ns for path in pages(root)} == before


MACRO = "{% macro tabell(t, id) %}<p>Ingen tabell.</p>{% endmacro %}"
CHANGES = {
    "the text of a report": (change(REPORT, "Texten.", "En annan."), 1),
    "a figure of the same length": (change(f"{YEAR}/drift.csv", "10", "11"), 1),
    "an indicator in a shared file": (change(f"{YEAR}/styrkort.toml", "minst 90", "minst 91"), 1),
    "a picture": (put(f"{YEAR}/karta.svg", SVG.format("blue")), 1),
    "the name of the nämnd": (change("content/exempel/socialnamnden/namnd.toml", "Social", "Omsorgs"), 2),
    "a new file of facts in the folder": (put(f"{YEAR}/mer.toml", '[avsnitt.ekonomi]\ntext = "Mer."\n'), 2),
    "a new file of facts above": (put("content/exempel/profil.toml", '[profil]\nfarg = "#004488"\n'), 2),
    "macros that there were none of": (put("templates/makron.html.jinja", MACRO), 1),
    "the kommun's own macros": (put("templates/exempel/makron.html.jinja", MACRO), 1),
    "a comment": (change(REPORT, "[rapport]", "# att tänka på\n[rapport]"), 0),
    "a file that is no TOML": (put(f"{YEAR}/anteckning.txt", "Ring Ekonomi."), 0),
    "a file of another nämnd": (put("content/exempel/annan/namnd.toml", '[namnd]\nnamn = "Annan"\n'), 0),
    "a page that was deleted": (lambda root: (root / PLAN).unlink(), 1),
    "a page that was changed by hand": (change(PLAN, "Texten.", "Testen."), 1),
    "a page that another build left": (put(SHORT, b""), 1),
}


@pytest.mark.parametrize(("does", "count"), CHANGES.values(), ids=CHANGES)
def test_what_shows_a_change_is_built_again_and_nothing_else(
    does: Callable[[Path], object], count: int, tmp_path: Path
) -> None:
    root = made(tmp_path / "yta")
    built(root)
    does(root)
    unchanged = {0: ", 2 oförändrade", 1: ", 1 oförändrat", 2: ""}[count]
    assert built(root) == f"{count} av 2 dokument byggda{unchanged}"
    assert pages(root) == from_nothing(root, tmp_path / "ny")
    assert built(root) == "0 av 2 dokument byggda, 2 oförändrade"


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    root = made(tmp_path)
    for _ in range(2):
        built(root)
    before = (root / REPORT).stat()
    change(REPORT, "Texten.", "Testen.")(root)
    os.utime(root / REPORT, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built(root) == "1 av 2 dokument byggda, 1 oförändrat"


def test_a_template_looked_for_in_vain_the_last_time_is_used_when_it_is_there(tmp_path: Path) -> None:
    root = made(tmp_path)
    built(root)
    put("templates/exempel/verksamhetsplan.html.jinja", '{% extends "standard/verksamhetsplan.html.jinja" %}')(root)
    assert built(root) == "0 av 2 dokument byggda, 2 oförändrade"  # it was read, and the page is the same
    put("templates/exempel/verksamhetsplan.html.jinja", "<h1>Vår egen</h1>")(root)
    assert built(root) == "1 av 2 dokument byggda, 1 oförändrat"
    assert "Vår egen" in (root / PLAN).read_text("utf-8")


def test_a_report_that_another_decision_rests_on_is_an_input_of_the_memo(tmp_path: Path) -> None:
    root = made(tmp_path)
    change(f"{YEAR}/kort.toml", "[[arende", '[arende]\ngaller = ["verksamhetsplan"]\n[[arende')(root)
    built(root)
    change(REPORT, "[rapport]", '[rapport]\ntitel = "Plan för oss"')(root)
    assert built(root) == "2 av 2 dokument byggda"
    assert "Plan för oss" in (root / SHORT).read_text("utf-8")


@pytest.mark.parametrize("flags", [("--format", "docx"), ("--ut", "annan")])
def test_another_way_of_building_is_not_taken_for_the_same(flags: tuple[str, ...], tmp_path: Path) -> None:
    root = workspace(tmp_path)
    built(root)
    assert built(root, *flags) == "1 av 1 dokument byggda"
    assert built(root, *flags) == "0 av 1 dokument byggda, 1 oförändrat"


def test_one_document_that_was_built_with_all_is_known_when_it_is_asked_for_alone(tmp_path: Path) -> None:
    root = made(tmp_path)
    built(root)
    assert built(root, REPORT) == "0 av 1 dokument byggda, 1 oförändrat"


def test_the_day_of_the_environment_is_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path)
    built(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert built(root) == "1 av 1 dokument byggda"
    assert built(root) == "0 av 1 dokument byggda, 1 oförändrat"


def test_another_program_builds_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path)
    built(root)
    monkeypatch.setattr("reports.maker._packages", lambda: ["typst-99.dist-info"])
    assert built(root) == "1 av 1 dokument byggda"


def test_tvinga_builds_all_the_same(tmp_path: Path) -> None:
    root = made(tmp_path)
    built(root)
    assert built(root, "--tvinga") == "2 av 2 dokument byggda"
    assert built(root) == "0 av 2 dokument byggda, 2 oförändrade"


# ---------------------------------------------------------------- what is told


def test_faults_warnings_and_exit_code_are_the_same_from_memory(tmp_path: Path) -> None:
    root = made(tmp_path)
    put(f"{YEAR}/trasig.toml", plan("{{ inget }}"))(root)
    change(REPORT, "Texten.", "Texten.\n\n[se här](https://example.se)")(root)
    change(f"{YEAR}/kort.toml", "[avsnitt.samman", '[avsnitt.annat]\ntext = "Ligger kvar."\n\n[avsnitt.samman')(root)
    put("content/ensam/mal.toml", GOALS)(root)
    first = rodtrad("build", "--format", "html", cwd=root)
    assert first.returncode == 1
    assert "inget" in first.stderr
    assert "ensam/mal.toml" in first.stderr
    assert "varning: " in first.stdout or "påpekande: " in first.stdout
    again = rodtrad("build", "--format", "html", cwd=root)
    assert (again.returncode, again.stderr) == (1, first.stderr)
    said = re.compile(r"^content/.*\n  tips.*|^content/.*", re.MULTILINE)
    assert said.findall(again.stdout) == said.findall(first.stdout)


def test_lines_in_messages_follow_the_content_though_the_page_is_the_same(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: plan("[se här](https://example.se)")})
    first = rodtrad("build", "--format", "html", cwd=root).stdout
    change(REPORT, "[rapport]", "# en rad\n[rapport]")(root)
    second = rodtrad("build", "--format", "html", cwd=root).stdout
    assert "0 av 1 dokument byggda" in second
    assert [f"{REPORT}:{line}:" in told for line, told in ((7, first), (8, second))] == [True, True]


def test_json_says_which_documents_were_there_already(tmp_path: Path) -> None:
    root = made(tmp_path)
    first, second = (json.loads(rodtrad("build", "--format", "html", "--json", cwd=root).stdout) for _ in range(2))
    assert [one["oförändrat"] for one in first["dokument"]] == [False, False]
    assert [one["oförändrat"] for one in second["dokument"]] == [True, True]
    for key in ("dokument", "filer", "bevis"):
        assert [one[key] for one in first["dokument"]] == [one[key] for one in second["dokument"]]
    assert first["meddelanden"] == second["meddelanden"]


def test_what_was_proven_of_a_file_is_told_of_it_again(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    first, second = (rodtrad("build", "--format", "html", "--validera", cwd=root).stdout for _ in range(2))
    assert "WCAG 2.1 AA" in first
    assert second.splitlines()[:-1] == first.splitlines()[:-1]
    assert second.endswith("0 av 1 dokument byggda på 0,0 s, 1 oförändrat\n") or "1 oförändrat" in second


# ---------------------------------------------------------------- what goes wrong


def test_a_record_that_is_damaged_or_deleted_only_costs_time(tmp_path: Path) -> None:
    root = made(tmp_path)
    built(root)
    for number, record in enumerate(sorted((root / ".rodtrad/minne").glob("*.json"))):
        record.write_bytes(record.read_bytes()[:-1]) if number else record.unlink()
    assert built(root) == "2 av 2 dokument byggda"
    shutil.rmtree(root / ".rodtrad")
    assert built(root) == "2 av 2 dokument byggda"


def test_a_build_that_is_stopped_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = made(tmp_path)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopping:
        stopping.setattr("reports.memory.Memory.keep", stopped)  # the first file is there, its record isn't
        assert rodtrad("build", "--format", "html", cwd=root).returncode != 0
    assert built(root) == "2 av 2 dokument byggda"


def test_a_file_that_can_not_be_written_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path)

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as opened:
        opened.setattr("reports.output.put_whole", locked)
        built(root, code=1)
    assert built(root) == "1 av 1 dokument byggda"


def test_a_folder_that_can_not_be_written_to_only_costs_time(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / ".rodtrad").write_bytes(b"")
    for _ in range(2):
        assert built(root) == "1 av 1 dokument byggda"


def test_a_file_that_is_saved_while_it_is_built_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reports import output

    root, write = workspace(tmp_path / "yta"), output.write

    def saved(target: Path, files: dict[str, bytes]) -> object:
        change(REPORT, "ett år", "tvåår")(root)
        return write(target, files)

    with monkeypatch.context() as saving:
        saving.setattr("reports.output.write", saved)
        built(root)
    assert built(root) == "1 av 1 dokument byggda"
    assert pages(root) == from_nothing(root, tmp_path / "ny")


def test_two_builds_at_once_leave_whole_files_and_records(tmp_path: Path) -> None:
    root = made(tmp_path)
    command = [sys.executable, "-m", "reports", "build", "--format", "html"]
    both = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert built(root) == "0 av 2 dokument byggda, 2 oförändrade"
    assert list(root.rglob("*.tmp")) == []


def test_workers_note_what_they_read_too(tmp_path: Path) -> None:
    root = made(tmp_path)
    built(root, "--jobb", "2")
    change(f"{YEAR}/styrkort.toml", "minst 90", "minst 91")(root)
    assert built(root, "--jobb", "2") == "1 av 2 dokument byggda, 1 oförändrat"


HEAVY = ("pydantic", "jinja2", "markdown_it", "tomli", "lxml", "PIL", "typst", "reports.pipeline")


def test_a_build_with_nothing_to_do_loads_nothing_that_builds(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    code = (
        "import sys; from reports.cli import main\ntry: main()\nfinally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    for _ in range(2):
        command = [sys.executable, "-c", code, "build", "--format", "html"]
        done = subprocess.run(
            command, cwd=root, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
    assert [name for name in HEAVY if name in done.stderr.split()] == []


def test_a_path_that_is_not_there_is_said_to_be_missing_also_outside_a_workspace(tmp_path: Path) -> None:
    result = rodtrad("build", "saknas", cwd=tmp_path)
    assert (result.returncode, result.stderr.splitlines()[0]) == (1, "saknas: finns inte")
