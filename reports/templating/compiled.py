"""The program's own templates, compiled once and kept in the user's cache folder. Safe to delete at any time."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from reports.kept import cache_folder, keep, recall
from reports.version import __version__


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


def _entry(folder: Path, bucket: Bucket) -> Path:
    return folder / f"{bucket.key}.mall"


@cache
def _made_by() -> tuple[object, ...]:
    """What the code depends on besides the template: the program's version, and the rooms that compile it."""
    rooms = [Path(__file__).with_name(f"{name}.py") for name in ("environment", "places", "filters")]
    files = [Path(str(jinja2.compiler.__file__)), *rooms]
    return __version__, [(file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file()]
