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

_PAST_REACH_MM = 4.0  # what lies farther to the side is not felt through the smoothing
_BEHIND_MM = np.arange(0.0, 24.1, 1.0)
_STRIDE = 4  # each fourth place is looked at first, then those between that may be near bone
_UNEVEN = 1.3  # a field changes by at most this share of a way
_BONE_AT_MM = 0.04
_SOFT_MM = 0.6  # a way back is stopped little by little, from so far before the bone to in it
_FAR_BEHIND_MM = (3.0, 7.0)  # behind the upper lamina: a spinous process, on which nothing hangs
_TAUT, _LIKE_BESIDE = 0.1, 0.02  # weights of even neighbours beside that of bone that is met
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
    looked for behind `front_mm`. Where there is none (the gap between the laminae), or a spinous
    process far behind alone, the surface is drawn taut from the bone above to that below. It goes
    little by little with the bones, none of which comes or goes at once. Over a bony `lip` (its
    middle and length along the way backward, at x and w) it is lifted little by little, as the lip
    grows.
    """
    w_mm, v_mm = np.arange(low_mm, high_mm + 1.0, _ROW_MM), front_mm + _BEHIND_MM
    x_mm = np.arange(0.0, reach_mm + _PAST_REACH_MM)
    first = _spanned(*_first_met(bone, x_mm, v_mm, w_mm))
    if lip is not None:
        middle, length = lip(x_mm[None, :], w_mm[:, None])
        lifted = np.maximum(first - middle + 0.5 * length, 0.0)
        first = first - smooth_step(0.0, _WHOLE_LIP_MM, length) * lifted
    mirrored = np.concatenate([first[:, :0:-1], first], axis=1)
    smooth = gaussian_filter(mirrored, (1.2, 1.3), mode="nearest")[:, len(x_mm) - 1 :]
    along_w, along_x = np.gradient(smooth, w_mm, x_mm)
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


def _first_met(
    bone: Bone, x_mm: FloatArray, v_mm: FloatArray, w_mm: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Where bone is met backward from each place (w, x), mm, and how surely, 0 to 1.

    A way that passes the edge of a bone is stopped by it the more, the nearer it passes: so what
    is met changes little by little as bones move, and does not leap to the one behind.
    """
    distance = _distances(bone, x_mm, v_mm, w_mm) - _BONE_AT_MM
    stops = smooth_step(_SOFT_MM, -_SOFT_MM, distance)
    met = np.maximum(v_mm[:, None] + np.where(stops > 0, distance, 0.0), v_mm[0])
    passes = np.cumprod(1 - stops, axis=1)
    share = stops * np.concatenate([np.ones_like(passes[:, :1]), passes[:, :-1]], axis=1)
    lamina = np.max((share * met).sum(axis=1)[w_mm >= 0.4 * w_mm[-1]], axis=0)
    share = share * (1 - smooth_step(*_FAR_BEHIND_MM, met - lamina))
    surely = share.sum(axis=1)
    return (share * met).sum(axis=1) / np.maximum(surely, 1e-9), surely


def _spanned(met: FloatArray, surely: FloatArray) -> FloatArray:
    """The surface at all places (w, x): at the bones met, and drawn taut between them."""
    rows, columns = met.shape
    taut = np.diag(np.r_[1.0, np.full(rows - 2, 2.0), 1.0])
    taut = _TAUT * (taut - np.eye(rows, k=1) - np.eye(rows, k=-1))
    out = np.empty_like(met)
    beside, like = met[:, 0], 1e-6
    for column in range(columns):
        weight = surely[:, column]
        pull = weight * met[:, column] + like * beside
        beside = np.asarray(np.linalg.solve(taut + np.diag(weight + like), pull))
        out[:, column] = beside
        like = _LIKE_BESIDE
    return out


def _distances(bone: Bone, x_mm: FloatArray, v_mm: FloatArray, w_mm: FloatArray) -> FloatArray:
    """Distance to bone, (nw, nv, nx) mm; infinite where it is far, and behind what is met."""
    coarse = bone(x_mm, v_mm[::_STRIDE, None], w_mm[:, None, None])
    met = np.logical_or.accumulate(coarse < -_SOFT_MM, axis=1)[:, :-1]
    apart_mm = v_mm[_STRIDE] - v_mm[0]
    near = coarse[:, :-1] + coarse[:, 1:] < _UNEVEN * apart_mm + 2 * _SOFT_MM
    i, j, k = np.nonzero(near & ~met)
    distance = np.full((len(w_mm), len(v_mm), len(x_mm)), np.inf)
    distance[:, ::_STRIDE] = coarse
    between = _STRIDE * j[:, None] + np.arange(1, _STRIDE)
    distance[i[:, None], between, k[:, None]] = bone(x_mm[k, None], v_mm[between], w_mm[i, None])
    return distance
