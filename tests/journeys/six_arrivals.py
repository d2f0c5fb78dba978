"""Six arrivals at the desk, keyed as somebody keys them, and counted as they are: see `benchmarks/klm.py`."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt

from benchmarks.klm import Arrival
from checkin_app.services import desk
from tests.ui.driving import SCANNER_GAP_MS, Window

Key, Mod = Qt.Key, Qt.KeyboardModifier
_ENDS = {Key.Key_Return, Key.Key_Tab}


class Hands(Window):
    """A driven window that counts each key event, and how long the answer to it took."""

    arrival = Arrival("")

    def begin(self, name: str) -> None:
        """From here on it is this arrival that is counted."""
        self.arrival = Arrival(name)
        self._typing = False
        self._last: object = None

    def key(self, key: int, text: str, modifiers: Qt.KeyboardModifier, gap: int) -> None:
        if gap != SCANNER_GAP_MS:
            shift = text != text.lower()
            self.arrival.keyed(1 + shift, data=True, thought=not self._typing)
            self._typing, self._last = True, None
        super().key(key, text, modifiers, gap)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        held = sum(bool(modifiers & one) for one in (Mod.ControlModifier, Mod.AltModifier, Mod.ShiftModifier))
        ends_what_was_typed = self._typing and key in _ENDS
        again = self._last == (key, modifiers)
        self.arrival.keyed(1 + held, data=False, thought=not (ends_what_was_typed or again))
        self._typing, self._last = False, (key, modifiers)
        super().press(key, modifiers)

    def scan(self, code: str) -> None:
        """H, P and the trigger: the scanner's own keys are nobody's."""
        self.arrival.operators += ["H", "P", "K"]
        self._typing, self._last = False, None
        super().scan(code)

    def look(self) -> None:
        """Somebody reads before going on; the key that follows needs no further thought."""
        self.arrival.operators.append("M")
        self._typing = True

    def answered(self, holds: Callable[[], bool]) -> None:
        """Wait for the program, and count how long."""
        began = time.perf_counter()
        self.until(holds)
        self.arrival.waits.append(time.perf_counter() - began)

    def found(self, text: str) -> None:
        """Type into the field and wait for the hits."""
        self.type(text)
        self.answered(lambda: self.main.desk.finder.answered == text)

    def welcomed(self, name: str) -> None:
        """Wait for the verdict of that person."""
        self.answered(lambda: self.band[1] == "Welcome" and self.shown.startswith(name))


def play(hands: Hands) -> list[Arrival]:
    """All six, one after the other, on the morning of the demo event."""
    return [arrive(hands) for arrive in (_scan, _name, _homonym, _typo, _walk_in, _group)]


def _scan(hands: Hands) -> Arrival:
    code = hands.code_of("ER10-004")
    hands.begin("scan")
    hands.scan(code)
    hands.welcomed("Solà")
    hands.look()
    return hands.arrival


def _name(hands: Hands) -> Arrival:
    hands.begin("name: four letters, Enter")
    hands.found("bess")
    hands.look()
    hands.press(Key.Key_Return)
    hands.welcomed("Besset")
    return hands.arrival


def _homonym(hands: Hands) -> Arrival:
    twin = {"last_name": "Núñez Rodríguez", "first_name": "Beatriz", "company": "Another"}
    hands.ask(lambda session: desk.walk_in(session, twin, session.stamp()))
    hands.begin("homonym: two of one name")
    hands.found("nune")
    hands.look()
    hands.press(Key.Key_Down)
    # Whichever of the two stands first, the other one is meant here.
    hands.answered(lambda: hands.shown.startswith("Núñez Rodríguez"))
    if hands.main.desk.verdict.card.attendee.company == "Another":
        hands.press(Key.Key_Down)
        hands.answered(lambda: hands.main.desk.verdict.card.attendee.company != "Another")
    hands.look()
    hands.press(Key.Key_Return)
    hands.welcomed("Núñez Rodríguez")
    return hands.arrival


def _typo(hands: Hands) -> Arrival:
    code = hands.code_of("ER10-002")
    hands.begin("typo on the badge: scan, correct")
    hands.scan(code)
    hands.welcomed("Le Bras")
    hands.look()
    hands.press(Key.Key_F2)
    hands.answered(lambda: hands.main.desk.side.currentWidget() is hands.main.desk.side.correction)
    hands.press(Key.Key_Tab)
    hands.type("Lebras")
    hands.press(Key.Key_Return)
    hands.answered(lambda: hands.shown.startswith("Lebras"))
    return hands.arrival


def _walk_in(hands: Hands) -> Arrival:
    hands.begin("walk-in: not on the list")
    hands.ctrl(Key.Key_N)
    hands.type("Ferrand")
    hands.press(Key.Key_Tab)
    hands.type("Isabelle")
    hands.press(Key.Key_Tab)
    hands.type("Nouvelle Pharma")
    hands.press(Key.Key_Return)
    hands.welcomed("Ferrand")
    return hands.arrival


def _group(hands: Hands) -> Arrival:
    hands.begin("group of five: one company")
    hands.found("tramun")
    hands.look()
    hands.press(Key.Key_F3)
    hands.answered(lambda: len(hands.main.desk.side.group.ticked()) == 5)
    hands.look()
    before = hands.status().arrived
    hands.press(Key.Key_Return)
    hands.answered(lambda: hands.status().arrived == before + 5)
    return hands.arrival
