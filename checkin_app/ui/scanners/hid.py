"""A scanner that is an HID point-of-sale device: the kind that Windows lists under “POS barcode scanner”."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from checkin_app.domain.hid_reports import SIZE, USAGE_PAGE, Reports
from checkin_app.ui.scanners.port_scanner import LOOK_S, PortScanner
from checkin_app.ui.scanners.state import HID_PREFIX, Device, Way


def hid_scanners() -> list[Device]:
    """The HID scanners that are plugged in; none without the library."""
    try:
        found = _plugged(_library())
    except (ImportError, OSError):
        return []
    return [Device(id_, _name(info)) for id_, info in sorted(found.items())]


def hid_scanner(id_: str, library: Callable[[], Any] | None = None) -> PortScanner:
    """A scanner by its id: "hid:", maker, product and serial number, which stay the same whatever it is plugged into."""
    return PortScanner(id_, Way.HID, library or _library, _listen)


def _listen(scanner: PortScanner, library: Any) -> None:
    found = _plugged(library).get(scanner.port)
    if found is None:
        raise OSError(f"{scanner.port} is not plugged in")
    device = library.device()
    _open(device, found["path"])
    try:
        scanner.opened()
        reports = Reports()
        while not scanner.ended:
            code = reports.take(bytes(device.read(SIZE, int(1000 * LOOK_S))))
            if code:
                scanner.bring(code)
    finally:
        device.close()


def _library() -> Any:
    """On Linux the package has two modules: only the one over hidraw tells usage pages without taking devices over."""
    try:
        return import_module("hidraw")
    except ImportError:
        return import_module("hid")


def _plugged(library: Any) -> dict[str, Any]:
    """What there is, by id."""
    return {_id(info): info for info in library.enumerate() if info["usage_page"] == USAGE_PAGE}


def _id(info: Any) -> str:
    return f"{HID_PREFIX}{info['vendor_id']:04x}:{info['product_id']:04x}:{info['serial_number'] or ''}"


def _name(info: Any) -> str:
    words = " ".join(filter(None, (info["manufacturer_string"], info["product_string"])))
    return f"{words or _id(info)} · HID"


def _open(device: Any, path: bytes) -> None:
    """Raises OSError; the library says “open failed” of all, and a scanner that is listed but does not open is not ours."""
    try:
        device.open_path(path)
    except OSError as error:
        raise PermissionError(f"permission denied: {error}") from error
