"""Which labels a scene gets, in which words, and where they stand on the page."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from numpy.typing import NDArray

from spine_edu.draw.ground import Ground
from spine_edu.draw.labels import Block, block, draw_column, draw_name
from spine_edu.draw.page import COLUMN, Page, frame_size, page
from spine_edu.draw.placing import Arrangement, arrange
from spine_edu.draw.scan import is_scan
from spine_edu.draw.theme import INK
from spine_edu.draw.window import frame_points
from spine_edu.text.words import label
from spine_edu.views.scene import Anchor, Outline, Scene

FloatArray = NDArray[np.float64]

MOST_LABELS: Final = 10
NAMED: Final = "vertebra"
"""Anchors with this key have their name written on the bone, without a leader."""
_NAME: Final = 9.0
"""Room that such a name needs around its middle."""
_HARDLY: Final = 12.0
"""A leader that runs over foreign tissue no farther than this is no reason for a higher page."""
_HIGHER_PRICE: Final = 2.0
"""A point of a page's height costs as much as leaders longer by this."""
_ACCENTS: Final = {"prolapse": "#6E3F5E", "prolapse_core": "#6E3F5E", "root": "#8A4A0C"}
"""Ink of the labels of what the picture is about: the tissue's own hue, dark enough to read."""


class Lettering:
    """The labels of one scene, laid out on a page.

    Parameters
    ----------
    scene : Scene
        Its anchors are labelled, the first ten that can be seen.
    lang : {"da", "en"}
        Language of the words.
    heading_pt : float
        Height kept for title and subtitle.
    """

    def __init__(self, scene: Scene, lang: str, heading_pt: float) -> None:
        self.scene = scene
        anchors = labelled(scene)
        self.blocks = [_block(scene, anchor, lang) for anchor in anchors]
        points = _points(anchors)
        self.page, self.arrangement = _laid_out(scene, points, self.blocks, heading_pt)
        self.anchors = _on_page(points, scene, self.page)

    def draw(self, ax: Axes) -> None:
        """Write names, leaders and labels into axes whose data are points of the page."""
        on_grey = is_scan(self.scene)
        for name, (x, y) in _names(self.scene, self.page):
            draw_name(ax, name, x, y, on_grey)
        for side, part, words_x in (
            ("left", self.arrangement.left, self.page.words_left),
            ("right", self.arrangement.right, self.page.words_right),
        ):
            chosen = [self.blocks[i] for i in part.chosen]
            bend_x = self.page.column(side).x
            draw_column(ax, chosen, self.anchors[part.chosen], part.heights, words_x, bend_x)


def labelled(scene: Scene) -> list[Anchor]:
    """The anchors that get a leader: the first of those that can be seen in the window."""
    return [anchor for anchor in _seen(scene) if anchor.key != NAMED][:MOST_LABELS]


def _seen(scene: Scene) -> list[Anchor]:
    window = Path(_window(scene))
    return [anchor for anchor in scene.anchors if window.contains_point(anchor.point)]


def _window(scene: Scene) -> FloatArray:
    """Outline of the picture, (n, 2) mm."""
    x0, _, y0, _ = scene.frame_mm
    return frame_points((x0, y0, *frame_size(scene.frame_mm)))


def _points(anchors: Sequence[Anchor]) -> FloatArray:
    return np.array([anchor.point for anchor in anchors], float).reshape(-1, 2)


def _names(scene: Scene, sheet: Page) -> list[tuple[str, FloatArray]]:
    """Names of vertebrae and where on the page they are written; none that the edge would cut."""
    named = [anchor for anchor in _seen(scene) if anchor.key == NAMED]
    places = _on_page(_points(named), scene, sheet)
    edge = _on_page(_window(scene), scene, sheet)
    return [
        (anchor.values[NAMED], place)
        for anchor, place in zip(named, places, strict=True)
        if np.hypot(*(edge - place).T).min() > _NAME
    ]


def _block(scene: Scene, anchor: Anchor, lang: str) -> Block:
    words = label(anchor.key, lang, **anchor.values)
    return block(words, COLUMN, _accent(scene.outlines, anchor))


def _accent(outlines: Iterable[Outline], anchor: Anchor) -> str:
    """Ink for a label: the hue of the prolapse or pressed root that it names, else plain ink."""
    for outline in outlines:
        named = outline.closed and outline.name.startswith(anchor.name)
        if named and Path(outline.points).contains_point(anchor.point):
            role = "root" if outline.role == "ganglion" else outline.role
            at_rest = role == "root" and not outline.emphasis
            return INK if at_rest else _ACCENTS.get(role, INK)
    return INK


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
    """The page on which labels stand most quietly, rather a low one; no leaders cross."""
    sizes = [one.height for one in blocks]
    largest = max(sizes, default=0.0)
    enough, surely = (sum(sizes) + largest) / 2, (len(sizes) // 2 + 1) * largest
    tries: list[tuple[float, Page, Arrangement]] = []
    for columns_pt in (enough, (enough + surely) / 2, surely):
        sheet = page(scene.frame_mm, columns_pt, heading_pt, "top" in scene.edges)
        anchors = _on_page(points, scene, sheet)
        names = np.array([place for _, place in _names(scene, sheet)]).reshape(-1, 2)
        rings = [_on_page(outline.points, scene, sheet) for outline in scene.outlines]
        ground = Ground(scene.outlines, rings, sheet.window, anchors)
        found = arrange(anchors, sizes, sheet.column("left"), sheet.column("right"), names, ground)
        tries.append((found.cost + _HIGHER_PRICE * sheet.height, sheet, found))
        if np.isfinite(found.cost) and _run_over(ground, sheet, anchors, found) < _HARDLY:
            break
    _, sheet, found = min(tries, key=lambda tried: tried[0])
    return sheet, found


def _run_over(ground: Ground, sheet: Page, anchors: FloatArray, found: Arrangement) -> float:
    """The farthest that a leader runs over tissue that it does not name, points."""
    most = 0.0
    for side, part in (("left", found.left), ("right", found.right)):
        starts = np.column_stack([np.full(len(part.chosen), sheet.column(side).x), part.heights])
        foreign = ground.foreign(part.chosen, starts, anchors[part.chosen])
        most = max(most, float(foreign.max(initial=0.0)))
    return most
