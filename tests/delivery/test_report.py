from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from vidgen.delivery.report import (
    FindingRecord,
    MadeFrom,
    Report,
    SceneRecord,
    ScriptRecord,
    UnitRecord,
    VoiceRecord,
    read_report,
    record_files,
    write_report,
)
from vidgen.errors import DeliveryError, Finding
from vidgen.scenario.model import Audience, Kind


def made_from(**changes: str) -> MadeFrom:
    return MadeFrom(**dict.fromkeys(MadeFrom.model_fields, "0" * 64) | changes)


def report(**changes: object) -> Report:
    values: dict[str, object] = {
        "tool_version": "0.1.0",
        "made_from": made_from(),
        "state": "final",
        "script": ScriptRecord(id="gia-danh", title="Giả danh", kind=Kind.SCAM, audience=Audience.PUBLIC),
        "unit": UnitRecord(id="dong-hai", name="Công an xã Đông Hải"),
        "brand": "d" * 12,
        "inputs": {"gia-danh.md": "0" * 64},
        "voices": (VoiceRecord(role="narrator", engine="espeak", name="vi", version="1.52"),),
        "seconds": 42.5,
        "scenes": (SceneRecord(type="hook", frames=150),),
        "quality": {"loudness_lufs": -14.1, "video_codec": "h264 High", "true_peak_dbtp": None},
    }
    return Report.model_validate(values | changes)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "video.mp4").write_bytes(b"film" * 100)
    (tmp_path / "post.txt").write_text("bài đăng", encoding="utf-8")
    files = record_files([tmp_path / "video.mp4", tmp_path / "post.txt"])
    write_report(tmp_path / "report.json", report(files=files))
    return tmp_path


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(path, report())
    assert read_report(path) == report()
    assert "Công an xã Đông Hải" in path.read_text(encoding="utf-8")
    assert b"\r" not in path.read_bytes()


def test_equal_reports_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_report(tmp_path / name, report())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_finding_is_recorded_without_the_folders_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    recorded = FindingRecord.of(Finding("VG-I006", f"“{path}” bị cụt", f"Xóa {path}", path=path, line=3))
    assert (recorded.message, recorded.fix) == ("“video.mp4” bị cụt", "Xóa video.mp4")
    assert (recorded.file, recorded.line) == ("video.mp4", 3)
    assert str(tmp_path) not in recorded.model_dump_json()


@pytest.mark.parametrize("name", ["/home/a/x.md", "D:\\x.md", "D:/x.md", "../x.md", "anh\\x.png"])
def test_an_input_is_recorded_by_a_relative_name_only(name: str) -> None:
    with pytest.raises(ValidationError):
        report(inputs={name: "0" * 64})


@pytest.mark.parametrize("content", [b"", b"{", b'{"schema_version": 1}', b"\xff"])
def test_a_report_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(DeliveryError, match="VG-K009"):
        read_report(path)
