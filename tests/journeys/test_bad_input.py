"""What is wrong from the start: every command says what and what next, ends with 3 and leaves all as it was."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import chdir, closing
from pathlib import Path

import pytest

from checkin_app.cli import main as cli
from checkin_app.cli.main import run
from checkin_app.domain.code import code_key, first_key_id, mint
from tests.journeys.commands import LISTS, Program, environment

CODE = "KKVNTSHRCPRDFGTKHXGJHCVDKKV"
COMMANDS = """
search EVENT nune|search EVENT -|scan EVENT CODE|scan EVENT -|check-in EVENT ER10-001|undo EVENT abc|walk-in EVENT --last Puig
codes EVENT|badges EVENT -o OUT/b.pdf ER10-001|print EVENT ER10-001|stands list EVENT|stands assign EVENT B07 Proteolab
stands reserve EVENT B07 Proteolab|stands confirm EVENT B07 Proteolab|stands move EVENT A01 A02|stands swap EVENT A01 A02
stands vacate EVENT A01|stands plan EVENT -o OUT/p.svg|meetings list EVENT|meetings at-risk EVENT|import EVENT LIST
import EVENT LIST --dry-run|export EVENT -o OUT/a.csv|figures EVENT|close EVENT -o OUT/pack|verify EVENT
backup EVENT -o OUT/copy.accueil|screenshots EVENT -o OUT/pictures|inside EVENT|replace EVENT ER10-001
correct EVENT ER10-001 --set company=X|checkpoints list EVENT|pins list EVENT|training EVENT
print-test EVENT --printer PDF|print-log EVENT|layouts list EVENT|layouts export EVENT a6 -o OUT/a6.toml|layouts reset EVENT a6
layouts check EVENT a6|badge-text EVENT ER10-001 --clear|halls list EVENT|halls export EVENT hall-principal -o OUT/plan.json
exhibitors list EVENT|exhibitors note EVENT Proteolab late|exhibitors hand-over EVENT Proteolab keys|exhibitors items EVENT
stands suggest EVENT|stands call-list EVENT|stands stale EVENT|stands check EVENT
"""
ALL_COMMANDS = [words.strip() for line in COMMANDS.strip().splitlines() for words in line.split("|")]


@pytest.fixture(autouse=True)
def settings_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("LANGUAGE", "en")


def missing(_event: Path, _whole: Path) -> None:
    """Nothing is made."""


def empty(event: Path, _whole: Path) -> None:
    event.touch()


def of_another_program(event: Path, _whole: Path) -> None:
    with closing(sqlite3.connect(event)) as other:
        other.execute("CREATE TABLE t (x)")


def in_use_by_another_program(event: Path, _whole: Path) -> None:
    """With a write-ahead log beside it, which must not even be looked into."""
    made = event.with_name("made")
    with closing(sqlite3.connect(made)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (x)")
        shutil.copy(made, event)
        shutil.copy(f"{made}-wal", f"{event}-wal")
    made.unlink()


def a_document(event: Path, _whole: Path) -> None:
    event.write_bytes(b"%PDF-1.4\n" * 500)


def a_folder(event: Path, _whole: Path) -> None:
    event.mkdir()


def noise(event: Path, _whole: Path) -> None:
    event.write_bytes(random.Random(1).randbytes(20_000))


def noise_with_our_head(event: Path, whole: Path) -> None:
    event.write_bytes(whole.read_bytes()[:100] + random.Random(1).randbytes(20_000))


def a_head_alone(event: Path, _whole: Path) -> None:
    event.write_bytes(b"SQLite format 3\x00")


def a_pipe(event: Path, _whole: Path) -> None:
    os.mkfifo(event)


def a_socket(event: Path, _whole: Path) -> None:
    # By its name alone: the path of a socket must be short, and nobody knows where tests have their folders.
    with socket.socket(socket.AF_UNIX) as made, chdir(event.parent):
        made.bind(event.name)


def a_device(event: Path, _whole: Path) -> None:
    event.symlink_to("/dev/zero")


def a_link_to_itself(event: Path, _whole: Path) -> None:
    event.symlink_to(event)


def newer(event: Path, whole: Path) -> None:
    shutil.copy(whole, event)
    with closing(sqlite3.connect(event)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('event_file', '9999_wings', '')")
        file.commit()


def cut_in_half(event: Path, whole: Path) -> None:
    event.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])


def cut_short(event: Path, whole: Path) -> None:
    event.write_bytes(whole.read_bytes()[:5000])


def ours_without_tables(event: Path, _whole: Path) -> None:
    with closing(sqlite3.connect(event)) as other:
        other.execute(f"PRAGMA application_id = {0x41434355}")
        other.execute("CREATE TABLE t (x)")


UNIX_ONLY = [a_pipe, a_socket, a_device, a_link_to_itself] if sys.platform != "win32" else []
STATES = [missing, empty, of_another_program, in_use_by_another_program, a_document, a_folder, noise, noise_with_our_head]
STATES += [a_head_alone, newer, cut_in_half, cut_short, ours_without_tables, *UNIX_ONLY]


def seen(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything in a folder: names, kinds, times and contents."""
    there = {path: path.lstat() for path in folder.rglob("*")}
    return {
        str(path.relative_to(folder)): (found.st_mode, found.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path, found in there.items()
    }


def test_no_command_is_left_out_here() -> None:
    without_a_file = {"new", "printers", "label-printer", "demo", "window", "kiosk"}
    assert {words.split()[0] for words in ALL_COMMANDS} == set(cli._COMMANDS) - without_a_file


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_command_says_what_is_wrong_with_the_file_and_leaves_it(
    state: Callable[[Path, Path], None], imported_event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    event, out = tmp_path / "in" / "e.accueil", tmp_path / "out"
    event.parent.mkdir()
    out.mkdir()
    monkeypatch.chdir(out)
    state(event, imported_event)
    before = seen(event.parent)
    for command in ALL_COMMANDS:
        words = [
            {"EVENT": str(event), "CODE": CODE, "LIST": str(LISTS[0])}.get(word, word.replace("OUT", str(out)))
            for word in command.split()
        ]
        assert run(words) == 3, command
        printed, said = capsys.readouterr()
        assert printed == ""
        assert (str(event) in said, said.strip().count("\n"), "Traceback" in said) == (True, 0, False), said
        assert said.strip().endswith("."), said
        assert list(out.iterdir()) == [], command
    assert seen(event.parent) == before


def test_an_event_is_never_made_over_a_file(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = event.read_bytes()
    assert run(["new", str(event), "--name", "Other", "--day", "2030-01-01"]) == 3
    assert event.read_bytes() == before
    assert "exists already" in capsys.readouterr().err


def test_spoiled_bytes_are_noticed_or_harmless_and_never_a_bug(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some damage passes unseen until `verify`; what is seen is said, and nothing is taken for a fault of the program."""
    whole, dice = event.read_bytes(), random.Random(2010)
    commands = ["codes EVENT", "figures EVENT", "scan EVENT CODE", "meetings list EVENT", "stands list EVENT", "verify EVENT"]
    noticed = 0
    for number in range(40):
        spoiled = bytearray(whole)
        at = int((number + dice.random()) / 40 * len(whole))
        length = dice.choice([1, 8, 64, 4096])
        spoiled[at : at + length] = dice.choice([dice.randbytes(length), b"\x00" * length, b"\xff" * length])
        event.write_bytes(spoiled[: len(whole)])
        ends = {run([{"EVENT": str(event), "CODE": CODE}.get(word, word) for word in c.split()]) for c in commands}
        assert ends <= {0, 1, 3}, (number, at, length, capsys.readouterr().err)
        noticed += 3 in ends
        for beside in event.parent.glob(f"{event.name}-*"):
            beside.unlink()
    assert noticed > 10


def test_a_copied_file_without_its_log_is_an_older_state_not_damage(event: Path, tmp_path: Path, program: Program) -> None:
    child = program.start("scan", event, "-")
    assert child.stdin
    assert child.stdout
    child.stdin.write(f"{CODE}\n".encode())
    child.stdin.flush()
    assert child.stdout.readline()
    copy = Path(shutil.copy(event, tmp_path / "copy.accueil"))
    child.communicate()
    assert program.json("verify", copy)["ok"]


@pytest.mark.parametrize(
    "at", ["yesterday", "0001-01-01", "9999-12-31T23:59", "2010-13-01", "12:00", "", "1e99", "2010-07-01T25:00"]
)
def test_a_time_that_is_none_is_wrong_usage(at: str, event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", str(event), CODE, "--at", at]) == 2
    assert "is not a time" in capsys.readouterr().err


def test_unknown_names_are_sentences(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ends = {
        "check-in EVENT nobody": 3, "undo EVENT nothing": 3, "codes EVENT nobody": 3, "print EVENT nobody": 3,
        "badges EVENT -o b.pdf nobody": 3, "badges EVENT -o b.pdf --layout nice": 3, "badges EVENT -o b.pdf --sheet nice": 3,
        "stands assign EVENT Z99 Proteolab": 3, "stands assign EVENT B07 Nobody": 3, "stands move EVENT Z1 Z2": 3,
        "scan EVENT CODE --checkpoint bar": 3, "export EVENT -o a.doc": 3, "stands plan EVENT -o plan.doc": 3,
        "meetings list EVENT --day 2010-02-30": 2, "scan EVENT": 2, "search EVENT": 2, "walk-in EVENT": 2, "nonsense": 2,
        "scan EVENT CODE --lang de": 2, "import EVENT LIST --map name": 2, "import EVENT nothing.csv": 3,
        "print EVENT ER10-001 --printer Nowhere": 3, "walk-in EVENT --last \u202e": 3,
    }  # fmt: skip
    for command, status in ends.items():
        words = [{"EVENT": str(event), "CODE": CODE, "LIST": str(LISTS[0])}.get(word, word) for word in command.split(" ")]
        assert (run(words), command) == (status, command)
        said = capsys.readouterr().err
        assert said.strip()
        assert "Traceback" not in said


def test_whatever_is_piped_in_is_judged(event: Path, program: Program) -> None:
    dice = random.Random(7)
    lines = [
        b"A" * 1_000_000,
        b"\x00" * 5000,
        b"\xff\xfe\xfa",
        dice.randbytes(3000).replace(b"\n", b""),
        "\u202eK\u0000".encode(),
    ]
    lines += [bytes(dice.choices(b"BCDFGHJKLNPRSTVXK", k=dice.randrange(1, 40))) for _ in range(300)]
    codes = {c["external_id"]: c["code"] for c in program.json("codes", event)["codes"]}
    lines += [code.encode() for code in (f"]Q3{codes['ER10-001']}", codes["ER10-002"].lower(), codes["ER10-003"][:20])]
    child = program.start("scan", event, "-")
    out, said = child.communicate(b"\n".join(lines) + b"\n" + b"no line end")
    answers = [json.loads(line) for line in out.splitlines()]
    assert (child.returncode, said) == (0, b"")
    assert [a["verdict"] for a in answers[-4:]] == ["admitted", "admitted", "malformed_code", "malformed_code"]
    assert {a["verdict"] for a in answers[:-4]} == {"malformed_code"}
    found = program.start("search", event, "-")
    out, said = found.communicate(b"\n".join(lines[:100]) + b"\n")
    assert (found.returncode, said, len(out.splitlines())) == (0, b"", 100)
    assert program.json("verify", event)["ok"]


def test_a_code_of_another_event_and_a_forged_one_are_told_apart(event: Path, program: Program) -> None:
    own = program.json("codes", event)["codes"][0]["code"]
    with closing(sqlite3.connect(event)) as file:
        event_id = file.execute("SELECT id FROM event").fetchone()[0]
    forged = mint(code_key(b"guess" * 7, event_id, first_key_id(event_id)), 12345, 1)
    other = next(i for i in map(str, range(100)) if first_key_id(i) != first_key_id(event_id))
    foreign = mint(code_key(b"guess" * 7, other, first_key_id(other)), 12345, 1)
    answers = [program.json("scan", event, code, status=None) for code in (forged, foreign, own[:-3], own)]
    assert [a["verdict"] for a in answers] == ["forged_code", "malformed_code", "malformed_code", "admitted"]
    assert [a["fault"] for a in answers] == ["forged", "other_event", "truncated", None]


@pytest.fixture
def someone_holds_it(event: Path) -> Iterator[Callable[[float | None], None]]:
    """Another program that holds the file for some seconds, or without end."""
    timers: list[threading.Timer] = []
    holder = sqlite3.connect(event, isolation_level=None, check_same_thread=False)

    def hold(seconds: float | None) -> None:
        holder.execute("BEGIN EXCLUSIVE")
        if seconds is not None:
            timers.append(threading.Timer(seconds, holder.execute, ["COMMIT"]))
            timers[-1].start()

    yield hold
    for timer in timers:
        timer.join()
    holder.close()


def test_a_short_lock_of_another_program_is_waited_for(
    event: Path, program: Program, someone_holds_it: Callable[[float | None], None]
) -> None:
    someone_holds_it(1.5)
    assert program.json("scan", event, CODE, status=1)["verdict"]


@pytest.mark.long
def test_a_long_lock_of_another_program_is_a_sentence(
    event: Path, program: Program, someone_holds_it: Callable[[float | None], None]
) -> None:
    someone_holds_it(None)
    done = program.run("scan", event, CODE)
    assert done.returncode == 3
    assert "held by another program" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell with pipes is asked for")
def test_a_reader_that_goes_away_is_no_fault(event: Path, program: Program) -> None:
    command = f"{sys.executable} -m checkin_app codes {event} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment(program.config), capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_odd_bytes_in_a_path_are_escaped(tmp_path: Path, program: Program) -> None:
    done = program.run("search", tmp_path / "\udcffe.accueil", "puig")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


ODD_WORDS = {
    "undo EVENT ODD": 3, "check-in EVENT ODD": 3, "codes EVENT ODD": 3, "stands vacate EVENT ODD": 3, "search EVENT ODD": 1,
    "scan EVENT ODD": 1, "walk-in EVENT --last ODD": 3, "walk-in EVENT --last Puig --desk ODD": 0,
    "print EVENT ER10-001 --printer ODD": 0, "meetings list EVENT --day ODD": 2,
}  # fmt: skip


@pytest.mark.parametrize(("command", "status"), ODD_WORDS.items())
def test_odd_bytes_in_words_are_no_bug(command: str, status: int, event: Path) -> None:
    assert run([{"EVENT": str(event), "ODD": "\udcff\udcfe"}.get(word, word) for word in command.split()]) == status


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is asked for")
def test_the_desk_goes_on_where_it_stood_once_there_is_room_again(event: Path, program: Program) -> None:
    import resource

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (event.stat().st_size + 400_000, resource.RLIM_INFINITY))

    codes = [c["code"] for c in program.json("codes", event)["codes"]]
    full = program.start("scan", event, "-", preexec_fn=little_room)
    out, said = full.communicate(("\n".join(codes) + "\n").encode())
    records = [json.loads(line)["record"] for line in out.splitlines()]
    assert full.returncode == 3
    assert b"was not stored" in said
    assert 0 < len(records) < len(codes)
    assert program.json("scan", event, codes[-1])["verdict"] == "admitted"
    program.json("export", event, "-o", event.parent / "passages.json", "--what", "passages")
    stored = (event.parent / "passages.json").read_text("utf-8")
    assert all(record in stored for record in records)
    assert program.json("verify", event)["ok"]


def test_no_command_at_the_desk_loads_the_window(event: Path, program: Program) -> None:
    script = (
        "import sys; from checkin_app.cli.main import run; run(sys.argv[1:]);"
        "print([m for m in ('PySide6', 'openpyxl', 'reportlab', 'python_calamine') if m in sys.modules], file=sys.stderr)"
    )
    for command in ("scan EVENT CODE", "search EVENT puig", "walk-in EVENT --last Puig", "check-in EVENT ER10-001"):
        words = [{"EVENT": str(event), "CODE": CODE}.get(word, word) for word in command.split()]
        done = subprocess.run(
            [sys.executable, "-c", script, *words], env=environment(program.config), capture_output=True, text=True, check=False
        )
        assert done.stderr.strip().endswith("[]"), (command, done.stderr)
    for command in ("badges EVENT -o b.pdf ER10-001", "export EVENT -o a.xlsx", "import EVENT LIST", "print EVENT ER10-001"):
        words = [{"EVENT": str(event), "LIST": str(LISTS[0])}.get(word, word) for word in command.split()]
        done = subprocess.run(
            [sys.executable, "-c", script, *words], env=environment(program.config), capture_output=True, text=True,
            cwd=program.config, check=False,
        )  # fmt: skip
        assert "PySide6" not in done.stderr, command
