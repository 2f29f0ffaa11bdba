"""The narration: every line of a scenario spoken, with the time of each shown token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.casting import NARRATOR, Casting
from vidgen.narration.loudness import levelled
from vidgen.narration.role import RoleVoice
from vidgen.narration.sound import resampled, softened, trimmed
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Line, Mark, Scenario, Scene
from vidgen.turns import turn
from vidgen.vietnamese.numbers import cardinal
from vidgen.vietnamese.spoken import spoken_text, tokens
from vidgen.vietnamese.text import Pause, Token

SAMPLE_RATE: Final = 48_000
SENTENCE_GAP: Final = round(0.28 * SAMPLE_RATE)
RATE: Final = 4.6  # syllables per second, pauses apart; about 4 with them

_STEPS: Final = np.float32(32768)

Times = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A line as spoken.

    Attributes:
        line: what was written.
        tokens: as shown and heard, in order; before a numbered item stands its number.
        times: ``(start, end)`` of each token in samples from the start of the utterance, in order; a token
            that is only seen has no length and stands at the end of the one before.
        samples: float32 mono at `SAMPLE_RATE`.
    """

    line: Line
    tokens: tuple[Token, ...]
    times: Times
    samples: Samples


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """A whole scenario as spoken.

    Attributes:
        scenes: for each scene of the scenario an utterance for each of its lines.
        voices: role -> how it sounds, ``espeak:vi+f3 +1.5 st ×0.95``; the narrator is `casting.NARRATOR`.
        skipped: ``(engine, reason)`` for each preferred engine that could not be used.
    """

    scenes: tuple[tuple[Utterance, ...], ...]
    voices: Mapping[str, str]
    skipped: tuple[tuple[str, str], ...] = ()


def narrate(
    scenario: Scenario,
    casting: Casting,
    store: SpeechStore | None,
    *,
    rate: float = RATE,
    lexicon: Mapping[str, str] | None = None,
) -> Narration:
    """Speak every line of a scenario.

    Arguments:
        scenario: localised: without slots.
        casting: of this scenario.
        store: where speech is looked up and kept; None speaks all anew.
        rate: syllables per second, pauses apart. Vietnamese read aloud has 5.2 (Pellegrino et al., Language
            87, 2011); 3.8–4.4 is easy to follow, 3.3 for the elderly.
        lexicon: shown -> spoken; the scenario's own lexicon goes before it.

    Raises:
        VoiceError: a line has nothing to speak (``VG-V006``), its speaker has no voice (``VG-V012``), or its
            voice fails; the finding names the line.
    """
    words = {**(lexicon or {}), **scenario.lexicon}

    def spoken(scene: Scene) -> tuple[Utterance, ...]:
        lines = shown_lines(scene, words)
        return tuple(_utterance(scenario, casting, store, rate, line, shown) for line, shown in lines)

    voices = {role or NARRATOR: voice.title for role, voice in casting.roles.items()}
    return Narration(tuple(map(spoken, scenario.scenes)), voices, casting.skipped)


def shown_lines(scene: Scene, lexicon: Mapping[str, str]) -> Iterator[tuple[Line, tuple[Token, ...]]]:
    """Each line of a scene with its tokens; before a numbered item stands its number, shown and spoken."""
    number = 0
    for line in scene.lines:
        shown = tuple(tokens(spans(line.text), lexicon))
        if line.mark is Mark.NUMBER:
            number += 1
            shown = (Token(f"{number}.", cardinal(number), Pause.CLAUSE, glued=True), *shown)
        yield line, shown


def _utterance(
    scenario: Scenario,
    casting: Casting,
    store: SpeechStore | None,
    rate: float,
    line: Line,
    shown: tuple[Token, ...],
) -> Utterance:
    try:
        role = casting.roles.get(line.speaker)
        if role is None:
            raise VoiceError.of(
                "VG-V012",
                _("Vai “{name}” chưa có giọng.").format(name=line.speaker),
                _("Khai báo vai này ở mục cast của kịch bản."),
            )
        if not any(token.spoken for token in shown):
            raise VoiceError.of(
                "VG-V006",
                _("Dòng “{text}” không có gì để đọc.").format(text=line.text),
                _("Viết lời cần đọc, hoặc thêm {nói: …} sau phần chỉ để xem."),
            )
        samples, times = _spoken(role, store, rate, shown)
    except VoiceError as error:
        raise VoiceError(
            finding if finding.path else replace(finding, path=scenario.path, line=line.line or None)
            for finding in error.findings
        ) from error
    return Utterance(line, shown, times, samples)


def _spoken(
    role: RoleVoice, store: SpeechStore | None, rate: float, shown: Sequence[Token]
) -> tuple[Samples, Times]:
    """The tokens spoken sentence by sentence, with a pause between."""
    parts: list[Samples] = []
    times: list[tuple[int, int]] = []
    length = 0
    for sentence in _sentences(shown):
        if any(token.spoken for token in sentence):
            if parts:
                parts.append(np.zeros(SENTENCE_GAP, np.float32))
                length += SENTENCE_GAP
            speech = _speech(role, store, rate, sentence)
            syllables = [(start + length, end + length) for start, end in speech.words or ()]
            parts.append(speech.samples)
            length += len(speech.samples)
        else:
            syllables = []
        for token in sentence:
            heard, syllables = syllables[: len(token.spoken)], syllables[len(token.spoken) :]
            last = times[-1][1] if times else 0
            times.append((heard[0][0], heard[-1][1]) if heard else (last, last))
    return np.concatenate(parts), tuple(times)


def _sentences(shown: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for index, token in enumerate(shown, 1):
        if token.pause is Pause.SENTENCE or index == len(shown):
            yield shown[start:index]
            start = index


def _speech(role: RoleVoice, store: SpeechStore | None, rate: float, sentence: Sequence[Token]) -> Speech:
    """One sentence, ready to be placed, from the store if it was spoken before."""
    text = spoken_text(tuple(sentence))
    key = speech_key(role, text, rate)
    known = store.get(key) if store else None
    if known is not None:
        return known
    if store is None:
        return _ready(role, text, role.speak(text, rate))
    with turn(key, wait=True):
        known = store.get(key)
        if known is None:
            known = _ready(role, text, role.speak(text, rate))
            store.keep(key, known)
        return known


def _ready(role: RoleVoice, text: str, raw: Speech) -> Speech:
    """Cut to what is heard, at the film's rate, levelled, ends soft, in the 16 bits it is kept in."""
    if raw.words is None or len(raw.words) != len(text.split()):
        raise VoiceError.of(
            "VG-V009",
            _("Giọng “{voice}” không cho biết thời điểm của từng tiếng.").format(voice=role.title),
            _("Chọn giọng khác: vidgen voices"),
        )
    cut = trimmed(raw)
    if not len(cut.samples):
        raise VoiceError.of(
            "VG-V010",
            _("Giọng “{voice}” trả về im lặng cho câu “{text}”.").format(voice=role.title, text=text),
            _("Chọn giọng khác: vidgen voices"),
        )
    placed = resampled(cut, SAMPLE_RATE)
    soft = softened(levelled(placed.samples, SAMPLE_RATE), SAMPLE_RATE)
    steps = np.rint(soft * _STEPS).clip(-_STEPS, _STEPS - 1)
    return replace(placed, samples=steps.astype(np.float32) / _STEPS)
