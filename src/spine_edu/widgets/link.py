"""A case as a short readable text, such as ``L4-L5.left.prolapse.paracentral.extrusion.70``.

After disc, side and finding come the other parts that are not as in a healthy back, each with its
name: ``central_40``, ``posture_-50``, ``age_50``. Numbers are whole percents. Every character may
stand in an address as it is. The twin of `js/link.js`, which reads and writes the same.
"""

import math
from collections.abc import Mapping
from typing import Any, Final

from spine_edu.anatomy.levels import DISCS, SIDES
from spine_edu.evidence.series import findings_without_pain
from spine_edu.findings.case import CURVES, KINDS, ZONES

FINDINGS: Final = ("none", "prolapse", "bulge")
HEALTHY: Final[Mapping[str, Any]] = {
    "side": "left",
    "finding": "none",
    "zone": "paracentral",
    "kind": "protrusion",
    "size": 0.0,
    "migration": 0.0,
    "bulge": 0.0,
    "asymmetry": 0.0,
    "central": 0.0,
    "recess": 0.0,
    "foraminal": 0.0,
    "congenital": 0.0,
    "spur": 0.0,
    "degeneration": 1,
    "posture": 0.0,
    "curve": "standing",
    "irritation": 0.0,
    "pressure": 0.0,
    "age": "",
}
"""Everything that can be chosen at a disc, as in a healthy back."""
_NAMED: Final = tuple(HEALTHY)[5:]
_SIGNED: Final = ("migration", "asymmetry", "posture")
_GRADES: Final = ("1", "2", "3", "4", "5")


def allowed_words() -> dict[str, list[str]]:
    """The words that a link may hold, by what they say."""
    return {
        "disc": list(DISCS),
        "side": list(SIDES),
        "zone": list(ZONES),
        "kind": list(KINDS),
        "curve": list(CURVES),
        "degeneration": list(_GRADES),
        "age": [str(age) for age in findings_without_pain().ages],
    }


def link_of(values: Mapping[str, Any]) -> str:
    """What is chosen, as text.

    Parameters
    ----------
    values : mapping
        ``disc`` and the names of ``HEALTHY``.

    Examples
    --------
    >>> link_of({"disc": "L4/L5", **HEALTHY, "posture": -0.5})
    'L4-L5.left.none.posture_-50'
    """
    parts = [values["disc"].replace("/", "-"), values["side"], values["finding"]]
    if values["finding"] == "prolapse":
        parts += [values["zone"], values["kind"]]
    if values["finding"] != "none":
        parts.append(_percent(values["size"]))
    for name in _NAMED:
        value = values[name]
        text = _percent(value) if isinstance(HEALTHY[name], float) else str(value)
        if value != HEALTHY[name] and text != "0":
            parts.append(f"{name}_{text}")
    return ".".join(parts)


def read_link(text: str) -> dict[str, Any]:
    """The values that a text names, those of a healthy back where it names none.

    Raises
    ------
    ValueError
        If any part of the text is not understood.

    Examples
    --------
    >>> read_link("L5-S1.right.bulge.40")["size"]
    0.4
    """
    try:
        return _read(text.split("."), allowed_words())
    except (ValueError, IndexError):
        raise ValueError(
            f"link={text!r} cannot be read; allowed: a text such as "
            "'L4-L5.left.prolapse.paracentral.extrusion.70'"
        ) from None


def _read(parts: list[str], words: Mapping[str, list[str]]) -> dict[str, Any]:
    values = {"disc": _one_of(parts[0].replace("-", "/"), words["disc"]), **HEALTHY}
    values["side"] = _one_of(parts[1], words["side"])
    values["finding"] = _one_of(parts[2], FINDINGS)
    at = 3
    if values["finding"] == "prolapse":
        values["zone"] = _one_of(parts[3], words["zone"])
        values["kind"] = _one_of(parts[4], words["kind"])
        at = 5
    if values["finding"] != "none":
        values["size"] = _share(parts[at], signed=False)
        at += 1
    for part in parts[at:]:
        name, _, value = part.partition("_")
        values[_one_of(name, _NAMED)] = _named(name, value, words)
    return values


def _named(name: str, value: str, words: Mapping[str, list[str]]) -> Any:
    if name in words:
        word = _one_of(value, words[name])
        return int(word) if name == "degeneration" else word
    return _share(value, signed=name in _SIGNED)


def _percent(value: float) -> str:
    # half a percent upward, as Math.round does
    return str(math.floor(100 * value + 0.5))


def _share(text: str, *, signed: bool) -> float:
    digits = text.removeprefix("-") if signed else text
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 3 and int(digits) <= 100):
        raise ValueError(text)
    return int(text) / 100


def _one_of(word: str, allowed: Any) -> str:
    if word not in allowed:
        raise ValueError(word)
    return word
