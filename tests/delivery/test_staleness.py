"""A kit is made again only for a reason, and the reason can be told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.delivery.test_report import made_from, report
from vidgen.delivery.report import record_files, write_report
from vidgen.delivery.staleness import Reason, why_not_current


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "video.mp4").write_bytes(b"film" * 100)
    (tmp_path / "post.txt").write_text("bài đăng", encoding="utf-8")
    files = record_files([tmp_path / "video.mp4", tmp_path / "post.txt"])
    write_report(tmp_path / "report.json", report(files=files))
    return tmp_path


def test_a_whole_kit_made_from_the_same_is_current(kit: Path) -> None:
    assert why_not_current(kit, made_from()) == ()
    assert why_not_current(kit / "không có", made_from()) == (Reason("new"),)


@pytest.mark.parametrize("part", ["script", "unit", "brand", "voices", "media", "codec", "tool"])
def test_each_part_that_is_another_now_is_named(kit: Path, part: str) -> None:
    assert [reason.what for reason in why_not_current(kit, made_from(**{part: "1" * 64}))] == [part]


def test_an_approval_given_or_gone_is_told_as_what_it_is(kit: Path, tmp_path: Path) -> None:
    other = made_from(approval="1" * 64)
    assert why_not_current(kit, other) == (Reason("approval"),)
    assert why_not_current(kit, other, draft=True) == (Reason("lapsed"),)
    (kit / "video.mp4").rename(kit / "video-BAN-NHAP.mp4")
    files = record_files([kit / "video-BAN-NHAP.mp4", kit / "post.txt"])
    write_report(kit / "report.json", report(files=files, state="draft"))
    assert why_not_current(kit, made_from(), draft=True) == ()
    assert why_not_current(kit, other, draft=False) == (Reason("approved"),)
    (kit / "video-BAN-NHAP.mp4").rename(kit / "video.mp4")
    assert why_not_current(kit, made_from(), draft=True) == (Reason("missing", "video-BAN-NHAP.mp4"),)


def test_scenes_follow_from_script_and_unit_so_alone_they_tell_of_another_program(kit: Path) -> None:
    assert why_not_current(kit, made_from(scenes="1" * 64)) == (Reason("tool"),)
    both = made_from(scenes="1" * 64, unit="1" * 64)
    assert why_not_current(kit, both) == (Reason("unit"),)


def test_a_post_mended_by_hand_is_no_reason_to_make_the_kit_again(kit: Path) -> None:
    (kit / "post.txt").write_text("bài đăng đã sửa lại cho hay hơn", encoding="utf-8")
    assert why_not_current(kit, made_from()) == ()


@pytest.mark.parametrize(("name", "content"), [("video.mp4", b"film"), ("post.txt", b"")])
def test_a_cut_video_or_an_empty_file_is_damaged_then_missing(kit: Path, name: str, content: bytes) -> None:
    (kit / name).write_bytes(content)
    assert why_not_current(kit, made_from()) == (Reason("damaged", name),)
    (kit / name).unlink()
    assert why_not_current(kit, made_from()) == (Reason("missing", name),)


@pytest.mark.parametrize("content", [b"", b"{", b'{"schema_version": 1}'])
def test_a_report_of_another_version_or_damaged_is_a_reason(kit: Path, content: bytes) -> None:
    (kit / "report.json").write_bytes(content)
    assert why_not_current(kit, made_from()) == (Reason("unreadable"),)


@pytest.mark.parametrize("year", [1990, 2090])
def test_a_clock_that_was_set_changes_nothing(kit: Path, year: int) -> None:
    for path in kit.iterdir():
        os.utime(path, (year * 31_557_600 - 1970 * 31_557_600,) * 2)
    assert why_not_current(kit, made_from()) == ()
