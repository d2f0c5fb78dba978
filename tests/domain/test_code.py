"""The badge code: what is accepted, and which fault each wrong one has."""

from __future__ import annotations

import random

import pytest

from checkin_app.domain.code import (
    ALPHABET,
    LENGTH,
    BadgeCode,
    CodeFault,
    code_key,
    first_key_id,
    mint,
    normalise,
    read,
)

KEY = code_key(b"m" * 32, "event-a", 3)
KEYS = {3: KEY}


def test_a_minted_code_is_read_back():
    for serial, version in ((0, 0), (1, 1), (0xABCDEF, 15), ((1 << 24) - 1, 7)):
        assert read(mint(KEY, serial, version), KEYS) == BadgeCode(serial, version)


def test_a_code_has_27_letters_of_the_alphabet_that_every_keyboard_types():
    code = mint(KEY, 123456, 2)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert len(ALPHABET) == 16


def test_case_blanks_and_scanner_prefixes_do_not_matter():
    code = mint(KEY, 99, 1)
    for typed in (code.lower(), f"  {code}\r\n", f"]Q3{code}", f"\\000026{code}", f"{code[:9]} {code[9:]}"):
        assert read(typed, KEYS) == BadgeCode(99, 1), typed


def test_every_wrong_letter_swap_drop_and_doubling_is_noticed():
    code = mint(KEY, 0x13579B, 1)
    for place in range(len(code)):
        for letter in ALPHABET:
            if letter != code[place]:
                assert isinstance(read(code[:place] + letter + code[place + 1 :], KEYS), CodeFault)
        assert isinstance(read(code[:place] + code[place + 1 :], KEYS), CodeFault)
        assert isinstance(read(code[:place] + code[place] + code[place:], KEYS), CodeFault)
        swapped = code[:place] + code[place + 1 : place + 2] + code[place : place + 1] + code[place + 2 :]
        if swapped != code:
            assert isinstance(read(swapped, KEYS), CodeFault)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", CodeFault.EMPTY),
        ("\x00\x1b", CodeFault.EMPTY),
        ("https://example.org/t/123", CodeFault.FOREIGN),
        (mint(KEY, 5, 1)[:20], CodeFault.TRUNCATED),
        (mint(KEY, 5, 1) + "B", CodeFault.FOREIGN),
        (mint(code_key(b"m" * 32, "event-b", 4), 5, 1), CodeFault.OTHER_EVENT),
        (mint(code_key(b"x" * 32, "event-a", 3), 5, 1), CodeFault.FORGED),
    ],
)
def test_each_fault_has_its_own_name(typed: str, fault: CodeFault):
    assert read(typed, KEYS) is fault


def test_no_forged_code_is_accepted():
    dice = random.Random(1)
    stranger = code_key(dice.randbytes(32), "event-a", 3)
    for _ in range(5000):
        assert read(mint(stranger, dice.randrange(1 << 24), dice.randrange(16)), KEYS) is CodeFault.FORGED


def test_nothing_that_a_scanner_types_raises():
    dice = random.Random(2)
    for _ in range(5000):
        typed = "".join(chr(dice.choice((dice.randrange(128), dice.randrange(0x3000)))) for _ in range(dice.randrange(40)))
        assert isinstance(read(typed, KEYS), CodeFault)


def test_a_serial_or_version_that_does_not_fit_is_a_fault_of_the_caller():
    for serial, version in ((1 << 24, 0), (-1, 0), (0, 16)):
        with pytest.raises(ValueError, match="serial"):
            mint(KEY, serial, version)


def test_events_start_with_different_key_ids():
    ids = {first_key_id(f"event-{n}") for n in range(200)}
    assert ids == set(range(16))


def test_normalising_keeps_only_what_is_printed():
    assert normalise(" k\tb c\x1d ") == "KBC"


@pytest.mark.long
def test_a_million_forged_codes_are_all_refused():
    """Each with right check letters and the right key id, so that the signature alone stands against it."""
    dice = random.Random(5)
    accepted = 0
    for _ in range(1_000_000):
        head = f"K{ALPHABET[3]}" + "".join(dice.choices(ALPHABET, k=23))
        number = 0
        for letter in head:
            number = number * 16 + ALPHABET.index(letter)
        check = number % 251
        accepted += isinstance(read(head + ALPHABET[check >> 4] + ALPHABET[check & 15], KEYS), BadgeCode)
    assert accepted == 0
