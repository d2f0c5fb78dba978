"""What the page of the stands shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field

from checkin_app.domain.floorplan import Arrivals, Hall, StandView
from checkin_app.domain.names import fold
from checkin_app.services import stands
from checkin_app.services.session import Session
from checkin_app.services.stands import ExhibitorView
from checkin_app.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class Loaded:
    """Halls, stands by number, the exhibitors who stand nowhere; `open`: the event's first day has come."""

    halls: tuple[Hall, ...] = ()
    views: dict[str, StandView] = field(default_factory=dict)
    placeless: tuple[ExhibitorView, ...] = ()
    open: bool = False

    @property
    def summary(self) -> str:
        """How many stands there are, are taken and are free; "" while there is none."""
        count = len(self.views)
        if not count:
            return ""
        taken = sum(1 for view in self.views.values() if view.exhibitor)
        parts = [
            ngettext("{n} stand", "{n} stands", count).format(n=count),
            ngettext("{n} allocated", "{n} allocated", taken).format(n=taken),
            ngettext("{n} free", "{n} free", count - taken).format(n=count - taken),
        ]
        return " · ".join(parts)

    @property
    def pills(self) -> list[tuple[str, str, str]]:
        """How many exhibitors are complete, and of how many nobody has come."""
        seen = {view.exhibitor.id: view.arrivals for view in self.views.values() if view.exhibitor}
        if not seen:
            return []
        complete = sum(1 for arrivals in seen.values() if arrivals is Arrivals.ALL)
        nobody = sum(1 for arrivals in seen.values() if arrivals is Arrivals.NONE)
        words = ngettext("/ {n} exhibitor complete", "/ {n} exhibitors complete", len(seen)).format(n=len(seen))
        without = (_("{n} without anybody").format(n=nobody), "", "stop")
        return [(words, str(complete), ""), *([without] if nobody else [])]

    def placeless_matching(self, text: str) -> list[ExhibitorView]:
        """Those without a stand whose name has these letters; all of them for none."""
        wanted = fold(text)
        return [one for one in self.placeless if wanted in fold(one.exhibitor.name)]


def load(session: Session) -> Loaded:
    """Read it."""
    views = {view.stand.number: view for view in stands.stand_views(session)}
    placeless = tuple(one for one in stands.exhibitors(session) if not (one.stands or one.shared))
    today = session.event.local(session.clock()).date()
    return Loaded(tuple(stands.halls(session)), views, placeless, today >= session.event.days[0])
