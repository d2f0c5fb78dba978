"""The import of lists, driven by keys: what is shown before, what is changed there, what comes in and what is taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.documents.exports import SheetData, write_table
from checkin_app.domain.attendee import Attendee
from checkin_app.services import demo, desk, roster
from checkin_app.services.session import Session
from checkin_app.ui.attendees.page import AttendeesPage
from checkin_app.ui.context import Context
from checkin_app.ui.importing import writing
from checkin_app.ui.importing.choosing import SharedChoice
from checkin_app.ui.importing.page import ImportPage
from checkin_app.ui.importing.reading import Stopped
from checkin_app.ui.main_window import MainWindow
from checkin_app.wording import use_language

MakeContext = Callable[..., Context]
DEMO = Path(__file__).parents[2] / "resources" / "demo" / "attendees.csv"
HEADER = "Nom;Prénom;Société;Courriel;Catégorie;Statut;N° billet"


class Importing:
    """The page of the attendees with an import on it, and hands for it."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context = qtbot, context
        self.host = AttendeesPage(context)
        context.tasks.changed.connect(self.host.on_changes)
        qtbot.addWidget(self.host)
        self.host.resize(1282, 678)
        self.host.show()
        qtbot.waitExposed(self.host)
        self.opened: list[Path] = []
        self.page.message._show_folder = self.opened.append
        self.host.reload()
        self.settle()

    @property
    def page(self) -> ImportPage:
        return self.host.importing

    def drop(self, *paths: Path) -> None:
        self.host.import_files(list(paths))
        self.settle()

    def settle(self) -> None:
        """Until everything that was asked for is there."""

        def quiet() -> bool:
            host, page = self.host, self.page
            timers = (host._late, host._soon, page._settle, page._again)
            return not (self.context.tasks.busy or host._reading.going or any(timer.isActive() for timer in timers))

        self.qtbot.waitUntil(quiet, timeout=15_000)
        # Qt shows what was just laid out when it next looks at its events.
        QCoreApplication.processEvents()

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        target = widget or QApplication.focusWidget() or self.page
        if widget is not None:
            widget.setFocus()
        QTest.keyClick(target, key)
        self.settle()

    def texts(self) -> list[str]:
        understood = self.page.understood
        painted = [row.samples for row in understood.columns.rows.values()]
        painted += [row.meaning for row in understood.labels.rows.values()]
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)] + painted

    def button(self, words: str) -> QPushButton:
        buttons = [b for b in self.page.findChildren(QPushButton) if b.isVisibleTo(self.page)]
        return next(b for b in buttons if (b.accessibleName() or b.text()).startswith(words))

    def numbers(self) -> dict[str, str]:
        """What will change, as it is read aloud."""
        names = [part.accessibleName() for part in self.page.summary.findChildren(QWidget) if part.isVisibleTo(self.page)]
        return dict(name.split(": ") for name in names if name.count(": ") == 1)

    def column(self, header: str) -> SharedChoice:
        return next(r.choice for r in self.page.understood.columns.rows.values() if r.name == header)

    def sure(self, header: str) -> str:
        return next(r.sure for r in self.page.understood.columns.rows.values() if r.name == header)

    def word(self, label: str) -> SharedChoice:
        return next(row.choice for key, row in self.page.understood.labels.rows.items() if key[1] == label)

    def do(self, work: Callable[[Session], object]) -> None:
        self.context.run(work)
        self.settle()

    def people(self) -> dict[str, Attendee]:
        found: list[dict[str, Attendee]] = []

        def everybody(session: Session) -> dict[str, Attendee]:
            cards = [desk.card(session, who).attendee for who in roster.attendee_ids(session)]
            return {person.last_name: person for person in cards}

        self.context.run(everybody, found.append)
        self.settle()
        return found[0]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """An event without anybody."""
    path = tmp_path / "fresh.accueil"
    bootstrap.new_event(path, name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS), timezone=demo.TIMEZONE, desk="A").close()
    return path


@pytest.fixture
def page(qtbot: QtBot, context: MakeContext, fresh: Path) -> Importing:
    return Importing(qtbot, context(path=fresh))


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


FIRST = (
    "Zyskind;Ada;Nowhere SA;ada@nowhere.example;Visiteur;Confirmé;N1",
    "Young;Bo;Nowhere SA;bo@nowhere.example;Exposant;Confirmé;N2",
    "Xiu;Cy;Nowhere SA;cy@nowhere.example;Visiteur;Confirmé;N3",
)
AGAIN = (
    "Zyskind;Ada;Elsewhere SA;ada@nowhere.example;Visiteur;Confirmé;N1",
    "Young;Bo;Nowhere SA;bo@nowhere.example;Exposant;Annulé;N2",
    ";;Nowhere SA;;Visiteur;Confirmé;",
    "Wu;Di;Nowhere SA;di@nowhere.example;Grand témoin;Confirmé;N4",
)


def imported(page: Importing, path: Path) -> None:
    page.drop(path)
    page.press(Qt.Key.Key_Return)
    assert "Imported" in page.texts()


def test_the_list_of_the_event_is_shown_before_anything_is_written(page: Importing) -> None:
    page.drop(DEMO)
    assert page.host.header() == ("Import a list", "attendees.csv · Windows-1252 · semicolon · 396 rows")
    assert page.host.pills() == [("sheet: the only one", "", "")]
    assert page.numbers()["New people"] == "396"
    assert "396 = 396 rows read." in page.texts()
    assert "17 of 17 understood · the header is row 1" in page.texts()
    assert "Núñez Rodríguez · Le Bras · Besset" in page.texts()
    assert "Beatriz Núñez Rodríguez · Agnès Le Bras · Marta Solà" in page.texts()
    assert page.column("Courriel").currentText() == "E-mail"
    assert page.sure("Courriel") == "✓ sure"
    assert page.sure("Catégorie") == "✓ 6 words known"
    assert page.word("En attente de paiement").currentText() == "Not paid"
    assert page.people() == {}


def test_enter_imports_and_enter_again_shows_the_people(page: Importing) -> None:
    imported(page, DEMO)
    assert "396 new, 0 changed." in page.texts()
    assert len(page.host.model.ids) == 396
    page.press(Qt.Key.Key_Return)
    assert page.host.table.isVisible()
    assert page.host.header()[0] == "Attendees"


def test_escape_leaves_everything_as_it_was(page: Importing) -> None:
    page.drop(DEMO)
    page.press(Qt.Key.Key_Escape)
    assert page.host.table.isVisibleTo(page.host) or page.host._empty.isVisibleTo(page.host)
    assert page.people() == {}


def test_a_second_list_is_shown_as_a_difference(page: Importing, tmp_path: Path) -> None:
    imported(page, write(tmp_path / "one.csv", *FIRST))
    page.press(Qt.Key.Key_Return)
    bo, stamp = page.people()["Young"].id, page.context.stamp()
    page.do(lambda session: desk.check_in(session, bo, stamp))
    page.drop(write(tmp_path / "two.csv", *AGAIN))
    assert page.numbers() == {
        "New people": "1", "Changed": "2", "Unchanged": "0", "Duplicates merged": "0", "Gone from the list, kept": "1",
        "Cancelled but inside": "1", "Rows rejected": "1",
    }  # fmt: skip
    assert "1 + 2 + 1 = 4 rows read." in page.texts()
    assert "Row 4: neither a name nor an e-mail address" in page.texts()
    page.press(Qt.Key.Key_Space, page.button("Differences"))
    lines = [(line.group, line.who, line.what, line.before, line.after) for line in page.page.difference.model.lines]
    assert ("inside", "Bo Young", "Status", "Confirmed", "Cancelled") in lines
    assert ("changed", "Ada Zyskind", "Company", "Nowhere SA", "Elsewhere SA") in lines
    assert ("new", "Di Wu", "new", "", "Nowhere SA") in lines
    assert ("gone", "Cy Xiu", "gone from the list, kept", "Nowhere SA", "stays as they are") in lines
    assert any(line[:2] == ("rejected", "Row 4") for line in lines)
    page.press(Qt.Key.Key_Space, page.button("gone  1"))
    assert {line.group for line in page.page.difference.model.lines} == {"gone"}
    page.press(Qt.Key.Key_Escape)
    assert page.page.understood.isVisible()


def test_who_is_inside_and_cancelled_is_named_and_rejected_rows_come_in_once_corrected(page: Importing, tmp_path: Path) -> None:
    imported(page, write(tmp_path / "one.csv", *FIRST))
    bo, stamp = page.people()["Young"].id, page.context.stamp()
    page.do(lambda session: desk.check_in(session, bo, stamp))
    imported(page, write(tmp_path / "two.csv", *AGAIN))
    assert "1 person is inside whose registration is cancelled now: Bo Young." in page.texts()
    beside = tmp_path / "two.rejected.csv"
    assert any(beside.name in text for text in page.texts())
    page.press(Qt.Key.Key_Space, page.button("Open the folder"))
    assert page.opened == [tmp_path]
    beside.write_text(beside.read_text("utf-8-sig").replace(";;Nowhere SA", "Vim;Ed;Nowhere SA"), "utf-8")
    page.drop(beside)
    assert (page.numbers()["New people"], page.numbers().get("Gone from the list, kept")) == ("1", None)
    page.press(Qt.Key.Key_Return)
    assert {"Zyskind", "Young", "Xiu", "Wu", "Vim"} == set(page.people())


def test_a_column_is_changed_by_keys_and_remembered_for_the_next_list_of_its_shape(page: Importing, tmp_path: Path) -> None:
    header, rows = "Nom;Prénom;Courriel;Bidule", ("Zyskind;Ada;ada@n.example;Acme", "Young;Bo;bo@n.example;Initech")
    page.drop(write(tmp_path / "one.csv", *rows, header=header))
    assert page.sure("Bidule") == "– left out"
    choice = page.column("Bidule")
    choice.setFocus()
    QTest.keyClicks(choice, "comp")
    page.settle()
    assert choice.currentText() == "Company"
    assert page.sure("Bidule") == "✓ your choice"
    assert QApplication.focusWidget() is choice
    page.press(Qt.Key.Key_Return, choice)
    assert page.people()["Zyskind"].company == "Acme"
    page.drop(write(tmp_path / "two.csv", "Xiu;Cy;cy@n.example;Umbrella", header=header))
    assert page.host.pills()[0] == ("read as last time", "", "good")
    assert page.sure("Bidule") == "✓ as last time"
    page.press(Qt.Key.Key_Space, page.button("Judge it anew"))
    assert page.sure("Bidule") == "– left out"


def test_a_word_of_the_list_is_given_its_meaning_by_the_arrow_keys(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "list.csv", *AGAIN))
    choice = page.word("Grand témoin")
    assert next(iter(page.page.understood.labels.rows))[1] == "Grand témoin"
    assert "This word is not known here: say what it means." in page.texts()
    assert page.sure("Catégorie") == "! 1 of 3 to confirm"
    choice.setFocus()
    for _step in range(2):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    page.settle()
    assert choice.currentText() == "Speaker"
    assert page.sure("Catégorie").startswith("✓")
    page.press(Qt.Key.Key_Return, choice)
    assert str(page.people()["Wu"].category) == "speaker"


def test_tab_goes_down_the_columns_then_the_words_then_to_the_verbs(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "list.csv", *FIRST[:2], AGAIN[3]))
    page.page.understood.kind.setFocus()
    seen = []
    for _step in range(14):
        page.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, SharedChoice | QPushButton)
        seen.append(focused.accessibleName() if isinstance(focused, SharedChoice) else focused.text())
    columns = [f"What “{header}” is" for header in HEADER.split(";")]
    words = [f"What “{word}” ({n}) becomes" for word, n in (("Visiteur", "1 person"), ("Exposant", "1 person"))]
    last = ["What “Confirmé” (3 people) becomes", "What “Grand témoin” (1 person) becomes", "Import", "Differences", "Leave"]
    assert seen == [*columns, *words, *last]


def test_a_kind_of_list_that_it_cannot_be_is_said_and_taken_back(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "list.csv", "Zyskind;Ada", "Young;Bo", header="Nom;Prénom"))
    said: list[str] = []
    page.context.said.connect(lambda sentence, _tone: said.append(sentence))
    kind = page.page.understood.kind
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    page.settle()
    assert said
    assert kind.currentText() == "Attendees"
    assert page.numbers()["New people"] == "2"


def test_names_that_are_cut_are_shown_and_their_order_is_chosen(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "list.csv", "Ada Zyskind;ada@n.example", "Bo Young;bo@n.example", header="Nom complet;E-mail"))
    assert "Ada · Zyskind" in page.texts()
    choice = page.page.understood.cuts.choice
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    page.settle()
    assert "Zyskind · Ada" in page.texts()


def test_an_import_is_undone_in_one_step_and_may_be_looked_at_again(page: Importing, tmp_path: Path) -> None:
    imported(page, write(tmp_path / "one.csv", *FIRST))
    page.press(Qt.Key.Key_Space, page.button("Undo the import"))
    assert "The import is undone: the list is as it was before. The journal keeps both." in page.texts()
    assert page.people() == {}
    page.press(Qt.Key.Key_Space, page.button("Look at the list again"))
    assert page.numbers()["New people"] == "3"
    page.press(Qt.Key.Key_Return)
    assert len(page.people()) == 3


def test_a_file_that_is_no_list_is_refused_in_a_sentence(page: Importing, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    page.drop(path)
    assert any("is a PDF document" in text or "a PDF document" in text for text in page.texts())
    assert not page.page.summary.verbs.apply.isVisible()
    page.press(Qt.Key.Key_Return)
    assert not page.page.isVisible()


def test_several_files_have_a_tab_each_and_come_in_together(page: Importing, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.drop(DEMO.with_name("meetings.csv"), DEMO, path)
    assert page.host.header()[1].startswith("attendees.csv")
    page.press(Qt.Key.Key_Right, page.button("attendees.csv"))
    assert page.host.header()[1].startswith("meetings.csv")
    assert page.numbers()["New meetings"] == "298"
    page.press(Qt.Key.Key_Right)
    assert any("photo.png" in text for text in page.texts())
    page.press(Qt.Key.Key_Return, page.button("Import 2 lists"))
    assert "694 new, 0 changed." in page.texts()


def test_a_sheet_of_a_workbook_is_chosen_by_keys(page: Importing, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    header = ["Nom", "Prénom", "Courriel"]
    sheets = [
        SheetData("Visiteurs", header, [["Zyskind", "Ada", "ada@n.example"]]),
        SheetData("Exposants", header, [["Young", "Bo", "bo@n.example"], ["Xiu", "Cy", "cy@n.example"]]),
    ]
    write_table(path, sheets)
    page.drop(path)
    assert page.host.pills() == [("2 sheets of 2", "", "")]
    sheet = page.page.understood.sheet
    assert sheet is not None
    sheet.setFocus()
    QTest.keyClicks(sheet, "Exp")
    page.settle()
    assert page.host.pills() == [("sheet: Exposants", "", "")]
    assert page.numbers()["New people"] == "2"


def test_stopping_leaves_nothing_behind(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "one.csv", *FIRST))
    said: list[str] = []
    page.context.said.connect(lambda sentence, _tone: said.append(sentence))
    page.page.apply()
    QTest.keyClick(page.page, Qt.Key.Key_Escape)
    page.settle()
    assert said[-1] == "Stopped: nothing was changed."
    assert page.page.understood.isEnabled()
    assert page.people() == {}
    page.press(Qt.Key.Key_Return)
    assert len(page.people()) == 3


def test_lists_that_are_in_already_are_taken_back_when_the_next_one_is_stopped(page: Importing) -> None:
    page.drop(DEMO.with_name("meetings.csv"), DEMO)
    assert page.page._reading is not None
    lists, stop = page.page._reading.lists, threading.Event()
    stamps = [page.context.stamp() for _list in lists]
    came: list[object] = []

    def first_one_only(done: int, of: int) -> None:
        if of == 298:
            stop.set()

    page.context.aside(lambda session: writing._write(session, lists, stamps, first_one_only, stop), came.append, came.append)
    page.settle()
    assert isinstance(came[0], Stopped)
    assert page.people() == {}


def test_a_check_in_while_a_list_is_looked_at_is_counted(page: Importing, tmp_path: Path) -> None:
    imported(page, write(tmp_path / "one.csv", *FIRST))
    page.drop(write(tmp_path / "two.csv", *AGAIN))
    assert "Cancelled but inside" not in page.numbers()
    bo, stamp = page.people()["Young"].id, page.context.stamp()
    page.do(lambda session: desk.check_in(session, bo, stamp))
    assert page.numbers()["Cancelled but inside"] == "1"


def test_what_is_still_being_counted_is_not_imported(page: Importing, tmp_path: Path) -> None:
    page.drop(write(tmp_path / "list.csv", *AGAIN))
    said: list[str] = []
    page.context.said.connect(lambda sentence, _tone: said.append(sentence))
    choice = page.word("Grand témoin")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    page.settle()
    assert said == ["One moment: what this would change is still being counted."]
    assert page.people() == {}


def test_files_dropped_on_the_window_are_shown_and_the_rail_stays_on_the_attendees(
    qtbot: QtBot, context: MakeContext, fresh: Path, tmp_path: Path
) -> None:
    window = MainWindow(context(path=fresh))
    qtbot.addWidget(window)
    window.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(tmp_path / "one.csv", *FIRST)))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    shown = window.page("attendees").importing
    qtbot.waitUntil(lambda: shown.understood.isVisible() and not window.context.tasks.busy, timeout=15_000)
    assert window.shown == "attendees"
    assert window.header._title.text() == "Import a list"
    window.close()


@pytest.mark.parametrize(("code", "size"), [("en", (1366, 768)), ("fr", (1280, 720))])
def test_every_control_has_a_name_and_the_page_fits(
    qtbot: QtBot, context: MakeContext, fresh: Path, code: str, size: tuple[int, int]
) -> None:
    use_language(code)
    page = Importing(qtbot, context(path=fresh))
    page.host.resize(size[0] - 84, size[1] - 90)
    page.drop(DEMO)
    controls = [w for w in page.page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    nameless = [type(w).__name__ for w in controls if not (w.accessibleName() or getattr(w, "text", lambda: "")())]
    assert nameless == []
    assert page.host.minimumSizeHint().width() <= size[0] - 84
    assert page.host.minimumSizeHint().height() <= size[1] - 90
