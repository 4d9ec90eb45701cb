"""The real faults of the published figures are found in their texts and goals, and nothing else is told of."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from reports.diagnostics import ACCEPTED
from reports.pipeline import CHECK, Run, Studio
from reports.readers.check_changes import CHANGE_RULES
from reports.readers.check_goals import GOAL_RULES
from reports.readers.check_near import NEAR_RULES
from reports.readers.check_prose import PROSE_RULES
from reports.readers.load import Workspace
from tests.helpers import ROOT, rodtrad

KNOWN = {
    ("mal.toml", "124 män och 178 kvinnor är tillsammans 302, men meningen säger 322"),
    ("mal.toml", "namnet säger 50%, men målvärdet för Andelen bilar som kan använda biogas eller el"),
    ("mal.toml", "texten säger minst 150, men målvärdet för Minska antalet övergångskontrakt är högst 150"),
    ("delarsrapport-mars.toml", "texten säger 250 färre, men Antal familjerättsliga ärenden under året är 288 färre"),
    (
        "delarsrapport-mars.toml",
        "texten förklarar skillnaden med 114 och 9, men Antal tillsvidare anställda är 127 färre",
    ),
}
RULES = (*GOAL_RULES, *PROSE_RULES, *CHANGE_RULES, *NEAR_RULES)


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    studio = Studio(Workspace(ROOT))
    reports, _ = studio.library.documents([ROOT / "content"])
    return [Run(studio, report, ()).through(CHECK[:2]) for report in reports]


def test_the_known_faults_are_found_and_no_others(runs: list[Run]) -> None:
    found = {
        (run.merged.file(finding.path).path.name, finding.message)
        for run in runs
        for rule in RULES
        for finding in rule(run.rapport)
    }
    assert len(found) == len(KNOWN)
    assert all(any(name == file and text.startswith(start) for name, text in found) for file, start in KNOWN)


def test_the_known_faults_are_kept_with_a_reason(runs: list[Run]) -> None:
    kept = {warning.message for run in runs for warning in run.warnings if warning.level == ACCEPTED}
    assert all(any(message.startswith(start) for message in kept) for _, start in KNOWN)
    assert not [warning for run in runs for warning in run.warnings if warning.level in ("varning", "påpekande")]


REAL_FAULTS = {
    "raden Resultat, kolumnen Bokslut 2017: här står −6\u00a0320, men raderna ger −6\u00a0319 (skillnad 1)",
    "raden Nettoinvesteringar, kolumnen Bokslut 2017: här står 12\u00a0000, men raderna ger 6\u00a0757",
    "raden varav utgifter, kolumnen Investeringsram 2022: här ger varav-raderna 0, men raden Summa investeringar är",
    *(start for _, start in KNOWN),
}
"""What stands in the published documents and contradicts itself."""


def test_check_prints_every_real_fault_and_nothing_else_when_no_reason_is_given(tmp_path: Path) -> None:
    for kommun in ("bjurholm", "ekero", "linkoping", "lulea"):
        shutil.copytree(ROOT / "content" / kommun, tmp_path / "content" / kommun)
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("exempel"))
    for file in (tmp_path / "content").rglob("*.toml"):
        text = file.read_text("utf-8")
        file.write_text(
            re.sub(r', accepterad = "[^"]*"|^accepterad = "[^"]*"\n', "", text, flags=re.MULTILINE), "utf-8"
        )
    result = rodtrad("check", "--json", cwd=tmp_path)
    told = [one["meddelande"] for one in json.loads(result.stdout)["meddelanden"]]
    unreadable = [message for message in told if message.startswith('målvärdet "10 3" går inte att läsa')]
    assert result.returncode == 1
    assert len(told) == len(REAL_FAULTS) + len(unreadable) == 9
    assert all(any(message.startswith(start) for message in told) for start in REAL_FAULTS)
