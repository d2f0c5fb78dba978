"""What verdicts, categories, states, days and the like are called. These every language has."""

from __future__ import annotations

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.event import Passes
from checkin_app.domain.floorplan import Arrivals, StandState
from checkin_app.domain.roles import Role
from checkin_app.sentences.marking import _

VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.ADMITTED: (_("Welcome"), _("first entry of day {day}")),
    Verdict.RETURNING: (_("Welcome back"), _("first entry of day {day}, came on an earlier day")),
    Verdict.ALREADY_IN: (_("Already in"), _("came in at {time}, desk {desk}")),
    Verdict.EXIT: (_("Goodbye"), _("exit recorded")),
    Verdict.UNKNOWN_CODE: (_("Unknown code"), _("a code of this event that belongs to nobody on the list")),
    Verdict.MALFORMED_CODE: (_("Not a badge of this event"), _("look the person up by name")),
    Verdict.FORGED_CODE: (_("Code refused"), _("its signature is wrong: another event's, or forged")),
    Verdict.REVOKED_BADGE: (_("Old badge"), _("replaced by a new one since {since}")),
    Verdict.CANCELLED: (_("Cancelled"), _("this registration was cancelled")),
    Verdict.UNPAID: (_("Not paid"), _("a supervisor may admit this person")),
    Verdict.BLOCKED: (_("Blocked"), _("call a supervisor")),
    Verdict.WRONG_DAY: (_("Not today"), _("registered for {days} only")),
    Verdict.NOT_ENTITLED: (_("No access here"), _("only for {who}")),
}

PASSES: dict[Passes, str] = {
    Passes.ONCE: _("once"),
    Passes.DAILY: _("once a day"),
    Passes.ANY: _("any number of times"),
}

ROLES: dict[Role, str] = {Role.DESK: _("Desk"), Role.SUPERVISOR: _("Supervisor"), Role.ORGANISER: _("Organiser")}

CATEGORIES: dict[Category, tuple[str, str]] = {
    Category.VISITOR: (_("Visitor"), _("Visitors")),
    Category.EXHIBITOR: (_("Exhibitor"), _("Exhibitors")),
    Category.SPEAKER: (_("Speaker"), _("Speakers")),
    Category.ORGANISER: (_("Organiser"), _("Organisers")),
    Category.PRESS: (_("Press"), _("Press")),
    Category.VIP: (_("VIP"), _("VIP")),
}

STATUSES: dict[Status, str] = {
    Status.CONFIRMED: _("Confirmed"),
    Status.PENDING: _("Not paid"),
    Status.CANCELLED: _("Cancelled"),
    Status.BLOCKED: _("Blocked"),
}

PRINT_STATES: dict[PrintState, str] = {
    PrintState.QUEUED: _("badge: waiting"),
    PrintState.PRINTING: _("badge: printing…"),
    PrintState.DONE: _("badge printed"),
    PrintState.FAILED: _("badge: not printed"),
    PrintState.CANCELLED: _("badge: cancelled"),
    PrintState.UNCERTAIN: _("badge: uncertain, print again?"),
}

STAND_STATES: dict[StandState, str] = {
    StandState.FREE: _("free"),
    StandState.RESERVED: _("reserved"),
    StandState.CONFIRMED: _("confirmed"),
}

ARRIVALS: dict[Arrivals, str] = {
    Arrivals.ALL: _("everybody here"),
    Arrivals.SOME: _("some here"),
    Arrivals.NONE: _("nobody here yet"),
    Arrivals.NO_STAFF: _("no staff named"),
}

WAYS = {"scan": _("scanned"), "name": _("found by name"), "paper": _("ticked on paper")}

SPEAKS = {
    "fr": _("speaks French"),
    "ca": _("speaks Catalan"),
    "es": _("speaks Spanish"),
    "en": _("speaks English"),
    "it": _("speaks Italian"),
    "pt": _("speaks Portuguese"),
    "de": _("speaks German"),
}

WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip
MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
    _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip

WEIGHTS = {
    "wish": _("wishes"),
    "second": _("second wishes"),
    "area": _("square metres more than asked"),
    "network": _("networks together"),
    "alone": _("neighbours of the same network"),
    "bioregion": _("bioregions together"),
    "competitors": _("competitors apart"),
    "corner": _("corners wished"),
    "stay": _("reserved stands kept"),
    "together": _("stands of one exhibitor together"),
    "unplaced": _("a stand for everybody"),
}

PAPERS = {
    "plan": _("Plan"),
    "index": _("Index of exhibitors"),
    "stands": _("List of stands"),
    "attendance": _("Attendance"),
}
