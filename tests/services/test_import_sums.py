"""Whatever a list is like, every row that was read is accounted for, and the preview says what the import does."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin_app import bootstrap
from checkin_app.errors import InputProblem
from checkin_app.services import importing
from checkin_app.services.import_preview import Counts
from tests.services.conftest import DAYS

QUICK = settings(
    max_examples=120, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip

NAMES = st.sampled_from(
    ["Núñez", "Le Bras", "Puig", "O'Brien", "", "  ", "Groß", "À définir", "TOTAL", "d'Angelo", "=1+1", "Li", "Total : 7"]
)
HEADERS = st.sampled_from(
    [
        ("Nom", "Prénom", "E-mail", "Société", "Statut", "N° billet"),
        ("last_name", "first_name", "email", "company", "status", "ticket_id"),
        ("Apellidos", "Nombre", "Correo", "Empresa", "Estado", "Código"),
        ("A", "B", "C", "D", "E", "F"),
        (),
    ]
)
ROW = st.tuples(
    NAMES,
    NAMES,
    st.sampled_from(["a@b.example", "c@d.example", "nobody", "", "e@f.example; g@h.example"]),
    st.sampled_from(["ACME", "Proteolab", "", "Dupont, Durand"]),
    st.sampled_from(["Confirmé", "Annulé", "", "Pagado", "??"]),
    st.sampled_from(["T1", "T2", "", "X9", "1,12E+10"]),
)
DAMAGE = st.sampled_from(["none", "cut", "quote", "nul", "blank", "again", "wide", "narrow", "header", "total", "long", "mac"])


def written(header: tuple[str, ...], rows: list[tuple[str, ...]], delimiter: str, damage: list[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    lines: list[tuple[str, ...]] = [header, *rows] if header else list(rows)
    for kind in damage:
        lines = damaged(lines, kind, header)
    writer.writerows(lines)
    text = out.getvalue()
    if "quote" in damage:
        text = text.replace(delimiter, delimiter + '"', 1)
    data = text.encode("mac_roman", "replace") if "mac" in damage else text.encode()
    if "nul" in damage:
        data = data[: len(data) // 2] + b"\x00\x00" + data[len(data) // 2 :]
    return data[: len(data) * 4 // 5] if "cut" in damage else data


def damaged(lines: list[tuple[str, ...]], kind: str, header: tuple[str, ...]) -> list[tuple[str, ...]]:
    middle = len(lines) // 2
    extra = {
        "blank": [()],
        "again": lines[middle : middle + 1],
        "wide": [(*lines[middle], "x", "y")] if lines else [],
        "narrow": [("Seul",)],
        "header": [header] if header else [],
        "total": [("Total", "12")],
        "long": [("L" * 40_000, "x")],
    }.get(kind, [])
    return [*lines[: middle + 1], *extra, *lines[middle + 1 :]]


def total(counts: Counts) -> int:
    return counts.new + counts.changed + counts.unchanged + counts.merged + counts.rejected + counts.ignored


@QUICK
@given(
    header=HEADERS,
    rows=st.lists(ROW, min_size=1, max_size=8),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    damage=st.lists(DAMAGE, max_size=3, unique=True),
)
def test_every_row_of_a_damaged_list_is_accounted_for(tmp_path: Path, header, rows, delimiter, damage):
    path = tmp_path / "list.csv"
    path.write_bytes(written(header, rows, delimiter, damage))
    session = bootstrap.session_in_memory(days=DAYS)
    try:
        for _ in range(2):  # a first import, and the same list again
            seen = importing.preview(session, [path])
            if seen.refused:
                assert isinstance(seen.refused[0][1], InputProblem)
                return
            counts = seen.lists[0].counts
            assert total(counts) == counts.rows
            report = importing.import_files(session, [path], stamp=session.stamp())[0]
            done = (report.new, report.changed, report.unchanged, len(report.merged), len(report.rejected), report.vanished)
            assert done == (
                counts.new, counts.changed, counts.unchanged, counts.merged, counts.rejected, counts.vanished
            )  # fmt: skip
        assert report.new == 0
        assert report.changed == 0
    finally:
        session.close()


@pytest.mark.parametrize("kind", ["exhibitors", "meetings", "floorplan"])
def test_the_other_lists_of_the_demo_are_accounted_for(kind: str):
    demo = Path(__file__).resolve().parents[2] / "resources" / "demo"
    files = {"exhibitors": "exhibitors.csv", "meetings": "meetings.csv", "floorplan": "floorplan.json"}
    session = bootstrap.session_in_memory(days=DAYS)
    seen = importing.preview(session, [demo / "attendees.csv", demo / files[kind]])
    assert seen.refused == ()
    for one in seen.lists:
        assert total(one.counts) == one.counts.rows
        assert one.counts.new
        assert one.counts.rejected == 0
    session.close()
