"""The real print shop and label printers side by side: a badge that strands at one comes out at the other, once."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.domain.lists.model import Container, Person, ReadList
from checkin_app.printing.cups import CupsSpooler
from checkin_app.printing.label_spooler import LabelSpooler
from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.services import importing, neighbours, print_log, printer_card, printing
from checkin_app.services.badge_layouts import layout
from checkin_app.services.session import Session
from tests.journeys.commands import LISTS, Program
from tests.printing.label_printers import Zebra, read_code, zebra
from tests.printing.print_shop import QUEUE, PrintShop

pytestmark = pytest.mark.long
LAYOUT = "roll62x100"


@pytest.fixture
def label_printer(shop: PrintShop) -> Iterator[Zebra]:
    """Inside the shop's own network, as this thread is."""
    with zebra() as printer:
        yield printer


@pytest.fixture
def desk(shop: PrintShop, label_printer: Zebra, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "settings"))
    session = bootstrap.session_in_memory(days=[date.today()])
    people = tuple(Person(n, f"Person{n}", "Puig", external_id=f"T{n}") for n in range(2, 6))
    importing.apply(session, Path("list.csv"), ReadList("attendees", Container("csv"), people=people), session.stamp())
    lines = (f"zpl://127.0.0.1:{label_printer.port}?roll=62x100#Zebra", "zpl-queue:Raw?roll=62x100#RawZebra")
    session.settings = replace(session.settings, label_printers=lines, printer=QUEUE, layout=LAYOUT)
    cups = CupsSpooler(shop.address)
    session.spoolers = [
        cups, LabelSpooler(raster, lambda: session.settings.label_printers, cups), PdfFolder(tmp_path / "badges"),
    ]  # fmt: skip
    yield session
    session.close()
    shop.mend()


def ids(session: Session) -> list[str]:
    return [row["id"] for row in session.store.query("SELECT id FROM attendee ORDER BY number")]


def sent(session: Session, person: str, printer: str) -> str:
    sheaf = printing.prepare(session, [person], session.stamp(), printer=printer)
    printing.handed_over(session, sheaf.job, printing.send(session, sheaf), session.stamp())
    return sheaf.job


def follow(
    session: Session, job: str, until: Callable[[PrintState, str], bool], seconds: float = 120
) -> tuple[PrintState, str]:
    give_up = time.monotonic() + seconds
    spool_id = printing.spool_id_of(session, job)
    while True:
        state, reason = printing.ask(session, spool_id)
        printing.record_state(session, job, state, reason, session.stamp())
        if until(state, reason):
            return state, reason
        assert time.monotonic() < give_up, (state, reason)
        time.sleep(0.1)


def moved(session: Session, job: str) -> tuple[str, PrintState]:
    """What F8 does: where the badge went, and with what end."""
    stranded = neighbours.stranded(session, job)
    answer = neighbours.leave(session, stranded)
    name = neighbours.neighbour(session, stranded.view.printer, stranded.size_mm)
    neighbours.left(session, stranded, answer, session.stamp())
    done = printing.print_and_follow(session, stranded.view.attendee_ids, printer=name, layout_id=stranded.view.layout)
    return name, done.state


def test_a_paused_queue_and_a_printer_without_power_have_neighbours_too(shop: PrintShop, label_printer: Zebra, desk: Session):
    # What the server heard of the printer in another test it repeats until a sheet is out.
    follow(desk, sent(desk, ids(desk)[2], QUEUE), lambda state, _why: state is PrintState.DONE)
    before = len(shop.sheets())
    shop.command("cupsdisable", QUEUE)
    try:
        job = sent(desk, ids(desk)[0], QUEUE)
        follow(desk, job, lambda _state, why: why == "paused")
        assert moved(desk, job) == ("Zebra", PrintState.DONE)
    finally:
        shop.command("cupsenable", QUEUE)
    shop.pull_plug()
    job = sent(desk, ids(desk)[1], QUEUE)
    follow(desk, job, lambda _state, why: why == "not_answering")
    assert moved(desk, job) == ("Zebra", PrintState.DONE)
    shop.plug_in()
    follow(desk, job, lambda state, _why: state.final)
    assert (len(shop.sheets()), len(label_printer.sheets)) == (before, 2)


def test_a_zebra_that_is_off_or_open_has_the_shop_for_a_neighbour(shop: PrintShop, label_printer: Zebra, desk: Session):
    before = len(shop.sheets())
    desk.settings = replace(desk.settings, neighbours=("RawZebra", QUEUE))
    label_printer.faults = {"head"}
    job = sent(desk, ids(desk)[0], "Zebra")
    follow(desk, job, lambda _state, why: why == "cover_open")
    assert moved(desk, job) == (QUEUE, PrintState.DONE)
    follow(desk, job, lambda state, _why: state is PrintState.CANCELLED)
    label_printer.pull_plug()
    job = sent(desk, ids(desk)[1], "Zebra")
    follow(desk, job, lambda _state, why: why == "not_answering")
    assert moved(desk, job) == (QUEUE, PrintState.DONE)
    label_printer.plug_in()
    assert (len(shop.sheets()), len(label_printer.sheets)) == (before + 2, 0)


def test_paper_that_no_printer_has_goes_to_the_pdf_folder(shop: PrintShop, desk: Session, tmp_path: Path):
    card = layout(desk, "a6foldl")
    assert neighbours.neighbour(desk, QUEUE, (card.width_mm, card.height_mm)) == "PDF"
    state, _reason = printer_card.print_card(desk, "PDF", card)
    assert state is PrintState.DONE
    assert len(list((tmp_path / "badges").iterdir())) == 1


def test_a_raw_queue_of_the_print_server_takes_the_zebras_own_language(shop: PrintShop, label_printer: Zebra, desk: Session):
    shop.command("lpadmin", "-p", "Raw", "-E", "-v", f"socket://127.0.0.1:{label_printer.port}", "-m", "raw")
    try:
        [raw] = [one for one in printing.printers(desk) if one.name == "RawZebra"]
        assert (raw.kind, raw.state) == ("label", "ready")
        done = printing.print_and_follow(desk, ids(desk)[:2], printer="RawZebra")
        assert done.state is PrintState.DONE
        assert len(label_printer.sheets) == 2
        assert read_code(label_printer.sheets[0])
    finally:
        shop.command("lpadmin", "-x", "Raw")


def test_the_test_card_comes_out_of_the_shop_in_its_own_size(shop: PrintShop, desk: Session, tmp_path: Path):
    before = len(shop.sheets())
    state, reason = printer_card.print_card(desk, QUEUE, layout(desk, LAYOUT))
    assert (state, reason) == (PrintState.DONE, "")
    [sheet] = shop.sheets()[before:]
    # For whoever wants to see it: the sheet stays among the files of the test.
    kept = Path(shutil.copy(sheet, tmp_path / "card.pdf"))
    assert [tuple(round(side) for side in size) for size in raster.page_sizes(kept.read_bytes())] == [(62, 100)]


@pytest.mark.parametrize(
    ("fault", "reason"), [("media-empty-error", "media_empty"), ("cover-open", "cover_open"), ("media-jam-error", "media_jam")]
)
def test_a_badge_that_strands_at_the_shop_comes_out_at_the_zebra_with_one_key(
    shop: PrintShop, label_printer: Zebra, desk: Session, fault: str, reason: str
):
    shop.fault(fault)
    job = sent(desk, ids(desk)[0], QUEUE)
    follow(desk, job, lambda _state, why: why == reason)
    assert moved(desk, job) == ("Zebra", PrintState.DONE)
    follow(desk, job, lambda state, _why: state is PrintState.CANCELLED)
    # What this shop's printer has in hand it finishes even when it is cancelled, so its sheets prove nothing here.
    assert len(label_printer.sheets) == 1
    assert read_code(label_printer.sheets[0])
    ends = [(line.printer, line.state) for line in print_log.lines(desk)]
    assert ends == [("Zebra", PrintState.DONE), (QUEUE, PrintState.CANCELLED)]


def test_the_commands_name_a_label_printer_and_print_on_it(
    label_printer: Zebra, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "settings"))
    program, event = Program(tmp_path), tmp_path / "rencontres.accueil"
    program.run("new", event, "--name", "Rencontres", "--place", "Montpellier", "--day", "2010-07-01")
    program.run("import", event, *LISTS)
    program.run("label-printer", f"127.0.0.1:{label_printer.port}", "--roll", "62x100", "--name", "Entrance")
    named = {one["name"]: one["state"] for one in program.json("printers")["printers"]}
    assert named["Entrance"] == "ready"
    job = program.json("print", event, "ER10-001", "--printer", "Entrance", "--layout", LAYOUT)
    assert job["state"] == "done"
    job = program.json("print", event, "ER10-002", "--printer", f"zpl://127.0.0.1:{label_printer.port}", "--layout", LAYOUT)
    assert job["state"] == "done"
    card = program.json("print-test", event, "--printer", "Entrance", "--layout", LAYOUT)
    assert card["state"] == "done"
    assert len(label_printer.sheets) == 3
    log = program.json("print-log", event)["prints"]
    assert [line["state"] for line in log] == ["done", "done"]
    assert json.dumps(program.json("print-log", event, "--failed")) == '{"prints": []}'
