"""An organiser's list by the commands: seen, imported, its rejected rows corrected and imported, taken back."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.commands import Program

LIST = """Nom;Prénom;E-mail;Société;Profil
Roca;Ona;ona@x.example;ACME;Exposant
;;;Zed;Visiteur
Pla;Jordi;j@x.example;Nova;Visiteur
"""


def test_a_list_is_seen_imported_corrected_and_taken_back(program: Program, tmp_path: Path):
    event, path = tmp_path / "e.accueil", tmp_path / "guests.csv"
    path.write_text(LIST, encoding="cp1252")
    program.run("new", event, "--name", "E", "--place", "P", "--day", "2010-07-01")
    seen = program.json("import", event, path, "--dry-run")
    assert (seen["outcome"], seen["container"]["encoding"], len(seen["people"])) == ("imported", "cp1252", 2)
    assert (seen["mapping"]["Profil"]["field"], seen["mapping"]["Profil"]["level"]) == ("category", "sure")
    assert (seen["counts"]["new"], [row["row"] for row in seen["rejected"]]) == (2, [3])
    done = program.json("import", event, path)
    assert done["rows"] == sum(done[name] for name in ("new", "changed", "unchanged", "merged", "rejected", "ignored")) == 3
    beside = Path(done["rejected_file"])
    beside.write_text(beside.read_text("utf-8-sig").replace("\n;;;Zed", "\nVidal;Pau;;Zed"), encoding="utf-8-sig")
    again = program.json("import", event, beside)
    assert (again["new"], again["vanished"]) == (1, 0)
    assert len(program.json("search", event, "vidal")["hits"]) == 1
    program.json("undo", event, again["record"])
    assert program.json("search", event, "vidal", status=1)["hits"] == []
    assert program.json("verify", event)["ok"]


def test_what_is_no_list_is_a_sentence_and_status_3(program: Program, tmp_path: Path):
    event, path = tmp_path / "e.accueil", tmp_path / "invoice.xlsx"
    path.write_bytes(b"%PDF-1.7\n")
    program.run("new", event, "--name", "E", "--place", "P", "--day", "2010-07-01")
    done = program.run("import", event, path)
    assert done.returncode == 3
    assert "invoice.xlsx is no list but a PDF document" in done.stderr
    assert program.json("import", event, path, status=3)["reason"] == "not_a_table"
