"""A company's name in a small place: what is left out first, and where words are broken."""

from __future__ import annotations

import pytest

from checkin_app.domain.floorplan import halves
from checkin_app.domain.shortening import parted, shorter_forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Proteolab S.L.", ["Proteolab"]),
        ("Institut Phocéen d'Immunologie", ["Institut Phocéen d'Immunologie", "Inst. Phocéen d'Immunologie",
                                           "Inst. Phocéen Immunologie", "Inst. Phocéen Immun."]),
        ("Universitat de la Tramuntana", ["Universitat de la Tramuntana", "Univ. de la Tramuntana", "Univ. Tramuntana",
                                         "Univ. Tramun."]),
    ],
)  # fmt: skip
def test_a_name_loses_its_legal_form_then_what_is_usually_abbreviated(name: str, forms: list[str]):
    assert list(shorter_forms(name)) == forms


@pytest.mark.parametrize(
    ("word", "parts"),
    [("Enteroplast", ("Entero", "plast")), ("Pyrétherix", ("Pyré", "therix")), ("XXXXXX", ("XXX", "XXX"))],
)
def test_a_long_word_is_parted_where_a_syllable_ends(word: str, parts: tuple[str, str]):
    assert halves(word) == parts
    assert parted(word, lambda part: len(part) <= 7) == "-".join(parts) if len(word) > 7 else word


def test_a_word_is_parted_as_often_as_it_must_be():
    assert parted("Bioenginyeria", lambda part: len(part) <= 5) == "Bio-engi-nye-ria"
    assert parted("abcd", lambda part: False) == "abcd"
