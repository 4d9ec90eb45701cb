"""Watch a workspace: what is saved is built at once, and what can't be built is told when it has been left alone.

Editors save in their own ways: some empty the file and write it, some write another and put that in its place. A file
that is read in the middle of it has faults that are none, so faults wait until nothing has been saved for a while.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reports.diagnostics import Diagnostic, Faults
from reports.readers.load import CONTENT
from reports.warm import Round, Warm

if TYPE_CHECKING:
    from watchfiles import Change

_STEP = 5
"""Milliseconds without another save before what is saved is built."""
_LONGEST = 200
"""Milliseconds that saves are gathered at most."""
_QUIET = 300
"""Milliseconds without a save before a fault is believed; files that can't be watched are looked at as often."""


def demand_watcher() -> None:
    """Raises Faults when there is nothing to watch files with."""
    try:
        import watchfiles  # noqa: F401  # whether it is there
    except ImportError:
        message = "det som ska bevaka filerna, watchfiles, är inte installerat"
        raise Faults([Diagnostic("--bevaka", 0, message, 'kör pip install "rodtrad[bevaka]"')]) from None


def watch(warm: Warm, tell: Callable[[Round], None]) -> None:
    """Build what is saved and tell of it, until the user ends it with Ctrl+C (raised as KeyboardInterrupt)."""
    doubtful: dict[str, list[Diagnostic]] = {}
    for paths in _changes(warm):
        if paths:
            found = _built(warm, paths)
            doubtful = {name: said for name, said in (doubtful | found.faults).items() if said}
            if found.built or found.unchanged or found.warnings:
                tell(Round(found.built, found.unchanged, {}, found.warnings, found.seconds))
        elif doubtful:
            tell(Round(faults=doubtful))
            doubtful = {}


def _built(warm: Warm, paths: set[Path]) -> Round:
    """What came of a change; what can't be done at all is a fault as others, and the watch goes on."""
    try:
        return warm.build(paths)
    except Faults as found:
        return Round(faults={"": list(found.diagnostics)})
    except OSError as error:
        said = f"går inte att läsa eller skriva ({error.strerror})"
        return Round(faults={"": [Diagnostic(str(error.filename), 0, said)]})


def _changes(warm: Warm) -> Iterator[set[Path]]:
    """The files that have been saved, made or removed; an empty set when nothing has for a while."""
    while True:
        folders, alone = _places(warm)
        before = _times(alone)
        missed = warm.files()  # what was saved while nobody watched
        for found in _seen(folders):
            now = _times(alone)
            paths = {_below(warm.root, Path(path)) for _, path in found}
            yield paths | missed | {path for path in alone if now[path] != before[path]}
            before, missed = now, set()
            if _places(warm) != (folders, alone):
                break


def _seen(folders: Iterable[Path]) -> Iterator[set[tuple[Change, str]]]:
    """What changes in some folders, and nothing every now and then; it ends when one of them is gone."""
    from watchfiles import watch as watched

    try:
        yield from watched(
            *folders, watch_filter=_matters, step=_STEP, debounce=_LONGEST, rust_timeout=_QUIET, yield_on_timeout=True
        )
    except OSError:
        time.sleep(_QUIET / 1000)
        yield set()


def _places(warm: Warm) -> tuple[list[Path], set[Path]]:
    """The folders to watch, and the files that lie in none of them."""
    tops = {CONTENT, "templates", *(_top(file, warm.root) for file in warm.files())}
    folders = sorted(warm.root / top for top in tops if top and (warm.root / top).is_dir())
    return folders, {file for file in warm.files() if not any(file.is_relative_to(folder) for folder in folders)}


def _top(file: Path, root: Path) -> str:
    return file.relative_to(root).parts[0] if file.is_relative_to(root) else ""


def _below(root: Path, path: Path) -> Path:
    """A path as the workspace is written: some systems tell where links lead."""
    return path if path.is_relative_to(root) else root / path.relative_to(root.resolve())


def _times(paths: set[Path]) -> dict[Path, tuple[int, ...]]:
    return {path: _time(path) for path in paths}


def _time(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except OSError:
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


def _matters(_: Change, path: str) -> bool:
    """Whether a file may be one that is read: none that editors and we keep beside those."""
    name = Path(path).name
    return not (name.startswith((".", "~")) or name.endswith("~"))
