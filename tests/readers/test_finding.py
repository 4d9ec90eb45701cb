"""Every value of a report with its path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reports.model.rapport import Kommun
from reports.model.varde import Varde
from reports.readers.finding import at, values
from tests.workspaces import checked, plan, workspace


def test_each_value_of_a_report_stands_at_its_path_in_the_order_of_the_model(tmp_path: Path) -> None:
    rapport = checked(workspace(tmp_path, {"verksamhetsplan.toml": plan("Planen.")})).rapport
    assert [(path, value.text) for path, value in values(rapport)] == [
        (("kommun", "namn"), "Exempels kommun"),
        (("namnd", "namn"), "Socialnämnden"),
        (("rapport", "period"), "2027"),
        (("avsnitt", "inledning", "text"), "Planen."),
    ]
    assert all(at(rapport, path) is value for path, value in values(rapport))


def test_a_report_is_walked_once_and_a_changed_one_anew(tmp_path: Path) -> None:
    rapport = checked(workspace(tmp_path)).rapport
    assert values(rapport) is values(rapport)
    renamed = replace(rapport, kommun=Kommun(namn=Varde("Annan")))
    assert values(renamed)[0][1].text == "Annan"


def test_what_lies_below_a_path_keeps_it(tmp_path: Path) -> None:
    assert values((Varde("a"), {"b": Varde("c")}), ("rad",)) == [
        (("rad", 0), Varde("a")),
        (("rad", 1, "b"), Varde("c")),
    ]
