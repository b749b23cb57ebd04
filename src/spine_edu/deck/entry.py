"""Entry point of ``jupyter nbconvert --to spine_deck``.

nbconvert loads every exporter of the environment before it runs any: what fails here breaks all of
them, so this module imports nothing of ours until a notebook arrives.
"""

from typing import Any

from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode
from traitlets import Bool, default


class DeckExporter(Exporter):
    """Notebook → one HTML file that needs neither network nor kernel."""

    export_from_notebook = "Spine deck"
    output_mimetype = "text/html"
    execute = Bool(
        True, help="Run the notebook first; its stored outputs hold no widget state."
    ).tag(config=True)

    @default("file_extension")
    def _html(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # as nbconvert's own HTML exporter
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """The deck as HTML.

        Raises
        ------
        DeckError
            Naming the notebook, the cell and what is wrong.
        """
        from spine_edu.deck.convert import deck_html

        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return deck_html(nb, resources["metadata"], execute=self.execute), resources
