"""The key poses of an exercise side by side as a still SVG picture."""

from functools import cache
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from spine_edu.views.figures.exercise import exercise
from spine_edu.widgets.keyframes.exercise_frames import exercise_bytes, exercise_paints
from spine_edu.widgets.keyframes.packed import unpacked


@cache
def _moves() -> dict[str, Any]:
    found: dict[str, Any] = unpacked(exercise_bytes())
    return found


def pose_count(key: str) -> int:
    """Number of key poses of an exercise.

    Raises
    ------
    ValueError
        If the exercise is unknown.
    """
    return int(_moves()["exercises"][exercise(key).key]["poses"])


def exercise_svg(key: str, text: str) -> str:
    """All key poses of an exercise, `text` being the picture in words."""
    moves, paints = _moves(), exercise_paints()
    found = moves["exercises"][key]
    x0, x1, y0, y1 = found["frame"]
    count = found["poses"]
    poses = "".join(
        f'<g transform="translate({number * (x1 - x0)})">'
        f"{_figure(key, number * moves['per_move'], moves, paints)}</g>"
        for number in range(count)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'viewBox="{x0} {y0} {count * (x1 - x0)} {y1 - y0}">'
        f"<title>{escape(text)}</title>"
        f'<g stroke-linejoin="round" stroke-linecap="round">{poses}</g></svg>'
    )


def _figure(key: str, frame: int, moves: dict[str, Any], paints: dict[str, Any]) -> str:
    """First the edges of a piece, then its fills: no line within it."""

    def piece(part: dict[str, Any]) -> str:
        return str(part["name"].split(".")[0])

    drawn = ""
    for _, run in groupby(moves["exercises"][key]["parts"], key=piece):
        rims, fills = zip(
            *(_part(key, part, frame, moves["shapes"], paints) for part in run), strict=True
        )
        drawn += "".join(rims) + "".join(fills)
    return drawn


def _part(
    key: str, part: dict[str, Any], frame: int, shapes: list[list[int]], paints: dict[str, Any]
) -> tuple[str, str]:
    fill, edge = paints["far" if part["name"].startswith("far_") else "near"][part["role"]]
    frames = part.get("moves") or part["rings"]
    now = frames[min(frame, len(frames) - 1)]
    if "moves" in part:
        x, y, turn = now
        place = f' transform="translate({x} {y}) rotate({turn})"'
        data = _data(shapes[part["shape"]], closed=True)
    else:
        place, data = "", _data(now, closed=part["closed"])
    width = paints["edge_mm"] * (2 if part["closed"] else 1)
    if not part["closed"]:
        return f'<path d="{data}" fill="none" stroke="{edge}" stroke-width="{width:g}"/>', ""
    name = f"{key}-{frame}-{part['name']}"
    rim = f'<use href="#{name}" fill="{edge}" stroke="{edge}" stroke-width="{width:g}"/>'
    return (
        f'<defs><path id="{name}" d="{data}"{place}/></defs>{rim}',
        f'<use href="#{name}" fill="{fill}"/>',
    )


def _data(ring: list[int], *, closed: bool) -> str:
    return "M" + " ".join(map(str, ring)) + ("Z" if closed else "")
