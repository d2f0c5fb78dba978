"""Words into a box: shrink, then break at words, then cut; nothing ever leaves the box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin_app.documents.fitting import LINE, LONGEST, Box, fit
from checkin_app.documents.fonts import ELLIPSIS, clean, drawable, font
from checkin_app.domain.layout import Weight

BOLD = font(Weight.BOLD)
NAME = Box(w=255, h=79, size=38, min_size=18, lines=3, break_size=27)


def test_a_short_name_has_the_full_size_on_one_line():
    fitted = fit("Le Bras", BOLD, NAME)
    assert (fitted.lines, fitted.size, fitted.cut) == (("Le Bras",), 38, False)


def test_a_longer_name_shrinks_before_it_breaks():
    fitted = fit("Aguirre Lozano", BOLD, NAME)
    assert fitted.lines == ("Aguirre Lozano",)
    assert 27 <= fitted.size < 38


def test_a_name_that_would_shrink_too_far_breaks_at_a_word_and_is_larger():
    fitted = fit("Institut de Bioenginyeria", BOLD, NAME)
    assert len(fitted.lines) == 2
    assert fitted.size >= 27


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Puigdevall i Casadellà", ("Puigdevall", "i Casadellà")),
        ("Щербаков-Ковалевский", ("Щербаков-", "Ковалевский")),
        ("Centre de Lutte contre le Cancer du Lez", ("Centre", "de Lutte contre", "le Cancer du Lez")),
    ],
)
def test_a_line_ends_at_a_hyphen_or_a_word_but_not_with_a_particle_that_can_move(name: str, lines: tuple[str, ...]):
    fitted = fit(name, BOLD, Box(w=255, h=79, size=34, min_size=14, lines=3, break_size=27))
    assert (fitted.lines, fitted.cut) == (lines, False)


def test_a_double_name_of_sixty_letters_is_whole():
    name = "Fernández-Castellón de la Vega y Rodríguez-Montalbán Urrutia"
    assert len(name) == 60
    fitted = fit(name, BOLD, NAME)
    assert not fitted.cut
    assert "".join(fitted.lines).replace(" ", "") == name.replace(" ", "")


def test_only_what_fits_at_no_size_is_cut_and_says_so():
    fitted = fit("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", BOLD, NAME)
    assert fitted.cut
    assert fitted.size == 18
    assert fitted.lines[-1].endswith(ELLIPSIS)


@pytest.mark.parametrize("name", ["", "X", "a" * 5000, "a b " * 500, "-" * 50, "W " * 60])
def test_extremes_stay_in_their_box(name: str):
    fitted = fit(name, BOLD, NAME)
    assert fitted.width <= NAME.w + 0.01
    assert fitted.height <= NAME.h + 0.01
    assert sum(map(len, fitted.lines)) <= LONGEST + 1


@given(
    st.text(alphabet="aàÉWi -–/'Žж", max_size=90).map(clean),
    st.integers(20, 300), st.integers(8, 90), st.integers(1, 3), st.sampled_from([0.0, 0.12]),
)  # fmt: skip
def test_whatever_is_written_stays_in_its_box_and_is_not_changed_unless_cut(text, width, height, lines, spacing):
    fitted = fit(text, BOLD, Box(width, height, 24, 6, lines, spacing, 12))
    widest = max((BOLD.width(line) + spacing * (len(line) - 1) for line in fitted.lines if line), default=0)
    assert fitted.height <= height + 0.01
    assert len(fitted.lines) <= lines
    if not fitted.cut:
        assert widest * fitted.size <= width + 0.01
        assert "".join(fitted.lines).replace(" ", "") == text.replace(" ", "")
        assert fitted.size >= 6


def test_a_box_lower_than_its_smallest_size_still_holds_a_line():
    assert fit("Le Bras", BOLD, Box(100, 5, 10, 8)).height <= 5


def test_the_width_is_that_of_the_letters():
    assert BOLD.width("AA") == pytest.approx(2 * BOLD.width("A"))
    assert LINE > 1


def test_what_no_font_has_is_named_and_seen():
    assert drawable("王小明 Wang", BOLD) == ("??? Wang", "王小明")
    assert drawable("Pharma 💊", BOLD) == ("Pharma ?", "💊")
    assert drawable("علي", BOLD) == ("???", "علي")
    assert drawable("Ελένη Дмитрий Łukasz Strauß", BOLD) == ("Ελένη Дмитрий Łukasz Strauß", "")


def test_letters_that_need_to_be_joined_are_named_though_the_font_has_them():
    assert drawable("प्रिया", BOLD)[1]


def test_what_cannot_be_seen_is_left_out():
    assert clean("\u202eAgn\u0065\u0300s\u200b \n Le\u00a0Bras\x07 ") == "Agnès Le Bras"
