"""XML as text, by construction: escaping, run properties and the check that nothing forbidden gets into a part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any, NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
"""Namespace of what says that a picture needs no text alternative ([MS-ODRAWXML] §2.3.1)."""
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ASIDE = "\x1e"
"""Stands for what is UTF-8 already, as `encode` is given it: no text that XML can hold has this character."""
_BETWEEN = "\x1f"

# XML 1.0 §2.2: no control characters but tab, line feed and carriage return, and neither U+FFFE nor U+FFFF.
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})
_NONCHARACTERS = "\ufffe".encode()[:2]  # what both begin with, and no letter
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_TEXT = '<w:t xml:space="preserve">'
_SOFT_HYPHEN = f"</w:t><w:softHyphen/>{_TEXT}"
_HARD_HYPHEN = f"</w:t><w:noBreakHyphen/>{_TEXT}"


def w(tag: str) -> str:
    """A WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{tag}"


def r(tag: str) -> str:
    """A name in the relationships namespace as lxml writes it."""
    return f"{{{R}}}{tag}"


def escape(text: str) -> str:
    """Text as XML character data."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(text: str) -> str:
    """Text as the value of an XML attribute in double quotes; line breaks become spaces."""
    return escape(re.sub(r"\s+", " ", text)).replace('"', "&quot;")


def encode(xml: str, aside: Sequence[bytes] = ()) -> bytes:
    """A part's XML as UTF-8; raises ValueError for characters that XML 1.0 can't hold.

    `aside` has what stands in the place of each `ASIDE`, in order.
    """
    pieces = xml.split(ASIDE) if aside else [xml]
    if len(pieces) == len(aside) + 1:
        whole = zip_longest(map(_encoded, pieces), aside, fillvalue=b"")
        return b"".join([*chain.from_iterable(whole)])
    return _encoded(xml)


def encode_texts(texts: Sequence[str]) -> list[bytes]:
    """Texts for `w:t`, as UTF-8; they are escaped, looked through and encoded all at once. Raises as `encode`."""
    data = run_text(_BETWEEN.join(texts)).encode()
    if len(data) - len(data.translate(None, _CONTROLS)) != len(texts) - 1 or _NONCHARACTERS in data:
        _encoded(" ".join(texts))  # says which it is
    return data.split(_BETWEEN.encode())


def _encoded(xml: str) -> bytes:
    data = xml.encode()
    if len(data.translate(None, _CONTROLS)) == len(data) and _NONCHARACTERS not in data:
        return data
    found = _FORBIDDEN.search(xml)
    if found is None:
        return data
    start = found.start()
    raise ValueError(f"a character that XML can't hold: {xml[max(0, start - 20) : start + 20]!r}")


def fragment(xml: str) -> Any:
    """An lxml element from the XML of one WordprocessingML element of our own."""
    from lxml import etree

    return etree.fromstring(f'<w:whole xmlns:w="{W}">{xml}</w:whole>')[0]


def insert_before(parent: Any, child: Any, later: Collection[str]) -> None:
    """Put an lxml element before the first of those (by local name) that must come after it by the schema."""
    names = (str(other.tag).rpartition("}")[2] for other in parent)
    position = next((place for place, name in enumerate(names) if name in later), len(parent))
    parent.insert(position, child)


def line_of(styles: Mapping[str, Any], style_id: str) -> Iterator[Any]:
    """A style and those that it builds on (`w:basedOn`), nearest first; a damaged template's may go round."""
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        yield styles[style_id]
        based_on = styles[style_id].find(w("basedOn"))
        style_id = based_on.get(w("val"), "") if based_on is not None else ""


class Run(NamedTuple):
    """How a run of text is set; what is left out follows the paragraph."""

    style: str = ""
    """Id of a character style."""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    """`RRGGBB`."""
    highlight: str = ""
    position: str = ""
    """`superscript` or `subscript`."""
    language: str = ""
    """BCP 47 tag."""


PLAIN = Run()


@lru_cache(256)
def run_properties(run: Run) -> str:
    """`w:rPr` with its children in the order that ISO/IEC 29500-1 §17.3.2.28 asks for; empty for plain text."""
    inner = (
        (f'<w:rStyle w:val="{run.style}"/>' if run.style else "")
        + ("<w:b/><w:bCs/>" if run.bold else "")
        + ("<w:i/><w:iCs/>" if run.italic else "")
        + (f'<w:color w:val="{run.colour}"/>' if run.colour else "")
        + (f'<w:highlight w:val="{run.highlight}"/>' if run.highlight else "")
        + (f'<w:vertAlign w:val="{run.position}"/>' if run.position else "")
        + (f'<w:lang w:val="{attribute(run.language)}"/>' if run.language else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run_text(text: str) -> str:
    """Text for a `w:t`; soft and hard hyphens become Word's own, which break and don't break as they should."""
    shown = escape(text)
    if "\u00ad" in shown or "\u2011" in shown:
        return shown.replace("\u00ad", _SOFT_HYPHEN).replace("\u2011", _HARD_HYPHEN)
    return shown


@lru_cache(256)
def run_begin(run: Run) -> str:
    """The XML of a run down to its text."""
    return f"<w:r>{run_properties(run)}{_TEXT}"


RUN_END = "</w:t></w:r>"


def text_run(text: str, run: Run = PLAIN) -> str:
    """A run of text."""
    return f"{run_begin(run)}{run_text(text)}{RUN_END}"


def complex_field(instruction: str, shown: str) -> str:
    """A field whose result is already there, so that no reader has to compute it; `shown` is the XML of runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
