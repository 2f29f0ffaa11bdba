"""A button is said as what one does with it."""

from __future__ import annotations

import pytest

from vidgen.scenario.pressed import is_button, pressed


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Nút: Gửi hồ sơ", "Bấm nút Gửi hồ sơ"),
        ("**Nút**: Gửi", "Bấm **Nút** Gửi"),
        ("nút màu xanh: **Tiếp tục**", "Bấm nút màu xanh **Tiếp tục**"),
        ("Bấm: Đăng nhập", "Bấm Đăng nhập"),
        ("Chọn: Khai cho bản thân", "Chọn Khai cho bản thân"),
        ("Nút: Gửi {nói: Bấm nút gửi}", "Bấm nút Gửi {nói: Bấm nút gửi}"),
    ],
)
def test_a_button_is_pressed(written: str, said: str) -> None:
    assert is_button(written)
    assert pressed(written) == said


@pytest.mark.parametrize(
    "written", ["Địa chỉ: Thôn 1", "Đăng ký tạm trú", "Nút", "Chọn nơi nhận", "[Nút: A]{nói: B}"]
)
def test_fields_and_rows_stay_as_they_are_written(written: str) -> None:
    assert not is_button(written)
    assert pressed(written) == written
