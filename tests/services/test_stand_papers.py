"""What is on paper with an old number: said before a change, listed after it, cleared by printing again."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin_app.errors import InputProblem
from checkin_app.services import closing, desk, exhibitors, exporting, halls, printing, stand_papers, stands
from checkin_app.services.session import Session


def printed(session: Session, clock, *ids: str) -> None:
    clock.turn(minutes=1)
    printing.prepare(session, list(ids), session.stamp(), printer="pdf")


def plan_made(session: Session, clock, hall: str = "hall") -> str:
    clock.turn(minutes=1)
    return stand_papers.made(session, stand_papers.PLAN, Path("plan.pdf"), session.stamp(), hall)


def test_a_move_says_first_which_badges_and_plans_it_makes_untrue(session: Session, ids, clock):
    printed(session, clock, ids["T2"])
    plan_made(session, clock)
    told = stand_papers.consequences(session, "move", "A01", "A03")
    assert [(b.name, b.said, b.now, f"{b.printed:%H:%M}") for b in told.badges] == [("Agnès Le Bras", "A01", "A03", "09:01")]
    assert [p.changes for p in told.papers] == [(("A01", "Proteolab", ""), ("A03", "", "Proteolab"))]
    assert (told.papers[0].what, told.papers[0].target, told.papers[0].desk) == ("plan", "plan.pdf", session.desk)
    assert not stand_papers.stale_papers(session)


@pytest.mark.parametrize(("verb", "other", "now"), [("swap", "A02", "A02"), ("vacate", "", "")])
def test_so_do_a_swap_and_a_vacating(session: Session, ids, clock, verb: str, other: str, now: str):
    printed(session, clock, ids["T2"])
    assert [b.now for b in stand_papers.consequences(session, verb, "A01", other).badges] == [now]


def test_what_is_untrue_afterwards_is_what_was_said_before(session: Session, ids, clock):
    printed(session, clock, ids["T2"], ids["T3"])
    plan_made(session, clock)
    before = stand_papers.consequences(session, "move", "A01", "A03")
    stands.move(session, "A01", "A03", session.stamp())
    after = stand_papers.stale_papers(session)
    assert (after.badges, after.papers) == (before.badges, before.papers)
    assert after.ids == (ids["T2"], ids["T3"])


def test_printing_again_clears_the_badge_and_the_plan(session: Session, ids, clock):
    printed(session, clock, ids["T2"])
    plan_made(session, clock)
    stands.move(session, "A01", "A03", session.stamp())
    printed(session, clock, ids["T2"])
    assert stand_papers.stale_papers(session).ids == ()
    plan_made(session, clock)
    assert not stand_papers.stale_papers(session)


def test_what_was_corrected_by_hand_is_dealt_with_until_the_next_change(session: Session, ids, clock):
    printed(session, clock, ids["T2"])
    plan = plan_made(session, clock)
    stands.move(session, "A01", "A03", session.stamp())
    stand_papers.settle(session, [plan, ids["T2"]], session.stamp())
    assert not stand_papers.stale_papers(session)
    assert closing.verify(session).ok
    stands.move(session, "A03", "A01", session.stamp())
    stands.move(session, "A01", "A03", session.stamp())
    assert not stand_papers.stale_papers(session)
    stands.vacate(session, "A03", session.stamp())
    assert stand_papers.stale_papers(session).ids == (ids["T2"],)


def test_undoing_the_move_makes_the_paper_true_again(session: Session, ids, clock):
    printed(session, clock, ids["T2"])
    plan_made(session, clock)
    stands.move(session, "A01", "A03", session.stamp())
    desk.undo_last(session, session.stamp())
    assert not stand_papers.stale_papers(session)


def test_a_list_that_is_saved_is_noted_with_what_it_says(session: Session, clock, tmp_path: Path):
    exporting.export(session, tmp_path / "stands.csv", "stands")
    exporting.export(session, tmp_path / "meetings.csv", "meetings")
    stands.vacate(session, "A02", session.stamp())
    assert [(p.what, p.target, p.changes) for p in stand_papers.stale_papers(session).papers] == [
        ("stands", "stands.csv", (("A02", "Aquaplast", ""),))
    ]


def test_a_co_exhibitor_declared_after_the_plan_makes_it_untrue(session: Session, clock):
    plan_made(session, clock)
    exhibitors.share(session, "Aquaplast", "Proteolab", session.stamp())
    assert stand_papers.stale_papers(session).papers[0].changes == (("A01", "Proteolab", "Proteolab + Aquaplast"),)


def saved(session: Session, clock, path: Path, *ids: str, **how: object) -> None:
    clock.turn(minutes=1)
    assert exporting.write_badges(session, path, list(ids), **how) == len(ids)  # type: ignore[arg-type]


def test_badges_saved_in_a_file_are_papers_too_until_they_are_saved_printed_or_dealt_with(
    session: Session, ids, clock, tmp_path: Path
):
    saved(session, clock, tmp_path / "b.pdf", ids["T1"], ids["T2"], ids["T3"])
    told = stand_papers.consequences(session, "move", "A01", "A03").badges
    assert [(b.attendee_id, b.said, b.now, b.file) for b in told] == [
        (ids["T2"], "A01", "A03", "b.pdf"), (ids["T3"], "A01", "A03", "b.pdf"),
    ]  # fmt: skip
    stands.move(session, "A01", "A03", session.stamp())
    assert stand_papers.stale_papers(session).badges == told
    assert stand_papers.stale_papers(session).papers == ()
    saved(session, clock, tmp_path / "again.pdf", ids["T2"])
    assert stand_papers.stale_papers(session).ids == (ids["T3"],)
    stand_papers.settle(session, [ids["T3"]], session.stamp())
    assert not stand_papers.stale_papers(session)
    assert closing.verify(session).ok
    stands.vacate(session, "A03", session.stamp())
    printed(session, clock, ids["T2"])
    assert [(b.attendee_id, b.said, b.now) for b in stand_papers.stale_papers(session).badges] == [(ids["T3"], "A01", "")]


def test_the_last_badge_of_somebody_counts_printed_or_in_a_file(session: Session, ids, clock, tmp_path: Path):
    printed(session, clock, ids["T2"])
    stands.move(session, "A01", "A03", session.stamp())
    assert [b.file for b in stand_papers.stale_papers(session).badges] == [""]
    saved(session, clock, tmp_path / "b.pdf", ids["T2"])
    assert not stand_papers.stale_papers(session)


def test_badges_that_are_void_or_of_people_without_stands_are_no_papers(session: Session, ids, clock, tmp_path: Path):
    saved(session, clock, tmp_path / "b.pdf", ids["T2"], void=True)
    saved(session, clock, tmp_path / "c.pdf", ids["T1"])
    stands.move(session, "A01", "A03", session.stamp())
    assert not stand_papers.stale_papers(session)


def test_meetings_at_a_stand_are_counted(session: Session):
    session.store.db.conn.execute("UPDATE meeting SET place = 'A01'")
    assert stand_papers.consequences(session, "move", "A01", "A03").meetings == 1


def test_an_unknown_paper_is_said(session: Session):
    with pytest.raises(InputProblem):
        stand_papers.settle(session, ["nothing"], session.stamp())


def test_a_stand_of_another_number_is_not_said_to_be_free(session: Session, clock):
    plan_made(session, clock)
    number, other = [view.stand.number for view in stands.stand_views(session) if view.exhibitor][:2]
    halls.rename(session, {number: "X99"}, session.stamp())
    stands.vacate(session, other, session.stamp())
    told = stand_papers.stale_papers(session).papers[0]
    assert {change[0] for change in told.changes} == {number, other, "X99"}
    assert told.gone == {number}
