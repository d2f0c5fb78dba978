"""Every pair of keyboard layouts, in every state of their locks; and what is read back of other codes."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest

from checkin_app.domain.code import ALPHABET, BadgeCode, code_key, mint, read
from checkin_app.domain.keyboard_table import KEYS, LAYOUTS
from checkin_app.domain.keyboards import Keyboard, Lock, Stroke, badge_letters, keyboards, readings
from checkin_app.domain.scanner_card import CARD_TEXT, told_by

SEVENTEEN = 17
KEY = code_key(b"m" * 32, "event-a", 3)


def row(layout: str, shift: bool, caps: bool) -> str:
    return LAYOUTS[layout][2 * caps + shift]


def pressed(layout: str, caps: bool, text: str) -> list[tuple[int, bool]]:
    """The keys that a scanner presses for `text`, and whether it holds Shift; it never needs AltGr or a dead key."""
    found = []
    for letter in text:
        shift = next(s for s in (False, True) if letter in row(layout, s, caps))
        found.append((KEYS[row(layout, shift, caps).index(letter)], shift))
    return found


def test_every_letter_of_the_alphabet_survives_all_4624_pairs_of_layouts_and_locks():
    # Num Lock changes no key that types letters: `tools/make_keyboards.py` refuses to write a table where it does.
    states = list(itertools.product(LAYOUTS, (False, True), (False, True)))
    tried = 0
    for (scanner, scanner_caps, _scanner_num), (host, host_caps, _host_num) in itertools.product(states, states):
        keys = pressed(scanner, scanner_caps, ALPHABET)
        typed = "".join(row(host, shift, host_caps)[KEYS.index(key)] for key, shift in keys)
        assert typed.upper() == ALPHABET, (scanner, host)
        assert badge_letters(key for key, _shift in keys) == ALPHABET
        tried += 1
    assert (len(LAYOUTS), tried) == (SEVENTEEN, 4624)


def test_the_alphabet_holds_all_letters_that_do_but_vowels():
    survivors = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for scanner, host in itertools.product(LAYOUTS, LAYOUTS):
        for letter in set(survivors):
            ((key, shift),) = pressed(scanner, False, letter)
            if row(host, shift, False)[KEYS.index(key)] != letter:
                survivors.discard(letter)
    assert survivors - set("AEIOU") == set(ALPHABET)


def test_no_digit_survives():
    for digit in "0123456789":
        keyboard = Keyboard("us", Lock.OFF)
        assert any(other.text(keyboard.strokes(digit)) != digit for other in keyboards())


@pytest.mark.parametrize("prefix", ["]Q1", "\\000026", "]Q1\\000026", "]d2"])
def test_a_prefix_is_passed_over_on_every_keyboard(prefix: str):
    code = mint(KEY, 77, 1)
    for host in LAYOUTS:
        keys = Keyboard("us", Lock.OFF).strokes(prefix + code)
        typed = "".join(c for k in keys if not unicodedata.combining(c := row(host, k.shift, False)[KEYS.index(k.key)]))
        assert read(typed, {3: KEY}) == BadgeCode(77, 1), (host, typed)


def test_a_ticket_number_is_read_back_from_a_french_keyboard():
    assert "ER10-001" in readings("ER&à)àà&")
    assert "HA112" in readings("HQ&&é")


def test_dead_keys_are_followed():
    assert Keyboard("us-intl", Lock.OFF).text([Stroke(40), Stroke(18)]) == "é"
    assert Keyboard("us-intl", Lock.OFF).strokes("é") == (Stroke(40), Stroke(18))
    assert Keyboard("fr", Lock.OFF).text([Stroke(26), Stroke(57)]) == "^"
    assert Keyboard("fr", Lock.OFF).text([Stroke(26), Stroke(16)]) == "â"
    assert Keyboard("fr", Lock.OFF).text([Stroke(26), Stroke(32)]) == ""
    assert Keyboard("fr", Lock.OFF).text([Stroke(26)]) == ""


def test_a_very_long_text_is_not_read_anew():
    assert readings("A1" * 200) == []


def test_nothing_that_is_typed_raises():
    dice = random.Random(3)
    for length in range(30):
        readings("".join(chr(dice.choice((dice.randrange(32, 128), dice.randrange(0x3000)))) for _ in range(length)))


def test_the_test_card_tells_whether_scanner_and_computer_agree():
    told = told_by(CARD_TEXT)
    assert told
    assert told.agree
    assert not told.caps


def test_the_test_card_is_known_on_every_pair_of_layouts_and_explained_rightly():
    for scanner, host in itertools.product(LAYOUTS, LAYOUTS):
        keys = Keyboard(scanner, Lock.OFF).strokes(CARD_TEXT)
        typed = Keyboard(host, Lock.OFF).text(keys)
        assert typed != "", (scanner, host)
        told = told_by(typed)
        assert told, (scanner, host)
        assert (told.agree and typed == CARD_TEXT) or (scanner in told.scanner and host in told.computer)
        assert not told.caps
        by_keys = told_by(typed, keys)
        assert by_keys
        assert scanner in by_keys.scanner
        assert host in by_keys.computer


def test_the_test_card_tells_of_caps_lock():
    for layout in LAYOUTS:
        typed = Keyboard(layout, Lock.CAPS).text(Keyboard(layout, Lock.OFF).strokes(CARD_TEXT))
        told = told_by(typed)
        assert told
        assert told.caps, layout
        assert told.agree, layout


def test_other_codes_are_no_test_card():
    assert told_by("ER10-001") is None
    assert told_by("A" * len(CARD_TEXT)) is None
