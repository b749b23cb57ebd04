"""``spine-edu check``: what breaks the rules of the house, line by line."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from spine_edu.check import check, overdue
from spine_edu.cli.failure import Failure


def run_gates(notebooks: Sequence[Path], on: dt.date | None) -> list[Failure]:
    """Print each breach with what to do; fails if there is one, or a notebook cannot be read.

    What is past its day fails only on a day that is given: else the same sources would pass today
    and fail tomorrow. On the calendar's day it is said, as a warning.
    """
    try:
        problems = check(notebooks)
        late = overdue(notebooks, on or dt.date.today())  # noqa: DTZ011 - the reader's own day
    except ValueError as error:
        raise Failure(str(error)) from error
    if on is not None:
        problems += late
    else:
        for problem in late:
            print(f"warning: {problem}", file=sys.stderr)
    for problem in problems:
        print(problem)
    if problems:
        return [
            Failure(f"{len(problems)} problem(s) in {len(notebooks)} notebook(s), listed above")
        ]
    print(f"{len(notebooks)} notebook(s): nothing to mend")
    return []
