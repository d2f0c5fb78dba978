"""What the words in the field may mean besides a name: a telephone, a stand, a ticket."""

import pytest

from checkin_app.domain.readings import readings


@pytest.mark.parametrize(
    "typed",
    ["+33 6 39 98 09 49", "+33 (0)6 39 98 09 49", "33639980949", "+33.6.39.98.09.49", "+33-639-980-949", "0033 6 39 98 09 49",
     "00 33 (0) 6 39 98 09 49"],
)  # fmt: skip
def test_a_telephone_number_is_meant_however_its_digits_are_parted(typed: str):
    assert "33639980949" in readings(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [("06 39 98", "063998"), ("06.39.98.", "063998."), ("dupont 06 39", "dupont 0639")]
)
def test_a_number_that_is_only_begun_is_meant_as_one(typed: str, meant: str):
    assert readings(typed)[0] == meant


@pytest.mark.parametrize("typed", ["stand b07", "Stand B 07", "b-07", "B.07", "estand B07"])
def test_a_stand_is_meant_as_it_is_said(typed: str):
    assert readings(typed)[0].lower() == "b07"


def test_a_ticket_that_begins_with_zeros_is_itself_first():
    assert readings("000631") == ["000631", "0631"]


@pytest.mark.parametrize("typed", ["nunez", "er10-004", "le bras 2", "1 2", "", "3m", "²½ ٣٤"])
def test_anything_else_is_only_itself(typed: str):
    assert readings(typed) == [typed]


def test_letters_parted_by_dots_are_meant_as_one_word_but_not_in_an_address():
    assert readings("I.N.R.A. Lyon") == ["INRA Lyon", "I.N.R.A. Lyon"]
    assert readings("J.P Martin")[0] == "JP Martin"
    assert readings("j.p.martin@inra.example") == ["j.p.martin@inra.example"]
