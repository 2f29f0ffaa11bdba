"""The page in a real browser without a window, where there is one on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

ALONE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without a window, and without a word to anybody."""


def shown(page: Path, fragment: str = "") -> str:
    """The page's elements once its script has run."""
    return _run(page, fragment, "--dump-dom")


def pictured(page: Path, fragment: str, picture: Path, width: int, height: int) -> Path:
    """A picture of the page."""
    _run(page, fragment, f"--screenshot={picture}", f"--window-size={width},{height}", "--hide-scrollbars")
    return picture


def folder_for_sockets() -> tempfile.TemporaryDirectory[str]:
    """For what a browser leaves in the temporary folder when it ends; its path is short, as sockets need."""
    return tempfile.TemporaryDirectory(prefix="c-", ignore_cleanup_errors=True)


def _run(page: Path, fragment: str, *more: str) -> str:
    assert CHROMIUM
    profile = page.with_name("profile")
    address = page.resolve().as_uri() + (f"#{fragment}" if fragment else "")
    with folder_for_sockets() as folder:
        done = subprocess.run(
            [CHROMIUM, *ALONE, "--virtual-time-budget=3000", f"--user-data-dir={profile}", *more, address],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            env={**os.environ, "TMPDIR": folder},
        )
    assert done.returncode == 0, done.stderr
    return done.stdout
