"""Changes of who stands where that are asked before they are done: their question, what they make untrue, and their doing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from checkin_app.domain.floorplan import StandState
from checkin_app.domain.journal import Stamp
from checkin_app.services import stand_papers, stands
from checkin_app.services.session import Session
from checkin_app.services.stand_papers import StalePapers, ToldBadge, ToldPaper
from checkin_app.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class Change:
    """`verb` is move, swap or vacate; `one` and `other` are who holds `from_` and `to`. `more`: stands vacated with it.

    `held`: the id of who holds each of those stands as the change is asked; when others do by then, nothing is done.
    """

    verb: str
    from_: str
    to: str = ""
    one: str = ""
    other: str = ""
    more: tuple[str, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)

    @property
    def question(self) -> str:
        """The change, asked."""
        if self.more:
            count = len(self.more) + 1
            return ngettext("Vacate {n} stand?", "Vacate {n} stands?", count).format(n=count)
        return {
            "move": _("Move {one} from {from_} to {to}?"),
            "swap": _("{one} goes to {to}, {other} to {from_}?"),
            "vacate": _("Vacate {from_}? {one} is left without it."),
        }[self.verb].format(one=self.one, other=self.other, from_=self.from_, to=self.to)

    @property
    def done(self) -> str:
        """The change, once it is made."""
        if self.more:
            count = len(self.more) + 1
            return ngettext("{n} stand is free. Ctrl+Z undoes.", "{n} stands are free. Ctrl+Z undoes.", count).format(n=count)
        return {
            "move": _("{one} moved from {from_} to {to}. Ctrl+Z undoes."),
            "swap": _("{one} is at {to} now, {other} at {from_}. Ctrl+Z undoes."),
            "vacate": _("{from_} is free. Ctrl+Z undoes."),
        }[self.verb].format(one=self.one, other=self.other, from_=self.from_, to=self.to)

    @property
    def word(self) -> str:
        """The verb on a button."""
        return {"move": _("Move"), "swap": _("Swap"), "vacate": _("Vacate")}[self.verb]

    def papers(self, session: Session) -> StalePapers:
        """What is printed, and would be untrue."""
        told = [stand_papers.consequences(session, self.verb, number, self.to) for number in (self.from_, *self.more)]
        return _together(told)

    def write(self, session: Session, stamp: Stamp) -> object:
        """Do it, as one act."""
        if self.more:
            free = dict.fromkeys((self.from_, *self.more), ("", StandState.FREE))
            return stands.arrange(session, free, stamp, expected=self.held, origin="")
        if self.verb == "vacate":
            return stands.vacate(session, self.from_, stamp, expected=self.held)
        verb = stands.swap if self.verb == "swap" else stands.move
        return verb(session, self.from_, self.to, stamp, expected=self.held)


def give(session: Session, numbers: Iterable[str], exhibitor: str, state: StandState, stamp: Stamp) -> object:
    """Give one or several free stands to an exhibitor, as one act. Raises Refused where somebody else holds one."""
    wanted = list(numbers)
    if len(wanted) == 1:
        verb = stands.reserve if state is StandState.RESERVED else stands.assign
        return verb(session, wanted[0], exhibitor, stamp)
    return stands.arrange(session, dict.fromkeys(wanted, (exhibitor, state)), stamp, expected={}, origin="")


def confirm(session: Session, numbers: Iterable[str], stamp: Stamp) -> object:
    """Turn the reservations of stands into confirmed ones, as one act."""
    wanted = list(numbers)
    if len(wanted) == 1:
        return stands.confirm(session, wanted[0], stamp)
    holders = {view.stand.number: view.exhibitor.id for view in stands.stand_views(session) if view.exhibitor}
    kept = {number: (holders[number], StandState.CONFIRMED) for number in wanted if number in holders}
    return stands.arrange(session, kept, stamp, origin="")


def _together(told: list[StalePapers]) -> StalePapers:
    """What several changes make untrue, each badge and each paper once."""
    badges: dict[str, ToldBadge] = {}
    papers: dict[str, ToldPaper] = {}
    for one in told:
        badges |= {badge.attendee_id: badge for badge in one.badges}
        for paper in one.papers:
            before = papers[paper.id].changes if paper.id in papers else ()
            papers[paper.id] = replace(paper, changes=tuple(dict.fromkeys((*before, *paper.changes))))
    return StalePapers(tuple(badges.values()), tuple(papers.values()), sum(one.meetings for one in told))
