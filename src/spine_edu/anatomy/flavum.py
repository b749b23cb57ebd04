"""The ligamentum flavum of one level: a sheet in front of laminae and facets.

Its back surface is read off the bones, so that it hangs from the front of the upper lamina to the
top of the lower one and reaches out to the facet capsule [Gray-LF].
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RegularGridInterpolator
from scipy.ndimage import gaussian_filter

from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_step

Bone = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]

_X = np.arange(0.0, 19.0, 1.0)
_BEHIND = np.arange(0.0, 31.0, 0.25)
_LEAST_SLOPE = 0.8  # at the facet the sheet turns to the side: it must not grow forward


@dataclass(frozen=True)
class Flavum:
    """Sheet of a given thickness in front of the bones, in the frame of the disc.

    Parameters
    ----------
    back : RegularGridInterpolator
        Posterior offset of the back surface over (w, x), mm.
    slope : RegularGridInterpolator
        Distance shortening of that surface, 0 to 1.
    base_mm, extra_mm : float
        Healthy thickness across the sheet, and what is added at the height of the disc and facets;
        toward its ends on the laminae the sheet stays thin.
    reach_mm : float
        How far the sheet goes to the side: the medial edge of the facet joint.
    low_mm, high_mm : float
        Where it ends on the lower and the upper lamina.
    """

    back: RegularGridInterpolator
    slope: RegularGridInterpolator
    base_mm: float
    extra_mm: float
    reach_mm: float
    low_mm: float
    high_mm: float

    def field(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Signed distance to the sheet, bones not yet taken away; `x` is absolute."""
        x, w = np.broadcast_arrays(x, w)
        place = np.stack([np.clip(w, self.low_mm, self.high_mm), np.minimum(x, _X[-1])], axis=-1)
        back, slope = self.back(place), self.slope(place)
        grown = smooth_step(self.low_mm, 0.45 * self.low_mm, w)
        grown = grown * smooth_step(self.high_mm, 0.3 * self.high_mm, w)
        thickness = (self.base_mm + self.extra_mm * grown) * (
            0.86 + 0.14 * np.exp(-(((x - 7.0) / 4.0) ** 2))
        )
        thickness = thickness * (1 - 0.4 * smooth_step(self.reach_mm - 4, self.reach_mm, x))
        middle = back - 0.5 * (thickness / slope - 0.6)
        sheet = (np.abs(v - middle) - 0.5 * (thickness / slope + 0.6)) * slope
        edge = smooth_max(x - self.reach_mm, np.abs(w - self._middle) - self._half, 2.0)
        return smooth_max(sheet, edge, 2.0)

    @property
    def thickness_mm(self) -> float:
        """Greatest thickness, beside the midline."""
        return self.base_mm + self.extra_mm

    @property
    def _middle(self) -> float:
        return 0.5 * (self.low_mm + self.high_mm)

    @property
    def _half(self) -> float:
        return 0.5 * (self.high_mm - self.low_mm)


def hang_flavum(
    bone: Bone,
    base_mm: float,
    reach_mm: float,
    low_mm: float,
    high_mm: float,
    front_mm: float = 19.0,
    extra_mm: float = 0.0,
) -> Flavum:
    """Hang a sheet in front of `bone`, a field in the frame of the disc.

    The sheet is `base_mm` thick and `extra_mm` more at the height of disc and facets. Bone is
    looked for behind `front_mm`. Where there is none (the gap between the laminae) the
    surface is carried on from the bone above and below.
    """
    w_mm, v_mm = np.arange(low_mm, high_mm + 1.0, 1.5), front_mm + _BEHIND
    distance = bone(_X[None, None, :], v_mm[None, :, None], w_mm[:, None, None])
    distance = np.broadcast_to(distance, (len(w_mm), len(v_mm), len(_X)))
    hit = distance < 0.05
    first = np.where(hit.any(axis=1), v_mm[np.argmax(hit, axis=1)], np.nan)
    for column in range(len(_X)):
        seen = np.isfinite(first[:, column])
        if seen.any():
            first[:, column] = np.interp(w_mm, w_mm[seen], first[seen, column])
        else:
            first[:, column] = first[:, column - 1]
    mirrored = np.concatenate([first[:, :0:-1], first], axis=1)
    smooth = gaussian_filter(mirrored, (1.2, 1.3), mode="nearest")[:, len(_X) - 1 :]
    along_w, along_x = np.gradient(smooth, w_mm, _X)
    slope = np.maximum(1 / np.sqrt(1 + along_w**2 + along_x**2), _LEAST_SLOPE)
    return Flavum(
        RegularGridInterpolator((w_mm, _X), smooth, bounds_error=False, fill_value=None),
        RegularGridInterpolator((w_mm, _X), slope, bounds_error=False, fill_value=None),
        base_mm,
        extra_mm,
        reach_mm,
        float(w_mm[0]),
        float(w_mm[-1]),
    )
