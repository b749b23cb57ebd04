"""Labels find their places for any set of anchors: inside, apart, leaders not crossing."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from spine_edu.anatomy.levels import DISCS
from spine_edu.draw.lettering import Lettering, _names, _on_page, _window, labelled
from spine_edu.draw.placing import Column, arrange, crosses
from spine_edu.findings.case import Bulge, Case, Prolapse, Stenosis
from spine_edu.measure.described import scene

LEFT, RIGHT = Column(0.0, 0.0, 240.0), Column(260.0, 0.0, 240.0)

coordinate = st.floats(0, 1, allow_nan=False)
labels = st.lists(
    st.tuples(coordinate, coordinate, st.sampled_from([17.0, 28.0, 39.0])), min_size=1, max_size=12
)


def _placed(drawn):
    anchors = np.array([[12 + 236 * x, 2 + 236 * y] for x, y, _ in drawn])
    apart = [np.hypot(*(a - b)) for a, b in combinations(anchors, 2)]
    assume(min(apart, default=1.0) > 0.5)
    sizes = [size for _, _, size in drawn]
    return anchors, np.array(sizes), arrange(anchors, sizes, LEFT, RIGHT)


@given(labels)
def test_every_label_stands_once(drawn):
    anchors, _, found = _placed(drawn)
    assert sorted([*found.left.chosen, *found.right.chosen]) == list(range(len(anchors)))


@given(labels)
def test_labels_stay_inside_and_apart(drawn):
    _, sizes, found = _placed(drawn)
    for side, column in ((found.left, LEFT), (found.right, RIGHT)):
        half = sizes[side.chosen] / 2
        assert np.all(side.heights + half <= column.top + 1e-6)
        assert np.all(side.heights - half >= column.bottom - 1e-6)
        for i, j in combinations(range(len(half)), 2):
            assert abs(side.heights[i] - side.heights[j]) >= half[i] + half[j] - 1e-6


@given(labels)
def test_leaders_never_cross(drawn):
    anchors, _, found = _placed(drawn)
    leaders = [
        (np.array([column.x, height]), anchors[i])
        for side, column in ((found.left, LEFT), (found.right, RIGHT))
        for i, height in zip(side.chosen, side.heights, strict=True)
    ]
    assert not any(crosses(*a, *b) for a, b in combinations(leaders, 2))
    assert np.isfinite(found.cost)


def test_one_label_stands_level_with_its_anchor():
    found = arrange(np.array([[30.0, 100.0], [200.0, 50.0]]), [28.0, 28.0], LEFT, RIGHT)
    assert found.left.heights == pytest.approx([100.0])
    assert found.right.heights == pytest.approx([50.0])


def test_too_many_labels_are_refused():
    anchors = np.column_stack([np.linspace(20, 240, 30), np.linspace(20, 220, 30)])
    with pytest.raises(ValueError, match=r"30 labels of 28 do not fit"):
        arrange(anchors, [28.0] * 30, LEFT, RIGHT)


def test_crossing_and_touching_lines():
    o, e, n, ne = (np.array(p, float) for p in ((0, 0), (1, 0), (0, 1), (1, 1)))
    assert crosses(o, ne, e, n)
    assert not crosses(o, e, n, ne)
    assert not crosses(o, e, o, n)


@pytest.mark.parametrize("disc", DISCS)
def test_no_leader_runs_through_a_name(disc):
    """Names such as C2 are written on the picture itself."""
    lettering = Lettering(scene(Case(disc), "posterior"), "en", 60.0)
    names = [shapely.Point(place) for _, place in _names(lettering.scene, lettering.page)]
    for side, part in (
        ("left", lettering.arrangement.left),
        ("right", lettering.arrangement.right),
    ):
        bend = lettering.page.column(side).x
        for chosen, height in zip(part.chosen, part.heights, strict=True):
            leader = shapely.LineString([(bend, height), lettering.anchors[chosen]])
            assert all(leader.distance(name) > 6.0 for name in names)


P, S = Prolapse, Stenosis


@pytest.mark.parametrize(
    "case",
    [
        Case("L1/L2", bulge=Bulge(0.9, 0.8), stenosis=S(central=0.4), degeneration=4),
        Case("L4/L5", stenosis=S(central=0.6, recess=0.5)),
        Case("L4/L5", "right", stenosis=S(central=0.6)),
        Case("L5/S1", stenosis=S(central=0.6)),
        Case("L5/S1", prolapse=P("paracentral", "extrusion", 0.8)),
    ],
)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_leader_crosses_the_disc_to_a_root(case, lang):
    lettering = Lettering(scene(case, "axial"), lang, 60.0)
    ring = _on_page(lettering.scene["annulus"].points, lettering.scene, lettering.page)
    disc = shapely.Polygon(ring).buffer(0)
    keys = [anchor.key for anchor in labelled(lettering.scene)]
    for side, part in (
        ("left", lettering.arrangement.left),
        ("right", lettering.arrangement.right),
    ):
        bend = lettering.page.column(side).x
        for chosen, height in zip(part.chosen, part.heights, strict=True):
            if keys[chosen].endswith("_root"):
                leader = shapely.LineString([(bend, height), lettering.anchors[chosen]])
                assert leader.intersection(disc).length < 10.0, keys[chosen]


@pytest.mark.parametrize("disc", ["T1/T2", "C7/T1", "C2/C3", "L1/L2"])
def test_no_name_is_cut_by_the_edge(disc):
    lettering = Lettering(scene(Case(disc), "posterior"), "en", 60.0)
    page = lettering.page
    edge = _on_page(_window(lettering.scene), lettering.scene, page)
    for name, place in _names(lettering.scene, page):
        assert np.hypot(*(edge - place).T).min() > 9.0, name
