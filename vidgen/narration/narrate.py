"""The narration: every line of a scenario spoken, with the time of each shown token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.casting import NARRATOR, Casting
from vidgen.narration.pcm import SAMPLE_RATE as SAMPLE_RATE
from vidgen.narration.pcm import Pcm
from vidgen.narration.role import RoleVoice
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.takes.lines import ShownScene, script_lines, voices_by_line
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Line, Mark, Role, Scenario, Scene
from vidgen.scenario.pressed import pressed
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.numbers import cardinal
from vidgen.vietnamese.spoken import tokens
from vidgen.vietnamese.text import Pause, Token

if TYPE_CHECKING:
    from vidgen.narration.store import SpeechStore

BREATH: Final = 0.28  # seconds between two sentences
SENTENCE_GAP: Final = round(BREATH * SAMPLE_RATE)
RATE: Final = 4.6  # syllables per second, pauses apart; about 4 with them

_SCREEN: Final = "screen"
_LETTERED: Final = frozenset({"quiz"})  # scenes whose items are options with letters
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
        samples: mono at `SAMPLE_RATE`; float32 as spoken, mostly int16 in a storyboard, `Silence` where
            nobody speaks.
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

    Before an option of a quiz stands its letter, so that who only hears it knows what “B” answers. A button
    of a screen is told as what one does with it: ``Bấm nút Gửi hồ sơ``.

    Arguments:
        families: role -> how its voice wants foreign words, where not in Vietnamese syllables.
    """
    number = options = 0
    for line in scene.lines:
        family = families.get(line.speaker, Family.RESPELLED)
        item = line.role is Role.ITEM
        text = pressed(line.text) if item and scene.type == _SCREEN else line.text
        shown = tuple(tokens(spans(text), lexicon, family=family))
        if line.mark is Mark.NUMBER:
            number += 1
            shown = (Token(f"{number}.", cardinal(number), Pause.CLAUSE, glued=True), *shown)
        elif item and scene.type in _LETTERED and options < len(ascii_uppercase):
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
    from vidgen.narration.saying import said  # a check of a script times lines without a sound

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
        samples, times = said(role, store, rate, gap, shown)
    except VoiceError as error:
        placed = [
            finding if finding.path else replace(finding, path=scenario.path, line=line.line or None)
            for finding in error.findings
        ]
        if isinstance(error, EngineFailed):
            raise EngineFailed(placed, spec or error.engine) from error
        raise VoiceError(placed) from error
    return Utterance(line, shown, times, samples)
