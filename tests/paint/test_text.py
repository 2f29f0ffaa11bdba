"""Words keep together and where they belong, in their colours, and no letter is clipped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.paint.conftest import GOLD, WHITE
from vidgen.brand.kit import Brand
from vidgen.paint.fitting import fit_text
from vidgen.paint.text import Style, TextBlock, Word, set_text, words
from vidgen.scenario.inline import spans


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
