"""One small picture of each view, so that a change of look or shape is seen and accepted."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import spine_edu as se
from spine_edu.draw.plate import VIEWS, plate

BASELINES = Path(__file__).parent / "baseline"
CASE = se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.7))
NECK = se.Case("C5/C6", prolapse=se.Prolapse("paracentral", "extrusion", 0.7))
PICTURES = [*((view, CASE, view) for view in VIEWS), ("posterior_neck", NECK, "posterior")]
TOLERANCE = 8.0
"""Root mean square of all pixels, of 255: small moves of an outline pass, a lost part does not."""


@pytest.mark.parametrize(("name", "case", "view"), PICTURES, ids=[name for name, _, _ in PICTURES])
def test_each_view_looks_as_it_did(name, case, view, tmp_path):
    """To accept a new look: copy the picture that the failure names over the baseline."""
    picture = Image.open(BytesIO(plate(case, view, "da").png(dpi=40))).convert("RGB")
    new = tmp_path / f"{name}.png"
    picture.save(new)
    before = Image.open(BASELINES / f"{name}.png").convert("RGB")
    assert before.size == picture.size, new
    change = np.asarray(before, float) - np.asarray(picture, float)
    assert np.sqrt(np.mean(change**2)) < TOLERANCE, new
