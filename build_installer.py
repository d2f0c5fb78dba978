#!/usr/bin/env python3
"""Makes the stand-alone Accueil of the system it runs on, for computers that have no Python.

    Linux      dist/accueil-VERSION-linux-ARCH.tar.gz     a folder, its .desktop file, a menu script
    Windows    dist/accueil-VERSION-windows-ARCH.exe      an installer if Inno Setup is there, else a .zip
    macOS      dist/accueil-VERSION-macos-ARCH.dmg        an .app in a disk image, else a .zip

Each is made on its own system: PyInstaller does not cross over. The folder holds two programs: `accueil`, the
window, and `checkin-app`, the command line. It opens event files (`*.accueil`) that somebody double-clicks, and carries
the licences of all that is in it. Nothing is signed: that is for whoever publishes, with their own certificate
(`signtool` before Inno Setup packs the folder, `codesign` and `notarytool` before hdiutil does); unsigned, Windows and
macOS ask before the first start.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tools import bootstrap_env

ROOT = bootstrap_env.ROOT
LOCK = "requirements-installer.lock"
# An environment of its own: what only the tests need must not find its way into the folder.
ENVIRONMENT = ".venv-installer"
BUILD = ROOT / "build" / "installer"
DIST = ROOT / "dist"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}

LAUNCHER = """\
import os
import sys

# A file that is double-clicked, or dropped on the program, comes without a command.
if len(sys.argv) == 2 and sys.argv[1].lower().endswith(".accueil"):
    sys.argv.insert(1, "window")

# The window has no console on Windows: what would be printed goes nowhere instead of failing.
for name in ("stdout", "stderr"):
    if getattr(sys, name) is None:
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))

from checkin_app.__main__ import main

raise SystemExit(main())
"""

METADATA = """\
Metadata-Version: 2.1
Name: checkin-app
Version: {version}
"""

SPEC = '''\
# Made by build_installer.py; do not edit.
import sys
from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs
from PyInstaller.utils.hooks import collect_submodules, copy_metadata

ROOT, HERE, ICON, VERSION = {root!r}, {here!r}, {icon!r}, {version!r}
sys.path.insert(0, ROOT)
from tools.licences import collected

# Imported by name at run time, so that no analysis of the sources finds them.
hidden = collect_submodules("checkin_app") + collect_submodules("phonenumbers")
hidden += collect_submodules("charset_normalizer") + ["sqlcipher3.dbapi2", "sqlcipher3._sqlite3"]
# Scanners on ports, and cameras. Of hidapi, `hidraw` is there on Linux alone.
hidden += ["serial", "serial.tools.list_ports", "hid", "PySide6.QtMultimedia", "zxingcpp"]
hidden += ["highspy", "numpy"]
hidden += ["hidraw"] if sys.platform == "linux" else []
data = [(ROOT + "/resources", "checkin_app/_resources"), *collected(Path(ROOT))]
# The program asks for its own version as an installed one does.
data += [(HERE + "/METADATA", "checkin_app-" + VERSION + ".dist-info")]
for package in ("qtawesome", "reportlab", "tzdata", "pypdfium2", "pypdfium2_raw"):
    data += collect_data_files(package)
# sqlite-utils asks its own metadata for its version.
data += copy_metadata("sqlite-utils")
binaries = collect_dynamic_libs("sqlcipher3") + collect_dynamic_libs("pypdfium2_raw")
excluded = ["tkinter", "PyQt5", "PyQt6", "PySide2", "pytest", "IPython", "matplotlib"]
excluded += ["PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDesigner", "PySide6.QtTest"]


def is_wanted(entry):
    """Of the icon families one is used: the others are 5 MB of nothing."""
    name = entry[0].replace("\\\\", "/")
    return not name.startswith("qtawesome/fonts/") or "/phosphor-" in name


def program(name, console):
    return EXE(PYZ(found.pure), found.scripts, [], exclude_binaries=True, name=name, console=console,
               icon=ICON, upx=False, argv_emulation={macos} and not console)


found = Analysis([HERE + "/launch.py"], pathex=[ROOT], binaries=binaries, datas=data, hiddenimports=hidden,
                 excludes=excluded)
found.datas = [entry for entry in found.datas if is_wanted(entry)]
# The same program twice: Windows decides by the file whether it has a console.
folder = COLLECT(program("accueil", False), program("checkin-app", True), found.binaries, found.datas,
                 name="accueil", upx=False)
if {macos}:
    kind = {{"UTTypeIdentifier": "org.accueil.event", "UTTypeDescription": "Accueil event", "UTTypeConformsTo": ["public.data"],
            "UTTypeTagSpecification": {{"public.filename-extension": ["accueil"]}}}}
    opens = {{"CFBundleTypeName": "Accueil event", "CFBundleTypeRole": "Editor", "LSHandlerRank": "Owner",
             "LSItemContentTypes": ["org.accueil.event"]}}
    # Without a word on the camera macOS ends a program that looks through it.
    BUNDLE(folder, name="Accueil.app", icon=ICON, bundle_identifier="org.accueil.checkin", version=VERSION,
           info_plist={{"NSHighResolutionCapable": True, "CFBundleShortVersionString": VERSION,
                       "NSCameraUsageDescription": "Badges that are held before the camera are read; no picture is kept.",
                       "UTExportedTypeDeclarations": [kind], "CFBundleDocumentTypes": [opens]}})
'''

DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Accueil
GenericName=Registration desk
GenericName[ca]=Taulell d'acreditacions
GenericName[es]=Mostrador de acreditaciones
GenericName[fr]=Accueil des participants
Comment=Check-in, badges, stands and attendance of an event
Exec={exec} window %f
Icon={icon}
Terminal=false
Categories=Office;
MimeType=application/x-accueil-event;
"""

# An event file is an SQLite database, and would otherwise be opened as one.
MIME_TYPE = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-accueil-event">
    <comment>Accueil event</comment>
    <comment xml:lang="ca">Esdeveniment d'Accueil</comment>
    <comment xml:lang="es">Evento de Accueil</comment>
    <comment xml:lang="fr">Événement Accueil</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <glob pattern="*.accueil" weight="60"/>
  </mime-type>
</mime-info>
"""

INSTALL_SCRIPT = """\
#!/bin/sh
# Puts Accueil into your own menu and lets it open event files, nothing else: the program stays in this folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
mkdir -p "$data/applications" "$data/mime/packages"
# What a folder's name may hold and means something to sed.
safe=$(printf '%s' "$here" | sed -e 's/[|&\\]/\\\\&/g')
sed -e "s|@HERE@|$safe|g" "$here/accueil.desktop" > "$data/applications/accueil.desktop"
cp "$here/accueil-mime.xml" "$data/mime/packages/accueil.xml"
for tell in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
  if command -v "${tell%% *}" > /dev/null; then "${tell%% *}" "${tell#* }" > /dev/null 2>&1 || true; fi
done
echo "Accueil is in the menu. To take it out again, delete"
echo "  $data/applications/accueil.desktop"
echo "  $data/mime/packages/accueil.xml"
"""

INNO_SETUP = '''\
[Setup]
AppId={{{{8E0B7C52-6F0D-4C1B-9C67-2D6F5E0A5B11}}
AppName=Accueil
AppVersion={version}
AppPublisher=The Accueil authors
DefaultDirName={{autopf}}\\Accueil
DefaultGroupName=Accueil
LicenseFile={root}\\LICENSE
OutputDir={dist}
OutputBaseFilename={name}
Compression=lzma2
SolidCompression=yes
ArchitecturesInstallIn64BitMode=x64compatible or arm64
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
UninstallDisplayIcon={{app}}\\accueil.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ca"; MessagesFile: "compiler:Languages\\Catalan.isl"
Name: "es"; MessagesFile: "compiler:Languages\\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\\French.isl"

[Files]
Source: "{folder}\\*"; DestDir: "{{app}}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{{group}}\\Accueil"; Filename: "{{app}}\\accueil.exe"
Name: "{{autodesktop}}\\Accueil"; Filename: "{{app}}\\accueil.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\\Classes\\.accueil\\OpenWithProgids"; ValueType: string; \
ValueName: "Accueil.Event"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\\Classes\\Accueil.Event"; ValueType: string; ValueData: "Accueil event"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\\Classes\\Accueil.Event\\DefaultIcon"; ValueType: string; ValueData: "{{app}}\\accueil.exe,0"
Root: HKA; Subkey: "Software\\Classes\\Accueil.Event\\shell\\open\\command"; ValueType: string; \
ValueData: """{{app}}\\accueil.exe"" window ""%1"""

[Tasks]
Name: "desktopicon"; Description: "{{cm:CreateDesktopIcon}}"

[Run]
Filename: "{{app}}\\accueil.exe"; Description: "{{cm:LaunchProgram,Accueil}}"; Flags: nowait postinstall
'''


class BuildError(Exception):
    """The installer cannot be made; its text is the sentence that says why."""


def version() -> str:
    """Return the version that `pyproject.toml` declares."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
    if not found:
        raise BuildError("pyproject.toml declares no version.")
    return found.group(1)


def archive_name() -> str:
    """Return the name of what is delivered, without its suffix: program, version, system and processor."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return f"accueil-{version()}-{SYSTEMS[sys.platform]}-{machine}"


def icon_path() -> Path | None:
    """Return the program's icon in the form that this system wants, if the resources have it."""
    suffix = {"win32": ".ico", "darwin": ".icns"}.get(sys.platform, ".png")
    found = sorted((ROOT / "resources").rglob(f"accueil*{suffix}"))
    return found[-1] if found else None


def run(command: list[str], failure: str) -> None:
    """Run a tool of the build where it can be seen; its failure ends the build with a sentence."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=bootstrap_env.program_environment(), check=False)
    except OSError as error:
        raise BuildError(f"{failure} ({error})") from error
    if done.returncode:
        raise BuildError(f"{failure} Its own words are above.")


def write_sources() -> Path:
    """Write the launcher and the recipe for PyInstaller, and return the recipe."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    (BUILD / "launch.py").write_text(LAUNCHER, encoding="utf-8")
    (BUILD / "METADATA").write_text(METADATA.format(version=version()), encoding="utf-8")
    icon = icon_path() if sys.platform != "linux" else None
    values = {"root": ROOT.as_posix(), "here": BUILD.as_posix(), "icon": str(icon) if icon else None}
    recipe = SPEC.format(**values, version=version(), macos=sys.platform == "darwin")
    spec = BUILD / "accueil.spec"
    spec.write_text(recipe, encoding="utf-8")
    return spec


def freeze(python: Path) -> Path:
    """Run PyInstaller and return the folder that needs no Python."""
    bootstrap_env.say("Collecting the program and its libraries: some minutes")
    output = BUILD / "output"
    command = [str(python), "-m", "PyInstaller", str(write_sources()), "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(output), "--workpath", str(BUILD / "work")]
    run(command, "PyInstaller could not make the program.")
    return output / "accueil"


def check(folder: Path) -> None:
    """Start what was made: a program that cannot run the reference event is not delivered."""
    program = folder / ("checkin-app.exe" if os.name == "nt" else "checkin-app")
    try_out([str(program), "--help"])
    if sys.platform != "linux":
        return
    # Without a display this is a rehearsal: it draws every badge and every page, so nothing can be missing.
    bootstrap_env.say("Trying it with the reference event")
    with tempfile.TemporaryDirectory() as trial:
        try_out(["env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", str(program), "demo", trial])


def try_out(command: list[str]) -> None:
    """Run the program that was made; its failure ends the build with what it said."""
    done = bootstrap_env.quietly(command)
    if done.returncode:
        said = bootstrap_env.last_lines(done.stdout, 12)
        raise BuildError(f"What was made does not work (status {done.returncode}):\n{said}")


# ---------------------------------------------------------------------- one way to deliver for each system


def deliver_linux(folder: Path) -> Path:
    """Pack the folder with its menu entry into a .tar.gz."""
    icon = icon_path()
    if icon:
        shutil.copy(icon, folder / "accueil.png")
    entry = DESKTOP_ENTRY.format(exec='"@HERE@/accueil"', icon="@HERE@/accueil.png")
    (folder / "accueil.desktop").write_text(entry, encoding="utf-8")
    (folder / "accueil-mime.xml").write_text(MIME_TYPE, encoding="utf-8")
    script = folder / "install-menu.sh"
    script.write_text(INSTALL_SCRIPT, encoding="utf-8")
    script.chmod(0o755)
    target = DIST / f"{archive_name()}.tar.gz"
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder, arcname=archive_name(), filter=nobody_in_particular)
    return target


def nobody_in_particular(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave the builder's name and numbers out of the archive."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def deliver_zip(folder: Path) -> Path:
    """Pack a folder into a .zip, links and permissions kept where the system has a tool for that."""
    target = DIST / f"{archive_name()}.zip"
    if sys.platform == "darwin":
        # An .app is full of links, which Python's zip would follow.
        run(["ditto", "-c", "-k", "--keepParent", str(folder), str(target)], "ditto could not pack the .app.")
        return target
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, Path(archive_name()) / path.relative_to(folder))
    return target


def deliver_windows(folder: Path) -> Path:
    """Make an installer with Inno Setup, or a .zip where that is not there."""
    compiler = shutil.which("iscc") or shutil.which(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")
    if not compiler:
        bootstrap_env.say("Inno Setup (iscc) is not here: making a .zip instead of an installer.")
        return deliver_zip(folder)
    script = BUILD / "accueil.iss"
    text = INNO_SETUP.format(version=version(), root=ROOT, dist=DIST, name=archive_name(), folder=folder)
    # Inno Setup takes a file for the local code page unless it begins with this mark.
    script.write_text(text, encoding="utf-8-sig")
    run([compiler, "/Qp", str(script)], "Inno Setup could not make the installer.")
    return DIST / f"{archive_name()}.exe"


def deliver_macos(folder: Path) -> Path:
    """Put the .app into a disk image, or a .zip where hdiutil is not there."""
    bundle = folder.with_name("Accueil.app")
    if not shutil.which("hdiutil"):
        return deliver_zip(bundle)
    stage = BUILD / "image"
    stage.mkdir(exist_ok=True)
    shutil.copytree(bundle, stage / bundle.name, symlinks=True, dirs_exist_ok=True)
    (stage / "Applications").symlink_to("/Applications")
    target = DIST / f"{archive_name()}.dmg"
    command = ["hdiutil", "create", "-quiet", "-ov", "-fs", "HFS+", "-volname", "Accueil"]
    run([*command, "-srcfolder", str(stage), str(target)], "hdiutil could not make the disk image.")
    return target


DELIVERIES: dict[str, Callable[[Path], Path]] = {
    "linux": deliver_linux,
    "win32": deliver_windows,
    "darwin": deliver_macos,
}


def provide_tools() -> Path:
    """Return a Python with PyInstaller, and see to the system's tools that it calls."""
    # PyInstaller reads and rewrites libraries with objdump and objcopy.
    packages = (*bootstrap_env.RUN_PACKAGES, "binutils")
    return bootstrap_env.prepare(LOCK, packages, "The build", ENVIRONMENT)


def build(folder_only: bool) -> Path:
    """Make the folder, start it once, and pack it."""
    if sys.platform not in DELIVERIES:
        raise BuildError(f"There is no installer for {sys.platform}: use run.py there.")
    if not (ROOT / "resources").is_dir():
        raise BuildError("The folder resources/ is not beside build_installer.py: is this a whole checkout?")
    folder = freeze(provide_tools())
    check(folder)
    if folder_only:
        return folder
    DIST.mkdir(exist_ok=True)
    bootstrap_env.say("Packing")
    return DELIVERIES[sys.platform](folder)


def main() -> int:
    """Build what the command line asks for; the path of the result is all that goes to standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--folder-only", action="store_true", help="make the folder and do not pack it")
    options = parser.parse_args()
    try:
        print(build(options.folder_only))
    except BuildError as error:
        bootstrap_env.say(str(error))
        return 3
    except OSError as error:
        bootstrap_env.say(f"The installer could not be written: {error}")
        return 3
    except KeyboardInterrupt:
        bootstrap_env.say("Stopped; nothing was delivered.")
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
