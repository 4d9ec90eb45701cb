"""Each faulty workspace under `faults/` carries its expected messages above the faults.

`# fel: …` and `# tips: …` (in templates `{# fel: … #}`) stand on the lines above the line that is at fault;
`fel+3:` means three lines further down. What has no line to stand above is written in `forvantat.txt`.
A workspace may also say which warnings it expects, `# varning: …` and `# påpekande: …`, among those that it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import check_output

FAULTS = Path(__file__).parent / "faults"
_EXPECTED = re.compile(
    r"^\s*(?:#|\{#)?\s*(?P<kind>fel|varning|påpekande|tips)(?:\+(?P<down>\d+))?: (?P<text>.*?)(?: #\})?$"
)

_IS_WARNING = re.compile(r"^\S+: (?:varning|påpekande): ")


def expected_messages(workspace: Path) -> set[str]:
    listed = workspace / "forvantat.txt"
    messages = (
        set(re.findall(r"^\S.*(?:\n  tips: .*)?", listed.read_text("utf-8"), re.MULTILINE))
        if listed.exists()
        else set()
    )
    for file in [*workspace.rglob("*.toml"), *workspace.rglob("*.jinja")]:
        messages |= set(_in_file(file, file.relative_to(workspace).as_posix()))
    return messages


def _in_file(file: Path, name: str) -> Iterator[str]:
    waiting: list[str] = []
    down = 0
    for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        found = _EXPECTED.match(line)
        if found and found["kind"] != "tips":
            level = "" if found["kind"] == "fel" else f"{found['kind']}: "
            waiting, down = [level + found["text"]], int(found["down"] or 0)
        elif found and waiting:
            waiting.append(f"  tips: {found['text']}")
        elif waiting:
            yield "\n".join([f"{name}:{number + down}: {waiting[0]}", *waiting[1:]])
            waiting = []


@pytest.mark.parametrize("workspace", sorted(FAULTS.iterdir()), ids=lambda path: path.name)
def test_a_faulty_workspace_gives_exactly_the_messages_written_above_its_faults(workspace: Path) -> None:
    code, faults, warnings = check_output(workspace)
    expected = expected_messages(workspace)
    assert faults == {message for message in expected if not _IS_WARNING.search(message)}
    assert warnings >= expected - faults
    assert code == 1


@pytest.mark.parametrize("workspace", sorted(FAULTS.iterdir()), ids=lambda path: path.name)
def test_every_faulty_workspace_expects_something(workspace: Path) -> None:
    assert expected_messages(workspace)
