"""The typeface of plates, widgets and decks: a Latin subset of Source Sans 3, renamed.

The licence (OFL 1.1) reserves the name "Source" for Adobe's unchanged files.
"""

from pathlib import Path
from typing import Final

FAMILY: Final = "Spine Edu Sans"
"""Family name inside the files, for matplotlib and for CSS."""

_HERE: Final = Path(__file__).parent

TTF: Final = tuple(_HERE / f"spine-edu-sans-{w}.ttf" for w in ("regular", "semibold", "bold"))
"""Files for matplotlib: weights 400, 600 and 700."""

WOFF2: Final = _HERE / "spine-edu-sans.woff2"
"""One variable file for decks, weights 400 to 700."""
