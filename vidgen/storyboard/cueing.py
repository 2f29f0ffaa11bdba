"""Cues in time: when each cue of a scene comes on, which word is lit when, and when it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen.brand.kit import Brand
from vidgen.narration.narrate import Utterance
from vidgen.paint.fonts import font
from vidgen.storyboard.cutting import GAP, LINGER, MOST, Cutter, needed, width_in
from vidgen.storyboard.model import NARRATOR, SAMPLES_PER_FRAME, Caption, CaptionWord
from vidgen.vietnamese.cues import Cue

_LEAD = 9  # frames a cue may come before its first word
_REST = 15  # frames that a line may wait for the cue before it to be read
_DASHES = frozenset("-–—•")  # they part title and note on a card; a caption has a colon instead


@dataclass(frozen=True, slots=True)
class Laid:
    """A line as cues.

    Attributes:
        utterance: the line as spoken.
        cues: of token indices.
        starts: the frame of the utterance from which each token is heard.
        ends: the frame before which it has been heard.
        rest: frames after the utterance that its last cue needs to be read.
    """

    utterance: Utterance
    cues: tuple[Cue, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    rest: int


def laid(utterance: Utterance, brand: Brand, pause: int = LINGER) -> Laid:
    """The cues of a line.

    Arguments:
        pause: frames of silence that follow the line.
    """
    starts = tuple(start // SAMPLES_PER_FRAME for start, _ in utterance.times)
    ends = tuple(-(-end // SAMPLES_PER_FRAME) for _, end in utterance.times)
    length = -(-len(utterance.samples) // SAMPLES_PER_FRAME)
    width = width_in(font(brand.fonts.bold, brand.measure.caption))
    found = Cutter(utterance, starts, ends, length + pause - GAP, width, brand.measure).cut()
    if not found:
        return Laid(utterance, (), starts, ends, 0)
    last = found[-1]
    text = "\n".join(" ".join(utterance.tokens[at].shown for at in line) for line in last)
    missing = starts[last[0][0]] + needed(text, brand.measure.reading) + GAP - length
    return Laid(utterance, tuple(found), starts, ends, min(max(missing, 0), _REST))


def captions(
    utterances: Sequence[tuple[int, Utterance]],
    frames: int,
    brand: Brand,
    lines_of: Sequence[Laid] | None = None,
) -> tuple[Caption, ...]:
    """The cues of one scene.

    Arguments:
        utterances: each with the frame of the scene at which it starts.
        frames: length of the scene.
        lines_of: the utterances as cues, where they have been laid out already.
    """
    found: list[tuple[int, int, tuple[tuple[CaptionWord, ...], ...], Utterance]] = []
    for number, (first, utterance) in enumerate(utterances):
        after = utterances[number + 1][0] if number + 1 < len(utterances) else frames + GAP
        length = -(-len(utterance.samples) // SAMPLES_PER_FRAME)
        line = lines_of[number] if lines_of else laid(utterance, brand, after - first - length)
        starts = [first + start for start in line.starts]
        ends = [first + end for end in line.ends]
        for cue in line.cues:
            lines = tuple(words for row in cue if (words := tuple(_words(utterance, row, starts, ends))))
            if lines:
                found.append((lines[0][0].start, ends[cue[-1][-1]], lines, utterance))
    made: list[Caption] = []
    fastest = brand.measure.reading
    speaker: str | None = None
    for number, (start, end, lines, utterance) in enumerate(found):
        limit = found[number + 1][0] - GAP if number + 1 < len(found) else frames
        stays = min(max(end + LINGER, start + needed(_text(lines), fastest)), max(end, start + MOST))
        stop = max(start + 1, min(stays, limit))
        turns = utterance.line.speaker != speaker
        speaker = utterance.line.speaker
        caption = Caption(
            start,
            stop,
            _until_next(lines, stop),
            speaker=(speaker or NARRATOR) if turns else "",
            line=utterance.line.line,
        )
        if lead := _lead(caption, made[-1] if made else None, found[number - 1][1], fastest):
            caption = replace(caption, lead=lead)
            if made and made[-1].end > caption.shown - GAP:
                made[-1] = _ended(made[-1], caption.shown - GAP)
        made.append(caption)
    return tuple(made)


def _lead(cue: Caption, before: Caption | None, heard: int, fastest: float) -> int:
    """How much sooner a cue must come on to be read, as far as the one before it can spare the time.

    Arguments:
        heard: the frame before which all of the one before it has been heard.
    """
    missing = needed(cue.text, fastest) - (cue.end - cue.start)
    free = cue.start - GAP
    if before:
        free -= max(heard, before.shown + needed(before.text, fastest))
    return max(min(missing, free, _LEAD), 0)


def _ended(cue: Caption, stop: int) -> Caption:
    return replace(cue, end=stop, lines=_until_next(cue.lines, stop))


def _text(lines: Sequence[Sequence[CaptionWord]]) -> str:
    return "\n".join(" ".join(word.text for word in line) for line in lines)


def _words(
    utterance: Utterance, line: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> list[CaptionWord]:
    """Tokens of one word (``căn cước``) light up together; what is only seen lights with what is heard."""
    made: list[CaptionWord] = []
    joined = heard = False
    for index in line:
        token = utterance.tokens[index]
        # A spoken dash (8 - 10), one inside a date and one inside a name stay.
        held = token.glued or (index > 0 and utterance.tokens[index - 1].glued)
        if token.shown in _DASHES and not token.spoken and not held:
            if made and made[-1].text[-1].isalnum():
                made[-1] = CaptionWord(f"{made[-1].text}:", made[-1].start, made[-1].end)
            continue
        if made and (joined or not heard or not token.spoken):
            start = made[-1].start if heard else starts[index]
            made[-1] = CaptionWord(f"{made[-1].text} {token.shown}", start, ends[index])
        else:
            made.append(CaptionWord(token.shown, starts[index], ends[index]))
            heard = False
        joined, heard = token.same_word, heard or bool(token.spoken)
    return made


def _until_next(lines: tuple[tuple[CaptionWord, ...], ...], stop: int) -> tuple[tuple[CaptionWord, ...], ...]:
    """A word stays lit until the next one lights, so that the picture changes once a word, not twice."""
    flat = [word for line in lines for word in line]
    lit = iter(
        CaptionWord(
            word.text,
            min(word.start, stop - 1),
            min(flat[i + 1].start, stop - 1) if i + 1 < len(flat) else stop,
        )
        for i, word in enumerate(flat)
    )
    return tuple(tuple(next(lit) for _ in line) for line in lines)
