"""What badges, plans and lists on paper say, beside what is so."""

from __future__ import annotations

from checkin_app.services.stand_papers import ToldBadge, ToldPaper
from checkin_app.wording import _, ngettext, paper_name


def badge_line(badge: ToldBadge) -> str:
    """Whose badge says which stand, and which it should."""
    said, now = badge.said or _("no stand"), badge.now or _("no stand")
    words = _("{name}: {said} → {now}, in {file}") if badge.file else _("{name}: {said} → {now}")
    return words.format(name=badge.name, said=said, now=now, file=badge.file)


def paper_line(paper: ToldPaper) -> str:
    """Which paper of when and where is wrong about how many stands."""
    count = len(paper.changes)
    stands = ", ".join(number for number, _said, _now in paper.changes[:4]) + (" …" if count > 4 else "")
    words = ngettext("{paper} of {time}: {stands}", "{paper} of {time}: {n} stands ({stands})", count)
    return words.format(paper=paper_name(paper.what), time=f"{paper.made:%d/%m %H:%M}", n=count, stands=stands)


def paper_detail(paper: ToldPaper) -> str:
    """Where it went, and what it says of which stand."""
    true, gone = _("{stand}: says {said}, is {now}"), _("{stand}: says {said}, has another number or is gone")
    lines = [
        (gone if number in paper.gone else true).format(stand=number, said=said or _("free"), now=now or _("free"))
        for number, said, now in paper.changes[:6]
    ]
    where = " · ".join(part for part in (paper.target, _("desk {name}").format(name=paper.desk) if paper.desk else "") if part)
    return "\n".join([part for part in (where, *lines) if part] + (["…"] if len(paper.changes) > 6 else []))
