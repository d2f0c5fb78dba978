"""An organiser sets rules and PINs by commands; what they keep out stays out."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from checkin_app import bootstrap
from checkin_app.errors import Refused
from checkin_app.services import roles
from tests.journeys.commands import Program


@pytest.fixture
def guarded(program: Program, event: Path) -> Path:
    program.json("checkpoints", "add", event, "Gala dinner", "--passes", "once", "--category", "vip", "--exits")
    assert program.run("pins", "set", event, "organiser", "--new", "2468").returncode == 0
    assert program.run("pins", "set", event, "supervisor", "--new", "1357", "--pin", "2468").returncode == 0
    return event


def test_a_checkpoint_judges_and_answers_who_is_inside(program: Program, event: Path):
    made = program.json("checkpoints", "add", event, "Workshop", "--person", "ER10-001", "--exits")
    assert (made["id"], len(made["people"]), made["passes"]) == ("workshop", 1, "daily")
    assert program.json("check-in", event, "ER10-002", "--checkpoint", "workshop", status=1)["verdict"] == "not_entitled"
    assert program.json("check-in", event, "ER10-001", "--checkpoint", "workshop")["verdict"] == "admitted"
    assert [p["external_id"] for p in program.json("inside", event, "--checkpoint", "workshop")["inside"]] == ["ER10-001"]
    assert program.json("scan", event, "ER10-001", "--checkpoint", "workshop", "--exit")["verdict"] == "exit"
    assert program.json("inside", event, "--checkpoint", "workshop")["count"] == 0
    listed = {c["id"]: c for c in program.json("checkpoints", "list", event)["checkpoints"]}
    assert (listed["workshop"]["came"], listed["workshop"]["refused"], listed["entrance"]["came"]) == (1, 1, 0)
    assert program.json("checkpoints", "change", event, "workshop", "--everybody", "--no-exits")["people"] == []
    assert program.json("checkpoints", "remove", event, "workshop") == {"removed": "workshop"}
    assert program.json("verify", event)["ok"]


def test_what_needs_a_pin_is_refused_without_and_done_with_it(program: Program, guarded: Path):
    assert program.json("pins", "list", guarded)["pins"] == {"supervisor": True, "organiser": True}
    override = ("check-in", guarded, "ER10-001", "--checkpoint", "gala-dinner", "--override")
    refused = program.run(*override)
    assert refused.returncode == 1
    assert "Supervisor" in refused.stderr
    assert program.json(*override, "--pin", "1357")["overridden"] == "not_entitled"
    assert program.run("checkpoints", "remove", guarded, "gala-dinner", "--pin", "1357").returncode == 1
    assert program.run("checkpoints", "remove", guarded, "gala-dinner", "--pin", "2468").returncode == 0
    assert program.run("check-in", guarded, "ER10-002").returncode == 0


def test_a_lost_badge_is_replaced_by_a_supervisor_only(program: Program, guarded: Path):
    old = program.json("codes", guarded, "ER10-001")["codes"][0]["code"]
    assert program.run("replace", guarded, "ER10-001", "--no-print").returncode == 1
    made = program.json("replace", guarded, "ER10-001", "--no-print", "--pin", "1357")
    assert made["version"] == 2
    revoked = program.json("scan", guarded, old, status=1)
    assert (revoked["verdict"], bool(revoked["since"])) == ("revoked_badge", True)
    assert program.json("scan", guarded, made["code"])["verdict"] == "admitted"


def test_a_note_is_left_by_a_command_and_kept_to_a_supervisor(program: Program, guarded: Path):
    note = ("correct", guarded, "ER10-001", "--set", "attention=VIP: call Dr Puig")
    assert program.run(*note).returncode == 1
    assert program.json(*note, "--pin", "1357")["attention"] == "VIP: call Dr Puig"
    assert program.run("correct", guarded, "ER10-001", "--set", "nonsense", "--pin", "1357").returncode == 2


def test_wrong_pins_make_the_next_one_wait_also_in_another_process(program: Program, guarded: Path):
    for _try in range(2):
        assert program.run("undo", guarded, "x", "--pin", "0000").returncode == 1
    tomorrow = datetime.now(UTC) + timedelta(days=1)  # by then: a slow machine takes longer than the wait to start a command
    with closing(bootstrap.open_session(guarded)) as session, pytest.raises(Refused, match="pin_locked"):
        roles.enter(session, "0000", tomorrow)
    locked = program.run("undo", guarded, "x", "--pin", "1357")
    assert locked.returncode == 1
    assert "seconds" in locked.stderr


@pytest.mark.long
def test_one_badge_is_worded_by_a_command_and_the_list_stays_as_it_is(program: Program, event: Path):
    made = program.json("badge-text", event, "ER10-001", "--set", "last_name=Dr <b>Puig</b>", "--set", "job_title=")
    assert (made["badge"]["last_name"], made["badge"]["job_title"]) == ("Dr <b>Puig</b>", "")
    assert made["last_name"] != "Dr <b>Puig</b>"
    more = program.json("badge-text", event, "ER10-001", "--set", "company=Jury")
    assert more["instead"] == {**made["instead"], "company": "Jury"}
    assert program.json("badge-text", event, "ER10-001", "--clear")["instead"] == {}


@pytest.mark.long
def test_a_layout_is_edited_as_a_file_and_shows_a_logo_of_the_event(program: Program, event: Path, tmp_path: Path):
    file = tmp_path / "a6.toml"
    program.json("layouts", "export", event, "a6", "-o", file)
    slot = '[[slot]]\nname = "logo"\nkind = "image"\ncontent = "club"\nx = 5\ny = 31\nw = 95\nh = 2\n'
    file.write_text(file.read_text("utf-8") + slot, "utf-8")
    record = program.json("layouts", "import", event, file)["record"]
    faults = program.json("layouts", "check", event, "a6", status=1)["faults"]
    assert {(fault["code"], fault["detail"]) for fault in faults} == {("missing_image", "club")}
    Image.new("RGB", (95, 2), "black").save(tmp_path / "club.png")
    assert program.json("layouts", "image", event, "club", tmp_path / "club.png")["image"]["name"] == "club"
    assert program.json("layouts", "check", event, "a6")["faults"] == []
    program.json("undo", event, record)
    listed = program.json("layouts", "list", event)
    assert {one["origin"] for one in listed["layouts"]} == {"shipped"}
    assert [image["name"] for image in listed["images"]] == ["club"]
