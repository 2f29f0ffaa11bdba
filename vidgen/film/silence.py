"""Stretches of silence, noted while sound passes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vidgen.film.stretches import Stretch, Stretches
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

# Below this peak nothing is heard on a phone; speech at −14 LUFS peaks 40 dB above it.
SILENCE_PEAK = 10 ** (-50 / 20)
_STEP = 1024  # samples, a packet of AAC


class Silences:
    """Hands blocks of sound on and remembers where they were silent."""

    def __init__(self) -> None:
        self._stretches = Stretches()
        self._samples = 0

    def listen(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """The blocks as they came: float32 at `SAMPLE_RATE`, shape ``(n, 2)``."""
        for block in blocks:
            for start in range(0, len(block), _STEP):
                piece = block[start : start + _STEP]
                began = self._samples / SAMPLE_RATE
                self._samples += len(piece)
                quiet = float(max(piece.max(), -piece.min())) < SILENCE_PEAK
                self._stretches.note(began, self._samples / SAMPLE_RATE, quiet)
            yield block

    @property
    def samples(self) -> int:
        """How many samples went by."""
        return self._samples

    @property
    def found(self) -> tuple[Stretch, ...]:
        """``(start, end)`` in seconds."""
        return self._stretches.found
