"""Where a script's list of units, register and approvals are looked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vidgen.above import LEVELS_UP, find_above, folders_above
from vidgen.approval.desk import FOLDER, find_desk
from vidgen.review.register_file import find_register
from vidgen.scenario.units import find_units_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no sticky bit")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder as ``/tmp`` is, with a stranger's library in it."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("units.csv", "can-cu.yaml"):
        (folder / name).write_text("", encoding="utf-8")
    (folder / FOLDER).mkdir()
    folder.chmod(0o1777)
    return folder


@pytest.mark.parametrize("find", [find_units_file, find_register, find_desk])
@pytest.mark.parametrize("inside", ["thu.md", "Dự án/kịch bản/thu.md"])
def test_what_a_stranger_left_in_a_shared_folder_is_not_ours(
    shared: Path, find: Callable[[Path], object], inside: str
) -> None:
    script = shared / inside
    script.parent.mkdir(parents=True, exist_ok=True)
    script.touch()
    assert find(script) is None
    shared.chmod(0o777)  # a drive of Windows: everyone may write everywhere
    assert find(script) is not None


def test_a_project_inside_a_shared_folder_is_found(shared: Path) -> None:
    own = shared / "Dự án" / "units.csv"
    own.parent.mkdir()
    own.touch()
    assert find_units_file(own.parent / "lừa đảo" / "thu.md") == own


def test_folders_are_given_from_the_nearest_up(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    found = list(folders_above(deep / "thu.md"))
    assert found[0] == deep and len(found) == LEVELS_UP + 1
    assert list(folders_above(deep, 1)) == [deep, deep.parent]
    (tmp_path / "a" / "b" / "x.csv").mkdir()  # a folder of that name is not the file
    assert find_above(deep / "thu.md", "x.csv") is None
