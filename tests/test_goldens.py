"""What the real documents look like inside, held against what they looked like before.

A change that is meant is written with `pytest tests/test_goldens.py --renew` and read in the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reports.batch import Outcome
from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from reports.writers.typst import source
from tests.helpers import ROOT
from tests.writers.docx_reader import W, part, text

GOLDENS = Path(__file__).parent / "goldens"
_DIGITS = re.compile(r"\d+\.\d{3,}")


def word_lines(outcome: Outcome) -> Iterator[str]:
    """The Word body: a line a paragraph with its style, a line a table row."""
    for element in part(outcome.files["docx"]).find(f"{{{W}}}body"):
        if element.tag == f"{{{W}}}tbl":
            yield from (
                "  | " + " | ".join(text(cell) for cell in row.iter(f"{{{W}}}tc")) for row in element.iter(f"{{{W}}}tr")
            )
        else:
            style = element.find(f".//{{{W}}}pStyle")
            yield f"[{style.get(f'{{{W}}}val') if style is not None else ''}] {text(element)}"


def web_lines(outcome: Outcome) -> Iterator[str]:
    """The web page's body: every element with its attributes and own text, pictures left out."""
    body = html.fromstring(outcome.files["html"]).find("body")
    assert body is not None
    for picture in body.xpath("//svg"):
        picture.drop_tree()
    yield from _web_element(body)


def _web_element(element: Any) -> Iterator[str]:
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(element.attrib.items()))
    yield f"<{element.tag}{attributes}> {' '.join((element.text or '').split())}".rstrip()
    for child in element:
        yield from _web_element(child)
        if tail := " ".join((child.tail or "").split()):
            yield f"  … {tail}"


def typst_lines(outcome: Outcome) -> Iterator[str]:
    """The PDF's source; numbers that the layout computed are left out."""
    run = Run(Studio(Workspace(ROOT)), outcome.report, []).through(BUILD)
    yield from (_DIGITS.sub("N", line) for line in source(run.document).split("\n"))


LINES: dict[str, Callable[[Outcome], Iterator[str]]] = {"word": word_lines, "webb": web_lines, "typst": typst_lines}


@pytest.mark.parametrize("kind", LINES)
def test_a_real_document_is_built_as_before(real_document: Outcome, kind: str, renew: bool) -> None:
    golden = GOLDENS / f"{real_document.report.stem}.{kind}.txt"
    now = "\n".join(LINES[kind](real_document)) + "\n"
    if renew:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(now, "utf-8")
    assert now.split("\n") == golden.read_text("utf-8").split("\n")
