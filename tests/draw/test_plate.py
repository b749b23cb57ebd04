"""Whole plates of a small scene: words, places, files."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from spine_edu.draw.colour import rgb
from spine_edu.draw.compact import compact_png
from spine_edu.draw.lettering import MOST_LABELS, labelled
from spine_edu.draw.page import MARGIN
from spine_edu.draw.painting import PIXELS, paint
from spine_edu.draw.placing import crosses
from spine_edu.draw.plate import plate as plate_of
from spine_edu.draw.theme import PAPER, tissue
from spine_edu.findings.case import Case, Prolapse, Spur, Stenosis
from spine_edu.text.words import label, say
from spine_edu.views.scene import Anchor

BASELINE = Path(__file__).parent / "baseline" / "small_scene.png"


def _page(plate):
    return plate.axes[1]


def _boxes(plate):
    renderer = plate.canvas.get_renderer()
    return {text: text.get_window_extent(renderer) for text in _page(plate).texts}


def _leaders(plate):
    return [line for line in _page(plate).lines if line.get_gid() == "leader"]


@pytest.fixture(params=["da", "en"])
def plate(request, small_scene):
    return paint(small_scene, request.param, title="Prolapsen trykker på nerverod L5")


def test_words_lie_inside_the_figure_and_apart(plate):
    boxes = _boxes(plate)
    for box in boxes.values():
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= plate.bbox.width
        assert box.y1 <= plate.bbox.height
    for (first, a), (second, b) in combinations(boxes.items(), 2):
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        # Letters' boxes have room above and below; two lines of one label share a little of it.
        assert min(overlap) < 2 * plate.dpi / 72, (first.get_text(), second.get_text())


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("disc", ["L4/L5", "C5/C6"])
def test_a_narrow_pictures_heading_is_not_cut(disc, lang):
    case = Case(disc, prolapse=Prolapse("extraforaminal", "extrusion", 0.5))
    plate = plate_of(case, view="mri_sagittal", lang=lang)
    heading = [box for text, box in _boxes(plate).items() if text.get_position()[0] == MARGIN]
    assert len(heading) > 2
    assert max(box.x1 for box in heading) <= plate.bbox.width


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_small_pictures_heading_is_not_cut_either(lang):
    case = Case("C2/C3", stenosis=Stenosis(central=0.8, foraminal=0.8), degeneration=4)
    plate = plate_of(case, view="mri_sagittal", lang=lang)
    plate.set_dpi(70)  # letters are as wide as whole pixels
    heading = [box for text, box in _boxes(plate).items() if text.get_position()[0] == MARGIN]
    assert max(box.x1 for box in heading) <= plate.bbox.width - MARGIN * 0.5


def test_words_do_not_lie_on_the_window(plate):
    window = plate.axes[0].get_window_extent()
    for box in _boxes(plate).values():
        assert box.x1 < window.x0 or box.x0 > window.x1 or box.y1 < window.y0 or box.y0 > window.y1


def test_each_anchor_has_its_leader_and_words(small_scene):
    plate = paint(small_scene, "da")
    assert len(_leaders(plate)) == len(small_scene.anchors)
    words = " ".join(text.get_text() for text in _page(plate).texts)
    for anchor in small_scene.anchors:
        found = label(anchor.key, "da", **anchor.values)
        assert all(part in words for part in (*found.word.split(), *found.latin.split()))


def test_leaders_end_at_their_anchors(small_scene):
    plate = paint(small_scene, "da")
    picture, page = plate.axes
    wanted = {tuple(np.round(picture.transData.transform(a.point))) for a in small_scene.anchors}
    ends = [page.transData.transform(line.get_xydata()[-1]) for line in _leaders(plate)]
    assert {tuple(np.round(end)) for end in ends} == wanted


def test_leaders_do_not_cross(plate):
    parts = [pair for line in _leaders(plate) for pair in [line.get_xydata()]]
    segments = [(line[k], line[k + 1]) for line in parts for k in (0, 1)]
    assert not any(crosses(*a, *b) for a, b in combinations(segments, 2))


def test_at_most_twelve_labels_the_first_ones(many_labels):
    assert len(labelled(many_labels)) == MOST_LABELS
    assert labelled(many_labels)[: len(many_labels.anchors) - 20] == list(many_labels.anchors[:8])
    assert len(_leaders(paint(many_labels, "en"))) == MOST_LABELS


def test_vertebrae_have_their_name_on_the_bone(small_scene):
    named = Anchor("L4", (0.0, 44.0), "vertebra", {"vertebra": "L4"})
    plate = paint(replace(small_scene, anchors=(*small_scene.anchors, named)), "da")
    assert len(_leaders(plate)) == len(small_scene.anchors)
    (name,) = [text for text in _page(plate).texts if text.get_gid() == "name"]
    picture, page = plate.axes
    assert name.get_text() == "L4"
    place = page.transData.transform(name.get_position())
    assert place == pytest.approx(picture.transData.transform(named.point), abs=1)


def test_anchors_outside_the_window_have_no_label(small_scene):
    far = replace(small_scene.anchors[0], point=(41.9, 55.9))
    assert labelled(replace(small_scene, anchors=(far,))) == []


@pytest.mark.parametrize(
    ("lang", "left", "right"), [("da", "højre", "venstre"), ("en", "right", "left")]
)
def test_axial_picture_is_seen_from_the_feet(small_scene, lang, left, right):
    plate = paint(small_scene, lang)
    places = {t.get_gid(): t for t in _page(plate).texts if t.get_gid()}
    assert left in places["edge-left"].get_text()
    assert right in places["edge-right"].get_text()
    assert places["edge-left"].get_position()[0] < places["edge-right"].get_position()[0]
    assert say("edges.front", lang) == places["edge-top"].get_text()
    picture = plate.axes[0]
    assert picture.transData.transform((10, 0))[0] > picture.transData.transform((-10, 0))[0]
    assert picture.transData.transform((0, 10))[1] < picture.transData.transform((0, -10))[1]


def test_labels_of_prolapse_and_pressed_root_have_their_hue(small_scene):
    plate = paint(small_scene, "en")
    inks = {text.get_text(): text.get_color() for text in _page(plate).texts}
    assert len({inks["Prolapse"], inks["Nerve root L5"], inks["Nerve sac"]}) == 3


def test_outlines_are_painted_in_their_order(small_scene):
    gids = [one.get_gid() for one in paint(small_scene, "da").axes[0].get_children()]
    names = [name for name in small_scene.names if not name.startswith("rootlet")]
    assert [gid for gid in gids if gid in names] == names


def test_png_has_the_width_it_should(plate):
    width, height = Image.open(BytesIO(plate.png())).size
    assert abs(width - PIXELS) <= 1
    assert height < width


def test_svg_is_vector_with_title_and_description(small_scene):
    plate = paint(small_scene, "da", title="Prolaps & rod")
    root = ET.fromstring(plate.svg())
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "path" in tags
    assert "image" not in tags
    assert root.get("role") == "img"
    title, description = root[0], root[1]
    assert (title.tag.rpartition("}")[2], title.text) == ("title", "Prolaps & rod")
    assert (description.tag.rpartition("}")[2], description.text) == (
        "desc",
        small_scene.text["da"],
    )


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_saved_files_are_the_same_every_time(small_scene, tmp_path, ending):
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        paint(small_scene, "da", title="Titel").savefig(file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_pdf_is_vector(small_scene):
    file = BytesIO()
    paint(small_scene, "da").savefig(file, format="pdf")
    assert b"/Subtype /Image" not in file.getvalue()


def test_the_reader_s_own_settings_change_nothing_and_stay(small_scene):
    usual = paint(small_scene, "da").png()
    mine = {"font.family": "monospace", "lines.linewidth": 9, "axes.facecolor": "black"}
    with mpl.rc_context(mine):
        assert paint(small_scene, "da").png() == usual
        assert {key: mpl.rcParams[key] for key in mine} == {**mine, "font.family": ["monospace"]}


def test_painting_needs_no_pyplot():
    code = "import spine_edu.draw.plate, sys; print('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_repr_and_notebook_picture(small_scene):
    plate = paint(small_scene, "da")
    assert repr(plate) == (
        "<Plate axial, disc='L4/L5', prolapse=Prolapse(zone='paracentral', kind='extrusion', "
        "size=0.8, migration=0.0), da>"
    )
    data, about = plate._repr_mimebundle_()
    assert data["text/plain"] == repr(plate)
    assert about["image/png"]["alt"] == small_scene.text["da"]


def test_wrong_language_and_empty_frame_are_refused(small_scene):
    with pytest.raises(ValueError, match=r"lang='fr'.*da, en"):
        paint(small_scene, "fr")
    with pytest.raises(ValueError, match=r"frame_mm=.* is empty"):
        paint(replace(small_scene, frame_mm=(0, 0, 1, 2)), "da")


def test_looks_as_it_did(small_scene, tmp_path):
    """To accept a new look: copy the picture that the failure names over the baseline."""
    picture = Image.open(BytesIO(paint(small_scene, "da", title="Sådan ser den ud").png(dpi=50)))
    new = tmp_path / BASELINE.name
    picture.convert("RGB").save(new)
    before = np.asarray(Image.open(BASELINE).convert("RGB"), float)
    after = np.asarray(Image.open(new).convert("RGB"), float)
    assert before.shape == after.shape, new
    assert np.sqrt(np.mean((before - after) ** 2)) < 3, new


def test_compact_picture_keeps_rare_hues(small_scene):
    full = paint(small_scene, "da").png()
    small = compact_png(Image.open(BytesIO(full)))
    assert len(small) < len(full) / 2.5
    before = np.asarray(Image.open(BytesIO(full)).convert("RGB"), float)
    after = np.asarray(Image.open(BytesIO(small)).convert("RGB"), float)
    assert np.abs(before - after).mean() < 1.5
    pressed = rgb(tissue("root", 1.0).fill) * 255
    assert np.abs(after - pressed).sum(axis=2).min() < 48
    assert tuple(after[0, 0]) == tuple(before[0, 0]) == pytest.approx(rgb(PAPER) * 255)


@pytest.mark.parametrize(
    ("zone", "view", "elsewhere"),
    [
        ("paracentral", "sagittal", False),
        ("foraminal", "sagittal", True),
        ("foraminal", "axial", False),
        ("foraminal", "foramen", False),
        ("paracentral", "mri_sagittal", False),
        ("extraforaminal", "mri_sagittal", True),
        ("foraminal", "overview", False),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_plane_beside_the_prolapse_says_so(zone, view, elsewhere, side):
    case = Case("L4/L5", side, prolapse=Prolapse(zone, "extrusion", 0.8))
    for lang, words in (("da", "uden for dette snit"), ("en", "outside this slice")):
        drawn = plate_of(case, view, lang)
        said = " ".join(text.get_text() for ax in drawn.axes for text in ax.texts)
        assert (words in said) == elsewhere


@pytest.mark.parametrize("disc", ["C5/C6", "T1/T2", "L4/L5"])
@pytest.mark.parametrize("posture", [-1.0, 1.0])
def test_the_whole_spine_says_that_it_stands_and_nothing_is_written_on_it(disc, posture):
    for lang, words in (("da", "stående"), ("en", "standing")):
        drawn = plate_of(Case(disc, posture=posture), "overview", lang)
        texts = [text for ax in drawn.axes for text in ax.texts]
        assert any(words in text.get_text() for text in texts)
        assert not any(text.get_gid() == "name" for text in texts)


@pytest.mark.parametrize(
    ("case", "view", "words"),
    [
        (Case("C5/C6", spur=Spur(0.8)), "sagittal", "Knogleudvæksten ligger uden"),
        (Case("C5/C6", spur=Spur(0.8)), "axial", ""),
        (Case("L4/L5", stenosis=Stenosis(foraminal=0.8)), "mri_sagittal", "Forsnævringen ligger"),
        (Case("L4/L5", stenosis=Stenosis(foraminal=0.8)), "foramen", ""),
        (Case("L4/L5", stenosis=Stenosis(central=1.0)), "foramen", "Forsnævringen ligger"),
        (Case("L4/L5", stenosis=Stenosis(central=0.5, recess=0.8)), "sagittal", ""),
        (Case("L4/L5", prolapse=Prolapse("foraminal", "protrusion", 0.0)), "sagittal", ""),
    ],
)
def test_a_plane_says_which_finding_it_misses(case, view, words):
    drawn = plate_of(case, view, "da")
    said = " ".join(text.get_text() for ax in drawn.axes for text in ax.texts)
    assert words in said
    assert bool(words) == ("uden for dette" in said)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case("L4/L5"), "midt i"),
        (Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.7)), "til venstre for"),
        (
            Case("C5/C6", side="right", prolapse=Prolapse("paracentral", "protrusion", 0.7)),
            "til højre for",
        ),
    ],
)
def test_subtitle_names_the_plane_that_is_cut(case, words):
    drawn = plate_of(case, view="sagittal", lang="da")
    assert any(words in text.get_text() for ax in drawn.axes for text in ax.texts)


@pytest.mark.parametrize("view", ["axial", "mri_axial"])
@pytest.mark.parametrize(
    ("at", "words"),
    [
        (11.2, "L4/L5, 11 mm over diskens midte"),
        (-12, "L4/L5, 12 mm under diskens midte"),
        (-6, "L4/L5, 6 mm under diskens midte"),
        (2, "ved L4/L5. "),
    ],
)
def test_subtitle_names_the_height_of_a_plane_beside_the_disc(view, at, words):
    drawn = plate_of(Case("L4/L5"), view=view, lang="da", at=at)
    assert any(words in text.get_text() for ax in drawn.axes for text in ax.texts)


def test_a_slice_through_the_middle_of_a_disc_never_lies_beside_it():
    """A worn disc is so low that more bone than disc may be cut there."""
    drawn = plate_of(Case("C2/C3", degeneration=5), "axial", "en")
    assert "0 mm" not in " ".join(text.get_text() for ax in drawn.axes for text in ax.texts)
