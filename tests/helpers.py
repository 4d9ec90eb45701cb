"""What several tests need: the program as its user runs it."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import traceback
from pathlib import Path
from unittest.mock import patch

from reports.cli import main

ROOT = Path(__file__).parent.parent


def rodtrad(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as from a terminal, but in this process, which is quicker; `test_terminal` starts its own."""
    out, said = _channel(), _channel()
    with (
        contextlib.chdir(cwd),
        patch.multiple(sys, argv=["rodtrad", *arguments], stdin=_channel(stdin), stdout=out, stderr=said),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code
        except Exception:
            traceback.print_exc()
            code = 1
    return subprocess.CompletedProcess(arguments, int(str(code or 0)), _text(out), _text(said))


def _channel(text: str = "") -> io.TextIOWrapper:
    """A channel of a process, as the program finds it when it is no terminal."""
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")


def _text(channel: io.TextIOWrapper) -> str:
    channel.flush()
    return channel.buffer.getvalue().decode()  # type: ignore[attr-defined]  # a BytesIO is what it was made of


def check_output(workspace: Path) -> tuple[int, set[str], set[str]]:
    """Exit code and messages of `rodtrad check`, each message with its hint: faults, then warnings and remarks."""
    result = rodtrad("check", cwd=workspace)
    assert "Traceback" not in result.stderr, result.stderr
    return result.returncode, _messages(result.stderr), _messages(result.stdout)


def _messages(output: str) -> set[str]:
    return set(re.findall(r"^\S.*(?:\n  tips: .*)?", output, re.MULTILINE))


def words(text: str) -> set[str]:
    """The words of a laid-out text: letters only, so that line breaks and hyphens between them do not count."""
    return set(re.findall(r"[A-Za-zÅÄÖåäö]{4,}", text.replace("\u00ad", "")))


def compact(text: str) -> str:
    """A text without white space and hyphens, so that a word broken at a line's end is whole."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)
