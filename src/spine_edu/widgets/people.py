"""A hundred people for the browser: one outline, where each stands, and how they are marked."""

from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from spine_edu.draw.charts import TROUBLE
from spine_edu.draw.colour import mixed
from spine_edu.draw.theme import ACTION, INK, tissue
from spine_edu.views.figures.icons import PITCH_MM, icon_figure
from spine_edu.widgets.svg_path import ring_path

WHOLE: Final = 100
COLUMNS: Final = 10
_HALF: Final = 0.35


@cache
def people_look() -> dict[str, Any]:
    """Path of a person, distances, and fill and edge of each way to be marked."""
    figure = icon_figure(0, 0, WHOLE, COLUMNS)
    person = figure.outlines[0].points[::2] * (1, -1)
    other = tissue("person_other")
    x0, x1, y0, y1 = figure.frame_mm
    paints = {}
    for name, ink in (("good", ACTION), ("adverse", TROUBLE)):
        edge = mixed(ink, INK, 0.35)
        paints[name] = {"sure": [ink, edge], "half": [mixed(other.fill, ink, _HALF), edge]}
    return {
        "path": ring_path(person),
        "pitch_mm": PITCH_MM,
        "columns": COLUMNS,
        "whole": WHOLE,
        "frame": [x0, -y1, x1 - x0, y1 - y0],
        "other": ["none", other.edge],
        "edge_mm": 0.7,
        "paints": paints,
    }


def people_svg(low: int | None, high: int | None, text: str, *, adverse: bool = False) -> str:
    """A hundred people as a still picture; none marked and dashed where the figure is not known."""
    look = people_look()
    paint = look["paints"]["adverse" if adverse else "good"]
    x, y, width, height = look["frame"]
    people = []
    for number in range(WHOLE):
        if low is not None and number < low:
            fill, edge = paint["sure"]
        elif high is not None and number < high:
            fill, edge = paint["half"]
        else:
            fill, edge = look["other"]
        across, down = number % COLUMNS * PITCH_MM[0], number // COLUMNS * PITCH_MM[1]
        people.append(
            f'<use href="#person" x="{across:g}" y="{down:g}" fill="{fill}" stroke="{edge}"/>'
        )
    dashed = ' stroke-dasharray="1.6 1.4"' if low is None else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'viewBox="{x:g} {y:g} {width:g} {height:g}"><title>{escape(text)}</title>'
        f'<defs><path id="person" d="{look["path"]}"/></defs>'
        f'<g stroke-width="{look["edge_mm"]}"{dashed}>{"".join(people)}</g></svg>'
    )
