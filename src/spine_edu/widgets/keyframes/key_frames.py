"""Key-frames of any case in any view along one of its findings, for pictures that move."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal, get_args

from spine_edu.findings.case import Case, Stenosis
from spine_edu.measure.described import VIEWS, scene
from spine_edu.measure.measures import measure
from spine_edu.views.scene import Scene
from spine_edu.widgets.keyframes.baked import sources_digest
from spine_edu.widgets.keyframes.frames import decode, encode
from spine_edu.widgets.keyframes.grid import make_grid
from spine_edu.widgets.keyframes.shelf import kept
from spine_edu.widgets.keyframes.sources import digest_of
from spine_edu.widgets.keyframes.sweep import STOPS, Sweep

Along = Literal["size", "central", "recess", "foraminal", "congenital", "degeneration", "posture"]
ALONG: Final[tuple[Along, ...]] = get_args(Along)
_STOPS: Final[dict[Along, tuple[float, ...]]] = {
    "size": STOPS,
    "central": STOPS[::2],
    "recess": STOPS[::2],
    "foraminal": STOPS[::2],
    "congenital": STOPS[::2],
    "degeneration": (1.0, 2.0, 3.0, 4.0, 5.0),
    "posture": tuple(2 * stop - 1 for stop in STOPS),
}
"""Stops that each has; more are added between them where an outline would stray."""
_BY_THE_ROOT: Final = ("foramen", "cervical")
"""A plane that follows the spine by itself."""
_STRAY_MM: Final = 0.14
_MODULES: Final = ("grid", "stepping", "key_frames")


def key_frames(case: Case, view: str, along: Along, at: float | None = None) -> Sweep:
    """Outlines of a case in one view at few stops of a finding, to be moved between straight.

    Parameters
    ----------
    case : Case
        What is shown; whatever runs `along` is taken from 0 (or its other end) to its most.
    view : {"axial", "axial_pedicle", "sagittal", "foramen", "posterior", "overview"}
        As for :func:`spine_edu.scene`.
    along : str
        ``"size"`` of the prolapse, bulge or spur of the case; a part of its stenosis
        (``"central"``, ``"recess"``, ``"foraminal"``, ``"congenital"``); ``"degeneration"`` from
        I to V; or ``"posture"`` from bent back (−1) to bent forward (+1).
    at : float, optional
        Where the plane lies, as for :func:`spine_edu.scene`; one for all stops. By default where
        it lies for the finding at its most.

    Returns
    -------
    Sweep
        An outline has the same vertices at all stops, and vertex i stays at the same place of it;
        what is there at some stops alone has a presence of 0 at the others. What leaps, as pieces
        that meet or part, is two layers of one name: one goes while the other comes. Kept on disk
        under what it was computed from.

    Raises
    ------
    ValueError
        If the view or `along` is unknown, or the case has no finding whose size could change.

    Examples
    --------
    >>> frames = key_frames(Case("L4/L5"), "overview", "posture")
    >>> float(frames.stops[0]), float(frames.stops[-1])
    (-1.0, 1.0)
    """
    if view not in VIEWS:
        raise ValueError(f"view={view!r} is unknown; allowed: {', '.join(VIEWS)}")
    if along not in ALONG:
        raise ValueError(f"along={along!r} is unknown; allowed: {', '.join(ALONG)}")
    course = _Course(case, view, along, at)
    data = kept(course.name, course.baked)
    return decode(data)[0]


@dataclass(frozen=True)
class _Course:
    """One case on its way along one finding, in one view."""

    case: Case
    view: str
    along: Along
    at: float | None

    @property
    def name(self) -> str:
        most = self.with_(_STOPS[self.along][-1])
        asked = repr((most, self.view, self.along, self.at))
        digest = digest_of(modules=_MODULES, before=(sources_digest() + asked).encode())
        return f"course-{self.view}-{self.along}-{digest}.frames"

    def baked(self) -> bytes:
        cut = partial(self._cut, at=self._plane())
        sweep = make_grid(
            self.along,
            _STOPS[self.along],
            lambda value, _: cut(value),
            lambda value, _: {"sac_area_mm2": measure(self.with_(value)).sac_area_mm2},
            (0.0,),
            healthy=0.0 if self.along == "posture" else _STOPS[self.along][0],
            between=self.along != "degeneration",
            stray_mm=_STRAY_MM,
            leaps=True,
        )
        return encode([sweep])

    def with_(self, value: float) -> Case:
        """The case with what runs along at a value.

        Raises
        ------
        ValueError
            If it is a size and nothing has one.
        """
        case = self.case
        if self.along == "posture":
            return replace(case, posture=value)
        if self.along == "degeneration":
            return replace(case, degeneration=round(value))
        if self.along == "size":
            found = [name for name in ("prolapse", "bulge", "spur") if getattr(case, name)]
            if not found:
                raise ValueError("along='size' needs a case with a prolapse, a bulge or a spur")
            return replace(case, **{n: replace(getattr(case, n), size=value) for n in found})
        return replace(case, stenosis=replace(case.stenosis or Stenosis(), **{self.along: value}))

    def _plane(self) -> float | None:
        """The same plane at all stops: where the finding at its most is shown."""
        whole = self.view in ("posterior", "overview")
        if self.at is not None or whole or (self.view, self.case.region) == _BY_THE_ROOT:
            return self.at
        ends = (self.with_(_STOPS[self.along][i]) for i in (0, -1))
        worst = min(ends, key=lambda case: measure(case).sac_area_mm2)
        return scene(worst, self.view).at_mm

    def _cut(self, value: float, at: float | None) -> Scene:
        return scene(self.with_(value), self.view, at)
