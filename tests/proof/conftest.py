"""A document with every form there is, written once in every format; the tests break it on purpose."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

from reports.document import Table
from reports.pipeline import FORMATS
from tests.writers import samples


@pytest.fixture(scope="session")
def specimen() -> dict[str, bytes]:
    """The files of the document, by format."""
    whole = samples.everything()
    short = samples.long_table(3)
    blocks = tuple(short if isinstance(block, Table) and block.id == short.id else block for block in whole.blocks)
    document = replace(whole, blocks=blocks)
    return {suffix: importlib.import_module(room).write(document) for suffix, room in FORMATS.items()}
