"""The whole day without a window: import, find, scan, undo, badges, stands, meetings, closing."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.commands import LISTS, Program

TRUTH = {
    "by_country": {"FR": 236, "ES": 118, "AD": 8, "IT": 8, "PT": 7, "DE": 6, "CH": 5, "GB": 4, "BE": 4},
    "by_category": {"visitor": 196, "exhibitor": 122, "speaker": 34, "organiser": 18, "vip": 14, "press": 12},
    "by_bioregion": {
        "Languedoc-Roussillon": 92, "Catalogne / Catalunya": 78, "Midi-Pyrénées": 72, "Autre": 70, "PACA": 30,
        "Baléares / Illes Balears": 24, "Limousin": 16, "Aquitaine": 14,
    },
    "by_network": {
        "(none)": 141, "EuroBiomed": 65, "Cancer-Bio-Santé": 60, "Biocat": 40, "Biomeridies": 26, "Catalonia Bio": 25,
        "BioMedical Alliance": 21, "BioIBal": 18,
    },
    "by_status": {"Confirmé": 387, "En attente de paiement": 9},
}  # fmt: skip
"""The counts that the reference event's data set says of itself."""


def codes(program: Program, event: Path) -> dict[str, str]:
    return {c["external_id"]: c["code"] for c in program.json("codes", event)["codes"]}


def test_the_figures_are_those_of_the_reference_event(program: Program, event: Path):
    figures = program.json("figures", event)
    assert (figures["participants"], figures["countries"], figures["stands"], figures["meetings"]) == (396, 9, 60, 298)
    for name, counts in TRUTH.items():
        assert figures[name] == counts, name
    assert (figures["exhibitors"], figures["stands_taken"], figures["arrived"]["people"]) == (60, 60, 0)
    assert figures["reconciled"]


def test_somebody_is_found_admitted_found_in_and_undone(program: Program, event: Path):
    hits = program.json("search", event, "nune")["hits"]
    assert hits[0]["last_name"] == "Núñez Rodríguez"
    code = codes(program, event)[hits[0]["external_id"]]
    admitted = program.json("scan", event, code, "--at", "2010-07-01T09:12", "--desk", "A")
    assert (admitted["verdict"], admitted["attendee"]["last_name"]) == ("admitted", "Núñez Rodríguez")
    again = program.json("scan", event, code, "--at", "2010-07-01T09:30", "--desk", "B", status=1)
    assert again["verdict"] == "already_in"
    assert again["first_admitted"] == {"at": "2010-07-01T07:12:00+00:00", "desk": "A"}
    assert program.json("scan", event, code, "--at", "2010-07-02T09:00")["verdict"] == "returning"
    undone = program.json("undo", event, admitted["record"])
    assert undone["stored"]
    assert program.json("check-in", event, hits[0]["id"], "--at", "2010-07-01T09:40")["verdict"] == "admitted"
    assert program.json("verify", event)["ok"]


def test_an_event_without_its_day_today_still_admits(program: Program, event: Path):
    code = codes(program, event)["ER10-004"]
    assert program.json("scan", event, code)["verdict"] == "admitted"
    assert program.json("scan", event, code, status=1)["verdict"] == "already_in"


def test_wrong_codes_are_refused_each_in_its_own_way(program: Program, event: Path, tmp_path: Path):
    code = codes(program, event)["ER10-004"]
    unpaid = next(hit for hit in program.json("search", event, "ap gwilym")["hits"] if hit["state"] == "unpaid")
    verdicts = {
        "hello": "malformed_code",
        code[:-3]: "malformed_code",
        code[:10] + ("B" if code[10] != "B" else "C") + code[11:]: "malformed_code",
        codes(program, event)[unpaid["external_id"]]: "unpaid",
    }
    for typed, verdict in verdicts.items():
        done = program.run("scan", event, typed, "--json")
        assert (done.returncode, json.loads(done.stdout)["verdict"]) == (1, verdict), typed
    assert program.json("check-in", event, unpaid["id"], "--override")["verdict"] == "admitted"


def test_the_pipe_answers_a_line_a_code(program: Program, event: Path):
    known = list(codes(program, event).values())[:20]
    done = program.run("scan", event, "-", stdin="\n".join([*known, known[0], "noise\x00\xff", ""]) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 22
    assert all(answer["stored"] for answer in answers)
    assert [a["verdict"] for a in answers].count("malformed_code") == 1
    assert done.returncode == 0


def test_stands_are_moved_swapped_and_refused(program: Program, event: Path):
    stands = {s["stand"]: s for s in program.json("stands", "list", event)["stands"]}
    assert len(stands) == 60
    assert all(s["exhibitor"] for s in stands.values())
    refused = program.run("stands", "assign", event, "A01", "Proteolab")
    assert refused.returncode == 1
    assert stands["A01"]["exhibitor"] in refused.stderr
    assert program.json("stands", "vacate", event, "A01")["exhibitor"] is None
    assert program.json("stands", "move", event, "B07", "A01")["exhibitor"] == stands["B07"]["exhibitor"]
    program.json("stands", "swap", event, "A01", "C03")
    after = {s["stand"]: s["exhibitor"] for s in program.json("stands", "list", event)["stands"]}
    assert (after["A01"], after["C03"]) == (stands["C03"]["exhibitor"], stands["B07"]["exhibitor"])
    assert after["B07"] is None
    assert program.json("verify", event)["ok"]


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_the_plan_is_drawn(program: Program, event: Path, ending: str, tmp_path: Path):
    plan = tmp_path / f"plan.{ending}"
    assert program.run("stands", "plan", event, "-o", plan).returncode == 0
    head = plan.read_bytes()[:200]
    assert {"pdf": b"%PDF", "svg": b"<svg", "png": b"\x89PNG"}[ending] in head


def test_meetings_are_listed_and_those_at_risk_named(program: Program, event: Path):
    assert len(program.json("meetings", "list", event)["meetings"]) == 298
    risk = program.json("meetings", "at-risk", event, "--at", "2010-07-01T09:50", status=1)["meetings"]
    assert risk
    assert all(len(m["missing"]) == 2 for m in risk)
    program.json("check-in", event, risk[0]["first"]["id"], "--at", "2010-07-01T09:00")
    after = program.json("meetings", "at-risk", event, "--at", "2010-07-01T09:50", status=1)["meetings"]
    assert len(after[0]["missing"]) == 1


def test_attendance_says_who_came_when(program: Program, event: Path, tmp_path: Path):
    program.json("check-in", event, "ER10-001", "--at", "2010-07-01T09:12")
    program.json("check-in", event, "ER10-001", "--at", "2010-07-02T08:59")
    program.json("check-in", event, "ER10-002", "--at", "2010-07-02T10:00")
    for ending in ("csv", "xlsx"):
        assert program.json("export", event, "-o", tmp_path / f"a.{ending}")["rows"] == 396
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Ticket"]: row for row in csv.DictReader(file, delimiter=";")}
    assert (rows["ER10-001"]["2010-07-01"][:5], rows["ER10-001"]["2010-07-02"][:5]) == ("09:12", "08:59")
    assert (rows["ER10-002"]["2010-07-01"], rows["ER10-002"]["Days present"]) == ("", "1")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 397
    assert program.json("figures", event)["arrived"]["by_day"] == {"2010-07-01": 1, "2010-07-02": 2}


def test_a_list_can_be_looked_at_before_it_is_written(program: Program, event: Path):
    understood = program.json("import", event, LISTS[0], "--dry-run")
    assert understood["outcome"] == "imported"
    assert len(understood["people"]) == 396
    again = program.json("import", event, LISTS[0])
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 396)


def test_every_fault_of_the_environment_is_a_sentence(program: Program, event: Path, tmp_path: Path):
    (tmp_path / "empty.accueil").touch()
    (tmp_path / "empty.csv").touch()
    (tmp_path / "text.accueil").write_text("hello", "utf-8")
    (tmp_path / "nobody.csv").write_text("Nom;Prénom\n", "utf-8")
    for words in (
        ("scan", tmp_path / "missing.accueil", "X"),
        ("scan", tmp_path / "empty.accueil", "X"),
        ("scan", tmp_path / "text.accueil", "X"),
        ("import", event, tmp_path / "nobody.csv"),
        ("import", event, tmp_path / "empty.csv"),
        ("import", event, tmp_path / "missing.csv"),
        ("new", event, "--name", "N", "--day", "2010-07-01"),
        ("export", event, "-o", tmp_path / "no" / "such" / "folder" / "\0.csv"),
        ("export", event, "-o", "/proc/attendance.csv"),
        ("badges", event, "-o", "/proc/badges.pdf", "ER10-001"),
        ("check-in", event, "NOBODY"),
        ("codes", event, "NOBODY"),
        ("badges", event, "-o", tmp_path / "b.pdf", "--layout", "nope"),
        ("print", event, "ER10-001", "--printer", "nope"),
    ):
        if any("\0" in str(word) for word in words):
            continue
        done = program.run(*words)
        assert done.returncode == 3, (words, done)
        assert done.stdout == ""
        assert done.stderr.strip().endswith((".", "?")), done.stderr
        assert "Traceback" not in done.stderr
    for wrong in (("scan",), ("nothing",), ("new", tmp_path / "n.accueil", "--name", "N", "--day", "tomorrow")):
        assert program.run(*wrong).returncode == 2, wrong


def test_the_sentences_are_french_when_asked(program: Program, event: Path, tmp_path: Path):
    done = program.run("scan", tmp_path / "absent.accueil", "X", "--lang", "fr")
    assert "Il n'y a pas" in done.stderr or "n’existe pas" in done.stderr or "Aucun fichier" in done.stderr
    spoken = program.run("check-in", event, "ER10-001", "--lang", "ca")
    assert spoken.stdout.startswith("Benvinguda") or spoken.stdout.startswith("Us donem la benvinguda")
