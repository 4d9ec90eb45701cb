"""Word files for the writer's tests."""

from __future__ import annotations

from dataclasses import replace

from reports.document import Block, Picture
from reports.writers.docx import write
from tests.writers import samples

PICTURE = Picture(samples.SVG, samples.png(), 400.0, 100.0)
"""Wider than any page."""


def written(*blocks: Block, **properties: object) -> bytes:
    """A Word file with these blocks."""
    plain = replace(samples.everything(draft=False), blocks=blocks, pictures={"p": PICTURE})
    return write(replace(plain, **properties))  # type: ignore[arg-type]


def whole() -> bytes:
    """A Word file with every block and inline."""
    return write(samples.everything(draft=False))
