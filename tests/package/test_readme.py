"""The lines of Python on the first page run as they stand there."""

import ast
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

import spine_edu as se

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
(LINES,) = re.findall(r"```python\n(.*?)```", README, re.S)


def test_lines_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[se.Case] = []
    # its key-frames take a minute to compute; the explorer has tests of its own
    monkeypatch.setattr(se, "ProlapseExplorer", shown.append)
    exec(compile(LINES, "README.md", "exec"), {})
    plt.close("all")
    assert capsys.readouterr().out.strip() in ("touched", "displaced", "compressed")
    assert shown[0].disc == "L4/L5"


def test_every_name_in_the_lines_is_public() -> None:
    used = {
        node.attr
        for node in ast.walk(ast.parse(LINES))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "se"
    }
    assert used
    assert used <= set(se.__all__)
