from __future__ import annotations

from pathlib import Path

import pytest

from reports.readers.check_language import passages
from tests.workspaces import checked, plan, workspace


def said(root: Path, prose: str, more: str = "") -> list[str]:
    """The warnings, each from its line number on."""
    made = workspace(root, {"verksamhetsplan.toml": plan(prose, more)})
    return [str(one).rpartition("verksamhetsplan.toml:")[2] for one in checked(made).warnings]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Avtalet heter Charter of the Cities that are Fair.", "en", "Charter of the Cities that are Fair"),
        ("Lainaa kirjoja ja lehtiä kirjastosta, joka on avoinna myös sunnuntaina.", "fi", "ja lehtiä … avoinna myös"),
        ("Girjerádju lea rabas juohke beaivvi, buohkat leat boahtán ja šaddá čáppa.", "se", "boahtán ja šaddá čáppa"),
    ],
)
def test_a_passage_in_another_language_is_told_with_the_code_to_write(
    text: str, language: str, words: str, tmp_path: Path
) -> None:
    (warning,) = said(tmp_path, f"Text.\n\n{text}")
    first, _, last = words.partition(" … ")
    assert warning.startswith(f'9: varning: "{first}')
    assert last in warning
    assert f"tips: skriv [orden]{{lang={language}}}" in warning


@pytest.mark.parametrize(
    "text",
    [
        "Byarna Kaunisvaara, Aareavaara och Saari, Haapavaara, Paavola.",
        "Nämnden deltar i nätverket Healthy Cities och i State of the Nation.",
        "Jokkmokk – Dálvvadis, Jåhkåmåhkke, Gällivare – Váhtjer, Kiruna – Giron.",
        "Ja, här står det i text att en and är i vattnet från to till on.",
        "Se https://www.example.org/the-state-of-the-art-and-with-this och {{ nämnd.namn }}.",
        "Vår vision: [The city of all people that are with us]{lang=en}.",
    ],
)
def test_names_addresses_and_passages_that_say_their_language_are_left_in_peace(text: str) -> None:
    assert list(passages(text)) == []


def test_each_paragraph_is_judged_alone() -> None:
    assert list(passages("Se the\n\nSe of\n\nSe with")) == []


def test_a_passage_can_be_kept_with_a_reason(tmp_path: Path) -> None:
    more = '[avsnitt.mer]\nrubrik = "Mer"\naccepterad = "citat"\ntext = "The city of all that are with us."\n'
    (kept,) = said(tmp_path, "Text.", more)
    assert "accepterad:" in kept
