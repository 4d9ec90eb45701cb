"""Templates that no document uses are told, and those that are used are left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.readers.load import Library, Workspace
from reports.stray_templates import stray_templates
from tests.helpers import check_output
from tests.workspaces import KOMMUN, workspace

EXTENDS = '{% extends "standard/verksamhetsplan.html.jinja" %}\n'
OWN_KIND = '\n[dokumentslag.lagesrapport]\nnamn = "Lägesrapport"\n'


def strays(root: Path, *names: str, text: str = EXTENDS) -> list[str]:
    """What is said of templates of these names."""
    files = {f"templates/{name}": text for name in names}
    made = workspace(root, files | {"content/exempel/kommun.toml": KOMMUN + OWN_KIND})
    return [str(warning).removeprefix("templates/") for warning in stray_templates(Library(Workspace(made)))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exempel/verksamhetplan.html.jinja", "inget dokumentslag heter så\n  tips: menade du verksamhetsplan"),
        ("gammal.html.jinja", "inget dokumentslag heter så\n  tips: döp den efter ett dokumentslag, eller låt"),
        ("exempel/styrkort.html", "namnet slutar inte på .html.jinja\n  tips: döp om den till styrkort.html.jinja"),
        ("exempel/styrkort.jinja2", "namnet slutar inte på .html.jinja\n  tips: döp om den till styrkort.html.jinja"),
        ("exempel/socialnamnden/styrkort.html.jinja", "en nämnd har inga egna mallar\n  tips: lägg den i"),
        ("exempl/styrkort.html.jinja", "det finns ingen mapp content/exempl\n  tips: menade du exempel?"),
    ],
)  # fmt: skip
def test_a_template_that_no_document_uses_is_told_with_what_to_call_it(
    name: str, expected: str, tmp_path: Path
) -> None:
    (warning,) = strays(tmp_path, name)
    assert warning.startswith(f"{name}: varning: mallen används inte, för {expected}")


@pytest.mark.parametrize("name", ["styrkort", "exempel/lagesrapport", "exempel/makron", "bas"])
def test_a_template_that_a_document_may_use_is_left_in_peace(name: str, tmp_path: Path) -> None:
    assert strays(tmp_path, f"{name}.html.jinja") == []


def test_a_template_that_another_inherits_is_used(tmp_path: Path) -> None:
    inherits = '{% extends "delar/gemensamt.html.jinja" %}'
    workspace(tmp_path, {"templates/styrkort.html.jinja": inherits})
    assert strays(tmp_path, "delar/gemensamt.html.jinja") == []


def test_a_word_template_that_no_profile_names_is_told(tmp_path: Path) -> None:
    profile = KOMMUN + '[profil]\nmall = "templates/exempel/var.dotx"\n'
    files = {f"templates/exempel/{name}": b"PK" for name in ("var.dotx", "mall.docx", "~$mall.docx")}
    made = workspace(tmp_path, {"content/exempel/kommun.toml": profile, "templates/mall.docx": b"PK", **files})
    (warning,) = map(str, stray_templates(Library(Workspace(made))))
    assert warning.startswith("templates/exempel/mall.docx: varning: Word-mallen används inte")
    assert 'tips: lägg till mall = "templates/exempel/mall.docx" under [profil]' in warning


def test_check_tells_of_it_and_finds_no_fault(tmp_path: Path) -> None:
    code, faults, said = check_output(workspace(tmp_path, {"templates/exempel/verksamhetplan.html.jinja": EXTENDS}))
    assert (code, faults) == (0, set())
    assert any("mallen används inte" in one for one in said)
