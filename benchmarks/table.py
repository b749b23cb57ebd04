"""Print what is measured against the numbers to reach: ``make bench``.

These are no tests: they depend on the machine and on what else it does.
"""

import in_browser
import in_builds
import in_python


def main() -> None:
    """Measure and print, row by row."""
    for part in (in_python, in_builds, in_browser):
        for row in part.rows():
            print(row, flush=True)


if __name__ == "__main__":
    main()
