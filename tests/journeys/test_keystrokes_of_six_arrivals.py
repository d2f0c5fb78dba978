"""The keystrokes of six arrivals, counted from the key events that a real window got. The table: `python benchmarks/klm.py`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.klm import Arrival, table
from tests.journeys.six_arrivals import Hands, play
from tests.ui.conftest import MakeContext, _quick_hands, context, demo_file, filled_demo, qtbot

__all__ = ["_quick_hands", "context", "demo_file", "filled_demo", "qtbot"]  # fixtures of the window, used here too

WALK_IN_KEYS, WALK_IN_SECONDS = 25, 30.0
"""What the desk promises of somebody who is not on the list."""


@pytest.fixture
def arrivals(qtbot: QtBot, context: MakeContext) -> Iterator[dict[str, Arrival]]:
    hands = Hands(qtbot, context())
    played = play(hands)
    print(f"\n{table(played)}")
    yield {arrival.name.split(":")[0]: arrival for arrival in played}
    hands.close()


def test_six_arrivals_take_as_few_keys_as_the_desk_promises(arrivals: dict[str, Arrival]):
    keys = {name: (arrival.data_keys, arrival.command_keys) for name, arrival in arrivals.items()}
    assert keys["scan"] == (0, 1)
    assert keys["name"] == (4, 1)
    assert keys["homonym"][0] == 4
    assert keys["homonym"][1] <= 3
    assert keys["typo on the badge"][1] <= 4
    assert keys["walk-in"][1] < WALK_IN_KEYS
    assert keys["group of five"][1] <= 2


def test_by_the_model_nobody_waits_half_a_minute(arrivals: dict[str, Arrival]):
    seconds = {name: arrival.seconds for name, arrival in arrivals.items()}
    assert seconds["walk-in"] < WALK_IN_SECONDS
    assert seconds["scan"] < 4
    assert seconds["name"] < 6
    assert max(seconds.values()) == seconds["walk-in"]
