"""Which known words somebody may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin_app.domain.spelling import Vocabulary, nearest_beginning

NAMES = Vocabulary(["nunez", "rodriguez", "le", "bras", "beatriz", "gwilym", "gil", "gilles", "smas", "von", "der", "heide"])
letters = st.text(alphabet="abc", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nuez", "nunez"),
        ("nunnez", "nunez"),
        ("nuenz", "nunez"),
        ("nunes", "nune"),
        ("munez", "nunez"),
        ("rodirg", "rodrig"),
        ("bratriz", "beatriz"),
    ],
)
def test_one_letter_missing_added_swapped_or_wrong_is_found_in_unfinished_words_too(typed: str, meant: str):
    assert meant in NAMES.one_error(typed)


def test_what_is_spelt_right_is_no_correction_of_itself():
    assert "gwilym" not in NAMES.one_error("gwilym")


def test_two_letters_and_numbers_are_never_corrected():
    assert NAMES.one_error("gi") == ()
    assert Vocabulary(["1234", "a1b2"]).one_error("1235") == ()


def test_whole_words_only_on_request():
    assert NAMES.one_error("sms", whole=True) == ("smas",)
    assert NAMES.one_error("gilym", whole=True) == ("gwilym",)
    assert NAMES.one_error("gwily", whole=True) == ("gwilym",)
    assert NAMES.one_error("rodrigz", whole=True) == ()


def test_two_letters_may_be_wrong_in_a_long_word_that_begins_right():
    assert "rodriguez" in NAMES.two_errors("rodrgueez")
    assert NAMES.two_errors("nnez") == ()


def test_words_written_in_one_are_parted_and_their_particles_left_out():
    assert NAMES.parted("beatriznun") == [["beatriz", "nun"]]
    assert NAMES.parted("lebras") == [["bras"]]
    assert ["heide"] in NAMES.parted("vonderheide")
    assert NAMES.parted("nunez") == []


def test_a_new_word_is_known_at_once_and_corrected_to():
    words = Vocabulary(["nunez"])
    assert words.one_error("wojcjk") == ()
    words.add_all(["wojcik", "nunez"])
    assert len(words) == 2
    assert words.knows("wojcik")
    assert "wojcik" in words.one_error("wojcjk")


@given(st.lists(letters, max_size=40), letters.filter(lambda text: len(text) > 3))
def test_nothing_one_letter_away_is_overlooked(known: list[str], typed: str):
    found = Vocabulary(known).one_error(typed)
    for word in known:
        if not word.startswith(typed) and nearest_beginning(typed, word, 1):
            assert word.startswith(found)


@given(st.lists(letters, max_size=40), letters)
def test_nothing_far_is_taken_for_near(known: list[str], typed: str):
    assert all(nearest_beginning(typed, word, 1) for word in Vocabulary(known).one_error(typed))


def test_a_letter_where_a_hyphen_or_an_apostrophe_belongs_parts_a_word_too():
    known = Vocabulary(["nunez", "vilie", "auberria"])
    assert known.parted("nunezuvilie") == [["nunez", "vilie"]]
    assert known.parted("dhauberria") == [["auberria"]]
    assert known.parted("nunezvilie") == [["nunez", "vilie"]]


def test_a_beginning_is_spelt_out_where_many_people_have_few_words():
    words = Vocabulary([*["michel"] * 200, "michele", *["puig"] * 3])
    assert words.beginning("miche") == ["michel", "michele"]
    assert words.beginning("pui") == words.beginning("xyz") == []
    assert (
        Vocabulary([f"mar{letter}{other}" for letter in "abcdefg" for other in "abcdefg" for _ in range(90)]).beginning("mar")
        == []
    )
