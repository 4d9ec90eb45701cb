"""What some documents are built from, as bytes: packed where the content is, built where only the program is.

A parcel may lack what a document reads in an odd place. It then comes back with faults, and is built at home.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reports import inputs
from reports.batch import Builder, Known, Outcome, Version, as_built
from reports.diagnostics import Faults
from reports.kept import digest_of, versions
from reports.pipeline import CACHE
from reports.readers.load import Library, Workspace
from reports.readers.toml_file import begins_as_report
from reports.source_date import VARIABLE
from reports.templating.environment import packaged_templates

_MAKERS = ("typst", "pikepdf", "matplotlib", "PIL", "lxml", "jinja2", "markdown_it", "font_source_sans_pro")
"""The libraries whose versions can be seen in a document's bytes."""
_HOUSE = ("mall", "typsnittsmapp", "logotyp")


@dataclass(frozen=True)
class Parcel:
    """Some documents of a nämnd, with the files that they are built from."""

    files: Mapping[str, bytes]
    """By path below the workspace."""
    reports: Sequence[tuple[str, str, str]]
    """Path below the workspace, reader, and the digest of the page whose files are there already."""
    formats: Sequence[str]
    program: str
    """What the bytes are made by, as `program` says it."""
    source_date: str | None
    """The environment's SOURCE_DATE_EPOCH."""


class OtherProgram(Exception):
    """Where a parcel came, the program or its libraries have other versions."""


@cache
def program() -> str:
    """The program and the libraries that make bytes, in their versions."""
    folders = (Path(__file__).parent, packaged_templates())
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix != ".pyc")
    return f"{digest_of(files)} {versions(*_MAKERS)!r}"


# ---------------------------------------------------------------- at home


def packed(library: Library, documents: Sequence[Version], formats: Sequence[str], known: Known) -> Parcel:
    """The documents, which are of one nämnd, as a parcel."""
    root = library.workspace.root
    reports = [(one.report.relative_to(root).as_posix(), one.till, known.get(one, "")) for one in documents]
    paths = (path for path in dict.fromkeys(_needed(library, documents[0].report)) if path.is_file())
    files = {path.relative_to(root).as_posix(): inputs.read(path) for path in paths}
    return Parcel(files, reports, tuple(formats), program(), os.environ.get(VARIABLE))


def namnd(library: Library, report: Path) -> Path:
    """The folder of a report's nämnd: all below it may be read for the report."""
    above = [folder for folder in report.parents if folder.is_relative_to(library.workspace.content)]
    for folder in above:
        if any("namnd" in values for values in _shared(library, folder)):
            return folder
    return above[-2] if len(above) > 1 else report.parent


def _needed(library: Library, report: Path) -> Iterator[Path]:
    """The files of the nämnd and of the folders above, those below folders without content, and the house's own."""
    root, own = library.workspace.root, namnd(library, report)
    inputs.asked_all(own)
    yield from own.rglob("*")
    for folder in (above for above in own.parents if above.is_relative_to(library.workspace.content)):
        inputs.asked_names(folder)
        for path in folder.iterdir():
            yield from path.rglob("*") if path.is_dir() and not library.has_content(path) else (path,)
    inputs.asked_names(root / "templates")
    inputs.asked_all(root / "templates")
    yield from (root / "templates").rglob("*")
    for written in (name for folder in report.parents for name in _house(library, folder)):
        if (path := (root / written).resolve()).is_relative_to(root.resolve()):
            yield from path.rglob("*") if path.is_dir() else (root / written,)


def _house(library: Library, folder: Path) -> Iterator[str]:
    for values in _shared(library, folder):
        profil = values.get("profil")
        yield from (str(profil[key]) for key in _HOUSE if key in profil) if isinstance(profil, dict) else ()


def _shared(library: Library, folder: Path) -> Iterator[Mapping[str, object]]:
    """The values of the facts in a folder that can be read."""
    for path in library.folders.get(folder, ()):
        try:
            if not begins_as_report(path):
                yield library.file(path).values
        except Faults:
            continue


# ---------------------------------------------------------------- where it comes


def unpacked(parcel: Parcel) -> list[Outcome]:
    """The parcel's documents, built; raises OtherProgram where they would not be the same as at home."""
    if parcel.program != program():
        raise OtherProgram
    with _WORKING, _environment(parcel.source_date), inputs.noting(inputs.Notes(0)):
        workspace = Workspace(_laid_out(parcel.files))
        known = {Version(workspace.root / report, till): digest for report, till, digest in parcel.reports}
        builder = Builder(workspace, parcel.formats, as_built, known)
        made = [builder.made(version) for version in known]
    return [replace(one, font_folder=_below(one.font_folder, workspace.root)) for one in made]


_WORKING = threading.Lock()
"""A worker may have several threads, and the program is made for one."""


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process's own; what it has drawn stays there for the next parcel."""
    return tempfile.TemporaryDirectory(prefix="rodtrad-")


def _laid_out(files: Mapping[str, bytes]) -> Path:
    root = Path(_home().name).resolve()
    for old in root.iterdir():
        if old.name != CACHE:
            shutil.rmtree(old)
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


@contextmanager
def _environment(source_date: str | None) -> Iterator[None]:
    before = os.environ.pop(VARIABLE, None)
    os.environ |= {VARIABLE: source_date} if source_date is not None else {}
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        os.environ |= {VARIABLE: before} if before is not None else {}


def _below(folder: str, root: Path) -> str:
    return Path(folder).relative_to(root).as_posix() if folder else ""
