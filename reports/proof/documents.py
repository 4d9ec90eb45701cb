"""The files of a document proven: what can be said of them truthfully, and what is wrong with them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults
from reports.proof.pdf import claims
from reports.proof.rules import Finding

NEEDED = ("page-validation", "html5lib")
"""The packages that read what others wrote; they come with an extra."""

_PROVEN: dict[str, Callable[[bytes], str]] = {
    "docx": lambda data: "docx giltig",
    "pdf": lambda data: " ".join(claims(data)),
    "html": lambda data: "WCAG 2.1 AA (automatiska kontroller)",
}
_ROOMS = {"docx": "reports.proof.docx", "pdf": "reports.proof.pdf", "html": "reports.proof.html"}
_SAME = {
    "saknar text för den som inte ser": "saknar text för den som inte ser",
    "säger inte vart den leder": "säger inte vart den leder",
    "är fet text men ingen rubrik": "ser ut som en rubrik",
}
"""What a finding says, and what a warning says of the same thing where it was written: in content or template."""
_BY_TYPST = b"<xmp:CreatorTool>Typst"


@dataclass(frozen=True)
class Proof:
    """What a run has found out about one document's files."""

    proven: Mapping[str, str]
    """What each file was found to be, by format; a format about which nothing was found out is not here."""
    faults: Sequence[Diagnostic] = ()


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

    What is told already where it was written, as a warning, is told in the same words as a fault.
    """
    proven: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for suffix, name in names.items():
        if suffix not in _ROOMS:
            continue
        found = importlib.import_module(_ROOMS[suffix]).findings(files[suffix])
        for finding in found:
            faults += _told(finding, told) or [Diagnostic(name, 0, finding.message, finding.hint)]
        if not found:
            proven[suffix] = _PROVEN[suffix](files[suffix])
    return Proof(proven, faults)


def _told(finding: Finding, told: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The warnings that say the same as the finding, as faults."""
    said = [theirs for mine, theirs in _SAME.items() if mine in finding.message]
    return [replace(each, level="fel") for each in told if any(words in each.message for words in said)]


def names(files: Iterable[Path], shown: Callable[[Path], str]) -> dict[str, str]:
    """The written files as messages print them, by format."""
    return {file.suffix.removeprefix("."): shown(file) for file in files}
