"""A finished Word file, held against what Word is strict about and what its readers need."""

from __future__ import annotations

import zipfile
import zlib

from reports.proof.docx_access import ACCESS
from reports.proof.docx_attributes import ATTRIBUTE_RULES
from reports.proof.docx_order import ORDER
from reports.proof.docx_package import PACKAGE, Package
from reports.proof.docx_references import REFERENCES
from reports.proof.docx_values import VALUES
from reports.proof.rules import NONSENSE, PROGRAM, Finding, held

READABLE = "filen går att läsa"
RULES = (*PACKAGE, *ORDER, *ATTRIBUTE_RULES, *VALUES, *REFERENCES, *ACCESS)
"""What a Word file is held against; the rules after `PACKAGE` only where its parts can be read."""


def findings(data: bytes) -> list[Finding]:
    """What is wrong with a Word file; nothing when Word opens it as it is and everybody can read it."""
    package = Package(data)
    try:
        found = held(package, PACKAGE)
        return found if package.parsed[1] else [*found, *held(package, RULES[len(PACKAGE) :])]
    except (zipfile.BadZipFile, zlib.error, *NONSENSE) as error:
        return [Finding(READABLE, [f"filen går inte att läsa som ett Word-dokument ({error})"], PROGRAM)]
