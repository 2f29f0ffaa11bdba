"""Writes speech as a WAV file, 16 bit mono."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from vidgen.delivery.disk import refusal
from vidgen.narration.speech import Speech


def write_wav(path: Path, speech: Speech) -> None:
    """Write the samples at their own rate.

    Raises:
        DeliveryError: the file cannot be written.
    """
    pcm = (np.clip(speech.samples, -1, 1) * 32767).astype("<i2").tobytes()
    try:
        with path.open("wb") as file, wave.open(file, "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(speech.sample_rate)
            wav.writeframes(pcm)
    except OSError as error:
        raise refusal(error, path, option="-o") from error
