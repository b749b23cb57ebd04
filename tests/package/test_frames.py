"""The key-frames that travel with the package are those of the model as it is."""

from pathlib import Path

from spine_edu.widgets import discs
from spine_edu.widgets.keyframes import baked, shelf, stenosis_frames


def test_the_common_discs_travel_with_the_package() -> None:
    """If this fails, the model has changed: run ``make frames`` and commit what it writes."""
    wanted = {name for disc in discs.COMMON for name in baked.names_of(disc)}
    wanted |= {stenosis_frames.name_of(disc) for disc in discs.COMMON}
    assert {path.name for path in Path(str(shelf.SHIPPED)).glob("*.frames")} == wanted
