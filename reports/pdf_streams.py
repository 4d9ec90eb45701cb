"""The streams of a finished PDF, ended so that no reader can count them wrong."""

from __future__ import annotations

import base64
import io
from typing import Any

from reports.pdf_tree import listed

_UNSURE = b"\r\nendstream"
"""A stream whose last byte is a carriage return, before the line feed that ends it: some readers take the two for one
line end, find the stream a byte shorter than it says and refuse the file as PDF/A (ISO 19005-2, 6.1.7.1)."""


_DIRECT = ("/MarkInfo", "/ViewerPreferences", "/Lang")


def with_sure_ends(pdf: bytes) -> bytes:
    """The PDF with no stream that ends in a carriage return; the same bytes where none does.

    What the last byte of a compressed stream is depends on its content alone, so such a stream is written in ASCII85,
    which ends in a sign of its own. One that packs objects together is given others to pack.
    """
    if _UNSURE not in pdf:
        return pdf
    from pikepdf import ObjectStreamMode, Pdf

    with Pdf.open(io.BytesIO(pdf)) as opened:
        for key in _DIRECT:
            _end_surely(opened)
            written = _written(opened, ObjectStreamMode.preserve)
            if _UNSURE not in written:
                return written
            if key in opened.Root:  # as an object of its own it moves those that are packed together
                opened.Root[key] = opened.make_indirect(opened.Root[key])
        return _written(opened, ObjectStreamMode.disable)


def _end_surely(pdf: Any) -> None:
    from pikepdf import Stream

    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.read_raw_bytes().endswith(b"\r"):
            _as_ascii(stream)


def _written(pdf: Any, mode: Any) -> bytes:
    from pikepdf import StreamDecodeLevel

    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=mode,
    )
    return out.getvalue()


def _as_ascii(stream: Any) -> None:
    from pikepdf import Array, Name

    filters, settings = listed(stream.get("/Filter")), listed(stream.get("/DecodeParms"))
    data = base64.a85encode(stream.read_raw_bytes(), wrapcol=100) + b"~>"
    parameters = Array([None, *settings]) if settings else None
    stream.write(data, filter=Array([Name.ASCII85Decode, *filters]), decode_parms=parameters)
