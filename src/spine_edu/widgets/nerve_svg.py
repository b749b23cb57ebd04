"""The root's close-up at one setting as a still SVG picture; as ``js/close_up.js`` paints it."""

from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from spine_edu.draw.colour import mixed
from spine_edu.widgets.keyframes.nerve_frames import KNOBS, nerve_paints, nerve_sweep
from spine_edu.widgets.keyframes.sweep import Layer
from spine_edu.widgets.svg_path import ring_path

FloatArray = NDArray[np.float64]
_RIM: Final = ((2.0, 0.1), (1.3, 0.1), (0.6, 0.1))


def nerve_svg(pressure: float, irritation: float, text: str) -> str:
    """The close-up as SVG, `text` being the picture in words."""
    sweep, paints = nerve_sweep(), nerve_paints()

    def key(layer: Layer) -> tuple[str, str]:
        return layer.role, layer.name if paints[layer.role]["apart"] else ""

    parts = []
    for number, ((role, _), run) in enumerate(groupby(sweep.layers, key=key)):
        rings = [
            (KNOBS.between(layer.rings[0], pressure, irritation), layer.closed) for layer in run
        ]
        name = f"nerve-{pressure:g}-{irritation:g}-{number}"
        parts.append(_painted(name, rings, paints[role], pressure))
    x0, x1, y0, y1 = sweep.frame_mm
    frame = f'x="{x0:g}" y="{y0:g}" width="{x1 - x0:g}" height="{y1 - y0:g}" rx="9"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'viewBox="{x0 - 1:g} {y0 - 1:g} {x1 - x0 + 2:g} {y1 - y0 + 2:g}">'
        f"<title>{escape(text)}</title>"
        f'<clipPath id="nerve-frame"><rect {frame}/></clipPath>'
        f'<g clip-path="url(#nerve-frame)">{"".join(parts)}</g>'
        f'<rect {frame} fill="none" stroke="#D9D4C7" stroke-width=".6"/></svg>'
    )


def _painted(
    name: str, rings: list[tuple[FloatArray, bool]], paint: dict[str, Any], pressure: float
) -> str:
    seen = [(ring, closed) for ring, closed in rings if _width(ring) > paint["faintest_mm"]]
    if not seen:
        return ""
    data = "".join(ring_path(ring, closed=closed) for ring, closed in seen)
    fill, edge = paint["fill"], paint["edge"]
    if "pressed" in paint:
        fill = mixed(fill, paint["pressed"][0], pressure)
        edge = mixed(edge, paint["pressed"][1], pressure)
    # the shape once: fill, shade and edge refer to it
    body = (
        f'<defs><path id="{name}" d="{data}"/></defs>'
        f'<use href="#{name}" fill="{fill}" fill-opacity="{paint["opacity"]:g}"/>'
    )
    if paint["rim_mm"]:
        strokes = "".join(
            f'<use href="#{name}" stroke-width="{width * paint["rim_mm"]:.1f}" '
            f'stroke-opacity="{opacity}"/>'
            for width, opacity in _RIM
        )
        body += (
            f'<clipPath id="{name}-in"><use href="#{name}"/></clipPath>'
            f'<g clip-path="url(#{name}-in)" fill="none" stroke="{edge}">{strokes}</g>'
        )
    if paint["edge_mm"]:
        width = paint["edge_mm"]
        body += f'<use href="#{name}" fill="none" stroke="{edge}" stroke-width="{width:g}"/>'
    return body


def _width(ring: FloatArray) -> float:
    return float(np.ptp(ring[:, 0]))
