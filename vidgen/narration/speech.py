"""The contract of a voice, and what it returns.

How to add a voice, in four steps:

1. Write one file under ``narration/voices/`` with a subclass of `Voice`.
2. In `Voice.speak`, speak the text you are given, exactly; it is already the spoken form (no digits,
   no abbreviations), its syllables parted by white space, its punctuation attached. An engine that reads
   foreign words (Zalo, Facebook) well as they are written says so with ``family = Family.NATIVE``.
3. Give the time of each syllable if the engine knows it, else ``words=None`` and the aligner supplies them.
4. Add one line to `narration.voices.VOICES`, or an entry point in the group ``vidgen.voices``.

``tests/narration/test_voice_contract.py`` runs over every engine in the registry.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from vidgen.vietnamese.family import Family

if TYPE_CHECKING:  # who only asks what a voice is called makes no sound
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.float32]"


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What an engine said.

    Attributes:
        samples: float32 mono, −1 to 1, shape ``(n,)``.
        sample_rate: samples per second.
        words: ``(start, end)`` in samples for each syllable of the text (``text.split()``), in order,
            not falling and within the samples; None if the engine does not know.
    """

    samples: Samples
    sample_rate: int
    words: tuple[tuple[int, int], ...] | None


class Voice(ABC):
    """One voice of one engine.

    Attributes:
        engine: the engine's name in the registry: ``espeak``.
        name: the voice within the engine: ``vi+f3``.
        version: of engine and data; part of the key under which speech is stored.
        online: whether it needs the network.
        whole_lines: whether it is given a line whole, because what it says cannot be parted into sentences.
        family: how it wants words that are not Vietnamese.
    """

    engine: ClassVar[str]
    online: ClassVar[bool] = False
    whole_lines: ClassVar[bool] = False
    family: ClassVar[Family] = Family.RESPELLED
    name: str
    version: str

    @abstractmethod
    def speak(self, text: str, rate: float) -> Speech:
        """Speak the text.

        Arguments:
            text: spoken form; syllables parted by white space, punctuation attached to the one before it.
                For `Family.NATIVE` a foreign word may stand as written among them.
            rate: syllables per second to aim for, without pauses.

        Raises:
            VoiceError: the engine cannot speak it; says why and what to do.
        """
