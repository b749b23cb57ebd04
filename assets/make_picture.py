"""Draw the README's picture: ``.venv/bin/python assets/make_picture.py``."""

from pathlib import Path

import spine_edu as se

TARGET = Path(__file__).with_name("axial.png")
CASE = se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.7))


def main() -> None:
    """Write ``assets/axial.png`` with a palette: a quarter of the bytes, the same to the eye."""
    TARGET.write_bytes(se.plate(CASE, view="axial", lang="en").small_png())


if __name__ == "__main__":
    main()
