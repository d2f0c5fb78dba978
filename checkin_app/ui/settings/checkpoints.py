"""The event's checkpoints: the list, and in its place a form for one of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from checkin_app.domain.attendee import Category
from checkin_app.domain.event import ENTRANCE, Checkpoint, Passes
from checkin_app.services import checkpoints
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.settings.people_picker import PeoplePicker
from checkin_app.ui.widgets.choice import Choice, Tick
from checkin_app.ui.widgets.form import Form
from checkin_app.ui.widgets.parts import Panel, button, column, label, row
from checkin_app.wording import _, category_plural, checkpoint_name, checkpoint_who, fault_sentence, passes_name

_PLACE = Qt.ItemDataRole.UserRole
_NEW = Checkpoint("", "")


class CheckpointForm(QWidget):
    """One checkpoint's name and rule. `saved` with it, `left` without."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._before = _NEW
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.returnPressed.connect(self._save)
        self.passes = Choice()
        for passes in Passes:
            self.passes.addItem(passes_name(passes), str(passes))
        self.categories = {category: Tick(category_plural(category)) for category in Category}
        self.exits = Tick(_("record who goes out, too"))
        self.people = PeoplePicker(context)
        self.people.changed.connect(self._people_changed)
        self._problem = label("", "title", "stop", wrap=True)
        self._problem.hide()
        ticks = QGridLayout()
        for number, tick in enumerate(self.categories.values()):
            ticks.addWidget(tick, number // 3, number % 3)
        self._kinds = QWidget()
        ticks.setContentsMargins(0, 0, 0, 0)
        self._kinds.setLayout(ticks)
        form = Form(112)
        form.add(_("Name"), self.name)
        form.add(_("How often"), self.passes)
        form.add(_("Exits"), self.exits, None)
        form.add(_("Who"), self._kinds)
        form.add(_("Only these"), self.people)
        hint = label(_("With nothing ticked, everybody registered may pass."), "small", "muted")
        save = button(_("Save"), self._save, primary=True)
        leave = button(_("Leave"), self.left.emit)
        self.setLayout(column(form, 6, hint, 6, self._problem, row(save, leave, None, gap=10), None))

    def open(self, place: Checkpoint) -> None:
        """Show a checkpoint as it is; an empty one is a new one."""
        self._before = place
        self.name.setText(checkpoint_name(place) if place.id else "")
        self.name.setEnabled(place.id != ENTRANCE.id)
        self.passes.choose(str(place.passes))
        self.exits.setChecked(place.exits)
        for category, tick in self.categories.items():
            tick.setChecked(category in place.admits)
        self.people.open(place.people)
        self._people_changed()
        self.show_problem("")
        (self.passes if place.id == ENTRANCE.id else self.name).setFocus()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; "" for nothing."""
        return self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """What is wrong with it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _people_changed(self) -> None:
        self._kinds.setEnabled(not self.people.ids)

    def _save(self) -> None:
        self.saved.emit(
            replace(
                self._before,
                name="" if self._before.id == ENTRANCE.id else self.name.text(),
                passes=Passes(str(self.passes.currentData())),
                admits=frozenset(category for category, tick in self.categories.items() if tick.isChecked()),
                people=self.people.ids,
                exits=self.exits.isChecked(),
            )
        )


class CheckpointsPanel(Panel):
    """Add, change, remove: each kept at once and undone by Ctrl+Z."""

    def __init__(self, context: Context) -> None:
        super().__init__(label(_("Checkpoints"), "h3"), 6, gap=10, margin=20)
        self._context = context
        self.list = QListWidget()
        self.list.setProperty("kind", "framed")
        self.list.setAccessibleName(_("Checkpoints"))
        self.list.setFixedHeight(150)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.list.itemActivated.connect(lambda _item: self._change())
        self.form = CheckpointForm(context)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave)
        self.add = button(_("Add a checkpoint…"), lambda: self._open(_NEW))
        self.change = button(_("Change…"), self._change)
        self.remove = button(_("Remove"), self._remove)
        self._shown = QWidget()
        self._shown.setLayout(column(self.list, 10, row(self.add, self.change, self.remove, None, gap=10), None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.form)
        self.body.addWidget(self._stack)
        self._leave()

    @property
    def chosen(self) -> Checkpoint | None:
        """The one under the cursor."""
        item = self.list.currentItem()
        return item.data(_PLACE) if item else None

    def reload(self) -> None:
        """Read the checkpoints again; the cursor stays."""
        self._context.run(_places, self._show, latest="settings-checkpoints")

    def _show(self, places: tuple[Checkpoint, ...]) -> None:
        before = self.chosen
        self.list.clear()
        for place in places:
            item = QListWidgetItem(_line(place))
            item.setData(_PLACE, place)
            self.list.addItem(item)
            if before and before.id == place.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._offer()

    def _offer(self) -> None:
        chosen = self.chosen
        self.change.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None and chosen.id != ENTRANCE.id)

    def _change(self) -> None:
        if self.chosen:
            self._open(self.chosen)

    def _open(self, place: Checkpoint) -> None:
        self.form.setVisible(True)
        self._stack.setCurrentWidget(self.form)
        self.form.open(place)
        self._fit()

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._shown)
        self._fit()
        self.list.setFocus()

    def _fit(self) -> None:
        """As high as what is in sight: the form is higher than the list."""
        shown = self.form if self._stack.currentWidget() is self.form else self._shown
        self._stack.setFixedHeight(shown.sizeHint().height())

    def _save(self, place: Checkpoint) -> None:
        stamp = self._context.stamp()

        def written(session: Session) -> Checkpoint:
            if place.id:
                return checkpoints.change(session, place, stamp)
            return checkpoints.add(
                session, place.name, stamp, passes=place.passes, admits=place.admits, people=place.people, exits=place.exits
            )

        self._context.run(written, lambda _place: self._leave(), self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        self.form.show_problem(fault_sentence(error))
        self._fit()

    def _remove(self) -> None:
        chosen = self.chosen
        if chosen:
            stamp = self._context.stamp()
            self._context.run(lambda session: checkpoints.remove(session, chosen.id, stamp), self._removed)

    def _removed(self, gone: Checkpoint) -> None:
        self._context.say(_("{name} is removed; Ctrl+Z brings it back.").format(name=checkpoint_name(gone)), "good")


def _places(session: Session) -> tuple[Checkpoint, ...]:
    return session.event.checkpoints


def _line(place: Checkpoint) -> str:
    parts = [checkpoint_name(place), checkpoint_who(place), passes_name(place.passes), _("with exits") if place.exits else ""]
    return " · ".join(part for part in parts if part)
