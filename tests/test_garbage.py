"""A program looks for rubbish seldom; what pictures take is freed all the same."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
from pathlib import Path


def test_the_command_line_looks_seldom_and_a_library_leaves_it_alone() -> None:
    asked = "import gc, vidgen.pipeline; print(gc.get_threshold()[0])"
    assert int(_said(asked)) == gc.get_threshold()[0]
    asked = (
        "import gc, sys\n"
        "from vidgen.cli import main\n"
        "from vidgen.garbage import SELDOM\n"
        "sys.argv = ['vidgen', '--version']\n"
        "try:\n    main()\n"
        "except SystemExit:\n    print(gc.get_threshold()[0] - SELDOM)\n"
    )
    assert int(_said(asked).splitlines()[-1]) == 0


def test_the_command_line_ends_without_looking_and_all_else_is_still_done_at_the_end() -> None:
    asked = (
        "import atexit, gc, sys\n"
        "from vidgen.cli import main\n"
        "atexit.register(lambda: print('done', gc.get_freeze_count() > 10_000))\n"
        "kept = open(sys.argv[1], 'w')\n"
        "kept.write('written')\n"
        "sys.argv = ['vidgen', '--version']\n"
        "main()\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        assert _said(asked, str(file)).splitlines()[-1] == "done True"
        assert file.read_text() == "written"


def test_workers_look_seldom_as_well() -> None:
    asked = (
        "from vidgen.batch.processes import Processes\n"
        "import gc\n"
        "if __name__ == '__main__':\n"
        "    workers = Processes(1)\n"
        "    print(workers.submit(gc.get_threshold).result()[0])\n"
        "    workers.shutdown()\n"
    )
    assert int(_said(asked)) > gc.get_threshold()[0]


def _said(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
