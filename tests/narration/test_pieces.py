"""A long text is cut where a reader would breathe, and sounds whole again."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.narration.service.length import most_syllables_in, syllables_in
from vidgen.narration.service.pieces import joined, pieces
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import Espeak

SENTENCES = "khoan đã! đừng bấm vào đường liên kết lạ. gọi ngay cho công an xã, hoặc nhờ con cháu xem giúp."


def texts(text: str, longest: int) -> list[str]:
    return [piece.text for piece in pieces(text, longest)]


@pytest.mark.parametrize("longest", [20, 37, 60, 100, 5000])
@pytest.mark.parametrize(
    "text",
    [
        SENTENCES,
        SENTENCES * 9,
        "a",
        "không " * 90,
        "x" * 301,
        "– “chào bà” – … !" * 8,
        "một " + "y" * 99 + " hai",
    ],
)
def test_nothing_is_lost_and_nothing_is_too_long(text: str, longest: int) -> None:
    found = texts(text, longest)
    assert all(0 < len(piece) <= longest for piece in found)
    assert all(any(map(str.isalnum, piece)) for piece in found)
    letters = "".join(filter(str.isalnum, text))
    assert "".join(filter(str.isalnum, "".join(found))) == letters


def test_a_text_that_fits_is_one_piece() -> None:
    assert texts(SENTENCES, 100) == [SENTENCES]
    assert pieces(SENTENCES, 100)[0].pause == 0


def test_a_sentence_end_goes_before_a_comma_a_comma_before_a_conjunction() -> None:
    assert texts(SENTENCES, 60) == [
        "khoan đã! đừng bấm vào đường liên kết lạ.",
        "gọi ngay cho công an xã, hoặc nhờ con cháu xem giúp.",
    ]
    assert texts("gọi ngay cho công an xã, hoặc nhờ con cháu xem giúp.", 40) == [
        "gọi ngay cho công an xã,",
        "hoặc nhờ con cháu xem giúp.",
    ]
    assert texts("gọi cho công an xã hoặc nhờ con cháu xem giúp", 30) == [
        "gọi cho công an xã",
        "hoặc nhờ con cháu xem giúp",
    ]


def test_a_quote_belongs_to_the_sentence_it_closes() -> None:
    assert texts("ông ta nói “nộp tiền đi!” rồi cúp máy ngay lập tức.", 40)[0] == "ông ta nói “nộp tiền đi!”"


def test_the_longer_the_breath_the_longer_the_pause() -> None:
    sentence, clause, conjunction = (
        pieces(text, longest)[0].pause
        for text, longest in (
            (SENTENCES, 60),
            ("gọi ngay cho công an xã, hoặc nhờ con cháu xem giúp.", 40),
            ("gọi cho công an xã hoặc nhờ con cháu xem giúp", 30),
        )
    )
    assert sentence > clause > conjunction > 0
    assert pieces(SENTENCES, 60)[-1].pause == 0


def test_pieces_sound_as_one_with_their_words_in_place() -> None:
    cuts = pieces(SENTENCES, 60)
    speeches = [Espeak("vi+f2").speak(piece.text, 4.1) for piece in cuts]
    whole = joined(speeches, cuts)
    assert whole.words is not None and len(whole.words) == len(SENTENCES.split())
    edges = [edge for word in whole.words for edge in word]
    assert edges == sorted(edges) and edges[-1] <= len(whole.samples)
    seam = len(cuts[0].text.split())
    silent = whole.samples[whole.words[seam - 1][1] : whole.words[seam][0]]
    assert cuts[0].pause <= len(silent) / whole.sample_rate < cuts[0].pause + 0.15
    assert np.abs(np.diff(whole.samples)).max() <= max(np.abs(np.diff(one.samples)).max() for one in speeches)


def test_one_piece_without_times_leaves_the_whole_to_the_aligner() -> None:
    cuts = pieces(SENTENCES, 60)
    speeches = [Espeak("vi+f2").speak(piece.text, 4.1) for piece in cuts]
    mute = Speech(speeches[1].samples, speeches[1].sample_rate, None)
    assert joined([speeches[0], mute], cuts).words is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("nghiêng ngoằn ngoèo quyết giữ gìn quốc gia khuya", 9),
        ("nghề y, ý yêu – ủy ban!", 6),
        ("phây búc za lô", 4),
        ("online", 3),
        ("st.", 1),
        ("… – !", 0),
    ],
)
def test_syllables_are_counted_as_they_are_heard(text: str, heard: int) -> None:
    assert syllables_in(text) == heard
    assert most_syllables_in(text) >= heard


def test_a_long_unknown_word_may_be_spelled() -> None:
    assert most_syllables_in("congdanso") > 9 > syllables_in("congdanso")
