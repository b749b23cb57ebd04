"""Look up a word or a sentence by key and language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spine_edu.text.language import checked_language


@dataclass(frozen=True)
class Label:
    """What stands at the end of a leader line.

    Parameters
    ----------
    word : str
        The patient's word.
    latin : str
        The name in a radiologist's report; empty where the word is itself that name.
    """

    word: str
    latin: str


@cache
def rooms(lang: str) -> tuple[str, ...]:
    """Names of the rooms that have words in `lang`, sorted."""
    folder = files("spine_edu.text").joinpath(checked_language(lang))
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def room(name: str, lang: str) -> dict[str, Any]:
    """All words of one room, as nested tables.

    Raises
    ------
    ValueError
        If the language or the room is unknown.
    """
    if name not in rooms(checked_language(lang)):
        raise ValueError(f"room {name!r} is unknown; allowed: {', '.join(rooms(lang))}")
    file = files("spine_edu.text").joinpath(lang, f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _found(key: str, lang: str) -> Any:
    name, _, rest = key.partition(".")
    entry: Any = room(name, lang)
    for part in rest.split("."):
        if not isinstance(entry, dict) or part not in entry:
            known = ", ".join(sorted(entry)) if isinstance(entry, dict) else "nothing below it"
            raise ValueError(
                f"no words for key {key!r} in {lang!r}; at {part!r} there are: {known}"
            )
        entry = entry[part]
    return entry


def _filled(template: str, key: str, values: dict[str, object]) -> str:
    try:
        return template.format_map(values)
    except KeyError as missing:
        raise ValueError(
            f"key {key!r} needs a value for {missing}; given: {sorted(values)}"
        ) from None


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key`, with its gaps filled.

    Parameters
    ----------
    key : str
        Room and name joined by dots, such as ``"twin.root.touched"``.
    lang : {"da", "en"}
        Language.
    **values
        What the gaps ``{name}`` of the words are filled with.

    Raises
    ------
    ValueError
        If the language, the key or a value is missing.

    Examples
    --------
    >>> say("case.side.left", "da")
    'venstre'
    >>> say("labels.root.word", "da", root="L5")
    'Nerverod L5'
    """
    entry = _found(key, lang)
    if not isinstance(entry, str):
        raise ValueError(f"key {key!r} is a table, not words; below it: {', '.join(sorted(entry))}")
    return _filled(entry, key, dict(values))


def words_in(key: str, lang: str) -> tuple[str, ...]:
    """The entries of a list, such as the signs of the red box.

    Raises
    ------
    ValueError
        If the language or the key is unknown, or if it is no list.
    """
    entry = _found(key, checked_language(lang))
    if not isinstance(entry, list):
        raise ValueError(f"key {key!r} is no list of words")
    return tuple(entry)


def label(key: str, lang: str, **values: object) -> Label:
    """Patient word and Latin name of an anatomical part.

    Parameters
    ----------
    key : str
        Name in the room ``labels``, such as ``"flavum"``.

    Raises
    ------
    ValueError
        As :func:`say`.

    Examples
    --------
    >>> label("flavum", "da")
    Label(word='Det gule ledbånd', latin='ligamentum flavum')
    """
    return Label(
        word=say(f"labels.{key}.word", lang, **values),
        latin=say(f"labels.{key}.latin", lang, **values),
    )
