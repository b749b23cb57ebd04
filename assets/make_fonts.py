"""Make the fonts of the package from Adobe's Source Sans 3, release 3.052.

Run once in a while by a maintainer; the result is committed::

    npm pack source-sans@3.52.0 && tar xzf source-sans-3.52.0.tgz
    .venv/bin/python assets/make_fonts.py package

The licence of the fonts reserves the name "Source" for the unchanged originals, so the subsets
carry a name of their own.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Spine Edu Sans"
TARGET = Path(__file__).parents[1] / "src" / "spine_edu" / "fonts"
WEIGHTS = {"Regular": "regular", "Semibold": "semibold", "Bold": "bold"}
CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x180)} | {
    ord(c) for c in "–—‑‘’‚“”„†•…‰‹›€™−≈≠≤≥½¼¾⅓⅔←↑→↓✓▲△▼▽▶◀●○♥αβγµ⁰¹²³⁴⁵⁶⁷⁸⁹"
}
_COPYRIGHT, _FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT, _TRADEMARK = 0, 1, 2, 3, 4, 6, 7
_TYPO_FAMILY, _TYPO_STYLE, _VARIATION_PREFIX = 16, 17, 25


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    compact = FAMILY.replace(" ", "")
    texts = {
        _FAMILY: FAMILY if style in ("Regular", "Bold") else f"{FAMILY} {style}",
        _STYLE: style if style in ("Regular", "Bold") else "Regular",
        _UNIQUE: f"{compact}-{style}, subset of Source Sans 3 3.052",
        _FULL: f"{FAMILY} {style}",
        _POSTSCRIPT: f"{compact}-{style}",
        _TYPO_FAMILY: FAMILY,
        _TYPO_STYLE: style,
    }
    for name_id in (*texts, _TRADEMARK, _VARIATION_PREFIX):
        names.removeNames(nameID=name_id)
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)


def _subset(font: TTFont, style: str) -> TTFont:
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    _rename(font, style)
    return font


def main(source: Path) -> None:
    """Write three TTF files for matplotlib and one variable WOFF2 for decks."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, name in WEIGHTS.items():
        font = TTFont(source / "TTF" / f"SourceSans3-{style}.ttf", recalcTimestamp=False)
        _subset(font, style).save(TARGET / f"spine-edu-sans-{name}.ttf")
    variable = TTFont(source / "VF" / "SourceSans3VF-Upright.ttf", recalcTimestamp=False)
    variable = instantiateVariableFont(_subset(variable, "Regular"), {"wght": (400, 400, 700)})
    variable["fvar"].instances = []  # they carry the reserved name
    variable["name"].names = [
        n
        for n in variable["name"].names
        if n.nameID < 256 or n.nameID == variable["fvar"].axes[0].axisNameID
    ]
    variable.flavor = "woff2"
    variable.save(TARGET / "spine-edu-sans.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
