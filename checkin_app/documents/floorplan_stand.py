"""A stand on paper: its number large, its holder's name in full or shortened by rule, or the number alone. Nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checkin_app.documents import palette
from checkin_app.documents.drawing import Group, Rect, Shape, Style, Words, one_line, set_text, turned
from checkin_app.documents.fitting import CAP_HEIGHT, LINE, fit
from checkin_app.documents.fitting import Box as Room
from checkin_app.documents.floorplan_look import Look, Purpose, arrival_dots, dots_width, shape_marks
from checkin_app.documents.fonts import drawable, font
from checkin_app.domain.floorplan import StandState, StandView, short_name
from checkin_app.domain.layout import Align, Weight
from checkin_app.domain.shortening import parted, shorter_forms

LEAST_NAME = 6.0
"""Points: smaller names are not written, the index has them."""

_LEAST_NUMBER, _LEAST_ALONE = 5.0, 4.0
_LARGEST_NUMBER, _LARGEST_ALONE, _LARGEST_NAME = 15.0, 20.0, 9.0
_PAD, _PAD_SHARE = 2.6, 0.085
"""Points beside the words of a stand, less in a narrow one."""

_ABOVE = 3.2
_EDGE = 0.6
_BALANCED, _MANY_WORDS, _FEW, _FILLED = 4, 12, 3, 7
"""Lines of like length, fewer for a name of many words, as every way to break it is tried; at last lines that are filled."""

_LIKE = 0.86
"""A name rather breaks at a syllable than stands in letters so much smaller than its neighbours'."""

_MOST_LETTERS = 120
"""A longer name goes straight to the index."""

_ENOUGH = 0.6
"""With fewer names than this share that fit, no stand of the page has one: numbers alone read better than patches."""

Place = tuple[float, float, float, float]
"""Left, top, width and height in points."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type of all stands of a page: one size of numbers, the largest of names; `named`: whether names are written."""

    number: float
    name: float
    named: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stand as it came out. `whole`: its holder's name is on it in full but for its legal form; `numbered`: its number is."""

    group: Group
    whole: bool
    numbered: bool


def sizes_for(views: Sequence[StandView], places: Sequence[Place], looks: Sequence[Look], purpose: Purpose) -> Sizes:
    """The type that suits nearly all the stands of a page."""
    able = sorted(_number_size(view, place, look) for view, place, look in zip(views, places, looks, strict=True)) or [0.0]
    number = max(min(able[len(able) // 10], _LARGEST_NUMBER), _LEAST_NUMBER)
    sizes = Sizes(number, min(max(number * 0.56, LEAST_NAME), _LARGEST_NAME))
    held = [(view, place) for view, place in zip(views, places, strict=True) if _may_be_written(_holders(view))]
    fitting = sum(1 for view, place in held if _name(view, place, sizes, purpose)[0])
    if fitting >= _ENOUGH * len(held):
        return sizes
    alone = sorted(_alone_size(view, place) for view, place in zip(views, places, strict=True))
    return replace(sizes, number=max(min(alone[len(alone) // 10], _LARGEST_ALONE), _LEAST_ALONE), named=False)


def draw_stand(view: StandView, place: Place, look: Look, purpose: Purpose, sizes: Sizes, state: str) -> Drawn:
    """The stand at its place. `state` is its state in words: what a free one says, and part of its title."""
    x, y, w, h = place
    border = Rect(x + _EDGE, y + _EDGE, w - 2 * _EDGE, h - 2 * _EDGE, look.ground, look.ink, 0.7, look.dashed, radius=1.6)
    name, whole = _name(view, place, sizes, purpose) if sizes.named and view.exhibitor else ([], view.exhibitor is None)
    if sizes.named and view.state is StandState.FREE:
        name = _set(state, _under(place, sizes, view, purpose), (min(sizes.name, 7.5), LEAST_NAME), palette.MUTED) or []
    alone = not name and purpose is Purpose.PUBLIC and not look.shape
    number = _number_alone(view, place, sizes) if alone else list(_head(view, place, look, purpose, sizes))
    holders = [exhibitor.name for exhibitor in (view.exhibitor, *view.guests) if exhibitor]
    title = " · ".join([view.stand.number, *holders, state])
    numbered = any(isinstance(shape, Words) for shape in number)
    return Drawn(Group(stand_id(view.stand.number), title, (border, *name, *number)), whole, numbered)


def stand_id(number: str) -> str:
    """The id of a stand in an SVG: "stand-B07"; other letters than ASCII ones and digits as their code point."""
    return "stand-" + "".join(c if c.isascii() and (c.isalnum() or c in ".-") else f"_{ord(c):x}" for c in number)


# ---------------------------------------------------------------- the number and the marks


def _number_size(view: StandView, place: Place, look: Look) -> float:
    """The largest number that leaves a stand room for its marks beside it and a name under it."""
    _x, _y, w, h = place
    beside = 0.85 if look.shape else 0.0
    return min((w - 2 * _pad(place)) / (_em(view) + beside), h * 0.34)


def _head(view: StandView, place: Place, look: Look, purpose: Purpose, sizes: Sizes) -> Iterator[Shape]:
    """The number at the top left, the mark of its group at the top right, the dots at the foot."""
    x, y, w, h = place
    number = _number(view, place, sizes)
    yield from number
    size = number[0].size if number else sizes.number
    if look.shape:
        mark = min(size * 0.6, 6.5)
        yield from shape_marks(look.shape, x + w - _pad(place) - mark / 2, y + _ABOVE + size * CAP_HEIGHT / 2, mark, look.ink)
    if purpose is Purpose.DESK and view.staff:
        radius = _radius(sizes)
        if _PAD + dots_width(len(view.staff), radius) <= w and radius * 4 < h:
            at = (x + _pad(place), y + h - _PAD - radius)
            yield from arrival_dots(len(view.staff), view.arrived, at, radius, look.ink)


def _number(view: StandView, place: Place, sizes: Sizes) -> list[Words]:
    x, y, w, h = place
    room = Room(w - 2 * _pad(place), min(sizes.number * LINE, h), sizes.number, _LEAST_NUMBER)
    style = Style(Weight.BOLD, palette.TEXT, middle=False)
    if room.w <= 0 or fit(drawable(view.stand.number, font(Weight.BOLD))[0], font(Weight.BOLD), room).cut:
        return []
    lines = set_text(view.stand.number, x + _pad(place), y, room, style)
    return [line._replace(y=y + _ABOVE + line.size * CAP_HEIGHT) for line in lines]


def _number_alone(view: StandView, place: Place, sizes: Sizes) -> list[Shape]:
    """In the middle, upwards where that makes it larger."""
    x, y, w, h = place
    size = min(sizes.number, _alone_size(view, place))
    if size < _LEAST_ALONE:
        return []
    style = Style(Weight.BOLD, palette.TEXT if view.exhibitor else palette.MUTED, Align.CENTRE)
    line = one_line(view.stand.number, x + w / 2, y + h / 2 + size * CAP_HEIGHT / 2, size, style)
    if line.length <= w - 2 * _pad(place):
        return [line]
    return [*turned([line], x + w / 2, y + h / 2)]


def _alone_size(view: StandView, place: Place) -> float:
    """The largest number that fits in the middle, upright or upwards."""
    _x, _y, w, h = place
    pad, em = 2 * _pad(place), _em(view)
    upright, upwards = min((w - pad) / em, (h - pad) * 0.6), min((h - pad) / em, (w - pad) / CAP_HEIGHT)
    return upright if upright >= 0.8 * upwards else upwards


def _em(view: StandView) -> float:
    """The length of the number in its own size."""
    bold = font(Weight.BOLD)
    return bold.width(drawable(view.stand.number, bold)[0]) or 1.0


def _pad(place: Place) -> float:
    return min(_PAD, place[2] * _PAD_SHARE)


def _radius(sizes: Sizes) -> float:
    return min(sizes.number * 0.2, 2.2)


# ---------------------------------------------------------------- the name


def _name(view: StandView, place: Place, sizes: Sizes, purpose: Purpose) -> tuple[list[Words], bool]:
    """The lines of the holder's name in the first of its forms that fits, and whether it is whole; no lines when none does."""
    name = _holders(view)
    if not _may_be_written(name):
        return [], False
    rooms = [_under(place, sizes, view, purpose)]
    if place[2] > 2 * place[3]:
        rooms.append(_beside(place, sizes, view))
    for step, form in enumerate(shorter_forms(name)):
        lines = next(filter(None, _settings(form, rooms, sizes.name, narrow=place[2] < place[3])), None)
        if lines:
            return lines, step == 0
    return [], False


def _holders(view: StandView) -> str:
    """Who is on a stand: its holder without their legal form where they share it, and their co-exhibitors."""
    names = [one.name for one in (view.exhibitor, *view.guests) if one]
    return " + ".join(map(short_name, names)) if len(names) > 1 else "".join(names)


def _may_be_written(name: str) -> bool:
    """Whether it is short enough, and in letters that the typeface has."""
    return bool(name) and len(name) <= _MOST_LETTERS and not drawable(name, font(Weight.REGULAR))[1]


def _settings(form: str, rooms: Sequence[Place], size: float, *, narrow: bool) -> Iterator[list[Words] | None]:
    """The ways to set a name, the best first: as large as its neighbours, then smaller, at last upwards in a narrow stand."""
    for least in sorted({max(size * _LIKE, LEAST_NAME), LEAST_NAME}, reverse=True):
        for room in rooms:
            yield _set(form, room, (size, least))
            yield _set(form, room, (size, least), parts=2)
    if narrow:
        yield _set_upwards(form, rooms[0], (size, LEAST_NAME))
    for room in rooms:
        yield _set(form, room, (size, LEAST_NAME), parts=4)


def _under(place: Place, sizes: Sizes, view: StandView, purpose: Purpose) -> Place:
    """The room under the number, over the dots at the foot."""
    x, y, w, h = place
    top = y + _ABOVE + sizes.number * CAP_HEIGHT + sizes.name * 0.2
    foot = 2 * _radius(sizes) + _PAD if purpose is Purpose.DESK and view.staff else _EDGE + 0.6
    return x + _pad(place), top, w - 2 * _pad(place), y + h - foot - top


def _beside(place: Place, sizes: Sizes, view: StandView) -> Place:
    """The room to the right of the number, in a stand that is much wider than deep."""
    x, y, w, h = place
    number = one_line(view.stand.number, 0, 0, sizes.number, Style(Weight.BOLD)).length + 3
    return x + _PAD + number, y + 1.4, w - 2 * _PAD - number, h - 2.8


def _set(text: str, place: Place, sizes: tuple[float, float], colour: str = palette.TEXT, parts: int = 1) -> list[Words] | None:
    """The text's lines from the top left of the room, at the first size or down to the second; None when it does not fit.

    `parts`: into how many a long word may be broken.
    """
    x, y, w, h = place
    size, least = sizes
    if w <= least or h < least * LINE:
        return None
    typeface = font(Weight.REGULAR)
    if parts > 1:
        words = text.split()
        broken = [parted(word, lambda part: typeface.width(part) * least <= w) for word in words]
        if broken == words or any(new.count("-") - old.count("-") >= parts for new, old in zip(broken, words, strict=True)):
            return None
        text = " ".join(broken)
    drawn, most = drawable(text, typeface)[0], int(h / (least * LINE))
    balanced = min(_FEW if len(text.split()) > _MANY_WORDS else _BALANCED, most)
    room = Room(w, h, size, least, lines=balanced, break_size=size * 0.96)
    if fit(drawn, typeface, room).cut:
        room = Room(w, h, least, least, lines=min(_FILLED, most))
        if room.lines <= _BALANCED or fit(drawn, typeface, room).cut:
            return None
    return set_text(text, x, y, room, Style(colour=colour, middle=False))


def _set_upwards(text: str, place: Place, sizes: tuple[float, float]) -> list[Words] | None:
    """The same, turned to read upwards."""
    x, y, w, h = place
    centre_x, centre_y = x + w / 2, y + h / 2
    lines = _set(text, (centre_x - h / 2, centre_y - w / 2, h, w), sizes)
    return turned(lines, centre_x, centre_y) if lines else None
