"""The look: colours by name, light and dark, the type scale, the one typeface and the style sheet made of them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from checkin_app.domain.layout import CATEGORY_COLOURS
from checkin_app.resources import resource
from checkin_app.ui import tokens

FAMILY = "Noto Sans"
_FILES = ("Regular", "SemiBold", "Bold")

_CATEGORIES = {str(category): code for category, code in CATEGORY_COLOURS.items()}

LIGHT: dict[str, str] = {**tokens.LIGHT, **_CATEGORIES}
DARK: dict[str, str] = tokens.DARK
THEMES = {"light": LIGHT, "dark": DARK}

TYPE_SCALE: dict[str, tuple[int, QFont.Weight]] = {
    "name": (50, QFont.Weight.Bold),
    "display": (30, QFont.Weight.Bold),
    "h1": (22, QFont.Weight.Bold),
    "h2": (19, QFont.Weight.DemiBold),
    "h3": (16, QFont.Weight.DemiBold),
    "title": (14, QFont.Weight.DemiBold),
    "body": (14, QFont.Weight.Normal),
    "small": (13, QFont.Weight.Normal),
    "tiny": (12, QFont.Weight.Normal),
}
"""The type scale by role: pixels and weight."""

_current: dict[str, str] = dict(LIGHT)


def token(name: str) -> str:
    """A token of the theme as "#RRGGBB"."""
    return _current[name]


def colour(name: str) -> QColor:
    """A token of the theme as a colour of its own, free to be changed."""
    return QColor(_current[name])


def soft(name: str) -> QColor:
    """The pale ground of a tag whose words are in the token `name`: its own where it has one, else 8 % of it on the surface.

    More than that, or the same over a selected row, and the words of a category are no longer legible (WCAG AA).
    """
    if f"{name}_soft" in _current:
        return colour(f"{name}_soft")
    ink, ground = colour(name), colour("surface")
    parts = (round(0.08 * a + 0.92 * b) for a, b in zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*parts)


def is_dark() -> bool:
    """Whether the dark theme is on."""
    return _current["surface"] == DARK["surface"]


def load_typeface() -> None:
    """Make the typeface that screen and badges share known to Qt: from the program's own files, not the system's."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/NotoSans-{name}.ttf")))


def apply(app: QApplication, theme: str) -> None:
    """Dress the whole program: tokens, typeface, palette, style sheet. Widgets made before keep their own colours."""
    _current.clear()
    _current.update(THEMES.get(theme, LIGHT))
    app.setStyle("Fusion")
    app.setFont(sized(QFont(FAMILY), 14))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` at another size and weight."""
    other = QFont(font)
    other.setPixelSize(max(pixels, 1))
    other.setWeight(weight)
    return other


def role_font(role: str) -> QFont:
    """The typeface at the size and weight of a role of the type scale."""
    return sized(QFont(FAMILY), *TYPE_SCALE[role])


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "background", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "background", QPalette.ColorRole.Text: "text", QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent_ink", QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.ToolTipBase: "surface", QPalette.ColorRole.ToolTipText: "text",
    }  # fmt: skip
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    for disabled in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, disabled, colour("muted"))
    return palette


def style_sheet() -> str:
    """The style sheet of the program, with the tokens filled in."""
    sheet = _SHEET
    for name, code in sorted(_current.items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name};", f"{code};").replace(f"@{name} ", f"{code} ")
    return sheet


_SHEET = """
QWidget#page { background: @background; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 6px; }

QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit {
    background: @surface; color: @text; border: 1px solid @strong_line; border-radius: 8px; padding: 0 10px;
    min-height: 38px; selection-background-color: @accent; selection-color: @accent_ink; placeholder-text-color: @muted; }
QPlainTextEdit { padding: 6px 10px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus {
    border: 2px solid @accent; padding: 0 9px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { background: @background; color: @muted; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 32px; }
QDateEdit::down-arrow { image: none; }
QCalendarWidget QAbstractItemView { border: none; selection-background-color: @accent; selection-color: @accent_ink; }
QCalendarWidget QToolButton { background: @surface; color: @text; border: none; padding: 6px; font-weight: 600; }
QCalendarWidget QSpinBox { min-height: 24px; }
QSpinBox#capacity::up-button, QSpinBox#capacity::down-button { subcontrol-origin: border; width: 0; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @line; padding: 4px;
    selection-background-color: @accent_soft; selection-color: @text; outline: none; }
QCheckBox { color: @text; spacing: 10px; min-height: 28px; }
QCheckBox:focus { color: @accent; }

QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 10px; padding: 0 14px;
    min-height: 38px; font-weight: 600; }
QPushButton:hover { border-color: @strong_line; background: @background; }
QPushButton:pressed { background: @sunken; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13px; }
QPushButton:disabled { color: @muted; background: @background; }
QPushButton[kind="primary"] { background: @accent; color: @accent_ink; border: 1px solid @accent; padding: 0 16px; }
QPushButton[kind="primary"]:hover { background: @accent; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; padding: 0 15px; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @muted; border-color: @line; }
QPushButton[kind="danger"] { color: @stop; }
QPushButton[kind="small"] { min-height: 26px; padding: 0 10px; font-size: 13px; border-radius: 6px; }
QPushButton[kind="small"]:focus { padding: 0 9px; }
QPushButton[kind="chip"] { border-radius: 15px; padding: 0 12px; min-height: 28px; font-weight: 400; font-size: 13px; }
QPushButton[kind="chip"]:checked { background: @accent_soft; border-color: @accent; color: @accent; font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 11px; }
QPushButton[kind="rail"] { background: transparent; border: none; border-radius: 10px; padding: 0; min-height: 57px; }
QPushButton[kind="rail"]:focus { border: 2px solid @rail_ink; }
QPushButton[kind="plainlink"] { background: transparent; border: none; color: @accent; padding: 0 4px; min-height: 24px; }
QPushButton[kind="plainlink"]:focus { border: 2px solid @accent; border-radius: 6px; }

QFrame#panel { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame#cell { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame#staff { border: none; border-bottom: 1px solid @line; }
QFrame#rail { background: @rail; border: none; }
QFrame#header { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame#footer { background: @surface; border: none; border-top: 1px solid @line; }
QFrame#ruled { border: none; border-bottom: 1px solid @line; }

QListWidget, QListView, QTableView { background: @surface; color: @text; border: 1px solid @line; border-radius: 10px;
    outline: none; selection-background-color: @accent_soft; selection-color: @text; }
QListWidget[kind="framed"] { padding: 4px; }
QListWidget[kind="framed"]:focus { padding: 3px; }
QListWidget::item { padding: 7px 10px; border-radius: 6px; }
QListWidget::item:selected { background: @accent_soft; color: @text; }
QListWidget:focus, QListView:focus, QTableView:focus { border: 2px solid @accent; }
QTableView { border-radius: 12px; gridline-color: @line; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 9px 6px;
    font-size: 13px; font-weight: 600; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: @strong_line; border-radius: 3px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: @strong_line; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 7px 18px; border-radius: 6px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
"""
