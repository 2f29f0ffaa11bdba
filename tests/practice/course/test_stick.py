"""The folder for the stick: whole or as it was, with what people have laid into it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from filelock import FileLock

from vidgen.errors import DeliveryError
from vidgen.practice.course.contents import Held
from vidgen.practice.course.names import LARGEST_FILE
from vidgen.practice.course.stick import LIST, write_stick

ABOUT = {"course": "khoa", "title": "Khóa", "unit": "doi-sim"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Tuyên truyền" / "doi-sim" / "khoa"


def held(tmp_path: Path, name: str, content: bytes = b"x") -> Held:
    source = tmp_path / Path(name).name
    source.write_bytes(content)
    return Held(source, name, len(content))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_lists_every_file_and_says_the_whole_size(folder: Path, tmp_path: Path) -> None:
    size = write_stick(folder, [held(tmp_path, "bai-1-a/Thẻ.pdf", b"abc")], {"index.html": b"trang"}, ABOUT)
    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    assert set(listed["files"]) == files(folder) - {LIST} == {"bai-1-a/Thẻ.pdf", "index.html"}
    assert listed["files"]["bai-1-a/Thẻ.pdf"] == {"bytes": 3, "sha256": hashlib.sha256(b"abc").hexdigest()}
    assert size == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert [path.name for path in folder.parent.iterdir()] == ["khoa"]


def test_a_second_run_replaces_its_own_and_keeps_what_people_laid_there(folder: Path, tmp_path: Path) -> None:
    write_stick(folder, [held(tmp_path, "bai-1-a/cu.pdf")], {"index.html": b"1"}, ABOUT)
    (folder / "bai-1-a" / "ghi chú của tôi.txt").write_text("nhớ hỏi", encoding="utf-8")
    (folder / "bai-1-a" / "cu.pdf").write_bytes(b"own words in it")
    write_stick(folder, [held(tmp_path, "bai-1-a/moi.pdf")], {"index.html": b"2"}, ABOUT)
    assert files(folder) == {"bai-1-a/moi.pdf", "bai-1-a/ghi chú của tôi.txt", "index.html", LIST}
    assert (folder / "index.html").read_text(encoding="utf-8") == "2"


def test_what_stops_it_leaves_the_old_folder_as_it_was(folder: Path, tmp_path: Path) -> None:
    write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"1"}, ABOUT)
    gone = Held(tmp_path / "khong-co.pdf", "b.pdf", 1)
    with pytest.raises(DeliveryError):
        write_stick(folder, [gone], {"index.html": b"2"}, ABOUT)
    assert files(folder) == {"a.pdf", "index.html", LIST}
    assert (folder / "index.html").read_text(encoding="utf-8") == "1"
    assert [path.name for path in folder.parent.iterdir()] == ["khoa"]


def test_a_run_killed_between_two_names_is_put_right(folder: Path, tmp_path: Path) -> None:
    write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"1"}, ABOUT)
    (folder / "ghi-chu.txt").write_text("giữ", encoding="utf-8")
    folder.rename(folder.with_name(".khoa.ban-cu"))
    folder.with_name(".khoa.dang-lam").mkdir()
    write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"2"}, ABOUT)
    assert files(folder) == {"a.pdf", "ghi-chu.txt", "index.html", LIST}
    assert [path.name for path in folder.parent.iterdir()] == ["khoa"]


def test_a_folder_that_is_no_course_is_never_touched(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "report.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DeliveryError) as caught:
        write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"1"}, ABOUT)
    assert caught.value.findings[0].code == "VG-H050" and files(folder) == {"report.json"}


def test_two_runs_at_once_are_refused(folder: Path, tmp_path: Path) -> None:
    write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"1"}, ABOUT)
    with (
        FileLock(folder.parent.parent / ".vidgen" / "doi-sim.khoa.lock"),
        pytest.raises(DeliveryError) as caught,
    ):
        write_stick(folder, [held(tmp_path, "a.pdf")], {"index.html": b"2"}, ABOUT)
    assert caught.value.findings[0].code == "VG-K001"


def test_what_a_stick_does_not_take_is_refused_before_anything_is_written(
    folder: Path, tmp_path: Path
) -> None:
    for each in (
        Held(tmp_path / "a", "b" * 198, 1),
        Held(tmp_path / "a", "phim.mp4", LARGEST_FILE + 1),
    ):
        with pytest.raises(DeliveryError) as caught:
            write_stick(folder, [each], {}, ABOUT)
        assert caught.value.findings[0].code == "VG-H051" and not folder.exists()


def test_changing_a_product_later_does_not_change_the_stick(folder: Path, tmp_path: Path) -> None:
    each = held(tmp_path, "a.pdf", b"one")
    write_stick(folder, [each], {}, ABOUT)
    with each.source.open("r+b") as file:
        file.write(b"two")
    assert (folder / "a.pdf").read_bytes() == b"one" and (folder / "a.pdf").stat().st_nlink == 1
