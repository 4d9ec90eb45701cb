"""Word documents laid out by LibreOffice, each once in a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reports.fonts import every_font, machine_fonts
from reports.kept import digest_of, key_of, versions
from reports.libreoffice import LayoutError, identity, laid_out
from reports.picture_cache import font_state


@cache
def _program() -> tuple[object, ...]:
    """The program's rooms and what it reads and writes PDF with: a change in any of them makes every layout anew."""
    return digest_of(sorted(Path(__file__).parent.rglob("*.py"))), versions("pikepdf", "lxml")


class Word(NamedTuple):
    """A Word document, with the folder of the house's own font files."""

    docx: bytes
    font_folder: str


@dataclass
class Layouts:
    """What LibreOffice has laid out so far."""

    soffice: Path
    _known: dict[bytes, bytes | str] = field(default_factory=dict)

    def key(self, word: Word) -> str:
        """A key for all that a document's layout depends on."""
        return key_of(sha256(word.docx).hexdigest(), font_state(word.font_folder), self._machine, _program())

    @cached_property
    def _machine(self) -> tuple[object, ...]:
        return identity(self.soffice), machine_fonts()

    def of(self, words: Sequence[Word]) -> list[bytes | str]:
        """The documents as PDF, those with the same fonts in one call; of one that there is none of, in Swedish, why.

        Raises Faults when a font file is no font.
        """
        for folder in dict.fromkeys(word.font_folder for word in words):
            new = [word for word in words if word.font_folder == folder and _digest(word) not in self._known]
            if new:
                self._known |= zip(map(_digest, new), self._made(new, folder), strict=True)
        return [self._known[_digest(word)] for word in words]

    def _made(self, words: Sequence[Word], folder: str) -> list[bytes | str]:
        try:
            pdfs = laid_out(self.soffice, [word.docx for word in words], every_font(folder))
        except LayoutError as error:
            return [str(error)] * len(words)
        return [pdf or "LibreOffice kunde inte läsa dokumentet" for pdf in pdfs]


def _digest(word: Word) -> bytes:
    return sha256(word.docx + word.font_folder.encode()).digest()
