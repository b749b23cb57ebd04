"""Sweeps as bytes: rings in steps of 0.06 mm, only where they bend, differences, gzip.

Layout of one disc in one view, gzipped: a little-endian uint32 with the length of a JSON header,
the header, the low bytes of all values, the high bytes of all values. A value is a signed number
made unsigned (0, −1, 1, −2 … → 0, 1, 2, 3 …). The values are one stream after another, their
lengths are in the header: forms, first frames and later frames of the rings (``rings.py``), and the
numbers and points of the sweeps, which are tracks: how many stops they bend at, these stops as
steps, the values there as differences. ``js/frames.js`` reads it.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.widgets.keyframes.rings import RingReader, RingWriter
from spine_edu.widgets.keyframes.sweep import Layer, Pin, Sweep
from spine_edu.widgets.keyframes.tracks import bends_of, straightened

FORMAT: Final = 2
NUMBER: Final = 0.001
PIN_MM: Final = 0.1
IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
Json = dict[str, Any]


def encode(sweeps: Sequence[Sweep], *, whole: bool = False) -> bytes:
    """Sweeps as bytes; the same sweeps always give the same bytes.

    Parameters
    ----------
    whole : bool
        Whether every vertex is kept; else those that an outline can do without are left out.

    Raises
    ------
    ValueError
        If a value is beyond what 16 bits can hold: about 1.9 m from one vertex to the next.
    """
    rings = RingWriter(whole=whole)
    tracks: list[IntArray] = [np.zeros(0, dtype=np.int64)]
    names: dict[tuple[str, str, bool], int] = {}
    entries = {s.key: _sweep_header(s, rings, names, tracks) for s in sweeps}
    streams = [*rings.streams(), np.concatenate(tracks)]
    header = {
        "format": FORMAT,
        "outlines": [list(name) for name in names],
        "streams": [len(stream) for stream in streams],
        "sweeps": entries,
    }
    signed = np.concatenate(streams)
    unsigned = np.where(signed < 0, -2 * signed - 1, 2 * signed)
    if unsigned.max(initial=0) > 0xFFFF:
        raise ValueError(f"a step of {unsigned.max() // 2} units; allowed: up to {0x7FFF}")
    text = json.dumps(header, separators=(",", ":")).encode()
    body = (unsigned & 0xFF).astype(np.uint8).tobytes() + (unsigned >> 8).astype(np.uint8).tobytes()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(len(text).to_bytes(4, "little") + text + body) + packer.flush()


def _sweep_header(
    sweep: Sweep,
    rings: RingWriter,
    names: dict[tuple[str, str, bool], int],
    tracks: list[IntArray],
) -> Json:
    sizes = np.array(sweep.stops)

    def layer(one: Layer) -> list[Any]:
        number = names.setdefault((one.name, one.role, one.closed), len(names))
        drawn = [rings.add(ring, sizes, one.closed) for ring in one.rings]
        still = len(one.emphasis) == len(one.presence) == 1
        if still and one.emphasis[0] == 0 and one.presence[0] == 1:
            return [number, drawn]
        tracks.extend(
            _track(values[:, None], sizes, NUMBER) for values in (one.emphasis, one.presence)
        )
        return [number, drawn, 1]

    def pin(one: Pin) -> list[Any]:
        there = np.asarray(np.isfinite(one.points).all(axis=1))
        filled = np.where(there[:, None], one.points, one.points[there][:1])
        tracks.append(_track(filled, sizes, PIN_MM))
        if there.all():
            return [one.name, one.key, dict(one.values)]
        tracks.append(_track(there[:, None].astype(float), sizes, 1.0))
        return [one.name, one.key, dict(one.values), 1]

    units = {name: _unit(values) for name, values in sweep.numbers.items()}
    tracks.extend(_track(v[:, None], sizes, units[name]) for name, v in sweep.numbers.items())
    return {
        "stops": [_short(stop) for stop in sweep.stops],
        "at_mm": round(float(sweep.at_mm), 2),
        "frame_mm": [round(float(edge), 2) for edge in sweep.frame_mm],
        "numbers": units,
        "layers": [layer(one) for one in sweep.layers],
        "pins": [pin(one) for one in sweep.pins],
    }


def _unit(values: FloatArray) -> float:
    """As fine as 16 bits allow, and not finer than a thousandth."""
    most = float(np.abs(values).max())
    return next(unit for unit in (NUMBER, 0.01, 0.1, 1.0) if most < 0x3FFF * unit or unit == 1.0)


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else float(value)


def _track(values: FloatArray, sizes: FloatArray, unit: float) -> IntArray:
    """Values (k, m) as knots and whole numbers."""
    steps = np.rint(values / unit).astype(np.int64)
    knots = bends_of(sizes, steps.astype(float) if len(steps) == 1 else values)
    found = np.diff(steps[knots], axis=0, prepend=0).T.ravel()
    return np.concatenate([[len(knots)], np.diff(knots), found]).astype(np.int64)


def decode(data: bytes) -> tuple[Sweep, ...]:
    """The sweeps that :func:`encode` was given: outlines to 0.1 mm, numbers to 0.0005.

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
    *rings, tracks = _streams(header, raw[4 + size :])
    reader = _TrackReader(tracks)
    known = RingReader(rings).rings
    entries = header["sweeps"].items()
    return tuple(_sweep(key, entry, header["outlines"], known, reader) for key, entry in entries)


def _streams(header: Json, body: bytes) -> list[IntArray]:
    half = len(body) // 2
    planes = np.frombuffer(body, dtype=np.uint8).astype(np.int64)
    unsigned = planes[:half] | planes[half:] << 8
    signed = np.where(unsigned & 1, -(unsigned + 1) // 2, unsigned // 2)
    return np.split(signed, np.cumsum(header["streams"])[:-1])


class _TrackReader:
    def __init__(self, stream: IntArray) -> None:
        self._stream: list[int] = stream.tolist()
        self._at = 0

    def _take(self, count: int) -> list[int]:
        self._at += count
        return self._stream[self._at - count : self._at]

    def take(self, sizes: FloatArray, unit: float, wide: int) -> FloatArray:
        """Values (k, wide) at all stops, or (1, wide) where they are the same."""
        (count,) = self._take(1)
        knots = np.cumsum([0, *self._take(count - 1)]).tolist()
        found = np.array(self._take(wide * count)).reshape(wide, count).cumsum(axis=1).T * unit
        return _expanded(sizes, knots, found)


def _expanded(sizes: FloatArray, knots: Sequence[int], frames: FloatArray) -> FloatArray:
    """Frames at all stops out of those at the knots."""
    if len(knots) == 1:
        return frames
    full = np.zeros((len(sizes), *frames.shape[1:]))
    full[list(knots)] = frames
    return straightened(sizes, full, knots)


def _sweep(
    key: str,
    entry: Json,
    outlines: list[list[Any]],
    rings: list[tuple[IntArray, FloatArray]],
    tracks: _TrackReader,
) -> Sweep:
    sizes = np.array(entry["stops"], float)

    def layer(number: int, drawn: list[int], changes: int = 0) -> Layer:
        name, role, closed = outlines[number]
        shapes = tuple(_expanded(sizes, rings[n][0].tolist(), rings[n][1]) for n in drawn)
        emphasis, presence = np.zeros(1), np.ones(1)
        if changes:
            emphasis, presence = (tracks.take(sizes, NUMBER, 1)[:, 0] for _ in range(2))
        return Layer(name, role, closed, shapes, emphasis, presence)

    def pin(name: str, label: str, values: dict[str, str], fades: int = 0) -> Pin:
        points = tracks.take(sizes, PIN_MM, 2)
        if fades:
            there = tracks.take(sizes, 1.0, 1)[:, 0] > 0.5
            points = np.where(there[:, None], points, np.nan)
        return Pin(name, label, values, points)

    # in the order in which they were written
    numbers = {name: tracks.take(sizes, unit, 1)[:, 0] for name, unit in entry["numbers"].items()}
    return Sweep(
        key=key,
        stops=tuple(entry["stops"]),
        at_mm=entry["at_mm"],
        frame_mm=tuple(entry["frame_mm"]),
        layers=tuple(layer(*given) for given in entry["layers"]),
        pins=tuple(pin(*given) for given in entry["pins"]),
        numbers=numbers,
    )
