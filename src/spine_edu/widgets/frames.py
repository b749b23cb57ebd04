"""Sweeps as bytes: 0.05 mm steps, differences from frame to frame, gzip.

Layout of one disc, gzipped: a little-endian uint32 with the length of a JSON header, the header,
the low bytes of all values, the high bytes of all values. A value is a signed number made unsigned
(0, −1, 1, −2 … → 0, 1, 2, 3 …). Each ring's first frame holds the difference from vertex to vertex;
each later frame how the step from the frame before differs from that of the vertex before.
``js/frames.js`` reads it.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.widgets.sweep import Layer, Pin, Sweep

UNIT_MM: Final = 0.05
FORMAT: Final = 1
IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]


class _Rings:
    """Rings of a disc, each stored once; a moving ring starts from a stored one."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.moves: list[tuple[int, int]] = []
        self._still: dict[bytes, int] = {}
        self._moving: dict[bytes, int] = {}
        self._still_data: list[IntArray] = []
        self._moving_data: list[IntArray] = []

    def add(self, frames: FloatArray) -> int:
        """Number of a ring: itself where it stands still, −1 − its move where it moves."""
        steps = np.rint(frames / UNIT_MM).astype(np.int64)
        still = self._add_still(steps[0])
        if len(steps) == 1:
            return still
        key = steps.tobytes()
        if key not in self._moving:
            self._moving[key] = len(self.moves)
            self.moves.append((still, len(steps) - 1))
            self._moving_data.append(_vertex_steps(np.diff(steps, axis=0)))
        return -1 - self._moving[key]

    def _add_still(self, ring: IntArray) -> int:
        key = ring.tobytes()
        if key not in self._still:
            self._still[key] = len(self.counts)
            self.counts.append(len(ring))
            self._still_data.append(_vertex_steps(ring[None]))
        return self._still[key]

    def values(self) -> IntArray:
        """All differences in the order in which they are read."""
        return np.concatenate([d.ravel() for d in (*self._still_data, *self._moving_data)])


def _vertex_steps(frames: IntArray) -> IntArray:
    # x of all vertices, then y: neighbours in the stream are alike
    return np.diff(frames, axis=1, prepend=0).transpose(0, 2, 1)


def encode(sweeps: Sequence[Sweep]) -> bytes:
    """The sweeps of one disc as bytes; the same sweeps always give the same bytes.

    Raises
    ------
    ValueError
        If an outline lies further than 327 mm out, beyond what 16 bits can hold.
    """
    rings = _Rings()
    names: dict[tuple[str, str, bool], int] = {}
    header = {
        "format": FORMAT,
        "unit_mm": UNIT_MM,
        "sweeps": {s.key: _sweep_header(s, rings, names) for s in sweeps},
        "outlines": [list(name) for name in names],
        "counts": rings.counts,
        "moves": rings.moves,
    }
    signed = rings.values()
    unsigned = np.where(signed < 0, -2 * signed - 1, 2 * signed)
    if unsigned.max(initial=0) > 0xFFFF:
        raise ValueError(f"a step of {unsigned.max() / 2 * UNIT_MM:g} mm; allowed: up to 655 mm")
    text = json.dumps(header, separators=(",", ":")).encode()
    body = (unsigned & 0xFF).astype(np.uint8).tobytes() + (unsigned >> 8).astype(np.uint8).tobytes()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(len(text).to_bytes(4, "little") + text + body) + packer.flush()


def _sweep_header(
    sweep: Sweep, rings: _Rings, names: dict[tuple[str, str, bool], int]
) -> dict[str, Any]:
    return {
        "stops": sweep.stops,
        "at_mm": round(float(sweep.at_mm), 2),
        "frame_mm": sweep.frame_mm,
        "layers": [_layer_header(layer, rings, names) for layer in sweep.layers],
        "pins": [_pin_header(pin) for pin in sweep.pins],
        "numbers": {name: _short(values, 3) for name, values in sweep.numbers.items()},
    }


def _layer_header(
    layer: Layer, rings: _Rings, names: dict[tuple[str, str, bool], int]
) -> list[Any]:
    number = names.setdefault((layer.name, layer.role, layer.closed), len(names))
    drawn = [rings.add(ring) for ring in layer.rings]
    return [number, drawn, _short(layer.emphasis, 3), _short(layer.presence, 0)]


def _pin_header(pin: Pin) -> list[Any]:
    points = [None if np.isnan(p).any() else _short(p, 1) for p in pin.points]
    still = all(point == points[0] for point in points)
    return [pin.name, pin.key, dict(pin.values), points[:1] if still else points]


def _short(values: FloatArray, digits: int) -> list[float | int]:
    return [int(v) if v == int(v) else round(float(v), digits) for v in values]


def decode(data: bytes) -> tuple[Sweep, ...]:
    """The sweeps that :func:`encode` was given, to 0.01 mm.

    Raises
    ------
    ValueError
        If the bytes are cut short or of another format.
    """
    try:
        raw = zlib.decompress(data, 31)
        size = int.from_bytes(raw[:4], "little")
        header = json.loads(raw[4 : 4 + size])
    except (zlib.error, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"key-frames of {len(data)} bytes cannot be read: {error}") from None
    if header["format"] != FORMAT:
        raise ValueError(f"key-frames of format {header['format']!r}; allowed: {FORMAT}")
    stills, moves = _unpacked(header, raw[4 + size :])
    entries = header["sweeps"].items()
    return tuple(_sweep(key, entry, header, stills, moves) for key, entry in entries)


def _unpacked(header: dict[str, Any], body: bytes) -> tuple[list[IntArray], list[IntArray]]:
    half = len(body) // 2
    planes = np.frombuffer(body, dtype=np.uint8).astype(np.int64)
    unsigned = planes[:half] | planes[half:] << 8
    signed = np.where(unsigned & 1, -(unsigned + 1) // 2, unsigned // 2)
    used = 0

    def take(frames: int, count: int) -> IntArray:
        nonlocal used
        part = signed[used : used + frames * count * 2].reshape(frames, 2, count)
        used += part.size
        return part.transpose(0, 2, 1).cumsum(axis=1)

    stills = [take(1, count) for count in header["counts"]]
    moves = []
    for base, later in header["moves"]:
        steps = take(later, header["counts"][base])
        moves.append(np.concatenate([stills[base], steps]).cumsum(axis=0))
    return stills, moves


def _sweep(
    key: str,
    entry: dict[str, Any],
    header: dict[str, Any],
    stills: list[IntArray],
    moves: list[IntArray],
) -> Sweep:
    def ring(number: int) -> FloatArray:
        steps = stills[number] if number >= 0 else moves[-1 - number]
        return steps.astype(np.float64) * UNIT_MM

    def layer(number: int, rings: list[int], emphasis: list[float], presence: list[float]) -> Layer:
        name, role, closed = header["outlines"][number]
        shares = (np.array(values, float) for values in (emphasis, presence))
        return Layer(name, role, closed, tuple(map(ring, rings)), *shares)

    none = [np.nan, np.nan]
    stops = tuple(entry["stops"])
    return Sweep(
        key=key,
        stops=stops,
        at_mm=entry["at_mm"],
        frame_mm=tuple(entry["frame_mm"]),
        layers=tuple(layer(*given) for given in entry["layers"]),
        pins=tuple(
            Pin(name, label, values, np.array([p or none for p in points], float))
            for name, label, values, points in entry["pins"]
        ),
        numbers={name: np.array(values, float) for name, values in entry["numbers"].items()},
    )
