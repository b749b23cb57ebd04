"""The Chromium or Chrome of this machine, driven by Playwright; nothing is downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Without these a new profile looks up its maker's hosts, which is noise in a test of zero requests.
QUIET: Final = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def executable() -> str:
    """Path of the browser: ``CHROMIUM`` if set, else the first of the usual names.

    Raises
    ------
    FileNotFoundError
        If there is none; says how to get one.
    """
    named = os.environ.get("CHROMIUM", "")
    found = next((path for name in (named, *NAMES) if name and (path := shutil.which(name))), None)
    if found is None or (named and shutil.which(named) is None):
        raise FileNotFoundError(
            f"no browser: CHROMIUM={named!r}, and none of {', '.join(NAMES)}; "
            "install Debian's chromium, or name one: CHROMIUM=/path"
        )
    return found


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A headless browser, closed at the end; as root it runs without its sandbox."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=[*QUIET, *sandbox, *arguments]
        )
        try:
            yield browser
        finally:
            browser.close()
