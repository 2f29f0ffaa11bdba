"""A program looks for rubbish seldom; what pictures take is freed all the same."""

from __future__ import annotations

import gc
import subprocess
import sys


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


def _said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
