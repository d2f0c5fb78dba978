"""How a label printer without a driver is named: its language, where it is, its resolution and its roll, in one line.

`zpl://192.168.1.40:9100?dpi=300&roll=62x100#Entrance`, `brother:///dev/usb/lp0?roll=62`, `zpl-queue:Zebra%20raw`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from checkin_app.errors import InputProblem
from checkin_app.printing import brother_ql, snmp

PORT = 9100
ZPL, BROTHER = "zpl", "brother"
MODELS = {
    "zebra-203": (ZPL, 203), "zebra-300": (ZPL, 300), "zebra-600": (ZPL, 600), "brother-ql": (BROTHER, brother_ql.DPI),
}  # fmt: skip
"""What a user chooses from, and the language and resolution that it stands for. Many other makes speak ZPL."""

_QUEUE = "-queue"
_QUEUE_TYPED = re.compile(r"(?:queue|file|cua|cola)\s+(.+)", re.IGNORECASE)
"""A queue of the system as it is typed in any of the languages of the screen."""
_ROLL = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:\s*[x×*]\s*(\d{1,4}(?:\.\d+)?))?(?:\s*mm)?")
_DPI = {203, 300, 600}
_CLOSE_MM = 1.0


@dataclass(frozen=True, slots=True)
class LabelPrinter:
    """A label printer: `language` is "zpl" or "brother"; it is at `host` and `port`, or a `device` file, or a system `queue`.

    A roll of width 0 is whatever the badge is; of length 0 is continuous. At `snmp_port` a networked Brother says how it is.
    """

    language: str
    name: str = ""
    host: str = ""
    port: int = PORT
    device: str = ""
    queue: str = ""
    dpi: int = 203
    roll: tuple[float, float] = (0.0, 0.0)
    snmp_port: int = snmp.PORT

    @property
    def address(self) -> str:
        """Where it is, and no more: what it is called when it has no name."""
        if self.queue:
            return f"{self.language}{_QUEUE}:{quote(self.queue)}"
        if self.device:
            return f"{self.language}://{quote(self.device)}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.language}://{host}:{self.port}"

    @property
    def called(self) -> str:
        """Its name in lists, on pages and in the journal."""
        return self.name or self.address

    @property
    def line(self) -> str:
        """All of it in one line, as the settings keep it; `read` reads it."""
        asked: dict[str, str] = {"dpi": str(self.dpi)}
        if self.roll[0]:
            asked["roll"] = roll_words(self.roll)
        if self.snmp_port != snmp.PORT:
            asked["snmp"] = str(self.snmp_port)
        return f"{self.address}?{urlencode(asked)}" + (f"#{quote(self.name)}" if self.name else "")

    @property
    def model(self) -> str:
        """Which of `MODELS` it is."""
        return next(name for name, what in MODELS.items() if what == (self.language, self.dpi))

    def takes(self, width_mm: float, height_mm: float) -> bool:
        """Whether a page of that size comes out whole on the roll, lying across if need be."""
        return self.turns(width_mm, height_mm) is not None

    def turns(self, width_mm: float, height_mm: float) -> bool | None:
        """Whether such a page must be turned by a quarter; None when it fits neither way."""
        for turned, (across, along) in ((False, (width_mm, height_mm)), (True, (height_mm, width_mm))):
            if self._fits(across, along):
                return turned
        return None

    def _fits(self, across: float, along: float) -> bool:
        width, length = self.roll
        if not width:
            return True
        if length:
            return abs(across - width) <= _CLOSE_MM and abs(along - length) <= _CLOSE_MM
        return across <= width + _CLOSE_MM


def read(line: str) -> LabelPrinter:
    """A printer as the settings keep it or somebody types it. Raises InputProblem when that is no address, or of no roll."""
    try:
        parts = urlsplit(line.strip())
    except ValueError as fault:  # half an IPv6 address
        raise InputProblem("bad_label_printer", address=line) from fault
    language, _dash, queued = parts.scheme.partition("-")
    if language not in {ZPL, BROTHER} or queued not in {"", _QUEUE[1:]}:
        raise InputProblem("bad_label_printer", address=line)
    made = LabelPrinter(language, name=unquote(parts.fragment).strip())
    try:
        if queued:
            made = replace(made, queue=unquote(parts.path))
        elif parts.hostname:
            made = replace(made, host=parts.hostname, port=parts.port or PORT)
        else:
            made = replace(made, device=unquote(parts.path))
    except ValueError as fault:
        raise InputProblem("bad_label_printer", address=line) from fault
    if not (made.host or made.device or made.queue):
        raise InputProblem("bad_label_printer", address=line)
    return _with_choices(made, dict(parse_qsl(parts.query)), line)


def known(lines: Sequence[str]) -> list[LabelPrinter]:
    """Those of the settings; a line that somebody spoilt by hand is passed over."""
    found = []
    for line in lines:
        try:
            found.append(read(line))
        except InputProblem:
            continue
    return found


def is_address(text: str) -> bool:
    """Whether somebody means a label printer by its address, and no printer of the system by its name."""
    return text.startswith((f"{ZPL}:", f"{BROTHER}:", f"{ZPL}{_QUEUE}:", f"{BROTHER}{_QUEUE}:"))


def typed(model: str, where: str, roll: str = "", name: str = "") -> LabelPrinter:
    """A printer from what is typed in fields: one of `MODELS`; a host, "host:port", a device file or "queue NAME"; its roll.

    Raises InputProblem as `read`.
    """
    if model not in MODELS:
        raise InputProblem("unknown_value", value=model, field="model", known=", ".join(MODELS))
    (language, dpi), place = MODELS[model], where.strip()
    if queue := _QUEUE_TYPED.fullmatch(place):
        address = f"{language}{_QUEUE}:{quote(queue[1])}"
    elif is_address(place):
        address = place.partition("?")[0].partition("#")[0]
    else:
        address = f"{language}://{place}"
    found = read(address)
    return _with_choices(replace(found, name=" ".join(name.split())), {"dpi": str(dpi), "roll": roll.strip()}, where)


def read_roll(text: str) -> tuple[float, float]:
    """ "62" or "62 x 100" in millimetres; "" for whatever the badge is. Raises InputProblem."""
    if not text.strip():
        return 0.0, 0.0
    found = _ROLL.fullmatch(text.strip())
    if not found or not float(found[1]):
        raise InputProblem("bad_roll", roll=text)
    return float(found[1]), float(found[2] or 0)


def roll_words(roll: tuple[float, float]) -> str:
    """ "62x100", "62" for a continuous one, "" for any."""
    return "x".join(f"{side:g}" for side in roll if side)


def _with_choices(printer: LabelPrinter, choices: dict[str, str], line: str) -> LabelPrinter:
    brother = printer.language == BROTHER
    try:
        dpi = brother_ql.DPI if brother else int(choices.get("dpi") or printer.dpi)
        snmp_port = int(choices.get("snmp") or printer.snmp_port)
    except ValueError as fault:
        raise InputProblem("bad_label_printer", address=line) from fault
    roll = read_roll(choices.get("roll", ""))
    if brother:
        # A Brother must be told which roll it has: the wrong one is refused, so the usual one is taken.
        roll = roll if roll[0] else (62.0, 0.0)
        if brother_ql.roll_of(*roll) is None:
            raise InputProblem("bad_roll", roll=roll_words(roll))
    if dpi not in _DPI:
        raise InputProblem("bad_label_printer", address=line)
    return replace(printer, dpi=dpi, roll=roll, snmp_port=snmp_port)
