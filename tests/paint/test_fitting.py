"""Text is as large as fits, never larger; what cannot fit is said with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.errors import LookError
from vidgen.paint.fitting import fit_text
from vidgen.paint.text import Style, TextBlock, Word, set_text
from vidgen.scenario.inline import spans

VOCABULARY = ("bà", "con", "cảnh", "giác", "lừa", "đảo", "500.000đ", "VNeID", "nghiêng", "**khẩn**", "ẪẶỖ")


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
