"""What the user decided about a list, remembered for the next file of the same shape.

It lies in the event file's `local` table: labels and columns are the event's own business, travel with its copies, and are
never journalled. A shape is the list's headers, whatever its name and its rows.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from checkin_app.domain.lists.columns import FIELDS
from checkin_app.domain.lists.model import NO_CHOICES, Choices, ReadList
from checkin_app.services.session import Session
from checkin_app.store import event as event_store


def recall(session: Session, shape: str) -> Choices:
    """What was decided the last time for a list of this shape; no choices where nothing was."""
    kept = event_store.local(session.store, f"import:{shape}") if shape else None
    return _choices(json.loads(kept)) if kept else NO_CHOICES


def remember(session: Session, shape: str, choices: Choices) -> None:
    """Keep `choices` for the next list of this shape, and write only where they are others than before."""
    if shape and choices != recall(session, shape):
        event_store.set_local(session.store, f"import:{shape}", json.dumps(asdict(choices), ensure_ascii=False, sort_keys=True))


def settled(read: ReadList, choices: Choices) -> Choices:
    """`choices` with every column as the user saw and accepted it, so that a shorter list of the shape is not judged anew."""
    known = FIELDS if read.kind == "attendees" else None
    counted = Counter(column.column for column in read.mapping)
    accepted = {
        column.column or f"#{column.index + 1}": column.field
        for column in read.mapping
        if column.field and (known is None or column.field in known) and counted[column.column] == 1
    }
    return replace(choices, columns={**accepted, **choices.columns})


def _choices(kept: dict[str, Any]) -> Choices:
    """Choices as kept; what another version added is left aside."""
    return Choices(**{name: value for name, value in kept.items() if name in Choices.__dataclass_fields__})
