"""Citations are found as people write them, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from tests.command_line import in_vietnamese, write  # noqa: F401  (fixture)
from tests.review.library import REGISTER
from vidgen.review.citations import citations, keys_of
from vidgen.review.numbers import long_numbers, short_numbers
from vidgen.review.register import Register
from vidgen.review.register_file import load_register


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return load_register(write(tmp_path_factory.mktemp("so") / "can-cu.yaml", REGISTER))


@pytest.mark.parametrize(
    ("text", "article", "document"),
    [
        ("khoản 1 Điều 174 BLHS", 174, "Bộ luật Hình sự"),
        ("điểm a khoản 2 Điều 174 Bộ luật Hình sự", 174, "Bộ luật Hình sự"),
        ("Điều 174 của Bộ luật hình sự", 174, "Bộ luật Hình sự"),
        ("theo Nghị định số 142/2026/NĐ-CP của Chính phủ", None, "Nghị định 142/2026/NĐ-CP"),
        ("Điều 5 Nghị định 142/2026", 5, "Nghị định 142/2026/NĐ-CP"),
        ("Nghị định 168/2024/NĐ-CP", None, "168/2024"),
        ("Thông tư 55/2021/TT-BCA", None, "55/2021"),
        ("Điều 11 Luật 134/2025/QH15", 11, "134/2025"),
        ("Luật An ninh mạng quy định", None, "luật an ninh mạng"),
        ("Điều 9 BLTTHS", 9, "bộ luật tố tụng hình sự"),
        ("Điều 174", 174, ""),
        ("Quyết định 22/2019/QĐ-TTg", None, "22/2019"),
    ],
)
def test_a_citation_is_known_by_its_article_and_document(
    register: Register, text: str, article: int | None, document: str
) -> None:
    (found,) = citations(text, register)
    assert found.key == (article, document)
    assert not found.faulty and not (found.document and found.document.faulty)


@pytest.mark.parametrize(
    "text",
    [
        "Xin nhớ 3 điều 1 người nên làm",
        "Điều 1 cần nhớ: tắt máy",
        "Điều 2: không chuyển tiền",
        "ngày 05/12/2026, trực 24/7",
        "tháng 12/2026",
        "Luật sư nói vậy",
        "Pháp luật nghiêm cấm lừa đảo",
        "Có 174 người bị hại",
        "tỷ lệ 1/2000",
    ],
)
def test_what_only_looks_like_a_citation_is_none(register: Register, text: str) -> None:
    assert citations(text, register) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Điều 174, khoản 1 BLHS", "order"),
        ("khoản 1, Điều 174 BLHS", "comma"),
        ("xử theo điều 174 BLHS", "case"),
        ("Điều 0174 BLHS", "zero"),
    ],
)
def test_how_a_provision_is_miswritten_is_told(register: Register, text: str, fault: str) -> None:
    assert citations(text, register)[0].faulty == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("NĐ 142/2026/NĐ-CP", "short"),
        ("Nghị định 142/2026/ND-CP", "letters"),
        ("Thông tư 55/2021/NĐ-CP", "letters"),
        ("Nghị định 142-2026-NĐ-CP", "stroke"),
        ("Nghị định 142 năm 2026", "year"),
    ],
)
def test_how_a_document_is_miswritten_is_told(register: Register, text: str, fault: str) -> None:
    (found,) = citations(text, register)
    assert found.document and found.document.faulty == fault


def test_a_document_of_another_kind_with_the_same_number_is_another(register: Register) -> None:
    (found,) = citations("Thông tư 142/2026/TT-BCA", register)
    assert found.document and found.document.entry is None


def test_two_ways_to_name_a_document_have_one_key(register: Register) -> None:
    assert keys_of(["Điều 174 BLHS"], register) == keys_of(["Điều 174 Bộ luật Hình sự"], register)
    assert keys_of(["Điều 174 BLHS"], register) != keys_of(["Điều 290 BLHS"], register)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("gọi ngay 113", ["113"]),
        ("gọi ngân hàng và 113.", ["113"]),
        ("phản ánh đến 156 hoặc 5656", ["156", "5656"]),
        ("gọi 113 hoặc 114", ["113", "114"]),
        ("gọi 113 - 114 - 115", ["113", "114", "115"]),
        ("gọi 1800-1091", []),
        ("gọi 115 thanh niên nhập ngũ", []),
        ("gọi 120 người đến họp", []),
        ("đã gọi 3 lần, mất 500 triệu đồng", []),
        ("gọi 0232 000 0113", []),
        ("có 156 cuộc gọi lạ", []),
        ("mã OTP gồm 6 số, gọi là mã 200.000đ", []),
    ],
)
def test_short_numbers_are_those_people_are_told_to_call(text: str, numbers: list[str]) -> None:
    assert [each.digits for each in short_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("gọi 0232 000 0113", ["02320000113"]),
        ("gọi 0232.000.0113 hoặc (0214) 000 0113", ["02320000113", "02140000113"]),
        ("số +84 232 000 0113", ["02320000113"]),
        ("tổng đài 1900 0000", ["19000000"]),
        ("nộp 02 bản, ngày 05/12/2026", []),
        ("từ 2.000.000 đồng", []),
    ],
)
def test_long_numbers_are_those_of_subscribers(text: str, digits: list[str]) -> None:
    assert [each.digits for each in long_numbers(text)] == digits
