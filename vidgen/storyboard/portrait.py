"""A member of the cast on the stage: the mouth moves while they are heard, and they blink while they listen.

The mouth changes when a word lights up in the captions as often as it can, so that hardly a frame changes for
it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from PIL import Image

from vidgen.narration.narrate import Utterance
from vidgen.paint.avatars import avatar
from vidgen.paint.faces import CALM, Expression, Mouth
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import CastMember, Scenario
from vidgen.scenario.names import bare, same
from vidgen.storyboard.model import SAMPLES_PER_FRAME, Picture
from vidgen.storyboard.motion import ENTRANCE, Motion
from vidgen.storyboard.stage import Said, Stage

POSE = 10  # frames at least between two poses of a mouth: three a second
_LATE = 14  # frames after which it moves within a word
_SILENCE = 8  # frames of silence for which it closes
_BLINK_EVERY, _BLINK, _BLINK_APART = 108, 3, 41  # frames; and by how much two listeners are apart

Looks = Sequence[tuple[int, Expression]]  # from which frame of the scene which expression


def expressions(stage: Stage, name: str, *, said: Sequence[Said] | None = None, talks: bool = True) -> Looks:
    """The expressions of a member of the cast over the scene, beginning with frame 0.

    Arguments:
        said: the lines at which the mouth moves; all of theirs where it is not given.
        talks: False for one who writes: the mouth stays closed.
    """
    own = [each for each in (stage.said if said is None else said) if each.line.speaker == name and talks]
    if stage.calm:
        looks = [look for each in own for look in ((each.start, Expression("open")), (each.end, CALM))]
        return _each_change([(0, CALM), *looks])
    spoken = [look for each in own for look in mouths(each)]
    blinks = list(_blinks(stage, name, own))
    return _each_change([(0, CALM), *sorted([*spoken, *blinks], key=lambda look: look[0])])


def mouths(said: Said) -> list[tuple[int, Expression]]:
    """The poses of the mouth at a line, at most three a second, on the syllables; closed at the end."""
    poses: list[tuple[int, Expression]] = []
    last, mouth = said.start - POSE, "closed"
    syllables = list(_syllables(said.utterance, said.start))
    for (frame, syllable, begins_word), after in pairwise([*syllables, (said.end, "", True)]):
        if frame - last >= (POSE if begins_word else _LATE):
            mouth = _mouth(syllable, mouth)
            poses.append((frame, Expression(mouth)))
            last = frame
        closes = max(frame + _SILENCE, last + POSE)
        if after[0] - closes >= _SILENCE and mouth != "closed":
            mouth = "closed"
            poses.append((closes, CALM))
            last = closes
    return [*((frame, look) for frame, look in poses if frame <= said.end - POSE), (said.end, CALM)]


def show_portrait(
    stage: Stage,
    layer: str,
    member: CastMember,
    looks: Looks,
    place: tuple[int, int, int],
    *,
    at: int = 0,
    motion: Motion = "pop",
) -> None:
    """Put a portrait on the stage.

    Arguments:
        looks: see `expressions`.
        place: x, y and edge in pixels.
    """
    x, y, size = place
    pictures = portraits(member, looks, size)
    first, later = after_entrance(looks, at)
    stage.show(
        layer,
        pictures[first],
        x,
        y,
        at=at,
        motion=motion,
        later=[(frame, pictures[look]) for frame, look in later],
    )


def portraits(member: CastMember, looks: Looks, size: int) -> dict[Expression, Picture]:
    """A picture of each expression, `size` pixels square."""
    return {
        look: Picture((size, size), partial(_portrait, member, size, look)) for _, look in (*looks, (0, CALM))
    }


def after_entrance(looks: Looks, at: int) -> tuple[Expression, Looks]:
    """The expression to enter with at a frame, and those that follow when the entrance is over."""
    settled = at + ENTRANCE
    before = [look for frame, look in looks if frame <= settled]
    return before[-1] if before else CALM, [(frame, look) for frame, look in looks if frame > settled]


def as_values(looks: Looks) -> list[list[object]]:
    """The expressions as JSON values, for the key of a scene."""
    return [[frame, look.mouth, look.blink] for frame, look in looks]


def main_character(scenario: Scenario) -> CastMember | None:
    """Whose story it is: the first who speaks and is no stranger."""
    told = [line.speaker for scene in scenario.scenes for line in scene.lines if line.speaker]
    members = (scenario.cast[name] for name in told)
    return next((member for member in members if member.look != "stranger"), None)


def named(scenario: Scenario, text: str) -> CastMember | None:
    """The member of the cast of that name, in any case."""
    wanted = same(plain_text(text))
    return next((member for name, member in scenario.cast.items() if same(name) == wanted), None)


def _portrait(member: CastMember, size: int, look: Expression) -> Image.Image:
    return avatar(member.look, size, look, member.voice)


def _syllables(utterance: Utterance, first: int) -> Iterator[tuple[int, str, bool]]:
    """Frame of the scene, syllable, and whether a word lights up with it."""
    goes_on = False
    for token, (start, end) in zip(utterance.tokens, utterance.times, strict=True):
        for number, syllable in enumerate(token.spoken):
            sample = start + (end - start) * number // len(token.spoken)
            yield first + sample // SAMPLES_PER_FRAME, syllable, number == 0 and not goes_on
        goes_on = token.same_word


def _mouth(syllable: str, before: str) -> Mouth:
    """Wide for a and e, half open for the rest; never twice the same, or it would stand still."""
    wide = any(vowel in bare(syllable) for vowel in "ae")
    if before == "closed":
        return "open" if wide else "half"
    return "half" if before == "open" else "open"


def _blinks(stage: Stage, name: str, own: Sequence[Said]) -> Iterator[tuple[int, Expression]]:
    place = list(stage.scenario.cast).index(name)
    first = _BLINK_EVERY // 2 + place * _BLINK_APART % _BLINK_EVERY
    for frame in range(first, stage.frames - _BLINK, _BLINK_EVERY):
        if not any(each.start - _BLINK <= frame <= each.end + _BLINK for each in own):
            yield frame, Expression(blink=True)
            yield frame + _BLINK, CALM


def _each_change(looks: Looks) -> Looks:
    """Without those that repeat the one before; of two at one frame the later counts."""
    latest = dict(looks)
    frames = sorted(latest)
    return [
        (frame, latest[frame])
        for number, frame in enumerate(frames)
        if number == 0 or latest[frame] != latest[frames[number - 1]]
    ]
