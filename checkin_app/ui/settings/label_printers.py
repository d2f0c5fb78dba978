"""Label printers without a driver: one line of fields to name one, a line each for those there are."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from checkin_app.errors import Problem
from checkin_app.printing import label_address
from checkin_app.printing.label_address import LabelPrinter
from checkin_app.services import label_printers
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, button, column, dress, label, row
from checkin_app.wording import _, fault_sentence, number

_ADDRESS_WIDTH, _LEAST_ADDRESS, _ROLL_WIDTH, _NAME_WIDTH = 280, 180, 100, 140


class LabelPrintersPanel(Panel):
    """Each change is kept at once; the same name or place a second time replaces the first."""

    def __init__(self, context: Context) -> None:
        super().__init__(label(_("Label printers without a driver"), "h3"), 6, gap=10, margin=20)
        self._context = context
        self.address = _field(_("192.168.1.40, queue NAME"), _ADDRESS_WIDTH, "label_address")
        self.address.setMinimumWidth(_LEAST_ADDRESS)
        self.model = Choice()
        self.model.setObjectName("label_model")
        for model in label_address.MODELS:
            self.model.addItem(model_name(model), model)
        self.roll = _field(_("62x100"), _ROLL_WIDTH, "label_roll")
        self.name = _field(_("Entrance"), _NAME_WIDTH, "label_name")
        self.add = button(_("Add"), self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._said = label("", "small", "muted", wrap=True)
        self._build()
        self.reload()

    def _build(self) -> None:
        about = _("Zebra and other ZPL printers, Brother QL: by network address, USB device, or a queue of this computer.")
        self.body.addWidget(label(about, "body", "muted", wrap=True))
        fields = [
            _named(_("Address"), self.address), _named(_("Model"), self.model), _named(_("Roll (mm)"), self.roll),
            _named(_("Name"), self.name), column(None, self.add), None,
        ]  # fmt: skip
        self.body.addLayout(row(*fields, gap=12))
        self.body.addWidget(self._said)
        self._said.hide()
        # Under the fields, so that Tab goes on from the last of them.
        self.body.addLayout(self._lines)
        for field in (self.address, self.roll, self.name):
            field.returnPressed.connect(self._add)

    def reload(self) -> None:
        """Show those of the settings."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for printer in label_address.known(self._context.settings.label_printers):
            self._lines.addWidget(self._line(printer))

    def _line(self, printer: LabelPrinter) -> QWidget:
        remove = button(_("Remove"), lambda: self._remove(printer.called), small=True)
        remove.setAccessibleName(_("Remove {name}").format(name=printer.called))
        words = ElidedLabel(printer_line(printer), "body")
        made = QWidget()
        inner = row(words, remove, gap=12)
        inner.setStretch(0, 1)
        made.setLayout(inner)
        return made

    def _add(self) -> None:
        try:
            made = label_address.typed(
                self.model.currentData(), self.address.text(), self.roll.text(), " ".join(self.name.text().split())
            )
        except Problem as problem:
            self._say(fault_sentence(problem), "stop")
            return
        lines = label_printers.added(self._context.settings.label_printers, made)
        self._context.change_settings(label_printers=lines)
        for field in (self.address, self.roll, self.name):
            field.clear()
        self._say(_("{name} is added: choose it above as the printer of this desk.").format(name=made.called), "good")
        self.address.setFocus()
        self.reload()

    def _remove(self, name: str) -> None:
        before = self._context.settings
        lines = label_printers.removed(before.label_printers, name)
        self._context.change_settings(label_printers=lines)
        self._say(_("{name} is removed.").format(name=name), "")
        self.address.setFocus()
        self.reload()

    def _say(self, words: str, tone: str) -> None:
        marks = {"good": "✓ ", "stop": "✕ "}
        self._said.setText(f"{marks.get(tone, '')}{words}")
        self._said.show()
        dress(self._said, "small", tone or "muted")


def model_name(model: str) -> str:
    """A model as it is chosen."""
    names = {
        "zebra-203": _("Zebra (ZPL), 203 dpi"), "zebra-300": _("Zebra (ZPL), 300 dpi"),
        "zebra-600": _("Zebra (ZPL), 600 dpi"), "brother-ql": _("Brother QL"),
    }  # fmt: skip
    return names[model]


def printer_line(printer: LabelPrinter) -> str:
    """A printer in one line: its name, what it is, where it is, its roll."""
    where = printer.device or f"{printer.host}:{printer.port}"
    if printer.queue:
        where = _("queue {name}").format(name=printer.queue)
    width, length = printer.roll
    roll = _("roll {width} × {length} mm") if length else _("roll {width} mm, continuous") if width else _("any roll")
    parts = (printer.called, model_name(printer.model), where, roll.format(width=number(width), length=number(length)))
    return " · ".join(parts)


def _field(hint: str, width: int, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setFixedWidth(width)
    made.setObjectName(name)
    made.setMaxLength(200)
    return made


def _named(words: str, field: QWidget) -> QLayout:
    title = label(words, "small", "muted")
    title.setBuddy(field)
    field.setAccessibleName(words)
    return column(title, field, gap=4)
