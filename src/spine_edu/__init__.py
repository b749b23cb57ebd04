"""Pictures, measures and widgets that explain pressure on a nerve root in the back and neck.

Names are loaded when first used, so that ``import spine_edu`` stays as quick as numpy alone.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

__version__ = "0.1.0"

_PUBLIC: Final = {
    "Bulge": "findings.case",
    "Case": "findings.case",
    "CasePicker": "widgets.case_picker",
    "CourseExplorer": "widgets.course",
    "ExercisePanel": "widgets.exercises",
    "FindingsByAge": "widgets.by_age",
    "NerveExplorer": "widgets.nerve",
    "Prolapse": "findings.case",
    "ProlapseExplorer": "widgets.prolapse",
    "Quiz": "widgets.quiz",
    "ScanExplorer": "widgets.scan",
    "Selection": "widgets.selection",
    "Spur": "findings.case",
    "Stenosis": "findings.case",
    "StenosisExplorer": "widgets.stenosis",
    "body_map": "views.figures.body",
    "body_plate": "draw.body",
    "claim": "evidence.claims",
    "exercise_figure": "views.figures.exercise",
    "exercise_plate": "draw.exercise",
    "exercises_plate": "draw.exercise",
    "findings_by_age": "draw.ages",
    "icon_array": "draw.charts",
    "key_frames": "widgets.keyframes.key_frames",
    "language": "text.language",
    "measure": "measure.measures",
    "nerve_closeup": "views.figures.nerve",
    "nerve_corners": "draw.nerve",
    "nerve_plate": "draw.nerve",
    "phones": "evidence.phones",
    "plate": "draw.plate",
    "recovery_chart": "draw.charts",
    "red_flags": "evidence.red_flags",
    "scene": "measure.described",
    "shared_selection": "widgets.selection",
    "shrinking_chart": "draw.charts",
    "sources": "evidence.sources",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'spine_edu' has no attribute {name!r}")
    value = getattr(import_module(f"spine_edu.{_PUBLIC[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """The package itself, whose public names no subpackage of the same name takes over."""

    def __setattr__(self, name: str, value: Any) -> None:
        # importing spine_edu.measure.… would else hide the function measure behind its package
        if not (name in _PUBLIC and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
