"""The kinds of document."""

from __future__ import annotations

import pytest

from reports.kinds import KINDS, Kind, file_stem, find_kind
from reports.model.period import parse_period
from reports.templating.environment import packaged_templates


@pytest.mark.parametrize("typ", ["delårsrapport", "Delårsrapport", "delarsrapport", " DELÅRSRAPPORT "])
def test_a_kind_is_found_with_or_without_diacritics_and_capitals(typ: str) -> None:
    kind = find_kind(typ)
    assert kind
    assert kind.namn == "Delårsrapport"


def test_an_unknown_kind_is_not_guessed() -> None:
    assert find_kind("årsredovisning") is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_has_its_template_and_a_skeleton_with_the_sections_it_demands(kind: Kind) -> None:
    assert (packaged_templates() / kind.template).is_file()
    assert set(kind.avsnitt) <= {id_ for id_, _ in kind.skelett}
    assert find_kind(kind.namn) == kind


@pytest.mark.parametrize(
    ("period", "stem"),
    [
        ("2027", "delarsrapport"),
        ("augusti 2027", "delarsrapport-augusti"),
        ("tertial 1 2027", "delarsrapport-tertial-1"),
        ("per 31 mars 2027", "delarsrapport-per-31-mars"),
        ("2027-08-31", "delarsrapport-08-31"),
    ],
)
def test_a_new_report_is_named_by_kind_and_part_of_the_year(period: str, stem: str) -> None:
    kind, read = find_kind("delårsrapport"), parse_period(period)
    assert kind
    assert read
    assert file_stem(kind, read) == stem
