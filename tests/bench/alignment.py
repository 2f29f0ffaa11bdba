"""``python -m tests.bench.alignment``: how far the aligner's word times are from the known ones.

Every condition says the same eight sentences with espeak, whose times are known, takes the times away, and
lets the aligner find them again. The aligner itself listens to espeak, which is the best case as far as the
sounds go; the conditions that change formants, source or rate are nearer to another engine's voice.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tests.bench import known_times as known
from tests.bench.known_times import TEXTS
from tests.bench.measure import table
from vidgen.narration.align import FITS, aligned, fit
from vidgen.narration.sound import resampled, transposed
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import Espeak

RATE = 4.1
LANGUAGES = ("vi", "vi-vn-x-central", "vi-vn-x-south")
VOICES = (
    *LANGUAGES,
    *(f"vi+m{number}" for number in range(1, 9)),
    *(f"vi+f{number}" for number in range(1, 6)),
    "vi-vn-x-central+f3",
    "vi-vn-x-south+m3",
    "vi+klatt2",
    "vi+klatt4",
    "vi+croak",
    "vi+whisperf",
)
OTHER_LINES = (
    "ai hỏi mã ô tê pê thì đừng đọc, kể cả người xưng là cán bộ.",
    "công an xã tân phú mời bà con đến làm căn cước, mang theo giấy khai sinh, từ bảy giờ rưỡi sáng.",
    "báo ngay cho tổ dân phố và gọi một một ba.",
)

Degrade = Callable[[Speech, str], Speech]


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """Signed errors in milliseconds of all syllables of a condition, and what finding them took.

    Attributes:
        starts: of the start of each syllable.
        ends: of its end.
        processor: seconds.
        seconds: of sound.
    """

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    processor: float
    seconds: float

    @property
    def median(self) -> float:
        return float(np.median(np.abs(self.starts)))

    @property
    def p95(self) -> float:
        return float(np.percentile(np.abs(self.starts), 95))

    @classmethod
    def together(cls, errors: Sequence[Errors]) -> Errors:
        return cls(
            np.concatenate([each.starts for each in errors]),
            np.concatenate([each.ends for each in errors]),
            sum(each.processor for each in errors),
            sum(each.seconds for each in errors),
        )


def conditions() -> Iterator[tuple[str, list[tuple[Speech, str]]]]:
    """Name, and speech with its known times and its text."""

    def said(
        names: Sequence[str], degrade: Degrade | None = None, rate: float = RATE
    ) -> list[tuple[Speech, str]]:
        spoken = []
        for number, text in enumerate(TEXTS):
            speech = Espeak(names[number % len(names)]).speak(text, rate)
            spoken.append((degrade(speech, text) if degrade else speech, text))
        return spoken

    for name in VOICES:
        yield f"voice {name}", said([name])
    for rate in (2.2, 2.6, 3.3, 5.2, 6.5, 8.0):
        yield f"{rate} syllables/s", said(["vi+f3"] if rate != 5.2 else ["vi+m7"], rate=rate)
    for name, degrade in _degradations():
        yield name, said(["vi+f3", "vi+m7"], degrade)
    yield (
        "south, telephone, pink 15 dB, mp3",
        said(
            ["vi-vn-x-south+m6"],
            lambda speech, _: known.as_mp3(known.noisy(known.narrow(speech, 300, 3400), "pink", 15)),
            4.8,
        ),
    )


def _degradations() -> Iterator[tuple[str, Degrade]]:
    def plain(change: Callable[[Speech], Speech]) -> Degrade:
        return lambda speech, _text: change(speech)

    for kind in ("white", "pink", "babble"):
        for decibels in (20, 10, 5):
            yield f"{kind} noise {decibels} dB", plain(partial(known.noisy, kind=kind, decibels=decibels))
    for semitones in (-4, -2, 2, 4):
        yield f"transposed {semitones:+d} semitones", plain(partial(transposed, semitones=semitones))
    yield "telephone 300–3400 Hz", plain(partial(known.narrow, low=300, high=3400))
    yield "low-pass 2 kHz", plain(partial(known.narrow, low=0, high=2000))
    for rate in (8_000, 16_000, 48_000):
        yield f"{rate} Hz", plain(partial(resampled, sample_rate=rate))
    yield "mp3 24 kHz 48 kbit/s", plain(known.as_mp3)
    yield "silence 1.3 s before, 0.8 s after", plain(partial(known.in_silence, before=1.3, after=0.8))
    yield "hissing silence around", plain(partial(known.in_silence, before=0.7, after=1.5, hiss=0.003))
    yield "pauses within running speech", known.halting
    yield "no pauses at all", plain(known.hurried)
    yield "1.5 times as long", plain(partial(known.paced, factor=1.5))
    yield "0.7 times as long", plain(partial(known.paced, factor=0.7))
    yield "pace wavers by 30 %", plain(partial(known.paced, factor=1.0, waver=0.3))
    yield "each syllable 0.6 to 1.6 times as long", plain(known.uneven)
    yield "tape speed wavers by 25 %", plain(partial(known.on_tape, depth=0.25))
    yield "bare room", plain(known.in_a_room)


def errors_of(spoken: Sequence[tuple[Speech, str]]) -> Errors:
    """What the aligner makes of speech whose times it is not told."""
    starts: list[float] = []
    ends: list[float] = []
    begun = time.process_time()
    found = [aligned(replace(speech, words=None), text) for speech, text in spoken]
    processor = time.process_time() - begun
    for (speech, _text), guess in zip(spoken, found, strict=True):
        for mine, true in zip(guess.words or (), speech.words or (), strict=True):
            starts.append((mine[0] - true[0]) / speech.sample_rate * 1000)
            ends.append((mine[1] - true[1]) / speech.sample_rate * 1000)
    seconds = sum(len(speech.samples) / speech.sample_rate for speech, _text in spoken)
    return Errors(np.array(starts), np.array(ends), processor, seconds)


def fits_of(spoken: Sequence[tuple[Speech, str]]) -> tuple[list[float], list[float]]:
    """`fit` of each sentence's speech to its own text, and to another's."""
    right = [fit(speech, text) for speech, text in spoken]
    wrong = [fit(speech, TEXTS[(number + 3) % 8]) for number, (speech, _text) in enumerate(spoken)]
    wrong += [fit(speech, OTHER_LINES[number % 3]) for number, (speech, _text) in enumerate(spoken)]
    return right, wrong


def whole() -> Errors:
    """All conditions together."""
    return Errors.together([errors_of(spoken) for _name, spoken in conditions()])


def main() -> None:
    """Print the error of each condition, and how well a wrong take is told from a right one."""
    rows: list[tuple[str, ...]] = [
        (
            "condition",
            "median ms",
            "p95 ms",
            "worst ms",
            "ends: median",
            "p95",
            "right takes fit",
            "wrong ones",
        )
    ]
    every: list[Errors] = []
    fits: tuple[list[float], list[float]] = ([], [])

    def row(name: str, errors: Errors, right: Sequence[float], wrong: Sequence[float]) -> None:
        rows.append(
            (
                name,
                f"{errors.median:.1f}",
                f"{errors.p95:.1f}",
                f"{np.abs(errors.starts).max():.0f}",
                f"{np.median(np.abs(errors.ends)):.1f}",
                f"{np.percentile(np.abs(errors.ends), 95):.1f}",
                f"{sum(one >= FITS for one in right)} of {len(right)}",
                f"{sum(one >= FITS for one in wrong)} of {len(wrong)}",
            )
        )

    for name, spoken in conditions():
        every.append(errors_of(spoken))
        right, wrong = fits_of(spoken)
        fits[0].extend(right)
        fits[1].extend(wrong)
        row(name, every[-1], right, wrong)
        print(name, file=sys.stderr, flush=True)
    all_errors = Errors.together(every)
    row("all together", all_errors, *fits)
    print(table(rows))
    cost = all_errors.processor / all_errors.seconds * 10
    print(f"\n{len(all_errors.starts)} syllables; {cost:.2f} processor seconds for 10 s of sound")


if __name__ == "__main__":
    main()
