"""From draft to approved by two people; any change, and the end of its time, takes a script back."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tests.approval.library import Library
from vidgen.approval import clock
from vidgen.approval.standing import State
from vidgen.approval.state import standing_of
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand

DAY = dt.timedelta(days=1)


def test_a_script_nobody_looked_at_is_a_draft(library: Library) -> None:
    assert library.standing().state is State.DRAFT
    assert library.codes() == ("VG-A040",)


def test_two_people_take_it_from_draft_to_approved(library: Library) -> None:
    library.review()
    assert library.standing().state is State.REVIEWED
    assert library.codes() == ("VG-A041",)
    statement = library.approve()
    standing = library.standing()
    assert standing.state is State.APPROVED and standing.reasons == ()
    assert standing.approved
    assert standing.approved.statement == statement.digest
    assert standing.approved.content == library.content().digest
    assert (standing.approved.reviewed_by, standing.approved.approved_by) == ("Người rà soát", "Người duyệt")
    assert not standing.approved.sample


def test_a_library_without_a_desk_and_a_script_without_a_file_are_drafts(library: Library) -> None:
    written = library.written()
    library.desk.folder.rename(library.root / "cất đi")
    assert library.codes() == ("VG-A002",)
    reasons = standing_of(written.model_copy(update={"path": None}), library.brand).reasons
    assert [reason.code for reason in reasons] == ["VG-A001"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cán bộ", "cán bô"),
        ("lời chào", "lời chao"),
        ("{{unit.name}}", "{{unit.hotline}}"),
        ("Tự xưng", "Tự xưng\u200b"),
        ("xem kỹ", "xem  kỹ"),
        ("bà con", "bà c\u043en"),
        ("bà con", "bà\u00a0con"),
        ("OTP", "\u041eTP"),
        ("2027-05-01", "2028-05-01"),
        ("field: an-ninh-mang", "field: an-ninh-mang "),
        ("1. Tự", "1.  Tự"),
    ],
    ids=[
        "tone",
        "comment",
        "slot",
        "zero width",
        "blank",
        "homoglyph",
        "hard blank",
        "capital homoglyph",
        "date",
        "end",
        "2",
    ],
)
def test_any_change_of_the_text_voids_it(library: Library, old: str, new: str) -> None:
    library.approved()
    text = library.script().read_text("utf-8")
    assert old in text
    library.script().write_bytes(text.replace(old, new, 1).encode())
    assert library.state() == "draft"
    assert library.codes() == ("VG-A046",)
    library.script().write_bytes(text.encode())
    assert library.state() == "approved"


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode(),
    ],
    ids=["NFD", "CRLF", "CR", "BOM", "all"],
)
def test_how_a_program_saved_the_same_text_does_not(library: Library, saved: object) -> None:
    library.approved()
    library.script().write_bytes(saved(library.script().read_text("utf-8")))  # type: ignore[operator]
    assert library.state() == "approved"


def test_a_swapped_picture_voids_it_and_is_named(library: Library) -> None:
    library.approved()
    picture = library.root / "anh" / "tin-nhan.png"
    data = picture.read_bytes()
    picture.write_bytes(data + b"\0")
    assert library.codes() == ("VG-A047",)
    assert "anh/tin-nhan.png" in library.standing().reasons[0].message
    picture.unlink()
    assert library.codes() == ("VG-A004",)
    picture.write_bytes(data)
    assert library.state() == "approved"


def test_recordings_of_a_person_are_part_of_it(library: Library) -> None:
    library.approved()
    take = library.root / "ban-thu" / "ma-otp" / "doi-sim" / "01.wav"
    take.parent.mkdir(parents=True)
    take.write_bytes(b"RIFF")
    assert library.codes() == ("VG-A047",)
    library.approved()
    take.write_bytes(b"RIFX")
    assert library.codes() == ("VG-A047",)


def test_another_brand_and_a_changed_brand_are_not_what_was_approved(library: Library) -> None:
    library.approved()
    other = load_brand(Path("an-ninh"))
    assert library.codes(brand=other) == ("VG-A048",)
    changed = replace(library.brand, name="Công an giả")
    assert library.codes(brand=changed) == ("VG-A048",)
    assert library.standing(brand=library.brand.made_for("elderly")).state is State.APPROVED


def test_it_ends_with_its_own_last_day_and_with_the_scripts(library: Library) -> None:
    library.review()
    today = clock.day_of(clock.now())
    library.approve(until=today + 10 * DAY)
    last = dt.datetime.combine(today + 10 * DAY, dt.time(23, 59), clock.VIETNAM)
    assert library.standing(now=last).state is State.APPROVED
    after = library.standing(now=last + dt.timedelta(minutes=2))
    assert after.state is State.REVIEWED and [each.code for each in after.reasons] == ["VG-A049"]
    script_over = library.standing(now=dt.datetime(2027, 5, 2, tzinfo=clock.VIETNAM))
    assert [each.code for each in script_over.reasons] == ["VG-A029", "VG-A049"]


def test_withdrawn_it_is_a_draft_until_both_sign_anew(library: Library) -> None:
    library.approved().revoke()
    assert library.state() == "draft"
    assert library.codes() == ("VG-A045",)
    assert "sai số điện thoại" in library.standing().reasons[0].message
    with pytest.raises(Exception, match="VG-A042"):
        library.approve()
    library.review()
    assert library.state() == "reviewed"
    library.approve()
    assert library.state() == "approved"


def test_one_script_says_nothing_of_another(library: Library) -> None:
    library.add_script("khac")
    library.approved("ma-otp")
    assert library.codes("khac") == ("VG-A040",)
    library.approved("khac").revoke(id="ma-otp")
    assert library.state("khac") == "approved"


def test_a_later_review_of_the_same_does_not_take_an_approval_away(library: Library) -> None:
    library.approved().review()
    assert library.state() == "approved"


def test_the_old_text_brought_back_is_approved_again(library: Library) -> None:
    library.approved()
    old = library.script().read_bytes()
    library.script().write_bytes(old.replace("Giục".encode(), "Thúc".encode()))
    library.review()
    assert library.state() == "reviewed"
    library.approve()
    library.script().write_bytes(old)
    assert library.state() == "approved"


def test_a_file_of_the_brand_that_is_gone_leaves_a_draft(library: Library, tmp_path: Path) -> None:
    library.approved()
    music = replace(library.brand, music=str(tmp_path / "không có.mp3"))
    assert library.codes(brand=music) == ("VG-A004",)


def test_recordings_from_elsewhere_are_nobodys_approved_words(library: Library, tmp_path: Path) -> None:
    own, other = library.root / "ban-thu" / "ma-otp", tmp_path / "bản thu khác"
    for folder in (own, other):
        folder.mkdir(parents=True)
        (folder / "01.wav").write_bytes(b"RIFF")
    library.approved()
    written = library.written()

    def codes(voice: str | None, brand: Brand = library.brand) -> list[str]:
        return [reason.code for reason in standing_of(written, brand, voice=voice).reasons]

    assert codes(None) == codes("espeak") == codes("recorded") == codes(f"recorded:{own}") == []
    assert codes(f"recorded:{other}") == codes(f"recorded:{own}/../khac") == ["VG-A047"]
    listing = replace(library.brand, role_voices={"female": (f"recorded:{other}",)})
    assert "VG-A047" in codes(None, listing)
    assert "VG-A047" not in codes("espeak", listing)
