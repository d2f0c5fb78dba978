"""Building halls: stands drawn, moved, numbered, checked; pictures under them; floorplan.json out and in again."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from checkin_app import bootstrap
from checkin_app.domain.floorplan import Box, Stand
from checkin_app.domain.lists.model import Container, ExhibitorRow, ReadList
from checkin_app.domain.numbering import Numbering
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import (
    backups,
    closing,
    desk,
    exhibitors,
    halls,
    importing,
    printing,
    stand_history,
    stand_papers,
    stands,
    venue,
)
from checkin_app.services.session import Session
from checkin_app.store import attendees


def drawn(number: str, x: float, y: float, w: float = 3, h: float = 3) -> Stand:
    return Stand(number, "", "", x, y, w, h, w * h)


def numbers(session: Session, hall: str = "hall") -> list[str]:
    return [stand.number for stand in halls.hall(session, hall).stands]


def test_a_hall_is_made_drawn_in_and_taken_away_and_all_of_it_undone(session: Session):
    made = halls.create(session, "Annexe Été", 30, 20, session.stamp())
    assert made.id == "annexeete"
    edited = halls.put(session, made.id, [drawn("b1", 1, 1), drawn("B2", 4, 1)], session.stamp())
    assert [(s.number, s.open_sides) for s in edited.hall.stands] == [("B1", ("S",)), ("B2", ("E", "S"))]
    assert edited.findings == ()
    halls.put(session, made.id, [drawn("B1", 10, 10, 4, 3)], session.stamp())
    assert halls.hall(session, made.id).stands[0].area == 12
    desk.undo_last(session, session.stamp())
    assert halls.hall(session, made.id).stands[0].x == 1
    halls.redraw(session, made.id, session.stamp(), gone=["B2"])
    assert numbers(session, made.id) == ["B1"]
    halls.remove(session, made.id, session.stamp())
    assert [h.id for h in stands.halls(session)] == ["hall"]
    desk.undo_last(session, session.stamp())
    desk.undo_last(session, session.stamp())
    assert numbers(session, made.id) == ["B1", "B2"]
    assert closing.verify(session).ok


def test_a_held_stand_is_not_taken_away_nor_its_hall(session: Session):
    with pytest.raises(Refused) as caught:
        halls.redraw(session, "hall", session.stamp(), gone=["A03", "A01"])
    assert caught.value.facts["holder"] == "Proteolab"
    with pytest.raises(Refused):
        halls.remove(session, "hall", session.stamp())
    assert numbers(session) == ["A01", "A02", "A03"]


def test_no_two_halls_share_a_number(session: Session):
    halls.create(session, "Two", 20, 20, session.stamp())
    with pytest.raises(Refused):
        halls.put(session, "two", [drawn("A03", 1, 1)], session.stamp())
    halls.redraw(session, "hall", session.stamp(), gone=["A03"])
    taken = session.stamp()
    halls.put(session, "two", [drawn("A03", 1, 1)], taken)
    gone = next(e for e in session.store.query("SELECT batch FROM journal WHERE kind = 'hall.edited' ORDER BY clock"))
    with pytest.raises(Refused):
        desk.undo(session, gone["batch"], session.stamp())
    assert closing.verify(session).ok


def test_a_stand_is_not_drawn_away_under_its_holder_by_undo(session: Session):
    act = session.stamp()
    halls.put(session, "hall", [drawn("A09", 1, 6)], act)
    stands.assign(session, "A09", "Aquaplast", session.stamp())
    with pytest.raises(Refused):
        desk.undo(session, act.id, session.stamp())


def test_undo_does_not_give_a_stand_to_two(session: Session):
    act = session.stamp()
    stands.move(session, "A01", "A03", act)
    stands.assign(session, "A01", "Aquaplast", session.stamp())
    with pytest.raises(Refused) as caught:
        desk.undo(session, act.id, session.stamp())
    assert caught.value.code == "stand_changed_since"


@pytest.mark.parametrize("bad", [
    drawn("", 1, 1), drawn("A,B", 1, 1), drawn("X" * 20, 1, 1), drawn("B1", float("nan"), 1), drawn("B1", 1, 1, 0, 3),
    drawn("B1", 1, 1, -3, 3), drawn("B1", 1, 1, 3, float("inf")), drawn("B1", 1e9, 1),
])  # fmt: skip
def test_what_is_no_stand_is_refused(session: Session, bad: Stand):
    with pytest.raises(InputProblem):
        halls.put(session, "hall", [bad], session.stamp())


def test_what_is_no_hall_is_refused(session: Session):
    for name, width in (("", 10), ("X", 0), ("X", float("nan")), ("X", 1e6)):
        with pytest.raises(InputProblem):
            halls.create(session, name, width, 10, session.stamp())
    with pytest.raises(Refused):
        halls.create(session, "HALL", 10, 10, session.stamp())
    with pytest.raises(InputProblem):
        halls.hall(session, "nowhere")


@pytest.mark.parametrize("again", ["Hall", "H a l l"])
def test_a_new_hall_never_takes_the_place_of_one_that_was_renamed_or_is_spelt_alike(session: Session, again: str):
    if again == "Hall":
        halls.change(session, "hall", session.stamp(), name="Nord")
    made = halls.create(session, again, 30, 20, session.stamp())
    assert (made.id == "hall", made.name, made.stands) == (False, again, ())
    assert numbers(session) == ["A01", "A02", "A03"]
    assert len({h.id for h in stands.halls(session)}) == 2


def test_a_rename_takes_holder_wishes_badges_and_history_along(session: Session, ids, clock):
    printing.prepare(session, [ids["T2"]], session.stamp(), printer="pdf")
    exhibitors.edit(session, "Aquaplast", {"wishes": "A01"}, session.stamp())
    clock.turn(minutes=1)
    halls.rename(session, {"A01": "A02", "A02": "A01"}, session.stamp())
    views = {v.stand.number: v.exhibitor.name if v.exhibitor else "" for v in stands.stand_views(session)}
    assert views == {"A01": "Aquaplast", "A02": "Proteolab", "A03": ""}
    assert [s.x for s in halls.hall(session, "hall").stands] == [3, 6, 9]
    person = attendees.by_id(session.store, ids["T2"])
    assert person is not None
    assert person.stand == "A02"
    assert exhibitors.file(session, "Aquaplast").exhibitor.wishes == ("A02",)
    assert stand_papers.stale_papers(session).ids == (ids["T2"],)
    assert [(e.what, e.exhibitor, e.other) for e in stand_history.history(session, "A02")] == [
        ("confirmed", "Proteolab", ""), ("renamed", "", "A01"),
    ]  # fmt: skip
    stands.vacate(session, "A02", session.stamp())
    assert [e.what for e in stand_history.history(session, "A02")] == ["confirmed", "renamed", "vacated"]
    desk.undo_last(session, session.stamp())
    desk.undo_last(session, session.stamp())
    assert stands.stand_view(session, "A01").exhibitor is not None
    assert [(e.what, e.annulled) for e in stand_history.history(session, "A01")] == [("confirmed", False)]
    assert closing.verify(session).ok


def test_a_number_that_somebody_holds_without_its_being_drawn_is_not_taken_from_them(session: Session):
    lost = ReadList("exhibitors", Container("csv"), exhibitors=(ExhibitorRow(2, "Lusopharma", stand="B07"),))
    importing.apply(session, Path("list.csv"), lost, session.stamp())
    with pytest.raises(Refused) as refused:
        halls.rename(session, {"A01": "B07"}, session.stamp())
    assert (refused.value.code, refused.value.facts["holder"]) == ("stand_held", "Lusopharma")


def test_a_number_is_not_given_twice(session: Session):
    for mapping in ({"A01": "A02"}, {"A01": "B1", "A02": "B1"}):
        with pytest.raises(Refused):
            halls.rename(session, mapping, session.stamp())
    with pytest.raises(InputProblem):
        halls.rename(session, {"A01": "a,b"}, session.stamp())


def test_rows_are_numbered_in_walking_order_and_back_and_forth(session: Session):
    halls.create(session, "Two", 40, 40, session.stamp())
    places = [drawn(f"X{n}", 3 * (n % 3) + 1, 6.1 * (n // 3) + 1 + 0.1 * (n % 2)) for n in range(6)]
    halls.put(session, "two", places, session.stamp())
    every = [s.number for s in places]
    plain = halls.numbering(session, "two", every, Numbering("B"))
    assert list(plain.values()) == ["B01", "B02", "B03", "B04", "B05", "B06"]
    assert list(plain) == ["X0", "X1", "X2", "X3", "X4", "X5"]
    assert list(halls.numbering(session, "two", every, Numbering("B", snake=True))) == ["X0", "X1", "X2", "X5", "X4", "X3"]
    south = halls.numbering(session, "two", every, Numbering("", 10, 5, 3, "north"))
    assert south["X3"] == "010"
    assert south["X0"] == "015"
    halls.rename(session, plain, session.stamp())
    assert numbers(session, "two") == ["B01", "B02", "B03", "B04", "B05", "B06"]
    with pytest.raises(InputProblem):
        halls.numbering(session, "two", ["B01"], Numbering(direction="up"))


def test_open_sides_follow_what_is_drawn_beside(session: Session):
    halls.put(session, "hall", [drawn("A09", 15, 4.5)], session.stamp())
    assert halls.hall(session, "hall").stands[-1].open_sides == ("N", "E", "S", "W")
    halls.put(session, "hall", [drawn("A10", 12, 4.5)], session.stamp())
    sides = {s.number: s.open_sides for s in halls.hall(session, "hall").stands}
    assert (sides["A09"], sides["A10"]) == (("N", "E", "S"), ("N", "S", "W"))


def test_aisles_are_drawn_and_decide_which_sides_are_open(session: Session):
    halls.redraw(session, "hall", session.stamp(), boxes={"aisles": [Box("a", 0, 4, 20, 2)]})
    halls.put(session, "hall", [drawn("A03", 9, 1)], session.stamp())
    assert halls.hall(session, "hall").stands[2].open_sides == ("S",)
    with pytest.raises(InputProblem):
        halls.redraw(session, "hall", session.stamp(), boxes={"walls": []})


def test_one_act_draws_stands_and_aisles_and_takes_others_away(session: Session):
    halls.create(session, "Nave", 20, 12, session.stamp())
    halls.put(session, "nave", [drawn("A1", 0, 0), drawn("A2", 3, 0), drawn("A3", 6, 0)], session.stamp())
    stamp = session.stamp()
    done = halls.redraw(
        session, "nave", stamp, drawn=[drawn("A2", 3, 5)], gone=["A3"], boxes={"aisles": [Box("1", 0, 3, 20, 2)]}
    )
    assert numbers(session, "nave") == ["A1", "A2"]
    assert [(s.y, s.open_sides) for s in done.hall.stands] == [(0, ("S",)), (5, ("N",))]
    desk.undo(session, stamp.id, session.stamp())
    assert (numbers(session, "nave"), halls.hall(session, "nave").aisles) == (["A1", "A2", "A3"], ())


def test_a_held_stand_stays_and_so_does_all_else_of_that_act(session: Session):
    with pytest.raises(Refused) as caught:
        halls.redraw(session, "hall", session.stamp(), drawn=[drawn("Z1", 10, 5)], gone=["A01"])
    assert caught.value.code == "held_stand_stays"
    assert "Z1" not in numbers(session)


def test_a_plan_that_a_telephone_took_lies_as_it_was_held(session: Session, tmp_path: Path):
    said = Image.Exif()
    said[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (400, 100), "white").save(tmp_path / "plan.jpg", exif=said)
    venue.set_background(session, "hall", tmp_path / "plan.jpg", session.stamp(), w=5)
    under = halls.hall(session, "hall").background
    assert under is not None
    assert (under.w, under.h) == (5, 20)


def test_a_drawing_is_laid_elsewhere_in_its_shape(session: Session, tmp_path: Path):
    Image.new("RGB", (200, 100), "white").save(tmp_path / "venue.png")
    venue.set_background(session, "hall", tmp_path / "venue.png", session.stamp())
    under = venue.place_background(session, "hall", session.stamp(), x=1, y=-2, w=12).background
    assert under is not None
    assert (under.x, under.y, under.w, under.h) == (1, -2, 12, 6)


def test_a_plan_that_is_written_imports_again_equal(session: Session, tmp_path: Path):
    halls.redraw(session, "hall", session.stamp(), boxes={"areas": [Box("b", 0, 6, 5, 2, "Café")]})
    before = halls.hall(session, "hall")
    venue.export_file(session, "Hall", tmp_path / "floorplan.json")
    read = importing.read(session, tmp_path / "floorplan.json")
    assert read.floorplan == before
    assert read.allocation == {"A01": "Proteolab", "A02": "Aquaplast"}
    report = importing.apply(session, tmp_path / "floorplan.json", read, session.stamp())
    assert (report.new, report.changed, report.unchanged, report.record) == (0, 0, 3, "")


def test_a_new_plan_keeps_held_stands_and_says_so(session: Session):
    hall = halls.hall(session, "hall")
    shorter = ReadList("floorplan", Container("json"), floorplan=type(hall)("hall", "Hall", 20, 10, hall.stands[2:]))
    report = importing.apply(session, Path("p.json"), shorter, session.stamp())
    assert [w.code for w in report.warnings] == ["held_stand_kept", "held_stand_kept"]
    assert sorted(numbers(session)) == ["A01", "A02", "A03"]


def test_a_second_plan_leaves_out_numbers_that_the_first_has(session: Session):
    hall = halls.hall(session, "hall")
    second = type(hall)("two", "Two", 20, 10, (drawn("A01", 1, 1), drawn("Z01", 5, 1)))
    found = ReadList("floorplan", Container("json", rows_read=2), floorplan=second)
    report = importing.apply(session, Path("p.json"), found, session.stamp())
    assert [(r.row, r.reason, r.facts["hall"]) for r in report.rejected] == [(1, "stand_in_another_hall", "Hall")]
    assert numbers(session, "two") == ["Z01"]
    assert closing.verify(session).ok


def test_a_picture_is_kept_small_and_its_undo_takes_it_away(session: Session, tmp_path: Path):
    big = tmp_path / "venue.png"
    Image.new("RGB", (2500, 1250), "white").save(big)
    hall = venue.set_background(session, "hall", big, session.stamp(), w=20)
    assert hall.background is not None
    assert (hall.background.w, hall.background.h) == (20, 10)
    kept = venue.background(session, "hall")
    assert kept is not None
    assert Image.open(io.BytesIO(kept.data)).size == (2400, 1200)
    desk.undo_last(session, session.stamp())
    assert venue.background(session, "hall") is None
    assert closing.verify(session).ok


HOSTILE = {
    "entity": '<!DOCTYPE svg [<!ENTITY a "aaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    "deep": '<svg xmlns="http://www.w3.org/2000/svg">' + "<g>" * 500 + "</g>" * 500 + "</svg>",
    "no svg": "<html/>",
    "two bytes a letter": "\0<svg/>",
    "cut": '<svg xmlns="http://www.w3.org/2000/svg"><rect',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_refused(session: Session, tmp_path: Path, name: str):
    path = tmp_path / "venue.svg"
    path.write_text(HOSTILE[name], "utf-8")
    with pytest.raises(InputProblem):
        venue.set_background(session, "hall", path, session.stamp())
    with pytest.raises(InputProblem):
        venue.stands_from_svg(path)


def test_a_picture_of_too_many_pixels_or_bytes_says_so(session: Session, tmp_path: Path):
    bomb, path = tmp_path / "bomb.png", tmp_path / "long.svg"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0))
                     + _chunk(b"IDAT", zlib.compress(b"")))  # fmt: skip
    path.write_text("<svg>" + " " * (5 * 1024 * 1024), "utf-8")
    for drawing, code in ((bomb, "picture_pixels"), (path, "picture_bytes")):
        with pytest.raises(InputProblem) as refused:
            venue.set_background(session, "hall", drawing, session.stamp())
        assert refused.value.code == code


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_copy_of_the_event_has_the_picture_with_the_hall_and_verifies(tmp_path: Path):
    made = bootstrap.new_event(tmp_path / "fair.accueil", name="Fair", place="", days=[date(2010, 7, 1)], desk="A")
    hall = halls.create(made, "Hall", 20, 10, made.stamp())
    Image.new("RGB", (40, 20), "white").save(tmp_path / "venue.png")
    venue.set_background(made, hall.id, tmp_path / "venue.png", made.stamp())
    kept = venue.background(made, hall.id)
    backups.backup(made, tmp_path / "copy.accueil")
    made.close()
    copy = bootstrap.open_session(tmp_path / "copy.accueil", desk="A")
    assert venue.background(copy, hall.id) == kept
    desk.undo_last(copy, copy.stamp())
    assert venue.background(copy, hall.id) is None
    copy.close()


def test_a_picture_that_is_none_is_refused(session: Session, tmp_path: Path):
    path = tmp_path / "venue.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    with pytest.raises(InputProblem):
        venue.set_background(session, "hall", path, session.stamp())


def test_only_shapes_and_letters_of_an_svg_are_kept(session: Session, tmp_path: Path):
    path = tmp_path / "venue.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" onload="x()"><script>x()</script>'
        '<image href="file:///etc/passwd"/><rect x="1" y="1" width="5" height="5" style="fill:red;stroke:url(#x)"'
        ' onclick="x()"/><foreignObject/><a href="http://x.example"><text>link</text></a></svg>', "utf-8",
    )  # fmt: skip
    venue.set_background(session, "hall", path, session.stamp())
    kept = venue.background(session, "hall")
    assert kept is not None
    text = kept.data.decode()
    assert kept.mime == "image/svg+xml"
    assert 'fill="red"' in text
    assert not any(word in text for word in ("script", "image", "href", "onclick", "onload", "url(", "foreign"))


def test_stands_are_read_from_the_rectangles_of_an_svg(session: Session, tmp_path: Path):
    path = tmp_path / "Halle 2.svg"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' viewBox="0 0 4000 3000"><rect width="4000" height="3000"/><g transform="translate(100,200)">'
        '<rect id="c01" x="0" y="0" width="300" height="300"/><rect id="rect7" inkscape:label="C02" x="300" y="0"'
        ' width="400" height="300"/><rect id="C01" x="900" y="0" width="300" height="300"/>'
        '<rect id="C03" x="-300" y="900" width="300" height="200" transform="rotate(-90)"/></g></svg>', "utf-8",
    )  # fmt: skip
    plan = venue.stands_from_svg(path)
    assert (plan.hall.name, plan.hall.width, plan.hall.height) == ("Halle 2", 40, 30)
    assert {(s.number, s.x, s.y, s.w, s.h) for s in plan.hall.stands} == {
        ("C01", 1, 2, 3, 3), ("C02", 4, 2, 4, 3), ("C03", 10, 2, 2, 3),
    }  # fmt: skip
    assert [f.code for f in plan.findings] == ["duplicate_stand"]
    assert venue.stands_from_svg(path, width=80).hall.stands[0].w == 6
    made = halls.create_from(session, plan.hall, session.stamp())
    assert numbers(session, made.id) == ["C01", "C02", "C03"]


def test_a_check_lists_what_is_wrong_in_every_hall(session: Session):
    halls.put(session, "hall", [drawn("A09", 4, 2), drawn("A10", 19, 8)], session.stamp())
    session.store.db.conn.execute("DELETE FROM stand WHERE number = 'A02'")
    codes = {f.code for f in halls.check(session)}
    assert codes == {"overlap", "outside_hall", "no_aisle", "held_and_not_drawn"}
