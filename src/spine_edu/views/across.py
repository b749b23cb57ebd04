"""A section across the spine, of the low back or of the neck."""

from spine_edu.findings.case import Case
from spine_edu.views.axial import axial_scene
from spine_edu.views.neck.axial import neck_axial_scene
from spine_edu.views.scene import Scene


def across_scene(case: Case, at_mm: float) -> Scene:
    """The axial section of a case at a height above the middle of its disc, mm.

    Raises
    ------
    ValueError
        If the plane lies outside the model of its region.
    """
    drawn = neck_axial_scene if case.region == "cervical" else axial_scene
    return drawn(case, at_mm)
