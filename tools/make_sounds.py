"""Make the four sounds in `resources/sounds`: short, soft, and told apart without looking.

They go up when somebody may come in, stay level when there is something to read, go down when nobody passes; a bell of three
notes is for a note that must be heard. No note is below 250 Hz, which the loudspeaker of a laptop does not give.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
TARGET = Path(__file__).resolve().parent.parent / "resources" / "sounds"
_ATTACK, _LOUD = 0.006, 0.5


@dataclass(frozen=True, slots=True)
class Note:
    """A note from `at` on, fading for `seconds`; `partials`: how strong its multiples are, itself first."""

    at: float
    hertz: float
    seconds: float
    partials: tuple[float, ...] = (1.0, 0.22, 0.06)


_DARK = (1.0, 0.0, 0.30, 0.0, 0.12)
_BELL = (1.0, 0.45, 0.0, 0.25)

SOUNDS: dict[str, tuple[Note, ...]] = {
    "good": (Note(0.0, 659.26, 0.16), Note(0.085, 987.77, 0.26)),
    "caution": (Note(0.0, 523.25, 0.15), Note(0.17, 523.25, 0.20)),
    "stop": (Note(0.0, 392.0, 0.20, _DARK), Note(0.17, 277.18, 0.36, _DARK)),
    "attention": (Note(0.0, 783.99, 0.20, _BELL), Note(0.13, 1046.5, 0.20, _BELL), Note(0.26, 783.99, 0.38, _BELL)),
}


def main() -> None:
    """Write one file a sound."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        with wave.open(str(TARGET / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(_samples(notes))


def _samples(notes: tuple[Note, ...]) -> bytes:
    length = max(note.at + note.seconds for note in notes)
    heard = [sum(_note(note, number / RATE - note.at) for note in notes) for number in range(int(length * RATE))]
    loudest = max(abs(value) for value in heard)
    samples = array("h", (round(value / loudest * _LOUD * 32_767) for value in heard))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def _note(note: Note, moment: float) -> float:
    """The note's wave at `moment` seconds after its beginning: a soft attack, then it dies away to nothing."""
    if not 0 <= moment < note.seconds:
        return 0.0
    rising = min(moment / _ATTACK, 1.0)
    fading = math.exp(-5.0 * moment / note.seconds) * (1 - moment / note.seconds)
    turn = 2 * math.pi * note.hertz * moment
    return rising * fading * sum(part * math.sin(turn * (n + 1)) for n, part in enumerate(note.partials))


if __name__ == "__main__":
    main()
