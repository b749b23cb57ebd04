"""The subtitle of a plate: what is cut, where, from where it is seen, and what the plane misses."""

from typing import Final

from spine_edu.draw.scan import is_scan
from spine_edu.draw.shape import area_mm2
from spine_edu.findings.case import Stenosis
from spine_edu.measure.twin import present_findings
from spine_edu.text import say
from spine_edu.views.scene import Outline, Scene

_SEEN_MM2: Final = 0.5
_BESIDE_MM: Final = 5.0  # nearer the midline neither recess nor foramen is cut
_NECK: Final = ("sagittal", "posterior")
"""Views whose words name the neck where it is shown."""


def seen_from(scene: Scene, lang: str) -> str:
    """The subtitle of `scene`: view, plane, from where, and findings it does not meet."""
    of_the_neck = scene.case.region == "cervical" and scene.view in _NECK
    key = f"views.neck.{scene.view}" if of_the_neck else f"views.{scene.view}"
    words = [say(key, lang, disc=scene.case.disc)]
    if scene.view.endswith("sagittal"):
        words = [f"{words[0]}, {_off_the_midline(scene.at_mm, lang)}"]
    if scene.view in ("axial", "mri_axial") and not _meets_the_disc(scene):
        words = [f"{words[0]}, {_off_the_disc(scene.at_mm, lang)}"]
    if is_scan(scene):
        words.append(say("views.subtitle.drawn", lang))
    elif scene.y_down:
        words.append(say("views.subtitle.seen_from_feet", lang))
    if scene.view == "overview":
        words.append(say("views.subtitle.always_standing", lang))
    for finding in _missed(scene):
        subject = say(f"twin.subject.{finding}", lang)
        words.append(say("views.subtitle.elsewhere", lang, subject=subject))
    return ". ".join(words)


def _missed(scene: Scene) -> list[str]:
    """Findings that the plane does not meet: they have no area in it, or narrow only the sides."""
    case, found = scene.case, present_findings(scene.case)
    if scene.view in ("overview", "posterior"):
        return []
    seen = {o.role if o.role == "prolapse" else o.name for o in scene.outlines if _has_area(o)}
    missed = [name for name in found if name in ("prolapse", "spur") and name not in seen]
    parts = case.stenosis if "stenosis" in found else None
    if parts and _beside(scene, parts):
        missed.append("stenosis")
    return missed


def _beside(scene: Scene, parts: Stenosis) -> bool:
    """Whether a section shows nothing of a narrowing, which lies at the sides or in the middle."""
    if scene.view.endswith("sagittal"):
        return abs(scene.at_mm) < _BESIDE_MM and parts.central == parts.congenital == 0
    pressed = any(outline.emphasis for outline in scene.outlines)
    return scene.view == "foramen" and parts.foraminal == 0 and not pressed


def _meets_the_disc(scene: Scene) -> bool:
    """Whether a slice is one of the disc: off its middle, one that cuts more of a body is not."""
    if round(scene.at_mm) == 0:
        return True
    disc, bone = (
        max((area_mm2(o.points) for o in scene.outlines if o.role == role), default=0.0)
        for role in ("annulus", "bone")
    )
    return disc > bone


def _has_area(outline: Outline) -> bool:
    """What a plane does not meet is there without an area."""
    return outline.closed and area_mm2(outline.points) > _SEEN_MM2


def _off_the_midline(x_mm: float, lang: str) -> str:
    beside = round(abs(x_mm))
    if beside == 0:
        return say("views.plane.midline", lang)
    return say(f"views.plane.{'left' if x_mm > 0 else 'right'}", lang, mm=beside)


def _off_the_disc(height_mm: float, lang: str) -> str:
    place = "above" if height_mm > 0 else "below"
    return say(f"views.plane.{place}", lang, mm=round(abs(height_mm)))
