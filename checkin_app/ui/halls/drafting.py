"""What the editor of halls does with a hall, verb by verb: each is one act in the journal, shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.services import halls, venue
from checkin_app.ui.halls.acts import Acts
from checkin_app.ui.halls.arranging import copies, following, next_row
from checkin_app.ui.halls.scene import (
    STAND,
    Key,
    Redraw,
    after,
    labelled,
    new_stand,
    rect_of,
    reshaped,
    stands_of,
    things,
    with_boxes,
    without,
)  # fmt: skip
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import _, ngettext


class Drafter(QObject):
    """`redrawn` tells a `Redraw` that is on its way and what is chosen after it; `renumbered` the new numbers by the old."""

    redrawn = Signal(object, object)
    renumbered = Signal(object)

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self.hall = Hall("", "", 1, 1)
        self.taken: frozenset[str] = frozenset()
        self.held: Mapping[str, str] = {}
        self._last = ""
        self._copied: list[Stand | Box] = []
        self._copied_sorts: list[str] = []

    def redraw(self, redraw: Redraw, chosen: Sequence[Key] | None = None, said: str = "") -> None:
        """Keep an edit; what is held stays until the service has said so."""
        if not redraw:
            return
        hall_id = self.hall.id
        if not any(number in self.held for number in redraw.gone):
            self.redrawn.emit(redraw, chosen)
        self._acts.do(
            lambda session, stamp: halls.redraw(
                session, hall_id, stamp, drawn=redraw.drawn, gone=redraw.gone, boxes=redraw.boxes
            ),
            said,
        )  # fmt: skip

    # ---------------------------------------------------------------- drawing

    def first_number(self, chosen: Sequence[Key] = ()) -> str:
        """Where the next stand's number goes on from: what is chosen, what was drawn last, else a row of its own."""
        numbers = [number for sort, number in chosen if sort == STAND]
        last = numbers[-1] if numbers else self._last if self._last in self.taken else ""
        return next(following(last, self.taken)) if last else self.next_row()

    def next_row(self) -> str:
        """The first number of a row that there is not yet."""
        return next_row(self.taken)

    def draw_stands(self, placed: Sequence[tuple[str, Rect]]) -> None:
        """Stands under those numbers."""
        drawn = tuple(new_stand(self.hall, number, rect) for number, rect in placed)
        if not drawn:
            return
        self._last = drawn[-1].number
        facts = {"n": len(drawn), "first": drawn[0].number, "last": self._last}
        words = ngettext(
            "{first} is drawn. Ctrl+Z undoes.", "{n} stands are drawn, {first} to {last}. Ctrl+Z undoes.", len(drawn)
        )
        self.redraw(Redraw(drawn), [(STAND, stand.number) for stand in drawn], words.format(**facts))

    def draw_box(self, sort: str, rect: Rect) -> None:
        """An aisle, an area, a table or a door."""
        place = len(getattr(self.hall, sort))
        self.redraw(with_boxes(self.hall, sort, [rect]), [(sort, str(place))])

    # ---------------------------------------------------------------- what is chosen

    def place(self, rects: Mapping[Key, Rect]) -> None:
        """Things moved or resized."""
        self.redraw(reshaped(self.hall, rects))

    def power(self, keys: Iterable[Key], kilowatts: float) -> None:
        """So much power for stands."""
        self.redraw(Redraw(tuple(replace(stand, power=kilowatts) for stand in stands_of(self.hall, keys))))

    def name(self, key: Key, words: str) -> None:
        """Another number for a stand, other words for a box."""
        if key[0] == STAND:
            self.rename({key[1]: words})
        else:
            self.redraw(labelled(self.hall, {key}, words))

    def rename(self, told: Mapping[str, str]) -> None:
        """Other numbers, all at once."""
        wanted = {old: " ".join(new.upper().split()) for old, new in told.items()}
        wanted = {old: new for old, new in wanted.items() if old != new}
        if not wanted:
            return
        words = ngettext("{old} is {new} now. Ctrl+Z undoes.", "{n} stands are numbered. Ctrl+Z undoes.", len(wanted))
        old, new = next(iter(wanted.items()))
        self._acts.do(
            lambda session, stamp: halls.rename(session, wanted, stamp),
            words.format(old=old, new=new, n=len(wanted)),
            lambda _edited: self.renumbered.emit(wanted),
        )

    def remove(self, keys: Sequence[Key]) -> None:
        """Take things away; a held stand stays, and so does all else."""
        count = len(keys)
        words = ngettext("One thing is removed. Ctrl+Z undoes.", "{n} things are removed. Ctrl+Z undoes.", count)
        self.redraw(without(self.hall, set(keys)), None, words.format(n=count))

    def duplicate(self, keys: Sequence[Key], frame: Rect) -> None:
        """The same again at the east side, or at the south side where the hall ends."""
        fits = frame.right + frame.w <= self.hall.width + 0.01
        self.copy(keys)
        self.paste(frame.w if fits else 0.0, 0.0 if fits else frame.h)

    def copy(self, keys: Sequence[Key]) -> None:
        """Remember things, to be put into this hall or another one."""
        known = things(self.hall)
        self._copied = [known[key] for key in keys if key in known]
        self._copied_sorts = [key[0] for key in keys if key in known]

    def paste(self, dx: float = 1.0, dy: float = 1.0) -> None:
        """Put what was copied so far beside where it was, under free numbers."""
        drawn = copies((thing for thing in self._copied if isinstance(thing, Stand)), dx, dy, self.taken)
        chosen: list[Key] = [(STAND, stand.number) for stand in drawn]
        boxes: dict[str, tuple[Box, ...]] = {}
        now = self.hall
        for sort, thing in zip(self._copied_sorts, self._copied, strict=True):
            if isinstance(thing, Box):
                chosen.append((sort, str(len(getattr(now, sort)))))
                boxes |= with_boxes(now, sort, [rect_of(thing).moved(dx, dy)], thing.label).boxes
                changed: dict[str, tuple[Box, ...]] = {sort: boxes[sort]}
                now = after(now, Redraw(boxes=changed))
        if drawn:
            self._last = drawn[-1].number
        self.redraw(Redraw(tuple(drawn), boxes=boxes), chosen)
        self._copied = [*drawn, *(things(now)[key] for key in chosen if key[0] != STAND)]
        self._copied_sorts = [key[0] for key in chosen]

    # ---------------------------------------------------------------- the hall and its picture

    def change(self, *, name: str | None = None, width: float | None = None, height: float | None = None) -> None:
        """Another name or size."""
        hall_id = self.hall.id
        self._acts.do(lambda session, stamp: halls.change(session, hall_id, stamp, name=name, width=width, height=height))

    def create(self, name: str, width: float, height: float, done: Callable[[Hall], object]) -> None:
        """An empty hall."""
        self._acts.do(lambda session, stamp: halls.create(session, name, width, height, stamp), "", done)

    def remove_hall(self) -> None:
        """Take the whole hall away; a held one stays."""
        hall_id, words = self.hall.id, _("{hall} is removed. Ctrl+Z undoes.").format(hall=self.hall.name)
        self._acts.do(lambda session, stamp: halls.remove(session, hall_id, stamp), words)

    def place_picture(self, *, x: float | None = None, y: float | None = None, w: float | None = None) -> None:
        """Move or scale the picture of the venue."""
        under, hall_id = self.hall.background, self.hall.id
        if under:
            to_x, to_y, wide = (
                old if new is None else round(new, 3) for new, old in ((x, under.x), (y, under.y), (w, under.w))
            )
            self._acts.do(lambda session, stamp: venue.place_background(session, hall_id, stamp, x=to_x, y=to_y, w=wide))

    def scale_picture(self, line: tuple[float, float, float, float], metres: float) -> None:
        """Scale the picture so that the line on it is that long; where the line begins, it stays."""
        under = self.hall.background
        long = ((line[2] - line[0]) ** 2 + (line[3] - line[1]) ** 2) ** 0.5
        if under and long > 0:
            by = metres / long
            self.place_picture(x=line[0] + (under.x - line[0]) * by, y=line[1] + (under.y - line[1]) * by, w=under.w * by)

    def clear_picture(self) -> None:
        """No picture under the hall."""
        hall_id = self.hall.id
        self._acts.do(lambda session, stamp: venue.clear_background(session, hall_id, stamp))
