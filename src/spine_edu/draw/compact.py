"""A picture in a quarter of the bytes: a palette of its own that keeps rare hues."""

from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

IntArray = NDArray[np.int64]

COLOURS: Final = 192
FLAT: Final = 16
_RARE: Final = 0.4
"""A hue on n pixels counts as n to this power, so that a small root keeps its amber."""
_BINS: Final = 32 * 32 * 32


def compact_png(png: bytes) -> bytes:
    """The same picture as a PNG with a palette of :data:`COLOURS` colours.

    Parameters
    ----------
    png : bytes
        A PNG file.
    """
    picture = Image.open(BytesIO(png)).convert("RGB")
    file = BytesIO()
    picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True, compress_level=9
    )
    return file.getvalue()


def _palette(picture: Image.Image) -> Image.Image:
    """The commonest colours as they are, then a fair choice of all that occur."""
    pixels = np.asarray(picture).reshape(-1, 3).astype(np.int64)
    chosen = np.vstack([_commonest(pixels), _spread(pixels)])
    palette = Image.new("P", (1, 1))
    palette.putpalette(chosen.astype(np.uint8).tobytes())
    return palette


def _commonest(pixels: IntArray) -> IntArray:
    """The flat colours, paper before all: they must stay exactly the page's."""
    codes = pixels @ np.array([65536, 256, 1])
    values, counts = np.unique(codes, return_counts=True)
    top = values[np.argsort(-counts, kind="stable")[:FLAT]]
    return np.column_stack([top >> 16, (top >> 8) & 255, top & 255])


def _spread(pixels: IntArray) -> IntArray:
    """Colours that stand for all others; a frequent one counts for less than it fills."""
    coarse = (pixels >> 3) @ np.array([1024, 32, 1])
    counts = np.bincount(coarse, minlength=_BINS)
    sums = [np.bincount(coarse, weights=pixels[:, i], minlength=_BINS) for i in range(3)]
    there = np.flatnonzero(counts)
    means = np.stack([one[there] / counts[there] for one in sums], axis=1)
    times = np.maximum(1, np.round(counts[there] ** _RARE)).astype(int)
    sample = Image.fromarray(np.repeat(means.round().astype(np.uint8), times, axis=0)[None])
    fair = sample.quantize(
        COLOURS - FLAT, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE
    )
    return np.array(fair.getpalette()).reshape(-1, 3)[: COLOURS - FLAT]
