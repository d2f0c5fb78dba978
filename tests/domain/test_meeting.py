"""What a table is called aloud."""

from __future__ import annotations

import pytest

from checkin_app.domain.meeting import table_number


@pytest.mark.parametrize(
    ("listed", "said"), [("T03", "3"), ("T14", "14"), ("7", "7"), ("T00", "0"), ("Terrasse", "Terrasse"), ("T3b", "T3b")]
)
def test_a_numbered_table_is_said_by_its_number_and_a_named_one_by_its_name(listed: str, said: str):
    assert table_number(listed) == said
