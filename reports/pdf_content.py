"""What is drawn on the pages of a PDF and stands outside its reading order (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

_BEGIN, _END = ("BDC", "BMC"), "EMC"
_PATH = ("m", "re")
"""What begins a path; marked content may not begin or end within one."""
_STROKES = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*")
_SHOWS = ("Tj", "TJ", "'", '"', "Do", "sh", "BI", "INLINE IMAGE")


def with_artifacts(pdf: Any, page: Any, decorations: Collection[int]) -> bool:
    """Mark as artifacts the lines and surfaces that are marked as nothing, and the pictures with these numbers (MCID).

    Says whether all that is drawn on the page is marked now.
    """
    import pikepdf

    operations = pikepdf.parse_content_stream(page)
    marked = list(_marked(operations, decorations))
    if len(marked) != len(operations) or decorations:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
    return not any(_name(one) in _SHOWS for one in _outside(marked))


def _marked(operations: Sequence[Any], decorations: Collection[int]) -> Iterator[Any]:
    from pikepdf import ContentStreamInstruction, Name, Operator

    artifact = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    end = ContentStreamInstruction([], Operator(_END))
    depth = 0
    path: list[Any] = []
    for one in operations:
        name = _name(one)
        if depth == 0 and (path or name in _PATH):
            path.append(one)
            if name in (*_STROKES, "n"):
                is_drawn = name != "n"
                yield from (artifact, *path, end) if is_drawn else path
                path = []
            continue
        depth += (name in _BEGIN) - (name == _END)
        yield artifact if name == "BDC" and _number(one) in decorations else one
    yield from path


def _number(one: Any) -> int:
    """The number (MCID) of what begins; −1 when it has none."""
    from pikepdf import Dictionary

    properties = one.operands[1]
    return int(properties.get("/MCID", -1)) if isinstance(properties, Dictionary) else -1


def _outside(operations: Sequence[Any]) -> Iterator[Any]:
    depth = 0
    for one in operations:
        name = _name(one)
        depth += (name in _BEGIN) - (name == _END)
        if depth == 0:
            yield one


def _name(one: Any) -> str:
    return str(one.operator)
