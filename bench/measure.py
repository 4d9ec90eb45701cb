"""What commands cost, seen from outside: they take turns, so that a slow minute hits all of them alike."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
RODTRAD = (PYTHON, "-m", "reports")


@dataclass(frozen=True)
class Command:
    """A process to run."""

    argv: Sequence[str]
    cwd: Path = ROOT
    before: Callable[[], object] = field(default=lambda: None)
    """What is done before each run, outside its time."""


@dataclass(frozen=True)
class Cost:
    """What one run took: milliseconds, and megabytes of its largest process."""

    wall: float
    cpu: float
    rss: float
    out: str


def run(command: Command) -> Cost:
    """Run a command once; raises RuntimeError with what it said when it fails."""
    command.before()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory(prefix="rodtrad-bench-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        launch = [PYTHON, "-S", str(Path(__file__).with_name("launch.py")), str(out), str(err), *command.argv]
        done = subprocess.run(launch, cwd=command.cwd, env=env, capture_output=True, check=True, text=True)
        code, wall, cpu, rss = map(float, done.stdout.split())
        if code:
            raise RuntimeError(f"{' '.join(command.argv)}: {err.read_text('utf-8', 'replace')[-500:]}")
        return Cost(wall * 1000, cpu * 1000, rss / 1024, out.read_text("utf-8", "replace"))


def turns(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Cost]]:
    """The costs of commands that take turns; the first round fills the caches and is not counted."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            cost = run(command)
            costs[name] += [cost] if number else []
    return costs


def warm(commands: Mapping[str, Command], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of one more in a running process, of commands that tell them as JSON on their last line."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name] += json.loads(run(command).out.strip().splitlines()[-1])["warm_ms"]
    return found


def walls(costs: Iterable[Cost]) -> list[float]:
    """The milliseconds by the clock."""
    return [cost.wall for cost in costs]


def cpus(costs: Iterable[Cost]) -> list[float]:
    """The milliseconds that processors worked."""
    return [cost.cpu for cost in costs]


def median(figures: Sequence[float]) -> float:
    """The median."""
    return statistics.median(figures)


def told(figures: Sequence[float], unit: str = "ms") -> str:
    """A median with its spread, as `7,7 ms (7,6–8,3)`."""
    spread = f" ({number(min(figures))}–{number(max(figures))})" if len(figures) > 1 else ""
    return f"{number(median(figures))} {unit}{spread}"


def number(figure: float) -> str:
    """A figure with as many digits as matter, and a decimal comma."""
    return (f"{figure:.0f}" if figure >= 99.5 else f"{figure:.1f}" if figure >= 9.95 else f"{figure:.2f}").replace(
        ".", ","
    )


def takes(option: str) -> bool:
    """Whether `rodtrad build` has an option."""
    return option in run(Command((*RODTRAD, "build", "--help"))).out
