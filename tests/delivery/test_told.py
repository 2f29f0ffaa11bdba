"""What a report keeps of a film's words, and what is kept of films that were replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import SHORT, UNITS, write
from tests.delivery.test_index import add_kit
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.told import keep_told, kept_texts, told_in
from vidgen.errors import DeliveryError
from vidgen.preview import prepare
from vidgen.scenario.units import load_units


def told(tmp_path: Path, text: str) -> tuple[str, ...]:
    (unit, *_others) = load_units(write(tmp_path / "units.csv", UNITS))
    scenario, _warnings = prepare(write(tmp_path / "ma-otp.md", text), unit)
    return told_in(scenario, unit)


def test_all_that_is_shown_said_and_posted_is_kept_once(tmp_path: Path) -> None:
    text = SHORT.replace("reviewed", "legal: [Điều 174 BLHS]\nhashtags: [CanhGiac]\npost: Gọi 156\nreviewed")
    texts = told(tmp_path, text.replace("Giục làm ngay", "Giục làm ngay {nói: hối thúc}"))
    for piece in ("Không đọc mã OTP", "Ai hỏi mã OTP?", "Công an xã Đồi Sim nhắc bà con.", "hối thúc"):
        assert piece in texts
    for piece in ("Điều 174 BLHS", "#CanhGiac", "Gọi 156", "0232 000 0113", "https://example.org/doi-sim"):
        assert piece in texts
    assert len(texts) == len(set(texts))
    assert not any("{" in piece or "*" in piece for piece in texts)


def test_a_number_of_a_person_is_masked_and_the_units_own_is_not(tmp_path: Path) -> None:
    units = write(tmp_path / "units.csv", UNITS.replace("0232 000 0113", "0232 384 1234"))
    (unit, *_others) = load_units(units)
    text = SHORT.replace("Giục làm ngay", "Gọi {{unit.hotline}}, đừng gọi 0987 654 321")
    scenario, _warnings = prepare(write(tmp_path / "ma-otp.md", text), unit)
    whole = "\n".join(told_in(scenario, unit))
    assert "0987" not in whole and "654 321" not in whole and "09••••" in whole
    assert "\n0232 384 1234" in whole


def final(tmp_path: Path) -> Report:
    report = read_report(add_kit(tmp_path, "doi-sim", "ma-otp", "Mã OTP") / "report.json")
    return report.model_copy(update={"told": ("Gọi 156", "Điều 174 BLHS")})


def test_the_texts_of_a_film_are_found_by_its_hash(tmp_path: Path) -> None:
    report = final(tmp_path)
    film = report.files["video.mp4"].sha256
    keep_told(tmp_path, report)
    assert tuple(kept_texts(tmp_path, film)) == ("Gọi 156", "Điều 174 BLHS")
    for other in ("0" * 64, "", "../../etc/passwd", f"../noi-dung/{film}"):
        assert tuple(kept_texts(tmp_path, other)) == ()


def test_of_a_draft_nothing_is_kept(tmp_path: Path) -> None:
    keep_told(tmp_path, final(tmp_path).model_copy(update={"state": "draft"}))
    assert not (tmp_path / ".vidgen").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / ".vidgen").write_bytes(b"")
    with pytest.raises(DeliveryError):
        keep_told(tmp_path, final(tmp_path))
