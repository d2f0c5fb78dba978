"""What paper says about stands: what a move would make untrue, and what is untrue already.

Badges say so themselves (`badge.sent`); each plan, index or list that is printed or saved is noted with who it says holds each
stand (`paper.made`), a file of badges with whose badge says which. Of papers of one sort and hall only the newest counts, of
somebody's badges the last: printing or saving it again deals with the older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checkin_app.domain.attendee import Attendee, Category
from checkin_app.domain.floorplan import Exhibitor
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean, fold
from checkin_app.domain.stand_folds import BADGE, Paper
from checkin_app.errors import InputProblem
from checkin_app.services import agendas
from checkin_app.services.card import NOT_PRINTED
from checkin_app.services.session import Session
from checkin_app.services.stands import guests_by_host, known_stand
from checkin_app.store import attendees
from checkin_app.store import stands as stand_store

PLAN, INDEX, STANDS, ATTENDANCE = "plan", "index", "stands", "attendance"
"""Sorts of paper: the plan, the index of exhibitors beside it, the list of stands, the attendance with its column of stands."""

BADGES = "badges"
"""A file of badges, which somebody printed elsewhere or may yet: of it, each badge counts for itself."""

VERBS = ("assign", "reserve", "move", "swap", "vacate")


@dataclass(frozen=True, slots=True)
class ToldBadge:
    """A badge that says a stand: `said` as printed, `now` what is (or will be) right; `printed` is event-local.

    `agenda`: the badge has its holder's meetings on the other half. `file`: it is in that file, saved then; "" it was printed.
    """

    attendee_id: str
    name: str
    company: str
    printed: datetime
    said: str
    now: str
    agenda: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """A plan or list: `changes` are (stand, who it says, who holds it now or then); `made` is event-local; `id` settles it.

    `gone`: the stands of `changes` that there are no more under that number.
    """

    id: str
    what: str
    hall: str
    target: str
    made: datetime
    desk: str
    changes: tuple[tuple[str, str, str], ...]
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StalePapers:
    """Everything on paper that is untrue, or would be: badges by name, papers oldest first.

    `meetings`: how many meetings take place at the stands concerned, whose number is the name of their table.
    """

    badges: tuple[ToldBadge, ...] = ()
    papers: tuple[ToldPaper, ...] = ()
    meetings: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The attendee ids whose badges are to be printed again."""
        return tuple(badge.attendee_id for badge in self.badges)

    def __bool__(self) -> bool:
        return bool(self.badges or self.papers or self.meetings)


def consequences(session: Session, verb: str, stand: str, other: str = "") -> StalePapers:
    """What a change would make untrue that is true now: for the question before it. Nothing is written.

    `verb`: move, swap, vacate (`other`: the other stand), assign or reserve (`other`: the exhibitor, by id or name).
    Raises InputProblem for a stand that there is not.
    """
    now = _Plan.of(session)
    number = known_stand(session, stand)
    held = now.holders.get(number, "")
    then = dict(now.holders)
    if verb in ("assign", "reserve"):
        found = stand_store.exhibitor(session.store, other)
        then[number] = found.id if found else held
        concerned = [number]
    elif verb == "vacate":
        then.pop(number, None)
        concerned = [number]
    else:
        to = known_stand(session, other)
        concerned = [number, to]
        then.pop(number, None)
        if beyond := now.holders.get(to):
            then[number] = beyond
        then.pop(to, None)
        if held:
            then[to] = held
    return _untrue(session, now, now.with_holders(then), concerned)


def consequences_of(session: Session, after: Mapping[str, str]) -> StalePapers:
    """What would be untrue that is true now once these stands have these holders (exhibitor's id by number; "": free)."""
    now = _Plan.of(session)
    then = {number: holder for number, holder in (dict(now.holders) | dict(after)).items() if holder}
    return _untrue(session, now, now.with_holders(then), list(after))


def stale_papers(session: Session) -> StalePapers:
    """Everything on paper that says other stands than are true now, and that nobody has dealt with."""
    now = _Plan.of(session)
    settled = stand_store.settled_badges(session.store)
    badges = []
    for person, badge in _last_badges(session):
        if _numbers(badge.stand) != _numbers(person.stand) and settled.get(person.id) != person.stand:
            badges.append(badge.told(session, person, person.stand))
    papers = [_paper(session, p, now) for p in stand_store.last_papers(session.store) if not p.settled]
    return StalePapers(tuple(badges), tuple(p for p in papers if p.changes))


def stale_badges(session: Session, number: str) -> list[Attendee]:
    """Those of the staff of one stand whose badge, as it was last printed, names other stands than they have now."""
    number = known_stand(session, number)
    stale = {badge.attendee_id for badge in stale_papers(session).badges}
    plan = _Plan.of(session)
    people = plan.people_of(session, [plan.holders[number]]) if number in plan.holders else []
    return [person for person in people if person.id in stale]


def made(session: Session, what: str, target: str | Path, stamp: Stamp, hall: str = "") -> str:
    """Note that a paper which names stands was printed or saved; its id. `hall` "": it tells of every hall."""
    plan = _Plan.of(session)
    said = {n: plan.said(n) for n, place in plan.halls.items() if (not hall or place == hall) and plan.said(n)}
    name = clean(target.name if isinstance(target, Path) else target)
    body: dict[str, object] = {"what": what, "hall": hall, "to": name, "said": said}
    with session.transaction() as act:
        entry = act.append(session.draft(stamp, Kind.PAPER_MADE, f"paper:{session.new_id()}", body))
    return entry.subject.partition(":")[2]


def made_badges(session: Session, people: Sequence[Attendee], target: Path, stamp: Stamp) -> None:
    """Note that those people's badges were saved in a file: nothing where none of them has, or may get, a stand."""
    said = {p.id: p.stand for p in people if p.stand or p.category is Category.EXHIBITOR}
    if said:
        body: dict[str, object] = {"what": BADGES, "hall": "", "to": clean(target.name), "said": said}
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.PAPER_MADE, f"paper:{session.new_id()}", body))


def settle(session: Session, ids: Iterable[str], stamp: Stamp) -> None:
    """Say that stale papers were dealt with: corrected by hand, thrown away. `ids` are of papers and of attendees.

    A badge becomes stale again when its holder's stand changes once more. Raises InputProblem for an unknown id.
    """
    with session.transaction() as act:
        for number, one in enumerate(dict.fromkeys(ids)):
            paper = stand_store.paper(session.store, one)
            person = None if paper else attendees.by_id(session.store, one)
            if paper is None and person is None:
                raise InputProblem("unknown_record", record=one)
            subject, body = f"paper:{one}", dict[str, object]()
            if person:
                subject = f"paper:badge:{one}"
                body = {"what": BADGE, "to": one, "said": {"stand": person.stand}}
            act.append(session.draft(stamp, Kind.PAPER_SETTLED, subject, body, first=number == 0))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Who holds what, for comparing: holders by number, exhibitors by id, co-exhibitors by host, the hall of each stand."""

    holders: Mapping[str, str]
    known: Mapping[str, Exhibitor]
    guests: Mapping[str, tuple[Exhibitor, ...]]
    halls: Mapping[str, str]

    @classmethod
    def of(cls, session: Session) -> _Plan:
        everybody = stand_store.exhibitors(session.store)
        holders = {number: held.exhibitor for number, held in stand_store.allocations(session.store).items()}
        halls = stand_store.stand_halls(session.store)
        return cls(holders, {e.id: e for e in everybody}, guests_by_host(everybody), halls)

    def with_holders(self, holders: Mapping[str, str]) -> _Plan:
        return _Plan(holders, self.known, self.guests, self.halls)

    def said(self, number: str) -> str:
        """Who stands there, as a paper says it."""
        holder = self.known.get(self.holders.get(number, ""))
        return " + ".join(one.name for one in (holder, *self.guests.get(holder.id, ()))) if holder else ""

    def numbers(self, exhibitor: Exhibitor) -> frozenset[str]:
        """Every stand that an exhibitor's people stand on."""
        own = {exhibitor.id, exhibitor.host} - {""}
        return frozenset(number for number, holder in self.holders.items() if holder in own)

    def people_of(self, session: Session, exhibitor_ids: Iterable[str]) -> list[Attendee]:
        """The people of exhibitors and of their co-exhibitors."""
        ids = [i for i in dict.fromkeys(exhibitor_ids) if i in self.known]
        names = {fold(one.name) for i in ids for one in (self.known[i], *self.guests.get(i, ()))}
        return [attendees.attendee_of(row) for row in attendees.staff_rows(session.store, names)] if names else []


def _untrue(session: Session, now: _Plan, then: _Plan, concerned: Sequence[str]) -> StalePapers:
    """What says something of the stands concerned, or of the people on them, that is true now and will not be."""
    by_company = {fold(e.name): e for e in now.known.values()}
    badges = []
    for person, badge in _last_badges(session):
        said, exhibitor = _numbers(badge.stand), by_company.get(fold(person.company))
        staff = exhibitor is not None and person.category == "exhibitor"
        after = then.numbers(exhibitor) if exhibitor and staff else said - set(concerned)
        if said != after and (said & set(concerned) or (staff and _numbers(person.stand) == said)):
            badges.append(badge.told(session, person, ", ".join(sorted(after))))
    papers = []
    for paper in stand_store.last_papers(session.store):
        before, after_it = _changes(paper, now), _changes(paper, then)
        if fresh := tuple(change for change in after_it if change not in before):
            papers.append(_shown(session, paper, fresh))
    marks = ", ".join("?" * len(concerned))
    met = session.store.one(f"SELECT count(*) AS n FROM meeting WHERE place IN ({marks})", *concerned)
    return StalePapers(tuple(badges), tuple(papers), int(met["n"]) if met else 0)


@dataclass(frozen=True, slots=True)
class _LastBadge:
    """What somebody's last badge says: of a printer, or in a `file`; `at` ISO 8601, UTC."""

    stand: str
    at: str
    agenda: bool = False
    file: str = ""

    def told(self, session: Session, person: Attendee, now: str) -> ToldBadge:
        printed = session.event.local(datetime.fromisoformat(self.at))
        return ToldBadge(person.id, person.full_name, person.company, printed, self.stand, now, self.agenda, self.file)


def _last_badges(session: Session) -> list[tuple[Attendee, _LastBadge]]:
    """Everybody with a badge on paper that says a stand, or who has a stand and a badge without it; with the last one."""
    files = stand_store.badge_files(session.store)
    in_files = {one for file in files for one in file.said}
    prints = attendees.prints_about_stands(session.store)
    prints += [badge for own in attendees.prints(session.store, in_files).values() for badge in own] if in_files else []
    last: dict[str, _LastBadge] = {}
    for badge in prints:
        if badge.state not in NOT_PRINTED:
            last[badge.attendee] = _LastBadge(badge.stand, badge.sent_at, bool(agendas.parted(badge.text)[1]))
    for file in files:
        for one, stand in file.said.items():
            if one not in last or last[one].at < file.at:
                last[one] = _LastBadge(stand, file.at, file=file.target)
    found = [(person, last[person.id]) for person in attendees.by_ids(session.store, list(last))]
    return sorted(found, key=lambda one: (fold(one[0].sort_name), one[0].id)) if files else found


def _paper(session: Session, paper: Paper, plan: _Plan) -> ToldPaper:
    return _shown(session, paper, _changes(paper, plan))


def _shown(session: Session, paper: Paper, changes: tuple[tuple[str, str, str], ...]) -> ToldPaper:
    made_at = session.event.local(datetime.fromisoformat(paper.at))
    gone = frozenset(number for number, _said, _now in changes) - stand_store.stand_halls(session.store).keys()
    return ToldPaper(paper.id, paper.what, paper.hall, paper.target, made_at, paper.desk, changes, gone)


def _changes(paper: Paper, plan: _Plan) -> tuple[tuple[str, str, str], ...]:
    """Where a paper is wrong: each stand that it tells of or that it should tell of."""
    numbers = {*paper.said, *(n for n, hall in plan.halls.items() if not paper.hall or hall == paper.hall)}
    pairs = ((number, paper.said.get(number, ""), plan.said(number)) for number in sorted(numbers))
    return tuple((number, said, now) for number, said, now in pairs if said != now)


def _numbers(said: str) -> frozenset[str]:
    return frozenset(part.strip() for part in said.split(",") if part.strip())
