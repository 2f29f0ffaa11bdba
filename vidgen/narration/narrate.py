"""The narration: every line of a scenario spoken, with the time of each shown token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from types import MappingProxyType
from typing import Final

import numpy as np

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.casting import NARRATOR, Casting
from vidgen.narration.loudness import levelled
from vidgen.narration.pcm import Pcm
from vidgen.narration.role import RoleVoice
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.sound import resampled, softened, trimmed
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.narration.takes.lines import ShownScene, script_lines, voices_by_line
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Line, Mark, Role, Scenario, Scene
from vidgen.turns import turn
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.numbers import cardinal
from vidgen.vietnamese.spoken import spoken_text, tokens
from vidgen.vietnamese.text import Pause, Token

SAMPLE_RATE: Final = 48_000
BREATH: Final = 0.28  # seconds between two sentences
SENTENCE_GAP: Final = round(BREATH * SAMPLE_RATE)
RATE: Final = 4.6  # syllables per second, pauses apart; about 4 with them

_LETTERED: Final = frozenset({"quiz"})  # scenes whose items are options with letters
_READ: Final = 17  # characters a second, as timed-text rules have it
_ONE_CUE: Final = 52  # characters of two lines
_BETWEEN_CUES: Final = 2 / 30  # seconds

_STEPS: Final = np.float32(32768)

Times = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A line as spoken.

    Attributes:
        line: what was written.
        tokens: as shown and heard, in order; before a numbered item stands its number, before an option its
            letter.
        times: ``(start, end)`` of each token in samples from the start of the utterance, in order; a token
            that is only seen has no length and stands at the end of the one before.
        samples: mono at `SAMPLE_RATE`; float32 as spoken, int16 where silent and mostly in a storyboard.
    """

    line: Line
    tokens: tuple[Token, ...]
    times: Times
    samples: Pcm


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """A whole scenario as spoken.

    Attributes:
        scenes: for each scene of the scenario an utterance for each of its lines.
        voices: role -> how it sounds, ``espeak:vi+f3 +1.5 st ×0.95``; the narrator is `casting.NARRATOR`.
        skipped: ``(engine, reason)`` for each preferred engine that could not be used.
        findings: what people should know of a person's takes although every line has one.
    """

    scenes: tuple[tuple[Utterance, ...], ...]
    voices: Mapping[str, str]
    skipped: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def narrate(
    scenario: Scenario,
    casting: Casting,
    store: SpeechStore | None,
    *,
    rate: float = RATE,
    breath: float = BREATH,
    lexicon: Mapping[str, str] | None = None,
) -> Narration:
    """Speak every line of a scenario.

    Arguments:
        scenario: localised: without slots.
        casting: of this scenario.
        store: where speech is looked up and kept; None speaks all anew.
        rate: syllables per second, pauses apart. Vietnamese read aloud has 5.2 (Pellegrino et al., Language
            87, 2011); 3.8–4.4 is easy to follow, 3.3 for the elderly.
        breath: seconds of silence between two sentences of a line.
        lexicon: shown -> spoken; the scenario's own lexicon goes before it.

    Raises:
        VoiceError: a line has nothing to speak (``VG-V006``), its speaker has no voice (``VG-V012``), or its
            voice fails, or its take of a line cannot be used; the finding names the line.
        EngineFailed: an engine failed, not the text; it is named as the casting has it.
    """
    words = {**(lexicon or {}), **scenario.lexicon}

    families = {role: voice.voice.family for role, voice in casting.roles.items()}
    shown = [tuple(shown_lines(scene, words, families)) for scene in scenario.scenes]
    takes, findings = voices_by_line(script_lines(scenario.path, shown), casting.roles, rate)

    gap = round(breath * SAMPLE_RATE)

    def spoken(number: int, lines: ShownScene) -> tuple[Utterance, ...]:
        return tuple(
            _utterance(
                scenario,
                takes.get((number, place)) or casting.roles.get(line.speaker),
                casting.specs.get(line.speaker, ""),
                store,
                rate,
                gap,
                line,
                tokens,
            )
            for place, (line, tokens) in enumerate(lines, 1)
        )

    voices = {role or NARRATOR: voice.title for role, voice in casting.roles.items()}
    scenes = tuple(spoken(number, lines) for number, lines in enumerate(shown, 1))
    return Narration(scenes, voices, casting.skipped, findings)


def shown_lines(
    scene: Scene, lexicon: Mapping[str, str], families: Mapping[str | None, Family] = MappingProxyType({})
) -> Iterator[tuple[Line, tuple[Token, ...]]]:
    """Each line of a scene with its tokens; before a numbered item stands its number, shown and spoken.

    Before an option of a quiz stands its letter, so that who only hears it knows what “B” answers.

    Arguments:
        families: role -> how its voice wants foreign words, where not in Vietnamese syllables.
    """
    number = options = 0
    for line in scene.lines:
        family = families.get(line.speaker, Family.RESPELLED)
        shown = tuple(tokens(spans(line.text), lexicon, family=family))
        if line.mark is Mark.NUMBER:
            number += 1
            shown = (Token(f"{number}.", cardinal(number), Pause.CLAUSE, glued=True), *shown)
        elif line.role is Role.ITEM and scene.type in _LETTERED and options < len(ascii_uppercase):
            (letter,) = tokens(spans(f"{ascii_uppercase[options]}:"), lexicon, family=family)
            shown = (replace(letter, pause=Pause.CLAUSE, glued=True), *shown)
            options += 1
        yield line, shown


def _utterance(
    scenario: Scenario,
    role: RoleVoice | None,
    spec: str,
    store: SpeechStore | None,
    rate: float,
    gap: int,
    line: Line,
    shown: tuple[Token, ...],
) -> Utterance:
    try:
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
        samples, times = _spoken(role, store, rate, gap, shown)
    except VoiceError as error:
        placed = [
            finding if finding.path else replace(finding, path=scenario.path, line=line.line or None)
            for finding in error.findings
        ]
        if isinstance(error, EngineFailed):
            raise EngineFailed(placed, spec or error.engine) from error
        raise VoiceError(placed) from error
    return Utterance(line, shown, times, samples)


def _spoken(
    role: RoleVoice, store: SpeechStore | None, rate: float, gap: int, shown: Sequence[Token]
) -> tuple[Samples, Times]:
    """The tokens spoken sentence by sentence, with a pause between."""
    parts: list[Samples] = []
    times: list[tuple[int, int]] = []
    length = before = 0
    for sentence in (shown,) if role.voice.whole_lines else _sentences(shown):
        if any(token.spoken for token in sentence):
            if parts:
                pause = _breath(gap, before, len(parts[-1]))
                parts.append(np.zeros(pause, np.float32))
                length += pause
            before = sum(len(token.shown) + 1 for token in sentence) - 1
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


def _breath(gap: int, characters: int, samples: int) -> int:
    """The silence after a sentence; longer where it would not be read in the time that it is heard.

    Arguments:
        gap: the usual one, in samples.
        characters: of the sentence as shown.
        samples: of the sentence as heard.
    """
    if characters > _ONE_CUE:  # its end is a caption of its own
        return gap
    wanted = round((characters / _READ + _BETWEEN_CUES) * SAMPLE_RATE) - samples
    return min(max(gap, wanted), 2 * gap)


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
    cut = trimmed(raw)
    if not len(cut.samples):
        raise VoiceError.of(
            "VG-V010",
            _("Giọng “{voice}” trả về im lặng cho câu “{text}”.").format(voice=role.title, text=text),
            _("Chọn giọng khác: vidgen voices"),
        )
    if cut.words is None or len(cut.words) != len(text.split()):
        from vidgen.narration.align import aligned  # a check of a script times lines without a sound

        cut = aligned(cut, text)
    placed = resampled(cut, SAMPLE_RATE)
    soft = softened(levelled(placed.samples, SAMPLE_RATE), SAMPLE_RATE)
    steps = np.rint(soft * _STEPS).clip(-_STEPS, _STEPS - 1)
    return replace(placed, samples=steps.astype(np.float32) / _STEPS)
