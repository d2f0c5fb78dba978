"""Columns are understood from header, neighbours and values together, on platforms and in languages nobody made a table for."""

from __future__ import annotations

import pytest

from checkin_app.documents.values import tools
from checkin_app.domain.lists.model import Choices
from checkin_app.domain.lists.reading import understand
from tests.domain.lists.shapes import Shape, shapes


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_every_column_becomes_what_it_is(shape: Shape):
    found = understand(shape.book(), tools(), Choices(kind="attendees"))
    fields = [m.field for m in found.mapping if m.column or m.samples]
    wanted = [(header, field) for header, field, kind in shape.columns]
    wrong = [(header, want, got) for (header, want), got in zip(wanted, fields, strict=True) if not fits(want, got)]
    assert not wrong
    assert len(found.people) == len(shape.book().tables[0].rows) - 1


def fits(want: str, got: str) -> bool:
    if want == "payer":
        return got == "" or got.startswith("payer_")
    return want == "?" or got == ("" if want == "-" else want)
