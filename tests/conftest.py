"""What the tests share: a browser where Chromium is installed, and the exported pages of the notebooks as saved."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; without one the test is skipped with a line, or fails where CI is set."""
    if not CHROMIUM:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is not installed, so the browser tests cannot run (Debian: apt-get install chromium).")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """A folder with the exported pages of all notebooks as they are saved."""
    from helpers.show.pages import main

    folder = tmp_path_factory.mktemp("pages")
    assert main(["html", "--out", str(folder)]) == 0
    return folder
