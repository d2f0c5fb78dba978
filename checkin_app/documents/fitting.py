"""Words into a box: shrink, then break at words, then at letters with an ellipsis. Nothing ever leaves the box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from checkin_app.documents.fonts import ELLIPSIS, Font

LINE = 1.16
"""From one line's top to the next, in em; room for the accent of a capital and for a descender."""

ASCENT = 0.92
"""From a line's top to its baseline, in em."""

CAP_HEIGHT = 0.714
LONGEST = 400
"""Letters of a text that are looked at: nothing longer fits any badge."""

_BREAKS = re.compile(r"(?<=[-–—/])(?=\w)| ")
_MOST_PARTS = 40
_PARTICLE = 3
"""A word of so few small letters ("de", "la", "i") belongs to the one after it: a line rather does not end with it."""
_DANGLING = 1.25
_PARAGRAPH = 4
"""Up to so many lines are balanced, which tries every way to break them; more are filled one after the other."""

_PARAGRAPH_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of text at a size in points, the widest `width` points wide. `cut`: some of the text had to be left out or torn."""

    lines: tuple[str, ...]
    size: float
    width: float
    cut: bool = False

    @property
    def height(self) -> float:
        """Points from the first line's top to the last one's bottom."""
        return len(self.lines) * self.size * LINE


@dataclass(frozen=True, slots=True)
class Box:
    """The room for a text, in points. `spacing`, between letters, is in em.

    One line shrinks from `size` to `break_size` (0: `min_size`), then up to `lines` lines shrink to `min_size`.
    """

    w: float
    h: float
    size: float
    min_size: float
    lines: int = 1
    spacing: float = 0.0
    break_size: float = 0.0


def fit(text: str, font: Font, box: Box) -> Fitted:
    """Set `text` (already drawable) as large as the box allows, in as few lines as its `break_size` allows."""
    text = text[:LONGEST]
    if box.lines > _PARAGRAPH:
        return _paragraph(text, font, box)
    largest: Fitted | None = None
    for fitted in _settings(text, font, box):
        if fitted.size >= (box.break_size or box.min_size):
            return fitted
        if largest is None or fitted.size > largest.size:
            largest = fitted
    return largest if largest and largest.size >= box.min_size else _cut(text, font, box)


def _paragraph(text: str, font: Font, box: Box) -> Fitted:
    """The text in lines that are filled one after the other, at the largest size at which there are not too many."""
    size = box.size
    while size >= box.min_size - 1e-6:
        lines = _filled(text, box.w / size, font, box)
        if lines and len(lines) <= min(box.lines, int(box.h / (size * LINE) + 1e-6)):
            return Fitted(lines, size, max(_width(line, font, box) for line in lines) * size)
        size -= _PARAGRAPH_STEP
    return _cut(text, font, box)


def _filled(text: str, room: float, font: Font, box: Box) -> tuple[str, ...]:
    """Lines of at most `room` em; none when a word is longer than that."""
    lines = [""]
    for part in _parts(text):
        if _width((lines[-1] + part).rstrip(), font, box) <= room:
            lines[-1] += part
        elif _width(part.rstrip(), font, box) <= room:
            lines.append(part)
        else:
            return ()
    return tuple(line.strip() for line in lines if line)


def _settings(text: str, font: Font, box: Box) -> Iterator[Fitted]:
    """The text whole, in one line, two, and so on."""
    width = _width(text, font, box)
    yield _sized((text,), width, box)
    if box.lines > 1:
        parts = _parts(text)
        widths = [_width(part.rstrip(), font, box) for part in parts]
        advances = [font.width(part) + box.spacing * len(part) for part in parts]
        for count in range(2, box.lines + 1):
            lines, width = _balanced(parts, widths, advances, count, box)
            if lines:
                yield _sized(lines, width, box)


def _width(text: str, font: Font, box: Box) -> float:
    """At one point, with the letter spacing between the letters."""
    width = font.width(text)
    return width + box.spacing * (len(text) - 1) if box.spacing and text else width


def _sized(lines: tuple[str, ...], width: float, box: Box) -> Fitted:
    size = _size(width, len(lines), box)
    return Fitted(lines, size, width * size)


def _size(width: float, lines: int, box: Box) -> float:
    """The largest size at which so wide a text fits, down to a tenth of a point."""
    size = min(box.size, box.h / (lines * LINE))
    if width * size > box.w:
        size = box.w / width
    return int(size * 10 + 1e-6) / 10


def _parts(text: str) -> list[str]:
    """The text's pieces between which a line may end; those that end in a space are joined with one."""
    pieces: list[str] = []
    start = 0
    for found in _BREAKS.finditer(text):
        pieces.append(text[start : found.end()])
        start = found.end()
    pieces.append(text[start:])
    return pieces


def _balanced(
    parts: Sequence[str], widths: Sequence[float], advances: Sequence[float], count: int, box: Box
) -> tuple[tuple[str, ...], float]:
    """The parts in `count` lines whose widest is as narrow as can be, and its width; no lines for too few or too many parts.

    A line that ends in a particle is worth a wider one, as long as the words still fit.
    """
    if not count <= len(parts) <= _MOST_PARTS:
        return (), 0.0
    dangling = [len(part) <= _PARTICLE + 1 and part.endswith(" ") and part.islower() for part in parts]
    best: tuple[bool, float, float, tuple[int, ...]] = (True, float("inf"), 0.0, ())
    before = (0.0, *accumulate(advances))
    for cuts in combinations(range(1, len(parts)), count - 1):
        edges = (0, *cuts, len(parts))
        widest = max([before[b - 1] - before[a] + widths[b - 1] for a, b in pairwise(edges)])
        worth = widest * _DANGLING if any(dangling[cut - 1] for cut in cuts) else widest
        candidate = (_size(widest, count, box) < box.min_size, worth, widest, edges)
        best = min(best, candidate)
    return tuple("".join(parts[a:b]).strip() for a, b in pairwise(best[3])), best[2]


def _cut(text: str, font: Font, box: Box) -> Fitted:
    """Fill the lines that the smallest size leaves room for, tear words that are longer than a line, end in an ellipsis."""
    size = min(box.min_size, box.h / LINE)
    count = max(1, min(box.lines, int(box.h / (size * LINE) + 1e-6)))
    room = box.w / size
    lines: list[str] = []
    rest = text
    while rest and len(lines) < count:
        line, rest = _first_line(rest, room, font, box, last=len(lines) == count - 1)
        lines.append(line)
    widest = max((_width(line, font, box) for line in lines), default=0.0)
    return Fitted(tuple(lines), size, widest * size, cut=True)


def _first_line(text: str, room: float, font: Font, box: Box, *, last: bool) -> tuple[str, str]:
    """What of `text` goes on a line of `room` em, and what is left."""
    if _width(text, font, box) <= room:
        return text, ""
    ending = ELLIPSIS if last else ""
    taken = _letters(text, room, ending, font, box)
    if last:
        return text[:taken].rstrip() + ELLIPSIS, ""
    ends = [found.end() for found in _BREAKS.finditer(text) if len(text[: found.end()].rstrip()) <= taken]
    end = ends[-1] if ends else max(1, taken)
    return text[:end].strip(), text[end:].strip()


def _letters(text: str, room: float, ending: str, font: Font, box: Box) -> int:
    """How many letters fit before `ending`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle].rstrip() + ending, font, box) <= room:
            low = middle
        else:
            high = middle - 1
    return low
