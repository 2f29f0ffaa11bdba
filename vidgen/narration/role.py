"""A voice as one role uses it: its colour of pitch and tempo on top."""

from __future__ import annotations

from dataclasses import dataclass

from vidgen.narration.speech import Speech, Voice
from vidgen.narration.voices.engine import Tunable


@dataclass(frozen=True, slots=True)
class RoleVoice:
    """How a role sounds.

    Attributes:
        voice: the engine's voice.
        semitones: how much higher than the voice's own pitch.
        tempo: how much faster than the others; 1 is the same.
    """

    voice: Voice
    semitones: float = 0.0
    tempo: float = 1.0

    @property
    def title(self) -> str:
        """For the report: ``espeak:vi+f3 +1.5 st ×0.95``."""
        title = f"{self.voice.engine}:{self.voice.name}"
        if self.semitones:
            title += f" {self.semitones:+g} st"
        if self.tempo != 1:
            title += f" ×{self.tempo:g}"
        return title

    @property
    def identity(self) -> tuple[str, ...]:
        """All that decides how it sounds, for keys."""
        voice = self.voice
        return (voice.engine, voice.name, voice.version, f"{self.semitones:.3f}", f"{self.tempo:.4f}")

    def speak(self, text: str, rate: float) -> Speech:
        """As `Voice.speak`, coloured.

        An engine that can change its pitch does so itself. For another the sound is played faster, and the
        engine is asked to speak slower by as much, so that pitch moves and tempo stays.
        """
        pace = rate * self.tempo
        if not self.semitones:
            return self.voice.speak(text, pace)
        if isinstance(self.voice, Tunable):
            return self.voice.tuned(self.semitones).speak(text, pace)
        from vidgen.narration.sound import transposed  # who is only asked for its name makes no sound

        return transposed(self.voice.speak(text, pace / 2 ** (self.semitones / 12)), self.semitones)
