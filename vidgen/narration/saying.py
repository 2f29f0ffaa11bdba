"""A line as its voice says it: sentence by sentence, from the store where it has been said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.align import aligned
from vidgen.narration.loudness import levelled
from vidgen.narration.pcm import FULL_SCALE, SAMPLE_RATE
from vidgen.narration.role import RoleVoice
from vidgen.narration.sound import resampled, softened, trimmed
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.turns import turn
from vidgen.vietnamese.spoken import spoken_text
from vidgen.vietnamese.text import Pause, Token

_READ: Final = 17  # characters a second, as timed-text rules have it
_ONE_CUE: Final = 52  # characters of two lines
_BETWEEN_CUES: Final = 2 / 30  # seconds

_STEPS: Final = np.float32(FULL_SCALE)


def said(
    role: RoleVoice, store: SpeechStore | None, rate: float, gap: int, shown: Sequence[Token]
) -> tuple[Samples, tuple[tuple[int, int], ...]]:
    """The tokens of a line as a role says them, and when: start and end of each, in samples.

    Arguments:
        store: where speech is looked up and kept; None speaks all anew.
        rate: syllables per second, pauses apart.
        gap: samples of silence between two sentences.

    Raises:
        VoiceError: the voice fails, or returns silence (``VG-V010``).
    """
    parts: list[Samples] = []
    times: list[tuple[int, int]] = []
    length = before = 0
    for sentence in (shown,) if role.voice.whole_lines else _sentences(shown):
        if any(token.spoken for token in sentence):
            if parts:
                pause = _breath(gap, before, len(parts[-1]))
                parts.append(np.zeros(pause, np.float32))
                length += pause
            before = sum(len(token.shown) + 1 for token in sentence) - 1
            speech = _speech(role, store, rate, sentence)
            syllables = [(start + length, end + length) for start, end in speech.words or ()]
            parts.append(speech.samples)
            length += len(speech.samples)
        else:
            syllables = []
        for token in sentence:
            heard, syllables = syllables[: len(token.spoken)], syllables[len(token.spoken) :]
            last = times[-1][1] if times else 0
            times.append((heard[0][0], heard[-1][1]) if heard else (last, last))
    return np.concatenate(parts), tuple(times)


def _breath(gap: int, characters: int, samples: int) -> int:
    """The silence after a sentence; longer where it would not be read in the time that it is heard.

    Arguments:
        gap: the usual one, in samples.
        characters: of the sentence as shown.
        samples: of the sentence as heard.
    """
    if characters > _ONE_CUE:  # its end is a caption of its own
        return gap
    wanted = round((characters / _READ + _BETWEEN_CUES) * SAMPLE_RATE) - samples
    return min(max(gap, wanted), 2 * gap)


def _sentences(shown: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for index, token in enumerate(shown, 1):
        if token.pause is Pause.SENTENCE or index == len(shown):
            yield shown[start:index]
            start = index


def _speech(role: RoleVoice, store: SpeechStore | None, rate: float, sentence: Sequence[Token]) -> Speech:
    """One sentence, ready to be placed, from the store if it was spoken before."""
    text = spoken_text(tuple(sentence))
    key = speech_key(role, text, rate)
    known = store.get(key) if store else None
    if known is not None:
        return known
    if store is None:
        return _ready(role, text, role.speak(text, rate))
    with turn(key, wait=True):
        known = store.get(key)
        if known is None:
            known = _ready(role, text, role.speak(text, rate))
            store.keep(key, known)
        return known


def _ready(role: RoleVoice, text: str, raw: Speech) -> Speech:
    """Cut to what is heard, at the film's rate, levelled, ends soft, in the 16 bits it is kept in."""
    cut = trimmed(raw)
    if not len(cut.samples):
        raise VoiceError.of(
            "VG-V010",
            _("Giọng “{voice}” trả về im lặng cho câu “{text}”.").format(voice=role.title, text=text),
            _("Chọn giọng khác: vidgen voices"),
        )
    if cut.words is None or len(cut.words) != len(text.split()):
        cut = aligned(cut, text)
    placed = resampled(cut, SAMPLE_RATE)
    soft = softened(levelled(placed.samples, SAMPLE_RATE), SAMPLE_RATE)
    steps = np.rint(soft * _STEPS).clip(-_STEPS, _STEPS - 1)
    return replace(placed, samples=steps.astype(np.float32) / _STEPS)
