"""Rows of many new people are written in bulk, and are the same as those of one after the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkin_app.domain.journal import ChainEnd, Draft, Kind, seal
from checkin_app.store import derived

AT = datetime(2010, 7, 1, 8, tzinfo=UTC)
PERSON = {"first_name": "Núria", "last_name": "Vil·la-Puig", "company": "L'Oréal S.A.", "email": "n.vilalla@a.example"}


@pytest.mark.parametrize(
    "body",
    [
        {"fields": PERSON, "origin": "import", "serial": 7, "version": 1, "shape": "s"},
        {"fields": {**PERSON, "category": "vip", "status": "pending", "wants_meetings": True}, "origin": "import", "serial": 7},
        {
            "fields": {**PERSON, "days": ["2010-07-01"], "external_id": "T-1", "stand": "B-07"},
            "origin": "walk-in",
            "version": 2,
        },
        {"fields": {**PERSON, "phone": "+33 5 36 49 12 34", "wants_meetings": False}, "origin": "import"},
        {
            "fields": {**PERSON, "serial": 3, "imported": {"a": "b"}, "walk_in": True, "id": "x"},
            "origin": "import",
            "serial": 7,
        },
        {"fields": {**PERSON, "field_of_a_later_version": "x", "wants_meetings": "yes"}, "origin": "import"},
        {"fields": {**PERSON, "job_title": 12}, "origin": "import"},
        {"fields": {}, "origin": "import"},
    ],
)
def test_a_registration_written_in_bulk_has_the_row_of_one_written_alone(body: dict[str, Any]) -> None:
    entry, _row, _end = seal(Draft("e", Kind.ATTENDEE_SET, "attendee:p", body, AT, "b"), "A", ChainEnd(), AT, "salt")
    alone = derived.rows_of("attendee:p", [entry])
    assert alone
    assert derived.people_of([("p", body)]).rows == [tuple(alone["attendee"][0].values())]


@pytest.mark.parametrize("wrong", [{"category": "king"}, {"status": "maybe"}])
def test_a_category_or_status_that_there_is_not_is_no_row(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        derived.people_of([("p", {"fields": {**PERSON, **wrong}})])
