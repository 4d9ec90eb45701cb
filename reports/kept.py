"""Files that the program keeps for the next time: whole or not at all, and safe to delete at any time."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_DIGEST = sha256().digest_size


def recall(entry: Path) -> bytes | None:
    """What was kept; None when there is no such entry or it isn't whole."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    body = data[_DIGEST:]
    return body if data and sha256(body).digest() == data[:_DIGEST] else None


def keep(entry: Path, body: bytes) -> None:
    """Put an entry in its place whole, also when two builds write it at once; a full disk only costs time."""
    beside = entry.with_suffix(f".{os.getpid()}.tmp")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(sha256(body).digest() + body)
        beside.replace(entry)
    except OSError:
        return
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
