"""Which discs an explorer carries: those its cell names, else the usual and the set ones."""

import pytest

from spine_edu.anatomy.levels import DISCS
from spine_edu.widgets.discs import COMMON, SETTING, USUAL, carried, chosen


def test_a_cell_that_names_discs_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "all")
    assert carried(["C5/6", "L4-L5", "C5/C6"]) == ("C5/C6", "L4/L5")


def test_set_discs_come_after_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert carried(None) == USUAL
    monkeypatch.setenv(SETTING, "common")
    assert carried(None) == COMMON
    monkeypatch.setenv(SETTING, "C3/C4, L4/L5")
    assert carried(None) == (*USUAL, "C3/C4")
    monkeypatch.setenv(SETTING, "all")
    assert set(carried(None, COMMON)) == set(DISCS)


@pytest.mark.parametrize("text", ["L6/S1", "L4", "L4/L5,", "every"])
def test_nonsense_names_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match=r"allowed|both vertebrae|unknown"):
        chosen(text)
