"""The browser says what Python says: at every stop, between stops, on both sides, da and en."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from widgets.mounted import Mounted

from spine_edu.findings.case import Case
from spine_edu.measure.twin import describe
from spine_edu.widgets.between import Between
from spine_edu.widgets.keyframes.frames import decode
from spine_edu.widgets.keyframes.sweep import case_of
from spine_edu.widgets.prolapse import ProlapseExplorer

WALK = """
async (states) => {
  const said = [];
  for (const state of states) {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    said.push(document.querySelector(".se-twin").textContent);
  }
  return said;
}
"""


@pytest.mark.parametrize("disc", ["L4/L5", "C5/C6"])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_sentences_are_those_of_python(
    explorer: Callable[..., ProlapseExplorer], mount: Callable[..., Mounted], lang: str, disc: str
) -> None:
    shown = explorer(Case(disc), discs=[disc], lang=lang)
    start, length = shown.manifest[disc]["axial"]
    states, expected = [], []
    for sweep in decode(shown.frames[start : start + length])[:: 1 if lang == "da" else 5]:
        zone, _, kind = sweep.key.rpartition(".")
        middles = [(low + high) / 2 for low, high in pairwise(sweep.stops)]
        for number, size in enumerate([*sweep.stops, *middles]):
            side = ("left", "right")[number % 2]
            case = replace(case_of(disc, sweep.key, size), side=side)
            expected.append(describe(Between(sweep, case), lang))
            finding = {"finding": "prolapse", "zone": zone, "kind": kind}
            states.append(
                {"size": size, "side": side} | (finding if zone else {"finding": "bulge"})
            )
    cord = {"da": "rygmarven", "en": "spinal cord"}[lang]
    assert all((cord in said) == (disc == "C5/C6") for said in expected)
    mounted = mount(shown)
    assert mounted.page.evaluate(WALK, states) == expected
