"""Where in the content what the page says was written: in the value, cell or block nearest around it."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import (
    Block,
    Blocks,
    Box,
    Break,
    Contents,
    Cover,
    Facts,
    Figure,
    Heading,
    Inlines,
    Landscape,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Signatures,
    Source,
    Sourced,
    Table,
    Text,
)  # fmt: skip

Written = tuple[str, Source | None]
"""A text of the page and where it was written."""


def place_of(text: str, blocks: Blocks) -> Source | None:
    """Where in the content the first text with these signs was written; None when no source stands around it."""
    written = list(_written(blocks, None))
    found = (source for part in (text, text[:1]) for words, source in written if part in words and source)
    return next(found, None)


def _written(blocks: Blocks, around: Source | None) -> Iterator[Written]:
    """The texts of blocks in reading order, each with the nearest source; `around` is that of what they stand in."""
    for block in blocks:
        yield from _of_block(block, block.source or around)


def _of_block(block: Block, source: Source | None) -> Iterator[Written]:
    for inlines in _lines(block):
        yield from _of_inlines(inlines, source)
    match block:
        case List(items=items):
            for item in items:
                yield from _written(item, source)
        case Quote() | Box() | Landscape():
            yield from _written(block.blocks, source)
        case Table():
            for cell in (cell for row in (*block.head, *block.body) for cell in row.cells):
                yield from _written(cell.blocks, cell.source or source)
            yield from _written(block.notes, source)
        case Figure():
            yield from _written(block.notes, source)


def _lines(block: Block) -> Iterator[Inlines]:
    """What stands right in a block, and not in blocks within it."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case Box() | Contents():
            yield block.title
        case Table() | Figure():
            yield block.caption
        case Signatures():
            yield from block.signers
        case Cover():
            yield from (block.organisation, block.title, block.subtitle)
    if isinstance(block, Cover | Facts):
        for fact in block.facts:
            yield from (fact.term, fact.value)


def _of_inlines(inlines: Inlines, source: Source | None) -> Iterator[Written]:
    for inline in inlines:
        match inline:
            case Text() | Reference():
                yield inline.text, source
            case Note():
                yield from _written(inline.blocks, source)
            case Sourced():
                yield from _of_inlines(inline.inlines, inline.source)
            case Break():
                pass
            case _:
                yield from _of_inlines(inline.inlines, source)
