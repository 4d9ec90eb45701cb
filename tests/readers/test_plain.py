"""What is taken without pydantic is what pydantic would have taken, and nothing that it would have refused."""

from __future__ import annotations

import datetime
import random
from copy import deepcopy
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reports.diagnostics import Faults
from reports.model.rapport import Rapport
from reports.readers.load import Library, Workspace
from reports.readers.plain import plain
from tests.helpers import ROOT
from tests.readers.test_fields import places

JUDGE = TypeAdapter(Rapport)
LIBRARY = Library(Workspace(ROOT))
REPORTS, _ = LIBRARY.documents([ROOT / "content"])
FAULTY = sorted(path for path in (ROOT / "tests/faults").iterdir() if path.is_dir())
RAW = st.sampled_from([
    [], {}, [1], ["a", 2], {"a": 1}, {"varde": 1, "kolumner": 2}, True, "text", "", "5", "true", 7, 0, Decimal("1.50"),
    Decimal("NaN"), Decimal("1e99"), [[]], [{}], {"": ""}, "2027-01-01", datetime.date(2027, 1, 2),
    datetime.datetime(2027, 1, 2), datetime.time(1), "bilaga", "summa", [1, [2, 3]], {"namn": "a", "id": "b"},
])  # fmt: skip


def parts(rapport: Rapport) -> dict[str, Any]:
    return {part.name: getattr(rapport, part.name) for part in fields(rapport)}


def judged(values: Any) -> dict[str, Any] | None:
    try:
        return parts(JUDGE.validate_python(values))
    except ValidationError:
        return None


def taken(values: Any) -> dict[str, Any] | None:
    rapport = plain(Rapport, values)
    return None if rapport is None else parts(rapport)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_all_real_content_is_taken_without_pydantic_and_is_the_same(report: Path) -> None:
    values = LIBRARY.merged(report).values
    assert taken(values) == judged(values) is not None


@given(seed=st.randoms(use_true_random=False), raw=RAW, report=st.sampled_from(REPORTS))
@settings(max_examples=150)
def test_any_value_anywhere_is_taken_as_pydantic_takes_it_or_left_to_it(
    seed: random.Random, raw: Any, report: Path
) -> None:
    values = deepcopy(LIBRARY.merged(report).values)
    holder, key = seed.choice(list(places(values)))
    holder[key] = raw
    assert taken(values) in (None, judged(values))


@pytest.mark.parametrize("root", FAULTY, ids=lambda path: path.name)
def test_faulty_content_is_taken_as_pydantic_takes_it_or_left_to_it(root: Path) -> None:
    library = Library(Workspace(root))
    for report in library.documents([root / "content"])[0]:
        try:
            values = library.merged(report).values
        except Faults:
            continue
        assert taken(values) in (None, judged(values))
