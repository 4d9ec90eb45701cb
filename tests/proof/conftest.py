"""A document with every form there is, written once in every format; the tests break it on purpose."""

from __future__ import annotations

import importlib

import pytest

from reports.pipeline import FORMATS
from tests.writers import samples


@pytest.fixture(scope="session")
def specimen() -> dict[str, bytes]:
    """The files of the document, by format."""
    document = samples.everything()
    return {suffix: importlib.import_module(room).write(document) for suffix, room in FORMATS.items()}
