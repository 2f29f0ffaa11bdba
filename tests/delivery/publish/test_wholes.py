from __future__ import annotations

import pytest

from vidgen.delivery.publish.wholes import Wholes


@pytest.mark.parametrize(
    "whole",
    [
        "https://dichvucong.gov.vn/tam-tru?id=1",
        "dichvucong.gov.vn/tra-cuu",
        "truc-ban@example.org",
        "#CảnhGiácLừaĐảo",
        "Điều 174 Bộ luật Hình sự",
        "khoản 1 Điều 174 BLHS",
        "điểm a, khoản 2, Điều 11 Luật 134/2025/QH15",
        "Nghị định 168/2024/NĐ-CP",
        "Thông tư số 55/2021/TT-BCA",
        "Luật Cư trú",
        "0232 000 0113",
        "0900.000.113",
        "ngày 05 tháng 7 năm 2023",
        "ngày 05/12/2026",
    ],
)
def test_these_stand_whole_or_not_at_all(whole: str) -> None:
    text = f"Xem {whole} để biết"
    wholes = Wholes(text)
    start, end = text.index(whole), text.index(whole) + len(whole)
    assert {wholes.outside(at) for at in range(start + 1, end)} == {start}
    assert wholes.outside(start) == start
    assert wholes.outside(end) == end


def test_a_phrase_that_is_named_stands_whole_wherever_it_stands() -> None:
    text = "Báo Công an xã Đồi Sim. Công an xã Đồi Sim trực cả ngày."
    wholes = Wholes(text, ["Công an xã Đồi Sim"])
    assert wholes.outside(text.index("Đồi")) == text.index("Công")
    assert wholes.outside(text.rindex("Sim")) == text.rindex("Công")


def test_ordinary_words_may_be_parted() -> None:
    text = "Tắt máy ngay, rồi báo công an nơi gần nhất."
    wholes = Wholes(text)
    assert [wholes.outside(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))
