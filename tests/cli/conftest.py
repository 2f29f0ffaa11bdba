"""What the tests of the commands share: running one in this process, on files of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.command_line import SHORT, UNITS, in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from vidgen.cli import _root

Command = Callable[..., Result]


@pytest.fixture
def command() -> Command:
    """Run a command in this process; what it raises besides its exit code is raised here."""

    def run(*arguments: object) -> Result:
        said = CliRunner(mix_stderr=False).invoke(_root, [str(each) for each in arguments])
        if said.exception and not isinstance(said.exception, SystemExit):
            raise said.exception
        return said

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with blanks and Vietnamese letters in its name, holding ``ma-otp.md`` and ``units.csv``."""
    folder = tmp_path / "Tuyên truyền số 1"
    write(folder / "ma-otp.md", SHORT)
    write(folder / "units.csv", UNITS)
    return folder
