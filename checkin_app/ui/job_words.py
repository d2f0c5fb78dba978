"""A print job in words: what is wrong by the printer's name, what to do about it, and the keys that do it."""

from __future__ import annotations

from checkin_app.domain.badge import PrintState
from checkin_app.printing import pdf_folder
from checkin_app.services.neighbours import HINDERS_NOTHING
from checkin_app.services.printing import PrintJobView
from checkin_app.wording import _, print_advice, print_state_name, print_trouble

AGAIN, ELSEWHERE = "F7", "F8"
"""The keys that print a badge again, and on the neighbour's printer."""

_AMISS = frozenset({PrintState.FAILED, PrintState.UNCERTAIN})
_BY_ITSELF = frozenset({"too_hot", "busy"})


def amiss(job: PrintJobView) -> bool:
    """Whether somebody must do something: it failed, nobody knows, the printer sent it back, or it hangs."""
    if job.final:
        return job.state in _AMISS or (job.state is PrintState.CANCELLED and job.reason not in {"", "cancelled"})
    return job.reason not in HINDERS_NOTHING | _BY_ITSELF


def trouble_words(job: PrintJobView) -> str:
    """What is wrong, in few words; "" when nothing is."""
    return print_trouble(job.reason, job.printer, job.size) if job.reason else ""


def band_words(job: PrintJobView) -> str:
    """How the badge fares, for the band of the verdict: its state, or what is wrong and which key helps."""
    trouble = trouble_words(job)
    if not trouble:
        return print_state_name(job.state)
    if not amiss(job):
        return _("{state} · {trouble}").format(state=print_state_name(job.state), trouble=trouble)
    # The band is short: the foot says what the keys do.
    keys = f"{AGAIN} {ELSEWHERE}" if job.final else ELSEWHERE
    return f"{trouble} · {keys}"


def foot_words(job: PrintJobView, neighbour: str) -> str:
    """What is wrong, what to do, and where else it can be printed; `neighbour` "" while that is not known."""
    facts = {
        "title": job.title, "trouble": trouble_words(job) or print_state_name(job.state), "advice": print_advice(job.reason),
        "again": AGAIN, "elsewhere": ELSEWHERE, "printer": neighbour,
    }  # fmt: skip
    # Where there is no advice its two blanks are one.
    return _foot_sentence(job, neighbour).format(**facts).replace("  ", " ").strip()


def _foot_sentence(job: PrintJobView, neighbour: str) -> str:
    into_pdf = neighbour == pdf_folder.NAME
    if not neighbour:
        return _("{title}: {trouble}. {advice}")
    if job.final and into_pdf:
        return _("{title}: {trouble}. {advice} {again} prints again, {elsewhere} saves it as PDF.")
    if job.final:
        return _("{title}: {trouble}. {advice} {again} prints again, {elsewhere} on {printer}.")
    if into_pdf:
        return _("{title}: {trouble}. {advice} {elsewhere} saves it as PDF.")
    return _("{title}: {trouble}. {advice} {elsewhere} prints on {printer}.")
