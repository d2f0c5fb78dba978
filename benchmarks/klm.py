"""How long six arrivals take whoever sits at the desk, by the keystroke-level model, counted from real key events.

    python benchmarks/klm.py

The model is Card, Moran & Newell, "The Keystroke-Level Model for User Performance Time with Interactive Systems",
Communications of the ACM 23(7), July 1980, pp. 396-410, with its operators and times: K a key (the time of an average
non-secretary typist, 40 words a minute; Shift and Ctrl are keys of their own), P pointing at a target, H a hand going from one
device to another, M mental preparation, R the wait for the program, here measured. The six arrivals are in
`tests/journeys/six_arrivals.py`: they drive the whole window.

M stands where the paper's rules leave it: before what is typed, before a key that is a command of its own, and where somebody
has to look before going on; not before a key that only ends what was typed (rule 1), nor between the same key again (rule 2). A
scan is a hand to the scanner (H), the scanner to the code (P), and its trigger (K).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

K, P, H, M = 0.28, 1.10, 0.40, 1.35
"""Seconds."""

TIMES = {"K": K, "P": P, "H": H, "M": M}


@dataclass
class Arrival:
    """One arrival as it was keyed: operators in order ("KKKMKR…"), the keys that were data, the waits measured (seconds)."""

    name: str
    operators: list[str] = field(default_factory=list)
    data_keys: int = 0
    waits: list[float] = field(default_factory=list)

    def count(self, operator: str) -> int:
        """How often an operator occurs."""
        return self.operators.count(operator)

    @property
    def command_keys(self) -> int:
        """Keys beyond the data itself: Enter, Tab, arrows, Ctrl and what goes with it."""
        return self.count("K") - self.data_keys

    @property
    def wait(self) -> float:
        """Seconds that the program made somebody wait, all together."""
        return sum(self.waits)

    @property
    def seconds(self) -> float:
        """What the model says, without the waits."""
        return sum(TIMES[operator] for operator in self.operators)

    def keyed(self, count: int, *, data: bool, thought: bool) -> None:
        """So many keys, with M before them when somebody has to think of them."""
        self.operators += ["M"] * thought + ["K"] * count
        self.data_keys += count if data else 0


def table(arrivals: list[Arrival]) -> str:
    """The arrivals in lines, their sum of operators in columns."""
    lines = [f"{'arrival':34}{'K data':>7}{'K other':>8}{'P':>4}{'H':>4}{'M':>4}{'model':>9}{'R measured':>12}"]
    for one in arrivals:
        counts = "".join(f"{one.count(operator):>4}" for operator in "PHM")
        lines.append(
            f"{one.name:34}{one.data_keys:>7}{one.command_keys:>8}{counts}{one.seconds:>7.1f} s{one.wait * 1000:>9.0f} ms"
        )
    lines.append(f"K {K} s (40 words a minute) · P {P} s · H {H} s · M {M} s: Card, Moran & Newell 1980")
    return "\n".join(lines)


def main() -> None:
    """Play the six arrivals offscreen and print the table."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ACCUEIL_CONFIG"] = scratch
        from checkin_app import bootstrap
        from checkin_app.settings import Settings
        from checkin_app.ui.app import make_app
        from checkin_app.ui.context import Context
        from checkin_app.ui.tasks import Tasks
        from tests.journeys.six_arrivals import Hands, play

        event = Path(scratch) / "demo.accueil"
        bootstrap.demo_event(event)
        make_app()
        tasks = Tasks(lambda: bootstrap.open_session(event, desk="A"))
        tasks.start()
        hands = Hands(cast("Any", _Patience()), Context(tasks, Settings(printer="PDF", sounds=False)))
        try:
            print(table(play(hands)))
        finally:
            hands.close()
            tasks.stop()


class _Patience:
    """What the driven window asks of pytest-qt."""

    def waitUntil(self, holds: Callable[[], bool], timeout: int) -> None:  # noqa: N802 - pytest-qt's name
        """Let the window live until `holds`. Raises TimeoutError."""
        from PySide6.QtTest import QTest

        give_up = time.monotonic() + timeout / 1000
        while not holds():
            if time.monotonic() > give_up:
                raise TimeoutError
            QTest.qWait(1)


if __name__ == "__main__":
    main()
