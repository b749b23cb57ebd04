"""Pictures whose parts are in many others, drawn so that these parts are known."""

import gc

import spine_edu as se

se.body_plate("L5", "left").small_png()
se.exercise_plate("walk")
for _view in ("axial", "sagittal"):
    se.plate(se.Case("L4/L5"), view=_view)
gc.freeze()
