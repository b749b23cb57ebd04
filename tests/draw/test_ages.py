"""Findings by age: every figure that was read, gaps for the others, the counterweight."""

import pytest

from spine_edu.draw.ages import findings_by_age
from spine_edu.evidence.card import card
from spine_edu.evidence.series import findings_without_pain


def test_ages_show_every_known_figure_and_a_gap_for_every_unknown_one():
    figure, series = findings_by_age("da"), findings_without_pain()
    cells = [share for row in series.shares.values() for share in row]
    texts = [text.get_text() for text in figure.axes[0].texts]
    gids = [patch.get_gid() for patch in figure.axes[0].patches]
    assert gids.count("gap") == cells.count(None) == texts.count("?")
    assert gids.count("share") == len(cells) - cells.count(None)
    for share in set(cells) - {None}:
        assert texts.count(str(share)) == cells.count(share)


def test_height_of_a_bar_is_the_share():
    series = findings_without_pain()
    known = [s for row in series.shares.values() for s in row if s is not None]
    ax = findings_by_age("en").axes[0]
    covers = [patch.get_height() for patch in ax.patches if patch.get_gid() == "cover"]
    frames = {patch.get_height() for patch in ax.patches if patch.get_gid() == "share"}
    (height,) = frames
    for share, cover in zip(known, covers, strict=True):
        assert cover == pytest.approx(height * (1 - share / 100) + 0.6)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_findings_by_age_comes_with_its_counterweight(lang):
    figure = findings_by_age(lang)
    words = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert card("age.counter").wording[lang] in words
    assert "Brinjikji" in words
    assert card("age.counter").wording[lang] in figure.description


def test_words_stay_on_the_sheet():
    figure = findings_by_age("en")
    renderer = figure.canvas.get_renderer()
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y0 >= 0
