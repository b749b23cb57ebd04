"""A field sampled on an even grid, to be looked up anywhere in its plane."""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.fields import FloatArray


@dataclass(frozen=True)
class GridField:
    """Bilinear values of a field in one plane.

    Parameters
    ----------
    x0_mm, v0_mm, step_mm : float
        First column, first row and step of the grid.
    values : (nv, nx) float
        The field.
    """

    x0_mm: float
    v0_mm: float
    step_mm: float
    values: FloatArray

    def __call__(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Values at points; beyond the grid, those at its edge."""
        rows, columns = self.values.shape
        scale = 1 / self.step_mm
        gx = np.minimum(np.maximum((x - self.x0_mm) * scale, 0.0), columns - 1.001)
        gv = np.minimum(np.maximum((v - self.v0_mm) * scale, 0.0), rows - 1.001)
        ix, iv = gx.astype(np.intp), gv.astype(np.intp)
        fx, fv = gx - ix, gv - iv
        flat, at = self.values.reshape(-1), iv * columns + ix
        near, far = flat.take(at), flat.take(at + 1)
        front = near + (far - near) * fx
        at += columns
        near, far = flat.take(at), flat.take(at + 1)
        back = near + (far - near) * fx
        return np.asarray(front + (back - front) * fv)
