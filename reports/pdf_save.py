"""A PDF as bytes, written so that nobody mistakes where its streams end."""

from __future__ import annotations

import io
import zlib
from typing import Any

_UNCLEAR = b"\r\nendstream"
"""Data that ends with a carriage return, and the line end that follows it: a strict reader takes both as one."""
_DIRECT = ("/MarkInfo", "/ViewerPreferences", "/Lang")


def cleared(pdf: bytes) -> bytes:
    """The same PDF, its streams packed so that none of them seems to have another length (ISO 19005-2, 6.1.7.1)."""
    if _UNCLEAR not in pdf:
        return pdf
    from pikepdf import ObjectStreamMode, Pdf

    with Pdf.open(io.BytesIO(pdf)) as opened:
        for key in _DIRECT:
            _repack(opened)
            data = _written(opened, ObjectStreamMode.preserve, keeps_packing=True)
            if _UNCLEAR not in data:
                return data
            if key in opened.Root:  # as an object of its own it moves those that are packed together
                opened.Root[key] = opened.make_indirect(opened.Root[key])
        return _written(opened, ObjectStreamMode.disable, keeps_packing=True)


def packed(pdf: Any) -> bytes:
    """A `pikepdf.Pdf` as bytes that hang on its content alone, with its objects packed."""
    from pikepdf import ObjectStreamMode

    return cleared(_written(pdf, ObjectStreamMode.generate))


def _written(pdf: Any, objects: Any, *, keeps_packing: bool = False) -> bytes:
    from pikepdf import StreamDecodeLevel

    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=objects,
        compress_streams=not keeps_packing,
        stream_decode_level=StreamDecodeLevel.none if keeps_packing else StreamDecodeLevel.generalized,
    )
    return out.getvalue()


def _repack(pdf: Any) -> None:
    """Pack once more the streams that end with a carriage return."""
    from pikepdf import Array, Name, Stream

    for one in pdf.objects:
        if not isinstance(one, Stream) or not (raw := one.read_raw_bytes()).endswith(b"\r"):
            continue
        filters, parameters = _listed(one.get("/Filter")), _listed(one.get("/DecodeParms"))
        parameters += [None] * (len(filters) - len(parameters))
        one.write(
            zlib.compress(raw), filter=Array([Name.FlateDecode, *filters]), decode_parms=Array([None, *parameters])
        )


def _listed(value: Any) -> list[Any]:
    from pikepdf import Array

    return [] if value is None else [*value] if isinstance(value, Array) else [value]
