"""How one speaks with a label printer: is it ready, here is a badge, is it out. One class a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from checkin_app.domain.badge import PrintState
from checkin_app.printing import brother_ql, snmp, zpl
from checkin_app.printing.dots import Dots
from checkin_app.printing.label_address import BROTHER, LabelPrinter
from checkin_app.printing.spooler import JobStatus
from checkin_app.printing.wires import Wire


@dataclass(frozen=True, slots=True)
class Word:
    """What a printer says: what hinders it, how many labels of the job are out, and whether it has nothing left to do."""

    reason: str = ""
    out: int = 0
    idle: bool = False


class Talk(Protocol):
    """A talk about one job. Each call may raise OSError; None is silence."""

    @property
    def at_rest(self) -> JobStatus:
        """What became of labels that were not seen to come out though the printer has nothing left to do."""
        ...

    def before(self) -> Word | None:
        """How the printer is, before anything is sent."""
        ...

    def send(self, labels: Sequence[Dots]) -> None:
        """Send the labels."""
        ...

    def after(self) -> Word | None:
        """How the labels that were sent fare."""
        ...

    def drop(self) -> None:
        """Tell the printer to forget what it has not printed."""
        ...


def talk_with(printer: LabelPrinter, wire: Wire, seconds: float) -> Talk:
    """A talk in the printer's language; an answer may take so many seconds."""
    if printer.language == BROTHER:
        return _BrotherTalk(printer, wire, seconds)
    return _ZplTalk(wire, seconds)


def job_bytes(printer: LabelPrinter, labels: Sequence[Dots]) -> bytes:
    """A whole job in the printer's language: for a queue of the system, which sends it on as it is."""
    if printer.language == BROTHER:
        return brother_ql.job(labels, _roll(printer))
    return b"".join(zpl.label(one) for one in labels)


class _ZplTalk:
    """Zebra: `~HS` says how it is at any moment, the odometer how many labels came out ever."""

    def __init__(self, wire: Wire, seconds: float) -> None:
        self._wire = wire
        self._seconds = seconds
        self._began_at: int | None = None
        self._smooth = True

    @property
    def at_rest(self) -> JobStatus:
        """Known by the odometer; without one, that nothing hinders and nothing is left is all that a printer can say."""
        if self._began_at is not None:
            return JobStatus(PrintState.CANCELLED, "cancelled")
        return JobStatus(PrintState.DONE) if self._smooth else JobStatus(PrintState.UNCERTAIN, "mute")

    def before(self) -> Word | None:
        status = self._status()
        if status is None:
            return None
        if not status.reason:
            self._began_at = self._count()
        return Word(status.reason)

    def send(self, labels: Sequence[Dots]) -> None:
        for one in labels:
            self._wire.send(zpl.label(one))

    def after(self) -> Word | None:
        status = self._status()
        if status is None:
            return None
        self._smooth = self._smooth and not status.reason
        if not status.idle or self._began_at is None:
            return Word(status.reason, 0, status.idle)
        now = self._count()
        return None if now is None else Word(status.reason, now - self._began_at, idle=True)

    def drop(self) -> None:
        self._wire.send(zpl.CANCEL_ALL)

    def _status(self) -> zpl.HostStatus | None:
        self._wire.send(zpl.ASK_STATUS)
        return zpl.read_status(self._wire.receive(zpl.whole_status, self._seconds))

    def _count(self) -> int | None:
        self._wire.send(zpl.ASK_COUNT)
        return zpl.read_count(self._wire.receive(zpl.whole_count, self._seconds))


class _BrotherTalk:
    """Brother QL: over USB packets come by themselves; over the network the wire is mute, and SNMP answers instead."""

    def __init__(self, printer: LabelPrinter, wire: Wire, seconds: float) -> None:
        self._printer = printer
        self._wire = wire
        self._seconds = seconds
        self._last = Word()
        self._kept = b""
        self._began = False
        self._sent = 0

    @property
    def at_rest(self) -> JobStatus:
        """Nobody saw it print: it may have been too quick for our questions, or cancelled."""
        return JobStatus(PrintState.UNCERTAIN, "mute")

    def before(self) -> Word | None:
        if self._printer.host:
            status = self._asked()
        else:
            self._wire.send(brother_ql.FIRST_WORDS + brother_ql.ASK_STATUS)
            status = self._heard(self._seconds)
        if status is None:
            return None
        roll = self._printer.roll
        other = (status.width_mm, status.length_mm) != (round(roll[0]), round(roll[1]))
        return Word(status.reason or ("wrong_roll" if other else ""))

    def send(self, labels: Sequence[Dots]) -> None:
        self._wire.send(brother_ql.job(labels, _roll(self._printer)))
        self._sent = len(labels)

    def after(self) -> Word | None:
        if self._printer.host:
            status = self._asked()
            if status is None:
                return None
            self._began = self._began or status.printing
            idle = not status.printing and not status.reason
            return Word(status.reason, self._sent if idle and self._began else 0, idle)
        status = self._heard(self._seconds / 4)
        if status is not None:
            reason = "" if status.completed else status.reason
            self._last = replace(self._last, reason=reason, out=self._last.out + status.completed)
        return self._last if status or self._last.reason else None

    def drop(self) -> None:
        self._wire.send(brother_ql.FIRST_WORDS)

    def _asked(self) -> brother_ql.Status | None:
        packet = snmp.ask(self._printer.host, self._printer.snmp_port, snmp.BROTHER_STATUS, self._seconds)
        return brother_ql.read_status(packet) if packet else None

    def _heard(self, seconds: float) -> brother_ql.Status | None:
        """One packet at a time: what came after it is kept for the next call."""
        size = brother_ql.STATUS_SIZE
        if len(self._kept) < size:
            missing = size - len(self._kept)
            self._kept += self._wire.receive(lambda got: len(got) >= missing, seconds)
        if len(self._kept) < size:
            return None
        packet, self._kept = self._kept[:size], self._kept[size:]
        return brother_ql.read_status(packet)


def _roll(printer: LabelPrinter) -> brother_ql.Roll:
    return brother_ql.roll_of(*printer.roll) or brother_ql.ROLLS[0]
