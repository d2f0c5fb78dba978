"""What is said of scanners: how a port or a camera is, and what the test card told."""

from __future__ import annotations

from checkin_app.domain.keyboard_table import LAYOUTS
from checkin_app.ui.scanners.hub import CardRead
from checkin_app.ui.scanners.state import Condition, Way, WayState
from checkin_app.wording import _

_SLOW_MS = 35


def state_words(state: WayState) -> tuple[str, str]:
    """A sentence on a serial port or a camera, and its tone; ("", "") for one that is not wanted."""
    if state.way is Way.HID:
        sentences = {
            Condition.READY: (_("The scanner is listened to: scan something."), "good"),
            Condition.GONE: (_("The scanner is not there: plug it in, it is taken up again by itself."), "caution"),
            Condition.REFUSED: (_("The scanner is used by another program, or this user may not open it."), "stop"),
            Condition.NO_LIBRARY: (_("HID scanners need the package hidapi: it is not there."), "stop"),
        }
    elif state.way is Way.SERIAL:
        sentences = {
            Condition.READY: (_("{name} is listened to: scan something."), "good"),
            Condition.GONE: (_("{name} is not there: plug the scanner in, it is taken up again by itself."), "caution"),
            Condition.REFUSED: (_("{name} is used by another program, or this user may not open it."), "stop"),
            Condition.NO_LIBRARY: (_("Serial ports need the package pyserial: it is not there."), "stop"),
        }
    else:
        sentences = {
            Condition.READY: (_("{name} is watching: hold a badge in front of it."), "good"),
            Condition.GONE: (_("The camera is not there: plug it in, it is taken up again by itself."), "caution"),
            Condition.REFUSED: (_("The camera broke off, or another program has it; it is tried again."), "caution"),
            Condition.NO_LIBRARY: (
                _("A camera needs the packages pyside6-addons and zxing-cpp: they are not there."),
                "stop",
            ),
        }
    sentence, tone = sentences.get(state.condition, ("", ""))
    return sentence.format(name=state.name) if sentence else "", tone


def card_words(read: CardRead) -> tuple[list[str], str]:
    """What the test card told, a sentence each, and the tone: "good" when nothing has to be changed."""
    if read.way is Way.CAMERA:
        return [_("The camera reads the test card.")], "good"
    if read.way is Way.HID:
        return [_("The scanner brings the test card as it is.")], "good"
    if read.way is Way.SERIAL:
        return [_("The serial port brings the test card as it is.")], "good"
    told, scan = read.told, read.scan
    sentences = [_layouts(read)]
    if told.caps:
        sentences.append(_("Caps Lock is on at the computer or set at the scanner: badges are read all the same."))
    endings = {
        (): _("It ends with nothing: badges are read after a short wait, other codes need Enter. Set the suffix Enter."),
        ("enter",): _("It ends with Enter, as it should."),
        ("tab",): _("It ends with Tab, which is as good as Enter."),
    }
    sentences.append(endings.get(scan.suffix, _("It ends with several keys, which does no harm.")))
    speed = _("A key every {n} ms: well told from typing.") if scan.gap_ms <= _SLOW_MS else _(
        "A key every {n} ms: slow. Set it faster, or its codes may be taken for typing."
    )  # fmt: skip
    sentences.append(speed.format(n=round(scan.gap_ms)))
    right = told.agree and scan.suffix and scan.gap_ms <= _SLOW_MS
    return sentences, "good" if right else "caution"


def _layouts(read: CardRead) -> str:
    told = read.told
    if told.agree and not read.scan.strokes:
        return _("Scanner and computer agree on the keyboard layout.")
    scanner, computer = layout_name(told.scanner[0]), layout_name(told.computer[0])
    if told.agree:
        return _("Scanner and computer agree on the keyboard layout: {layout}.").format(layout=scanner)
    words = _("The scanner types for a keyboard “{scanner}”, this computer has “{computer}”: badges and most tickets are "
              "read all the same; set the scanner to “{computer}” to be safe.")  # fmt: skip
    return words.format(scanner=scanner, computer=computer)


def layout_name(layout: str) -> str:
    """A layout of the table, as a user knows it."""
    names = {
        "us": _("US"), "us-intl": _("US international"), "gb": _("United Kingdom"), "fr": _("French"),
        "fr-oss": _("French"), "fr-latin9": _("French"), "fr-afnor": _("French (AFNOR)"), "be": _("Belgian"),
        "be-oss": _("Belgian"), "ch": _("Swiss German"), "ch-fr": _("Swiss French"), "es": _("Spanish"),
        "es-cat": _("Spanish (Catalan)"), "de": _("German"), "de-nodeadkeys": _("German"), "it": _("Italian"),
        "pt": _("Portuguese"),
    }  # fmt: skip
    return names.get(layout, layout) if layout in LAYOUTS else layout
