"""Pictures in fewer bytes: each packed once, its words kept."""

import base64
import io

from deck.notebooks import code, notebook
from PIL import Image

from spine_edu.deck.steps.lighten import lighten


def _png(shade: int) -> str:
    file = io.BytesIO()
    Image.effect_noise((200, 100), shade).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def _shown(*pngs: str):
    cell = code("plot()")
    cell.outputs = [
        {
            "output_type": "display_data",
            "data": {"image/png": png, "text/plain": "p"},
            "metadata": {"image/png": {"alt": "En rod"}},
        }
        for png in pngs
    ]
    return notebook(cell)


def test_a_picture_is_packed_once_and_keeps_its_words():
    shelf: dict[str, bytes] = {}

    def keep(name, make):
        if name not in shelf:
            shelf[name] = make()
        return shelf[name]

    one, other = _png(20), _png(60)
    outputs = lighten(_shown(one, other, one), keep).cells[0].outputs
    assert len(shelf) == 2
    assert [set(output["data"]) for output in outputs] == [{"image/webp", "text/plain"}] * 3
    assert outputs[0] == outputs[2] != outputs[1]
    assert all(output["metadata"]["image/webp"]["alt"] == "En rod" for output in outputs)
    assert all(len(output["data"]["image/webp"]) < len(one) for output in outputs)


def test_what_lies_on_the_shelf_is_not_packed_anew():
    def keep(_name, _make):
        return b"image/webp kept"

    (output,) = lighten(_shown(_png(20)), keep).cells[0].outputs
    assert output["data"]["image/webp"] == "kept"


def test_the_notebook_given_stays_as_it_was():
    nb = _shown(_png(20))
    lighten(nb)
    assert "image/png" in nb.cells[0].outputs[0]["data"]
