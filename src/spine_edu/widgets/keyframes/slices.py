"""Sections above and below the usual one, for the case that an explorer opens with."""

from dataclasses import replace
from functools import partial
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.widgets.keyframes import shelf
from spine_edu.widgets.keyframes.baked import sources_digest
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.growing import View, make_sweeps
from spine_edu.widgets.keyframes.planes import planes_mm, section

BESIDE_MM: Final = (-8.0, -4.0, 4.0, 8.0)
"""Heights of the other sections, from the one that the explorer shows first."""


def view_of(key: str) -> str:
    """Name under which the other sections of a finding travel."""
    return f"slices {key}"


def baked_slices(disc: str, key: str) -> bytes:
    """Key-frames of a finding in the other sections; each is named by its height in mm.

    Notes
    -----
    For one finding only: all of them would make a deck five times as large.
    """
    usual = planes_mm(disc, key)["axial"]
    heights = [usual + beside for beside in BESIDE_MM]
    name = f"cuts-{disc.replace('/', '-')}-{key}-{heights}-{sources_digest()}.frames"
    return shelf.kept(name.replace(" ", ""), lambda: _bake(disc, key, heights))


def _bake(disc: str, key: str, heights: list[float]) -> bytes:
    # not a bare number: a browser sorts these before all other keys, and frames come in order
    views = {f"at{height:g}": View(partial(section, "axial"), height) for height in heights}
    sweeps = make_sweeps(disc, key, views, _numbers)
    return encode([replace(sweep, key=height) for height, sweep in sweeps.items()])


def _numbers(case: Case) -> dict[str, float]:
    # what is measured is the same whichever section is shown: it rides with the usual one
    return {"sac_area_mm2": measure(case).sac_area_mm2}
