"""Lines break where a reader would break them, and cues hold what can be read at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.cues import cues, joined
from vidgen.vietnamese.lines import break_lines
from vidgen.vietnamese.segments import glued_words
from vidgen.vietnamese.spoken import tokens
from vidgen.vietnamese.text import Pause, Span


def lines(text: str, limit: int) -> list[str]:
    words = glued_words(text)
    return [" ".join(words[at][0] for at in line) for line in break_lines(words, len, limit)]


def captions(text: str, limit: int = 100) -> list[str]:
    found = tokens([Span(text)])
    return [
        " / ".join(" ".join(found[at].shown for at in line) for line in cue)
        for cue in cues(found, len, limit)
    ]


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        # the captions of the design picture, without its torn compounds
        ("Công an gọi điện, bắt cập nhật VNeID ngay?", 26, ["Công an gọi điện,", "bắt cập nhật VNeID ngay?"]),
        ("Bà bấm vào đường link tôi vừa gửi", 24, ["Bà bấm vào đường link", "tôi vừa gửi"]),
        ("Báo Công an xã theo số niêm yết", 24, ["Báo Công an xã", "theo số niêm yết"]),
        ("Thời hạn giải quyết 03 ngày làm việc", 26, ["Thời hạn giải quyết", "03 ngày làm việc"]),
        ("lập hộ mới hay vào hộ có sẵn", 24, ["lập hộ mới", "hay vào hộ có sẵn"]),
        # fewest lines first
        ("Tắt máy ngay", 20, ["Tắt máy ngay"]),
        # one word of a clause is not left on the line of another
        ("Cháu ơi, bác đi chợ rơi mất ví,", 26, ["Cháu ơi,", "bác đi chợ rơi mất ví,"]),
        (
            "Bác đến xã ạ. Bác không cần mang giấy tờ gì.",
            30,
            ["Bác đến xã ạ.", "Bác không cần mang giấy tờ gì."],
        ),
        # nor a short word on a line of its own
        ("Mất thẻ căn cước, làm lại ở đâu?", 17, ["Mất thẻ căn cước,", "làm lại ở đâu?"]),
        ("Điều 24 Luật Căn cước 2023", 22, ["Điều 24", "Luật Căn cước 2023"]),
        # no short word alone on the last line
        ("Tự xưng công an qua điện thoại rồi", 31, ["Tự xưng công an", "qua điện thoại rồi"]),
    ],
)
def test_breaks(text: str, limit: int, wanted: list[str]) -> None:
    assert lines(text, limit) == wanted


def test_a_bound_run_wider_than_the_line_still_fits() -> None:
    words = [("một", True), ("hai", True), ("ba", True), ("bốn", False)]
    assert break_lines(words, len, 7) == [[0, 1], [2, 3]]


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert lines("vào dichvucong.gov.vn ngay", 10) == ["vào", "dichvucong.gov.vn", "ngay"]


def test_no_words_no_lines() -> None:
    assert break_lines([], len, 10) == []
    assert cues([], len, 10) == []


WORDS = st.lists(st.tuples(st.text("abcdeăâ,.", min_size=1, max_size=9), st.booleans()), max_size=25)


@settings(deadline=None)
@given(WORDS, st.integers(9, 40))
def test_lines_keep_every_word_fit_and_never_part_what_is_bound(
    words: list[tuple[str, bool]], limit: int
) -> None:
    found = break_lines(words, len, limit)
    assert [at for line in found for at in line] == list(range(len(words)))
    for line in found:
        assert len(" ".join(words[at][0] for at in line)) <= limit
    for line in found[:-1]:
        if words[line[-1]][1]:
            assert _run_around(words, line[-1]) > limit


def _run_around(words: list[tuple[str, bool]], at: int) -> int:
    first, last = at, at
    while first and words[first - 1][1]:
        first -= 1
    while last < len(words) - 1 and words[last][1]:
        last += 1
    return len(" ".join(word for word, _ in words[first : last + 1]))


@settings(deadline=None)
@given(WORDS, st.integers(9, 40))
def test_no_greedy_filling_takes_fewer_lines(words: list[tuple[str, bool]], limit: int) -> None:
    loose = [(word, False) for word, _ in words]
    greedy, room = 0, -1
    for word, _ in loose:
        if len(word) + 1 > room:
            greedy, room = greedy + 1, limit - len(word)
        else:
            room -= len(word) + 1
    assert len(break_lines(loose, len, limit)) == greedy


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Công an gọi? Khoan đã!", ["Công an gọi?", "Khoan đã!"]),
        ("Cảnh giác! 🚨", ["Cảnh giác! 🚨"]),
        (
            "Công an xã gọi điện cho ông bà, không bao giờ yêu cầu chuyển tiền.",
            ["Công an xã gọi điện / cho ông bà,", "không bao giờ / yêu cầu chuyển tiền."],
        ),
        (
            "Liên hệ Công an xã Minh Hóa hoặc gọi số 0232 3822 113 để được hướng dẫn.",
            ["Liên hệ / Công an xã Minh Hóa", "hoặc gọi số 0232 3822 113 / để được hướng dẫn."],
        ),
    ],
)
def test_captions_part_at_sentences_then_clauses_and_never_inside_a_word(
    text: str, wanted: list[str]
) -> None:
    assert captions(text) == wanted


def test_the_name_of_a_unit_is_not_parted_between_cues_where_they_may_part_elsewhere() -> None:
    found = captions("Lỡ chuyển tiền, gọi ngay ngân hàng và báo Công an xã Phú Nghĩa Thượng qua số 113.", 26)
    assert [cue.replace(" / ", " ") for cue in found if "Phú" in cue and "Công an" in cue], found


def test_cues_of_two_sentences_are_joined_only_where_there_is_room() -> None:
    found = tokens([Span("Khoan đã! Không bấm vào đường link lạ. Không đọc mã OTP cho bất kỳ ai.")])
    one, two, three = cues(found, len, 26)
    both = joined(one, two, found, len, 26)
    assert both is not None
    assert [" ".join(found[at].shown for at in line) for line in both] == [
        "Khoan đã! Không bấm vào",
        "đường link lạ.",
    ]
    assert joined(two, three, found, len, 26) is None


def test_no_cue_is_over_at_once_where_the_sentence_can_be_cut_elsewhere() -> None:
    assert captions("Không đăng ảnh thẻ căn cước lên mạng xã hội", 26) == [
        "Không đăng ảnh / thẻ căn cước",
        "lên mạng xã hội",
    ]


def test_a_text_is_measured_no_more_than_once() -> None:
    measured: list[str] = []

    def width(text: str) -> float:
        measured.append(text)
        return float(len(text))

    cues(tokens([Span("Công an xã gọi điện cho ông bà, không bao giờ yêu cầu chuyển tiền.")]), width, 26)
    assert len(measured) == len(set(measured))


SENTENCES = """Công an gọi điện, bắt cập nhật VNeID ngay? Khoan đã! Báo xã Minh Hóa. 03 ngày làm việc – và
không đọc mã OTP cho bất kỳ ai… 🚨 Điều 174 BLHS; 500.000đ"""
TEXTS = st.lists(st.sampled_from(sorted(SENTENCES.split())), max_size=40).map(" ".join)


@settings(deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=80)), st.integers(12, 30))
def test_cues_hold_two_lines_that_fit_and_end_with_the_sentence(text: str, limit: int) -> None:
    found = tokens([Span(text)])
    made = cues(found, len, limit)
    assert [at for cue in made for line in cue for at in line] == list(range(len(found)))
    for cue in made:
        assert 1 <= len(cue) <= 2
        for line in cue:
            shown = " ".join(found[at].shown for at in line)
            assert len(shown) <= min(limit, 26) or len(line) == 1
        heard = [at for line in cue for at in line if found[at].spoken]
        assert all(found[at].pause is not Pause.SENTENCE for at in heard[:-1])


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        (12, ["Điều 174", "Bộ luật", "Hình sự"]),
        (18, ["Điều 174", "Bộ luật Hình sự"]),
        (24, ["Điều 174 Bộ luật Hình sự"]),
    ],
)
def test_a_citation_too_wide_for_a_line_breaks_between_its_words(limit: int, lines: list[str]) -> None:
    words = glued_words("Điều 174 Bộ luật Hình sự")
    broken = break_lines(words, len, limit)
    assert [" ".join(words[i][0] for i in line) for line in broken] == lines


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("Báo Công an xã Bến Dừa Xanh", 24, ["Báo Công an", "xã Bến Dừa Xanh"]),
        ("theo lịch của Công an phường Hoa Gạo", 24, ["theo lịch của", "Công an phường Hoa Gạo"]),
        ("Cần hỗ trợ, hãy liên hệ Công an xã Đồi Sim", 26, ["Cần hỗ trợ, hãy liên hệ", "Công an xã Đồi Sim"]),
    ],
)
def test_the_name_of_an_office_parts_before_its_place_only_where_a_word_would_stand_alone(
    text: str, limit: int, wanted: list[str]
) -> None:
    assert lines(text, limit) == wanted


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("và giấy tờ về chỗ ở hợp pháp.", 24, ["và giấy tờ", "về chỗ ở hợp pháp."]),
        (
            "Công an không bao giờ làm việc qua điện thoại.",
            16,
            ["Công an", "không bao giờ", "làm việc", "qua điện thoại."],
        ),
        ("Gọi trực ban của Công an xã Suối Mây,", 24, ["Gọi trực ban", "của Công an xã Suối Mây,"]),
        ("Các mức xử lý tính theo số tiền", 20, ["Các mức xử lý", "tính theo số tiền"]),
    ],
)
def test_a_line_breaks_rather_before_a_preposition(text: str, limit: int, wanted: list[str]) -> None:
    assert lines(text, limit) == wanted
