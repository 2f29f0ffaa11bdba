from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vidgen.delivery.srt import cues, milliseconds, plain, read, write_srt
from vidgen.errors import DeliveryError
from vidgen.storyboard.model import Caption, CaptionWord, Picture, Shot, Storyboard

GROUND = Picture((8, 8), lambda: Image.new("RGBA", (8, 8)))


def caption(start: int, end: int, *lines: str) -> Caption:
    return Caption(
        start, end, tuple(tuple(CaptionWord(word, start, end) for word in line.split()) for line in lines)
    )


def board(*shots: tuple[int, list[Caption]]) -> Storyboard:
    return Storyboard(
        tuple(Shot("hook", frames, GROUND, (), tuple(captions), (), 0) for frames, captions in shots)
    )


def code(storyboard: Storyboard) -> str:
    with pytest.raises(DeliveryError) as caught:
        cues(storyboard)
    return caught.value.findings[0].code


def test_captions_of_later_shots_are_shifted_by_the_shots_before_them(tmp_path: Path) -> None:
    film = board((100, [caption(1, 50, "Khoan đã!")]), (90, [caption(0, 45, "Tắt máy,", "báo công an xã.")]))
    write_srt(tmp_path / "video.srt", film)
    assert (tmp_path / "video.srt").read_bytes().decode("utf-8") == (
        "1\n00:00:00,033 --> 00:00:01,667\nKhoan đã!\n\n"
        "2\n00:00:03,333 --> 00:00:04,833\nTắt máy,\nbáo công an xã.\n\n"
    )


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    film = board((100, [caption(0, 50, "một", "hai"), caption(50, 100, "500.000đ")]))
    write_srt(tmp_path / "phụ đề.srt", film)
    assert read(tmp_path / "phụ đề.srt") == cues(film)


def test_equal_storyboards_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_srt(tmp_path / name, board((60, [caption(3, 40, "Khoan đã!")])))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def spoken_by(speaker: str, start: int, *lines: str, lead: int = 0) -> Caption:
    return replace(caption(start, start + 40, *lines), speaker=speaker, lead=lead)


def test_whose_turn_it_is_stands_before_the_words() -> None:
    film = board(
        (
            300,
            [
                spoken_by("KẺ GỌI", 5, "Bà bấm vào đường link", "tôi vừa gửi."),
                spoken_by("", 60, "Nhanh lên!"),
                spoken_by("BÀ SÁU", 110, "Có mất tiền không chú?"),
                spoken_by("LỜI DẪN", 160, "Khoan đã!"),
            ],
        )
    )
    assert [cue.text for cue in cues(film)] == [
        "KẺ GỌI: Bà bấm vào đường link\ntôi vừa gửi.",
        "Nhanh lên!",
        "BÀ SÁU: Có mất tiền không chú?",
        "LỜI DẪN: Khoan đã!",
    ]


def test_a_scene_the_narrator_opens_after_a_dialogue_is_a_turn(tmp_path: Path) -> None:
    film = board(
        (100, [spoken_by("BÀ SÁU", 5, "Dạ.")]),
        (100, [caption(5, 50, "Khoan đã!")]),
        (90, [caption(5, 50, "Nhớ!")]),
    )
    assert [cue.text for cue in cues(film)] == ["BÀ SÁU: Dạ.", "LỜI DẪN: Khoan đã!", "Nhớ!"]


def test_with_a_long_name_the_lines_are_parted_anew() -> None:
    film = board(
        (100, [spoken_by("NGƯỜI TỰ XƯNG CÁN BỘ", 5, "Bà bấm vào đường link này", "tôi vừa gửi cho bà đó.")])
    )
    (cue,) = cues(film)
    assert (
        " ".join(cue.text.split()) == "NGƯỜI TỰ XƯNG CÁN BỘ: Bà bấm vào đường link này tôi vừa gửi cho bà đó."
    )
    assert len(cue.lines) == 2 and all(len(line) <= 42 for line in cue.lines)


def test_a_cue_that_comes_on_early_does_so_in_the_file() -> None:
    (cue,) = cues(board((100, [spoken_by("", 30, "Khoan đã!", lead=6)])))
    assert (cue.start, cue.end) == (800, 2333)


@given(st.integers(0, 200_000))
def test_a_frame_becomes_the_nearest_millisecond(frame: int) -> None:
    assert abs(milliseconds(frame) * 30 - frame * 1000) * 2 < 30
    assert milliseconds(frame) < milliseconds(frame + 1)


def test_styling_and_time_arrows_in_a_text_do_not_reach_the_file() -> None:
    assert plain("<i>Khoan</i>  đã {\\an8}-->") == "Khoan đã →"
    assert plain("dưới < 5 triệu") == "dưới < 5 triệu"
    assert plain("a\n\nb") == "a\nb"
    assert plain("Ho\u0300a") == "Hòa"


def test_a_film_without_captions_is_an_error() -> None:
    assert code(board((60, []), (60, []))) == "VG-K010"


@pytest.mark.parametrize(
    "captions",
    [
        [caption(0, 30, "một"), caption(29, 40, "hai")],
        [caption(10, 10, "một")],
        [caption(0, 61, "một")],
        [caption(0, 30, "một", "hai", "ba")],
        [caption(0, 30, "<b></b>")],
    ],
    ids=["overlap", "no length", "past the scene", "three lines", "no text"],
)
def test_a_caption_no_player_shows_right_is_an_error(captions: list[Caption]) -> None:
    assert code(board((60, captions))) == "VG-K011"


@pytest.mark.parametrize("content", ["1\nkhông có giờ\nchữ\n\n".encode(), b"\xff\xfe\x00"])
def test_a_file_that_is_no_subtitle_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "video.srt"
    path.write_bytes(content)
    with pytest.raises(DeliveryError, match="VG-K012") as caught:
        read(path)
    assert caught.value.findings[0].code == "VG-K012"


def test_a_missing_subtitle_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="VG-K012"):
        read(tmp_path / "video.srt")
