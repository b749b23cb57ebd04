"""Cells become slides: headings, words, pictures, tags; and what is refused, with its place."""

import base64
import io

import pytest
from deck.notebooks import NOTE, code, exported, markdown, notebook, red_flags
from nbformat import NotebookNode
from nbformat.v4 import new_output, new_raw_cell
from PIL import Image

from spine_edu.deck.errors import DeckError
from spine_edu.deck.lighter import lighter
from spine_edu.deck.steps.hide import hide
from spine_edu.deck.steps.slides import Slide, make_slides


def png(width: int) -> str:
    """A flat picture in base64."""
    file = io.BytesIO()
    Image.new("RGB", (width, width), "#8A5577").save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


PNG = png(1)


def slides(*cells: NotebookNode) -> list[Slide]:
    return make_slides(hide(notebook(*cells, red_flags())), "prøve", "da", {})


def showing(*bundles: dict[str, str], **metadata: str) -> NotebookNode:
    cell = code("tegn()", **metadata)
    cell.outputs = [new_output("display_data", data=bundle) for bundle in bundles]
    return cell


def test_a_heading_starts_a_slide_and_is_lifted_out_of_the_words() -> None:
    first, second, _ = slides(markdown("# Titel\n\nOrd."), markdown("## Et *budskab*\n\nFlere."))
    assert (first.heading, [part.html for part in first.words]) == ("Titel", ["<p>Ord.</p>"])
    assert second.heading == "Et <em>budskab</em>"


def test_headings_in_the_words_stand_below_the_slides_own() -> None:
    first, _ = slides(markdown("# Titel\n\n## Under\n\n# Igen"))
    assert first.words[0].html.count("<h3>") == 2


def test_a_cell_without_heading_continues_its_slide() -> None:
    first, _ = slides(markdown("# Titel"), markdown("Ord."), markdown("Til sidst.", "fragment"))
    assert [part.fragment for part in first.words] == [False, True]


@pytest.mark.parametrize(
    ("cells", "layout"),
    [
        ([markdown("# T\n\nOrd.")], "text"),
        ([markdown("# T\n\nOrd."), showing({"image/png": PNG}, alt="Et billede")], "split"),
        ([markdown("# T"), showing({"image/png": PNG}, alt="Et billede")], "full"),
        ([markdown("# T\n\nO", "", "full"), showing({"image/png": PNG}, alt="Et")], "full"),
    ],
)
def test_words_and_picture_share_the_slide(cells: list[NotebookNode], layout: str) -> None:
    assert slides(*cells)[0].layout == layout


def test_tags_become_classes() -> None:
    *_, flags = slides(markdown("# T"), markdown("## Kilder\n\n1. En", "", "sources"))
    assert flags.classes == "text red-flags"


def test_an_svg_stays_text_in_its_address() -> None:
    first, _ = slides(
        markdown("# T"), showing({"image/svg+xml": '<svg id="ø"/>'}, alt="<Rod> & co")
    )
    html = first.pictures[0].html
    assert 'src="data:image/svg+xml;charset=utf-8,%3Csvg id=%22%C3%B8%22/%3E"' in html
    assert 'alt="&lt;Rod&gt; &amp; co"' in html


def test_a_picture_is_packed_tighter_and_keeps_every_pixel() -> None:
    plain = png(300)
    kind, packed = lighter("image/png", plain)
    assert (kind, len(packed) < len(plain)) == ("image/webp", True)
    with Image.open(io.BytesIO(base64.b64decode(packed))) as picture:
        assert picture.getcolors() == [(300 * 300, (0x8A, 0x55, 0x77))]
    assert lighter("image/jpeg", "abcd") == ("image/jpeg", "abcd")


def test_html_and_markdown_are_words_and_plain_text_is_not_shown() -> None:
    first, _ = slides(
        markdown("# T"),
        showing({"text/html": "<b>A</b>"}, {"text/markdown": "*B*"}, {"text/plain": "Case(…)"}),
    )
    assert [part.html for part in first.words] == ["<b>A</b>", "<p><em>B</em></p>"]


def test_hidden_cells_leave_no_word_but_keep_their_number() -> None:
    nb = hide(
        notebook(
            markdown(NOTE, "notes"), markdown("x", "skip"), new_raw_cell(NOTE), code("hemmelig()")
        )
    )
    assert len(nb.cells) == 4
    assert "".join(cell.source for cell in nb.cells) == ""


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([], "0 slides tagged 'red-flags'"),
        ([red_flags(), red_flags()], "2 slides tagged 'red-flags' [2, 3]"),
        ([code("", "slide"), red_flags()], "prøve, slide 2: no heading"),
        (
            [markdown("![](findes.ikke.png)")],
            "prøve, cell 2 (slide 1): <img src='findes.ikke.png'>",
        ),
        ([markdown('<img src="https://example.org/a.png" alt="x">')], "cell 2 (slide 1)"),
        ([markdown(f"![](data:image/png;base64,{PNG})")], "no alternative text"),
        ([markdown("<iframe></iframe>")], "<iframe> is not allowed"),
        ([showing({"image/png": PNG})], 'write "alt" into the metadata of the cell'),
    ],
)
def test_what_a_deck_cannot_hold_is_refused_with_its_place(
    cells: list[NotebookNode], says: str
) -> None:
    nb = notebook(markdown("# Titel"), *cells)
    with pytest.raises(DeckError) as refused:
        make_slides(hide(nb), "prøve", "da", {})
    assert says in str(refused.value)


def test_a_notebook_without_slides_is_refused() -> None:
    with pytest.raises(DeckError, match="no slide; start one with a heading"):
        exported(notebook(markdown("Kun ord.")), execute=False)


def test_a_heading_is_escaped_in_the_deck_name() -> None:
    html = exported(notebook(markdown("# Ryg *og* nakke < hals"), red_flags()), execute=False)
    assert "<title>Ryg og nakke &lt; hals</title>" in html
