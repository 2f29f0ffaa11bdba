"""The narration of a film that is only read: silence, timed by how long its words take to read."""

from __future__ import annotations

from collections.abc import Mapping

from vidgen.narration.narrate import SAMPLE_RATE, Narration, Utterance, shown_lines
from vidgen.narration.pcm import Silence
from vidgen.scenario.model import Scenario
from vidgen.vietnamese.text import Pause

_PAUSE = {Pause.NONE: 0.0, Pause.CLAUSE: 0.1, Pause.SENTENCE: 0.4}  # seconds to look up after it
_BETWEEN_CUES = 2 / 30  # seconds
_CUE = 30  # characters of a short cue: as often a gap may fall between two


def read_along(scenario: Scenario, speed: float, lexicon: Mapping[str, str]) -> Narration:
    """The narration of a localised scenario for viewers who read and do not hear it.

    Arguments:
        speed: characters a second, spaces counted; no stretch of a line goes faster.

    Returns:
        Utterances of silence; nobody has a voice.
    """
    a_character = 1 / speed + _BETWEEN_CUES / _CUE
    scenes = []
    for scene in scenario.scenes:
        utterances = []
        for line, tokens in shown_lines(scene, lexicon):
            times, at = [], 0
            for token in tokens:
                end = at + round((len(token.shown) + 1) * a_character * SAMPLE_RATE) if token.shown else at
                times.append((at, end))
                at = end + round(_PAUSE[token.pause] * SAMPLE_RATE)
            utterances.append(Utterance(line, tuple(tokens), tuple(times), Silence(at)))
        scenes.append(tuple(utterances))
    return Narration(tuple(scenes), {})
