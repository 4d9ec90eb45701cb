"""A text of nothing but words and figures is laid out without Markdown, and is the same as with it."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.document import Source
from reports.model.varde import Varde
from reports.templating import lacking
from reports.templating.environment import environment
from reports.templating.markdown import plain_paragraph
from reports.templating.prose import Prose
from tests.helpers import ROOT

SIGNS = "ab åÅé1234 567,.;:()%/\u00a0−–-+*_[]{}<>&\"'!#|\\\n=~`²att fylla i 1. "
TEXTS = st.one_of(st.text(SIGNS), st.text("ab 12.,()%−–\u00a0\\\n"), st.text())
ENV = environment(ROOT / "templates")


def html(text: str, *, by_markdown: bool) -> tuple[str, list[object]]:
    faults: list[object] = []
    prose = Prose(ENV, {}, {}, faults)  # type: ignore[arg-type]
    with patch("reports.templating.prose.plain_paragraph", (lambda _: "") if by_markdown else plain_paragraph):
        made = prose.cell(Varde(text, None, Source("a.toml", "b")))
    return str(made), faults + list(prose.warnings)


@given(TEXTS)
@example("Utfall färre.\\\n62 967,8")
@example("10 000 kr")
@example("1. ett")
@example("(1) ett")
@example("a\\\n2) b")
@example("Att fylla i: mer")
@example("a (att fylla i)")
@example("(5")
@example("−5,0 %")
def test_a_plain_text_is_laid_out_as_markdown_would(text: str) -> None:
    assert html(text, by_markdown=False) == html(text, by_markdown=True)


@pytest.mark.parametrize("text", ["Ett mål", "345 (28)", "−6,0 %", "Placeringar per barn.\\\n62 967,8", "2024"])
def test_what_cells_mostly_hold_is_plain(text: str) -> None:
    assert plain_paragraph(text)


@given(st.one_of(TEXTS, st.text("-–—•·#:=~`_*<>[](){}|!%. 12ab\n")))
def test_a_text_without_any_sign_that_means_something_lacks_nothing(text: str) -> None:
    said = list(lacking.lacking(text))
    with patch.object(lacking, "_MEANING", lacking.re.compile("")):
        assert list(lacking.lacking(text)) == said
