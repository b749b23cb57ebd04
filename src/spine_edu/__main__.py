"""``python -m spine_edu`` is ``spine-edu``."""

import sys

from spine_edu.cli import main

if __name__ == "__main__":
    sys.exit(main())
