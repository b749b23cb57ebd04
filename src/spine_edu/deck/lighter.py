"""The same picture in fewer bytes, as large as a slide on a projector shows it."""

import base64
import io
from typing import Any, Final

from PIL import Image

WIDEST_PX: Final = 800
"""A picture fills about half of a slide."""
SMALL_PX: Final = 360
_FORMS: Final[tuple[dict[str, Any], ...]] = (
    {"lossless": True, "exact": True},  # flat charts pack best so
    {"quality": 40},
)
_QUICK, _SMALLEST = 0, 6
"""WebP's effort: to see which form suits a picture, and to pack it."""


def lighter(kind: str, b64: str) -> tuple[str, str]:
    """MIME type and base64 of the picture, in whichever form is smallest.

    Parameters
    ----------
    kind : str
        MIME type, such as ``"image/png"``; only PNG is packed anew.
    b64 : str
        The picture in base64.
    """
    if kind != "image/png":
        return kind, b64
    with Image.open(io.BytesIO(base64.b64decode(b64))) as picture:
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        shown = _fitted(picture.convert(mode))
    best = min(_FORMS, key=lambda form: len(_webp(shown, form, _QUICK)))
    packed = _webp(shown, best)
    return ("image/webp", packed) if len(packed) < len(b64) else (kind, b64)


def thumbnail(address: str) -> str:
    """A small copy of the picture in a ``data:`` address; an SVG stays as it is."""
    _, _, content = address.partition(";base64,")
    if not content:
        return address
    with Image.open(io.BytesIO(base64.b64decode(content))) as picture:
        small = _fitted(picture.convert("RGB"), SMALL_PX)
    return f"data:image/webp;base64,{_webp(small, _FORMS[-1])}"


def _fitted(picture: Image.Image, widest: int = WIDEST_PX) -> Image.Image:
    if picture.width <= widest:
        return picture
    height = round(picture.height * widest / picture.width)
    return picture.resize((widest, height), Image.Resampling.LANCZOS)


def _webp(picture: Image.Image, form: dict[str, Any], effort: int = _SMALLEST) -> str:
    file = io.BytesIO()
    picture.save(file, "WEBP", method=effort, **form)
    return base64.b64encode(file.getvalue()).decode()
