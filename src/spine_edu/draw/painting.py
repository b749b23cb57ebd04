"""Painting a scene: the picture in its window, the words around it."""

from dataclasses import fields
from typing import Final

from matplotlib.axes import Axes
from matplotlib.image import AxesImage

from spine_edu.draw.figure import Plate, house_style
from spine_edu.draw.heading import Heading
from spine_edu.draw.lettering import Lettering
from spine_edu.draw.page import COLUMN, LEAD, MARGIN, WIDEST, Page
from spine_edu.draw.rootlets import draw_rootlets
from spine_edu.draw.scan import disc_grade, is_scan, scan
from spine_edu.draw.subtitle import seen_from
from spine_edu.draw.theme import TISSUES
from spine_edu.draw.tissue import draw_outline
from spine_edu.draw.window import draw_edge_words, draw_window
from spine_edu.findings.case import Case
from spine_edu.views.scene import Outline, Scene

PIXELS: Final = 1400
"""Width of a PNG."""


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
        subtitle = seen_from(scene, lang)
    heading, lettering = _laid_out(scene, lang, title, subtitle)
    sheet = lettering.page
    with house_style():
        figure = Plate(
            ", ".join([scene.view, *_given(scene.case), lang]),
            title or subtitle,
            scene.text.get(lang, title or subtitle),
            figsize=(sheet.width / 72, sheet.height / 72),
            dpi=PIXELS / (sheet.width / 72),
        )
        picture = _picture_axes(figure, sheet, scene)
        scanned = is_scan(scene)
        (draw_scan if scanned else draw_scene)(picture, scene)
        over = figure.add_axes((0, 0, 1, 1), label="page")
        over.set(xlim=(0, sheet.width), ylim=(0, sheet.height))
        over.set_axis_off()
        draw_window(over, sheet, soft=not scanned)
        draw_edge_words(over, sheet, scene.edges, lang)
        heading.draw(over, sheet.height - MARGIN)
        lettering.draw(over)
    return figure


def _laid_out(scene: Scene, lang: str, title: str, subtitle: str) -> tuple[Heading, Lettering]:
    """Heading and labels of a page; a narrow picture's page breaks its heading into more lines."""
    room = 2 * (COLUMN + LEAD) + WIDEST
    while True:
        heading = Heading(title, subtitle, room)
        lettering = Lettering(scene, lang, heading.height)
        across = lettering.page.width - 2 * MARGIN
        if heading.width <= across or across >= room:
            return heading, lettering
        room = across


def _given(case: Case) -> list[str]:
    """What was given of a case, for `repr`: its disc, and all that is not left as it was."""
    shown = [field for field in fields(case) if getattr(case, field.name) != field.default]
    return [f"{field.name}={getattr(case, field.name)!r}" for field in shown]


def draw_scene(ax: Axes, scene: Scene) -> None:
    """Paint the outlines of a scene, back to front, into axes whose data are its millimetres."""
    waiting: list[Outline] = []
    for outline in scene.outlines:
        if outline.role == "rootlet" and outline.closed:
            waiting.append(outline)
            continue
        _draw_waiting(ax, waiting)
        draw_outline(ax, outline, disc_grade(outline, scene.case))
    _draw_waiting(ax, waiting)


def draw_scan(ax: Axes, scene: Scene) -> AxesImage:
    """Show a scene as a T2-weighted slice in axes whose data are its millimetres."""
    x0, x1, y0, y1 = scene.frame_mm
    extent = (x0, x1, y1, y0) if scene.y_down else (x0, x1, y0, y1)
    picture = ax.imshow(scan(scene), cmap="gray", vmin=0, vmax=255, extent=extent, aspect="auto")
    picture.set(interpolation="bicubic", gid="scan")
    return picture


def _draw_waiting(ax: Axes, waiting: list[Outline]) -> None:
    if waiting:
        draw_rootlets(ax, waiting)
        waiting.clear()


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
