from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vidgen.delivery.kit import PUBLISH, REPORT
from vidgen.delivery.publish.model import Post, Publish, PublishScript, Subtitles
from vidgen.delivery.publish.yaml_file import read_publish, write_publish
from vidgen.delivery.report import MadeFrom, Report, ScriptRecord, record_files, write_report
from vidgen.errors import DeliveryError
from vidgen.scenario.model import Audience, Kind

HASH = "0" * 64


def publish(caption: str = "Bà con cảnh giác!\n#CảnhGiác", **changes: object) -> Publish:
    post = Post(
        name="Facebook Reels",
        caption=caption,
        video="video.mp4",
        cover="cover.jpg",
        subtitles=Subtitles(file="video.vi_VN.srt"),
    )
    script = PublishScript(id="gia-danh", title="Giả danh", kind=Kind.SCAM, audience=Audience.PUBLIC)
    values = {"state": "final", "script": script, "seconds": 50.0, "platforms": {"facebook": post}}
    return Publish.model_validate(values | changes)


def kit(folder: Path, content: Publish) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("video.mp4", "cover.jpg", "video.vi_VN.srt"):
        (folder / name).write_bytes(name.encode())
    write_publish(folder / PUBLISH, content)
    vouch(folder)
    return folder


def vouch(folder: Path) -> None:
    report = Report(
        tool_version="0",
        made_from=MadeFrom(**dict.fromkeys(MadeFrom.model_fields, HASH)),
        state="final",
        script=ScriptRecord(id="gia-danh", title="Giả danh", kind=Kind.SCAM, audience=Audience.PUBLIC),
        brand="mac-dinh",
        seconds=50,
        files=record_files(path for path in folder.iterdir() if path.name != REPORT),
    )
    write_report(folder / REPORT, report)


def code_of(folder: Path) -> str:
    with pytest.raises(DeliveryError) as refused:
        read_publish(folder)
    return refused.value.findings[0].code


def test_what_was_written_is_read(tmp_path: Path) -> None:
    content = publish(code="7K3M-9QXA", approved_until=dt.date(2027, 1, 1))
    assert read_publish(kit(tmp_path, content)) == content


def test_texts_stand_in_the_file_as_they_are_posted(tmp_path: Path) -> None:
    text = (kit(tmp_path, publish("Bà con ơi 😀:\n• Tắt máy\n#CảnhGiác")) / PUBLISH).read_text(
        encoding="utf-8"
    )
    assert "    caption: |-\n      Bà con ơi 😀:\n      • Tắt máy\n      #CảnhGiác\n" in text
    assert text.startswith("# Dữ liệu để chương trình đăng bài đọc")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
@example("---\n...\n")
@example("&a [*a, *a]")
@example("!!python/object/apply:os.system ['true']")
@example("key: value\n- item\n# nothing")
@example('=HYPERLINK("http://example.org")')
@example("<script>alert(1)</script>")
@example("null")
@example("2026-11-01")
@example("\x00\x07\x85\u2028\ufeff\uffff trailing \n ")
@example("yes\r\nno\rmaybe")
def test_no_text_is_anything_but_text(tmp_path: Path, text: str) -> None:
    content = publish(text, reasons=(text,), ai_label=text)
    write_publish(tmp_path / PUBLISH, content)
    vouch(tmp_path)
    for name in ("video.mp4", "cover.jpg", "video.vi_VN.srt"):
        (tmp_path / name).write_bytes(b"x")
    vouch(tmp_path)
    assert read_publish(tmp_path) == content


def test_a_file_that_was_edited_is_not_posted_from(tmp_path: Path) -> None:
    path = kit(tmp_path, publish()) / PUBLISH
    path.write_bytes(path.read_bytes().replace("cảnh giác".encode(), "chủ quan ".encode()))
    assert code_of(tmp_path) == "VG-P002"


@pytest.mark.parametrize("name", ["video.mp4", "cover.jpg", "video.vi_VN.srt"])
def test_a_file_that_is_missing_or_another_is_said(tmp_path: Path, name: str) -> None:
    kit(tmp_path, publish())
    (tmp_path / name).write_bytes(b"another one")
    assert code_of(tmp_path) == "VG-P004"
    (tmp_path / name).unlink()
    assert code_of(tmp_path) == "VG-P004"


@pytest.mark.parametrize(
    "content",
    [
        "not: [closed",
        "schema_version: 9",
        "a: &x [1]\nb: *x\n",
        "state: !!python/name:os.system\n",
        "\xff",
    ],
)
def test_a_damaged_or_foreign_file_is_refused(tmp_path: Path, content: str) -> None:
    kit(tmp_path, publish())
    (tmp_path / PUBLISH).write_bytes(content.encode("latin-1"))
    vouch(tmp_path)
    assert code_of(tmp_path) == "VG-P003"


def test_an_alias_is_refused_where_all_else_is_right(tmp_path: Path) -> None:
    path = kit(tmp_path, publish()) / PUBLISH
    text = path.read_text(encoding="utf-8")
    for held in ('["x"]', '&a ["x"]'):
        path.write_text(text.replace("reasons: []", f"reasons: {held}"), encoding="utf-8")
        vouch(tmp_path)
        assert read_publish(tmp_path).reasons == ("x",)
    held = path.read_text(encoding="utf-8").replace("notes: []", "notes: *a")
    assert "*a" in held
    path.write_text(held, encoding="utf-8")
    vouch(tmp_path)
    assert code_of(tmp_path) == "VG-P003"


@pytest.mark.parametrize("name", ["../video.mp4", "/video.mp4", "C:\\video.mp4", "a/../../b.mp4"])
def test_no_path_leads_out_of_the_kit(tmp_path: Path, name: str) -> None:
    path = kit(tmp_path, publish()) / PUBLISH
    path.write_text(
        path.read_text(encoding="utf-8").replace("video: video.mp4", f"video: '{name}'"), encoding="utf-8"
    )
    vouch(tmp_path)
    assert code_of(tmp_path) == "VG-P003"


def test_without_the_file_or_its_report_there_is_nothing_to_post(tmp_path: Path) -> None:
    kit(tmp_path, publish())
    (tmp_path / PUBLISH).unlink()
    assert code_of(tmp_path) == "VG-P001"
    (tmp_path / REPORT).unlink()
    assert code_of(tmp_path) == "VG-K009"
