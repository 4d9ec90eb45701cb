"""What several tests need: the program as its user runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def rodtrad(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as from a terminal."""
    command = [sys.executable, "-c", "from reports.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", input=stdin, check=False)


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
