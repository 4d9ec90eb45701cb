"""LibreOffice, where it is installed: Word documents → PDF in one call, with a profile of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

VARIABLE = "RODTRAD_LIBREOFFICE"
"""Names the program's file; set but empty, LibreOffice counts as not installed."""

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_SECONDS = 60
_SECONDS_EACH = 20
_EXPORT = {
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
    "IsSkipEmptyPages": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    "PDFUACompliance": ("boolean", "true"),
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "ExportBookmarks": ("boolean", "true"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
}
_COMMON = "/org.openoffice.Office.Common"
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),  # nothing is fetched for a template
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "sv-SE"),  # not that of whoever builds
)


class LayoutError(Exception):
    """LibreOffice could not be used; the message, in Swedish, says why."""


def program() -> Path | None:
    """The program's file, or None when LibreOffice isn't installed; raises LayoutError when the variable is wrong."""
    said = os.environ.get(VARIABLE)
    if said is None:
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        return Path(found) if found else next((path for path in map(Path, _USUAL) if path.is_file()), None)
    if said and not Path(said).is_file():
        raise LayoutError(f"miljövariabeln anger {said}, som inte är en fil")
    return Path(said) if said else None


def how_to_install(system: str = sys.platform) -> str:
    """What staff do to get LibreOffice, on the system that they have."""
    ways = {
        "win32": "hämta det på libreoffice.org, eller skriv: winget install TheDocumentFoundation.LibreOffice",
        "darwin": "hämta det på libreoffice.org, eller skriv: brew install --cask libreoffice",
    }
    way = ways.get(system, "installera det med: sudo apt install libreoffice-writer")
    return f"{way}; ligger det på ett eget ställe anger miljövariabeln {VARIABLE} programfilen"


def identity(soffice: Path) -> list[tuple[str, int, int]]:
    """What tells one installed version from another, without starting it."""
    real = soffice.resolve()
    files = [real, *(real.with_name(name) for name in ("versionrc", "version.ini", "bootstraprc"))]
    states = [(file, file.stat()) for file in files if file.is_file()]
    return [(str(file), state.st_size, state.st_mtime_ns) for file, state in states]


def laid_out(soffice: Path, documents: Sequence[bytes], fonts: Sequence[Path] = ()) -> list[bytes | None]:
    """The Word documents as tagged PDF with their bookmarks as named places; None for one that LibreOffice can't read.

    `fonts` are font files that it has besides the machine's. Raises LayoutError when it doesn't run or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="rodtrad-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        words = [folder / f"{number:04}.docx" for number in range(len(documents))]
        for path, data in zip(words, documents, strict=True):
            path.write_bytes(data)
        _set_up(folder / "profil", fonts)
        _run(_command(soffice, folder, words), _SECONDS + _SECONDS_EACH * len(words))
        made = [path.with_suffix(".pdf") for path in words]
        return [path.read_bytes() if path.is_file() else None for path in made]


def _set_up(profile: Path, fonts: Sequence[Path]) -> None:
    """A profile without macros, links and the user's own settings; it has fonts of its own."""
    (profile / "user" / "fonts").mkdir(parents=True)
    for number, font in enumerate(fonts):
        shutil.copyfile(font, profile / "user" / "fonts" / f"{number:03}{font.suffix.lower()}")
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    settings = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (profile / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")


def _command(soffice: Path, folder: Path, words: Sequence[Path]) -> list[str]:
    export = {name: {"type": kind, "value": value} for name, (kind, value) in _EXPORT.items()}
    return [
        str(soffice), f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--norestore", "--nologo",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(export)}", "--outdir", str(folder), *map(str, words),
    ]  # fmt: skip


def _run(command: Sequence[str], limit: float) -> None:
    none = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)  # noqa: S603
    except OSError as error:
        raise LayoutError(f"LibreOffice gick inte att starta ({error.strerror})") from error
    try:
        code = process.wait(limit)
    except subprocess.TimeoutExpired as error:
        raise LayoutError(f"LibreOffice blev inte klart på {limit:.0f} s") from error
    finally:
        _end(process)
    if code:
        raise LayoutError(f"LibreOffice avbröts med felkod {code}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs with all that it has started: `soffice` is only what starts the program."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        command = [rf"{root}\System32\taskkill.exe", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
