"""The tests themselves: a developer's settings change none of them, and none of them changes the settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.command_line import ROOT, write

PROBE = """\
import os
from pathlib import Path
from vidgen.messages import language
from vidgen.approval.config import config_folder
from vidgen.store.place import cache_place

HOME = os.environ["PERSON"]

def test_probe():
    gone = ("GIT_DIR", "VIDGEN_KEY_PASSPHRASE", "http_proxy", "ALL_PROXY")
    assert not [name for name in gone if name in os.environ]
    assert language() == "vi"
    assert not str(config_folder()).startswith(HOME) and not str(cache_place()).startswith(HOME)
    del os.environ["VIDGEN_CONFIG"], os.environ["VIDGEN_CACHE"]
    assert not str(config_folder()).startswith(HOME) and not str(cache_place()).startswith(HOME)
"""


def test_a_persons_settings_are_neither_seen_nor_touched(tmp_path: Path) -> None:
    home = tmp_path / "nhà"
    write(home / ".config" / "vidgen" / "tin-cay.json", "hỏng")
    probe = write(tmp_path / "tests" / "test_probe.py", PROBE)
    conftest = "from tests.conftest import *\nfrom tests.command_line import own_cache\n"
    write(probe.with_name("conftest.py"), conftest)
    theirs = {
        "PERSON": str(home),
        "HOME": str(home),
        "VIDGEN_CONFIG": str(home / "cài đặt"),
        "VIDGEN_CACHE": str(home / "kho"),
        "VIDGEN_LANG": "en",
        "LANG": "en_US.UTF-8",
        "LC_ALL": "",
        "LC_CTYPE": "C.UTF-8",  # which every machine has; Python reads the path of this checkout in it
        "VIDGEN_KEY_PASSPHRASE": "x",
        "GIT_DIR": str(home / ".git"),
        "http_proxy": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    }
    unset = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST"))}
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        f"--rootdir={tmp_path}",
        str(probe),
    ]
    done = subprocess.run(
        command,
        env={**unset, **theirs, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["tin-cay.json"]
