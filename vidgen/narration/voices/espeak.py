"""The draft voice: espeak-ng, embedded, always there, without network. Audibly synthetic.

Names are a language, and optionally a variant: ``vi``, ``vi+f3``, ``vi-vn-x-south+m2``.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Sequence
from typing import Final, Self

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.espeak.data import VoiceData
from vidgen.narration.espeak.library import library
from vidgen.narration.speech import Speech
from vidgen.narration.voices.engine import EngineInfo, EngineVoice, Gender, Region, Timbre

DEFAULT: Final = "vi+f2"
LANGUAGES: Final[dict[Region, str]] = {"bac": "vi", "trung": "vi-vn-x-central", "nam": "vi-vn-x-south"}

SLOWEST, FASTEST = 2.2, 8.0  # syllables per second; beyond, espeak-ng's speed is no longer linear (measured)
_WPM_PER_SYLLABLE = 37.3  # words per minute for one syllable per second, pauses apart (measured, 150–225)

_PITCH_LINE = (80, 118)  # espeak-ng's own, for a voice file without a `pitch` line
_TONE_SPAN = 100.5  # range over base of `vi`, the one voice file whose pitch was set for Vietnamese tones
_CLOSING = "”’\"')]}»"

_NUMBERED: Final = ("f1", "f2", "f3", "f4", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8")


class Espeak(EngineVoice):
    """One espeak-ng voice, at its own pitch or some semitones from it."""

    engine = "espeak"

    def __init__(self, name: str = DEFAULT, semitones: float = 0.0) -> None:
        """
        Arguments:
            name: language and variant.
            semitones: pitch against the voice's own; about ±7 can be reached.

        Raises:
            VoiceError: no such voice (``VG-V002``), or espeak-ng cannot be loaded.
        """
        speaker = library()
        _validate(name, speaker.data)
        self.name = name
        self.version = speaker.version
        self.semitones = semitones
        self._pitch, self._range = _pitch_parameters(_pitch_line(name, speaker.data), semitones)

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        return cls(name or DEFAULT)

    def tuned(self, semitones: float) -> Espeak:
        """The same voice, so many semitones from its own pitch."""
        return Espeak(self.name, semitones)

    def speak(self, text: str, rate: float) -> Speech:
        """See `Voice.speak`. The same arguments give the same samples; 22,050 Hz.

        Raises:
            VoiceError: nothing to say (``VG-V006``), or espeak-ng refuses (``VG-V005``).
        """
        from vidgen.narration.espeak.hearing import heard  # who only asks which voice it is hears nothing

        syllables = text.split()
        if not any(letter.isalnum() for letter in text):
            raise VoiceError.of(
                "VG-V006",
                _("Không có chữ nào để đọc trong “{text}”.").format(text=text),
                _("Viết chữ cần đọc, hoặc bỏ dòng này."),
            )
        pace = min(max(rate, SLOWEST), FASTEST)
        rendering = library().render(
            self.name,
            " ".join(_with_capitals(syllables)),
            words_per_minute=round(pace * _WPM_PER_SYLLABLE),
            pitch=self._pitch,
            pitch_range=self._range,
        )
        return heard(syllables, rendering, library().sample_rate)

    @classmethod
    def info(cls) -> EngineInfo:
        voices = tuple(
            language if variant is None else f"{language}+{variant}"
            for language in LANGUAGES.values()
            for variant in (None, *_NUMBERED)
        )
        try:
            library()
        except VoiceError as error:
            ready, how = False, str(error)
        else:
            ready, how = (
                True,
                _("Có sẵn, không cần mạng. Nghe rõ là giọng máy: chỉ nên dùng để duyệt bản nháp."),
            )
        return EngineInfo(
            cls.engine,
            _("espeak-ng – giọng nháp (nhúng sẵn)"),
            voices,
            "GPL-3.0-or-later",
            online=cls.online,
            ready=ready,
            how=how,
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        accent: Region = region or "bac"
        column = list(LANGUAGES).index(accent)
        return tuple(
            Timbre(f"{LANGUAGES[accent]}+{variant}", gender, hertz[column], frozenset(suits.split()))
            for variant, gender, hertz, suits in _TIMBRES
        )


def _validate(name: str, data: VoiceData) -> None:
    language, plus, variant = name.partition("+")
    if language in LANGUAGES.values() and (variant in data.variants if plus else True):
        return
    known = [f"{each}+{one}" for each in LANGUAGES.values() for one in data.variants]
    near = difflib.get_close_matches(name, [*LANGUAGES.values(), *known], n=1, cutoff=0.0)[0]
    raise VoiceError.of(
        "VG-V002",
        _("Bộ đọc espeak không có giọng “{name}”.").format(name=name),
        _("Có phải là “{near}”? Xem các giọng: vidgen voices").format(near=near),
    )


def _pitch_line(name: str, data: VoiceData) -> tuple[int, int]:
    """Lowest and highest pitch in Hz that the voice file in force states."""
    language, _plus, variant = name.partition("+")
    text = (
        data.variants[variant]
        if variant
        else next(text for key, text in data.languages.items() if key.lower() == language)
    )
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["pitch"]:
            return int(words[1]), int(words[2])
    return _PITCH_LINE


def _pitch_parameters(pitch_line: tuple[int, int], semitones: float) -> tuple[int, int]:
    """espeak-ng's pitch and range for a voice `semitones` from its own pitch with the tones of Vietnamese.

    From espeak-ng's ``SetPitch2``: base = B·2^((pitch−50)/50) − 18·(R − r)/4096 Hz with B = low − 9,
    r = 108·(high − low), R = r·range/50; solved so that the whole contour moves by the same factor.
    """
    low, high = pitch_line
    base, span = low - 9, 108 * (high - low)
    factor = 2 ** (semitones / 12)
    lift = factor + 36 * span * (factor - 1) / (8192 * base)
    pitch = 50 + 50 * math.log2(max(lift, 0.5))
    pitch_range = 50 * factor * _TONE_SPAN * base / span
    return min(max(round(pitch), 0), 99), min(max(round(pitch_range), 0), 99)


def _with_capitals(syllables: Sequence[str]) -> Iterator[str]:
    """A capital after a full stop: espeak-ng takes a stop before a small letter for an abbreviation's."""
    stopped = False
    for syllable in syllables:
        yield syllable[0].upper() + syllable[1:] if stopped else syllable
        stopped = syllable.rstrip(_CLOSING).endswith((".", "…"))


# Chosen by measuring all variants on running speech: no clipping, no robot effects, an even pace, tones that
# move by at least 2.7 semitones (10th to 90th percentile). Median pitch in Hz in the north, the centre and
# the south, by autocorrelation.
_TIMBRES: Final[tuple[tuple[str, Gender, tuple[float, float, float], str], ...]] = (
    ("f2", "female", (153, 134, 165), "narrator"),
    ("grandma", "female", (149, 134, 157), "grandmother"),
    ("Annie", "female", (174, 156, 182), "student"),
    ("f5", "female", (165, 144, 176), "young-mother"),
    ("f3", "female", (162, 143, 172), "shop-owner"),
    ("f1", "female", (143, 126, 153), "farmer worker"),
    ("f4", "female", (145, 128, 155), "officer"),
    ("linda", "female", (200, 187, 208), "stranger"),
    ("Nguyen", "male", (113, 104, 119), "officer young-mother"),
    ("grandpa", "male", (81, 70, 86), "grandfather grandmother"),
    ("m4", "male", (72, 68, 77), "stranger"),
    ("Reed", "male", (90, 81, 94), "student"),
    ("m7", "male", (82, 75, 86), "farmer"),
    ("m3", "male", (82, 72, 88), "shop-owner"),
    ("m6", "male", (80, 70, 86), "worker"),
    ("m8", "male", (67, 66, 70), ""),
)
