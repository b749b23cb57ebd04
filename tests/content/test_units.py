"""Rule 20: pressure in a disc (MPa) and on a nerve (mmHg) are never told in one breath.

1 MPa is 7500 mmHg, and the two are different things. The project shows no pressure of a disc in
MPa anywhere; this holds it so, and keeps both units off one string should that change.
"""

import re
from pathlib import Path

import pytest

import spine_edu

PACKAGE = Path(spine_edu.__file__).parent
PROJECT = Path(__file__).parents[2]
MMHG_PER_MPA = 7500
SAID = sorted(
    [
        *(PACKAGE / "text").rglob("*.toml"),
        *(PACKAGE / "evidence").rglob("*.toml"),
        *(PROJECT / "notebooks").rglob("*.ipynb"),
        *(PACKAGE / "draw").rglob("*.py"),
        *(PACKAGE / "widgets").rglob("*.py"),
        *(PACKAGE / "widgets" / "js").rglob("*.js"),
    ]
)
OF_A_DISC = re.compile(r"\bMPa\b|megapascal", re.IGNORECASE)


@pytest.mark.parametrize("path", SAID, ids=lambda path: path.name)
def test_no_pressure_of_a_disc_in_mpa(path: Path) -> None:
    assert not OF_A_DISC.search(path.read_text(encoding="utf-8"))


def test_a_megapascal_in_millimetres_of_mercury() -> None:
    """133.322 Pa each."""
    assert pytest.approx(1e6 / 133.322, rel=0.001) == MMHG_PER_MPA
