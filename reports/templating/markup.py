"""The rendered HTML subset → blocks of the page tree.

Expat reads it, since the subset is written as XML: it is fast, it is in the standard library, and it knows where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from xml.parsers import expat

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Blocks, Source, Text, plain
from reports.templating.blocks import block, blocks, headings_with_their_text
from reports.templating.frame import Frame, Progress
from reports.templating.inlines import INLINES, inline, inlines
from reports.templating.references import named
from reports.templating.subset import ATTRIBUTES, CLASSES, COVER_LINES, INLINE, KALLA, OFFSET, PARENTS, PLACE, VOID

_VOID = re.compile(rf"<({'|'.join(sorted(VOID))})\b([^<>]*?)\s*/?>")
_MISMATCH = "mismatched tag"


def parse(html: str, pictures: Collection[str] = ()) -> Blocks:
    """Read what a template rendered; raises Faults that name template and line, or the content behind them.

    `pictures` are the names that an `img` may have as its `src`. A page that refers to its own blocks is read twice:
    their numbers are known only at its end.
    """
    first = _Parser(Progress(pictures))
    made, progress = first.read(html), first.progress
    if progress.refers and not first.is_broken:
        progress = Progress(pictures, named=named(made))
        made = _Parser(progress).read(html)
    if progress.faults:
        raise Faults(dict.fromkeys(progress.faults))
    return made


@lru_cache(maxsize=4096)
def _template(place: str) -> tuple[str, int]:
    """Template and line of what `places` wrote of an element."""
    template, _, line = place.rpartition(":")
    return template, int(line) if line.isdecimal() else 0


class _Parser:
    def __init__(self, progress: Progress) -> None:
        self.stack = [Frame("dokument", {}, None)]
        self.progress = progress
        self.faults = progress.faults
        self.is_broken = False
        self.template = ("", 0)
        self.faultless: set[tuple[str | None, ...]] = set()
        """Elements that nothing was to be said of: their names, parents, attributes and classes."""

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
            self.is_broken = True
            self.faults.append(self.broken(data[parser.ErrorByteIndex :], expat.ErrorString(error.code) or ""))
        return headings_with_their_text(blocks(self.stack[0], self.progress))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "dokument":
            return
        around = self.stack[-1]
        source, offset = around.source, around.offset
        if PLACE in attributes:
            self.template = _template(attributes.pop(PLACE))
        if KALLA in attributes:
            kalla, offset = attributes.pop(KALLA), -1
            source = Source.parse(kalla) if kalla else source
        if OFFSET in attributes:
            written = attributes.pop(OFFSET)
            offset = int(written) if written.isdecimal() else offset
        frame = Frame(tag, attributes, source, *self.template, offset)
        self.check(frame)
        if "liggande" in frame.classes:
            self.progress.turned += 1
        self.stack.append(frame)

    def check(self, frame: Frame) -> None:
        """Hold an element against the subset: its name, where it stands, its attributes and classes."""
        tag, parent = frame.tag, self.stack[-1].tag
        if (tag == "a" or "fotnot" in frame.classes) and tag in ATTRIBUTES:
            self.check_nesting(frame)
        kind = tag, parent, frame.attributes.get("class"), *frame.attributes
        if kind not in self.faultless:
            before = len(self.faults)
            self.check_kind(frame, tag, parent)
            if len(self.faults) == before:
                self.faultless.add(kind)

    def check_kind(self, frame: Frame, tag: str, parent: str) -> None:
        """What is to be said of all elements of a name with the same parent, attributes and classes."""
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
        self.check_classes(frame)

    def check_nesting(self, frame: Frame) -> None:
        """Hold links and footnotes, which are links too, against the links and footnotes that they stand in."""
        is_note, is_in_link = "fotnot" in frame.classes, any(other.tag == "a" for other in self.stack)
        if is_note and any("fotnot" in other.classes for other in self.stack):
            self.fault(frame, "en fotnot kan inte ha en egen fotnot", "skriv allt i en fotnot")
        elif is_note and is_in_link:
            self.fault(frame, "en fotnot kan inte stå i en länk", "sätt fotnotens märke efter länken")
        elif frame.tag == "a" and is_in_link:
            self.fault(frame, "en länk kan inte stå i en länk", "ta bort den ena")

    def check_classes(self, frame: Frame) -> None:
        """Hold an element's classes against the subset, and against where it stands."""
        tag, parent = frame.tag, self.stack[-1].tag
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
        if "se" in frame.classes:
            self.progress.before = self.text_before()
        self.stack[-1].content += (inline if tag in INLINE else block)(frame, self.progress)
        if "liggande" in frame.classes:
            self.progress.turned -= 1

    def text_before(self) -> str:
        """The text of the paragraph, or the footnote, that is being read."""
        texts: list[str] = []
        for frame in reversed(self.stack):
            lines = [item if type(item) in INLINES else None for item in frame.content]
            after = lines[len(lines) - lines[::-1].index(None) :] if None in lines else lines
            texts.append(plain(inlines(after)))
            if frame.tag not in INLINE or "fotnot" in frame.classes:
                break
        return "".join(reversed(texts))

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
