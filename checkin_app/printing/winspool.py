"""The Windows print spooler (`winspool.drv`) as a few typed calls. Importable anywhere; callable on Windows only."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Iterator
from ctypes import wintypes
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from checkin_app.errors import EnvironmentProblem

_ENUM_LOCAL_AND_CONNECTED = 0x2 | 0x4
_ERROR_INVALID_PARAMETER = 87
_ERROR_INSUFFICIENT_BUFFER = 122
_MOST_JOBS = 1000

CONTROL_CANCEL = 5
"""JOB_CONTROL_DELETE: what `CANCEL` became with Windows 2000."""

CONTROL_RETAIN = 8
"""Keep the job in the queue once it is printed: a job that vanishes says nothing about paper."""

CONTROL_RELEASE = 9
"""Let a job go that was kept."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer of this machine: its name, its PRINTER_STATUS bits and its PRINTER_ATTRIBUTE bits."""

    name: str
    status: int
    attributes: int


class _PrinterInfo2(ctypes.Structure):
    _fields_: ClassVar = [
        ("pServerName", wintypes.LPWSTR),
        ("pPrinterName", wintypes.LPWSTR),
        ("pShareName", wintypes.LPWSTR),
        ("pPortName", wintypes.LPWSTR),
        ("pDriverName", wintypes.LPWSTR),
        ("pComment", wintypes.LPWSTR),
        ("pLocation", wintypes.LPWSTR),
        ("pDevMode", wintypes.LPVOID),
        ("pSepFile", wintypes.LPWSTR),
        ("pPrintProcessor", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
        ("pParameters", wintypes.LPWSTR),
        ("pSecurityDescriptor", wintypes.LPVOID),
        ("Attributes", wintypes.DWORD),
        ("Priority", wintypes.DWORD),
        ("DefaultPriority", wintypes.DWORD),
        ("StartTime", wintypes.DWORD),
        ("UntilTime", wintypes.DWORD),
        ("Status", wintypes.DWORD),
        ("cJobs", wintypes.DWORD),
        ("AveragePPM", wintypes.DWORD),
    ]


class _DocInfo1(ctypes.Structure):
    _fields_: ClassVar = [
        ("pDocName", wintypes.LPWSTR),
        ("pOutputFile", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
    ]


class _SystemTime(ctypes.Structure):
    _fields_: ClassVar = [
        (name, wintypes.WORD) for name in ("year", "month", "weekday", "day", "hour", "minute", "second", "milliseconds")
    ]


class _JobInfo1(ctypes.Structure):
    _fields_: ClassVar = [
        ("JobId", wintypes.DWORD),
        ("pPrinterName", wintypes.LPWSTR),
        ("pMachineName", wintypes.LPWSTR),
        ("pUserName", wintypes.LPWSTR),
        ("pDocument", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
        ("pStatus", wintypes.LPWSTR),
        ("Status", wintypes.DWORD),
        ("Priority", wintypes.DWORD),
        ("Position", wintypes.DWORD),
        ("TotalPages", wintypes.DWORD),
        ("PagesPrinted", wintypes.DWORD),
        ("Submitted", _SystemTime),
    ]


def queues() -> list[Queue]:
    """The printers of this machine, connected ones too."""
    needed, count = wintypes.DWORD(), wintypes.DWORD()

    def enumerate_into(buffer: Any, size: int) -> int:
        return int(
            _winspool().EnumPrintersW(
                _ENUM_LOCAL_AND_CONNECTED, None, 2, buffer, size, ctypes.byref(needed), ctypes.byref(count)
            )
        )

    buffer = _filled(enumerate_into, needed)
    found = (_PrinterInfo2 * count.value).from_buffer(buffer) if count.value else ()
    return [Queue(one.pPrinterName or "", one.Status, one.Attributes) for one in found]


def queue(printer: str) -> Queue | None:
    """One printer of this machine."""
    return next((known for known in queues() if known.name == printer), None)


def default_printer() -> str:
    """The name of this user's default printer, or ""."""
    size = wintypes.DWORD()
    _winspool().GetDefaultPrinterW(None, ctypes.byref(size))
    name = ctypes.create_unicode_buffer(max(1, size.value))
    return name.value if _winspool().GetDefaultPrinterW(name, ctypes.byref(size)) else ""


def job_named(printer: str, document: str) -> int | None:
    """The newest job of that queue whose document has this name."""
    needed, count = wintypes.DWORD(), wintypes.DWORD()
    with _open(printer) as handle:

        def enumerate_into(buffer: Any, size: int) -> int:
            return int(_winspool().EnumJobsW(handle, 0, _MOST_JOBS, 1, buffer, size, ctypes.byref(needed), ctypes.byref(count)))

        buffer = _filled(enumerate_into, needed)
    found = (_JobInfo1 * count.value).from_buffer(buffer) if count.value else ()
    return max((one.JobId for one in found if one.pDocument == document), default=None)


def job_status(printer: str, number: int) -> int | None:
    """The JOB_STATUS bits of a job; None when the queue does not know it (any more)."""
    needed = wintypes.DWORD()
    with _open(printer) as handle:

        def get_into(buffer: Any, size: int) -> int:
            return int(_winspool().GetJobW(handle, number, 1, buffer, size, ctypes.byref(needed)))

        buffer = _filled(get_into, needed, absent=_ERROR_INVALID_PARAMETER)
    return int(_JobInfo1.from_buffer(buffer).Status) if len(buffer) >= ctypes.sizeof(_JobInfo1) else None


def raw_job(printer: str, document: str, data: bytes) -> int:
    """Put bytes into the queue that go to the printer as they are, without its driver; the job's number.

    Raises EnvironmentProblem when the queue takes them not, or not all.
    """
    with _open(printer) as handle:
        about = _DocInfo1(document, None, "RAW")
        number = int(_winspool().StartDocPrinterW(handle, 1, ctypes.byref(about)))
        if not number:
            raise EnvironmentProblem("printer_refuses", printer=printer)
        _winspool().SetJobW(handle, number, 0, None, CONTROL_RETAIN)
        written = wintypes.DWORD()
        whole = _winspool().WritePrinter(handle, data, len(data), ctypes.byref(written)) and written.value == len(data)
        if not whole:
            _winspool().SetJobW(handle, number, 0, None, CONTROL_CANCEL)
        _winspool().EndDocPrinter(handle)
        if not whole:
            raise EnvironmentProblem("printer_refuses", printer=printer)
    return number


def control_job(printer: str, number: int, command: int) -> bool:
    """Tell the queue to cancel, retain or release a job; whether it did."""
    with _open(printer) as handle:
        return bool(_winspool().SetJobW(handle, number, 0, None, command))


@lru_cache(maxsize=1)
def _winspool() -> Any:
    """The library with the types of what it is given: handles are 64 bits wide."""
    if sys.platform != "win32":
        raise EnvironmentProblem("print_system_silent", why="no Windows spooler")
    library = ctypes.WinDLL("winspool.drv", use_last_error=True)
    dword, pointer, handle, text = wintypes.DWORD, wintypes.LPVOID, wintypes.HANDLE, wintypes.LPWSTR
    into = ctypes.POINTER(dword)
    library.EnumPrintersW.argtypes = [dword, text, dword, pointer, dword, into, into]
    library.GetDefaultPrinterW.argtypes = [text, into]
    library.OpenPrinterW.argtypes = [text, ctypes.POINTER(handle), pointer]
    library.ClosePrinter.argtypes = [handle]
    library.EnumJobsW.argtypes = [handle, dword, dword, dword, pointer, dword, into, into]
    library.GetJobW.argtypes = [handle, dword, dword, pointer, dword, into]
    library.SetJobW.argtypes = [handle, dword, dword, pointer, dword]
    library.StartDocPrinterW.argtypes = [handle, dword, pointer]
    library.WritePrinter.argtypes = [handle, ctypes.c_char_p, dword, into]
    library.EndDocPrinter.argtypes = [handle]
    library.StartDocPrinterW.restype = dword
    for name in ("WritePrinter", "EndDocPrinter"):
        getattr(library, name).restype = wintypes.BOOL
    for name in ("EnumPrintersW", "GetDefaultPrinterW", "OpenPrinterW", "ClosePrinter", "EnumJobsW", "GetJobW", "SetJobW"):
        getattr(library, name).restype = wintypes.BOOL
    return library


@contextlib.contextmanager
def _open(printer: str) -> Iterator[wintypes.HANDLE]:
    handle = wintypes.HANDLE()
    if not _winspool().OpenPrinterW(printer, ctypes.byref(handle), None):
        raise EnvironmentProblem("print_system_silent", why=_last_error()[1])
    try:
        yield handle
    finally:
        _winspool().ClosePrinter(handle)


def _filled(call: Any, needed: wintypes.DWORD, absent: int = 0) -> ctypes.Array[ctypes.c_char]:
    """The buffer that `call` fills, made as large as it asks for; an empty one when the error is `absent`."""
    buffer = ctypes.create_string_buffer(1)
    size = 0
    while not call(buffer if size else None, size):
        number, why = _last_error()
        if absent and number == absent:
            return ctypes.create_string_buffer(1)
        if number != _ERROR_INSUFFICIENT_BUFFER:
            raise EnvironmentProblem("print_system_silent", why=why)
        size = needed.value
        buffer = ctypes.create_string_buffer(size)
    return buffer


def _last_error() -> tuple[int, str]:
    if sys.platform != "win32":
        return 0, ""
    number = ctypes.get_last_error()
    return number, ctypes.FormatError(number)
