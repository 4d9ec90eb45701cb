"""What is drawn on the pages of a PDF and stands outside its reading order (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

_BEGIN, _END = ("BDC", "BMC"), "EMC"
_PATH = ("m", "re")
"""What begins a path; marked content may not begin or end within one."""
_STROKES = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*")
_SHOWS = ("Tj", "TJ", "'", '"', "Do", "sh", "BI", "INLINE IMAGE")


class Operation(NamedTuple):
    """An operator of a content stream with its operands."""

    operands: Any
    operator: Any


def with_artifacts(pdf: Any, page: Any, decorations: Collection[int]) -> bool:
    """Mark as artifacts the lines and surfaces that are marked as nothing, and the pictures with these numbers (MCID).

    Says whether all that is drawn on the page is marked now.
    """
    import pikepdf

    operations = [Operation(one.operands, one.operator) for one in pikepdf.parse_content_stream(page)]
    marked = list(_marked(operations, decorations))
    if len(marked) != len(operations) or decorations:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
    return not any(_names(one) in _SHOWS for one in _outside(marked))


def _marked(operations: Sequence[Operation], decorations: Collection[int]) -> Iterator[Operation]:
    from pikepdf import Name, Operator

    artifact = Operation([Name.Artifact], Operator("BMC"))
    depth = 0
    path: list[Operation] = []
    for one in operations:
        name = _names(one)
        if depth == 0 and (path or name in _PATH):
            path.append(one)
            if name in (*_STROKES, "n"):
                is_drawn = name != "n"
                yield from (artifact, *path, Operation([], Operator(_END))) if is_drawn else path
                path = []
            continue
        depth += (name in _BEGIN) - (name == _END)
        yield artifact if name == "BDC" and _number(one) in decorations else one
    yield from path


def _number(one: Operation) -> int:
    """The number (MCID) of what begins; −1 when it has none."""
    from pikepdf import Dictionary

    properties = one.operands[1]
    return int(properties.get("/MCID", -1)) if isinstance(properties, Dictionary) else -1


def _outside(operations: Sequence[Operation]) -> Iterator[Operation]:
    depth = 0
    for one in operations:
        name = _names(one)
        depth += (name in _BEGIN) - (name == _END)
        if depth == 0:
            yield one


def _names(one: Operation) -> str:
    return str(one.operator)
