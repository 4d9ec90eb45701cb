"""What documents are made of: whatever is read in a workspace is read here, so that it can be told whether it changed.

While `noting` is on, each file that is read, each that is looked for and not found, and each folder whose names matter
is noted with what it was. `same` tells whether it is so still: a file by its size and times where they can be trusted,
otherwise by its content.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

Stat = tuple[int, ...]
"""A file's size, time of change, number and time of its own last change; empty where they can't stand for it."""

_FILE, _TOML, _TREE, _NAMES, _WAY = "fil:", "toml:", "mapp:", "namn:", "väg:"
"""What is noted: a file's content; a folder's TOML files, those and its folders, or all names; where a path leads."""
_MISSING, _CHANGING = "", "!"
_FINE, _COARSE = 50_000_000, 2_000_000_000
"""Nanoseconds within which two changes can bear the same time: in most file systems, and in those of memory sticks."""
_WHOLE = 10_000_000
"""A time that is a whole number of so many nanoseconds may come from a coarse file system."""


class State(NamedTuple):
    """What something was when it was read."""

    digest: str
    stat: Stat = ()


@dataclass
class Notes:
    """What a run has read so far."""

    since: int
    """When it began, in nanoseconds by the clock of the file system."""
    known: dict[str, State] = field(default_factory=dict)
    """By what it is, as it was when it was first read; what has become another since then is never the same again."""
    asked: set[str] = field(default_factory=set)
    """What has been asked for, by whoever it is noted for now."""

    @contextmanager
    def apart(self) -> Iterator[set[str]]:
        """What is asked for inside, noted for one alone."""
        around, self.asked = self.asked, set()
        try:
            yield self.asked
        finally:
            self.asked = around

    def states(self, asked: Iterable[str]) -> dict[str, State]:
        """What was asked for, with what it was."""
        return {key: self.known[key] for key in sorted(asked)}

    def see(self, key: str, state: State) -> None:
        """Something was read; if it was something else a moment ago, nothing that was made of it can be trusted."""
        self.asked.add(key)
        before = self.known.setdefault(key, self._trusted(state))
        if before.digest != state.digest:
            self.known[key] = State(_CHANGING)

    def forget(self, keys: Iterable[str]) -> None:
        """Let go of what something was, since it may be something else now."""
        for key in keys:
            self.known.pop(key, None)

    def _trusted(self, state: State) -> State:
        return state if is_settled(state.stat, self.since) else State(state.digest)


_notes: Notes | None = None


@contextmanager
def noting(notes: Notes) -> Iterator[Notes]:
    """Note what is read until the end of the block."""
    global _notes
    around, _notes = _notes, notes
    try:
        yield notes
    finally:
        _notes = around


def note_from_now(since: int) -> None:
    """Note what is read for as long as the process lives, as a worker does."""
    global _notes
    _notes = Notes(since)


def is_noting() -> bool:
    """Whether anyone wants to know what is read."""
    return _notes is not None


def noted_since() -> int | None:
    """When noting began; None where nothing is noted."""
    return _notes.since if _notes else None


def read(path: Path) -> bytes:
    """The bytes of a file; raises OSError as `Path.read_bytes` does, and then the file is noted as missing."""
    if _notes is None:
        return path.read_bytes()
    stat = _stat(path)  # before the file is read: one that is changed in between is never taken for the same
    try:
        data = path.read_bytes()
    except OSError:
        _notes.see(file_key(path), State(_MISSING))
        raise
    _notes.see(file_key(path), State(_digest(data, path), stat))
    return data


def file_key(path: Path | str) -> str:
    """What a file is noted by."""
    return f"{_FILE}{path}"


def names_keys(path: Path) -> list[str]:
    """What lists of names are noted by that a file stands in."""
    return [f"{kind}{path.parent}" for kind in (_TOML, _TREE, _NAMES)]


def files_of(states: Iterable[str]) -> Iterator[Path]:
    """The files among what is noted."""
    return (Path(key.removeprefix(_FILE)) for key in states if key.startswith(_FILE))


def keys_of(path: Path) -> list[str]:
    """What may be another when a file is changed, made or removed."""
    return [file_key(path), f"{_WAY}{path}", *names_keys(path)]


def asked(path: Path) -> None:
    """A file matters, or that there is none: it was read before, or it is enough that it is there."""
    _ask(file_key(path))


def asked_way(path: Path) -> None:
    """It matters where a path leads, past links."""
    _ask(f"{_WAY}{path}")


def asked_names(folder: Path) -> None:
    """All names in a folder matter."""
    _ask(f"{_NAMES}{folder}")


def asked_toml(folder: Path) -> None:
    """It matters which TOML files a folder has."""
    _ask(f"{_TOML}{folder}")


def asked_tree(folder: Path) -> None:
    """It matters which TOML files a folder and those below it have."""
    if _notes is not None:
        for below, folders, _ in os.walk(folder):
            folders[:] = filter(_is_visible, folders)
            _ask(f"{_TREE}{below}")


def asked_all(folder: Path) -> None:
    """All files of a folder and those below it matter."""
    if _notes is not None:
        for below, _, names in os.walk(folder):
            asked_names(Path(below))
            for name in names:
                asked(Path(below, name))


def _ask(key: str) -> None:
    if _notes is None:
        return
    if key in _notes.known:
        _notes.asked.add(key)
    else:
        _notes.see(key, Present().state(key))


T = TypeVar("T")
Made = dict[Path, tuple[T, frozenset[str]]]
"""What has been made of files, with the keys of those."""


@contextmanager
def apart() -> Iterator[Callable[[], dict[str, State]]]:
    """What is read inside, noted for one alone: it is told by what is given; nothing where nothing is noted."""
    if _notes is None:
        yield dict
        return
    notes = _notes
    with notes.apart() as files:
        yield lambda: notes.states(files)


def once(known: Made[T], path: Path, make: Callable[[], T]) -> T:
    """What is made of files the first time; whoever asks for it again has asked for the same files."""
    if path not in known:
        if _notes is None:
            known[path] = make(), frozenset()
        else:
            with _notes.apart() as files:
                made = make()
            known[path] = made, frozenset(files)
    made, files_asked = known[path]
    if _notes is not None:
        _notes.asked |= files_asked
    return made


# ---------------------------------------------------------------- what they are now


def is_settled(stat: Stat, since: int) -> bool:
    """Whether a file's times can stand for its content: a change that came after `since` would show in them.

    One that was changed just before may be changed again within the grain of the clock, as git's racy files are.
    """
    return bool(stat) and all(time < since - (_FINE if time % _WHOLE else _COARSE) for time in (stat[1], stat[3]))


class Present:
    """What things are now, each looked at once."""

    def __init__(self) -> None:
        self._stats: dict[str, Stat] = {}
        self._digests: dict[str, str] = {}
        self.unsettled: set[str] = set()
        """What had to be read to be known again, though it is the same."""

    def same(self, states: Mapping[str, State]) -> bool:
        """Whether everything is what it was."""
        return all(self._is_same(key, state) for key, state in states.items())

    def state(self, key: str) -> State:
        """What something is."""
        return State(self._digest(key), self._stats.get(key, ()))

    def _is_same(self, key: str, state: State) -> bool:
        if state.stat and state.stat == self._stat(key):
            return True
        is_same = state.digest == self._digest(key)
        if is_same and key.startswith(_FILE) and state.digest:
            self.unsettled.add(key)
        return is_same

    def _stat(self, key: str) -> Stat:
        if key not in self._stats:
            self._stats[key] = _stat(key.removeprefix(_FILE))
        return self._stats[key]

    def _digest(self, key: str) -> str:
        if key not in self._digests:
            self._digests[key] = self._read(key)
        return self._digests[key]

    def _read(self, key: str) -> str:
        kind, _, name = key.partition(":")
        if f"{kind}:" == _FILE:
            self._stat(key)
            try:
                return _digest(Path(name).read_bytes(), name) if os.path.isfile(name) else _MISSING  # noqa: PTH113
            except OSError:
                return _MISSING
        if f"{kind}:" == _WAY:
            return os.path.realpath(name)
        return _names(name, f"{kind}:")


def _stat(path: Path | str) -> Stat:
    try:
        found = os.stat(path)  # noqa: PTH116  # a hundred documents have a thousand files
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns


def _digest(data: bytes, path: Path | str) -> str:
    """A file's content; of a link also where it leads, since what is outside the workspace isn't read."""
    leads = os.path.realpath(path) if os.path.islink(path) else ""  # noqa: PTH114
    return digest(data) + leads


def digest(data: bytes) -> str:
    """What tells one content from another."""
    return sha256(data).hexdigest()[:40]


def _names(folder: str, kind: str) -> str:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name + "/" * entry.is_dir() for entry in entries)
    except OSError:
        return _MISSING
    return sha256(
        "\n".join(name for name in names if _matters(name, kind)).encode("utf-8", "surrogateescape")
    ).hexdigest()[:40]


def _is_visible(name: str) -> bool:
    return not name.startswith((".", "~"))


def _matters(name: str, kind: str) -> bool:
    """Whether a name is among those that are noted; a file of TOML may have a name that says by mistake it isn't."""
    is_among = ".toml" in name.lower() or (kind == _TREE and name.endswith("/"))
    return kind == _NAMES or (is_among and _is_visible(name))
