"""LibreOffice, where it is installed: lays out Word documents, in a profile of its own that is thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
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
_NAMED_PLACES = {"ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"}}
_MACROS_OFF = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item></oor:items>'
)


class LayoutError(Exception):
    """LibreOffice could not lay out the documents; the message, in Swedish, says why."""


def program() -> Path | None:
    """The program's file, or None when LibreOffice isn't installed."""
    said = os.environ.get(VARIABLE)
    if said is not None:
        return Path(said) if said and Path(said).is_file() else None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else next((path for path in map(Path, _USUAL) if path.is_file()), None)


def identity(soffice: Path) -> list[tuple[str, int, int]]:
    """What tells one installed version from another, without starting it."""
    real = soffice.resolve()
    files = [real, *(real.with_name(name) for name in ("versionrc", "version.ini", "bootstraprc"))]
    states = [(file, file.stat()) for file in files if file.is_file()]
    return [(str(file), state.st_size, state.st_mtime_ns) for file, state in states]


def laid_out(soffice: Path, documents: Sequence[bytes]) -> list[bytes]:
    """The Word documents as PDF, in one call, with their bookmarks as named places; raises LayoutError."""
    with tempfile.TemporaryDirectory(prefix="rodtrad-", ignore_cleanup_errors=True) as folder:
        words = [Path(folder, f"{number:04}.docx") for number in range(len(documents))]
        for path, data in zip(words, documents, strict=True):
            path.write_bytes(data)
        _convert(soffice, Path(folder), words)
        try:
            return [path.with_suffix(".pdf").read_bytes() for path in words]
        except OSError as error:
            raise LayoutError("LibreOffice kunde inte läsa dokumentet") from error


def _convert(soffice: Path, folder: Path, words: Sequence[Path]) -> None:
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_MACROS_OFF, "utf-8")
    command = [
        str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_NAMED_PLACES)}", "--outdir", str(folder),
        *map(str, words),
    ]  # fmt: skip
    limit = _SECONDS + _SECONDS_EACH * len(words)
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, check=True)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LayoutError(f"LibreOffice blev inte klart på {limit} s") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise LayoutError("LibreOffice gick inte att köra") from error
