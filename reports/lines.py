"""What the command line says, as lines of text; it is cli.py that prints them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from reports.diagnostics import ACCEPTED, Diagnostic

_IN_WORD = "förteckningen har länkar; vill du ha numren klickar du i den i Word och trycker F9"


@dataclass(frozen=True)
class Built:
    """A document of which at least one file was written."""

    document: str
    """Its report file, as messages print it."""
    files: Sequence[Path]
    seconds: float
    proven: Mapping[str, str] = field(default_factory=dict)
    """What the run found each file to be, by format."""
    is_unchanged: bool = False
    """Whether it was there already, and nothing that it is made of has changed."""


@dataclass
class Account:
    """What a run has to tell, gathered document by document."""

    faults: list[Diagnostic]
    warnings: list[Diagnostic] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)

    def messages(self) -> list[Diagnostic]:
        """Faults, then warnings, then what is accepted, each in the order of files and lines.

        What many documents share is told once, and a warning that a proof made a fault of is told as one.
        """
        graver = {replace(fault, level="varning") for fault in self.faults}
        lighter = set(self.warnings) - graver
        return [*sorted(set(self.faults)), *sorted(lighter, key=lambda d: (d.level == ACCEPTED, d))]

    @property
    def accepted(self) -> int:
        """How many things are kept though they look wrong."""
        return sum(message.level == ACCEPTED for message in set(self.warnings))

    def as_json(self) -> str:
        """All of it for another program."""
        built = [
            {
                "dokument": one.document,
                "filer": [shown(file) for file in one.files],
                "sekunder": round(one.seconds, 3),
                "bevis": dict(one.proven),
                "oförändrat": one.is_unchanged,
            }
            for one in self.built
        ]
        said = [
            {"fil": d.file, "rad": d.line, "slag": d.level, "meddelande": d.message, "tips": d.hint}
            for d in self.messages()
        ]
        import json

        return json.dumps({"dokument": built, "meddelanden": said}, ensure_ascii=False, indent=2)

    def summary(self, total: int, seconds: float, *, every: bool = False) -> list[str]:
        """The files with their sizes and what they were found to be, and how many documents were built in what time.

        Documents that were there already are only counted, unless `every` one is to be told.
        """
        told = [one for one in self.built if every or not one.is_unchanged]
        files = [file for one in told for file in one.files]
        head, *rows = table([["fil", "storlek"], *([shown(file), _size(file)] for file in files)])
        row_of = dict(zip(files, rows, strict=True))
        lines = [head] if files else []
        for one in told:
            lines += [*(row_of[file] for file in one.files), *_proof(one)]
        unchanged = sum(one.is_unchanged for one in self.built)
        done = f"{len(self.built) - unchanged} av {count(total, 'dokument', 'dokument')} byggda på {seconds:.1f} s"
        still = f", {count(unchanged, 'oförändrat', 'oförändrade')}" if unchanged else ""
        return [*lines, done.replace(".", ",") + still]


def rebuilt(built: Sequence[str], unchanged: int, faults: int, seconds: float) -> str:
    """What a watch says of a save: what was built, when and in what time."""
    from datetime import datetime

    now, took = f"{datetime.now():%H.%M.%S}", f"{seconds:.2f}".replace(".", ",")
    if faults:
        return f"{now} {count(faults, 'fel', 'fel')}"
    what = f"{built[0]} byggt" if len(built) == 1 else f"{len(built)} dokument byggda"
    still = f", {count(unchanged, 'oförändrat', 'oförändrade')}" if unchanged else ""
    return f"{now} {what} på {took} s{still}"


def without_numbers(whys: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """Remarks that contents in Word have no page numbers, of documents and why; what many share is told once."""
    alike: dict[str, list[str]] = {}
    for name, why in whys:
        if why:
            alike.setdefault(why, []).append(name)
    others = {why: f" (likaså i {len(names) - 1} dokument till)" if names[1:] else "" for why, names in alike.items()}
    message = "innehållsförteckningen i Word fick inga sidnummer"
    return [
        Diagnostic(names[0], 0, f"{message}: {why}{others[why]}", _IN_WORD, "påpekande") for why, names in alike.items()
    ]


@dataclass
class Lost:
    """What a run lost on its way, and made again."""

    workers: int = 0
    documents: int = 0

    def told(self) -> list[str]:
        """What the summary says of it; nothing when nothing was lost."""
        if not self.workers and not self.documents:
            return []
        gone = "en arbetare" if self.workers == 1 else f"{self.workers} arbetare"
        again = f"{count(self.documents, 'dokument', 'dokument')} gjordes om"
        return [f"{again}, {gone} försvann" if self.workers else again]


def _proof(one: Built) -> list[str]:
    return [f"  {' · '.join(one.proven.values())}"] if one.proven else []


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1024:.0f} kB"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns as wide as what stands in them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def count(number: int, one: str, many: str) -> str:
    """A number and its noun."""
    return f"{number} {one if number == 1 else many}"


def shown(path: Path | str, here: str = "", system: ModuleType = os.path) -> str:
    """A path seen from the current folder, with forward slashes; whole when it is on another drive.

    `system` is the operating system's way with paths, as `ntpath`.
    """
    try:
        seen = str(system.relpath(path, here or system.curdir))
    except ValueError:  # Windows: no way leads from one drive to another
        seen = str(path)
    return seen.replace(system.sep, "/")


def quoted(path: Path) -> str:
    """A path as it is typed in a terminal: in quotation marks, which all of them know, where it needs them."""
    text = str(path)
    return text if re.fullmatch(r"[\w./\\:~-]+", text) else f'"{text}"'


def catalogue_lines(rows: Iterable[dict[str, str]]) -> list[str]:
    """The list of documents with its head; nothing when there are none, and no column in which nothing stands."""
    listed = list(rows)
    empty = {name for name in (listed[0] if listed else ()) if not any(row[name] for row in listed)}
    listed = [{name: cell for name, cell in row.items() if name not in empty} for row in listed]
    return table([list(listed[0]), *(list(row.values()) for row in listed)]) if listed else []
