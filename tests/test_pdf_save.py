"""A PDF is written so that a strict reader finds every stream as long as it says it is."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reports.pdf_save import cleared, packed

UNCLEAR = b"\r\nendstream"


def ending_in_a_carriage_return() -> bytes:
    """Content whose packed form ends with a carriage return."""
    return next(text for text in (b"%" + b"a" * number for number in range(256)) if zlib.compress(text)[-1:] == b"\r")


def plainly_saved(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode = pikepdf.ObjectStreamMode.disable) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=mode)
    return out.getvalue()


def test_a_stream_that_ends_with_a_carriage_return_is_packed_anew_and_holds_the_same() -> None:
    content = ending_in_a_carriage_return()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        before = plainly_saved(pdf)
    assert UNCLEAR in before
    after = cleared(before)
    assert UNCLEAR not in after
    assert after == cleared(before)
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert pdf.pages[0].obj.Contents.read_bytes() == content


def test_packed_numbers_keep_how_they_are_to_be_read() -> None:
    rows = bytes([2, 1, 1, 1]) * 9  # PNG's predictor "up": each row is added to the one above
    raw = next(raw for raw in (zlib.compress(rows, level) for level in range(10)) if raw)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pdf.make_stream(b"")
        stream.write(raw, filter=Name.FlateDecode, decode_parms=Dictionary(Predictor=15, Columns=3))
        expected = stream.read_bytes()
        stream.write(raw + b"\r", filter=Name.FlateDecode, decode_parms=Dictionary(Predictor=15, Columns=3))
        pdf.Root.Extra = pdf.make_indirect(stream)
        before = plainly_saved(pdf)
    assert UNCLEAR in before
    with pikepdf.open(io.BytesIO(cleared(before))) as pdf:
        assert pdf.Root.Extra.read_bytes() == expected
        assert pdf.Root.Extra.Filter == Array([Name.FlateDecode, Name.FlateDecode])


def test_objects_packed_together_end_clearly_whatever_they_hold() -> None:
    were_unclear = 0
    for number in range(1500):
        with pikepdf.new() as pdf:
            pdf.Root.Lang, pdf.Root.MarkInfo = pikepdf.String("sv-SE"), Dictionary(Marked=True)
            pdf.docinfo["/Title"] = f"Plan {number}"
            were_unclear += UNCLEAR in plainly_saved(pdf, pikepdf.ObjectStreamMode.generate)
            data = packed(pdf)
        assert UNCLEAR not in data
        assert re.search(rb"/ObjStm", data)
        with pikepdf.open(io.BytesIO(data)) as again:
            assert (again.docinfo["/Title"], again.Root.MarkInfo.Marked) == (f"Plan {number}", True)
    assert were_unclear


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nstream\nx\nendstream"])
def test_what_is_clear_stays_as_it_is(pdf: bytes) -> None:
    assert cleared(pdf) is pdf
