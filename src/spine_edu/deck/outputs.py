"""Outputs of a cell as HTML: pictures, words, and the boxes in which widgets come to life."""

import html
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from nbformat import NotebookNode

from spine_edu.deck.errors import DeckError
from spine_edu.deck.markdown import markdown_html
from spine_edu.deck.steps.pack import VIEW

SVG: Final = "image/svg+xml"
PICTURES: Final = (SVG, "image/png", "image/webp", "image/jpeg")
_TAG: Final = re.compile(r"<[^>]+>")
_TITLE: Final = re.compile(r"<title[^>]*>(.*?)</title>", re.S)


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _words(markup: str) -> str:
    """Plain text of simple HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _address(kind: str, content: str) -> str:
    """``data:`` address of a picture; SVG stays text, a third smaller than in base64."""
    if kind == SVG:
        return f"data:{kind};charset=utf-8," + quote(content, safe=" =:/;,.()!*'+-_~")
    return f"data:{kind};base64,{''.join(content.split())}"


def _picture(data: Mapping[str, Any]) -> tuple[str, str] | None:
    for kind in PICTURES:
        if kind in data:
            return kind, _text(data[kind])
    return None


def _alt(cell: NotebookNode, output: NotebookNode, kind: str) -> str:
    """Alternative text from the output's metadata, else the cell's."""
    own = output.get("metadata", {})
    return str(own.get(kind, {}).get("alt") or own.get("alt") or cell.metadata.get("alt") or "")


def _img(kind: str, content: str, alt: str) -> str:
    return f'<img class="still" src="{_address(kind, content)}" alt="{html.escape(alt)}">'


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def _titled(picture: tuple[str, str] | None) -> str:
    """A drawing's own ``<title>`` as a paragraph; empty where there is none."""
    title = _TITLE.search(picture[1]) if picture and picture[0] == SVG else None
    return _paragraph(_words(title[1])) if title else ""


def widget_html(
    cell: NotebookNode, output: NotebookNode, ids: Mapping[str, str], nothing: str
) -> str:
    """The box of a widget, with the still picture and the words that stand there until it runs.

    Parameters
    ----------
    ids : mapping
        Id in the page by id in the notebook.
    nothing : str
        What is said where the widget brings neither picture nor words.
    """
    data = output.data
    picture = _picture(data)
    words = _text(data.get("text/html", "")) or _titled(picture)
    still = ""
    if picture is not None:
        still = _img(*picture, _alt(cell, output, picture[0]) or _words(words) or nothing)
    said = f'<div class="still-words">{words or _paragraph(nothing)}</div>'
    box = ids[data[VIEW]["model_id"]]
    return f'<div class="mount" data-model="{box}" data-prevent-swipe>{still}{said}</div>'


def picture_html(cell: NotebookNode, output: NotebookNode, where: str) -> str:
    """A still picture with its alternative text.

    Raises
    ------
    DeckError
        If there is no alternative text.
    """
    picture = _picture(output.data)
    if picture is None:
        return ""
    alt = _alt(cell, output, picture[0])
    if not alt:
        raise DeckError(
            f'{where}: a picture without text; write "alt" into the metadata of the cell'
        )
    return f'<div class="picture">{_img(*picture, alt)}</div>'


def words_html(cell: NotebookNode, output: NotebookNode, folder: str) -> str:
    """HTML or Markdown that a cell shows; empty if it shows neither."""
    if "text/html" in output.data:
        return _text(output.data["text/html"])
    if "text/markdown" in output.data:
        return markdown_html(_text(output.data["text/markdown"]), folder, cell)
    return ""
