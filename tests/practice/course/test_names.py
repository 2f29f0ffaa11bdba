"""Names that any stick takes."""

from __future__ import annotations

import pytest

from vidgen.practice.course.names import apart, safe_name, size_text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Thẻ đóng vai.pdf", "Thẻ đóng vai.pdf"),
        ('a<b>c:d"e/f\\g|h?i*j.pdf', "a-b-c-d-e-f-g-h-i-j.pdf"),
        ("con", "_con"),
        ("NUL.pdf", "_NUL.pdf"),
        ("cuối chấm. . ", "cuối chấm"),
        ("..", "_"),
        ("\x07chuông\n", "-chuông-"),
        ("a" * 150 + ".pptx", "a" * 95 + ".pptx"),
        ("Tie\u0302\u0301ng", "Tiếng"),
    ],
)
def test_what_a_stick_does_not_take_is_replaced(name: str, safe: str) -> None:
    assert safe_name(name) == safe and safe_name(safe) == safe


def test_two_files_never_get_one_name_whatever_their_case() -> None:
    taken: set[str] = set()
    assert [apart(name, taken) for name in ("Bài.pdf", "BÀI.pdf", "bài?.pdf", "bài-.pdf")] == [
        "Bài.pdf",
        "BÀI-2.pdf",
        "bài-.pdf",
        "bài--2.pdf",
    ]


def test_sizes_are_told_as_people_read_them() -> None:
    assert [size_text(count) for count in (1, 12_400, 182_300_000, 1_440_000_000)] == [
        "1 kB",
        "12 kB",
        "182 MB",
        "1,4 GB",
    ]
