"""Many documents on a Dask cluster that is there: parcels go out, bytes come back, and what is lost is made again.

The scheduling is Dask's. What needs LibreOffice is done here, with the bytes that come back.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reports.batch import Builder, Known, Outcome, Version, as_built, in_order
from reports.diagnostics import Diagnostic, Faults
from reports.inputs import State, apart
from reports.lines import Lost
from reports.parcels import OtherProgram, Parcel, namnd, packed, unpacked
from reports.readers.load import Library, Workspace

if TYPE_CHECKING:
    from distributed import Future

OPTION = "--dask"
_TOPIC = "rodtrad"
_ADDRESS = re.compile(r"(?:\w+://)?([\w.-]+|\[[\da-f:]+\]):(\d{1,5})", re.IGNORECASE)
_HINT = "skriv adressen som dask scheduler skriver ut, som tcp://127.0.0.1:8786"
_ANSWERS = 10
"""Seconds that a cluster has to answer."""
_PATIENCE = 20
"""Seconds without a result after which it is asked whether there is any worker left."""
_TOGETHER = 4
"""Documents in a parcel, at most."""
_AHEAD = 3
"""Parcels under way for each of the workers' threads."""


@dataclass
class Cluster:
    """A cluster, and a workspace whose documents are built on it."""

    address: str
    workspace: Workspace
    formats: Sequence[str]
    known: Known = field(default_factory=dict)
    """Digests of the pages whose files are there already."""
    lost: Lost = field(default_factory=Lost)

    def build(self, versions: Sequence[Version]) -> Iterator[Outcome]:
        """Build documents in the order given; raises Faults when there is no such cluster, or it can't build them."""
        client = self._client()
        try:
            yield from self._built(client, versions)
        finally:
            client.close()

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError:
            hint = 'kör pip install "rodtrad[dask]"'
            raise Faults([Diagnostic(OPTION, 0, "Dask är inte installerat", hint)]) from None
        _quiet()
        try:
            self._knock()
            return Client(self.address, timeout=_ANSWERS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError):
            raise Faults([Diagnostic(OPTION, 0, f"inget Dask-kluster svarar på {self.address}", _HINT)]) from None

    def _knock(self) -> None:
        """See that something answers: Dask itself asks for as long as it may, and a refusal can be told at once."""
        import socket

        match = _ADDRESS.fullmatch(self.address)
        if not match:
            raise Faults([Diagnostic(OPTION, 0, f'"{self.address}" är ingen adress', _HINT)])
        socket.create_connection((match[1].strip("[]"), int(match[2])), _ANSWERS).close()

    def _built(self, client: Any, versions: Sequence[Version]) -> Iterator[Outcome]:
        workers = _workers(client)
        if not workers:
            hint = f"starta minst en på någon dator, med: dask worker {self.address}"
            raise Faults([Diagnostic(OPTION, 0, "Dask-klustret har inga arbetare", hint)])
        begun, home = Counter[Any](), Builder(self.workspace, self.formats, as_built, self.known)
        client.subscribe_topic(_TOPIC, lambda event: begun.update([event[1]]))
        library, sizes = Library(self.workspace), dict[Any, int]()

        def submit(part: Sequence[Version]) -> _Sent:
            with apart() as noted:
                parcel = packed(library, part, self.formats, self.known)
            future = client.submit(_on_worker, parcel, pure=False, retries=1)
            library.forget(part[0].report.parents)
            sizes[future.key] = len(part)
            return _Sent(client, future, part, home, noted())

        threads = sum(workers.values())
        yield from in_order(_parts(library, versions, threads), submit, threads * _AHEAD)
        self.lost.workers = len(workers.keys() - _workers(client).keys())
        self.lost.documents = sum(sizes.get(key, 0) for key, times in begun.items() if times > 1)


def _quiet() -> None:
    """Dask's own log says in English, line by line, what the summary says."""
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _workers(client: Any) -> dict[str, int]:
    """The threads of each worker by its address; none when the cluster is gone."""
    try:
        workers = client.scheduler_info(n_workers=-1)["workers"]
    except (OSError, RuntimeError):
        return {}
    return {address: worker["nthreads"] for address, worker in workers.items()}


def _parts(library: Library, versions: Sequence[Version], threads: int) -> Iterator[Sequence[Version]]:
    """Documents of one nämnd together, but so few that every thread gets its share."""
    size = max(1, min(_TOGETHER, len(versions) // (threads * _AHEAD)))
    for _, own in groupby(versions, key=lambda version: namnd(library, version.report)):
        documents = list(own)
        yield from (documents[first : first + size] for first in range(0, len(documents), size))


def _on_worker(parcel: Parcel) -> list[Outcome]:
    """Build a parcel where it came, and say that it is begun: twice is once too much."""
    from distributed import get_worker

    worker = get_worker()
    worker.log_event(_TOPIC, worker.get_current_task())
    return unpacked(parcel)


@dataclass
class _Sent:
    """A parcel under way; what does not come back whole is built at home."""

    client: Any
    """Dask's, whose functions have no types."""
    future: Future[list[Outcome]]
    part: Sequence[Version]
    home: Builder[Outcome]
    inputs: Mapping[str, State]
    """What it was packed from."""

    def result(self) -> list[Outcome]:
        """Wait for its documents."""
        made = self._come()
        if made is None:
            return [self.home.made(version) for version in self.part]
        return [self._at_home(one, version) for one, version in zip(made, self.part, strict=True)]

    def _come(self) -> list[Outcome] | None:
        from distributed import CancelledError, KilledWorker

        while True:
            try:
                return self.future.result(timeout=_PATIENCE)
            except TimeoutError:
                if not _workers(self.client):
                    return None
            except (OSError, CancelledError, KilledWorker):
                return None
            except (OtherProgram, ImportError):
                hint = "installera samma version av rodtrad och dess paket där som här"
                raise Faults([Diagnostic(OPTION, 0, "arbetarna i klustret har inte samma program", hint)]) from None

    def _at_home(self, one: Outcome, version: Version) -> Outcome:
        """The outcome with the names that things have here; with faults, those that are told when it is built here."""
        if one.faults:
            return self.home.made(version)
        fonts = (self.home.studio.workspace.root / one.font_folder).as_posix() if one.font_folder else ""
        return replace(one, report=version.report, font_folder=fonts, inputs=self.inputs)
