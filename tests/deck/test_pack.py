"""Widget state: pruned to what is shown, renamed in document order, each text once."""

import base64
import gzip
from typing import Any

import pytest
from deck.notebooks import code, notebook
from nbformat import NotebookNode
from nbformat.v4 import new_output

from spine_edu.deck.errors import DeckError
from spine_edu.deck.steps.pack import STATE, VIEW, pack

A, B, C, LOST = ("a" * 32, "b" * 32, "c" * 32, "f" * 32)


def widget(esm: str = "export default {}", **state: Any) -> dict[str, Any]:
    full = {"_esm": esm, "_view_name": "AnyView", "layout": f"IPY_MODEL_{LOST}", **state}
    return {"model_name": "AnyModel", "state": full}


def shown(records: dict[str, Any], *ids: str) -> NotebookNode:
    cell = code("")
    cell.outputs = [new_output("display_data", data={VIEW: {"model_id": name}}) for name in ids]
    nb = notebook(cell)
    nb.metadata["widgets"] = {STATE: {"state": records}}
    return nb


def test_only_what_a_view_reaches_is_kept_in_document_order() -> None:
    records = {A: widget(), B: widget(case=f"anywidget:{C}"), C: widget(), LOST: widget()}
    packed = pack(shown(records, B, A), "prøve")
    assert packed.ids == {B: "m0", A: "m1", C: "m2"}
    assert packed.models["m0"]["state"] == {"case": "anywidget:m2"}


def test_equal_modules_are_stored_once() -> None:
    packed = pack(shown({A: widget("same"), B: widget("same")}, A, B), "prøve")
    assert list(packed.blobs.values()) == [{"text": "same"}]


def test_what_shrinks_is_stored_compressed_without_a_date() -> None:
    long = "const a = 1;\n" * 500
    blobs = pack(shown({A: widget(long)}, A), "prøve").blobs
    (blob,) = blobs.values()
    assert gzip.decompress(base64.b64decode(blob["gz"])).decode() == long
    assert pack(shown({A: widget(long)}, A), "prøve").blobs == blobs


def test_buffers_ride_along_and_those_of_the_frame_do_not() -> None:
    record = widget()
    data = base64.b64encode(bytes(range(256))).decode()
    record["buffers"] = [
        {"path": ["frames"], "data": data, "encoding": "base64"},
        {"path": ["_hidden"], "data": data, "encoding": "base64"},
    ]
    packed = pack(shown({A: record}, A), "prøve")
    (((path, key),),) = (packed.models["m0"]["buffers"],)
    assert path == ["frames"]
    assert packed.blobs[key] == {"b64": data}


def test_a_widget_that_needs_a_kernel_is_kept_by_name() -> None:
    record = {"model_name": "IntSliderModel", "state": {"value": 3}}
    packed = pack(shown({A: record}, A), "prøve")
    assert packed.models["m0"] == {"name": "IntSliderModel", "state": {"value": 3}}


def test_a_view_without_state_is_refused() -> None:
    with pytest.raises(DeckError, match=r"prøve: 1 widget\(s\) without state"):
        pack(shown({}, A), "prøve")
