"""The badges of the reference event, read back from paper: each code admits its holder and nobody else."""

from __future__ import annotations

import io
from collections import Counter

import pypdfium2
import pytest
from pypdf import PdfReader

from checkin_app.documents.fonts import clean
from checkin_app.domain.attendee import Status
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.checkin import Verdict
from checkin_app.services import badges, desk
from checkin_app.services.session import Session
from tests.documents.badges import codes_of, pictures

OF_STATUS = {Status.CANCELLED: Verdict.CANCELLED, Status.PENDING: Verdict.UNPAID}


@pytest.fixture(scope="module")
def texts(session: Session) -> list[BadgeText]:
    return badges.badge_texts(session)


def read_pages(pdf: bytes, pages: range | None = None) -> list[list[str]]:
    """The codes of each page, in the order of the paper, by a reader that is not ours, as a label printer draws them."""
    return [codes_of(image) for image in pictures(pdf, pages)]


def test_every_badge_of_the_event_is_read_back_and_admits_exactly_its_holder(session: Session, texts: list[BadgeText]):
    read = read_pages(badges.pdf(session))
    assert len(read) == len(texts) == 396
    assert [len(codes) for codes in read] == [1] * 396
    verdicts: Counter[Verdict] = Counter()
    admitted = set()
    people = {person.id: person for person in badges.people(session, None)}
    for (code,), text in zip(read, texts, strict=True):
        outcome = desk.scan(session, code, session.stamp())
        assert outcome.card is not None
        assert outcome.card.attendee.id == text.attendee_id
        person = people[text.attendee_id]
        may_come = not person.days or "2010-07-01" in person.days
        wanted = OF_STATUS.get(person.status, Verdict.ADMITTED if may_come else Verdict.WRONG_DAY)
        assert outcome.verdict is wanted, person
        verdicts[outcome.verdict] += 1
        admitted.add(code)
    assert len(admitted) == 396
    assert verdicts[Verdict.ADMITTED] == desk.status(session).arrived > 300


@pytest.mark.parametrize(
    ("layout", "sheet", "pages"),
    [("roll62x100", None, 396), ("card86x54", None, 396), ("a6", "a4x4", 99), ("card86x54", "a4x10", 40)],
)
def test_badges_of_every_paper_are_read_back_in_order(
    session: Session, texts: list[BadgeText], layout: str, sheet: str | None, pages: int
):
    pdf = badges.pdf(session, layout_id=layout, sheet_id=sheet)
    a_page = -(-396 // pages)
    some = range(0, pages, max(1, pages // 8))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == pages
    assert read_pages(pdf, some) == [[text.code for text in texts[page * a_page : (page + 1) * a_page]] for page in some]


def test_every_badge_says_the_exact_name_company_and_country(session: Session, texts: list[BadgeText]):
    document = pypdfium2.PdfDocument(badges.pdf(session))
    for number, text in enumerate(texts):
        said = "".join(document[number].get_textpage().get_text_range().split())
        for words in (text.first_name, text.last_name, text.company, text.country):
            assert "".join(clean(words).split()) in said, text
    document.close()


@pytest.mark.parametrize("layout", ["a6", "roll62x100", "card86x54"])
def test_no_badge_of_the_event_overflows_or_lacks_a_letter(session: Session, layout: str):
    assert badges.check_all(session, layout) == []


def test_no_code_holds_a_name_a_company_or_a_ticket_number(session: Session):
    for issued in badges.codes(session):
        assert issued.external_id not in issued.code
        assert set(issued.code) <= set("BCDFGHJKLNPRSTVX")
