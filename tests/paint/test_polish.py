"""A text that stands alone breaks where a reader pauses, for a little of its size or one line more."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.errors import LookError
from vidgen.paint.fitting import fit_text
from vidgen.paint.polish import polished
from vidgen.paint.text import Style, TextBlock
from vidgen.scenario.inline import spans

WORDS = ("bà", "con,", "cảnh", "giác", "lừa", "đảo.", "500.000đ", "Không", "**khẩn**", "chuyển", "tiền;")


def lines(block: TextBlock) -> list[str]:
    return [" ".join(word.text for word in line) for line in block.lines]


def test_no_word_of_a_sentence_is_left_on_the_line_of_another(style: Style) -> None:
    text = spans("Người gọi đòi đọc mã OTP. Bạn hướng dẫn bà con thế nào?")
    block = fit_text(text, style, 1180, smallest=48)
    assert lines(block) == ["Người gọi đòi đọc", "mã OTP. Bạn hướng dẫn", "bà con thế nào?"]
    better = polished(text, block, smallest=48)
    assert any(line.endswith("mã OTP.") for line in lines(better))
    assert better.style.size >= 0.8 * block.style.size and better.ink_width <= block.width == better.width


def test_what_breaks_well_is_left_alone(style: Style) -> None:
    block = fit_text(spans("Tắt máy, rồi hỏi người thân"), style, 600, smallest=48)
    assert polished(spans("Tắt máy, rồi hỏi người thân"), block, smallest=48) is block


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
    width=st.integers(420, 900),
    height=st.integers(300, 900),
    most=st.integers(2, 6),
)
def test_it_keeps_to_the_room_and_to_every_word(
    style: Style, text: str, width: int, height: int, most: int
) -> None:
    try:
        block = fit_text(spans(text), style, width, smallest=48, max_lines=most, height=height)
    except LookError:
        return
    better = polished(spans(text), block, smallest=48, max_lines=most, height=height)
    assert " ".join(lines(better)) == " ".join(lines(block))
    assert better.ink_width <= width and better.height <= height and len(better.lines) <= most
    assert max(48, 0.8 * block.style.size - 1) <= better.style.size <= block.style.size
