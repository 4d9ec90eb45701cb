"""The Word writer's text: nothing of it is lost, whatever it is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import (
    Block,
    Blocks,
    Box,
    Break,
    Cell,
    Column,
    Emph,
    Fact,
    Facts,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    Paragraph,
    Quote,
    Row,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
)
from tests.writers import docx_maker, samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import (
    names,
    pandoc_text,
    part,
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx_maker.whole()


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"))
TEXTS = st.text(LETTERS | st.sampled_from(" <>&\"'\u00a0\u00ad\u2011−–]{}"), min_size=1, max_size=12).map(Text)


def _wrapped(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inlines = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Strong, inlines),
        st.builds(Emph, inlines),
        st.builds(Sup, inlines),
        st.builds(Sub, inlines),
        st.builds(Mark, inlines, st.sampled_from(["att-fylla-i", "negativ", "saknas"])),
        st.builds(Span, inlines, st.sampled_from(["en-GB", "fi-FI"])),
        st.builds(Sourced, inlines, st.just(samples.source("a.toml", "b.c"))),
    )


INLINES = st.lists(st.recursive(TEXTS, _wrapped, max_leaves=2), min_size=1, max_size=2).map(tuple)
LINKED = st.builds(Link, INLINES, st.sampled_from(["https://example.se/?a=1&b=<å ä>", "mailto:a@b.se", "#finns-inte"]))
PARAGRAPHS = st.builds(
    Paragraph,
    st.tuples(INLINES, st.lists(LINKED | st.just(Break()), max_size=1)).map(lambda parts: (*parts[0], *parts[1])),
    st.sampled_from(["", "ingress", "liten", "avsandare"]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cells = st.lists(st.builds(Cell, st.lists(PARAGRAPHS, max_size=1).map(tuple)), min_size=columns, max_size=columns)
    kinds = st.sampled_from(["", "grupp", "delsumma", "summa", "varav", "kommentar"])
    rows = st.lists(st.builds(Row, cells.map(tuple), kinds), min_size=1, max_size=2)
    column = Column(draw(st.sampled_from(["left", "right", "center"])), 1 / columns)
    head = draw(rows)[:1]
    return Table((column,) * columns, tuple(head), tuple(draw(rows)), draw(INLINES), "Tabell 1", "t")


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(List, st.lists(blocks, min_size=1, max_size=2).map(tuple), st.booleans(), st.integers(1, 30)),
        st.builds(Quote, blocks),
        st.builds(Box, INLINES, blocks),
    )


BLOCKS = st.lists(
    st.recursive(
        PARAGRAPHS | tables() | st.builds(Facts, st.tuples(st.builds(Fact, INLINES, INLINES))), _nested, max_leaves=3
    ),
    min_size=1,
    max_size=2,
).map(tuple)


@given(BLOCKS)
@settings(max_examples=25, deadline=None)
def test_pandoc_finds_every_text_of_the_tree(blocks: Blocks) -> None:
    found = pandoc_text(written(Heading(1, (Text("Rubrik"),), "rubrik"), *blocks))
    for words in _texts(blocks):
        assert "".join(words.split()) in found


@given(BLOCKS)
@settings(max_examples=25, deadline=None)
def test_every_part_is_well_formed_whatever_the_text(blocks: Blocks) -> None:
    data = written(*blocks)
    for name in names(data):
        if name.endswith((".xml", ".rels")):
            part(data, name)


def _texts(node: object) -> list[str]:
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, tuple):
        return [words for child in node for words in _texts(child)]
    fields = getattr(node, "__dataclass_fields__", {})
    return [words for name in fields for words in _texts(getattr(node, name))]


def test_all_texts_of_the_sample_are_found(whole: bytes) -> None:
    found = pandoc_text(whole)
    missing = [words for words in _texts(samples.every_block()) if "".join(words.split()) not in found]
    assert missing == []


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        written(samples.paragraph(f"före{character}efter"))
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        written(replace(samples.long_table(1), caption=(Text(character),)))
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        written(samples.paragraph("x"), title=character)
