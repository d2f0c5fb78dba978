"""The layouts of an event: changed, made, exchanged, taken back; their logos; words for one badge alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from checkin_app.domain import layout_editing as edit
from checkin_app.domain.changes import Changes
from checkin_app.domain.journal import Kind
from checkin_app.domain.layout import SlotKind
from checkin_app.domain.roles import Role
from checkin_app.errors import EnvironmentProblem, InputProblem, Refused
from checkin_app.services import badge_layouts, badges, desk, printing, roles
from checkin_app.services.badge_layouts import Origin
from checkin_app.services.session import Session
from checkin_app.store import attendees, derived, journal
from tests.documents.badges import words


def changed(session: Session):
    return edit.set_fields(badge_layouts.layout(session, "a6"), "last_name", weight="regular")


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "Logo ADEM 34.png"
    Image.new("RGB", (60, 20), "black").save(path)
    return path


def holds_together(session: Session) -> bool:
    """Whether the tables are what the journal adds up to."""
    every = journal.subjects(session.store)
    return all(derived.agrees(session.store, subject, journal.entries_of(session.store, subject)) for subject in every)


def test_a_changed_layout_takes_the_place_of_the_one_of_the_program_for_this_event_only(session: Session):
    heard: list[Changes] = []
    session.store.listen(heard.append)
    before = badges.pdf(session, ["T1"])
    assert badge_layouts.save(session, changed(session), session.stamp())
    assert heard[-1].layouts == {"a6"}
    assert badge_layouts.layout(session, "a6") == changed(session)
    assert [one.id for one in badge_layouts.all_layouts(session)] == [one.id for one in badge_layouts.shipped()]
    assert badge_layouts.origins(session)["a6"] is Origin.CHANGED
    assert badges.pdf(session, ["T1"]) != before
    assert next(one for one in badge_layouts.shipped() if one.id == "a6") != changed(session)
    assert holds_together(session)


def test_saving_the_same_again_writes_nothing(session: Session):
    before = journal.count(session.store)
    assert badge_layouts.save(session, badge_layouts.layout(session, "a6"), session.stamp()) == ""
    stamp = session.stamp()
    badge_layouts.save(session, changed(session), stamp)
    assert badge_layouts.save(session, changed(session), stamp) == ""
    assert journal.count(session.store) == before + 1


def test_a_layout_is_taken_back_by_undo_or_by_reset(session: Session):
    shipped = badge_layouts.layout(session, "a6")
    record = badge_layouts.save(session, changed(session), session.stamp())
    desk.undo(session, record, session.stamp())
    assert badge_layouts.layout(session, "a6") == shipped
    badge_layouts.save(session, changed(session), session.stamp())
    record = badge_layouts.reset(session, "a6", session.stamp())
    assert badge_layouts.layout(session, "a6") == shipped
    assert badge_layouts.reset(session, "a6", session.stamp()) == ""
    desk.undo(session, record, session.stamp())
    assert badge_layouts.layout(session, "a6") != shipped
    with pytest.raises(InputProblem):
        badge_layouts.reset(session, "a0", session.stamp())
    assert holds_together(session)


def test_undo_at_the_desk_leaves_layouts_alone(session: Session, ids, logo: Path):
    desk.check_in(session, ids["T1"], session.stamp())
    badge_layouts.save(session, changed(session), session.stamp())
    badge_layouts.set_image(session, "", logo, session.stamp())
    undone = desk.undo_last(session, session.stamp())
    assert undone is not None
    assert undone.what == Kind.PASSAGE


def test_a_copy_has_a_name_and_an_id_of_its_own_and_can_be_printed(session: Session, ids):
    first = badge_layouts.duplicate(session, "a6", session.stamp())
    second = badge_layouts.duplicate(session, "a6", session.stamp())
    named = badge_layouts.duplicate(session, changed(session), session.stamp(), "Gala <b>2010</b> ../x")
    assert [first.id, second.id, named.id] == ["a6-copy", "a6-copy-2", "gala-b-2010-b-x"]
    assert named.title("fr") == "Gala <b>2010</b> ../x"
    assert [one.id for one in badge_layouts.all_layouts(session)][-3:] == sorted([first.id, second.id, named.id])
    assert badge_layouts.origins(session)[first.id] is Origin.OWN
    assert "Le Bras" in words(badges.pdf(session, ["T2"], layout_id=named.id))
    assert printing.prepare(session, [ids["T2"]], session.stamp(), layout_id=named.id).pdf
    badge_layouts.reset(session, first.id, session.stamp())
    with pytest.raises(InputProblem) as refused:
        badge_layouts.layout(session, first.id)
    assert refused.value.code == "unknown_layout"


def test_a_layout_goes_to_another_event_as_a_file(session: Session, tmp_path: Path):
    path = badge_layouts.export_file(session, changed(session), tmp_path / badge_layouts.file_name(changed(session)))
    assert badge_layouts.import_file(session, path, session.stamp()) == changed(session)
    assert badge_layouts.layout(session, "a6") == changed(session)
    other = path.rename(tmp_path / "Club.toml")
    assert badge_layouts.import_file(session, other, session.stamp()).id == "club"
    with pytest.raises(EnvironmentProblem):
        badge_layouts.export_file(session, "a6", tmp_path / "gone" / "x.toml")
    spoiled = tmp_path / "x.layout.toml"
    spoiled.write_text("width = 3")
    with pytest.raises(InputProblem):
        badge_layouts.import_file(session, spoiled, session.stamp())


def test_a_layout_that_cannot_be_drawn_is_neither_kept_nor_shown(session: Session, ids):
    wrong = replace(badge_layouts.layout(session, "a6"), width_mm=float("nan"))
    for step in (
        lambda: badge_layouts.save(session, wrong, session.stamp()),
        lambda: badges.preview(session, ids["T1"], wrong, 100),
        lambda: badges.check_all(session, wrong),
    ):
        with pytest.raises(InputProblem):
            step()


def test_a_layout_of_a_later_version_leaves_the_one_of_the_program_in_its_place(session: Session):
    for layout_id in ("a6", "hologram"):
        with session.transaction() as act:
            body: dict[str, object] = {"layout": {"width": 105, "height": 148, "name": {"en": "x"}, "slot": [{"kind": "3d"}]}}
            act.append(session.draft(session.stamp(), Kind.LAYOUT_SET, f"layout:{layout_id}", body))
    assert badge_layouts.layout(session, "a6") in badge_layouts.shipped()
    assert len(badge_layouts.all_layouts(session)) == len(badge_layouts.shipped())
    assert badges.pdf(session, ["T1"])
    with pytest.raises(InputProblem):
        badge_layouts.layout(session, "hologram")
    assert badge_layouts.duplicate(session, "a6", session.stamp(), "hologram").id == "hologram-2"


def test_the_editor_shows_a_layout_that_is_not_saved(session: Session, ids):
    saved = badges.preview(session, ids["T1"], "a6", 200)
    assert badges.preview(session, ids["T1"], badge_layouts.layout(session, "a6"), 200) == saved
    assert badges.preview(session, ids["T1"], changed(session), 200) != saved


def test_a_logo_is_kept_in_the_event_and_drawn_from_it(session: Session, ids, logo: Path):
    layout = badge_layouts.layout(session, "a6")
    layout = edit.add(layout, edit.new_slot(layout, SlotKind.IMAGE, "logo-adem-34"))
    faults = badges.check_all(session, layout)
    assert {(fault.code, fault.slot, fault.detail) for fault in faults} == {("missing_image", "logo-adem-34", "logo-adem-34")}
    assert len(faults) == 6
    without = badges.preview(session, ids["T1"], layout, 200)
    view = badge_layouts.set_image(session, "", logo, session.stamp())
    assert (view.name, view.width, view.height) == ("logo-adem-34", 60, 20)
    logo.unlink()
    assert badge_layouts.images(session) == [view]
    assert badges.check_all(session, layout) == []
    assert badges.preview(session, ids["T1"], layout, 200) != without
    badge_layouts.save(session, layout, session.stamp())
    assert badges.pdf(session, ["T1"]).count(b"/Subtype /Image") == 1
    assert holds_together(session)


def test_a_logo_is_replaced_taken_away_and_brought_back(session: Session, tmp_path: Path, logo: Path):
    first = badge_layouts.set_image(session, "logo", logo, session.stamp())
    before = journal.count(session.store)
    assert badge_layouts.set_image(session, "Logo", logo, session.stamp()) == first
    assert journal.count(session.store) == before
    other = Image.new("RGB", (30, 30), "red")
    other.save(tmp_path / "b.png")
    read = badge_layouts.read_image(tmp_path / "b.png")
    second = badge_layouts.set_image(session, "logo", read, session.stamp())
    assert badge_layouts.image(session, "logo") == read
    assert second.digest != first.digest
    record = badge_layouts.remove_image(session, "logo", session.stamp())
    assert badge_layouts.images(session) == []
    with pytest.raises(InputProblem):
        badge_layouts.remove_image(session, "logo", session.stamp())
    desk.undo(session, record, session.stamp())
    assert badge_layouts.images(session) == [second]
    assert holds_together(session)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\logo", "<b>logo</b>", "", "   ", "a" * 300, "ロゴ", "x\x00y", "."])
def test_no_name_of_an_image_is_a_path(session: Session, logo: Path, name: str):
    view = badge_layouts.set_image(session, name, logo, session.stamp())
    assert set(view.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(view.name) <= 40
    assert badge_layouts.image(session, "../../etc/passwd") is None


def test_a_logo_whose_bytes_were_spoiled_or_erased_is_missing(session: Session, ids, logo: Path):
    badge_layouts.set_image(session, "logo", logo, session.stamp())
    (row,) = session.store.query("SELECT record FROM image")
    session.store.db.execute("UPDATE image SET digest = 'x'")
    assert badge_layouts.image(session, "logo") is None
    session.store.db.execute("UPDATE journal SET body = NULL WHERE id = ?", [row["record"]])
    assert badge_layouts.image(session, "logo") is None
    layout = edit.add(
        badge_layouts.layout(session, "a6"), edit.new_slot(badge_layouts.layout(session, "a6"), SlotKind.IMAGE, "logo")
    )
    assert badges.preview(session, ids["T1"], layout, 100)


def test_a_code_that_does_not_read_back_is_found_where_that_is_asked_for(session: Session):
    tiny = edit.place(badge_layouts.layout(session, "a6"), "code", w=3, h=3)
    heard: list[tuple[int, int]] = []
    assert badges.check_all(session, tiny) == []
    assert badges.check_all(session, "a6", read_back=True) == []
    faults = badges.check_all(session, tiny, lambda done, of: heard.append((done, of)), read_back=True)
    assert [(fault.code, fault.slot) for fault in faults] == [("unreadable_code", "code")] * 6
    assert (heard[0], heard[-1]) == ((0, 6), (6, 6))


# ---------------------------------------------------------------- words for one badge


def test_one_badge_says_something_else_and_the_list_does_not(session: Session, ids):
    person = badges.set_printed_text(session, "T2", {"last_name": "Dr Le Bras ", "job_title": ""}, session.stamp())
    assert person.printed == {"last_name": "Dr Le Bras"}
    assert (person.last_name, person.on_paper("last_name")) == ("Le Bras", "Dr Le Bras")
    (text,) = badges.badge_texts(session, ["T2"])
    assert (text.first_name, text.last_name) == ("Agnès", "Dr Le Bras")
    assert desk.card(session, ids["T2"]).attendee.printed == {"last_name": "Dr Le Bras"}
    assert "Dr Le Bras" in words(badges.pdf(session, ["T2"]))
    assert holds_together(session)


def test_a_field_may_be_left_off_a_badge(session: Session):
    badges.set_printed_text(session, "T2", {"company": ""}, session.stamp())
    assert badges.badge_texts(session, ["T2"])[0].company == ""
    assert "Proteolab" not in words(badges.pdf(session, ["T2"]))


def test_true_values_come_back_by_clearing_or_by_undo(session: Session, ids):
    stamp = session.stamp()
    badges.set_printed_text(session, "T2", {"last_name": "X"}, stamp)
    badges.set_printed_text(session, "T2", {"last_name": "X"}, stamp)
    undone = desk.undo_last(session, session.stamp())
    assert undone is not None
    assert undone.what == Kind.BADGE_TEXT
    assert badges.badge_texts(session, ["T2"])[0].last_name == "Le Bras"
    badges.set_printed_text(session, "T2", {"last_name": "X"}, session.stamp())
    assert badges.set_printed_text(session, "T2", {}, session.stamp()).printed == {}


def test_a_list_that_comes_again_and_corrections_leave_the_words_of_the_badge(session: Session, ids):
    badges.set_printed_text(session, "T2", {"last_name": "Dr X"}, session.stamp())
    desk.correct(session, ids["T2"], {"last_name": "Lebras"}, session.stamp())
    person = attendees.by_id(session.store, ids["T2"])
    assert person is not None
    assert (person.last_name, person.imported["last_name"], person.on_paper("last_name")) == ("Lebras", "Le Bras", "Dr X")


def test_a_badge_that_was_printed_before_its_words_changed_is_stale(session: Session, ids):
    sheaf = printing.prepare(session, [ids["T2"]], session.stamp())
    assert not desk.card(session, ids["T2"]).badge.stale
    badges.set_printed_text(session, "T2", {"job_title": "Jury"}, session.stamp())
    assert desk.card(session, ids["T2"]).badge.stale
    badges.set_printed_text(session, "T2", {}, session.stamp())
    assert not desk.card(session, ids["T2"]).badge.stale
    assert sheaf.job


@pytest.mark.parametrize("field", ["stand", "code", "id", "printed", "", "__class__"])
def test_only_four_fields_have_words_of_their_own(session: Session, field: str):
    with pytest.raises(InputProblem) as refused:
        badges.set_printed_text(session, "T2", {field: "x"}, session.stamp())
    assert refused.value.code == "printed_field"


def test_hostile_words_are_words(session: Session):
    said = {"last_name": "<b>X</b>\x00\u202e^XA", "company": "=HYPERLINK()" + "W" * 1000}
    person = badges.set_printed_text(session, "T2", said, session.stamp())
    assert person.printed["last_name"] == "<b>X</b>^XA"
    assert len(person.printed["company"]) == 300
    assert badges.pdf(session, ["T2"])


def test_layouts_and_logos_are_the_organisers_words_a_supervisors(session: Session, logo: Path):
    roles.set_pin(session, Role.ORGANISER, "2468", session.stamp())
    session.role = Role.SUPERVISOR
    stamp = session.stamp()
    with pytest.raises(Refused):
        badge_layouts.save(session, changed(session), stamp)
    with pytest.raises(Refused):
        badge_layouts.set_image(session, "logo", logo, stamp)
    badges.set_printed_text(session, "T2", {"last_name": "X"}, stamp)
    session.role = Role.DESK
    with pytest.raises(Refused):
        badges.set_printed_text(session, "T2", {"last_name": "Y"}, session.stamp())
