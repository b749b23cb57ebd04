"""Markdown of a cell as HTML for a slide."""

import re
from html import escape, unescape
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

_HEADING = re.compile(
    r"\s*(#{1,2})[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)(?P<rest>.*)", re.S
)


_TAG = re.compile(r"<[^>]+>")


class _SlideRenderer(IPythonRenderer):
    """Headings in the running text stand below the slide's own, which is an h2.

    A cell of a table knows the head of its column, for a page too narrow for columns.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._heads: list[str] = []
        self._column = 0

    def heading(self, text: str, level: int, **_attrs: Any) -> str:
        level = min(6, max(3, level))
        return f"<h{level}>{text}</h{level}>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        style = f' style="text-align:{align}"' if align else ""
        if head:
            self._heads.append(unescape(_TAG.sub("", text)).strip())
            return f"  <th{style}>{text}</th>\n"
        named = self._heads[self._column] if self._column < len(self._heads) else ""
        self._column += 1
        return f'  <td{style} data-head="{escape(named)}">{text}</td>\n'

    def table_row(self, text: str) -> str:
        self._column = 0
        return f"<tr>\n{text}</tr>\n"

    def table(self, text: str) -> str:
        self._heads = []
        return f"<table>\n{text}</table>\n"


def split_heading(source: str) -> tuple[str, str]:
    r"""The heading on the first line of a Markdown cell, and the rest.

    Examples
    --------
    >>> split_heading("## En sund ryg\nDen bevæger sig.")
    ('En sund ryg', 'Den bevæger sig.')
    >>> split_heading("Kun tekst")
    ('', 'Kun tekst')
    """
    match = _HEADING.fullmatch(source)
    return (match["title"], match["rest"]) if match else ("", source)


def markdown_html(source: str, folder: str = "", cell: NotebookNode | None = None) -> str:
    r"""HTML of Markdown, with the pictures it names embedded.

    Parameters
    ----------
    folder : str
        Where relative paths of pictures start.
    cell : NotebookNode, optional
        Cell with attachments.

    Examples
    --------
    >>> '<td data-head="Vej">tid</td>' in markdown_html("| Vej |\n|---|\n| tid |")
    True
    """
    renderer = _SlideRenderer(
        escape=False,
        embed_images=True,
        path=folder,
        attachments=cell.get("attachments", {}) if cell is not None else {},
    )
    return str(MarkdownWithMath(renderer=renderer).render(source)).strip()


def inline_html(source: str) -> str:
    """HTML of one line of Markdown, without the paragraph around it.

    Examples
    --------
    >>> inline_html("Det *vigtigste*")
    'Det <em>vigtigste</em>'
    """
    return markdown_html(source).removeprefix("<p>").removesuffix("</p>")
