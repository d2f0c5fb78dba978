"""What the journal's entries add up to: one pure fold a noun. The store writes down what these say, `verify` says it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from checkin_app.domain.attendee import EDITABLE_FIELDS, PRINTED_FIELDS, Attendee, Category, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.checkin import Admission, Verdict
from checkin_app.domain.event import HANDOVER_ITEMS, Checkpoint, Event, Passes
from checkin_app.domain.floorplan import StandState
from checkin_app.domain.journal import Entry, Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """One scan or choice in the list, refused or not. `via` is "scan", "name" or "paper"; `code` only for codes of nobody."""

    record: str
    attendee: str
    checkpoint: str
    day: str
    direction: str
    verdict: Verdict
    at: str
    stored_at: str
    desk: str
    via: str
    code: str
    overridden: bool
    annulled: bool


@dataclass(frozen=True, slots=True)
class BadgePrint:
    """One badge of one print job, as last heard of. `stand` is the number that it was printed with."""

    job: str
    attendee: str
    version: int
    state: PrintState
    reason: str
    printer: str
    stand: str
    text: str
    sent_at: str
    at: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A lost badge that got a new version at a moment: older versions are revoked since then."""

    version: int
    at: str


@dataclass(frozen=True, slots=True)
class AttendeeState:
    """Everything about one person. `attendee` is None when their registration itself was annulled or not heard of yet."""

    attendee: Attendee | None
    passages: tuple[Passage, ...] = ()
    admissions: tuple[Admission, ...] = ()
    prints: tuple[BadgePrint, ...] = ()


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who holds a stand. `exhibitor` empty: nobody."""

    stand: str
    exhibitor: str = ""
    state: StandState = StandState.FREE
    record: str = ""


def standing(entries: Iterable[Entry]) -> tuple[list[Entry], frozenset[str]]:
    """The entries in order, and the ids of those that were annulled since."""
    ordered = sorted((e for e in entries if e.body is not None), key=lambda entry: entry.order)
    annulled = frozenset(_body(e)["annuls"] for e in ordered if e.kind == Kind.ANNULLED)
    return ordered, annulled


def attendee_state(attendee_id: str, entries: Iterable[Entry]) -> AttendeeState:
    """Fold the entries about a person."""
    ordered, annulled = standing(entries)
    passages = tuple(passage_of(e, annulled=e.id in annulled) for e in ordered if e.kind == Kind.PASSAGE)
    return AttendeeState(
        attendee=_attendee(attendee_id, [e for e in ordered if e.id not in annulled]),
        passages=passages,
        admissions=admissions(passages),
        prints=_prints(attendee_id, ordered),
    )


def _body(entry: Entry) -> dict[str, Any]:
    return entry.body or {}


def _attendee(attendee_id: str, entries: Sequence[Entry]) -> Attendee | None:
    person: Attendee | None = None
    for entry in entries:
        body = _body(entry)
        if entry.kind == Kind.ATTENDEE_SET:
            first = person is None and body.get("origin") != "desk"
            person = registration(attendee_id, body) if first else _set_fields(person or Attendee(attendee_id), body)
        elif entry.kind == Kind.BADGE_REPLACED and person:
            person = replace(person, version=max(person.version, int(body["version"])))
        elif entry.kind == Kind.BADGE_TEXT and person:
            person = replace(
                person, printed={name: str(body["fields"][name]) for name in PRINTED_FIELDS if name in body["fields"]}
            )
    return person


def registration(attendee_id: str, body: dict[str, Any]) -> Attendee:
    """The person whom a first `attendee.set` of a list or of a walk-in makes: what `attendee_state` says of it alone."""
    fields = {name: value for name, value in body["fields"].items() if name in _EDITABLE}
    for name, value in fields.items():
        if type(value) is not str or name in _CHOICES:
            fields[name] = _typed(name, value)
    own = {name: body[name] for name in ("serial", "version") if name in body}
    return Attendee(attendee_id, **fields, **own, walk_in=body.get("origin") == "walk-in")


_EDITABLE = frozenset(EDITABLE_FIELDS)
_CHOICES = frozenset({"category", "status"})


def _set_fields(person: Attendee, body: dict[str, Any]) -> Attendee:
    """Apply one `attendee.set`. What the desk corrected stays: a later list only updates the value kept beside it."""
    origin = body.get("origin", "import")
    fields = {name: value for name, value in body["fields"].items() if name in EDITABLE_FIELDS}
    imported = dict(person.imported)
    if origin == "desk":
        for name in fields:
            imported.setdefault(name, str(getattr(person, name)))
    else:
        for name in imported.keys() & fields.keys():
            imported[name] = str(fields.pop(name))
    typed = {name: _typed(name, value) for name, value in fields.items()}
    own = {name: body[name] for name in ("serial", "version") if name in body}
    walk_in = person.walk_in or origin == "walk-in"
    return replace(person, **typed, **own, walk_in=walk_in, imported=imported)


def _typed(name: str, value: Any) -> Any:
    if name == "category":
        return Category(value)
    if name == "status":
        return Status(value)
    if name == "days":
        return tuple(value)
    return bool(value) if name == "wants_meetings" else str(value)


def passage_of(entry: Entry, *, annulled: bool = False) -> Passage:
    """What a `passage.recorded` says."""
    body = _body(entry)
    return Passage(
        record=entry.id,
        attendee=body.get("attendee", ""),
        checkpoint=body["checkpoint"],
        day=body["day"],
        direction=body["direction"],
        verdict=Verdict(body["verdict"]),
        at=entry.happened_at,
        stored_at=entry.stored_at,
        desk=entry.desk,
        via=body["via"],
        code=body.get("code", ""),
        overridden=bool(body.get("override", False)),
        annulled=annulled,
    )


def admissions(passages: Iterable[Passage]) -> tuple[Admission, ...]:
    """The first entry of each checkpoint and day: the earliest that stands; a later one is promoted when it is annulled."""
    first: dict[tuple[str, str], Admission] = {}
    for p in passages:
        if p.annulled or p.verdict not in {Verdict.ADMITTED, Verdict.RETURNING}:
            continue
        admission = Admission(p.checkpoint, date.fromisoformat(p.day), p.record, datetime.fromisoformat(p.at), p.desk)
        first.setdefault((p.checkpoint, p.day), admission)
    return tuple(first.values())


def _prints(attendee_id: str, entries: Iterable[Entry]) -> tuple[BadgePrint, ...]:
    prints: dict[str, BadgePrint] = {}
    for entry in entries:
        body = _body(entry)
        if entry.kind == Kind.BADGE_SENT:
            prints[body["job"]] = BadgePrint(
                job=body["job"], attendee=attendee_id, version=body["version"], state=PrintState.QUEUED, reason="",
                printer=body["printer"], stand=body.get("stand", ""), text=body.get("text", ""),
                sent_at=entry.happened_at, at=entry.happened_at,
            )  # fmt: skip
        elif entry.kind == Kind.BADGE_STATE and body["job"] in prints:
            state = PrintState(body["state"])
            prints[body["job"]] = replace(prints[body["job"]], state=state, reason=body.get("reason", ""), at=entry.happened_at)
    return tuple(prints.values())


def replacements(entries: Iterable[Entry]) -> tuple[Replacement, ...]:
    """When a person's lost badges were replaced, oldest first."""
    ordered, annulled = standing(entries)
    kept = (e for e in ordered if e.kind == Kind.BADGE_REPLACED and e.id not in annulled)
    return tuple(Replacement(int(_body(e)["version"]), e.happened_at) for e in kept)


def merged_fields(entries: Iterable[Entry], kind: Kind) -> dict[str, Any] | None:
    """Last writer per field, for the nouns that are only ever set; None when every entry is annulled."""
    ordered, annulled = standing(entries)
    fields: dict[str, Any] | None = None
    for entry in ordered:
        if entry.kind == kind and entry.id not in annulled:
            fields = {**(fields or {}), **_body(entry)["fields"]}
    return fields


def event_state(event_id: str, entries: Iterable[Entry]) -> Event | None:
    """Fold the entries about the event itself."""
    fields = merged_fields(entries, Kind.EVENT_SET)
    if fields is None:
        return None
    checkpoints = tuple(checkpoint_of_fields(c) for c in fields["checkpoints"])
    days = tuple(sorted(date.fromisoformat(day) for day in fields["days"]))
    return Event(
        event_id,
        fields["name"],
        fields["place"],
        days,
        fields["timezone"],
        fields.get("country", ""),
        checkpoints,
        int(fields.get("capacity", 0)),
        tuple(fields.get("handover_items", HANDOVER_ITEMS)),
    )


def checkpoint_of_fields(fields: dict[str, Any]) -> Checkpoint:
    """A checkpoint as its journal entry holds it."""
    return Checkpoint(
        id=fields["id"],
        name=fields["name"],
        passes=Passes(fields["passes"]),
        admits=frozenset(map(Category, fields["admits"])),
        people=frozenset(fields.get("people", ())),
        exits=bool(fields.get("exits", False)),
    )


def checkpoint_fields(checkpoint: Checkpoint) -> dict[str, Any]:
    """A checkpoint as its journal entry will hold it."""
    return {
        "id": checkpoint.id,
        "name": checkpoint.name,
        "passes": str(checkpoint.passes),
        "admits": sorted(map(str, checkpoint.admits)),
        "people": sorted(checkpoint.people),
        "exits": checkpoint.exits,
    }


def present(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Who is inside: the attendee ids of those whose last passage of `passages` (of one place and day) was in, with it."""
    inside: dict[str, Passage] = {}
    for passage in sorted(passages, key=lambda p: (p.at, p.record)):
        if passage.annulled or not passage.verdict.lets_in or not passage.attendee:
            continue
        inside.pop(passage.attendee, None)
        if passage.verdict is not Verdict.EXIT:
            inside[passage.attendee] = passage
    return inside


def layout_table(entries: Iterable[Entry]) -> dict[str, Any] | None:
    """What the last entry about a layout says it is (see `domain.layout_table`); None: the event has none of its own."""
    last = _last(entries, Kind.LAYOUT_SET)
    return _body(last)["layout"] if last else None


def image_set(entries: Iterable[Entry]) -> Entry | None:
    """The entry that holds an image as it is now; None when it was taken away."""
    last = _last(entries, Kind.IMAGE_SET)
    return last if last and _body(last).get("bytes") else None


def _last(entries: Iterable[Entry], kind: Kind) -> Entry | None:
    ordered, annulled = standing(entries)
    return next((e for e in reversed(ordered) if e.kind == kind and e.id not in annulled), None)
