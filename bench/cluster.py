"""Point 6: a country's reports on a Dask cluster of two workers, and the same when one of them is killed."""

from __future__ import annotations

import filecmp
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import land
from bench.measure import PYTHON, RODTRAD, ROOT, Command, run, told
from bench.rows import NO, NOT_MEASURED, YES, Row

_OPTIONS = ("--format", "docx,html", "--utan-sidnummer", "--tvinga")


def cluster(reports: int, folder: Path) -> Iterator[Row]:
    """What is built there is what is built here, and nothing is lost with a worker."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        yield Row(6, "--dask", "distributed är inte installerat", reached=NOT_MEASURED)
        return
    root = land.country(folder / "country", reports)
    here = run(Command((*RODTRAD, "build", *_OPTIONS, "--jobb", "2", "--ut", "here"), root))
    with _cluster(folder) as (address, workers):
        build = (*RODTRAD, "build", *_OPTIONS, "--dask", address, "--ut")
        there = run(Command((*build, "there"), root))
        beside = f"--jobb 2 {told([here.wall])}"
        is_same = YES if _same(root / "here", root / "there") else NO
        yield Row(
            6, f"landet, {reports} rapporter på två arbetare", told([there.wall]), beside, "", "samma filer", is_same
        )
        said = _killed((*build, "rest"), root, workers[0])
        is_same = YES if _same(root / "here", root / "rest") else NO
        yield Row(6, "en arbetare dödad mitt i", said, goal="samma filer, och det sägs", reached=is_same)


def _killed(build: tuple[str, ...], root: Path, worker: subprocess.Popen[bytes]) -> str:
    """What the summary says when a worker is killed as soon as something has come."""
    process = subprocess.Popen(build, cwd=root, stdout=subprocess.PIPE, env=_env(), text=True)
    while not (root / "rest").is_dir() and process.poll() is None:
        time.sleep(0.01)
    os.kill(worker.pid, signal.SIGKILL)
    said, _ = process.communicate()
    return next(iter(re.findall(r"^.*gjordes om.*$", said, re.MULTILINE)), "inget sagt")


def _same(one: Path, other: Path) -> bool:
    files = [path.relative_to(one).as_posix() for path in one.rglob("*") if path.is_file()]
    return bool(files) and filecmp.cmpfiles(one, other, files, shallow=False)[0] == files


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process with a folder of its own."""
    told_by = folder / "scheduler.json"
    where = ("--scheduler-file", str(told_by))
    scheduler = _started("scheduler", folder / "scheduler", "--port", "0", *where)
    alone = ("--no-nanny", "--nthreads", "1", "--local-directory", ".")
    workers = [_started("worker", folder / name, *where, *alone) for name in ("a", "b")]
    try:
        yield _joined(told_by, len(workers)), workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def _started(role: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    folder.mkdir(parents=True)
    command = [PYTHON, "-m", f"distributed.cli.dask_{role}", "--host", "127.0.0.1", "--no-dashboard", *options]
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=_env(), stdout=silent, stderr=silent)


def _joined(told_by: Path, workers: int) -> str:
    from distributed import Client

    while not told_by.is_file() or not told_by.read_text().endswith("}"):
        time.sleep(0.02)
    address = str(json.loads(told_by.read_text())["address"])
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
    return address


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
