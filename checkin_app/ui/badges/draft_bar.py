"""What is not kept yet of a layout's changes, said calmly, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from checkin_app.ui.badges.drafts import Draft
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, dress, glyph_button, label, row
from checkin_app.wording import _, ngettext


class DraftBar(Panel):
    """`asked` tells a verb: keep, discard, undo, redo."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=6, margin=16)
        self._line = label("", "title", "caution")
        self._beside = label(_("Badges print as before until they are kept."), "tiny", "muted", wrap=True)
        self.keep = button(_("Keep"), lambda: self.asked.emit("keep"), key="Ctrl S", primary=True)
        self.keep.setObjectName("layout-keep")
        self.discard = button(_("Discard"), lambda: self.asked.emit("discard"))
        self.undo = glyph_button("arrow-u-up-left", _("Undo (Ctrl+Z)"), lambda: self.asked.emit("undo"))
        self.redo = glyph_button("arrow-u-up-right", _("Redo (Ctrl+Shift+Z)"), lambda: self.asked.emit("redo"))
        self.body.addLayout(row(self._line, None, self.undo, self.redo, gap=4))
        self.body.addWidget(self._beside)
        self.body.addLayout(row(self.keep, None, self.discard, gap=8))
        self.hide()

    def show_draft(self, draft: Draft, editing: bool) -> None:
        """How many changes there are; while a place is edited, undo is in reach although all is kept."""
        n = draft.count
        words = ngettext("{n} change not kept yet", "{n} changes not kept yet", n).format(n=grouped(n))
        dress(self._line, "title", "caution" if n else "muted")
        self._line.setText(words if n else _("All changes are kept"))
        self._beside.setVisible(n > 0)
        for part in (self.keep, self.discard):
            part.setVisible(n > 0)
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        self.setVisible(n > 0 or (editing and (draft.can_undo or draft.can_redo)))
