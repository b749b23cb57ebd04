"""The loose nerve roots inside the sac, cut across: small shaded dots, all in one artist."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from spine_edu.draw.colour import mixed
from spine_edu.draw.shape import FloatArray, ring_path
from spine_edu.draw.theme import tissue
from spine_edu.views.scene import Outline


def rounded(points: FloatArray) -> FloatArray:
    """A small ring with twice as many points, on the smoothest curve through the given ones."""
    waves = np.fft.fft(points[:, 0] + 1j * points[:, 1])
    count, half = len(points), (len(points) + 1) // 2
    more = np.zeros(2 * count, complex)
    more[:half], more[half - count :] = waves[:half], waves[half:]
    curve = 2 * np.fft.ifft(more)
    return np.column_stack([curve.real, curve.imag])


def _within(ring: FloatArray, share: float, toward_light: float) -> Path:
    """The ring drawn smaller about its middle, and moved toward the upper left."""
    middle = ring.mean(axis=0)
    spokes = ring - middle
    reach = float(np.hypot(*spokes.T).mean())
    lit = middle + toward_light * reach * np.array([-0.64, -0.77])
    return ring_path(lit + spokes * share)


def draw_rootlets(ax: Axes, rootlets: Sequence[Outline]) -> PathCollection:
    """Paint rootlets as dots with a soft light on each.

    Parameters
    ----------
    rootlets : sequence of Outline
        Closed outlines with the role ``rootlet``.

    Returns
    -------
    PathCollection
        For each rootlet its edge, its body, a paler middle and a light.
    """
    paths: list[Path] = []
    colours: list[tuple[float, float, float, float]] = []
    for rootlet in rootlets:
        look = tissue(rootlet.role, rootlet.emphasis)
        paler = mixed(look.fill, "#FFFFFF", 0.3)
        ring = rounded(rootlet.points)
        paths.append(ring_path(ring))
        paths.append(_within(ring, 0.80, 0.0))
        paths.append(_within(ring, 0.52, 0.14))
        paths.append(_within(ring, 0.24, 0.30))
        colours.extend([to_rgba(look.edge), to_rgba(look.fill), to_rgba(paler), (1, 1, 0.94, 0.9)])
    dots = PathCollection(paths, facecolors=colours, edgecolors="none", transform=ax.transData)
    ax.add_collection(dots, autolim=False)
    return dots
