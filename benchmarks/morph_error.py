"""How far every shape of every sweep and grid lies from the truth half-way between key-frames.

``python benchmarks/morph_error.py [DISC …]`` prints one line for each sweep and view and for each
grid; a full walk over all discs takes minutes.
"""

import sys
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from spine_edu.widgets.keyframes.baked import baked_discs
from spine_edu.widgets.keyframes.frames import decode
from spine_edu.widgets.keyframes.grid import Grid, grid_of
from spine_edu.widgets.keyframes.planes import VIEWS, section
from spine_edu.widgets.keyframes.stenosis_frames import baked_grids, true_outlines
from spine_edu.widgets.keyframes.straying import apart_mm, area_mm2
from spine_edu.widgets.keyframes.sweep import Sweep, case_of

DISCS: Final = ("L3/L4", "L4/L5", "L5/S1", "C5/C6", "C6/C7")
REACH_MM: Final = 0.25
_ABSENT_MM2: Final = 0.02

Stray = tuple[float, str, float]
"""Distance in mm, name of the outline, size."""


def strays(disc: str, view: str, sweep: Sweep) -> Iterator[Stray]:
    """Distance of each outline from the true one, half-way between stops."""
    for low, high in pairwise(sweep.stops):
        size = (low + high) / 2
        true = section(view, case_of(disc, sweep.key, size), sweep.at_mm)
        for layer in sweep.layers:
            outline = true[layer.name]
            if layer.closed and area_mm2(outline.points) < _ABSENT_MM2:
                continue
            rings = (outline.points, *outline.holes)
            for drawn, ring in zip(layer.rings, rings, strict=True):
                off = apart_mm(sweep.between(drawn, size), ring, layer.closed)
                yield off, layer.name, size


def grid_strays(disc: str, grid: Grid) -> Iterator[tuple[float, str, float, float]]:
    """Distance of each outline from the true one, half-way between stops of either knob."""
    amounts, postures = (_halves(stops) for stops in (grid.amounts, grid.postures))
    states = [
        *product(amounts, grid.postures),
        *product(grid.amounts, postures),
        *product(amounts, postures),
    ]
    for amount, posture in states:
        true = true_outlines(disc, grid.sweep.key, amount, posture, grid.sweep.at_mm)
        for layer in grid.sweep.layers:
            outline = true.get(layer.name)
            if outline is None or (layer.closed and area_mm2(outline.points) < _ABSENT_MM2):
                continue
            if grid.at(layer.presence, amount, posture) < 1:
                continue  # it fades
            rings = (outline.points, *outline.holes)
            for drawn, ring in zip(layer.rings, rings, strict=False):
                off = apart_mm(grid.at(drawn, amount, posture), ring, layer.closed)
                yield off, layer.name, amount, posture


def _halves(stops: tuple[float, ...]) -> list[float]:
    return [(low + high) / 2 for low, high in pairwise(stops)]


def print_grids(discs: tuple[str, ...]) -> None:
    """Print the largest error of each grid, and whatever is beyond what may be."""
    for disc, data in baked_grids(discs).items():
        for sweep in decode(data):
            grid = grid_of(sweep)
            worst: dict[str, tuple[float, float, float]] = {}
            for off, name, amount, posture in grid_strays(disc, grid):
                worst[name] = max(worst.get(name, (0.0, 0.0, 0.0)), (off, amount, posture))
            found = sorted(((off, name, *at) for name, (off, *at) in worst.items()), reverse=True)
            beyond = [stray for stray in found if stray[0] > REACH_MM]
            shown = "  ".join(f"{off:.2f} {name} {a:.3f}/{p:+.3f}" for off, name, a, p in beyond)
            print(f"{disc} {sweep.key:10} {found[0][0]:5.2f} mm  {shown}", flush=True)


def main(discs: tuple[str, ...]) -> None:
    """Print the largest error of each sweep, and whatever is beyond what may be."""
    for disc, views in baked_discs(discs).items():
        for view in VIEWS:
            for sweep in decode(views[view]):
                found = sorted(strays(disc, view, sweep), reverse=True)
                beyond = [stray for stray in found if stray[0] > REACH_MM]
                shown = "  ".join(f"{off:.2f} {name} {size:.3f}" for off, name, size in beyond[:6])
                worst = found[0][0]
                print(f"{disc} {view:8} {sweep.key:28} {worst:5.2f} mm  {shown}", flush=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or DISCS)
    print_grids(tuple(sys.argv[1:]) or DISCS)
