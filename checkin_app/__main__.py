"""`checkin-app`: no arguments opens the window, otherwise a command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    if sys.argv[1:2] == ["--reading-process"]:  # these three are our own children: see `children`
        from checkin_app.documents import reading_process

        sys.exit(reading_process.main(sys.argv[2:]))
    if sys.argv[1:2] == ["--drawing-process"]:
        from checkin_app.documents import drawing_process

        sys.exit(drawing_process.main())
    if sys.argv[1:2] == ["--solving-process"]:
        from checkin_app.solving import process

        sys.exit(process.main())
    from checkin_app.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
