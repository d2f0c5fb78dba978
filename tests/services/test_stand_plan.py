"""The plan that is asked for: which halls, for whom, and that it is noted as a paper that names stands."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from checkin_app.domain.floorplan import Hall, Stand
from checkin_app.domain.lists.model import Container, ReadList
from checkin_app.errors import InputProblem
from checkin_app.services import desk, exporting, importing, stand_papers, stand_plan, stands
from checkin_app.services.session import Session
from checkin_app.services.stand_plan import PlanChoice, Purpose


def words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def second_hall(session: Session) -> None:
    hall = Hall("annexe", "Annexe", 10, 20, (Stand("Z01", "annexe", "Z", 2, 2, 3, 3, 9),))
    importing.apply(session, Path("annexe.json"), ReadList("floorplan", Container("json"), floorplan=hall), session.stamp())


def test_the_public_plan_tells_who_is_where_and_when_that_was_true(session: Session, ids):
    desk.check_in(session, ids["T2"], session.stamp())
    said = words(stand_plan.draw(session, "pdf"))
    assert "Rencontres" in said
    assert "1–2 July 2010 · Montpellier" in said
    assert "Valid as of Thursday 1 July, 09:00" in said
    assert "exhibitor · 2" in said
    assert "some here" not in said
    assert "6 00 00 00 03" not in said


def test_the_desks_plan_tells_arrivals_and_whom_to_call(session: Session, ids):
    desk.check_in(session, ids["T2"], session.stamp())
    said = words(stand_plan.draw(session, "pdf", PlanChoice(purpose=Purpose.DESK)))
    assert "some here · 1" in said
    assert all(part in said for part in ("1/2", "Marc Puig", "+33 6 00 00 00 03"))
    assert "For the desk only" in said


def test_all_halls_are_drawn_or_the_one_that_is_named(session: Session):
    second_hall(session)
    both = words(stand_plan.draw(session, "pdf"))
    assert "Z01" in both
    assert "A01" in both
    one = words(stand_plan.draw(session, "pdf", PlanChoice(hall="annexe")))
    assert "A01" not in one
    with pytest.raises(InputProblem) as caught:
        stand_plan.draw(session, "svg", PlanChoice(hall="Nowhere"))
    assert caught.value.code == "unknown_hall"


@pytest.mark.parametrize(("format_", "start"), [("pdf", b"%PDF"), ("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_saved_plan_is_noted_and_stale_after_a_move(session: Session, tmp_path: Path, format_: str, start: bytes):
    path = tmp_path / f"plan.{format_}"
    exporting.write_plan(session, path, format_, PlanChoice(dpi=40))
    assert path.read_bytes().startswith(start)
    assert not stand_papers.stale_papers(session).papers
    stands.move(session, "A01", "A03", session.stamp())
    assert [paper.target for paper in stand_papers.stale_papers(session).papers] == [path.name]
