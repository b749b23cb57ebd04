"""The stored form of a notebook: what stays, what goes, and that a second run changes nothing."""

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from spine_edu.cli.stored import stored_form, stored_text

VIEW = "application/vnd.jupyter.widget-view+json"


def _notebook(*cells: NotebookNode, **metadata: object) -> NotebookNode:
    return new_notebook(cells=list(cells), metadata=metadata)


def test_text_stays_and_pictures_and_widget_views_go() -> None:
    data = {
        "text/plain": "En ryg",
        "text/html": "<p>",
        "image/png": "aGVq",
        VIEW: {"model_id": "1"},
    }
    cell = new_code_cell("ryg", outputs=[new_output("display_data", data, metadata={"w": 1})])
    (output,) = stored_form(_notebook(cell)).cells[0].outputs
    assert output.data == {"text/plain": "En ryg", "text/html": "<p>"}
    assert output.metadata == {}


def test_metadata_of_the_machine_goes_and_that_of_the_deck_stays() -> None:
    cell = new_code_cell(
        "1",
        metadata={"tags": ["full"], "scrolled": True, "execution": {"iopub.status.busy": "now"}},
    )
    notebook = _notebook(
        cell,
        widgets={"state": {}},
        spine_edu={"title": "Årsager"},
        kernelspec={"name": "k", "display_name": "K"},
    )
    stored = stored_form(notebook)
    assert stored.metadata == {
        "spine_edu": {"title": "Årsager"},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert stored.cells[0].metadata == {"tags": ["full"]}


def test_counts_run_from_one_and_empty_cells_have_none() -> None:
    result = new_output("execute_result", {"text/plain": "2"}, execution_count=17)
    cells = (new_code_cell("1 + 1", execution_count=17, outputs=[result]), new_code_cell(" "))
    stored = stored_form(_notebook(*cells, new_code_cell("3")))
    assert [cell.execution_count for cell in stored.cells] == [1, None, 2]
    assert stored.cells[0].outputs[0].execution_count == 1


def test_given_ids_stay_and_missing_or_doubled_ones_depend_on_the_text_alone() -> None:
    notebook = _notebook(*(new_markdown_cell(text, id=text) for text in ("first", "b", "c")))
    del notebook.cells[1]["id"]
    notebook.cells[2]["id"] = "first"
    ids = [[cell.id for cell in stored_form(notebook).cells] for _ in range(2)]
    assert ids[0] == ids[1]
    assert ids[0][0] == "first"
    assert len(set(ids[0])) == 3


def test_lines_printed_in_pieces_become_one() -> None:
    pieces = [new_output("stream", name="stdout", text=text) for text in ("en ", "ryg\n")]
    other = new_output("stream", name="stderr", text="hov\n")
    (cell,) = stored_form(_notebook(new_code_cell("p", outputs=[*pieces, other]))).cells
    assert [(o.name, o.text) for o in cell.outputs] == [("stdout", "en ryg\n"), ("stderr", "hov\n")]


def test_storing_twice_changes_no_byte_and_leaves_the_input_alone() -> None:
    stream = [new_output("stream", name="stdout", text=text) for text in ("a", "b")]
    notebook = _notebook(new_code_cell("æøå", outputs=stream))
    before = nbformat.writes(notebook)
    once = stored_text(stored_form(notebook))
    twice = stored_text(stored_form(nbformat.reads(once, as_version=4)))
    assert once == twice
    assert once.endswith("}\n")
    assert nbformat.writes(notebook) == before
