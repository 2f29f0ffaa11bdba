"""Text becomes piper's phonemes: a word a syllable, whatever else uses espeak-ng in the process."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from piper.phonemize_espeak import EspeakPhonemizer

from tests.command_line import environment
from tests.narration.piper_files import write_voice
from vidgen.narration.piper.loading import loaded
from vidgen.narration.piper.text import legible, syllable_times
from vidgen.narration.voices import voice
from vidgen.narration.voices.piper import Piper

SENTENCE = "công an gọi điện, bắt cập nhật vê nê i đê ngay? khoan đã!"

Phonemize = Callable[[str], list[list[str]]]


@pytest.fixture
def phonemize(folder: Path) -> Phonemize:
    """As a voice has its text written."""
    write_voice(folder)
    return loaded(Piper.named().model).phonemize


@pytest.mark.parametrize(
    ("spoken", "given", "words"),
    [
        ("ủy ban nhân dân – xã tân phú", "ủy ban nhân dân, xã tân phú.", (1, 1, 1, 1, 0, 1, 1, 1)),
        ("“công an” (giả) gọi: ‘nộp tiền’.", "công an giả gọi: nộp tiền.", (1,) * 6),
        ("a. b. c nhé… thôi", "a. B. C nhé. Thôi.", (1,) * 5),
        ("một – hai; ba: bốn - năm/sáu", "một, hai; ba: bốn, năm sáu.", (1, 0, 1, 1, 1, 0, 2)),
        ("thật à?! đúng", "thật à? Đúng.", (1, 1, 1)),
        ("– – xong,", "xong.", (0, 0, 1)),
        ("[[x]] và i'm", "x và i'm.", (1, 1, 1)),
    ],
)
def test_marks_are_made_plain_before_piper_reads_them(
    phonemize: Phonemize, spoken: str, given: str, words: tuple[int, ...]
) -> None:
    text = legible(spoken.split())
    assert (text.text, text.words) == (given, words)
    assert sum(len("".join(sentence).split()) for sentence in phonemize(text.text)) == sum(words)


def test_a_syllable_without_letters_takes_no_time_and_joined_words_are_not_guessed_at() -> None:
    assert syllable_times((0, 1, 0, 2), ((5, 9), (10, 12), (13, 20))) == ((0, 0), (5, 9), (9, 9), (10, 20))
    assert syllable_times((1, 1), ((5, 9),)) is None


def test_setting_espeak_up_anew_does_not_change_what_a_voice_says(phonemize: Phonemize) -> None:
    right = phonemize(SENTENCE)
    chance = random.Random(1)
    held: list[bytearray] = []
    for _again in range(40):  # in some of them the tables move, and what they left is written over
        held += [bytearray(chance.randrange(20_000, 100_000)) for _block in range(200)]
        chance.shuffle(held)
        del held[100:]
        EspeakPhonemizer()
        filling = [bytearray(chance.randrange(20_000, 100_000)) for _block in range(100)]
        assert phonemize(SENTENCE) == right
        del filling


def test_espeak_and_piper_do_not_change_each_other_s_reading(phonemize: Phonemize) -> None:
    espeak = voice("espeak")
    right, alone = phonemize(SENTENCE), espeak.speak(SENTENCE, 4.1)
    for _again in range(3):
        assert phonemize(SENTENCE) == right
        between = espeak.speak(SENTENCE, 4.1)
        assert between.words == alone.words and (between.samples == alone.samples).all()


def test_data_that_piper_cannot_open_is_put_where_it_can(folder: Path) -> None:
    write_voice(folder)
    usual = Piper.named().speak(SENTENCE, 4.1)
    program = (
        "import hashlib, sys\n"
        "from vidgen.narration.piper import data\n"
        "from vidgen.narration.voices import piper\n"
        "data.reachable = lambda folder: False\n"
        "assert 'site-packages' not in str(data.data_folder())\n"
        f"speech = piper.Piper.named().speak({SENTENCE!r}, 4.1)\n"
        "print(hashlib.sha256(speech.samples.tobytes()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), timeout=120
    )
    assert done.stdout.strip() == hashlib.sha256(usual.samples.tobytes()).hexdigest(), done.stderr
