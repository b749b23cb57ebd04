"""What importing the package costs, and whether its public names say what they are."""

import inspect
import subprocess
import sys

import pytest

import spine_edu

HEAVY = ("matplotlib", "anywidget", "ipywidgets", "nbconvert", "nbclient", "scipy", "IPython")


def test_import_loads_nothing_heavy() -> None:
    script = f"import spine_edu, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "[]"


def test_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'spline'"):
        spine_edu.spline  # noqa: B018 - the access is what is tested


@pytest.mark.parametrize("name", spine_edu.__all__)
def test_public_name_is_documented(name: str) -> None:
    public = getattr(spine_edu, name)
    doc = inspect.getdoc(public)
    assert doc, f"{name} has no docstring"
    assert doc.splitlines()[0].endswith("."), f"the first line of {name} is no sentence"
    if inspect.isroutine(public) and inspect.signature(public).parameters:
        assert "Parameters\n----------" in doc, f"{name} does not say what it takes"


def test_dir_lists_the_public_names() -> None:
    assert dir(spine_edu) == sorted(spine_edu.__all__)


def test_a_subpackage_does_not_hide_a_function() -> None:
    script = "import spine_edu.measure.twin, spine_edu as se; print(callable(se.measure))"
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "True"
