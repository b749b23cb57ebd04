"""Step 4: keep the widget state that the slides reach, each text and buffer once."""

import base64
import gzip
import hashlib
import json
import re
from collections import deque
from dataclasses import dataclass
from typing import Any, Final

from nbformat import NotebookNode

from spine_edu.deck.errors import DeckError

STATE: Final = "application/vnd.jupyter.widget-state+json"
VIEW: Final = "application/vnd.jupyter.widget-view+json"
_REFERENCE: Final = re.compile(r"(?P<kind>anywidget:|IPY_MODEL_)(?P<id>[0-9a-f]{32})")
_TEXTS: Final = ("_esm", "_css")
# ipywidgets gives these to every widget; the page has its own ways
_FRAME: Final = ("layout", "tabbable", "tooltip")
_LARGE: Final = 2000  # letters from which a value is stored beside its model
_WORTH: Final = 0.8  # compress what shrinks to less than this share, base64 included

Json = dict[str, Any]


@dataclass(frozen=True)
class Packed:
    """Widget state for the page.

    Parameters
    ----------
    models : dict
        State by new id ``m0``, ``m1`` … in document order.
    blobs : dict
        Texts and buffers by digest: ``{"text"}``, ``{"b64"}`` or, compressed, ``{"gz"}``.
    ids : dict
        New id by the id the kernel gave.
    """

    models: Json
    blobs: Json
    ids: dict[str, str]


def _bare(state: Json) -> Json:
    return {
        key: value for key, value in state.items() if not key.startswith("_") and key not in _FRAME
    }


def _reached(records: Json, shown: list[str]) -> list[str]:
    """Ids of the models that the views in `shown` lead to, nearest first."""
    found: dict[str, None] = {}
    queue = deque(shown)
    while queue:
        model_id = queue.popleft()
        if model_id in found or model_id not in records:
            continue
        found[model_id] = None
        text = json.dumps(_bare(records[model_id]["state"]), sort_keys=True)
        queue.extend(match["id"] for match in _REFERENCE.finditer(text))
    return list(found)


def compressed(raw: bytes) -> Json:
    """A blob that takes the least room in a page; no date in it, so that builds agree."""
    return {"gz": base64.b64encode(gzip.compress(raw, compresslevel=9, mtime=0)).decode()}


class _Blobs:
    """Texts and buffers, each stored once under its digest."""

    def __init__(self) -> None:
        self.stored: Json = {}

    def _keep(self, raw: bytes, plain: Json, plain_size: int) -> str:
        key = hashlib.sha256(raw).hexdigest()[:12]
        packed = compressed(raw)
        self.stored[key] = packed if len(packed["gz"]) < _WORTH * plain_size else plain
        return key

    def text(self, text: str) -> str:
        return self._keep(text.encode(), {"text": text}, len(text))

    def buffer(self, b64: str) -> str:
        return self._keep(base64.b64decode(b64), {"b64": b64}, len(b64))


def _renamed(state: Json, ids: dict[str, str]) -> Json:
    """State with the ids in its references replaced."""
    text = json.dumps(state, sort_keys=True)
    named = _REFERENCE.sub(lambda m: m["kind"] + ids.get(m["id"], m["id"]), text)
    result: Json = json.loads(named)
    return result


def _model(record: Json, ids: dict[str, str], blobs: _Blobs) -> Json:
    state = record["state"]
    if "_esm" not in state:  # a stock widget cannot run here; its name is for the message
        return {"name": record["model_name"], "state": _renamed(_bare(state), ids)}
    model: Json = {"name": state.get("_anywidget_id", record["model_name"])}
    model["state"] = _renamed(_bare(state), ids)
    written = {key: json.dumps(value, sort_keys=True) for key, value in model["state"].items()}
    large = {key: text for key, text in written.items() if len(text) > _LARGE}
    if large:
        model["values"] = {key: blobs.text(text) for key, text in large.items()}
        model["state"] = {k: value for k, value in model["state"].items() if k not in large}
    for key in _TEXTS:
        if state.get(key):
            model[key.lstrip("_")] = blobs.text(state[key])
    buffers = [
        [buffer["path"], blobs.buffer(buffer["data"])]
        for buffer in record.get("buffers", ())
        if not str(buffer["path"][0]).startswith("_")
    ]
    if buffers:
        model["buffers"] = sorted(buffers, key=lambda entry: str(entry[0]))
    return model


def shown_views(nb: NotebookNode) -> list[str]:
    """Model ids of the widget outputs, in document order."""
    return [
        output.data[VIEW]["model_id"]
        for cell in nb.cells
        for output in cell.get("outputs", ())
        if VIEW in output.get("data", {})
    ]


def pack(nb: NotebookNode, name: str) -> Packed:
    """State of the models that the widget outputs of `nb` reach.

    Raises
    ------
    DeckError
        If a widget output has no stored state.
    """
    records = nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    shown = shown_views(nb)
    lost = [model_id for model_id in shown if model_id not in records]
    if lost:
        raise DeckError(
            f"{name}: {len(lost)} widget(s) without state; let the exporter run the notebook"
        )
    order = _reached(records, shown)
    ids = {model_id: f"m{place}" for place, model_id in enumerate(order)}
    blobs = _Blobs()
    models = {ids[model_id]: _model(records[model_id], ids, blobs) for model_id in order}
    return Packed(models=models, blobs=blobs.stored, ids=ids)
