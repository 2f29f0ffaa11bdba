"""Whether what a service sent is the speech that was asked for: nothing else may pass, or be kept."""

from __future__ import annotations

from typing import Final

import numpy as np

from vidgen.messages import _
from vidgen.narration.decode import Undecodable, decoded, ends_within_a_frame
from vidgen.narration.pace import spoken_seconds
from vidgen.narration.service.failure import Kind, Trouble
from vidgen.narration.service.length import most_syllables_in, syllables_in
from vidgen.narration.speech import Samples, Speech

_FAINT: Final = 0.003  # −50 dBFS at the peak: nobody speaks
_TAIL: Final = 0.010  # seconds
_SOUNDING: Final = 0.1  # of the speech's own level; a voice that has ended lies below
_HASTE: Final = 1.7  # times the expected pace: then a good part of the text is missing
_DRAWL: Final = 3.0  # times the expected length: then something else is said
_SLACK: Final = 3.0  # seconds of silence that a service may add at the ends
_BRIEF: Final = 0.25  # seconds by which so short a text as “ạ” may fall short


def speech_in(mp3: bytes, text: str, pace: float) -> Speech:
    """The speech in an answer, as it came, without word times.

    Arguments:
        mp3: the body of the answer.
        text: which must be heard in it.
        pace: at about how many syllables a second.

    Raises:
        Trouble: it is no sound, cut off, silent, or far too short or long for the text (`Kind.USELESS`).
    """
    if not mp3:
        raise _useless(_("không có âm thanh"))
    if mp3.lstrip()[:1] in (b"<", b"{"):
        raise _useless(_("trang web hoặc thông báo thay vì âm thanh"))
    try:
        cut = ends_within_a_frame(mp3)
        samples, sample_rate = decoded(mp3, "mp3")
    except Undecodable:
        raise _useless(_("dữ liệu không phải là âm thanh MP3")) from None
    if np.abs(samples).max() < _FAINT:
        raise _useless(_("âm thanh im lặng"))
    if cut or _breaks_off(samples, sample_rate):
        raise _useless(_("âm thanh bị cắt cụt"))
    seconds = spoken_seconds(samples, sample_rate)
    if seconds + _BRIEF < syllables_in(text) / (pace * _HASTE):
        raise _useless(_("âm thanh quá ngắn so với câu"))
    if len(samples) / sample_rate > most_syllables_in(text) / pace * _DRAWL + _SLACK:
        raise _useless(_("âm thanh quá dài so với câu"))
    return Speech(samples, sample_rate, None)


def cut_short() -> Trouble:
    """The trouble of a stream that ended before its end."""
    return _useless(_("âm thanh bị cắt cụt"))


def _breaks_off(samples: Samples, sample_rate: int) -> bool:
    """Whether the voice is still sounding when the samples end."""
    tail = samples[-round(_TAIL * sample_rate) :]
    loud = samples[np.abs(samples) > np.abs(samples).max() / 10]
    return _level(tail) > _SOUNDING * _level(loud)


def _level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def _useless(detail: str) -> Trouble:
    return Trouble(Kind.USELESS, detail)
