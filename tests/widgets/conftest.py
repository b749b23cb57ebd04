"""Explorers on made-up key-frames, live in Python and mounted in a browser with a fake model."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, Final

import numpy as np
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize
from widgets.fake_scenes import fake_numbers, fake_scene
from widgets.mounted import Mounted

from spine_edu.findings.case import Case
from spine_edu.views.scene import Scene
from spine_edu.widgets import prolapse
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.growing import make_sweep
from spine_edu.widgets.keyframes.planes import VIEWS
from spine_edu.widgets.keyframes.slices import BESIDE_MM
from spine_edu.widgets.keyframes.sweep import sweep_keys
from spine_edu.widgets.prolapse import ProlapseExplorer
from spine_edu.widgets.selection import Selection

WIDE: Final[ViewportSize] = {"width": 1280, "height": 800}


@cache
def fake_disc(disc: str) -> bytes:
    return encode([make_sweep(disc, key, 0.0, fake_scene, fake_numbers) for key in sweep_keys()])


def fake_discs(discs: Sequence[str]) -> dict[str, dict[str, bytes]]:
    return {disc: dict.fromkeys(VIEWS, fake_disc(disc)) for disc in discs}


@cache
def fake_slices(disc: str, key: str) -> bytes:
    """The usual sections moved a little aside, so that one can be told from another."""
    made = [make_sweep(disc, key, at, shifted_scene, fake_numbers) for at in BESIDE_MM]
    return encode([replace(one, key=f"at{one.at_mm:g}") for one in made])


def shifted_scene(case: Case, at_mm: float) -> Scene:
    scene = fake_scene(case, at_mm)
    moved = (replace(one, points=one.points + np.array([0.0, at_mm / 4])) for one in scene.outlines)
    return replace(scene, outlines=tuple(moved))


@pytest.fixture
def explorer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ProlapseExplorer]:
    """Makes explorers on made-up key-frames, each with a selection of its own if given none."""
    monkeypatch.setattr(prolapse, "baked_discs", fake_discs)
    monkeypatch.setattr(prolapse, "baked_slices", fake_slices)

    def made(case: Case | None = None, **options: Any) -> ProlapseExplorer:
        return ProlapseExplorer(case, **({"selection": Selection()} | options))

    return made


@contextmanager
def uncomplaining(page: Page) -> Iterator[Page]:
    """The page, emptied at the end; fails the test if anything complained meanwhile."""
    complaints: list[str] = []

    def failed(error: Error) -> None:
        complaints.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("pageerror", failed)
    page.on("console", said)
    yield page
    page.goto("about:blank")
    page.remove_listener("pageerror", failed)
    page.remove_listener("console", said)
    assert complaints == []


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all tests of a file: to open one takes longer than most of them."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """An empty page, as if newly opened, that fails the test if anything complains."""
    tab.set_viewport_size(WIDE)
    tab.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    tab.mouse.up()
    tab.mouse.move(0, 0)
    with uncomplaining(tab) as empty:
        yield empty


@pytest.fixture
def mount(page: Page) -> Callable[..., Mounted]:
    """Mounts a widget in the page as a kernel-less host does."""

    def mounted(widget: Any, **options: Any) -> Mounted:
        return Mounted(page, widget, **options)

    return mounted
