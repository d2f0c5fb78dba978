"""A private print shop: a real IPP Everywhere label printer behind a real print server, in namespaces of their own.

`python print_shop.py FOLDER` (as `unshare -n -m` runs it) sets up the shop in FOLDER and keeps it until its standard input
ends. `opened` does that for a test. Nothing of the machine's own printers, names or ports is touched.

The printer understands, in FOLDER: `fault` (what is written there, as `media-empty-error`, it reports until the file is empty)
and keeps every sheet that reached paper in `out/`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

QUEUE = "Badge"
_TOOLS = ("unshare", "ip", "mount", "cupsd", "lpadmin", "ippeveprinter", "dbus-daemon", "avahi-daemon")
_PRINTER_PORT = 8631
_NETWORK = 0x40000000
"""CLONE_NEWNET of sched.h."""

_SIZES = (("om_label-62x100_62x100mm", 6200, 10000), ("iso_a6_105x148mm", 10500, 14800))

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path={folder}/bus</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>
"""
_AVAHI = """[server]
host-name=printshop
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-hinfo=no
publish-workstation=no
"""
_CUPSD = """LogLevel warn
MaxLogSize 0
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
JobRetryInterval 2
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_CUPS_FILES = """User lp
Group lp
SystemGroup root
ServerRoot {folder}/cups/etc
ServerBin /usr/lib/cups
DataDir /usr/share/cups
StateDir {folder}/cups/run
CacheDir {folder}/cups/cache
RequestRoot {folder}/cups/spool
TempDir {folder}/cups/spool/tmp
ServerKeychain {folder}/cups/ssl
AccessLog {folder}/cups/log/access
ErrorLog {folder}/cups/log/error
PageLog {folder}/cups/log/page
Sandboxing relaxed
"""
_PAPER = """#!/bin/sh
# The printer calls this for each document, $1: what it writes to standard error is the printer's state.
touch "{folder}/busy"
if [ -s "{folder}/fault" ]; then
  reason=$(cat "{folder}/fault")
  echo "STATE: +$reason" >&2
  while [ -s "{folder}/fault" ]; do sleep 0.1; done
  echo "STATE: -$reason" >&2
fi
cp "$1" "{folder}/out/job-$IPP_JOB_ID-$(date +%s%N).pdf"
echo "ATTR: job-impressions-completed=1" >&2
rm -f "{folder}/busy"
"""


class PrintShop:
    """The shop as a test has it: where it listens, its faults, its sheets and its plug."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = str(folder / "cups.sock")

    def fault(self, reason: str) -> None:
        """What the printer reports for documents to come; "" mends it."""
        (self.folder / "fault").write_text(reason)

    def mend(self) -> None:
        """Take the fault away and wait until the printer is through with what it had, a cancelled document too."""
        self.fault("")
        _until(lambda: not (self.folder / "busy").exists(), 60, "the printer's rest")

    def await_document(self) -> None:
        """Wait until the printer has a document in hand."""
        _until((self.folder / "busy").exists, 60, "a document at the printer")

    def sheets(self) -> list[Path]:
        """Every document that reached paper, oldest first."""
        return sorted((self.folder / "out").iterdir(), key=lambda path: path.name.rpartition("-")[2])

    def pull_plug(self) -> None:
        """The printer loses power, at once and without a word."""
        self._tell("off")

    def plug_in(self) -> None:
        """The printer has power again, and has forgotten everything."""
        self._tell("on")

    def command(self, *words: str) -> None:
        """Run one of the print server's own commands, as `cupsdisable Badge`."""
        environment = {**os.environ, "CUPS_SERVER": self.address}
        subprocess.run(words, env=environment, check=True, capture_output=True, timeout=120)

    def _tell(self, word: str) -> None:
        (self.folder / "plug").write_text(word)
        _until(lambda: not (self.folder / "plug").exists(), 60, f"the plug: {word}")


def missing() -> str:
    """What this machine lacks for a print shop, in a sentence; "" when nothing."""
    absent = [tool for tool in _TOOLS if _tool(tool) is None]
    if absent:
        return f"a print shop needs {', '.join(absent)}"
    try:
        allowed = subprocess.run(["unshare", "-n", "-m", "true"], capture_output=True, timeout=120, check=False).returncode == 0
    except OSError:
        allowed = False
    return "" if allowed else "a print shop needs the right to make namespaces (root)"


@contextlib.contextmanager
def opened() -> Iterator[PrintShop]:
    """A print shop in a folder of its own, both gone at the end.

    Not in pytest's folders: the filters of the print server run as another user, and each pytest that starts closes those
    folders to others. A socket's path must be short, too.
    """
    with tempfile.TemporaryDirectory(prefix="shop-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with _held(folder) as shop:
            yield shop


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[PrintShop]:
    words = ["unshare", "-n", "-m", sys.executable, str(Path(__file__)), str(folder)]
    with (folder / "shop.log").open("wb") as log:
        shop = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=log, stderr=log)
    try:
        _until(lambda: (folder / "open").exists() or shop.poll() is not None, 180, "the print shop")
        if shop.poll() is not None:
            raise RuntimeError(f"the print shop did not open: {(folder / 'shop.log').read_text('utf-8', 'replace')}")
        with _network_of(shop.pid):
            yield PrintShop(folder)
    finally:
        if shop.stdin:
            shop.stdin.close()
        shop.wait(120)


@contextlib.contextmanager
def _network_of(process: int) -> Iterator[None]:
    """Let this thread, and what it starts, see the shop's own network: the printer is asked directly as well."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open("/proc/thread-self/ns/net", "rb") as ours, open(f"/proc/{process}/ns/net", "rb") as theirs:
        if libc.setns(theirs.fileno(), _NETWORK):
            raise OSError(ctypes.get_errno(), "setns")
        try:
            yield
        finally:
            libc.setns(ours.fileno(), _NETWORK)


def _keep(folder: Path) -> None:
    """Set the shop up and hold it open until standard input ends; called inside the namespaces."""
    _run("ip", "link", "set", "lo", "up")
    _run("mount", "-t", "tmpfs", "tmpfs", "/run")
    for name in ("/run/avahi-daemon", "/run/cups"):
        Path(name).mkdir()
    _lay_out(folder)
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder}/bus"
    running: list[subprocess.Popen[bytes]] = []
    try:
        running.append(_start("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"))
        _until((folder / "bus").exists, 60, "the message bus")
        running.append(_start("avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root", "--no-chroot", "--no-rlimits"))
        _until(Path("/run/avahi-daemon/socket").exists, 60, "the name service")
        running.append(_printer(folder))
        configuration = ("-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
        running.append(_start("cupsd", "-f", *configuration))
        _until((folder / "cups.sock").exists, 60, "the print server")
        os.environ["CUPS_SERVER"] = f"{folder}/cups.sock"
        device = f"ipp://localhost:{_PRINTER_PORT}/ipp/print"
        queue = ("-p", QUEUE, "-E", "-v", device, "-m", "everywhere", "-o", "printer-error-policy=retry-current-job")
        _until(lambda: _quietly("lpadmin", *queue), 120, "the queue")
        (folder / "open").touch()
        _serve(folder, running)
    finally:
        for process in running:
            _cut_power(process)


def _serve(folder: Path, running: list[subprocess.Popen[bytes]]) -> None:
    """Do what the plug is told until standard input ends."""
    os.set_blocking(0, False)
    while os.read(0, 1) if _readable() else True:
        plug = folder / "plug"
        if plug.exists() and (word := plug.read_text()):
            if word == "off":
                _cut_power(running[2])
                (folder / "busy").unlink(missing_ok=True)
            else:
                running[2] = _printer(folder)
            plug.unlink()
        time.sleep(0.05)


def _readable() -> bool:
    import select

    return bool(select.select([0], [], [], 0)[0])


def _printer(folder: Path) -> subprocess.Popen[bytes]:
    process = _start(
        "ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(_PRINTER_PORT), "-d", f"{folder}/spool", "-k",
        "-a", f"{folder}/printer.conf", "-c", f"{folder}/paper", QUEUE,
    )  # fmt: skip
    _until(_printer_listens, 60, "the printer")
    return process


def _printer_listens() -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("localhost", _PRINTER_PORT), 1):
        return True
    return False


def _lay_out(folder: Path) -> None:
    for name in ("spool", "out", "cups/etc", "cups/run", "cups/cache", "cups/spool/tmp", "cups/ssl", "cups/log"):
        (folder / name).mkdir(parents=True)
    texts = {"bus.conf": _BUS, "avahi.conf": _AVAHI, "cupsd.conf": _CUPSD, "cups-files.conf": _CUPS_FILES, "paper": _PAPER}
    for name, text in texts.items():
        (folder / name).write_text(text.replace("{folder}", str(folder)))
    (folder / "paper").chmod(0o755)
    (folder / "fault").touch()
    (folder / "printer.conf").write_text(_printer_attributes())


def _printer_attributes() -> str:
    """What the printer says of itself: a label printer of 203 dpi, its papers and a range of others."""
    own = [_paper(x, y, f'MEMBER keyword media-size-name "{name}"') for name, x, y in _SIZES]
    span = "MEMBER rangeOfInteger x-dimension 2000-10500 MEMBER rangeOfInteger y-dimension 2000-30000"
    sizes = [f"{{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}" for _name, x, y in _SIZES]
    names = ",".join(f'"{name}"' for name, _x, _y in _SIZES)
    lines = [
        'charset charset-configured "utf-8"', 'charset charset-supported "us-ascii","utf-8"',
        'keyword compression-supported "none"', 'mimeMediaType document-format-default "application/pdf"',
        'mimeMediaType document-format-supported "application/octet-stream","application/pdf","image/pwg-raster"',
        'language generated-natural-language-supported "en"', 'language natural-language-configured "en"',
        'keyword ipp-versions-supported "1.1","2.0"', 'keyword ipp-features-supported "ipp-everywhere"',
        "enum operations-supported 2,4,5,6,8,9,10,11,59,60",
        'keyword job-creation-attributes-supported "copies","ipp-attribute-fidelity","job-name","media","media-col"',
        "integer copies-default 1", "rangeOfInteger copies-supported 1-99",
        f'keyword media-supported {names},"custom_min_20x20mm","custom_max_105x300mm"',
        f'keyword media-ready "{_SIZES[0][0]}"', f'keyword media-default "{_SIZES[0][0]}"',
        f"collection media-col-database {','.join(own)},{{ MEMBER collection media-size {{ {span} }} }}",
        f"collection media-col-ready {own[0]}", f"collection media-col-default {own[0]}",
        (
            'keyword media-col-supported "media-bottom-margin","media-left-margin","media-right-margin","media-size",'
            '"media-size-name","media-top-margin"'
        ),
        f"collection media-size-supported {','.join(sizes)},{{ {span} }}",
        *(f"integer media-{edge}-margin-supported 0" for edge in ("top", "bottom", "left", "right")),
        'keyword print-color-mode-default "monochrome"', 'keyword print-color-mode-supported "monochrome"',
        "enum print-quality-default 4", "enum print-quality-supported 4",
        'text printer-device-id "MFG:Shop;MDL:Badge;CMD:PDF,PWGRaster;"', 'text printer-make-and-model "Shop Badge 203"',
        "resolution printer-resolution-default 203dpi", "resolution printer-resolution-supported 203dpi",
        'keyword pwg-raster-document-type-supported "black_1","sgray_8"',
        "resolution pwg-raster-document-resolution-supported 203dpi",
        'keyword sides-default "one-sided"', 'keyword sides-supported "one-sided"', "boolean color-supported false",
        'keyword which-jobs-supported "completed","not-completed","all"',
    ]  # fmt: skip
    return "".join(f"ATTR {line}\n" for line in lines)


def _paper(x: int, y: int, name: str) -> str:
    margins = " ".join(f"MEMBER integer media-{edge}-margin 0" for edge in ("bottom", "left", "right", "top"))
    size = f"MEMBER collection media-size {{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}"
    return f"{{ {size} {name} {margins} }}"


def _tool(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")


def _start(name: str, *words: str) -> subprocess.Popen[bytes]:
    """A part of the shop, in a group of its own with whatever it starts."""
    return subprocess.Popen([_tool(name) or name, *words], stdin=subprocess.DEVNULL, start_new_session=True)


def _cut_power(process: subprocess.Popen[bytes]) -> None:
    """End a part of the shop together with what it started: half a printer prints nothing."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _run(name: str, *words: str) -> None:
    subprocess.run([_tool(name) or name, *words], check=True, stdin=subprocess.DEVNULL)


def _quietly(name: str, *words: str) -> bool:
    done = subprocess.run([_tool(name) or name, *words], check=False, stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode == 0


def _until(true: Callable[[], bool], seconds: float, what: str) -> None:
    give_up = time.monotonic() + seconds
    while not true():
        if time.monotonic() > give_up:
            raise RuntimeError(f"{what} did not come up within {seconds:.0f} s")
        time.sleep(0.05)


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
