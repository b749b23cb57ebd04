"""A matplotlib figure that carries its own words and looks the same wherever it is saved."""

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from spine_edu.draw.compact import compact_png
from spine_edu.draw.theme import PAPER

_LONG_NUMBER = re.compile(r"(-?\d+\.\d\d)\d+")


def rounded(svg: str) -> str:
    """An SVG with two decimals: a hundredth of a point cannot be seen, and the file is half."""
    return _LONG_NUMBER.sub(r"\1", svg)


@contextmanager
def house_style() -> Iterator[None]:
    """Matplotlib's own defaults, whatever the reader has set; put back afterwards."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.hashsalt": "spine_edu", "pdf.fonttype": 42})
        yield


class Plate(Figure):
    """A finished picture with a title and a description for those who cannot see it.

    Parameters
    ----------
    name : str
        What the picture is, for `repr`.
    title, description : str
        Written into SVG, PDF and PNG files; the description is also the alternative text.
    **options
        As :class:`matplotlib.figure.Figure`.
    """

    def __init__(self, name: str, title: str, description: str, **options: Any) -> None:
        super().__init__(facecolor=PAPER, **options)
        FigureCanvasAgg(self)
        self.name = name
        self.title = title
        self.description = description

    def __repr__(self) -> str:
        return f"<Plate {self.name}>"

    def savefig(self, fname: str | os.PathLike[str] | IO[Any], **options: Any) -> None:
        """Save as PNG, SVG or PDF; the same plate gives the same bytes.

        Parameters
        ----------
        fname : path or file
            Where to; the ending names the format unless `format` is given.
        **options
            As :meth:`matplotlib.figure.Figure.savefig`.
        """
        path = Path(fname) if isinstance(fname, str | os.PathLike) else None
        ending = path.suffix.lstrip(".") if path else ""
        kind = str(options.pop("format", None) or ending or "png").lower()
        options.setdefault("metadata", self._metadata(kind))
        if kind == "png":
            options.setdefault("pil_kwargs", {"compress_level": 4})
        with house_style():
            if kind != "svg":
                super().savefig(fname, format=kind, **options)
                return
            plain = BytesIO()
            super().savefig(plain, format="svg", **options)
        svg = rounded(self._described(plain.getvalue().decode()))
        if isinstance(fname, str | os.PathLike):
            Path(fname).write_text(svg, encoding="utf-8")
        else:
            fname.write(svg.encode())

    def _metadata(self, kind: str) -> dict[str, str | None]:
        """What each format can keep; no date, no name of software."""
        return {
            "svg": {"Title": self.title, "Date": None, "Creator": None},
            "pdf": {
                "Title": self.title,
                "Subject": self.description,
                "CreationDate": None,
                "Creator": None,
                "Producer": None,
            },
            "png": {"Title": self.title, "Description": self.description, "Software": None},
        }.get(kind, {})

    def _described(self, svg: str) -> str:
        """The SVG as one picture with a name and a description for a screen reader."""
        head, root, rest = svg.partition("<svg ")
        title, end, body = rest.partition("</title>")
        described = f"{title}{end}\n <desc>{escape(self.description)}</desc>{body}"
        return f'{head}{root}role="img" {described}'

    def svg(self) -> str:
        """The plate as the text of an SVG file."""
        file = BytesIO()
        self.savefig(file, format="svg")
        return file.getvalue().decode()

    def png(self, **options: Any) -> bytes:
        """The plate as the bytes of a PNG file."""
        file = BytesIO()
        self.savefig(file, format="png", **options)
        return file.getvalue()

    def small_png(self) -> bytes:
        """The plate as the bytes of a PNG file of a few colours, a quarter as large."""
        canvas = FigureCanvasAgg(self)
        with house_style():
            canvas.draw()
        return compact_png(Image.fromarray(np.asarray(canvas.buffer_rgba())))

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """A picture for a notebook, with its alternative text."""
        picture = b64encode(self.small_png()).decode()
        data = {"image/png": picture, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.description}}
