"""The program `selfeval`: it can be stopped at any moment, also while it loads."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line. While it loads there is nothing to put in order: Ctrl+C ends the process, in silence."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from selfeval.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
