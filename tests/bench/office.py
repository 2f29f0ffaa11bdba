"""Approving what is measured: drafts carry a mark, and final films are what people wait for."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.approval_support import Office
from vidgen.approval.desk import FOLDER
from vidgen.brand.load import load_brand
from vidgen.library import scripts_in


@cache
def office() -> Office:
    """An office that this program and the commands it runs trust, in a settings folder of its own."""
    settings = tempfile.mkdtemp(prefix="vidgen-bench-")
    atexit.register(shutil.rmtree, settings, ignore_errors=True)
    os.environ["VIDGEN_CONFIG"] = settings
    return Office().trusted()


def approved(script: Path, brand: Path | None = None) -> Path:
    """The script, approved as it is now."""
    office().approve(script, load_brand(brand))
    return script


def approved_library(source: Path, target: Path) -> Path:
    """A copy of a library, every script of it approved here."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(FOLDER))
    for script in scripts_in([target]):
        office().approve(script, library=target)
    return target
