"""What is measured is what is said to be measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench import floor, land, many, rows, works
from bench.measure import Command, Cost, number, run
from bench.peers import Peers
from tests.helpers import rodtrad


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.toml")}


def test_a_smaller_country_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    small, large = texts(land.country(tmp_path / "small", 8)), texts(land.country(tmp_path / "large", 44))
    assert small.items() < large.items()
    assert texts(land.country(tmp_path / "again", 8)) == small
    assert sum("[rapport]" in text for text in large.values()) == 44
    assert {path.split("/")[1] for path in large} == {"kommun-000", "kommun-001"}


def test_every_kommun_of_the_country_has_a_name_of_its_own() -> None:
    names = {land.Namnd(10 * kommun).kommun for kommun in range(land.KOMMUNER)}
    assert len(names) == land.KOMMUNER
    assert land.KOMMUNER * 10 * land.PER_NAMND == land.COUNTRY


def test_nothing_is_wrong_with_the_country(tmp_path: Path) -> None:
    result = rodtrad("check", cwd=land.country(tmp_path, 4))
    assert (result.stdout, result.stderr) == ("4 dokument kontrollerade, inga fel\n", "")


def test_the_work_is_what_it_is_said_to_be() -> None:
    made = {work["name"]: work["blocks"] for work in works.works()}
    kinds = Counter(block["t"] for block in made["R1"])
    assert kinds == {"h1": 12, "h2": 24, "p": 60, "table": 12, "list": 3, "chart": 8}
    assert sum("fn" in block for block in made["R1"]) == 8
    assert Counter(len(block["rows"]) for block in made["R1"] if block["t"] == "table") == {15: 8, 40: 4}
    assert len(made["R10"]) == 10 * len(made["R1"]) - 9 * 8
    assert [len(block["rows"]) for block in made["T5000"] if block["t"] == "table"] == [5000]


def test_reports_of_many_have_other_words_and_no_faults(tmp_path: Path) -> None:
    works.write(tmp_path / "work")
    root = many.reports(Peers(tmp_path / "work", None), tmp_path / "many", 2)
    one, other = (path.read_text("utf-8") for path in sorted(root.rglob("rapport.toml")))
    assert one != other
    assert rodtrad("check", "--tyst", cwd=root).stderr == ""
    floor.main(tmp_path / "work/R1.json", tmp_path / "r1.docx")
    assert (tmp_path / "r1.docx").stat().st_size > 100_000


def test_a_goal_is_reached_by_the_clock_or_by_what_the_processors_worked() -> None:
    def cost(wall: float, cpu: float) -> list[Cost]:
        return [Cost(wall, cpu, 0, "")]

    beside = ("annat", cost(100, 100))
    assert rows.at_most(2, "a", cost(90, 200), beside, 1.0).reached == rows.YES
    assert rows.at_most(2, "a", cost(200, 90), beside, 1.0).reached == rows.BY_CPU
    assert rows.at_most(2, "a", cost(200, 101), beside, 1.0).reached == rows.NO
    assert [number(figure) for figure in (0.123, 9.96, 123.4)] == ["0,12", "10,0", "123"]


def test_a_process_is_not_said_to_be_larger_than_it_is() -> None:
    held = bytearray(200_000_000)
    assert run(Command(("python3", "-c", "pass"))).rss < 60
    assert len(held) == 200_000_000
