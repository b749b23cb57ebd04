"""One outline painted by its role: shadow, fill, texture, soft inner shade, light, edge.

Everything is vector. Shade, light and edge are strokes along the outline, clipped to its inside.
"""

from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from spine_edu.draw.pattern import draw_bundles, draw_patterns
from spine_edu.draw.shape import half_thickness_mm, on_paper, outline_path, points_per_mm
from spine_edu.draw.theme import HALO, INK, Tissue, tissue
from spine_edu.views.scene import Outline, Role

FloatArray = NDArray[np.float64]

LEVELS: Final = 11
"""Strokes in the inner shade: enough that no step is seen."""

LIGHT_FROM: Final = np.array([-0.64, 0.77])
"""Where the light comes from, on paper."""

_LINES: Final[tuple[Role, ...]] = ("lamella",)
"""Roles that are lines even where they close."""

_THINNEST_MM: Final = 0.05
"""Outlines with less than half this width are collapsed and not painted."""

_Strokes = tuple[FloatArray, str, FloatArray, FloatArray]
"""Widths (points), colour, alphas and shifts (points on paper) of a stack of strokes."""


def _shade(look: Tissue, depth: float) -> _Strokes:
    """Inner shade, a little deeper on the side away from the light."""
    widths = 2 * depth * (np.arange(1, LEVELS + 1) / LEVELS) ** 1.35
    alpha = 1 - (1 - look.shade) ** (1 / LEVELS)
    return widths, look.shade_colour, np.full(LEVELS, alpha), np.outer(widths, LIGHT_FROM) * 0.12


def _gloss(look: Tissue, depth: float) -> _Strokes:
    """Light along the inside of the rim that faces the light."""
    widths = depth * np.array([0.9, 0.6, 0.32])
    shifts = np.tile(-LIGHT_FROM * 0.62 * depth, (3, 1))
    return widths, "#FFFFFF", np.full(3, look.gloss / 3), shifts


def _edge(look: Tissue) -> _Strokes:
    """The edge; as wide again lies outside and is clipped away."""
    return np.array([2 * look.edge_pt]), look.edge, np.ones(1), np.zeros((1, 2))


def _strand(look: Tissue, scale: float) -> list[_Strokes]:
    """An open outline: a band with edges, or a line with a pale one beside it."""
    width = look.strand_mm * scale
    if not width:
        return [_line(look.fill, look.edge_pt, -look.edge_pt), _line(look.edge, look.edge_pt)]
    return [_line(look.edge, width + 2 * look.edge_pt), _line(look.fill, width)]


def _line(colour: str, width: float, toward_light: float = 0.0) -> _Strokes:
    return np.array([width]), colour, np.ones(1), LIGHT_FROM[None] * toward_light


def _shadow(look: Tissue, scale: float) -> _Strokes:
    widths = np.linspace(0.4, 2.8, 7) * scale
    shifts = np.tile(-LIGHT_FROM * 0.45 * scale, (7, 1))
    return widths, INK, np.full(7, look.shadow / 8.5), shifts


def _halo(emphasis: float, scale: float) -> _Strokes:
    widths = np.linspace(0.8, 6.0, 9) * scale
    return widths, HALO, np.full(9, 0.12 * emphasis), np.zeros((9, 2))


def _stroked(
    ax: Axes, path: Path, stacks: list[_Strokes], fill: str | None = None
) -> PathCollection:
    """The path filled, then stroked by each stack in turn: one artist."""
    widths = np.concatenate([[0.0], *(stack[0] for stack in stacks)])
    colours = np.zeros((len(widths), 4))
    shifts = np.concatenate([np.zeros((1, 2)), *(stack[3] for stack in stacks)])
    start = 1
    for stack_widths, colour, alphas, _ in stacks:
        end = start + len(stack_widths)
        colours[start:end] = to_rgba(colour)
        colours[start:end, 3] = alphas
        start = end
    fills = np.zeros_like(colours)
    if fill is not None:
        fills[0] = to_rgba(fill)
    return PathCollection(
        [path],
        facecolors=fills,
        edgecolors=colours,
        linewidths=widths,
        offsets=shifts,
        offset_transform=on_paper(ax),
        transform=ax.transData,
        joinstyle="round",
        capstyle="round",
    )


def _inside(ax: Axes, outline: Outline, path: Path, look: Tissue) -> list[Artist]:
    """Fill, texture, shade, light and edge, all clipped to the outline."""
    scale = points_per_mm(ax)
    depth = scale * min(look.depth_mm, 1.15 * half_thickness_mm(outline))
    stacks: list[_Strokes] = []
    if look.shade:
        stacks.append(_shade(look, depth))
    if look.gloss:
        stacks.append(_gloss(look, depth))
    if look.edge_pt:
        stacks.append(_edge(look))
    patterns = draw_patterns(ax, outline, scale)
    if patterns:
        fill = PathPatch(path, facecolor=look.fill, edgecolor="none")
        parts: list[Artist] = [fill, *patterns, _stroked(ax, path, stacks)]
    else:
        parts = [_stroked(ax, path, stacks, look.fill)]
    bundles = draw_bundles(ax, outline, path, look, scale)
    if bundles is not None:
        parts.append(bundles)
    parts[0].set_gid(outline.name)
    for part in parts:
        part.set_clip_path(path, ax.transData)
    return parts


def draw_outline(ax: Axes, outline: Outline, grade: int = 1) -> list[Artist]:
    """Paint one outline by its role, in front of what is there.

    Parameters
    ----------
    ax : Axes
        Its data coordinates are the scene's millimetres.
    grade : int
        Pfirrmann grade of the disc that the outline belongs to.

    Returns
    -------
    list of Artist
        Back to front; the one that fills has the outline's name as its gid. Empty for a collapsed
        outline.
    """
    look = tissue(outline.role, outline.emphasis, grade)
    path = outline_path(outline)
    scale = points_per_mm(ax)
    artists: list[Artist] = []
    if not outline.closed or outline.role in _LINES:
        artists.append(_stroked(ax, path, _strand(look, scale)))
        artists[0].set_gid(outline.name)
    elif half_thickness_mm(outline) > _THINNEST_MM / 2:
        if outline.role in ("root", "ganglion") and outline.emphasis:
            artists.append(_stroked(ax, path, [_halo(outline.emphasis, scale)]))
        if look.shadow:
            artists.append(_stroked(ax, path, [_shadow(look, scale)]))
        artists.extend(_inside(ax, outline, path, look))
    for artist in artists:
        ax.add_artist(artist)
        artist.set_clip_box(ax.bbox)
    return artists
