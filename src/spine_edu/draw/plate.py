"""Plates: a scene framed, labelled and titled, as a matplotlib figure."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from numpy.typing import NDArray

from spine_edu.draw.figure import Plate, house_style
from spine_edu.draw.heading import Heading, message
from spine_edu.draw.labels import Block, block, draw_column
from spine_edu.draw.page import COLUMN, LEAD, MARGIN, WIDEST, Page, frame_size, page
from spine_edu.draw.placing import Arrangement, arrange
from spine_edu.draw.rootlets import draw_rootlets
from spine_edu.draw.theme import INK, TISSUES
from spine_edu.draw.tissue import draw_outline
from spine_edu.draw.window import draw_edge_words, draw_window, frame_points
from spine_edu.findings.case import Case
from spine_edu.text import say
from spine_edu.text.language import checked_language
from spine_edu.text.words import label
from spine_edu.views.scene import Anchor, Outline, Scene

FloatArray = NDArray[np.float64]

PIXELS: Final = 1400
"""Width of a PNG."""
MOST_LABELS: Final = 12
_ACCENTS: Final = {"prolapse": "#6E3F5E", "prolapse_core": "#6E3F5E", "root": "#8A4A0C"}
"""Ink of the labels of what the picture is about: the tissue's own hue, dark enough to read."""


def plate(
    case: Case, view: str = "axial", lang: str = "da", at: str | float | None = None
) -> Plate:
    """A labelled picture of a case.

    Parameters
    ----------
    case : Case
        What is shown.
    view : str
        Name of the view.
    lang : {"da", "en"}
        Language of the words.
    at : {"disc", "pedicle"} or float, mm, optional
        Where the section lies; the worst height unless given.

    Returns
    -------
    Plate
        A matplotlib figure; ``savefig`` writes PNG, SVG or PDF.

    Raises
    ------
    ValueError
        If the view, the language or the plane is unknown.
    """
    from spine_edu.measure.described import scene
    from spine_edu.measure.measures import measure

    checked_language(lang)
    shown = scene(case, view=view, at=at)
    return paint(shown, lang, title=message(measure(case), lang))


def paint(scene: Scene, lang: str, title: str = "", subtitle: str | None = None) -> Plate:
    """A scene as a framed plate with its labels.

    Parameters
    ----------
    scene : Scene
        What is painted; its outlines back to front.
    lang : {"da", "en"}
        Language of the words.
    title : str
        The message; no heading line where empty.
    subtitle : str, optional
        Below the title; the view's own words unless given.

    Returns
    -------
    Plate
    """
    if subtitle is None:
        subtitle = _seen_from(scene, lang)
    anchors = labelled(scene)
    points = np.array([anchor.point for anchor in anchors], float).reshape(-1, 2)
    blocks = [_block(scene, anchor, lang) for anchor in anchors]
    heading = Heading(title, subtitle, 2 * (COLUMN + LEAD) + WIDEST)
    sheet, arrangement = _laid_out(scene, points, blocks, heading.height)
    with house_style():
        figure = Plate(
            ", ".join([scene.view, *_given(scene.case), lang]),
            title or subtitle,
            scene.text.get(lang, title or subtitle),
            figsize=(sheet.width / 72, sheet.height / 72),
            dpi=PIXELS / (sheet.width / 72),
        )
        picture = _picture_axes(figure, sheet, scene)
        draw_scene(picture, scene)
        over = figure.add_axes((0, 0, 1, 1), label="page")
        over.set(xlim=(0, sheet.width), ylim=(0, sheet.height))
        over.set_axis_off()
        draw_window(over, sheet)
        draw_edge_words(over, sheet, scene.edges, lang)
        heading.draw(over, sheet.height - MARGIN)
        _draw_labels(over, sheet, blocks, _on_page(points, scene, sheet), arrangement)
    return figure


def _given(case: Case) -> list[str]:
    """What was given of a case, for `repr`: its disc, and all that is not left as it was."""
    shown = [field for field in fields(case) if getattr(case, field.name) != field.default]
    return [f"{field.name}={getattr(case, field.name)!r}" for field in shown]


def labelled(scene: Scene) -> list[Anchor]:
    """The anchors that get a label: the first of those that can be seen in the window."""
    x0, _, y0, _ = scene.frame_mm
    window = Path(frame_points((x0, y0, *frame_size(scene.frame_mm))))
    return [one for one in scene.anchors if window.contains_point(one.point)][:MOST_LABELS]


def draw_scene(ax: Axes, scene: Scene) -> None:
    """Paint the outlines of a scene, back to front, into axes whose data are its millimetres."""
    waiting: list[Outline] = []
    for outline in scene.outlines:
        if outline.role == "rootlet" and outline.closed:
            waiting.append(outline)
            continue
        _draw_waiting(ax, waiting)
        draw_outline(ax, outline)
    _draw_waiting(ax, waiting)


def _draw_waiting(ax: Axes, waiting: list[Outline]) -> None:
    if waiting:
        draw_rootlets(ax, waiting)
        waiting.clear()


def _seen_from(scene: Scene, lang: str) -> str:
    words = [say(f"views.{scene.view}", lang, disc=scene.case.disc)]
    if scene.y_down:
        words.append(say("views.subtitle.seen_from_feet", lang))
    return ". ".join(words)


def _block(scene: Scene, anchor: Anchor, lang: str) -> Block:
    words = label(anchor.key, lang, **anchor.values)
    return block(words, COLUMN, _accent(scene.outlines, anchor.point))


def _accent(outlines: Iterable[Outline], point: tuple[float, float]) -> str:
    """Ink for a label: the hue of a prolapse or a pressed root under the anchor, else plain ink."""
    for outline in reversed(tuple(outlines)):
        if outline.closed and Path(outline.points).contains_point(point):
            role = "root" if outline.role == "ganglion" else outline.role
            at_rest = role == "root" and outline.emphasis < 0.3
            return INK if at_rest else _ACCENTS.get(role, INK)
    return INK


def _picture_axes(figure: Plate, sheet: Page, scene: Scene) -> Axes:
    x, y, width, height = sheet.window
    place = (x / sheet.width, y / sheet.height, width / sheet.width, height / sheet.height)
    ax = figure.add_axes(place, label="picture")
    x0, x1, y0, y1 = scene.frame_mm
    ax.set(
        xlim=(x0, x1), ylim=(y1, y0) if scene.y_down else (y0, y1), facecolor=TISSUES["fat"].fill
    )
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def _on_page(points: FloatArray, scene: Scene, sheet: Page) -> FloatArray:
    """Anchors (n, 2) in points on the page."""
    x0, x1, y0, y1 = scene.frame_mm
    left, bottom, width, height = sheet.window
    across = (points[:, 0] - x0) / (x1 - x0)
    up = (points[:, 1] - y0) / (y1 - y0)
    if scene.y_down:
        up = 1 - up
    return np.column_stack([left + across * width, bottom + up * height])


def _laid_out(
    scene: Scene, points: FloatArray, blocks: Sequence[Block], heading_pt: float
) -> tuple[Page, Arrangement]:
    """The lowest page on which all labels fit and no leaders cross."""
    sizes = [one.height for one in blocks]
    largest = max(sizes, default=0.0)
    enough, surely = (sum(sizes) + largest) / 2, (len(sizes) // 2 + 1) * largest
    for columns_pt in (enough, (enough + surely) / 2, surely):
        sheet = page(scene.frame_mm, columns_pt, heading_pt)
        anchors = _on_page(points, scene, sheet)
        found = arrange(anchors, sizes, sheet.column("left"), sheet.column("right"))
        if np.isfinite(found.cost):
            break
    return sheet, found


def _draw_labels(
    ax: Axes,
    sheet: Page,
    blocks: Sequence[Block],
    anchors: FloatArray,
    arrangement: Arrangement,
) -> None:
    for side, part, words_x in (
        ("left", arrangement.left, sheet.words_left),
        ("right", arrangement.right, sheet.words_right),
    ):
        chosen = [blocks[i] for i in part.chosen]
        bend_x = sheet.column(side).x
        draw_column(ax, chosen, anchors[part.chosen], part.heights, words_x, bend_x)
