"""The files of a document proven: what can be said of them truthfully, and what is wrong with them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reports.diagnostics import ACCEPTED, NOTHING, Diagnostic, Faults
from reports.proof.pdf import claims
from reports.proof.rules import Finding, Place

NEEDED = ("page-validation", "html5lib")
"""The packages that read what others wrote; they come with an extra."""

_PROVEN: dict[str, Callable[[bytes], str]] = {
    "docx": lambda data: "docx giltig",
    "pdf": lambda data: " ".join(claims(data)),
    "html": lambda data: "WCAG 2.1 AA (automatiska kontroller)",
}
_ROOMS = {"docx": "reports.proof.docx", "pdf": "reports.proof.pdf", "html": "reports.proof.html"}
_BY_TYPST = b"<xmp:CreatorTool>Typst"


@dataclass(frozen=True)
class Proof:
    """What a run has found out about one document's files."""

    proven: Mapping[str, str]
    """What each file was found to be, by format; a format about which nothing was found out is not here."""
    faults: Sequence[Diagnostic] = ()
    remarks: Sequence[Diagnostic] = ()
    """Why nothing is said of a file in which all that is wrong is kept on purpose."""


Prover = Callable[[Mapping[str, bytes], Mapping[str, str], Sequence[Diagnostic]], Proof]
"""Proves files, by format; the second mapping has the names that messages print them by, then comes what is told."""


def prover(*, thorough: bool) -> Prover:
    """What proves the files of a run: the validators, or else only what has been seen while they were made.

    Raises Faults when the validators are asked for and not installed.
    """
    if not thorough:
        return as_made
    if missing := [package for package in NEEDED if not _is_installed(package)]:
        verb = "är inte installerat" if len(missing) == 1 else "är inte installerade"
        message = f"det som ska pröva dokumenten, {' och '.join(missing)}, {verb}"
        raise Faults([Diagnostic("--validera", 0, message, 'kör pip install "rodtrad[validera]"')])
    return validated


def _is_installed(package: str) -> bool:
    from importlib.metadata import PackageNotFoundError, version

    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def as_made(files: Mapping[str, bytes], names: Mapping[str, str], told: Sequence[Diagnostic] = ()) -> Proof:
    """What is known without a validator: Typst makes no PDF that breaks the standards it is asked for."""
    pdf = files["pdf"] if "pdf" in names else b""
    return Proof({"pdf": f"{' '.join(claims(pdf))} (enligt Typst)"} if _BY_TYPST in pdf and claims(pdf) else {})


def validated(files: Mapping[str, bytes], names: Mapping[str, str], told: Sequence[Diagnostic] = ()) -> Proof:
    """What the validators say of the final bytes; a file that breaks a rule is proven to be nothing.

    What is told already where it was written, as a warning, is told in the same words as a fault; what is accepted
    there is none, but it keeps the file from being proven.
    """
    proven: dict[str, str] = {}
    said: list[Diagnostic] = []
    for suffix, name in names.items():
        if suffix not in _ROOMS:
            continue
        found = importlib.import_module(_ROOMS[suffix]).findings(files[suffix])
        for finding in found:
            said += _said(name, finding, told)
        if not found:
            proven[suffix] = _PROVEN[suffix](files[suffix])
    faults = [each for each in said if each.level == "fel"]
    return Proof(proven, faults, [each for each in said if each.level != "fel"])


def _said(name: str, finding: Finding, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What a finding adds to what is told: the places that nobody knew of, and the warnings of the others as faults."""
    new: list[str] = []
    kept: list[str] = []
    for place in finding.places:
        about = place.about if isinstance(place, Place) else NOTHING
        same = [each for each in told if each.about.is_same(about)]
        warned = [each for each in same if each.level != ACCEPTED]
        yield from (replace(each, level="fel") for each in warned)
        if not warned:
            (kept if same else new).append(place)
    if new:
        yield Diagnostic(name, 0, replace(finding, places=new).message, finding.hint)
    if kept:
        message = f"{replace(finding, places=kept).message}; det är accepterat, så om filen sägs inget"
        yield Diagnostic(name, 0, message, finding.hint, "påpekande")


def names(files: Iterable[Path], shown: Callable[[Path], str]) -> dict[str, str]:
    """The written files as messages print them, by format."""
    return {file.suffix.removeprefix("."): shown(file) for file in files}
