"""Streams that a reader could take for a byte shorter than they are, as an independent validator finds them."""

from __future__ import annotations

import io
import zlib
from typing import Any

import page
import pikepdf
import pytest

from reports import pdf
from reports.pdf_streams import with_sure_ends
from tests.writers import samples


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.write(samples.everything())


def ending(content: bytes, last: bytes) -> bytes:
    """The content with so much white space after it that it is a byte like `last` when it is compressed."""
    longer = (content + b" " * spaces + b"\t" * tabs for spaces in range(8) for tabs in range(32))
    return next(text for text in longer if zlib.compress(text).endswith(last))


def unsure(made: bytes) -> bytes:
    """The PDF as it is when chance has it: its first page's content ends in a carriage return."""
    with pikepdf.open(io.BytesIO(made)) as opened:
        contents = opened.pages[0].Contents
        contents.write(zlib.compress(ending(contents.read_bytes(), b"\r")), filter=pikepdf.Name.FlateDecode)
        out = io.BytesIO()
        opened.save(out, deterministic_id=True)
    return out.getvalue()


def findings(made: bytes) -> list[str]:
    report: Any = page.validate_pdf_bytes(made, profile="2a")
    return [failure.message for failure in report.failures]


def test_a_stream_that_ends_in_a_carriage_return_is_written_so_that_every_reader_finds_its_end(made: bytes) -> None:
    broken = unsure(made)
    assert any("stream /Length" in message for message in findings(broken))
    assert findings(with_sure_ends(broken)) == []


def test_what_the_streams_hold_is_the_same(made: bytes) -> None:
    broken = unsure(made)
    with pikepdf.open(io.BytesIO(broken)) as before, pikepdf.open(io.BytesIO(with_sure_ends(broken))) as after:
        pairs = list(zip(before.objects, after.objects, strict=True))
        streams = [(one.read_bytes(), other.read_bytes()) for one, other in pairs if isinstance(one, pikepdf.Stream)]
    assert len(streams) > 5
    assert all(one == other for one, other in streams)


def test_a_pdf_without_such_streams_is_left_as_it_is(made: bytes) -> None:
    assert with_sure_ends(made) is made


def test_the_same_pdf_gives_the_same_bytes(made: bytes) -> None:
    assert with_sure_ends(unsure(made)) == with_sure_ends(unsure(made))


def test_objects_that_are_packed_together_end_surely_whatever_they_hold() -> None:
    were_unsure = 0
    for number in range(1500):
        with pikepdf.new() as opened:
            opened.Root.Lang, opened.Root.MarkInfo = pikepdf.String("sv-SE"), pikepdf.Dictionary(Marked=True)
            opened.docinfo["/Title"] = f"Plan {number}"
            out = io.BytesIO()
            opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        packed = out.getvalue()
        if b"\r\nendstream" in packed:
            were_unsure += 1
            sure = with_sure_ends(packed)
            assert b"\r\nendstream" not in sure
            with pikepdf.open(io.BytesIO(sure)) as again:
                assert (again.docinfo["/Title"], again.Root.MarkInfo.Marked) == (f"Plan {number}", True)
    assert were_unsure
