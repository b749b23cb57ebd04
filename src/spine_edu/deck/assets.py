"""Files that every deck carries: style, script, typeface; and the engine for page templates."""

import base64
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from spine_edu.fonts import FAMILY, WOFF2

_ROOM: Final = files("spine_edu.deck")
STYLES: Final = ("theme", "page", "slides", "print")


def _read(*place: str) -> str:
    return _ROOM.joinpath(*place).read_text(encoding="utf-8")


@cache
def font_face() -> str:
    """``@font-face`` rule with the typeface inside."""
    data = base64.b64encode(WOFF2.read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:400 700;font-display:block;'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@cache
def style(*names: str) -> str:
    """Typeface and the style sheets `names`, in this order."""
    return "\n".join([font_face(), *(_read("css", f"{name}.css") for name in names)])


@cache
def reveal_script() -> str:
    """reveal.js as its authors publish it."""
    return _read("vendor", "reveal", "reveal.js")


@cache
def host_script() -> str:
    """The host that gives widgets a model without a kernel."""
    return _read("static", "host.js")


def environment() -> Environment:
    """Template engine: escapes by default, stops at an unknown name."""
    return Environment(
        loader=FunctionLoader(lambda name: _read("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
