"""Bytes of a serial scanner, cut into codes."""

from checkin_app.domain.lines import LONGEST, SILENCE_S, Lines


def test_cr_lf_and_both_end_a_code():
    for end in (b"\r", b"\n", b"\r\n", b"\x03", b"\x00"):
        lines = Lines()
        assert lines.take(b"AB1" + end + b"CD2" + end, 0.0) == ["AB1", "CD2"]


def test_a_code_may_come_in_pieces():
    lines = Lines()
    assert lines.take(b"AB", 0.0) == []
    assert lines.silent(0.05) == []
    assert lines.take(b"1\r", 0.1) == ["AB1"]


def test_silence_ends_a_code_that_has_no_suffix():
    lines = Lines()
    assert lines.take(b"AB1", 1.0) == []
    assert lines.silent(1.0 + SILENCE_S) == ["AB1"]
    assert lines.silent(9.0) == []


def test_frames_and_control_characters_are_no_part_of_a_code():
    assert Lines().take(b"\x02AB\x1d1\x03", 0.0) == ["AB1"]


def test_noise_without_an_end_is_dropped():
    lines = Lines()
    assert lines.take(b"x" * (3 * LONGEST), 0.0) == []
    assert lines.silent(1.0) == []
    assert lines.take(b"AB1\n", 2.0) == ["AB1"]


def test_any_bytes_make_text():
    assert Lines().take("é1\n".encode(), 0.0) == ["é1"]
    assert Lines().take(b"\xe91\n", 0.0) == ["é1"]
    assert Lines().take(bytes(range(256)) + b"\n", 0.0)
