"""A silent narration with estimated times, for what only needs to know about when things are said."""

from __future__ import annotations

from collections.abc import Mapping

from vidgen.narration.narrate import BREATH, SAMPLE_RATE, Narration, Utterance, shown_lines
from vidgen.narration.pcm import Silence
from vidgen.scenario.model import Scenario
from vidgen.vietnamese.text import Pause

_CLAUSE = 0.15  # seconds of silence after a clause


def estimate(
    scenario: Scenario, rate: float, lexicon: Mapping[str, str], breath: float = BREATH
) -> Narration:
    """The narration of a localised scenario as it would be timed at `rate` syllables a second.

    Arguments:
        breath: seconds of silence between two sentences of a line.
    """
    pauses = {Pause.NONE: 0.0, Pause.CLAUSE: _CLAUSE, Pause.SENTENCE: breath}
    syllable = round(SAMPLE_RATE / rate)
    scenes = []
    for scene in scenario.scenes:
        utterances = []
        for line, tokens in shown_lines(scene, lexicon):
            times, at = [], 0
            for token in tokens:
                end = at + len(token.spoken) * syllable
                times.append((at, end))
                at = end + round(pauses[token.pause] * SAMPLE_RATE)
            utterances.append(Utterance(line, tuple(tokens), tuple(times), Silence(at)))
        scenes.append(tuple(utterances))
    return Narration(tuple(scenes), {})
