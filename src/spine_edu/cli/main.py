"""The commands and their options; what they do is imported when they are called."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from spine_edu import __version__
from spine_edu.cli.failure import Failure
from spine_edu.cli.files import LANGUAGES, find_notebooks

DIST: Final = Path("dist")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status of a command: 0 done, 1 failed, 2 not understood, 130 stopped."""
    options = parser().parse_args(arguments)
    try:
        failures: list[Failure] = options.run(options)
    except Failure as error:
        failures = [error]
    except KeyboardInterrupt:
        print("spine-edu: stopped; what was written before stays", file=sys.stderr)
        return 130
    for failure in failures:
        if failure.detail:
            print(failure.detail, file=sys.stderr)
        print(f"spine-edu: {failure}", file=sys.stderr)
    return 1 if failures else 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Parser of all commands; each leaves what it runs in ``run``."""
    made = _Parser(prog="spine-edu", description="Notebooks about the spine as offline decks.")
    made.add_argument("--version", action="version", version=f"spine-edu {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="execute notebooks and write each as one HTML file")
    build.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    build.add_argument("--lang", choices=(*LANGUAGES, "all"), default="all")
    build.add_argument("--out", type=Path, default=DIST, help="folder to write to (dist)")
    build.add_argument(
        "--on",
        type=_date,
        default=None,
        metavar="DATE",
        help="day that phone numbers are held against, such as 2026-12-31 (today)",
    )
    build.add_argument(
        "--changed",
        action="store_true",
        help="do not run again what did not change, nor this package, since its last run",
    )
    build.add_argument(
        "--discs",
        type=_discs,
        default="",
        help="discs that explorers carry besides the usual: all, common, or such as C5/C6,C6/C7",
    )
    build.set_defaults(run=_build)

    store = commands.add_parser(
        "store", help="execute notebooks and keep only what a second run gives again"
    )
    store.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    store.set_defaults(run=_store)

    check = commands.add_parser("check", help="hold words, numbers and claims against the rules")
    check.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    check.add_argument(
        "--on",
        type=_date,
        default=None,
        metavar="DATE",
        help="fail for what is past its day on DATE, such as 2026-12-31 (else only warn of today)",
    )
    check.set_defaults(run=_check)

    shown = commands.add_parser("open", help="open the list of decks in the browser")
    shown.add_argument("--out", type=Path, default=DIST, help="folder that was built (dist)")
    shown.set_defaults(run=_open)
    return made


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"invalid date: {text!r} (write year-month-day, such as 2026-12-31)"
        ) from None


def _discs(text: str) -> str:
    from spine_edu.widgets.discs import chosen

    try:
        return ",".join(chosen(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}, all, common") from None


def _build(options: argparse.Namespace) -> list[Failure]:
    from spine_edu.cli.build import build

    notebooks = find_notebooks(options.notebooks, options.lang)
    return build(notebooks, options.out, options.on, options.changed, options.discs)


def _store(options: argparse.Namespace) -> list[Failure]:
    from spine_edu.cli.store import store

    return store(find_notebooks(options.notebooks))


def _check(options: argparse.Namespace) -> list[Failure]:
    from spine_edu.cli.gates import run_gates

    return run_gates(find_notebooks(options.notebooks), options.on)


def _open(options: argparse.Namespace) -> list[Failure]:
    from spine_edu.cli.show import show

    return show(options.out)
