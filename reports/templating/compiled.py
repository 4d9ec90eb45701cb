"""The program's own templates, compiled once and kept in the user's cache folder. Safe to delete at any time."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from reports.kept import keep, recall
from reports.version import __version__

_OTHERS_MAY_WRITE = 0o022


class Compiled(BytecodeCache):
    """Compiled templates of the program, where nobody but the user can write.

    Not in the workspace, and none of its own templates: compiled code that came in a file with a workspace would be
    run unseen, past the sandbox. A damaged entry is made again, and a folder that can't be used only costs time.
    """

    def __init__(self, packaged: Path) -> None:
        self.packaged = packaged
        """The folder of the program's own templates."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of a template that comes with the program; empty for any other."""
        is_packaged = filename is not None and Path(filename).parent == self.packaged
        return sha256(f"{name}|{filename}|{sys.version}".encode()).hexdigest()[:40] if is_packaged else ""

    def get_source_checksum(self, source: str) -> str:
        """Digest of all that the code is made of: the template, and what compiles it."""
        return sha256(repr((source, _made_by())).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code that was kept, if it is whole and made of the same source."""
        folder = cache_folder() if bucket.key else None
        if folder is None:
            return
        if (code := recall(_entry(folder, bucket))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, so that another process never reads half of it."""
        folder = cache_folder() if bucket.key else None
        if folder is not None:
            keep(_entry(folder, bucket), bucket.bytecode_to_string())


@cache
def cache_folder() -> Path | None:
    """The program's folder for what may be thrown away, made when it isn't there; None when there can be none."""
    said = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    try:
        folder = (Path(said) if Path(said).is_absolute() else Path.home() / ".cache") / "rodtrad"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_ours_alone(folder) else None
    except (OSError, RuntimeError):  # no home, or one that can't be written to
        return None


def _is_ours_alone(folder: Path) -> bool:
    """Whether the user owns a folder, and nobody else may write in it; Windows sees to that itself."""
    if sys.platform == "win32":
        return True
    state = folder.lstat()
    return folder.is_dir() and state.st_uid == os.getuid() and not state.st_mode & _OTHERS_MAY_WRITE


def _entry(folder: Path, bucket: Bucket) -> Path:
    return folder / f"{bucket.key}.mall"


@cache
def _made_by() -> tuple[object, ...]:
    """What the code depends on besides the template: the program's version, and the rooms that compile it."""
    rooms = [Path(__file__).with_name(f"{name}.py") for name in ("environment", "places", "filters")]
    files = [Path(str(jinja2.compiler.__file__)), *rooms]
    return __version__, [(file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file()]
