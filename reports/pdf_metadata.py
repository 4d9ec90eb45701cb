"""What a PDF says of itself: who made it and when, and which standards it keeps to."""

from __future__ import annotations

import datetime
import struct
from html import escape
from typing import Any

_WRITTEN = {
    "/Title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>',
    "/Author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "/Subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "/Keywords": "<pdf:Keywords>{}</pdf:Keywords>",
    "/Producer": "<pdf:Producer>{}</pdf:Producer>",
    "/Creator": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
}
"""How the information of a PDF (ISO 32000-1, 14.3.3) is written in its metadata."""
# PDF/A-2 (ISO 19005-2, 6.6.2.3) knows only its own properties: the one of PDF/UA must be declared.
_DECLARED = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""


def describe(pdf: Any, date: str, *, is_accessible: bool) -> None:
    """Write the information and the metadata of a `pikepdf.Pdf` anew: PDF/A-2b, and PDF/UA-1 where it is accessible."""
    from pikepdf import Dictionary, Name, String

    old = pdf.docinfo
    about = {key: str(old[key]) for key in _WRITTEN if str(old.get(key, ""))}
    day = datetime.date.fromisoformat(date)
    times = dict.fromkeys(("/CreationDate", "/ModDate"), f"D:{day:%Y%m%d}000000Z")
    pdf.trailer.Info = pdf.make_indirect(Dictionary({key: String(text) for key, text in (about | times).items()}))
    xmp = _xmp(about, f"{day.isoformat()}T00:00:00Z", str(pdf.Root.get("/Lang", "sv-SE")), is_accessible)
    stream = pdf.make_stream(xmp.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.DestOutputProfile
        profile.write(_dated(profile.read_bytes(), day))


def _dated(profile: bytes, day: datetime.date) -> bytes:
    """A colour profile made on a day: LibreOffice makes it by the clock (ICC.1:2010, 7.2.7, bytes 24–35)."""
    return profile[:24] + struct.pack(">6H", day.year, day.month, day.day, 0, 0, 0) + profile[36:]


def _xmp(about: dict[str, str], time: str, language: str, is_accessible: bool) -> str:
    written = "".join(form.format(escape(about[key])) for key, form in _WRITTEN.items() if key in about)
    rows = (
        f"{written}<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f"{_DECLARED if is_accessible else ''}"
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        f"{rows}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
