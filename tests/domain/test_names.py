"""Folding: what search takes for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin_app.domain.names import clean, fold, fold_spans, joined, search_words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Núñez Rodríguez", "nunez rodriguez"),
        ("Großmann", "grossmann"),
        ("Søren Ærø", "soren aero"),
        ("Łukasz Wałęsa", "lukasz walesa"),
        ("Gal·la Col·lell", "galla collell"),
        ("Gal.la", "galla"),
        ("GAL·LA", "galla"),
        ("Gaŀla", "galla"),
        ("Cœur d'Aubépine", "coeur d aubepine"),
        ("Jean-Pierre", "jean pierre"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("Чайковский", "chaikovskii"),
        ("İstanbul ığüş", "istanbul igus"),
        ("Ｆｕｌｌ", "full"),
        ("", ""),
        ("…—!", ""),
    ],
)
def test_folding_leaves_latin_letters(written: str, folded: str):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=20))
def test_case_and_composition_do_not_matter(text: str):
    import unicodedata

    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_particles_count_only_when_there_is_nothing_else():
    assert search_words("de la Tour") == ["tour"]
    assert search_words("de la") == ["de", "la"]


def test_a_title_before_a_name_counts_only_when_there_is_nothing_else():
    assert search_words("Dr. Núñez") == ["nunez"]
    assert search_words("Mme le Dr de Smet") == ["dr", "smet"]
    assert search_words("martin pr") == ["martin", "pr"]
    assert search_words("prof") == ["prof"]


def test_a_name_may_be_typed_without_its_hyphens():
    assert joined("O'Brien Jean-Pierre") == "obrien jeanpierre"
    assert joined("Le Bras") == ""


def test_spans_say_where_a_folded_word_stands():
    name = "Núñez Gal·la"
    assert [(word, name[start:end]) for word, start, end in fold_spans(name)] == [
        ("nunez", "Núñez"),
        ("galla", "Gal·la"),
    ]


@given(st.text(max_size=30))
def test_spans_have_the_words_of_the_fold(text: str):
    assert [word for word, _s, _e in fold_spans(text)] == fold(text).split()


def test_cleaning_takes_away_what_would_be_drawn_wrong():
    assert clean("  Ana\u202e \tPuig\x00\u200b ") == "Ana Puig"
    assert clean("e\u0301") == "é"
