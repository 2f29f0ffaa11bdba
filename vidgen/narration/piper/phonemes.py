"""A piper voice whose phonemes are right whoever else sets up piper's espeak-ng in this process.

Piper's espeak-ng is one for the whole process. Whoever makes an ``EspeakPhonemizer`` sets it up anew, which
frees its phoneme tables and reads them again without laying out those of the language in use: espeak-ng
(1.52, ``SelectPhonemeTable``) does that only where the table's number changes. Until then it writes phonemes
from freed memory, rightly as long as nothing else has come to lie there. So another language is chosen
before each text, which takes 0.1 ms.
"""

from __future__ import annotations

import threading
from dataclasses import fields
from typing import Final

from piper import PiperVoice, espeakbridge

_ANOTHER: Final = "en"  # a language of `espeak.data.LANGUAGE_FILES` with a table of its own
_lock: Final = threading.Lock()  # the language is chosen and used in two calls


class SteadyVoice(PiperVoice):
    """A loaded voice; its first text sets espeak-ng up, with the data folder the voice was loaded with."""

    @classmethod
    def of(cls, voice: PiperVoice) -> SteadyVoice:
        steady = cls(**{field.name: getattr(voice, field.name) for field in fields(voice)})
        with _lock:
            PiperVoice.phonemize(steady, "")  # set up once: before, no language can be chosen
        return steady

    def phonemize(self, text: str) -> list[list[str]]:
        """Phonemes of each sentence."""
        with _lock:
            espeakbridge.set_voice(_ANOTHER)
            return super().phonemize(text)
