"""Changes of layouts that are not kept yet, step by step: they outlive a change of page, and the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain.layout import Layout
from checkin_app.services import badge_drafts
from checkin_app.ui.context import Context

_MOST_STEPS = 500
_PUT_BY_MS = 500


class Draft:
    """One layout's steps: where undo and redo lead, and how far it is from what the event has."""

    def __init__(self, kept: Layout) -> None:
        self._steps = [kept]
        self._at = 0
        self._kept_at = 0
        self._together = ""
        self.kept = kept

    @property
    def layout(self) -> Layout:
        """As it is now."""
        return self._steps[self._at]

    @property
    def changed(self) -> bool:
        """Whether it differs from what is kept."""
        return self.layout != self.kept

    @property
    def count(self) -> int:
        """Steps between what is kept and now, at least one where they differ."""
        return max(abs(self._at - self._kept_at), 1) if self.changed else 0

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that may come again."""
        return self._at < len(self._steps) - 1

    def step(self, layout: Layout, together: str = "") -> bool:
        """Take a step; False when it changes nothing. Steps with the same word for `together` (one drag) are one."""
        if layout == self.layout:
            return False
        joins = bool(together) and together == self._together and self._at not in {0, self._kept_at}
        del self._steps[self._at + 1 :]
        if joins:
            self._steps[self._at] = layout
        else:
            self._steps.append(layout)
            self._at += 1
        self._together = together
        self._shorten()
        return True

    def undo(self) -> bool:
        """One step back."""
        self._together = ""
        self._at -= self.can_undo
        return True

    def redo(self) -> bool:
        """One step on."""
        self._together = ""
        self._at += self.can_redo
        return True

    def keep(self, kept: Layout) -> None:
        """The event has `kept` now: what was done before can still be undone."""
        self.kept = kept
        self._together = ""
        if kept in self._steps:
            self._kept_at = len(self._steps) - 1 - self._steps[::-1].index(kept)

    def replaced(self, kept: Layout) -> None:
        """The event has `kept` now, which comes from elsewhere: a step like others."""
        self.step(kept)
        self.keep(kept)

    def history(self) -> list[Layout]:
        """Every step there is, newest first."""
        return self._steps[::-1]

    def _shorten(self) -> None:
        while len(self._steps) > _MOST_STEPS:
            del self._steps[0]
            self._at -= 1
            self._kept_at = max(self._kept_at - 1, 0)


class Drafts(QObject):
    """The drafts of one window's event, by layout. They belong to the context, as other windows on it find them there."""

    changed = Signal()
    """Other drafts, from elsewhere than a step."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._drafts: dict[str, Draft] = {}
        self._recovered: dict[str, Layout] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PUT_BY_MS)
        self._pause.timeout.connect(self._put_by)
        context.run(badge_drafts.left, self._recover)

    @classmethod
    def of(cls, context: Context) -> Drafts:
        """Those of that context, made if there are none."""
        return context.findChild(cls) or cls(context)

    def stepped(self) -> None:
        """A draft was changed, kept or discarded: put by what there is, when the hand rests."""
        self._pause.start()

    def _put_by(self) -> None:
        layouts = [draft.layout for draft in self._drafts.values() if draft.changed]
        layouts += self._recovered.values()
        self._context.aside(lambda session: badge_drafts.put_by(session, layouts))

    def _recover(self, left: list[Layout]) -> None:
        """Those of the last time, each one step from what the event has; they wait until that is known."""
        begun = {layout_id for layout_id, draft in self._drafts.items() if draft.can_undo}
        self._recovered = {layout.id: layout for layout in left if layout.id not in begun}
        if left:
            self.changed.emit()

    def get(self, kept: Layout) -> Draft:
        """The draft of a layout as the event has it."""
        draft = self._drafts.setdefault(kept.id, Draft(kept))
        recovered = self._recovered.pop(kept.id, None)
        if recovered:
            draft.step(recovered)
        if draft.kept != kept and draft.changed:
            draft.kept = kept
        elif draft.kept != kept:
            draft = self._drafts[kept.id] = Draft(kept)
        return draft

    def layout(self, kept: Layout) -> Layout:
        """The layout as it is drawn here: with its changes."""
        draft = self.get(kept)
        return draft.layout if draft.changed else kept

    def is_changed(self, layout_id: str) -> bool:
        """Whether there is something to keep."""
        draft = self._drafts.get(layout_id)
        return layout_id in self._recovered or (draft is not None and draft.changed)

    def drop(self, layout_id: str) -> None:
        """Forget a draft, with its steps."""
        if self._drafts.pop(layout_id, None) or self._recovered.pop(layout_id, None):
            self.stepped()
            self.changed.emit()
