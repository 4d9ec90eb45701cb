"""What a finished Word document says of itself that a PDF of it is to say too."""

from __future__ import annotations

from typing import NamedTuple

from reports.writers.docx_package import read, tree
from reports.writers.docx_xml import DECORATIVE, NAMESPACES

_CREATED = "{http://purl.org/dc/terms/}created"


class Facts(NamedTuple):
    """Its date and its pictures."""

    date: str
    """ISO date; empty when it has none."""
    decorations: int
    """How many pictures in its text are only there to be looked at."""


def facts(docx: bytes) -> Facts:
    """The facts of a Word document of our own."""
    package = read(docx)
    parts = {one.kind.rpartition("/")[2]: one.target for one in package.relations()}
    core = tree(package.parts[parts["core-properties"]], parts["core-properties"])
    main = tree(package.parts[parts["officeDocument"]], parts["officeDocument"])
    drawings = main.iter(f"{{{NAMESPACES['wp']}}}docPr")
    decorative = [one for one in drawings if next(one.iter(f"{{{DECORATIVE}}}decorative"), None) is not None]
    return Facts((core.findtext(_CREATED) or "")[:10], sum(1 for one in decorative if not one.get("descr")))
