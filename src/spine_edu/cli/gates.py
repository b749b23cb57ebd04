"""``spine-edu check``: what breaks the rules of the house, line by line."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from spine_edu.check import check
from spine_edu.cli.failure import Failure


def run_gates(notebooks: Sequence[Path], on: dt.date | None) -> list[Failure]:
    """Print each breach with what to do; fails if there is one, or a notebook cannot be read."""
    try:
        problems = check(notebooks, on)
    except ValueError as error:
        raise Failure(str(error)) from error
    for problem in problems:
        print(problem)
    if problems:
        return [
            Failure(f"{len(problems)} problem(s) in {len(notebooks)} notebook(s), listed above")
        ]
    print(f"{len(notebooks)} notebook(s): nothing to mend")
    return []
