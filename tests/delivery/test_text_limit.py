from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vidgen.delivery.text_limit import TextLimit, shorten


def utf16(most: int) -> TextLimit:
    return TextLimit(most=most, unit="utf16")


def test_an_emoji_counts_as_two_units_where_the_platform_counts_units() -> None:
    assert utf16(9).length("Khoan 😀") == 8
    assert TextLimit(most=9, unit="character").length("Khoan 😀") == 7


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert shorten("Khoan đã!", utf16(9)) == "Khoan đã!"
    assert shorten("Khoan đã! " * 1000, None) == ("Khoan đã! " * 1000).strip()


def test_a_text_is_cut_after_a_sentence() -> None:
    assert shorten("Tắt máy ngay. Báo công an xã nơi gần nhất.", utf16(25)) == "Tắt máy ngay. …"


def test_a_text_whose_first_sentence_is_too_long_is_cut_after_a_word() -> None:
    assert shorten("Không đọc mã OTP cho bất kỳ ai", utf16(18)) == "Không đọc mã OTP…"


def test_a_figure_with_points_is_no_end_of_a_sentence() -> None:
    assert shorten("Mất 500.000.000 đồng sau một cuộc gọi", utf16(17)) == "Mất 500.000.000…"


def test_an_emoji_is_never_cut_in_two() -> None:
    family = "👨\u200d👩\u200d👧"
    for most in range(1, 12):
        cut = shorten(family * 2, utf16(most))
        assert not cut.rstrip("…").endswith("\u200d")
        cut.encode("utf-16-le").decode("utf-16-le")


@given(st.text(max_size=80), st.integers(1, 60), st.sampled_from(["utf16", "character"]))
def test_no_text_is_ever_too_long(text: str, most: int, unit: str) -> None:
    limit = TextLimit.model_validate({"most": most, "unit": unit})
    assert limit.fits(shorten(text.encode("utf-8", "ignore").decode(), limit))


@given(st.text("aăâ .!?\u0301", max_size=60), st.integers(1, 40))
def test_a_cut_text_is_the_beginning_of_the_whole(text: str, most: int) -> None:
    cut = shorten(text, utf16(most))
    assert unicodedata.normalize("NFC", text).strip().startswith(cut.rstrip("…").rstrip())
