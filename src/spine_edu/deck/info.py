"""What a notebook says of its deck: language, name, twin, who checked it."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from spine_edu.deck.errors import DeckError
from spine_edu.text.language import LANGUAGES


@dataclass(frozen=True)
class DeckInfo:
    """Language, name and relations of one deck.

    Parameters
    ----------
    name : str
        File name of the notebook, without suffix.
    lang, twin_lang : str
        Language of the deck and of its twin.
    title : str
        Deck name for the footer; empty: the first slide's heading.
    twin : str
        Address of the same deck in the other language, relative; empty if there is none.
    checked_by, checked_on : str
        Clinician who checked the deck and the day; empty: the deck is a draft.
    """

    name: str
    lang: str
    twin_lang: str
    title: str = ""
    twin: str = ""
    checked_by: str = ""
    checked_on: str = ""


def _language_cell(nb: NotebookNode) -> str | None:
    """The argument of the last ``….language("xx")`` at the top level of a code cell."""
    found = None
    for cell in nb.cells:
        if cell.cell_type != "code" or "language(" not in cell.source:
            continue
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:  # a cell with IPython magic says nothing about the language
            continue
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="language"), args=[ast.Constant(value=str(lang))]
                ):
                    found = lang
    return found


def deck_language(nb: NotebookNode, name: str) -> str:
    """Language of the notebook: its metadata, else its ``se.language("…")`` cell.

    Raises
    ------
    DeckError
        If neither says it, or the language is unknown.
    """
    own = nb.metadata.get("spine_edu", {})
    lang = own.get("lang") or nb.metadata.get("language") or _language_cell(nb)
    if lang is None:
        raise DeckError(f'{name}: no language; write se.language("da") in a cell of its own')
    if lang not in LANGUAGES:
        raise DeckError(f"{name}: language {lang!r} is unknown; allowed: {', '.join(LANGUAGES)}")
    return str(lang)


def _twin(own: Mapping[str, Any], place: Path | None, name: str, twin_lang: str) -> str:
    """Address of the twin deck, seen from ``dist/<lang>/``."""
    if "twin" in own:
        return f"../{twin_lang}/{own['twin']}" if own["twin"] else ""
    if place is not None and (place.parent / twin_lang / f"{name}.ipynb").is_file():
        return f"../{twin_lang}/{name}.html"
    return ""


def _checked(own: Mapping[str, Any], name: str) -> tuple[str, str]:
    check = own.get("clinician_checked")
    if not check:
        return "", ""
    try:
        who, day = str(check["name"]), date.fromisoformat(check["date"]).isoformat()
    except (KeyError, TypeError, ValueError) as why:
        raise DeckError(
            f"{name}: clinician_checked={check!r}; needed: a name and a date YYYY-MM-DD"
        ) from why
    if not who.strip():
        raise DeckError(f"{name}: clinician_checked={check!r} names nobody")
    return who, day


def read_info(
    nb: NotebookNode, name: str, place: Path | None = None, lang: str | None = None
) -> DeckInfo:
    """What `nb` says of its deck.

    Parameters
    ----------
    name : str
        File name of the notebook, without suffix.
    place : Path, optional
        Folder of the notebook, where its twin is looked for.
    lang : str, optional
        Overrides what the notebook says.

    Raises
    ------
    DeckError
        If language or clinician's check cannot be read.
    """
    own = nb.metadata.get("spine_edu", {})
    lang = lang or deck_language(nb, name)
    twin_lang = "en" if lang == "da" else "da"
    checked_by, checked_on = _checked(own, name)
    return DeckInfo(
        name=name,
        lang=lang,
        twin_lang=twin_lang,
        title=str(own.get("title", "")),
        twin=_twin(own, place.resolve() if place else None, name, twin_lang),
        checked_by=checked_by,
        checked_on=checked_on,
    )
