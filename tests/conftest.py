"""What all tests share: one browser per process, repeatable examples, plots without a screen."""

import os
from collections.abc import Iterator

import pytest
from chromium import chromium
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from playwright.sync_api import Browser

os.environ.setdefault("MPLBACKEND", "agg")

# The same examples on every run; to look for new ones: make hunt
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("hunt", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
# Hypothesis mixes in numbers from the modules loaded so far: other examples in each worker.
providers.is_local_module_file = lambda _path: False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open a page of it with ``browser.new_page()``, and close that."""
    with chromium() as started:
        yield started
