"""A small hand-made scene: enough of each tissue to paint, with round numbers to check against."""

from dataclasses import replace

import numpy as np
import pytest

from spine_edu.findings.case import Case, Prolapse
from spine_edu.views.scene import RADIOLOGICAL, Anchor, Outline, Scene


def ellipse(x, y, a, b, n=48):
    turn = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return np.column_stack([x + a * np.cos(turn), y + b * np.sin(turn)])


def _roots():
    for side, sign, pressed in (("left", 1, 1.0), ("right", -1, 0.0)):
        yield Outline(f"root_L5_{side}", "root", ellipse(10 * sign, 20, 2.2, 1.8), emphasis=pressed)
        yield Outline(f"ganglion_L4_{side}", "ganglion", ellipse(26 * sign, 12, 3, 2.4))


def _rootlets():
    for i, turn in enumerate(np.linspace(0.3, 2.8, 9)):
        centre = 6 * np.cos(turn), 25 + 4 * np.sin(turn)
        yield Outline(f"rootlet_{i}", "rootlet", ellipse(*centre, 0.5, 0.5, 12))


@pytest.fixture
def small_scene():
    outlines = (
        Outline("psoas_left", "muscle", ellipse(38, 0, 9, 16)),
        Outline("psoas_right", "muscle", ellipse(-38, 0, 9, 16)),
        Outline("annulus", "annulus", ellipse(0, 0, 25, 17, 96)),
        *(
            Outline(
                f"lamella_{k}", "lamella", ellipse(0, 0, 25 - 2 * k, 17 - 1.4 * k), closed=False
            )
            for k in (1, 2, 3, 4)
        ),
        Outline("nucleus", "nucleus", ellipse(0, -1, 13, 9)),
        Outline("flavum", "flavum", ellipse(0, 33, 9, 2.5)),
        Outline("arch", "bone", ellipse(0, 44, 16, 11), holes=(ellipse(0, 46, 5, 4),)),
        Outline("sac", "sac", ellipse(0, 25, 8, 6)),
        *_rootlets(),
        Outline("prolapse", "prolapse", ellipse(7, 17.5, 4, 3)),
        *_roots(),
    )
    anchors = (
        Anchor("nucleus", (-4, -1), "nucleus"),
        Anchor("annulus", (-20, -4), "annulus"),
        Anchor("flavum", (-5, 33), "flavum"),
        Anchor("sac", (0, 27), "sac"),
        Anchor("prolapse", (7, 17.5), "prolapse"),
        Anchor("root_L5_left", (10, 20), "root", {"root": "L5"}),
        Anchor("ganglion_L4_right", (-26, 12), "ganglion", {"root": "L4"}),
        Anchor("psoas", (36, 2), "psoas"),
    )
    return Scene(
        view="axial",
        case=Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.8)),
        at_mm=0.0,
        outlines=outlines,
        anchors=anchors,
        frame_mm=(-42.0, 42.0, -24.0, 56.0),
        y_down=True,
        edges=RADIOLOGICAL,
        text={"da": "En prolaps på venstre side.", "en": "A prolapse on the left side."},
    )


@pytest.fixture
def many_labels(small_scene):
    """The same scene with more anchors than a plate labels."""
    more = tuple(Anchor(f"more_{i}", (2.0 * i - 20, i - 10.0), "annulus") for i in range(20))
    return replace(small_scene, anchors=small_scene.anchors + more)
