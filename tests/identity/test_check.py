from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.brand.shipped import DEFAULT, themes
from vidgen.errors import Severity
from vidgen.identity.check import check_brand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "nhận diện"
    path.mkdir()
    return path


@pytest.mark.parametrize("name", [DEFAULT, *themes()])
def test_the_shipped_brands_have_nothing_to_mend(name: str) -> None:
    assert check_brand(Path(name)) == ()


def test_errors_and_warnings_come_together_in_order_of_lines(folder: Path) -> None:
    (folder / "brand.yaml").write_text(
        "id: thu\n"
        "base: an-ninh\n"
        "rate: 99\n"
        "name: Sở Thông tin và Truyền thông cùng Ban Chỉ đạo phòng, chống tội phạm tỉnh Bà Rịa - "
        "Vũng Tàu và các xã, phường, đặc khu trong toàn tỉnh\n"
        "ai_label: Nội dung này có sử dụng trí tuệ nhân tạo để tạo ra giọng đọc, hình ảnh và cả lời thoại\n"
        "taglines:\n"
        "  scam: Cảnh báo lừa đảo trên không gian mạng dành cho bà con toàn xã nhà\n",
        encoding="utf-8",
    )
    found = check_brand(folder)
    assert [(each.code, each.line) for each in found] == [
        ("VG-B020", 2),
        ("VG-B004", 3),
        ("VG-L002", 4),
        ("VG-L002", 5),
        ("VG-L002", 7),
    ]
    assert [each.severity for each in found] == [Severity.WARNING, *[Severity.ERROR] * 4]
    assert all(each.fix and each.path == folder / "brand.yaml" for each in found)


def test_what_cannot_be_read_is_said(folder: Path) -> None:
    assert [each.code for each in check_brand(folder)] == ["VG-B001"]
    assert [each.code for each in check_brand(folder / "không có")] == ["VG-B001"]
