"""The lines of a script as a person records them, and the voices that hold a take of each line.

A voice speaks sentence by sentence and anything it is given. A `LineByLine` voice holds whole lines instead,
each as its role says it: before a narration it is shown all of its lines at once, finds a take for each, and
names every line whose take is missing or wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from vidgen.errors import Finding, VoiceError
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Voice
from vidgen.scenario.model import Line
from vidgen.vietnamese.spoken import spoken_text
from vidgen.vietnamese.text import Pause, Token

ShownScene = Sequence[tuple[Line, tuple[Token, ...]]]

PAUSES: Final = {Pause.NONE: 0.0, Pause.CLAUSE: 0.15, Pause.SENTENCE: 0.28}  # seconds


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line of a script.

    Attributes:
        number: in the script, from 1.
        scene: number of its scene, from 1.
        place: its number in the scene, from 1.
        speaker: of the cast; None is the narrator.
        shown: as on screen, without markup; before a numbered item stands its number.
        spoken: what is said.
        syllables: in `spoken`.
        pauses: seconds of usual pauses inside it.
        path, line: where it stands.
    """

    number: int
    scene: int
    place: int
    speaker: str | None
    shown: str
    spoken: str
    syllables: int
    pauses: float
    path: Path | None
    line: int

    def seconds(self, rate: float) -> float:
        """How long it usually takes at so many syllables a second, pauses apart."""
        return self.syllables / rate + self.pauses


@dataclass(frozen=True, slots=True)
class Takes:
    """What a voice found for its lines.

    Attributes:
        voices: for each line, in order, one that says this line and nothing else.
        findings: what people should know although all lines are there.
    """

    voices: tuple[Voice, ...]
    findings: tuple[Finding, ...] = ()


@runtime_checkable
class LineByLine(Protocol):
    """A voice that holds whole lines, each as its role says it. No colour is laid on it."""

    def takes(self, lines: Sequence[ScriptLine], rate: float) -> Takes:
        """A take of each line.

        Arguments:
            lines: all the lines it is to say, in order.
            rate: syllables per second that the script is meant to have.

        Raises:
            VoiceError: all lines whose take is missing or cannot be used, each finding with its place.
        """


def script_lines(path: Path | None, shown: Sequence[ShownScene]) -> tuple[ScriptLine, ...]:
    """Every line of a script that has something to say.

    Arguments:
        path: of the script.
        shown: its scenes as `narrate.shown_lines` gives them.
    """
    found: list[ScriptLine] = []
    for scene_number, scene in enumerate(shown, 1):
        for place, (line, tokens) in enumerate(scene, 1):
            syllables = sum(len(token.spoken) for token in tokens)
            if not syllables:
                continue
            found.append(
                ScriptLine(
                    number=len(found) + 1,
                    scene=scene_number,
                    place=place,
                    speaker=line.speaker,
                    shown=" ".join(token.shown for token in tokens),
                    spoken=spoken_text(tuple(tokens)),
                    syllables=syllables,
                    pauses=_pauses(tokens),
                    path=path,
                    line=line.line,
                )
            )
    return tuple(found)


def voices_by_line(
    lines: Sequence[ScriptLine], roles: Mapping[str | None, RoleVoice], rate: float
) -> tuple[dict[tuple[int, int], RoleVoice], tuple[Finding, ...]]:
    """The voice of each line that its role has a take of, by scene and place, and what to tell people.

    Lines of roles that speak whatever they are given are left out.

    Raises:
        VoiceError: every line whose take is missing or cannot be used.
    """
    voices: dict[tuple[int, int], RoleVoice] = {}
    findings: list[Finding] = []
    wrong: list[Finding] = []
    for holder in dict.fromkeys(role.voice for role in roles.values() if isinstance(role.voice, LineByLine)):
        own = [one for one in lines if one.speaker in roles and roles[one.speaker].voice is holder]
        try:
            takes = holder.takes(own, rate)
        except VoiceError as error:
            wrong += error.findings
            continue
        findings += takes.findings
        for one, voice in zip(own, takes.voices, strict=True):
            voices[one.scene, one.place] = RoleVoice(voice)
    if wrong:
        raise VoiceError(wrong)
    return voices, tuple(findings)


def _pauses(tokens: Sequence[Token]) -> float:
    return sum(PAUSES[token.pause] for token in tokens[:-1])
