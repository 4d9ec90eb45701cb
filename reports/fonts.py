"""The font files that documents are set with: the program's own, the kommun's and, in LibreOffice, the machine's."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults

_WEIGHTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_SUFFIXES = {".ttf", ".otf", ".ttc"}
# The first four bytes of a font file (OpenType specification, "Organization of an OpenType font"; Apple's TrueType).
_SIGNATURES = {b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf"}


def every_font(folder: str) -> list[Path]:
    """The program's font files, and those of a house's folder after them; raises Faults naming each that is no font."""
    import font_source_sans_pro

    own = [Path(font_source_sans_pro.font_directory, f"SourceSansPro-{weight}.ttf") for weight in _WEIGHTS]
    return [*own, *house_fonts(folder)]


def house_fonts(folder: str) -> list[Path]:
    """The font files of a folder and those below it, in name order; none without a folder.

    Raises Faults naming each that is no font.
    """
    found = sorted(Path(folder).rglob("*")) if folder else []
    files = [file for file in found if file.suffix.lower() in _SUFFIXES and not file.name.startswith(".")]
    if broken := [fault for file in files if not _is_font(file) for fault in unreadable(file).diagnostics]:
        raise Faults(broken)
    return files


@lru_cache(8)
def families(folder: str) -> frozenset[str]:
    """The names of the font families in a folder and those below it; raises Faults naming each file that is no font."""
    return frozenset(name for file in house_fonts(folder) for name in _names(file))


def machine_fonts(system: str = sys.platform) -> list[tuple[str, int, int]]:
    """The files in the folders where the machine has its fonts, as they are now: path, size, time of change."""
    found: list[tuple[str, int, int]] = []
    for file in (file for folder in _machine_folders(system) for file in folder.rglob("*")):
        with suppress(OSError):  # a link that leads nowhere
            state = file.stat()
            found.append((file.as_posix(), state.st_size, state.st_mtime_ns))
    return sorted(found)


def _machine_folders(system: str) -> list[Path]:
    """Where fonts are put on a kind of machine, for everyone and for the user."""
    home = Path.home()
    if system == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts"), own / "Microsoft" / "Windows" / "Fonts"]
    if system == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def _names(file: Path) -> list[str]:
    from PIL import ImageFont

    names: list[str] = []
    try:
        while True:  # a collection (.ttc) holds several faces
            names.append(ImageFont.truetype(file, index=len(names)).getname()[0] or "")
            if file.suffix.lower() != ".ttc":
                return names
    except OSError as error:
        if not names:
            raise unreadable(file) from error
        return names


def _is_font(file: Path) -> bool:
    try:
        with file.open("rb") as start:
            return start.read(4) in _SIGNATURES
    except OSError:
        return False


def unreadable(file: Path) -> Faults:
    """What is said of a font file that can't be read."""
    hint = "hämta filen på nytt, eller ta bort den ur mappen"
    return Faults([Diagnostic(file.as_posix(), 0, "typsnittsfilen går inte att läsa", hint)])
