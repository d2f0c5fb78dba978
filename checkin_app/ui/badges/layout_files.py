"""Layouts as a whole: kept, duplicated, taken back, read from files and written to them; and the pictures that they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from checkin_app.domain.layout import Layout
from checkin_app.services import badge_layouts, desk
from checkin_app.services.badge_layouts import ImageView, Origin
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.wording import _


@dataclass(frozen=True, slots=True)
class EventLayouts:
    """The layouts of the event in the order of the choice, where each comes from, and the images."""

    layouts: tuple[Layout, ...]
    origins: dict[str, Origin]
    images: tuple[ImageView, ...] = ()


def shipped() -> EventLayouts:
    """Those of the program, before the event's are read."""
    layouts = badge_layouts.shipped()
    return EventLayouts(tuple(layouts), {layout.id: Origin.SHIPPED for layout in layouts})


def read(session: Session) -> EventLayouts:
    """As the event has them."""
    layouts, origins = badge_layouts.all_layouts(session), badge_layouts.origins(session)
    return EventLayouts(tuple(layouts), origins, tuple(badge_layouts.images(session)))


class FileDialogs:
    """The system's own dialogs; a test puts another in its place. None: nothing was chosen."""

    def picture(self, parent: QWidget) -> Path | None:
        """A picture to be read."""
        return _opened(parent, _("Choose an image"), _("Images (*.png *.jpg *.jpeg)"))

    def layout(self, parent: QWidget) -> Path | None:
        """A layout to be read."""
        return _opened(parent, _("Open a layout"), _("Layouts (*.toml)"))

    def new_layout(self, parent: QWidget, suggested: str) -> Path | None:
        """Where a layout is to be written."""
        kinds = _("Layouts (*.toml)")
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the layout"), str(Path.home() / suggested), kinds)
        return Path(chosen) if chosen else None


def _opened(parent: QWidget, title: str, kinds: str) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


class LayoutFiles:
    """Each verb asks for the organiser's PIN where there are PINs, and says what it did at the foot."""

    def __init__(self, context: Context, parent: QWidget, dialogs: FileDialogs) -> None:
        self._context, self._parent, self._dialogs = context, parent, dialogs
        self._taken_away: tuple[str, str] | None = None

    def keep(self, layout: Layout, done: Callable[[], object]) -> None:
        """Let the event have the layout as it is; every desk prints it so from then on."""
        stamp = self._context.stamp()

        def kept(_record: str) -> None:
            self._context.say(_("Kept: badges are printed so from now on."), "good")
            done()

        self._context.run(lambda session: badge_layouts.save(session, layout, stamp), kept)

    def duplicate(self, layout: Layout, done: Callable[[Layout], object]) -> None:
        """A copy of it as it is now, which this workstation then uses."""
        stamp = self._context.stamp()

        def made(copy: Layout) -> None:
            done(copy)
            self._context.change_settings(layout=copy.id)
            self._context.say(_("The copy is in the list, and chosen."), "good")

        self._context.run(lambda session: badge_layouts.duplicate(session, layout, stamp), made)

    def reset(self, layout_id: str, done: Callable[[], object]) -> None:
        """As it came with the program; one that is the event's own is gone."""
        stamp = self._context.stamp()

        def work(session: Session) -> tuple[str, Layout | None]:
            return badge_layouts.reset(session, layout_id, stamp), badge_layouts.stand_in(session, layout_id)

        def undone(record: str, other: Layout | None) -> None:
            said = _("The layout is as it came. Ctrl+Z brings yours back.")
            if other:
                self._context.change_settings(layout=other.id)
                said = _("The layout is removed from this event. Ctrl+Z brings it back.")
            self._taken_away = (layout_id, record) if record else None
            self._context.say(said)
            done()

        self._context.run(work, lambda found: undone(*found))

    @property
    def can_bring_back(self) -> bool:
        """Whether a layout was taken back or removed, and nothing else chosen or kept since."""
        return self._taken_away is not None

    def forget_reset(self) -> None:
        """Something else is done now."""
        self._taken_away = None

    def bring_back(self) -> None:
        """Have the layout again that `reset` took away."""
        if self._taken_away is None:
            return
        (layout_id, record), stamp = self._taken_away, self._context.stamp()

        def back(_undone: object) -> None:
            self._context.change_settings(layout=layout_id)
            self._context.say(_("The layout is back as it was."), "good")

        self.forget_reset()
        self._context.run(lambda session: desk.undo(session, record, stamp), back)

    def export(self, layout: Layout) -> None:
        """Ask where, and write it."""
        path = self._dialogs.new_layout(self._parent, badge_layouts.file_name(layout))
        if path:
            said = _("Layout saved: {path}").format(path=path)
            self._context.aside(
                lambda session: badge_layouts.export_file(session, layout, path), lambda _path: self._context.say(said, "good")
            )

    def bring(self, done: Callable[[Layout], object]) -> None:
        """Ask which, and keep it for this event in the place of the one of its id."""
        path = self._dialogs.layout(self._parent)
        if path is None:
            return
        stamp = self._context.stamp()

        def read_in(layout: Layout) -> None:
            self._context.change_settings(layout=layout.id)
            self._context.say(_("The layout is in the list, and chosen."), "good")
            done(layout)

        self._context.run(lambda session: badge_layouts.import_file(session, path, stamp), read_in)

    def picture(self, done: Callable[[ImageView], object]) -> None:
        """Ask which, and keep it among the event's images; decoding it takes its time, aside."""
        path = self._dialogs.picture(self._parent)
        if path is None:
            return
        stamp = self._context.stamp()
        self._context.offload(
            lambda: badge_layouts.read_image(path),
            lambda logo: self._context.run(lambda session: badge_layouts.set_image(session, path.stem, logo, stamp), done),
            self._context.problem,
        )
