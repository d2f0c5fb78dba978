"""Fast keys are a scan, and fingers are not."""

from checkin_app.domain.keystrokes import Burst


def typed(text: str, gap: int) -> Burst:
    """As many keys as came in time, `gap` ms apart."""
    burst, at = Burst(), 1000
    for letter in text:
        if not burst.takes(at):
            break
        burst.add(letter, at)
        at += gap
    return burst


def test_a_scanner_of_any_usual_speed_is_told():
    for gap in (0, 3, 10, 25, 35):
        assert typed("KSPDLDFPCTKRRRG", gap).is_code


def test_typing_is_no_scan():
    for gap in (40, 60, 120, 250):
        assert not typed("nunez", gap).is_code


def test_a_pause_within_a_scan_is_waited_for_once_it_is_sure():
    burst = typed("KSPD", 10)
    assert burst.takes(burst.times[-1] + 150)
    assert not burst.takes(burst.times[-1] + 151)


def test_three_fast_letters_are_not_sure_yet():
    assert not typed("abc", 5).sure
    assert not typed("abc", 5).is_code


def test_blanks_alone_are_no_code():
    assert not typed("      ", 5).is_code


def test_hasty_first_letters_are_no_scan_when_the_others_come_at_the_pace_of_fingers():
    burst = typed("Dupo", 30)
    for n, letter in enumerate("nt-Durand"):
        burst.add(letter, burst.times[-1] + 70 + n)
    assert burst.sure
    assert burst.by_hand
    assert not burst.is_code
