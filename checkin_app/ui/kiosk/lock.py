"""The way out of a kiosk: a PIN. The event's own where it has some, else one that was given when the kiosk started."""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable
from datetime import datetime

from checkin_app.domain.roles import Failures, Role
from checkin_app.errors import Refused
from checkin_app.services import roles
from checkin_app.services.session import wall_clock
from checkin_app.ui.context import Context

Opened = Callable[[], object]
Told = Callable[[Exception], object]


class EventLock:
    """A supervisor's or the organiser's PIN."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def try_pin(self, pin: str, opened: Opened, refused: Told) -> None:
        """Look at `pin` in the pool, as it takes a tenth of a second by design; nobody's role changes by it."""

        def known(role: Role) -> None:
            if role.covers(Role.SUPERVISOR):
                opened()

        self._context.tasks.aside(lambda session: roles.enter(session, pin), known, refused)


class OwnLock:
    """A PIN of this kiosk alone, kept in memory until it ends. Wrong ones are waited for as those of the event."""

    def __init__(self, pin: str, clock: Callable[[], datetime] = wall_clock) -> None:
        self._pin = pin
        self._clock = clock
        self._failures = Failures()

    def try_pin(self, pin: str, opened: Opened, refused: Told) -> None:
        """Look at `pin` at once."""
        now = self._clock()
        wait = self._failures.wait(now)
        if not wait and hmac.compare_digest(pin.encode(), self._pin.encode()):
            self._failures = Failures()
            opened()
            return
        if not wait:
            self._failures = Failures(self._failures.count + 1, now)
            wait = self._failures.wait(now)
        seconds = math.ceil(wait.total_seconds())
        refused(Refused("pin_locked", seconds=seconds) if seconds else Refused("wrong_pin"))


Lock = EventLock | OwnLock
