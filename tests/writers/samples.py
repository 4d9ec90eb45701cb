"""Page trees that the writers' tests share: one with every block and inline, and tables that are long and wide."""

from __future__ import annotations

import struct
import zlib

from reports.document import (
    Block,
    Blocks,
    Box,
    Break,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Emph,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    Inlines,
    Landscape,
    Link,
    List,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Row,
    Signatures,
    Source,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
)

PROSE = (
    "Nämnden har under perioden arbetat med att korta utredningstiderna och att få en ekonomi i balans. "
    "Behovsutvecklingen för barn och unga är fortsatt hög, vilket märks i både volymer och kostnader. "
)


def text(words: str) -> Inlines:
    """Inlines that are one plain text."""
    return (Text(words),)


def paragraph(*inlines: Inline | str, role: str = "") -> Paragraph:
    """A paragraph of inlines, strings among them."""
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines), role)


def cell(words: str, scope: str = "", colspan: int = 1, rowspan: int = 1) -> Cell:
    """A cell with one paragraph, or none for an empty text."""
    return Cell((paragraph(words),) if words else (), scope, colspan, rowspan, source("ekonomi.toml", "tabell.drift"))


def row(*words: str, kind: str = "") -> Row:
    """A body row whose first cell is its header."""
    return Row((cell(words[0], "row"), *map(cell, words[1:])), kind)


def head(*words: str) -> Row:
    """A header row of single columns."""
    return Row(tuple(cell(word, "col") for word in words))


def source(file: str, key: str) -> Source:
    """A place in the content."""
    return Source("kommun/namnd/2022/" + file, key)


def png(width: int = 8, height: int = 4) -> bytes:
    """A plain blue PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = (b"\x00" + b"\x1b\x49\x65" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels)), chunk(b"IEND", b"")]
    )


SVG = b"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 160"
 width="320pt" height="160pt">
 <defs><path id="mark" d="M0 0h40v60h-40z"/><clipPath id="area"><rect width="320" height="160"/></clipPath></defs>
 <g clip-path="url(#area)">
  <use xlink:href="#mark" x="40" y="60" fill="#1b4965"/><use xlink:href="#mark" x="140" y="60" fill="#b4531a"/>
  <text x="40" y="150" style="font: 12px 'Source Sans Pro'">2021</text>
  <text x="140" y="150" style="font: 12px 'Source Sans Pro'">2022</text>
 </g>
</svg>
"""


def every_inline() -> Paragraph:
    """A paragraph that holds each kind of inline."""
    return paragraph(
        "Vanlig text, ",
        Strong(text("stark text")),
        ", ",
        Emph((Text("betonad "), Strong(text("och stark")))),
        ", m",
        Sup(text("2")),
        ", CO",
        Sub(text("2")),
        ", ",
        Link(text("en webbplats"), "https://www.example.se/?a=1&b=2"),
        ", ",
        Link(text("ett avsnitt"), "#ekonomi"),
        ", ",
        Reference("tabell", "1", "tabell-drift"),
        ", ",
        Reference("avsnittet", "Ekonomi", "ekonomi"),
        ", ",
        Reference("avsnitt", "1.1", "beslut"),
        Break(),
        "efter radbrytning",
        Note((paragraph("En fotnot med ", Emph(text("betoning")), " & tecken."),), 1),
        ", ",
        Mark(text("[fylls i av controller]"), "att-fylla-i"),
        ", ",
        Mark(text("\u221210 000"), "negativ"),
        ", ",
        Mark(text(".."), "saknas"),
        ", ",
        Span(text("Quality of Life"), "en-GB"),
        ", ",
        Sourced(text("4,8\u00a0mnkr"), source("ekonomi.toml", "tabell.drift.rad.0.avvikelse")),
        " och tecken som <b>, &amp;, \"citat\", 'enkla', #let x = 1, $m$, *a*, _b_, `c`, @d, ~, \\n och { 1 + 1 }.",
    )


def economy_table() -> Table:
    """A small table with every kind of row, spans, a header of two rows and notes."""
    return Table(
        columns=(Column("left", 0.4), Column("right", 0.2), Column("right", 0.2), Column("right", 0.2)),
        head=(
            Row((cell("Belopp i tkr", "col", rowspan=2), cell("Helår 2022", "colgroup", colspan=3))),
            Row((cell("Prognos", "col"), cell("Budget", "col"), cell("Avvikelse", "col"))),
        ),
        body=(
            Row((cell("Drift", "rowgroup", colspan=4),), "grupp"),
            row("Verksamhetens nettokostnader", "1\u00a0664\u00a0006", "1\u00a0654\u00a0006", "\u221210\u00a0000"),
            row("varav kostnader", "1\u00a0924\u00a0623", "1\u00a0912\u00a0423", "\u221212\u00a0200", kind="varav"),
            row("varav intäkter", "260\u00a0617", "258\u00a0417", "2\u00a0200", kind="varav"),
            row("Summa drift", "1\u00a0664\u00a0006", "1\u00a0654\u00a0006", "\u221210\u00a0000", kind="delsumma"),
            Row((cell("Underskottet väntas minska under hösten.", colspan=4),), "kommentar"),
            Row((cell("Investeringar", "row", rowspan=2), cell("1\u00a0000"), cell("1\u00a0000"), cell("0"))),
            Row((cell("500", colspan=2), Cell((Paragraph((Mark(text(".."), "saknas"),)),)))),
            row("Summa", "1\u00a0665\u00a0506", "1\u00a0655\u00a0000", "\u221210\u00a0506", kind="summa"),
        ),
        caption=text("Driftredovisning och prognos"),
        label="Tabell 1",
        id="tabell-drift",
        notes=(paragraph("Källa: ekonomisystemet."), paragraph(".. = uppgift saknas.")),
        source=source("ekonomi.toml", "tabell.drift"),
    )


def long_table(rows: int = 60) -> Table:
    """A table of many rows, which goes over several pages."""
    return Table(
        columns=(Column("left", 0.46), Column("right", 0.18), Column("right", 0.18), Column("right", 0.18)),
        head=(head("Verksamhet", "Utfall", "Budget", "Avvikelse"),),
        body=tuple(
            row(f"Enhet {n} för stöd till barn och unga", f"{n}\u00a0{n:03}", f"{n}\u00a0000", f"\u2212{n}")
            for n in range(1, rows + 1)
        ),
        caption=text("Utfall per enhet"),
        label="Tabell 2",
        id="tabell-enheter",
    )


def wide_table() -> Table:
    """A table of ten columns with a header of three rows, meant for a landscape page."""
    periods = ("Mars 2021", "Mars 2022")
    parts = ("Totalt", "Kvinnor", "Män")
    return Table(
        columns=(
            Column("left", 0.2),
            *(Column("right", 0.08) for _ in range(6)),
            Column("right", 0.09),
            Column("center", 0.09),
            Column("left", 0.14),
        ),
        head=(
            Row(
                (
                    cell("Indikator", "col", rowspan=3),
                    cell("Utfall per period", "colgroup", colspan=6),
                    cell("Målvärde", "col", rowspan=3),
                    cell("Bedömning", "col", rowspan=3),
                    cell("Kommentar", "col", rowspan=3),
                )
            ),
            Row(tuple(cell(period, "colgroup", colspan=3) for period in periods)),
            Row(tuple(cell(part, "col") for _ in periods for part in parts)),
        ),
        body=tuple(
            row(
                f"Sjukfrånvaro i arbetsgivarkategori {n}",
                *("4,9\u00a0%", "5,1\u00a0%", "3,7\u00a0%", "6,0\u00a0%", "6,0\u00a0%", "6,2\u00a0%"),
                "högst 5,5",
                "Uppnås delvis",
                "Arbetsmiljöförbättrande åtgärder och rehabiliteringsinsatser pågår.",
            )
            for n in range(1, 9)
        ),
        caption=text("Indikatorer med utfall för kvinnor och män"),
        label="Tabell 3",
        id="tabell-indikatorer",
    )


def every_block() -> Blocks:
    """Each kind of block at least once."""
    blocks: tuple[Block, ...] = (
        Cover(
            text("Exempelkommun"),
            text("Delårsrapport mars 2022"),
            text("Social- och omsorgsnämnden"),
            (Fact(text("Diarienummer"), text("SN 2022-136")), Fact(text("Datum"), text("31\u00a0mars\u00a02022"))),
            source("delarsrapport.toml", "rapport"),
        ),
        Contents(text("Innehåll"), 3),
        Heading(
            1, text("Sammanfattning"), "sammanfattning", source("delarsrapport.toml", "avsnitt.sammanfattning"), "1"
        ),
        paragraph("Nämnden redovisar ett underskott.", role="ingress"),
        every_inline(),
        paragraph(PROSE * 3),
        List(
            (
                (paragraph("Första punkten"),),
                (paragraph("Andra punkten"), List(((paragraph("under punkten"),),))),
                (paragraph("Tredje punkten"), paragraph("med ett stycke till")),
            )
        ),
        List(((paragraph("Steg tre"),), (paragraph("Steg fyra"),)), ordered=True, start=3),
        Heading(2, text("Beslut"), "beslut", number="1.1"),
        Facts(
            (
                Fact(text("Handläggare"), text("Verksamhetscontroller")),
                Fact(text("Mottagare"), (Text("Kommunstyrelsen"), Break(), Text("Revisionen"))),
            )
        ),
        Signatures(((Text("N. N."), Break(), Text("Förvaltningschef")), text("Ekonomichef"))),
        Quote((paragraph("Nämnden ska svara för myndighetsutövning."),)),
        Box(text("Fakta om nämnden"), (paragraph(PROSE), List(((paragraph("Lagar: 20"),),)))),
        Box((), (paragraph("En ruta utan rubrik."),)),
        paragraph("Liten text under strecket.", role="liten"),
        Heading(1, (Text("Ekonomi & "), Emph(text("prognos"))), "ekonomi"),
        economy_table(),
        Figure(
            "volymer",
            "Stapeldiagram: antalet ärenden ökade från 251 till 539.",
            text("Ärenden per år"),
            "Figur 1",
            "figur-volymer",
            (paragraph("Källa: verksamhetssystemet."),),
            source=source("delarsrapport.toml", "diagram.volymer"),
        ),
        Figure("foto", "Blå platta.", text("En bild som bara finns som PNG"), "Figur 2", "figur-foto"),
        Figure("linje", "", decorative=True),
        PageBreak(),
        Heading(2, text("Utfall per enhet"), "utfall"),
        long_table(),
        Landscape((Heading(2, text("Indikatorer"), "indikatorer"), wide_table())),
        Heading(3, text("Efter den liggande sidan"), "efter"),
        paragraph(PROSE),
        paragraph("Förvaltningschefen, socialförvaltningen", role="avsandare"),
    )
    return blocks


def everything(draft: bool = True) -> Document:
    """A document with every block and every inline of the tree."""
    return Document(
        title="Delårsrapport mars 2022",
        subject="Uppföljning av ekonomi och mål",
        organisation="Exempelkommun",
        committee="Social- och omsorgsnämnden",
        author="Socialförvaltningen",
        date="2022-04-20",
        blocks=every_block(),
        pictures={
            "volymer": Picture(SVG, png(), 113.0, 56.0),
            "foto": Picture(b"", png(), 80.0, 40.0),
            "linje": Picture(SVG, b"", 60.0, 30.0),
        },
        period="mars 2022",
        record="SN 2022-136",
        mark="UTKAST" if draft else "",
    )
