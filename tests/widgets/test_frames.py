"""Key-frames survive their way through bytes, in Python and in the browser."""

import numpy as np
import pytest
from widgets.conftest import fake_disc
from widgets.fake_scenes import fake_numbers, fake_scene, ring

from spine_edu.widgets.keyframes.frames import decode, encode
from spine_edu.widgets.keyframes.growing import make_sweep
from spine_edu.widgets.keyframes.rings import UNIT_MM, VERTEX_MM
from spine_edu.widgets.keyframes.simplify import kept_vertices
from spine_edu.widgets.keyframes.straying import apart_mm
from spine_edu.widgets.keyframes.sweep import sweep_keys


def test_values_return_to_half_a_step() -> None:
    sweep = make_sweep("L4/L5", "paracentral.extrusion", 1.5, fake_scene, fake_numbers)
    (back,) = decode(encode([sweep]))
    assert (back.key, back.stops, back.at_mm) == (sweep.key, sweep.stops, 1.5)
    assert [layer.name for layer in back.layers] == [layer.name for layer in sweep.layers]
    for before, after in zip(sweep.layers, back.layers, strict=True):
        assert (before.role, before.closed) == (after.role, after.closed)
        assert np.allclose(before.emphasis, after.emphasis, atol=5e-4)
        for one, other in zip(before.rings, after.rings, strict=True):
            assert len(one) == len(other)
            for drawn, kept in zip(one, other, strict=True):
                assert apart_mm(drawn, kept, before.closed) <= VERTEX_MM + UNIT_MM * 0.71 + 1e-9
    for name, values in sweep.numbers.items():
        assert np.allclose(values, back.numbers[name], atol=5e-3 if "mm2" in name else 5e-4)


def test_same_sweeps_same_bytes() -> None:
    sweeps = [make_sweep("L4/L5", key, 0, fake_scene, fake_numbers) for key in sweep_keys()]
    assert encode(sweeps) == encode(sweeps) == fake_disc("L4/L5")


def test_what_stands_still_is_kept_once() -> None:
    one = [make_sweep("L4/L5", "central.extrusion", 0, fake_scene, fake_numbers)]
    two = [*one, make_sweep("L4/L5", "foraminal.extrusion", 0, fake_scene, fake_numbers)]
    (first, _) = decode(encode(two))
    assert first.layers[0].rings[0].shape[0] == 1
    assert len(encode(two)) < 1.3 * len(encode(one))


@pytest.mark.parametrize("cut", [0, 10, 200, -1])
def test_cut_bytes_are_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        decode(fake_disc("L4/L5")[:cut])


def test_a_ring_that_changes_its_vertices_is_refused() -> None:
    def scene(case, at_mm):  # type: ignore[no-untyped-def]
        made = fake_scene(case, at_mm)
        count = 10 if case.prolapse.size < 0.5 else 12
        object.__setattr__(made.outlines[0], "points", ring(0, 0, 9, 9, count))
        return made

    with pytest.raises(ValueError, match=r"'fat' has .* the same at each size"):
        make_sweep("L4/L5", "central.extrusion", 0, scene, fake_numbers)


def test_fewer_vertices_keep_every_frame() -> None:
    frames = np.stack([ring(0, 0, 10 + k, 10 - k, 200) for k in range(5)])
    kept = kept_vertices(frames, 0.05, closed=True)
    assert len(kept) < 100
    for frame in frames:
        assert apart_mm(frame, frame[kept], closed=True) <= 0.05 + 1e-9


def test_between_stops_is_linear() -> None:
    sweep = make_sweep("L4/L5", "central.extrusion", 0, fake_scene, fake_numbers)
    values = sweep.numbers["sac_area_mm2"]
    for stop, value in zip(sweep.stops, values, strict=True):
        assert sweep.between(values, stop) == value
    middle = (sweep.stops[2] + sweep.stops[3]) / 2
    assert sweep.between(values, middle) == pytest.approx((values[2] + values[3]) / 2)
    with pytest.raises(ValueError, match=r"size=1\.2 is out of range; allowed: 0 to 1"):
        sweep.between(values, 1.2)
