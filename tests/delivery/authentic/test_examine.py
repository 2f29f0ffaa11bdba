"""What is said of a video: the truth where it can be known, and never more than that."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.approval.library import Library, make_library
from tests.delivery.films import ffmpeg
from tests.storyboard.test_contact import CODE
from vidgen.approval.code import verification_code
from vidgen.approval.key import PrivateKey
from vidgen.approval.trust import Trust, save_trust
from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.examine import examine
from vidgen.delivery.authentic.marks import Marks
from vidgen.delivery.authentic.stamp import stamp
from vidgen.delivery.authentic.tags import write_tags
from vidgen.delivery.authentic.verdict import Examination, Verdict
from vidgen.delivery.authentic.wording import details, headline
from vidgen.errors import DeliveryError

Issue = Callable[..., Path]


@pytest.fixture
def library(tmp_path: Path, brand: Brand) -> Library:
    made = make_library(tmp_path / "Tuyên truyền" / "scripts", brand)
    made.add_person("unit", "produce", person="Công an xã Suối Mây")
    return made.approved()


@pytest.fixture
def issue(library: Library, good_film: Path, tmp_path: Path) -> Issue:
    """A film of the approved script, as vidgen would have made it, sealed with the unit's key."""

    def make(key: PrivateKey | None = library.keys["unit"], **other: object) -> Path:
        approved = library.standing().approved
        assert approved
        marks = Marks(
            script="ma-otp",
            unit="suoi-may",
            unit_name="Công an xã Suối Mây",
            title="Không đọc mã OTP",
            version=approved.content,
            statement=approved.statement,
            approved=approved.at.date(),
            until=approved.until,
            expires=dt.date(2027, 5, 1),
            ai_label="Nội dung có sử dụng AI",
            code=verification_code(approved.content, "ma-otp", "suoi-may"),
        )
        folder = tmp_path / "out" / f"đơn vị {len(list(tmp_path.glob('out/*')))}" / "ma-otp"
        folder.mkdir(parents=True)
        film = Path(shutil.copy(good_film, folder / "video.mp4"))
        stamp(film, replace(marks, **other), key)  # type: ignore[arg-type]
        return film

    return make


def said(found: Examination) -> str:
    return "\n".join([headline(found), *details(found), *map(str, found.findings)])


def codes(found: Examination) -> set[str]:
    return {finding.code for finding in found.findings}


def test_a_film_signed_by_the_unit_is_its_own(issue: Issue, library: Library) -> None:
    found = examine(issue(), library.root)
    assert found.ok and found.verdict is Verdict.AUTHENTIC and not found.findings
    assert headline(found).endswith(
        "ĐÚNG LÀ VIDEO CỦA Công an xã Suối Mây: nguyên vẹn, kịch bản đang được duyệt."
    )
    assert found.script == "approved" and found.signer and found.signer.trusted and not found.sample
    assert "ký bởi Công an xã Suối Mây (vòng khóa tin cậy)" in said(found)


def test_the_library_is_found_near_the_film(issue: Issue, tmp_path: Path) -> None:
    film = issue()
    near = tmp_path / "Tuyên truyền" / "out" / "video.mp4"
    near.parent.mkdir()
    shutil.copy(film, near)
    assert examine(near).ok


def test_every_way_of_changing_it_is_said(issue: Issue, library: Library, tmp_path: Path) -> None:
    film = issue()
    data = film.read_bytes()
    other = issue(code="", statement="", version="").read_bytes()
    ways = {
        "bit": data[:9000] + bytes([data[9000] ^ 1]) + data[9001:],
        "cut": data[:-1],
        "longer": data + b"\0",
        "seal": data[:-325] + other[-325:],
        "no seal": data[: -len(other[-325:])],
        "no index": data.replace(b"moov", b"mooo", 1),
        "tags": data.replace(
            "Suối Mây".encode(), "Đồi Sim ".encode()[: len("Suối Mây".encode())].ljust(11), 1
        ),
    }
    for name, changed in ways.items():
        film.write_bytes(changed)
        found = examine(film, library.root)
        assert found.verdict is Verdict.ALTERED and not found.ok, name
        assert "ĐÃ BỊ SỬA" in headline(found) and "VG-T022" in codes(found)


def test_encoding_it_again_leaves_nothing_to_go_by(issue: Issue, library: Library, tmp_path: Path) -> None:
    film = issue()
    again = ffmpeg(film, tmp_path / "again.mp4", "-c", "copy")
    found = examine(again, library.root)
    assert not found.ok and found.verdict in (Verdict.UNMARKED, Verdict.ALTERED)


def test_a_film_without_marks_is_never_called_a_forgery(good_film: Path, library: Library) -> None:
    found = examine(good_film, library.root)
    assert found.verdict is Verdict.UNMARKED and not found.ok
    text = said(found)
    assert "KHÔNG XÁC NHẬN ĐƯỢC" in text and "không có nghĩa là giả" in text and "Tìm mã kiểm chứng" in text


def test_anybody_can_make_an_unsigned_film_so_it_is_not_believed(issue: Issue, library: Library) -> None:
    found = examine(issue(None), library.root)
    assert found.verdict is Verdict.UNKNOWN and "VG-T032" in codes(found)


def test_keys_that_may_not_are_not_believed(issue: Issue, library: Library) -> None:
    found = examine(issue(PrivateKey.new()), library.root)
    assert found.verdict is Verdict.UNKNOWN and "VG-T024" in codes(found)
    found = examine(issue(library.keys["approver"]), library.root)
    assert found.verdict is Verdict.UNKNOWN and "VG-T025" in codes(found)
    assert "không có quyền phát hành" in said(found)
    elsewhere = library.add_person("elsewhere", "produce", fields=("phong-chay",))
    found = examine(issue(elsewhere), library.root)
    assert found.verdict is Verdict.UNKNOWN and "không dùng cho lĩnh vực" in said(found)
    late = library.add_person("late", "produce", ends=dt.date(2026, 1, 1))
    found = examine(issue(late), library.root)
    assert found.verdict is Verdict.UNKNOWN and "đã hết hiệu lực" in said(found)


def test_a_ring_this_machine_does_not_trust_counts_for_nothing(issue: Issue, library: Library) -> None:
    film = issue()
    save_trust(Trust({"ab" * 20: "một gốc khác"}))
    found = examine(film, library.root)
    assert found.verdict is Verdict.UNKNOWN and "VG-A025" in codes(found)


def test_without_a_library_nothing_is_confirmed(
    issue: Issue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tmp_path / "nơi khác"
    far.mkdir()
    monkeypatch.chdir(far)
    film = Path(shutil.copy(issue(), far / "video.mp4"))
    found = examine(film)
    assert found.verdict is Verdict.UNKNOWN and {"VG-T024", "VG-T033"} <= codes(found)
    assert "VG-T031" in codes(examine(film, far))


def test_a_withdrawn_script_takes_its_films_with_it(issue: Issue, library: Library) -> None:
    film = issue()
    library.revoke()
    found = examine(film, library.root)
    assert found.verdict is Verdict.WITHDRAWN and "ĐÃ THU HỒI" in headline(found)
    assert "sai số điện thoại" in said(found)


def test_a_film_past_its_day_is_said_to_be(issue: Issue, library: Library) -> None:
    later = dt.datetime(2027, 5, 2, 12, tzinfo=dt.UTC)
    found = examine(issue(), library.root, later)
    assert found.verdict is Verdict.EXPIRED and "HẾT HẠN" in headline(found)
    assert examine(issue(), library.root, dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)).ok


def test_a_newer_version_takes_the_place_of_the_old(issue: Issue, library: Library) -> None:
    film = issue()
    script = library.script()
    script.write_text(script.read_text(encoding="utf-8").replace("Giục", "Hối"), encoding="utf-8")
    assert examine(film, library.root).ok
    library.approved()
    found = examine(film, library.root)
    assert found.verdict is Verdict.SUPERSEDED and "VG-T028" in codes(found)
    assert examine(issue(), library.root).ok


def test_an_approval_nobody_gave_is_not_believed(issue: Issue, library: Library) -> None:
    found = examine(issue(statement="cd" * 32), library.root)
    assert found.verdict is Verdict.UNKNOWN and "VG-T029" in codes(found)
    wrong = examine(issue(code=CODE), library.root)
    assert wrong.verdict is Verdict.ALTERED


def test_a_draft_is_called_a_draft(issue: Issue, library: Library) -> None:
    found = examine(issue(statement="", version="", code=""), library.root)
    assert found.verdict is Verdict.DRAFT and "BẢN NHÁP" in headline(found)


def test_a_hostile_name_does_not_steer_the_terminal(issue: Issue, library: Library) -> None:
    found = examine(issue(None, unit_name="\x1b[2J\x1b[32m✓ thật", title="a\nb\r\u202e"), library.root)
    assert not any(set(line) & set("\x1b\n\r\u202e") for line in [headline(found), *details(found)])


def test_what_is_no_film_is_said_to_be_none(tmp_path: Path) -> None:
    for content in (b"", b"abc", b"%PDF-1.7"):
        (tmp_path / "x.mp4").write_bytes(content)
        assert examine(tmp_path / "x.mp4").verdict is Verdict.NO_FILM
    with pytest.raises(DeliveryError) as caught:
        examine(tmp_path / "không có.mp4")
    assert caught.value.findings[0].code == "VG-T020"


def test_tags_alone_do_not_make_a_film_ours(good_film: Path, tmp_path: Path, library: Library) -> None:
    film = Path(shutil.copy(good_film, tmp_path / "a.mp4"))
    write_tags(film, {"script": "ma-otp", "unit-name": "Công an xã Suối Mây"})
    assert examine(film, library.root).verdict is Verdict.ALTERED
