"""The floor: what a Word file costs that somebody writes without looking: `python -m bench.floor WORK.json OUT.docx`.

XML text and a zip, nothing else: no styles of a house, no tree, no sources, no names of cells. With `--warm N` it says
how long N further ones took, as the peers do.
"""

from __future__ import annotations

import json
import sys
import time
import zipfile
from html import escape
from pathlib import Path
from typing import Any

from bench.work import varied

Work = dict[str, Any]
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/><Default Extension="png" ContentType="image/png"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def document(work: Work) -> str:
    """The XML of a work's text."""
    body = "".join(_MAKERS[block["t"]](block) for block in work["blocks"])
    return f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"


def _paragraph(text: str, style: str = "Normal") -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in escape(text).split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{runs}</w:r></w:p>'


def _table(block: Work) -> str:
    rows = (f"<w:tc>{'</w:tc><w:tc>'.join(map(_paragraph, row))}</w:tc>" for row in (block["header"], *block["rows"]))
    return f"<w:tbl><w:tblPr/><w:tr>{'</w:tr><w:tr>'.join(rows)}</w:tr></w:tbl>"


def _picture(block: Work) -> str:
    size = 'cx="5760000" cy="2880000"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{block["id"] + 1}" name="b" '
        f'descr="{escape(block["alt"])}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/'
        f'2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="b{block["id"]}"/></pic:blipFill><pic:spPr><a:xfrm>'
        f"<a:ext {size}/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


_MAKERS = {
    "h1": lambda block: _paragraph(block["text"], "Heading1"),
    "h2": lambda block: _paragraph(block["text"], "Heading2"),
    "p": lambda block: _paragraph(block["text"]) + (_paragraph(block["fn"]) if "fn" in block else ""),
    "list": lambda block: "".join(_paragraph(item, "ListBullet") for item in block["items"]),
    "table": _table,
    "chart": _picture,
}


def write(work: Work, folder: Path, out: Path) -> None:
    """Write a work as a file that has no more than its text and its pictures."""
    pictures = [block["id"] for block in work["blocks"] if block["t"] == "chart"]
    rows = (f'<Relationship Id="b{n}" Type="{_OFFICE}/image" Target="media/{n}.png"/>' for n in pictures)
    main = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _related(main))
        package.writestr("word/_rels/document.xml.rels", _related("".join(rows)))
        package.writestr("word/document.xml", document(work))
        for number in pictures:
            source = folder / "charts" / str(work.get("k", 0)) / f"{number}.png"
            package.write(source, f"word/media/{number}.png", zipfile.ZIP_STORED)


def _related(rows: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def main(source: Path, out: Path, warm: int = 0) -> None:
    """Write a work, or as many as are to be timed."""
    work, taken = json.loads(source.read_text("utf-8")), []
    for turn in range(warm, -1, -1):
        other = varied(work, turn)
        begun = time.perf_counter()
        write(other, source.parent, out)
        taken.append((time.perf_counter() - begun) * 1000)
    if warm:
        print(json.dumps({"first_ms": taken[0], "warm_ms": taken[1:]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4]) if "--warm" in sys.argv else 0)
