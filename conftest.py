"""Pictures are not stored in the notebooks, so nbval has nothing to compare them with.

It leaves out PNG, JPEG and widget views by itself, but not SVG.
"""

import pytest
from nbval.plugin import IPyNbCell


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, IPyNbCell) and "image/svg+xml" not in item.parent.skip_compare:
            item.parent.skip_compare += ("image/svg+xml",)
