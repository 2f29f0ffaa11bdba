"""What a picture shows and where it comes from are told apart, however the author parts them."""

from __future__ import annotations

import pytest

from vidgen.scenario.credit import credit


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Chợ Suối Mây — Nguồn: Đài X", ("Chợ Suối Mây", "Nguồn: Đài X")),
        ("Chợ Suối Mây - nguồn: Đài X", ("Chợ Suối Mây", "Nguồn: Đài X")),
        ("Chợ Suối Mây (Nguồn: Báo A)", ("Chợ Suối Mây", "Nguồn: Báo A")),
        ("Chợ Suối Mây. Nguồn ảnh: Báo A", ("Chợ Suối Mây", "Nguồn ảnh: Báo A")),
        ("Chợ Suối Mây — Ảnh: Báo A", ("Chợ Suối Mây", "Ảnh: Báo A")),
        ("Chợ Suối Mây — Theo: Đài X", ("Chợ Suối Mây", "Theo: Đài X")),
        ("Nguồn: Đài X", ("", "Nguồn: Đài X")),
    ],
)
def test_a_source_is_found_behind_what_is_shown(text: str, parts: tuple[str, str]) -> None:
    assert credit(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mẫu CT01",
        "Ảnh minh họa: tin tuyển dụng giả",
        "Nguồn nước sạch",
        "Tài nguyên: đất, nguồn nước",
        "Ảnh: A",
    ],
)
def test_what_only_looks_like_one_stays_whole(text: str) -> None:
    assert credit(text) == (text, "")
