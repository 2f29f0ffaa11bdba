"""What products are called: by name, by file, or in Vietnamese, however people type it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from vidgen.practice.products import PRODUCTS
from vidgen.scenario.names import bare

FILMS: Final = frozenset({"video-luyen-tap", "video-giang-day", "video-doc-theo", "video-nhac-loi"})
"""Products that are spoken, or timed as if they were."""

ALSO: Final[dict[str, tuple[str, ...]]] = {
    "video-luyen-tap": ("luyện tập", "phim luyện tập"),
    "video-giang-day": ("giảng dạy", "phim giảng dạy", "dạy trực tiếp"),
    "video-doc-theo": ("đọc theo", "karaoke"),
    "video-nhac-loi": ("nhắc lời", "máy nhắc chữ"),
    "handout": ("handout.pdf", "tờ phát tay", "tài liệu phát tay", "phiếu học tập"),
    "guide": ("guide.pdf", "hướng dẫn giảng viên", "giáo án", "tài liệu giảng viên"),
    "guide-docx": ("guide.docx", "giáo án word", "giáo án docx"),
    "cards": ("cards.pdf", "thẻ vai", "thẻ đóng vai"),
    "slides": ("slides.pptx", "trình chiếu", "bài trình chiếu"),
    "gift": ("quiz.gift", "moodle"),
    "google-forms": ("google-forms.csv", "google forms", "biểu mẫu google"),
    "kahoot": ("kahoot.csv",),
}
"""Product -> what else it is called, the first for people."""


def products_named(wanted: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The products that are meant, in the order of the registry, and the names that mean none."""
    meant: set[str] = set()
    unknown: list[str] = []
    for name in wanted:
        found = {product for product in PRODUCTS if _form(name) in _forms(product)}
        meant |= found
        if not found:
            unknown.append(name)
    return tuple(product for product in PRODUCTS if product in meant), tuple(unknown)


def _forms(product: str) -> set[str]:
    names = (product, f"{product}.mp4", f"{product}.srt", *ALSO.get(product, ()))
    return {_form(name) for name in names}


def _form(name: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", bare(name.strip()))
