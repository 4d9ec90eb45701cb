"""Documents built on a Dask cluster: two workers, each a process with a folder of its own, and no content in it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reports.batch import Version
from reports.cluster import Cluster
from reports.diagnostics import Faults
from reports.parcels import OtherProgram, packed, unpacked
from reports.readers.load import Library, Workspace
from tests.helpers import rodtrad
from tests.workspaces import NAMND, plan, workspace

FIGURE = '[bild.karta]\nfil = "../../bilder/karta.svg"\nalt = "Kommunens kärna"\n'
MAP = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"><rect width="99" height="50"/></svg>'


@dataclass
class Running:
    """A cluster on this machine."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def started(role: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    folder.mkdir()
    command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--host", "127.0.0.1", "--no-dashboard", *options]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    pytest.importorskip("distributed")
    root = tmp_path_factory.mktemp("kluster")
    told, alone = str(root / "dar.json"), ("--no-nanny", "--nthreads", "1", "--local-directory", ".")
    scheduler = started("scheduler", root / "scheduler", "--port", "0", "--scheduler-file", told)
    workers = [started("worker", root / name, "--scheduler-file", told, *alone) for name in ("a", "b")]
    try:
        yield Running(joined(Path(told), len(workers)), workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def joined(told: Path, workers: int) -> str:
    from distributed import Client

    while not told.is_file() or not told.read_text().endswith("}"):
        time.sleep(0.02)
    address = str(json.loads(told.read_text())["address"])
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
    return address


def country(root: Path, namnder: int, *texts: str) -> Path:
    """A workspace of nämnder that each have a plan for every text."""
    files = {f"content/exempel/namnd-{number}/namnd.toml": NAMND for number in range(namnder)}
    for number in range(namnder):
        files |= {f"content/exempel/namnd-{number}/{i}/plan.toml": text for i, text in enumerate(texts)}
    return workspace(root, {**files, "content/exempel/bilder/karta.svg": MAP})


def built(root: Path, folder: str) -> dict[str, bytes]:
    files = (path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root / folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_built_on_a_cluster_is_what_is_built_at_home(tmp_path: Path, cluster: Running) -> None:
    texts = (plan('{{ bild("karta") }}', FIGURE), plan("att fylla i: allt"), plan("{{ inget }}"))
    root = country(tmp_path, 2, *texts)
    home = rodtrad("build", "--utan-sidnummer", "--ut", "hemma", cwd=root)
    away = rodtrad("build", "--utan-sidnummer", "--ut", "borta", "--dask", cluster.address, cwd=root)
    assert (away.returncode, away.stderr) == (home.returncode, home.stderr)
    assert "plan.toml:7: " in away.stderr
    assert "5 av 7 dokument byggda" in away.stdout
    assert built(root, "borta") == built(root, "hemma")
    assert len(built(root, "borta")) == 15
    again = rodtrad("build", "--utan-sidnummer", "--ut", "borta", "--dask", cluster.address, cwd=root)
    assert (again.returncode, again.stderr) == (home.returncode, home.stderr)
    assert "0 av 7 dokument byggda" in again.stdout


def test_a_worker_killed_in_mid_build_loses_nothing_and_the_summary_says_so(tmp_path: Path, cluster: Running) -> None:
    root = country(tmp_path, 10, *(plan(f"Nummer {number}.") for number in range(6)))
    options = ("--format", "html", "--tyst")
    rodtrad("build", *options, "--ut", "hemma", cwd=root)
    command = [sys.executable, "-m", "reports", "build", "--format", "html", "--ut", "borta", "--dask", cluster.address]
    away = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while not (root / "borta").is_dir():
        time.sleep(0.01)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    stdout, stderr = away.communicate(timeout=60)
    assert (away.returncode, stderr) == (0, "")
    assert re.search(r"^\d+ dokument gjordes om, en arbetare försvann$", stdout, re.MULTILINE)
    assert "61 av 61 dokument byggda" in stdout
    assert built(root, "borta") == built(root, "hemma")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "inget Dask-kluster svarar på"),
        ("hej", "är ingen adress"),
        ("a:b", "är ingen adress"),
        ("a:99999", "svarar"),
    ],
)
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, address: str, said: str) -> None:
    pytest.importorskip("distributed")
    result = rodtrad("build", "--dask", address, cwd=workspace(tmp_path))
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_without_dask_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Faults) as raised:
        next(Cluster("tcp://127.0.0.1:9", Workspace(workspace(tmp_path)), ()).build([]))
    assert "rodtrad[dask]" in raised.value.diagnostics[0].hint


def test_documents_are_never_made_by_another_version_of_the_program(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (report,) = root.rglob("verksamhetsplan.toml")
    parcel = packed(Library(Workspace(root)), [Version(report)], ["html"], {})
    with pytest.raises(OtherProgram):
        unpacked(replace(parcel, program="ett annat"))


def test_a_parcel_has_what_its_namnd_reads_and_nothing_of_the_others(tmp_path: Path) -> None:
    profil = '\n[profil]\nlogotyp = "hus/logo.svg"\n'
    kommun = '[kommun]\nnamn = "Exempels kommun"\n' + profil
    root = country(tmp_path, 2, plan())
    workspace(root, {"content/exempel/kommun.toml": kommun, "hus/logo.svg": MAP, "templates/x.html.jinja": ""})
    report = root / "content/exempel/namnd-0/0/plan.toml"
    assert set(packed(Library(Workspace(root)), [Version(report)], (), {}).files) == {
        "content/exempel/kommun.toml", "content/exempel/bilder/karta.svg", "content/exempel/namnd-0/namnd.toml",
        "content/exempel/namnd-0/0/plan.toml", "hus/logo.svg", "templates/x.html.jinja",
    }  # fmt: skip
