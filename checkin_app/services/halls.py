"""Halls as they are built and edited: stands drawn, moved, resized, numbered, checked; one entry an act, undone as any act.

Numbers of stands are the event's own: no two halls share one. A stand that is held is not taken away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import isfinite

from checkin_app.domain import plan_checks
from checkin_app.domain.floorplan import Box, Hall, Stand, stand_number
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean, fold
from checkin_app.domain.numbering import DIRECTIONS, Numbering
from checkin_app.domain.numbering import numbers as numbering_of
from checkin_app.domain.plan_checks import LARGEST_HALL, MOST_STANDS, Finding
from checkin_app.domain.stand_folds import BOXES, edited, hall_of_fields, plain_box, plain_hall
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import stands
from checkin_app.services.session import Session
from checkin_app.store import stands as stand_store
from checkin_app.store.journal import Transaction


@dataclass(frozen=True, slots=True)
class Edited:
    """A hall after an edit, and what is to be looked at in it now."""

    hall: Hall
    findings: tuple[Finding, ...]


def hall(session: Session, hall_id: str) -> Hall:
    """The hall of that id or name. Raises InputProblem when there is none."""
    known = stands.halls(session)
    found = next((h for h in known if h.id == hall_id), None) or next((h for h in known if fold(h.name) == fold(hall_id)), None)
    if found is None:
        raise InputProblem("unknown_hall", hall=hall_id, known=", ".join(h.name for h in known))
    return found


def check(session: Session, hall_id: str = "") -> list[Finding]:
    """What is to be looked at in a hall, or in all of them, errors first; and stands that are held and nowhere drawn."""
    wanted = [hall(session, hall_id)] if hall_id else stands.halls(session)
    found = [finding for one in wanted for finding in plan_checks.check_hall(one)]
    if not hall_id:
        drawn = stand_store.stand_halls(session.store)
        lost = (number for number in stand_store.allocations(session.store) if number not in drawn)
        found += [Finding("held_and_not_drawn", plan_checks.ERROR, {"stand": number}) for number in sorted(lost)]
    return sorted(found, key=lambda finding: finding.severity)


def create(session: Session, name: str, width: float, height: float, stamp: Stamp) -> Hall:
    """Make an empty hall of that size in metres. Raises InputProblem, or Refused for a name that there is already."""
    return create_from(session, Hall("", name, width, height), stamp)


def create_from(session: Session, drawn: Hall, stamp: Stamp) -> Hall:
    """Make a hall as it was drawn (see `stands_from_svg`). Raises as `create`; and Refused for numbers of another hall."""
    name = _name(drawn.name)
    _size(drawn.width, drawn.height)
    with session.transaction() as act:
        known = stands.halls(session)
        if any(fold(h.name) == fold(name) for h in known):
            raise Refused("hall_exists", name=name)
        made = replace(drawn, id=_identity(name, {h.id for h in known}), name=name, background=None)
        _check_stands(session, made.id, made.stands)
        body: dict[str, object] = {"fields": plain_hall(replace(made, stands=tuple(plan_checks.with_open_sides(made))))}
        act.append(session.draft(stamp, Kind.HALL_SET, f"hall:{made.id}", body, first=True))
    return hall(session, made.id)


def change(
    session: Session,
    hall_id: str,
    stamp: Stamp,
    *,
    name: str | None = None,
    width: float | None = None,
    height: float | None = None,
) -> Hall:
    """Give a hall another name or size. Raises as `create`."""
    before = hall(session, hall_id)
    wanted = _name(before.name if name is None else name)
    wide, high = before.width if width is None else width, before.height if height is None else height
    _size(wide, high)
    if any(fold(h.name) == fold(wanted) and h.id != before.id for h in stands.halls(session)):
        raise Refused("hall_exists", name=wanted)
    return _edit(session, before.id, {"fields": {"name": wanted, "width": wide, "height": high}}, stamp).hall


def remove(session: Session, hall_id: str, stamp: Stamp) -> None:
    """Take a hall away with its stands. Raises Refused when one of them is held."""
    gone = hall(session, hall_id)
    with session.transaction() as act:
        held = stand_store.allocations(session.store).keys() & {stand.number for stand in gone.stands}
        if held:
            raise Refused("hall_is_held", hall=gone.name, count=len(held))
        act.append(session.draft(stamp, Kind.HALL_EDITED, f"hall:{gone.id}", {"gone": True}, first=True))


def put(session: Session, hall_id: str, drawn: Sequence[Stand], stamp: Stamp) -> Edited:
    """Add stands, or move and resize those of the same number. Areas follow a new size; open sides are worked out.

    Raises InputProblem for a stand without a number, a place or a size, Refused for a number that another hall has.
    """
    return redraw(session, hall_id, stamp, drawn=drawn)


def numbering(session: Session, hall_id: str, numbers: Iterable[str], how: Numbering) -> dict[str, str]:
    """The new number of each of those stands, as somebody meets them who walks that way; `rename` writes them.

    Raises InputProblem for a direction that there is not.
    """
    if how.direction not in DIRECTIONS:
        raise InputProblem("unknown_value", value=how.direction, field="direction", known=", ".join(DIRECTIONS))
    wanted = {stands.known_stand(session, number) for number in numbers}
    return numbering_of([stand for stand in hall(session, hall_id).stands if stand.number in wanted], how)


def redraw(
    session: Session,
    hall_id: str,
    stamp: Stamp,
    *,
    drawn: Sequence[Stand] = (),
    gone: Iterable[str] = (),
    boxes: Mapping[str, Sequence[Box]] | None = None,
) -> Edited:
    """Put stands, take others (`gone`) away and draw sorts of boxes anew (aisles, areas, tables, entrances, exits), in one act.

    Raises as `put` does, Refused ("held_stand_stays") when a stand that goes is held, InputProblem for another sort or a bad
    box; nothing is changed then.
    """
    before = hall(session, hall_id)
    known = {stand.number: stand for stand in before.stands}
    wanted = [_resized(replace(s, number=s.number.strip().upper(), row=clean(s.row), hall=before.id), known) for s in drawn]
    fields: dict[str, object] = {}
    for what, these in (boxes or {}).items():
        _check_boxes(what, these)
        fields[what] = [plain_box(box) for box in these]
    leaving = dict.fromkeys(gone)
    body: dict[str, object] = {"stands": {**leaving, **{s.number: plain_box(s) for s in wanted}}}
    with session.transaction() as act:
        for number in leaving:
            stands.refuse_if_held(session, number, code="held_stand_stays")
        _check_stands(session, before.id, wanted)
        _check_count(known.keys() | {s.number for s in wanted})
        _write(session, act, before.id, {**body, "fields": fields} if fields else body, stamp)
    return _edited(session, before.id)


def rename(session: Session, mapping: Mapping[str, str], stamp: Stamp) -> Edited:
    """Give stands of one hall other numbers, all at once: their holders, wishes and people's badges follow.

    Raises InputProblem for a number that is none, Refused for one that another stand has or that is given twice.
    """
    told = {stands.known_stand(session, old): stand_number(new) for old, new in mapping.items()}
    wanted = {old: new for old, new in told.items() if old != new}
    home = hall(session, stand_store.hall_of_stand(session.store, next(iter(told), "")))
    with session.transaction() as act:
        _check_numbers(session, home, mapping, wanted)
        if wanted:
            _write(session, act, home.id, {"renamed": wanted}, stamp)
            _rename_holders(session, act, wanted, stamp)
            _rename_wishes(session, act, wanted, stamp)
    return _edited(session, home.id)


def _edit(session: Session, hall_id: str, body: dict[str, object], stamp: Stamp) -> Edited:
    with session.transaction() as act:
        _write(session, act, hall_id, body, stamp)
    return _edited(session, hall_id)


def _edited(session: Session, hall_id: str) -> Edited:
    now = hall(session, hall_id)
    return Edited(now, tuple(plan_checks.check_hall(now)))


def _write(session: Session, act: Transaction, hall_id: str, body: dict[str, object], stamp: Stamp) -> None:
    """One entry of what changes, with the open sides of all stands that it changes."""
    before = hall(session, hall_id)
    after = hall_of_fields(hall_id, edited(plain_hall(before), body))
    drawn = body.get("stands")
    changed: dict[str, object] = dict(drawn) if isinstance(drawn, Mapping) else {}
    touched = None if "fields" in body else plan_checks.neighbours(before, changed) | plan_checks.neighbours(after, changed)
    for stand, now in zip(after.stands, plan_checks.with_open_sides(after, touched), strict=True):
        if now.open_sides != stand.open_sides:
            changed[stand.number] = plain_box(now)
    whole = {**body, "stands": changed} if changed else body
    act.append(session.draft(stamp, Kind.HALL_EDITED, f"hall:{hall_id}", whole, first=True))


def _resized(stand: Stand, known: Mapping[str, Stand]) -> Stand:
    """With the area that is drawn, unless it keeps the size it had, for which another area may have been said."""
    before = known.get(stand.number)
    same = before is not None and (before.w, before.h) == (stand.w, stand.h) and before.area == stand.area
    return stand if same or not isfinite(stand.w * stand.h) else replace(stand, area=round(stand.w * stand.h, 2))


def _check_boxes(what: str, boxes: Sequence[Box]) -> None:
    if what not in BOXES:
        raise InputProblem("unknown_value", value=what, field="boxes", known=", ".join(BOXES))
    for box in boxes:
        if not plan_checks.is_drawable(box, LARGEST_HALL):
            raise InputProblem("stand_size", stand=box.label or box.id)


def _check_count(numbers: Collection[str]) -> None:
    if len(numbers) > MOST_STANDS:
        raise InputProblem("too_many_stands", limit=MOST_STANDS, count=len(numbers))


def _check_stands(session: Session, hall_id: str, drawn: Sequence[Stand]) -> None:
    halls = stand_store.stand_halls(session.store)
    seen: set[str] = set()
    if len(drawn) > MOST_STANDS:
        raise InputProblem("too_many_stands", limit=MOST_STANDS, count=len(drawn))
    for stand in drawn:
        if not stand.number or stand_number(stand.number) != stand.number:
            raise InputProblem("stand_number_bad", stand=stand.number)
        if not plan_checks.is_drawable(stand):
            raise InputProblem("stand_size", stand=stand.number)
        if stand.number in seen or halls.get(stand.number, hall_id) != hall_id:
            raise Refused("stand_number_taken", stand=stand.number)
        seen.add(stand.number)


def _check_numbers(session: Session, home: Hall, mapping: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    own = {stand.number for stand in home.stands}
    taken = stand_store.stand_halls(session.store).keys() - wanted.keys()
    held = stand_store.allocations(session.store).keys() - wanted.keys()
    given: set[str] = set()
    for old, new in wanted.items():
        if not new or old not in own:
            raise InputProblem("stand_number_bad", stand=mapping.get(old, new))
        if new in taken or new in given:
            raise Refused("stand_number_taken", stand=new)
        if new in held:  # by somebody whose stand is nowhere drawn: see `check`
            stands.refuse_if_held(session, new)
        given.add(new)


def _rename_holders(session: Session, act: Transaction, wanted: Mapping[str, str], stamp: Stamp) -> None:
    held = stand_store.allocations(session.store)
    for old, new in wanted.items():
        if old in held:
            body: dict[str, object] = {"exhibitor": held[old].exhibitor, "state": str(held[old].state), "renamed": old}
            act.append(session.draft(stamp, Kind.STAND_ALLOCATED, f"stand:{new}", body))
    freed = [old for old in wanted if old in held and not any(new == old and o in held for o, new in wanted.items())]
    for old in freed:
        act.append(session.draft(stamp, Kind.STAND_VACATED, f"stand:{old}", {"renamed": wanted[old]}))
    act.settle()
    stands.follow(session, act, [held[old].exhibitor for old in wanted if old in held], stamp)


def _rename_wishes(session: Session, act: Transaction, wanted: Mapping[str, str], stamp: Stamp) -> None:
    """Wishes are for a place, not for a number. It is no correction of the list: the next one may say otherwise."""
    for exhibitor in stand_store.exhibitors(session.store):
        wishes = [wanted.get(wish.upper(), wish) for wish in exhibitor.wishes]
        if wishes != list(exhibitor.wishes):
            body: dict[str, object] = {"fields": {"wishes": wishes}, "origin": "rename"}
            act.append(session.draft(stamp, Kind.EXHIBITOR_SET, f"exhibitor:{exhibitor.id}", body))


def _name(text: str) -> str:
    name = clean(text)
    if not name:
        raise InputProblem("hall_without_name")
    return name


def _identity(name: str, taken: Collection[str]) -> str:
    """The name as one word; numbered where a hall that was renamed since, or is spelt with other blanks, has that word."""
    word = "".join(fold(name).split()) or "hall"
    numbered = (f"{word}-{number}" for number in count(2))
    return word if word not in taken else next(one for one in numbered if one not in taken)


def _size(width: float, height: float) -> None:
    if not all(isfinite(side) and 1 <= side <= LARGEST_HALL for side in (width, height)):
        raise InputProblem("hall_size")
