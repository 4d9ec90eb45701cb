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
from contextlib import suppress
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
_SECONDS = 80
"""How long it may go on without a finished document; the first one waits for the program to start."""
_TRIES = 3
"""How many times it is started for documents, when one that it doesn't get through stands in the way of the others."""
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

    `fonts` are font files that it has besides the machine's. Raises LayoutError when nothing comes of it.
    """
    with tempfile.TemporaryDirectory(prefix="rodtrad-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        words = [folder / f"{number:04}.docx" for number in range(len(documents))]
        for path, data in zip(words, documents, strict=True):
            path.write_bytes(data)
        why = _convert(soffice, folder, words, fonts)
        made = [_whole(path) for path in words]
        if why and not any(made):
            raise LayoutError(why)
        return made


def _convert(soffice: Path, folder: Path, words: Sequence[Path], fonts: Sequence[Path]) -> str:
    """Make the PDFs beside the documents, and say what went wrong if anything did.

    LibreOffice takes the documents in order, so where it stopped the first that has no PDF is left out, and it is
    started again for those after it.
    """
    why, left = "", [*words]
    for number in range(_TRIES):
        if not left:
            break
        profile = folder / f"profil{number}"
        _set_up(profile, fonts)
        why = _run(_command(soffice, profile, left), [_pdf(path) for path in left])
        if not why:
            break
        left = [path for path in left if _whole(path) is None][1:]
    return why


def _pdf(word: Path) -> Path:
    return word.with_suffix(".pdf")


def _whole(word: Path) -> bytes | None:
    """The PDF of a document; None when there is none, or a part of one."""
    pdf = _pdf(word)
    data = pdf.read_bytes() if pdf.is_file() else b""
    return data if data.rstrip().endswith(b"%%EOF") else None


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


def _command(soffice: Path, profile: Path, words: Sequence[Path]) -> list[str]:
    export = {name: {"type": kind, "value": value} for name, (kind, value) in _EXPORT.items()}
    return [
        str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(export)}", "--outdir", str(profile.parent),
        *map(str, words),
    ]  # fmt: skip


def _run(command: Sequence[str], coming: Sequence[Path]) -> str:
    """Run the program as long as files come of it; what went wrong, if anything did."""
    none = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)  # noqa: S603
    except OSError as error:
        raise LayoutError(f"LibreOffice gick inte att starta ({error.strerror})") from error
    try:
        code = _ended(process, coming)
    finally:
        _end(process)
    if code is None:
        return f"LibreOffice blev inte klart på {_SECONDS:.0f} s"
    return f"LibreOffice avbröts med felkod {code}" if code else ""


def _ended(process: subprocess.Popen[bytes], coming: Sequence[Path]) -> int | None:
    """The code that a program ends with; None when it goes on for too long after the last file."""
    there = -1
    while (now := sum(path.is_file() for path in coming)) > there:
        there = now
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_SECONDS)
    return None


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
