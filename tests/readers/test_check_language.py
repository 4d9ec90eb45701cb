from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.readers import check_language
from reports.readers.check_language import passages
from tests.workspaces import checked, plan, workspace


def said(root: Path, prose: str, more: str = "") -> list[str]:
    """The warnings, each from its line number on."""
    made = workspace(root, {"verksamhetsplan.toml": plan(prose, more)})
    return [str(one).rpartition("verksamhetsplan.toml:")[2] for one in checked(made).warnings]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Mål: This city is for all people.", "en", "Mål: This city is for all people"),
        ("Så här: Lainaa kirjoja ja lehtiä, myös iltaisin, jos voi.", "fi", "Lainaa kirjoja ja lehtiä, myös iltaisin"),
        ("Lávdegoddi lea duhtavaš ja áigu joatkit barggu.", "se", "Lávdegoddi lea duhtavaš ja áigu joatkit barggu"),
    ],
)
def test_a_passage_in_another_language_is_told_with_the_code_to_write(
    text: str, language: str, words: str, tmp_path: Path
) -> None:
    (warning,) = said(tmp_path, f"Text.\n\n{text}")
    assert warning.startswith("9: varning: ")
    assert words.removeprefix("Mål: ") in warning
    assert f"tips: skriv [orden]{{lang={language}}}" in warning


@pytest.mark.parametrize(
    "text",
    [
        "This report describes how the committee works with its goals during the year.",
        "The committee is responsible for social services.",
        "Member States shall ensure that persons with disabilities have access.",
        "Tervetuloa kirjastoon ja kulttuuritaloon, jossa voi lainata kirjoja.",
        "Kunnan suomenkielinen palvelu on saatavilla kaikille asukkaille.",
        "Lautakunta vastaa siitä, että palvelut ovat kaikkien saatavilla.",
        "Girjerádju lea rabas juohke beaivvi, buohkat leat boahtán ja šaddá čáppa.",
    ],
)
def test_a_sentence_in_another_language_is_known_as_one(text: str) -> None:
    assert len(list(passages(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Byarna Kaunisvaara, Aareavaara och Saari, Haapavaara, Paavola.",
        "Nämnden deltar i nätverket Healthy Cities och i State of the Nation.",
        "Jokkmokk – Dálvvadis, Jåhkåmåhkke, Gällivare – Váhtjer, Kiruna – Giron.",
        "Området omfattar miljöövervakning, energiinvesteringar, ekonomiinformation samt taxiintäkter.",
        "del ii, del iii, kap. xii, punkt (viii)",
        "Vakuum, kontinuum, individuum.",
        "Convention for the Protection of Human Rights and Fundamental Freedoms",
        "the Swedish Association of Local Authorities and Regions",
        "ISO 21542 Building construction – Accessibility and usability of the built environment",
        "Education at a Glance: the State of Learning and the Future of Teaching",
        "Ja, här står det i text att en and är i vattnet från to till on.",
        "Se https://www.example.org/this-is-the-state-of-the-art-that-you-have och {{ nämnd.namn }}.",
        "Vår vision: [This is the city of all people that are with us]{lang=en}.",
    ],
)
def test_names_addresses_and_passages_that_say_their_language_are_left_in_peace(text: str) -> None:
    assert list(passages(text)) == []


def test_each_paragraph_is_judged_alone() -> None:
    assert list(passages("Se this\n\nSe is the\n\nSe of with")) == []


def test_a_passage_can_be_kept_with_a_reason(tmp_path: Path) -> None:
    more = '[avsnitt.mer]\nrubrik = "Mer"\naccepterad = "citat"\ntext = "This is the city of all that are with us."\n'
    (kept,) = said(tmp_path, "Text.", more)
    assert "accepterad:" in kept


@given(st.text("aAuUyYäÄáČ ſßKİ.,_on the is ei ja"))
def test_no_sign_of_another_language_is_passed_over(text: str) -> None:
    assert check_language._signs_at_most(text) >= len(check_language._ANY_SIGN.findall(text))
