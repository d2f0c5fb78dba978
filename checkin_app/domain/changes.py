"""What a commit changed: gathered by the transaction itself, so that no write can forget to say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The subjects that a commit touched, by noun. Views compare and reload; nothing else travels with it."""

    attendees: frozenset[str] = frozenset()
    stands: frozenset[str] = frozenset()
    exhibitors: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    halls: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    layouts: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    event: bool = False
    passages: bool = False

    def __bool__(self) -> bool:
        nouns = (
            self.attendees,
            self.stands,
            self.exhibitors,
            self.meetings,
            self.halls,
            self.papers,
            self.layouts,
            self.images,
        )
        return any(nouns) or self.event or self.passages
