"""Every word a reader sees, in Danish and English.

One TOML file per language and room: ``text/da/labels.toml``, ``text/en/labels.toml`` and so on.

- ``labels``: anatomical parts, each with the patient's word and the Latin name.
- ``edges``: directions at the edges of a picture (``front``, ``back``, ``left_side`` …).
- ``views``: titles of pictures.
- ``case``: side, zone, kind and other choices as words.
- ``twin``: sentences that say in words what a picture shows.
- ``widgets``, ``deck``, ``evidence``: words of the controls, of the deck's frame, of claims.
"""

from spine_edu.text.language import LANGUAGES, current_language, language
from spine_edu.text.words import Label, label, say

__all__ = ["LANGUAGES", "Label", "current_language", "label", "language", "say"]
