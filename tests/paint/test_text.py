"""Text is as large as fits, never larger; what cannot fit is said with its line, and no letter is clipped."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.paint.text import Style, TextBlock, Word, fit_text, set_text, words
from vidgen.scenario.inline import spans

WHITE, GOLD = (255, 255, 255, 255), (255, 210, 63, 255)
VOCABULARY = ("bà", "con", "cảnh", "giác", "lừa", "đảo", "500.000đ", "VNeID", "nghiêng", "**khẩn**", "ẪẶỖ")


@pytest.fixture(scope="module")
def style(brand: Brand) -> Style:
    return Style(brand.fonts.black, 96, WHITE, GOLD, 1.18)


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14).map(" ".join),
    width=st.integers(260, 900),
    height=st.integers(120, 700),
    max_lines=st.integers(1, 6),
    tighten=st.sampled_from([None, 60, 80]),
)
def test_what_fits_is_never_wider_higher_or_longer_than_allowed(
    style: Style, text: str, width: int, height: int, max_lines: int, tighten: int | None
) -> None:
    try:
        block = fit_text(
            spans(text), style, width, smallest=48, max_lines=max_lines, height=height, tighten_to=tighten
        )
    except LookError as error:
        assert error.findings[0].code in {"VG-L001", "VG-L002"}
        return
    assert 48 <= block.style.size <= style.size
    assert block.ink_width <= width and block.height <= height and len(block.lines) <= max_lines
    assert [word.text for line in block.lines for word in line] == text.replace("**", "").split()
    whole = set_text(spans(text), block.style, 100_000).lines[0]
    for run in bound_runs(whole):
        together = any(run == line[at : at + len(run)] for line in block.lines for at in range(len(line)))
        assert together or TextBlock((run,), block.style, width).ink_width > width, run
    ink = block.paint().getbbox()
    assert ink and ink[0] > 0 and ink[1] > 0 and ink[2] < block.size[0] and ink[3] < block.size[1]


def bound_runs(line: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The stretches of words that no line break may part."""
    found, start = [], 0
    for at, word in enumerate(line):
        if not word.glued or at == len(line) - 1:
            found.append(line[start : at + 1])
            start = at + 1
    return found


def test_the_largest_size_that_fits_is_taken(style: Style) -> None:
    text = spans("Gọi điện bắt cập nhật")
    free = fit_text(text, style, 2000, smallest=40, max_lines=1)
    assert free.style.size == style.size
    tight = fit_text(text, style, free.ink_width - 1, smallest=40, max_lines=1)
    assert style.size - 8 <= tight.style.size < style.size


def test_tightening_saves_a_line_and_no_more_than_it_must(style: Style) -> None:
    text = spans("Giả danh công an đòi tiền")
    width = set_text(text, style, 5000).ink_width - 30
    plain = fit_text(text, style, width, smallest=60)
    tightened = fit_text(text, style, width, smallest=60, tighten_to=70)
    assert (len(plain.lines), len(tightened.lines)) == (2, 1)
    assert plain.style.size == 96 and 90 <= tightened.style.size < 96


def test_tightening_that_saves_nothing_keeps_the_size(style: Style) -> None:
    assert fit_text(spans("Coi chừng!"), style, 864, smallest=60, tighten_to=70).style.size == style.size


def test_a_word_too_long_is_named_with_its_line(style: Style) -> None:
    with pytest.raises(LookError) as caught:
        fit_text(
            spans("Vào nghiêngngảnghiêngngả.example.org ngay"),
            style,
            400,
            smallest=60,
            what="tiêu đề",
            path=Path("a.md"),
            line=7,
        )
    (finding,) = caught.value.findings
    assert (finding.code, finding.place) == ("VG-L001", "a.md:7")
    assert "nghiêngngảnghiêngngả.example.org" in finding.message and "tiêu đề" in finding.message
    assert finding.fix


def test_too_much_text_is_quoted_with_its_line(style: Style) -> None:
    with pytest.raises(LookError) as caught:
        fit_text(spans("bà con chú ý " * 20), style, 400, smallest=60, max_lines=3, path=Path("a.md"), line=9)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place) == ("VG-L002", "a.md:9")
    assert "bà con chú ý" in finding.message and finding.message.endswith("…”.")
    fitting = 80 - int(re.findall(r"\d+", finding.fix)[0])
    kept = " ".join(("bà con chú ý " * 20).split()[:fitting])
    assert fit_text(spans(kept), style, 400, smallest=60, max_lines=3).lines
    with pytest.raises(LookError):
        fit_text(spans(f"{kept} nhé"), style, 400, smallest=60, max_lines=3)


def test_a_short_text_is_quoted_whole(style: Style) -> None:
    with pytest.raises(LookError) as caught:
        fit_text(spans("bà con chú ý"), style, 300, smallest=60, max_lines=1)
    assert "“bà con chú ý”" in caught.value.findings[0].message


def test_emphasis_falls_on_the_words_the_author_marked() -> None:
    marked = [
        word.text
        for word in words(spans("Bắt **cập nhật VNeID** ngay, **ngay** bây giờ ngay"))
        if word.strong
    ]
    assert marked == ["cập", "nhật", "VNeID", "ngay"]


def test_emphasised_words_are_painted_in_their_colour_and_place(style: Style) -> None:
    block = set_text(spans("MMM **MMM** MMM"), style, 2000)
    pixels = np.asarray(block.paint())
    gold = np.flatnonzero((pixels == GOLD).all(-1).any(0))
    white = np.flatnonzero((pixels == WHITE).all(-1).any(0))
    assert white.min() < gold.min() and gold.max() < white.max()
    assert not ((white > gold.min()) & (white < gold.max())).any()


def test_colours_do_not_move_letters(style: Style) -> None:
    plain, marked = (
        set_text(spans(text), style, 2000).paint() for text in ("Gọi ngay 113 nhé", "Gọi **ngay** 113 nhé")
    )
    one, other = (np.asarray(image)[..., 3].astype(int) for image in (plain, marked))
    assert one.shape == other.shape
    assert (abs(one - other) > 96).mean() < 0.002


@pytest.mark.parametrize("weight", ["regular", "bold", "black"])
@pytest.mark.parametrize("size", [26, 62, 124])
@pytest.mark.parametrize("leading", [1.16, 1.0])
def test_stacked_marks_and_descenders_are_not_clipped(
    brand: Brand, weight: str, size: int, leading: float
) -> None:
    style = Style(getattr(brand.fonts, weight), size, WHITE, GOLD, leading)
    block = set_text(spans("ẪẶỖỂ jgyợậ"), style, 2000)
    roomy = TextBlock(block.lines, Style(style.font, size, WHITE, GOLD, 3.0), 2000)
    ink, free = block.paint().getbbox(), roomy.paint().getbbox()
    assert ink and free
    assert ink[3] - ink[1] == free[3] - free[1]
    assert ink[1] > 0 and ink[3] < block.size[1] and ink[0] > 0 and ink[2] < block.size[0]


def test_centred_lines_stand_in_the_middle(style: Style) -> None:
    block = TextBlock(
        ((Word("HH"),), (Word("HHHH"),)), Style(style.font, 60, WHITE, GOLD, align="centre"), 600
    )
    alpha = np.asarray(block.paint())[..., 3]
    for top in (0, 1):
        rows = alpha[block.bleed + top * block.style.pitch :][: block.style.pitch]
        columns = np.flatnonzero(rows.any(0))
        assert abs(columns[0] + columns[-1] - block.size[0]) <= 4


def test_nothing_written_is_nothing_painted(style: Style) -> None:
    block = fit_text((), style, 300, smallest=40)
    assert block.lines == () and block.height == 0


def lines_of(text: str, style: Style, width: int = 864) -> list[str]:
    return [" ".join(word.text for word in line) for line in set_text(spans(text), style, width).lines]


def test_emphasised_words_stay_on_one_line_where_no_line_gets_much_shorter_for_it(style: Style) -> None:
    large = replace(style, size=108)
    told = lines_of("Bạn có **nhận ra** cuộc gọi lừa đảo?", large)
    assert told == ["Bạn có nhận ra", "cuộc gọi", "lừa đảo?"]
    evenly = lines_of("“Công an” gọi, bắt **cập nhật VNeID** ngay?", large)
    assert evenly == ["“Công an” gọi,", "bắt cập nhật", "VNeID ngay?"], "else “ngay?” would stand alone"
