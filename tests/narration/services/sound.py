"""Real speech as real MP3: espeak speaks, LAME encodes, as the services' own engines would."""

from __future__ import annotations

from functools import lru_cache

import av
import numpy as np

from vidgen.narration.decode import decoded
from vidgen.narration.sound import resampled
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.voices.espeak import Espeak

SAMPLE_RATE = 24_000
FRAME = 144  # bytes of MP3
NATURAL = 4.9  # syllables a second that the services speak if told nothing; no engine of ours expects it


@lru_cache(64)
def spoken(text: str, name: str = "vi+f5", pace: float = NATURAL, semitones: float = 0.0) -> Speech:
    """What a service says, with a little silence at both ends."""
    voice = Espeak(name, semitones)
    speech = resampled(voice.speak(" ".join(text.split()), pace), SAMPLE_RATE)
    lead = np.zeros(SAMPLE_RATE // 10, np.float32)
    words = tuple((start + len(lead), end + len(lead)) for start, end in speech.words or ())
    return Speech(np.concatenate([lead, speech.samples, lead, lead]), SAMPLE_RATE, words)


@lru_cache(64)
def mp3_of(text: str, name: str = "vi+f5", pace: float = NATURAL, semitones: float = 0.0) -> bytes:
    """What a service sends."""
    return mp3(spoken(text, name, pace, semitones).samples)


def cut_within_a_frame(sound: bytes) -> bytes:
    """Two thirds of it, and no whole frame at the end."""
    return sound[: len(sound) * 2 // 3 // FRAME * FRAME + FRAME // 2]


def cut_between_frames(sound: bytes) -> bytes:
    """Some two thirds of it in whole frames, the last of them in the middle of a vowel."""
    for frames in range(len(sound) * 2 // 3 // FRAME, len(sound) // FRAME):
        samples, rate = decoded(sound[: frames * FRAME], "mp3")
        if np.abs(samples[-rate // 100 :]).max() > 0.5 * np.abs(samples).max():
            return sound[: frames * FRAME]
    raise AssertionError("no vowel is loud enough")


def mp3(samples: Samples, sample_rate: int = SAMPLE_RATE) -> bytes:
    """The samples as a stream of MP3 frames, 48 kbit/s, without tags."""
    encoder = av.CodecContext.create("libmp3lame", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate, encoder.layout, encoder.format = sample_rate, "mono", "s16p"
    encoder.bit_rate = 48_000
    encoder.options = {"reservoir": "0", "compression_level": "9"}
    encoder.open()
    steps = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
    out = bytearray()
    for start in range(0, len(steps), encoder.frame_size):
        part = np.ascontiguousarray(steps[start : start + encoder.frame_size]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(part, format="s16p", layout="mono")
        frame.sample_rate, frame.pts = sample_rate, start
        for packet in encoder.encode(frame):
            out += bytes(packet)
    for packet in encoder.encode(None):
        out += bytes(packet)
    return bytes(out)
