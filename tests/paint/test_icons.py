from __future__ import annotations

import numpy as np
import pytest

from vidgen.errors import LookError
from vidgen.paint.icon_words import DEEDS, DEFAULT, THINGS
from vidgen.paint.icons import FILLED_ICONS, FOLDER, ICONS, icon, icon_for

GREEN = (13, 116, 82)


@pytest.mark.parametrize(("names", "filled"), [(ICONS, False), (FILLED_ICONS, True)])
def test_every_icon_is_drawn_inside_its_square_and_no_two_are_alike(
    names: tuple[str, ...], filled: bool
) -> None:
    seen: dict[bytes, str] = {}
    for name in names:
        image = icon(name, 48, GREEN, filled)
        assert (image.mode, image.size) == ("RGBA", (48, 48))
        box = image.getchannel("A").getbbox()
        assert box is not None, name
        assert image.tobytes() not in seen, (name, seen.get(image.tobytes()))
        seen[image.tobytes()] = name


def test_icons_sit_in_the_middle() -> None:
    for name in ("circle-check", "alert-circle", "clock", "x"):
        left, top, right, bottom = icon(name, 96, GREEN).getchannel("A").getbbox() or (0, 0, 0, 0)
        assert abs(left - (96 - right)) <= 1
        assert abs(top - (96 - bottom)) <= 1


def test_edges_are_smooth_and_the_colour_is_exact() -> None:
    pixels = np.asarray(icon("clock", 64, GREEN))
    assert len(np.unique(pixels[..., 3])) > 8
    assert (pixels[..., :3] == GREEN).all()


def test_a_translucent_colour_gives_a_translucent_icon() -> None:
    solid, faint = icon("circle", 64, GREEN, True), icon("circle", 64, (*GREEN, 64), True)
    assert solid.getpixel((32, 32)) == (*GREEN, 255)
    assert faint.getpixel((32, 32)) == (*GREEN, 64)


def test_the_caller_owns_the_image() -> None:
    first = icon("phone", 32, GREEN)
    first.paste((0, 0, 0, 0), (0, 0, 32, 32))
    assert icon("phone", 32, GREEN).getchannel("A").getbbox() is not None


def test_an_unknown_icon_names_the_nearest() -> None:
    with pytest.raises(LookError) as caught:
        icon("alert-triangel", 32, GREEN)
    assert caught.value.findings[0].code == "VG-L030"
    assert "alert-triangle" in caught.value.findings[0].fix
    with pytest.raises(LookError):
        icon("gavel", 32, GREEN, filled=True)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Thời hạn giải quyết", "clock"),
        ("Lệ phí", "cash"),
        ("LỆ PHÍ NỘP HỒ SƠ", "cash"),
        ("Nơi nộp hồ sơ", "building"),
        ("Nơi làm", "building"),
        ("Nơi nhận", "building"),
        ("Nơi trả kết quả", "building"),
        ("Nơi ở hiện tại", "home"),
        ("Nơi", "map-pin"),
        ("Trung tâm Phục vụ hành chính công xã Đồi Sim", "building"),
        ("Buổi sáng", "clock"),
        ("Buổi chiều", "clock"),
        ("Đòi đặt cọc, muốn rút phải nộp thêm", "cash"),
        ("Địa chỉ", "map-pin"),
        ("Nhập địa chỉ tạm trú", "home"),
        ("Số điện thoại", "phone"),
        ("Hotline", "phone"),
        ("Hồ sơ cần có", "file-text"),
        ("Mẫu CT01", "file-text"),
        ("Thẻ căn cước", "id"),
        ("Khóa tài khoản", "lock"),
        ("Gọi ngân hàng", "building-bank"),
        ("Chuyển tiền", "building-bank"),
        ("Kết quả", "rubber-stamp"),
        ("Mở VNeID", "device-mobile"),
        ("Chủ hộ xác nhận", "user"),
        ("Chỗ ở hợp pháp", "home"),
        ("Ngày hẹn", "calendar"),
        ("Giờ làm việc", "clock"),
        ("Điều 174 Bộ luật Hình sự", "scale"),
        ("Điều kiện", "list-check"),
        ("Tắt máy ngay", "phone-off"),
        ("Không đọc mã OTP", "password"),
        ("Xin chào", "point"),
        ("", "point"),
    ],
)
def test_a_label_gets_the_icon_of_what_it_names(label: str, name: str) -> None:
    assert icon_for(label) == name


def test_decomposed_letters_are_understood() -> None:
    assert icon_for("Le\u0323\u0302 phi\u0301") == "cash"


def test_words_are_matched_whole() -> None:
    assert icon_for("Phím tắt") == "point"


def test_every_word_leads_to_an_icon_and_only_one() -> None:
    for table in (THINGS, DEEDS):
        words = [word for _name, group in table for word in group]
        assert len(words) == len(set(words))
        assert {name for name, _words in table} <= set(ICONS)
    assert DEFAULT in ICONS


def test_the_licence_travels_with_the_fonts() -> None:
    assert "MIT License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
