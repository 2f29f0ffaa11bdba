from __future__ import annotations

from vidgen.scenario.names import bare, nearest, same, slug


def test_names_are_equal_in_any_case_and_form() -> None:
    assert same("  CUỘC   gọi ") == same("cuộc-gọi")
    assert bare("Đối Thoại") == "doi thoai"
    assert slug("Giả danh công an: “VNeID”?") == "gia-danh-cong-an-vneid"


def test_the_nearest_name_is_found_without_diacritics() -> None:
    assert nearest("cuoc goy", ["cuộc gọi", "tin nhắn"]) == "cuộc gọi"
    assert nearest("xyz", ["cuộc gọi"]) is None
    assert nearest("c" * 1000, ["cuộc gọi"]) is None
