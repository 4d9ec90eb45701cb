"""The rendered HTML subset → blocks of the page tree.

Expat reads it, since the subset is written as XML: it is fast, it is in the standard library, and it knows where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.parsers import expat

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Blocks, Source, Text
from reports.templating.blocks import block, blocks, lying
from reports.templating.frame import Frame, Progress
from reports.templating.inlines import inline
from reports.templating.subset import ATTRIBUTES, CLASSES, COVER_LINES, INLINE, KALLA, PARENTS, PLACE, VOID

_VOID = re.compile(rf"<({'|'.join(sorted(VOID))})\b([^<>]*?)\s*/?>")
_MISMATCH = "mismatched tag"


def parse(html: str, pictures: Collection[str] = ()) -> Blocks:
    """Read what a template rendered; raises Faults that name template and line, or the content behind them.

    `pictures` are the names that an `img` may have as its `src`.
    """
    return _Parser(pictures).read(html)


class _Parser:
    def __init__(self, pictures: Collection[str]) -> None:
        self.stack = [Frame("dokument", {}, None)]
        self.progress = Progress(pictures)
        self.faults = self.progress.faults
        self.template = ("", 0)

    def read(self, html: str) -> Blocks:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        closed = _VOID.sub(r"<\1\2/>", html)  # <br> as HTML authors write it is <br/> to an XML reader
        data = f"<dokument>{closed}</dokument>".encode()
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.faults.append(self.broken(data[parser.ErrorByteIndex :], expat.ErrorString(error.code) or ""))
        made = lying(blocks(self.stack[0], self.progress))
        if self.faults:
            raise Faults(dict.fromkeys(self.faults))
        return made

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "dokument":
            return
        if place := attributes.pop(PLACE, ""):
            template, _, line = place.rpartition(":")
            self.template = (template, int(line))
        frame = Frame(tag, attributes, self.source(attributes), *self.template)
        self.check(frame)
        self.progress.turned |= "liggande" in frame.classes
        self.stack.append(frame)

    def source(self, attributes: dict[str, str]) -> Source | None:
        if kalla := attributes.pop(KALLA, ""):
            return Source.parse(kalla)
        return self.stack[-1].source

    def check(self, frame: Frame) -> None:
        """Hold an element against the subset: its name, where it stands, its attributes and classes."""
        tag, parent = frame.tag, self.stack[-1].tag
        if tag not in ATTRIBUTES:
            self.fault(frame, f"elementet <{tag}> finns inte i mallspråket", did_you_mean(tag, ATTRIBUTES))
            return
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.fault(frame, f"<{tag}> får bara stå direkt i <{'> eller <'.join(sorted(PARENTS[tag]))}>")
        for name in frame.attributes:
            if name not in ATTRIBUTES[tag]:
                hint = did_you_mean(name, ATTRIBUTES[tag])
                self.fault(frame, f"<{tag}> kan inte ha attributet {name}", hint)
        if len(frame.classes) > 1:
            self.fault(frame, f"<{tag}> har {len(frame.classes)} klasser", "skriv en klass på varje element")
        for word in frame.classes:
            if word not in CLASSES.get(tag, ()):
                hint = did_you_mean(word, CLASSES.get(tag, ()))
                self.fault(frame, f'<{tag}> kan inte ha klassen "{word}"', hint)
            elif word in COVER_LINES and parent != "header":
                self.fault(frame, f'<p class="{word}"> får bara stå i <header class="omslag">')

    def end(self, tag: str) -> None:
        if tag == "dokument":
            return
        frame = self.stack.pop()
        if "liggande" in frame.classes:
            self.progress.turned = any("liggande" in around.classes for around in self.stack)
        self.stack[-1].content += (inline if tag in INLINE else block)(frame, self.progress)

    def text(self, text: str) -> None:
        self.stack[-1].content.append(Text(text))

    def fault(self, frame: Frame, message: str, hint: str = "") -> None:
        self.faults.append(frame.fault(message, hint))

    def broken(self, rest: bytes, error: str) -> Diagnostic:
        """Say what an XML fault means for the template's author; `rest` begins at the fault."""
        frame = self.stack[-1]
        name = rest.decode("utf-8", "replace").partition(">")[0]
        if error != _MISMATCH:
            return Diagnostic(*self.place(), f"går inte att läsa vid {name[:40]!r}", "skriv & som &amp; och < som &lt;")
        if frame.tag == "dokument":
            return Diagnostic(*self.place(), f"</{name}> stänger något som inte är öppnat", "ta bort den")
        came = "mallens slut" if name == "dokument" else f"</{name}>"
        return frame.fault(f"<{frame.tag}> stängs aldrig; {came} kommer först", f"lägg till </{frame.tag}>")

    def place(self) -> tuple[str, int]:
        """File and line of the latest element that a template wrote."""
        template, line = self.template
        return f"templates/{template}", line
