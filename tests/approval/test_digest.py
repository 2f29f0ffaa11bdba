"""What is hashed is the words, every file they name, and the brand; nothing outside the library counts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.approval.library import Library
from vidgen.approval.digest import content_of
from vidgen.errors import ApprovalError, ScriptError
from vidgen.scenario.model import Media, Scenario


def showing(library: Library, name: str) -> Scenario:
    """The script, showing another file."""
    written = library.written()
    scenes = tuple(
        scene.model_copy(update={"media": Media(path=name)}) if scene.media else scene
        for scene in written.scenes
    )
    return written.model_copy(update={"scenes": scenes})


def refused(library: Library, name: str) -> str:
    with pytest.raises(ApprovalError) as error:
        content_of(library.script(), showing(library, name), library.brand)
    return error.value.findings[0].code


@pytest.mark.parametrize(
    "name",
    [
        "../../bí mật.png",
        "anh/../../bí mật.png",
        "..\\..\\bí mật.png",
        "/etc/hostname",
        "C:\\Windows\\win.ini",
        "C:win.ini",
        "\\\\máy\\chung\\a.png",
        "//máy/chung/a.png",
        "anh/\0.png",
    ],
)
def test_a_path_that_leaves_the_library_is_refused(library: Library, name: str) -> None:
    (library.root.parent / "bí mật.png").write_bytes(b"x")
    assert refused(library, name) == "VG-A005"


def test_the_loader_already_lets_no_such_path_pass(library: Library) -> None:
    text = library.script().read_text("utf-8").replace("anh/tin-nhan.png", "../tin-nhan.png")
    library.script().write_text(text, "utf-8")
    with pytest.raises(ScriptError, match="VG-S086"):
        library.written()


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need a right on Windows")
class TestLinks:
    def test_a_link_out_of_the_library_is_refused(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "bí mật.png").write_bytes(b"x")
        (library.root / "anh" / "lối tắt.png").symlink_to(tmp_path / "bí mật.png")
        assert refused(library, "anh/lối tắt.png") == "VG-A005"

    def test_nor_through_a_linked_folder(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "ngoài").mkdir()
        (tmp_path / "ngoài" / "a.png").write_bytes(b"x")
        (library.root / "ngoài").symlink_to(tmp_path / "ngoài", target_is_directory=True)
        assert refused(library, "ngoài/a.png") == "VG-A005"

    def test_a_pipe_is_not_waited_for(self, library: Library) -> None:
        os.mkfifo(library.root / "anh" / "ống.png")
        assert refused(library, "anh/ống.png") == "VG-A004"
        library.approved()
        library.ledger.unlink()
        os.mkfifo(library.ledger)
        assert library.codes() == ("VG-A017",)

    def test_a_link_to_itself_is_refused(self, library: Library) -> None:
        (library.root / "anh" / "vòng.png").symlink_to(library.root / "anh" / "vòng.png")
        assert refused(library, "anh/vòng.png") in ("VG-A004", "VG-A005")

    def test_linked_folders_of_recordings_are_refused(self, library: Library, tmp_path: Path) -> None:
        library.approved()
        (tmp_path / "bản thu").mkdir()
        (library.root / "ban-thu" / "ma-otp").mkdir(parents=True)
        (library.root / "ban-thu" / "ma-otp" / "doi-sim").symlink_to(
            tmp_path / "bản thu", target_is_directory=True
        )
        assert library.codes() == ("VG-A005",)

    def test_a_link_to_another_picture_counts_as_that_picture(self, library: Library) -> None:
        library.approved()
        picture = library.root / "anh" / "tin-nhan.png"
        (library.root / "anh" / "khác.png").write_bytes(b"another")
        picture.unlink()
        picture.symlink_to(library.root / "anh" / "khác.png")
        assert library.codes() == ("VG-A047",)


def test_missing_and_oversized_files_are_named(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(library, "anh/không có.png") == "VG-A004"
    assert refused(library, "anh") == "VG-A004"
    monkeypatch.setattr("vidgen.approval.digest._LARGEST_MEDIA", 10)
    assert refused(library, "anh/tin-nhan.png") == "VG-A006"


def test_a_script_larger_than_any_is_refused_unread(library: Library) -> None:
    written = library.written()
    with library.script().open("ab") as file:
        file.truncate(3 * 1024 * 1024)
    with pytest.raises(ApprovalError, match="VG-A003"):
        content_of(library.script(), written, library.brand)


def test_a_script_that_is_no_text_is_refused(library: Library) -> None:
    written = library.written()
    library.script().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ApprovalError, match="VG-A003"):
        content_of(library.script(), written, library.brand)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_name_of_a_file_is_judged(library: Library, name: str) -> None:
    scenario = showing(library, "a")
    media: Any = scenario.scenes[1].media
    object.__setattr__(media, "path", name)  # as no loader would let it pass
    try:
        content = content_of(library.script(), scenario, library.brand)
    except ApprovalError as error:
        assert error.findings[0].code in ("VG-A004", "VG-A005")
    else:
        assert name in content.media
