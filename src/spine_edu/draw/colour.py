"""Colour as the eye measures it: contrast, lightness, and how a colour-blind eye sees it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_TO_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])
"""Weights of linear red, green and blue in WCAG 2.2's relative luminance."""

# Severity 1.0 of Machado, Oliveira & Fernandes 2009, on linear RGB.
_BLIND: Final = {
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

DEFICIENCIES: Final = tuple(_BLIND)
"""Kinds of colour blindness that :func:`as_seen` knows."""


def rgb(colour: str) -> FloatArray:
    """Red, green and blue, 0..1, of a colour written ``#RRGGBB``.

    Raises
    ------
    ValueError
        If it is written otherwise.

    Examples
    --------
    >>> rgb("#FF8000").round(2)
    array([1. , 0.5, 0. ])
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"colour {colour!r} must be written #RRGGBB")
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def hexed(values: FloatArray) -> str:
    """A colour as ``#RRGGBB``."""
    return "#" + "".join(f"{round(255 * float(v)):02X}" for v in np.clip(values, 0, 1))


def linear(values: FloatArray) -> FloatArray:
    """Light itself, from values as a screen codes them."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def coded(values: FloatArray) -> FloatArray:
    """Values as a screen codes them, from light itself."""
    light = np.clip(values, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def mixed(first: str, second: str, share: float) -> str:
    """`first` with a `share` (0..1) of `second` in it.

    Examples
    --------
    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    return hexed(rgb(first) * (1 - share) + rgb(second) * share)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""
    return float(linear(rgb(colour)) @ _TO_LUMINANCE)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21, whichever is the lighter.

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """CIE L*, 0 (black) to 100 (white)."""
    y = luminance(colour)
    return 116 * float(np.cbrt(y)) - 16 if y > 0.008856 else 903.3 * y


def as_seen(pixels: FloatArray, deficiency: str) -> FloatArray:
    """Colours as an eye without one kind of cone sees them.

    Parameters
    ----------
    pixels : (..., 3) float
        Coded red, green and blue, 0..1.
    deficiency : {"protan", "deutan", "tritan"}
        Which cone is missing.

    Raises
    ------
    ValueError
        If the deficiency is unknown.
    """
    if deficiency not in _BLIND:
        raise ValueError(f"unknown deficiency {deficiency!r}; allowed: {', '.join(DEFICIENCIES)}")
    return coded(linear(pixels) @ _BLIND[deficiency].T)
