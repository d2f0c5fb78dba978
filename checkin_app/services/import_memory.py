"""What the user decided about a list, remembered for the next file of the same shape.

It lies in the event file's `local` table: labels and columns are the event's own business, travel with its copies, and are
never journalled. A shape is the list's headers, whatever its name and its rows.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from checkin_app.domain.lists.model import NO_CHOICES, Choices
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


def _choices(kept: dict[str, Any]) -> Choices:
    """Choices as kept; what another version added is left aside."""
    return Choices(**{name: value for name, value in kept.items() if name in Choices.__dataclass_fields__})
