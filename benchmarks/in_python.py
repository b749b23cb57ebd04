"""Import, measure, scene and plate."""

import io
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from time import perf_counter

import matplotlib.pyplot as plt
from rows import Row, times_ms

import spine_edu as se
from spine_edu.findings.case import KINDS, ZONES
from spine_edu.widgets.keyframes import baked

WIDTH_PX = 1400


def rows() -> Iterator[Row]:
    """The numbers, one by one as they are measured."""
    yield _import_ratio()
    # other sizes and zones each time, so that nothing kept from the last call helps
    cases = cycle(
        [
            se.Case(disc, prolapse=se.Prolapse(zone=zone, kind=kind, size=size))
            for size in (0.63, 0.71, 0.84)
            for disc in ("L4/L5", "L5/S1")
            for zone in ZONES
            for kind in KINDS
        ]
    )
    yield _median("measure(case)", lambda: se.measure(next(cases)), 60)
    yield _median("scene(case), axial", lambda: se.scene(next(cases), view="axial"), 100)
    yield from _slowest_kind()
    start = perf_counter()
    baked._views("L4/L5", "paracentral.protrusion")
    yield Row("key-frames of one sweep, axial + sagittal", perf_counter() - start, 4, "s")
    plt.switch_backend("agg")
    for view in filter(_exists, ("axial", "sagittal")):
        plates = partial(se.plate, view=view)
        what = f"plate(case), {view} → PNG {WIDTH_PX} px wide"
        yield _median(what, lambda plates=plates: _png(plates(next(cases))), 600, repeats=7)


def _kinds(amount: float) -> dict[str, se.Case]:
    """Cases of every kind that changes the shape of the spine."""
    parts = ("central", "recess", "foraminal", "congenital")
    by_part = {part: se.Case("L4/L5", stenosis=se.Stenosis(**{part: amount})) for part in parts}
    return {
        **by_part,
        "posture": se.Case("L4/L5", posture=amount),
        "bulge": se.Case("L4/L5", bulge=se.Bulge(amount)),
        "degeneration": se.Case("L4/L5", degeneration=2 + round(3 * amount)),
        "neck, central": se.Case("C5/C6", stenosis=se.Stenosis(central=amount)),
        "neck, foraminal": se.Case("C5/C6", stenosis=se.Stenosis(foraminal=amount)),
        "neck, posture": se.Case("C5/C6", posture=amount),
        "neck, spur": se.Case("C5/C6", spur=se.Spur(amount)),
    }


def _slowest_kind() -> Iterator[Row]:
    """The kind of case that takes longest, each asked for the first time in a warm process."""
    warm = (0.31, 0.62)
    for what, act, amounts, reach_ms in (
        ("measure(case)", se.measure, (*warm, 0.47, 0.73, 0.86), 60),
        ("scene(case), axial", partial(se.scene, view="axial"), (*warm, 0.41, 0.77, 0.91), 100),
    ):
        taken: dict[str, list[float]] = {}
        for amount in amounts:
            for kind, case in _kinds(amount).items():
                start = perf_counter()
                act(case)
                taken.setdefault(kind, []).append((perf_counter() - start) * 1e3)
        kind, times = max(taken.items(), key=lambda item: statistics.median(item[1][2:]))
        yield Row(f"{what}, slowest kind: {kind}", statistics.median(times[2:]), reach_ms, "ms")


def _exists(view: str) -> bool:
    try:
        se.scene(se.Case("L4/L5"), view=view)
    except ValueError:
        return False
    return True


def _median(what: str, act: Callable[[], object], reach_ms: float, repeats: int = 15) -> Row:
    return Row(f"{what}, median", statistics.median(times_ms(act, repeats)), reach_ms, "ms")


def _png(figure: plt.Figure) -> None:
    figure.savefig(io.BytesIO(), format="png", dpi=WIDTH_PX / figure.get_figwidth())
    plt.close(figure)


def _import_ratio(repeats: int = 15) -> Row:
    least = {name: min(_import_s(name) for _ in range(repeats)) for name in ("numpy", "spine_edu")}
    return Row("import spine_edu / import numpy", least["spine_edu"] / least["numpy"], 1.3, "×")


def _import_s(name: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", f"import {name}"], check=True)
    return perf_counter() - start
