"""Help comes at once: nothing heavy is loaded before there is work for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.command_line import SHORT, UNITS, environment, vidgen, write
from vidgen import __version__
from vidgen.cli import COMMANDS, _root

HEAVY = ("numpy", "PIL", "av", "moviepy", "rich", "pydantic", "yaml", "espeakng_loader", "zxingcpp")
ENCODERS = ("av", "moviepy", "imageio", "imageio_ffmpeg", "espeakng_loader", "zxingcpp")


def loaded(arguments: list[str], names: tuple[str, ...]) -> set[str]:
    """Which of these packages a run of the command imports."""
    code = (
        "import sys\n"
        "from vidgen.cli import main\n"
        f"sys.argv = ['vidgen', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print('loaded', *(name for name in {names!r} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment()
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded([*arguments, "--help"], HEAVY) == set()


SCRIPTS = ("thong-bao/lich-tiep-dan", "lua-dao/gia-danh-cong-an-vneid", "thu-tuc/dang-ky-tam-tru-vneid")


@pytest.mark.parametrize("script", SCRIPTS)
def test_checking_a_script_loads_no_encoder_no_arrays_and_nothing_that_keeps_things(script: str) -> None:
    arguments = ["check", f"scripts/{script}.md", "--unit", "doi-sim"]
    ours = ("vidgen.store", "vidgen.storyboard.infographic", "vidgen.narration.saying", "vidgen.paint.vector")
    assert loaded(arguments, (*ENCODERS, "numpy", "PIL.ImageCms", "segno", "ssl", *ours)) == set()


def test_a_video_that_has_not_changed_loads_no_encoder_no_lock_and_no_workers(tmp_path: Path) -> None:
    script, units = write(tmp_path / "ma-otp.md", SHORT), write(tmp_path / "units.csv", UNITS)
    own = ["--units", str(units), "--unit", "doi-sim", "--voice", "espeak", "--out", str(tmp_path / "out")]
    arguments = ["render", str(script), *own]
    assert "av" in loaded(arguments, ENCODERS)
    encoders = {*ENCODERS} - {"espeakng_loader"}  # who tells which voice it is by now
    others = ("numpy", "asyncio", "filelock", "multiprocessing.connection", "segno", "rich", "dask", "fsspec")
    assert loaded(arguments, (*encoders, *others)) == set()


def test_help_lists_every_command_and_says_what_it_does() -> None:
    said = CliRunner().invoke(_root, ["--help"])
    assert said.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in said.output
        own = CliRunner().invoke(_root, [name, "--help"])
        assert own.exit_code == 0 and f" {name} " in own.output.splitlines()[0]


def test_the_version_is_said() -> None:
    assert vidgen("--version").stdout.strip().endswith(__version__)


def test_an_unknown_command_is_usage() -> None:
    said = vidgen("rendr")
    assert said.returncode == 2 and "rendr" in said.stderr
