"""The ligamentum flavum of one level: a sheet in front of laminae and facets.

Its back surface is read off the bones, so that it hangs from the front of the upper lamina to the
top of the lower one and reaches out to the facet capsule [Gray-LF].
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_step

Bone = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
Lip = Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]

_X = np.arange(0.0, 19.0, 1.0)
_BEHIND = np.minimum(np.arange(0.0, 32.1, 0.25), 30.75)  # so that strides come out even
_FINER, _TIMES = 4, 2  # each 16th of those places is looked at first, then each 4th, then all
_NO_BONE_BETWEEN = 1.3  # two distances whose sum is this share of a way have no bone between them
_BONE_AT_MM = 0.05
_ROW_MM = 1.5
_WHOLE_LIP_MM = 4.0  # a lip as long as this carries the sheet altogether
_LEAST_SLOPE = 0.8  # at the facet the sheet turns to the side: it must not grow forward


@dataclass(frozen=True)
class Flavum:
    """Sheet of a given thickness in front of the bones, in the frame of the disc.

    Parameters
    ----------
    back : (nw, nx) float
        Posterior offset of the back surface on an even grid from (low_mm, 0) on, mm.
    slope : (nw, nx) float
        Distance shortening of that surface there, 0 to 1.
    base_mm, extra_mm : float
        Healthy thickness across the sheet, and what is added at the height of the disc and facets;
        toward its ends on the laminae the sheet stays thin.
    reach_mm : float
        How far the sheet goes to the side: the medial edge of the facet joint.
    low_mm, high_mm : float
        Where it ends on the lower and the upper lamina.
    """

    back: FloatArray
    slope: FloatArray
    base_mm: float
    extra_mm: float
    reach_mm: float
    low_mm: float
    high_mm: float

    def field(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Signed distance to the sheet, bones not yet taken away; `x` is absolute."""
        back, slope = self._surface(x, w)
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

    def _surface(self, x: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Bilinear values of `back` and `slope`; beyond the sheet, those at its edge."""
        rows, columns = self.back.shape
        gw = np.clip((w - self.low_mm) / _ROW_MM, 0.0, rows - 1.0)
        gx = np.clip(x, 0.0, columns - 1.0)
        iw, ix = (
            np.minimum(gw.astype(np.intp), rows - 2),
            np.minimum(gx.astype(np.intp), columns - 2),
        )
        fw, fx = gw - iw, gx - ix
        at = iw * columns + ix
        shares = (1 - fw) * (1 - fx), (1 - fw) * fx, fw * (1 - fx), fw * fx
        steps = 0, 1, columns, columns + 1

        def mixed(values: FloatArray) -> FloatArray:
            flat = values.reshape(-1)
            return np.asarray(
                sum(q * flat[at + step] for q, step in zip(shares, steps, strict=True))
            )

        return mixed(self.back), mixed(self.slope)

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
    lip: Lip | None = None,
) -> Flavum:
    """Hang a sheet in front of `bone`, a field in the frame of the disc.

    The sheet is `base_mm` thick and `extra_mm` more at the height of disc and facets. Bone is
    looked for behind `front_mm`. Where there is none (the gap between the laminae) the
    surface is carried on from the bone above and below. Over a bony `lip` (its middle and length
    along the way backward, at x and w) it is lifted little by little, as the lip grows.
    """
    w_mm, v_mm = np.arange(low_mm, high_mm + 1.0, _ROW_MM), front_mm + _BEHIND
    first = _first_hit(bone, w_mm, v_mm)
    for column in range(len(_X)):
        seen = np.isfinite(first[:, column])
        if seen.any():
            first[:, column] = np.interp(w_mm, w_mm[seen], first[seen, column])
        else:
            first[:, column] = first[:, column - 1]
    if lip is not None:
        middle, length = lip(_X[None, :], w_mm[:, None])
        lifted = np.maximum(first - middle + 0.5 * length, 0.0)
        first = first - smooth_step(0.0, _WHOLE_LIP_MM, length) * lifted
    mirrored = np.concatenate([first[:, :0:-1], first], axis=1)
    smooth = gaussian_filter(mirrored, (1.2, 1.3), mode="nearest")[:, len(_X) - 1 :]
    along_w, along_x = np.gradient(smooth, w_mm, _X)
    slope = np.maximum(1 / np.sqrt(1 + along_w**2 + along_x**2), _LEAST_SLOPE)
    return Flavum(
        smooth,
        slope,
        base_mm,
        extra_mm,
        reach_mm,
        float(w_mm[0]),
        float(w_mm[-1]),
    )


def _first_hit(bone: Bone, w_mm: FloatArray, v_mm: FloatArray) -> FloatArray:
    """Where bone is first met backward from each place (w, x), (nw, nx) mm; NaN where it is not."""
    stride = _FINER**_TIMES
    distance = bone(_X, v_mm[::stride, None], w_mm[:, None, None])
    for _ in range(_TIMES):
        finer = v_mm[:: stride // _FINER]
        distance = _between(bone, distance, w_mm, finer, (v_mm[stride] - v_mm[0]))
        stride //= _FINER
    met = distance < _BONE_AT_MM
    return np.where(met.any(axis=1), v_mm[np.argmax(met, axis=1)], np.nan)


def _between(
    bone: Bone, distance: FloatArray, w_mm: FloatArray, v_mm: FloatArray, apart_mm: float
) -> FloatArray:
    """Distance to bone also between places `apart_mm` from each other, (nw, nv, nx) mm.

    Infinite where none can be met between, and behind the first that is met.
    """
    met = np.logical_or.accumulate(distance < _BONE_AT_MM, axis=1)[:, :-1]
    near = distance[:, :-1] + distance[:, 1:] < _NO_BONE_BETWEEN * apart_mm
    i, j, k = np.nonzero(near & ~met)
    out = np.full((len(w_mm), len(v_mm), len(_X)), np.inf)
    out[:, ::_FINER] = distance
    places = _FINER * j[:, None] + np.arange(1, _FINER)
    out[i[:, None], places, k[:, None]] = bone(_X[k, None], v_mm[places], w_mm[i, None])
    return out
