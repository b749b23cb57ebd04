"""A sweep at one size as a still SVG picture; as ``js/painter.js`` paints it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from spine_edu.draw.colour import mixed
from spine_edu.widgets.keyframes.sweep import Layer, Sweep

FloatArray = NDArray[np.float64]
_NERVES: Final = ("root", "ganglion")
# width as a share of the depth and opacity as a share of the strength, as in js/painter.js
_SHADE: Final = ((2.0, 0.20), (1.3, 0.24), (0.8, 0.28), (0.4, 0.34))
_HALO: Final = ((4.2, 0.22), (2.6, 0.30), (1.3, 0.42))


def picture_svg(
    sweep: Sweep, size: float, look: dict[str, Any], text: str, *, mirrored: bool = False
) -> str:
    """A picture that shows one size of a finding.

    Parameters
    ----------
    look : dict
        Result of :func:`spine_edu.widgets.look.look`.
    text : str
        The picture in words, for those who cannot see it.
    mirrored : bool
        Whether the finding is on the patient's right.

    Raises
    ------
    ValueError
        If the size is not within the sweep's stops.
    """
    x0, x1, y0, y1 = sweep.frame_mm
    runs = [tuple(run) for _, run in groupby(sweep.layers, key=_run_key)]
    shapes = "".join(
        _run(i, run, sweep, size, look, -1.0 if mirrored else 1.0)
        for i, run in enumerate(runs)
        if any(sweep.between(layer.presence, size) for layer in run)
    )
    frame = _window(x0, x1, y0, y1)
    line = look["inks"]["line"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'viewBox="{x0 - 1:g} {y0 - 1:g} {x1 - x0 + 2:g} {y1 - y0 + 2:g}">'
        f"<title>{escape(text)}</title>"
        f'<clipPath id="window"><path d="{frame}"/></clipPath>'
        f'<g clip-path="url(#window)" stroke-linejoin="round">{shapes}</g>'
        f'<path d="{frame}" fill="none" stroke="{line}" stroke-width=".5"/></svg>'
    )


def _run_key(layer: Layer) -> tuple[str, str, bool]:
    return (layer.role, layer.name if layer.role in _NERVES else "", layer.closed)


def _run(
    number: int,
    layers: Sequence[Layer],
    sweep: Sweep,
    size: float,
    look: dict[str, Any],
    mirror: float,
) -> str:
    first = layers[0]
    paint = look["tissues"][first.role]
    data = "".join(_path(ring, first.closed, mirror) for ring in _rings(layers, sweep, size))
    pressed = sweep.between(first.emphasis, size) if first.role in _NERVES else 0.0
    fill = mixed(paint["fill"], look["pressed"]["fill"], pressed) if first.closed else "none"
    edge = mixed(paint["edge"], look["pressed"]["edge"], pressed)
    holed = first.role == "lamella" or any(len(layer.rings) > 1 for layer in layers)
    rule = ' fill-rule="evenodd"' if holed else ""
    parts = [f'<path id="p{number}" d="{data}"{rule}/>']
    parts += [
        f'<use href="#p{number}" fill="none" stroke="{look["halo"]}" stroke-width="{width}" '
        f'stroke-opacity="{opacity * pressed:.3f}"/>'
        for width, opacity in (_HALO if pressed else ())
    ]
    parts.append(f'<use href="#p{number}" fill="{fill}"/>')
    if paint["strength"] and first.closed:
        parts.append(f'<clipPath id="c{number}"><use href="#p{number}"/></clipPath>')
        parts.append(f'<g clip-path="url(#c{number})" fill="none" stroke="{paint["shade"]}">')
        parts += _shade(number, paint)
        parts.append("</g>")
    parts.append(
        f'<use href="#p{number}" fill="none" stroke="{edge}" stroke-width="{paint["edge_mm"]}"/>'
    )
    return f"<defs>{parts[0]}</defs>" + "".join(parts[1:])


def _shade(number: int, paint: dict[str, Any]) -> Iterator[str]:
    for width, share in _SHADE:
        yield (
            f'<use href="#p{number}" stroke-width="{width * paint["depth_mm"]:.2f}" '
            f'stroke-opacity="{share * paint["strength"]:.3f}"/>'
        )


def _rings(layers: Sequence[Layer], sweep: Sweep, size: float) -> Iterator[FloatArray]:
    for layer in layers:
        for ring in layer.rings:
            yield sweep.between(ring, size)


def _path(points: FloatArray, closed: bool, mirror: float) -> str:
    text = "L".join(f"{mirror * x:.4g} {y:.4g}" for x, y in points.round(2))
    return f"M{text}{'Z' if closed else ''}"


def _window(x0: float, x1: float, y0: float, y1: float) -> str:
    """A frame with soft corners: a superellipse."""
    angle = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    x, y = (np.sign(v) * np.abs(v) ** 0.72 for v in (np.cos(angle), np.sin(angle)))
    ring = np.column_stack([(x0 + x1) / 2 + (x1 - x0) / 2 * x, (y0 + y1) / 2 + (y1 - y0) / 2 * y])
    return _path(ring, True, 1.0)
