"""What a suggestion says in the window: how far it is, how good it is, and each of its lines."""

from __future__ import annotations

from checkin_app.domain.partial import Broken
from checkin_app.domain.suggestion import Reason, Suggested, Suggestion
from checkin_app.services.stand_papers import StalePapers
from checkin_app.services.suggesting import Progress
from checkin_app.ui.stands.suggesting_proposal import Kind, Line, Proposal
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.wording import _, ngettext, suggestion_sentence


def percent(part: float) -> str:
    """0.083 as "8.3 %"; what is less than a tenth of one is not told as nothing."""
    return f"{decimal(max(round(100 * part, 1), 0.1))} %"


def proof_sentence(suggestion: Suggestion) -> str:
    """How much better another allocation could be."""
    if suggestion.optimal:
        return _("Proven: no allocation is better by these weights.")
    if suggestion.gap is None:
        return _("Not proven. More time may find a better one.")
    if suggestion.partly:
        words = _(
            "Not proven: at most {gap} better is possible, in fact less: this leaves out competitors and some neighbours."
        )
        return words.format(gap=percent(suggestion.gap))
    return _("Not proven: at most {gap} better is possible.").format(gap=percent(suggestion.gap))


def gap_sentence(progress: Progress) -> str:
    """The same while it is still looked for."""
    if progress.optimal:
        return _("No allocation is better: proven.")
    if progress.gap is None:
        return _("How much better another one could be is not known yet.")
    return _("Another one could be {gap} better at most.").format(gap=percent(progress.gap))


def placed_sentence(progress: Progress, demands: int) -> str:
    """How many have a stand."""
    placed = demands - progress.left_out
    return _capital(_("{placed} of {all} stands asked for are placed").format(placed=placed, all=demands))


def wishes_sentence(first: int, second: int) -> str:
    """How many wishes are granted."""
    words = ngettext(
        "{first} first and {second} second wish granted", "{first} first and {second} second wishes granted", first + second
    )
    return _capital(words.format(first=first, second=second))


def group_title(kind: Kind, count: int) -> str:
    """The heading of a group of lines."""
    return {
        Kind.MOVE: _("Moves · {n}"),
        Kind.NEW: _("A first stand · {n}"),
        Kind.FREED: _("Becoming free · {n}"),
    }[kind].format(n=count)


def unchanged_sentence(proposal: Proposal) -> str:
    """Why there is nothing to accept."""
    if all(demand.fixed for demand in proposal.suggestion.problem.demands):
        return _("All stands are confirmed, and stay. Under Weights (4) you choose which stands may change.")
    return _("The plan is as it would be suggested: nothing would change.")


def unchanged_title(count: int) -> str:
    """The heading of those who stay."""
    return _("Unchanged · {n}").format(n=count)


def sentence(reason: Reason) -> str:
    """A reason, said."""
    return _capital(suggestion_sentence(reason.code, reason.facts))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def brief(line: Line) -> str:
    """Under a line: the wish that it grants, and where who comes was; else the first reason that there is."""
    codes = {reason.code for reason in line.suggested.why} if line.suggested else set()
    parts = [words for code, words in (("first_wish", _("first wish")), ("second_wish", _("second wish"))) if code in codes]
    if line.from_:
        parts.append(_("from {stand}").format(stand=line.from_))
    if line.change.now:
        parts.append(whither(line))
    if not parts and line.suggested and line.suggested.why:
        parts.append(sentence(line.suggested.why[0]))
    return " · ".join(parts)


def whither(line: Line) -> str:
    """Where the present holder goes."""
    name = line.change.now_name
    if line.to:
        return _("{exhibitor} to {stand}").format(exhibitor=name, stand=line.to)
    return _("{exhibitor} without a stand").format(exhibitor=name)


def heading(line: Line) -> str:
    """ "B07: Proteolab → Ribolab"."""
    free = _("free")
    now, then = line.change.now_name or free, line.change.suggested_name or free
    return _("{stand}: {now} → {then}").format(stand=line.stand, now=now, then=then)


def reasons(suggested: Suggested) -> str:
    """Everything that speaks for who shall be on a stand, a sentence a reason."""
    return _capital(" · ".join(suggestion_sentence(reason.code, reason.facts) for reason in suggested.why))


def together_sentence(followed: frozenset[str], *, on: bool) -> str:
    """That other lines had to follow."""
    stands = _some(sorted(followed), 8)
    if not followed:
        return ""
    said = _("Ticked with it, since they can only change together: {stands}.") if on else (
        _("No longer ticked either, since they need it: {stands}.")
    )  # fmt: skip
    return said.format(stands=stands)


def mended_sentence(stands: frozenset[str]) -> str:
    """Which lines were ticked so that nothing breaks."""
    return _("Also ticked: {stands}.").format(stands=_some(sorted(stands), 8))


def papers_sentence(papers: StalePapers, *, done: bool) -> str:
    """What is on paper with the old numbers; "" for nothing."""
    parts = []
    if papers.badges:
        parts.append(ngettext("{n} badge", "{n} badges", len(papers.badges)).format(n=len(papers.badges)))
    if papers.papers:
        parts.append(ngettext("{n} plan or list", "{n} plans and lists", len(papers.papers)).format(n=len(papers.papers)))
    if not parts:
        return ""
    said = _("Out of date on paper now: {papers}.") if done else _("On paper already, with the old numbers: {papers}.")
    return said.format(papers=", ".join(parts))


def broken_sentences(proposal: Proposal, broken: Broken) -> list[str]:
    """What taking over what is ticked would break: rows, neighbours, competitors."""
    said = [
        _capital(suggestion_sentence("over_power", {"row": row.row, "used": row.used, "capacity": row.capacity}))
        for row in broken.rows
    ]
    if broken.alone:
        words = ngettext(
            "Without a neighbour of its network: {names}.", "Without a neighbour of their network: {names}.", len(broken.alone)
        )
        said.append(words.format(names=_some(sorted(proposal.name(demand) for demand in broken.alone))))
    if broken.rivals:
        pairs = [
            _("{one} and {other}").format(one=proposal.name(one), other=proposal.name(other)) for one, other in broken.rivals
        ]
        said.append(_("Competitors beside or opposite each other: {names}.").format(names=_some(pairs)))
    return said


def _some(names: list[str], most: int = 3) -> str:
    """The first few of them."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
