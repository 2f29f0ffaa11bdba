"""A shot in parts: cut at a frame, or stopped there.

What comes after a cut goes on from the picture as it stood: no entrance is played again, and a layer that
was in the middle of one finishes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from vidgen.brand.kit import Brand, Palette
from vidgen.storyboard.captions import caption_layer
from vidgen.storyboard.model import (
    SAMPLES_PER_FRAME,
    Caption,
    CaptionWord,
    Footage,
    Layer,
    PlacedSpeech,
    Pose,
    Shot,
)

CAPTION: Final = "caption"
_VERSION: Final = 1  # raise it when the same part comes out in other pixels


def part(
    shot: Shot, start: int, stop: int, brand: Brand, palette: Palette, *, rest: int = 0, speaker: str = ""
) -> Shot:
    """The frames from `start` to before `stop`; no word may be heard across either.

    Arguments:
        palette: of the shot's captions.
        rest: frames for which the last picture stands on, with its caption, so that it can be read.
        speaker: whose turn its first caption begins, for subtitle files, where that says of none.

    Raises:
        ValueError: a line is heard across one of the cuts.
    """
    frames = stop - start + rest
    captions = _captions(shot.captions, start, stop, rest, speaker)
    layers = tuple(
        caption_layer(captions, brand, palette) if layer.name == CAPTION else _layer(layer, start, stop)
        for layer in shot.layers
    )
    key = hashlib.sha256(f"part {_VERSION} {start} {stop} {rest} {shot.key}".encode()).hexdigest()
    settled = min(max(shot.settled - start, 0), stop - start - 1)
    if start > shot.settled:
        settled = (stop - start) // 2
    return replace(
        shot,
        frames=frames,
        layers=layers,
        captions=captions,
        speech=_speech(shot.speech, start, stop),
        settled=settled,
        key=key,
    )


def stopped(shot: Shot, frame: int, frames: int, without: Collection[str] = ()) -> Shot:
    """The picture of a shot at a frame, standing for so many frames, silent and without captions.

    Arguments:
        without: names of further layers to leave out.
    """
    left_out = {CAPTION, *without}
    layers = tuple(
        _layer(layer, frame, frame + 1) if layer.name not in left_out else Layer(layer.name, ())
        for layer in shot.layers
    )
    names = " ".join(sorted(left_out))
    key = hashlib.sha256(f"stopped {_VERSION} {frame} {frames} {names} {shot.key}".encode()).hexdigest()
    return replace(shot, frames=frames, layers=layers, captions=(), speech=(), settled=frames // 2, key=key)


def over(shot: Shot, layers: Sequence[Layer], decides: object) -> Shot:
    """The shot with further layers below its captions and its draft mark.

    Arguments:
        decides: all that decides their pixels; its `repr` becomes part of the key.
    """
    at = next(number for number, layer in enumerate(shot.layers) if layer.name == CAPTION)
    while at and shot.layers[at - 1].name.startswith("draft-"):
        at -= 1
    key = hashlib.sha256(f"over {_VERSION} {decides!r} {shot.key}".encode()).hexdigest()
    return replace(shot, layers=(*shot.layers[:at], *layers, *shot.layers[at:]), key=key)


def heard_until(shot: Shot, line: int) -> int:
    """The frame before which all of a line, counted from 0, has been heard."""
    speech = shot.speech[line]
    return -(-(speech.start + len(speech.samples)) // SAMPLES_PER_FRAME)


def reading_rest(shot: Shot, frame: int) -> int:
    """For how many frames after one the caption that stands there was to stay, to be read."""
    return max((cue.end - frame for cue in shot.captions if cue.shown < frame < cue.end), default=0)


def _layer(layer: Layer, start: int, stop: int) -> Layer:
    """The poses in force from a frame to before another one, moved to the new beginning."""
    standing = layer.at(start)
    poses = [replace(standing, frame=0)] if standing is not None else []
    poses += [replace(pose, frame=pose.frame - start) for pose in layer.poses if start < pose.frame < stop]
    footage = layer.footage and replace(
        layer.footage, skipped=layer.footage.skipped + _shown_before(layer, layer.footage, start)
    )
    return replace(layer, poses=tuple(poses), footage=footage)


def _shown_before(layer: Layer, footage: Footage, frame: int) -> int:
    """How many frames of a layer's footage have been shown before one."""
    shown = 0
    ends: list[Pose | None] = [*layer.poses[1:], None]
    for pose, following in zip(layer.poses, ends, strict=True):
        if pose.picture is not None:
            shown += max(0, min(following.frame if following else frame, frame) - pose.frame)
    return min(shown, footage.frames - 1)


def _speech(speech: Sequence[PlacedSpeech], start: int, stop: int) -> tuple[PlacedSpeech, ...]:
    first, last = start * SAMPLES_PER_FRAME, stop * SAMPLES_PER_FRAME
    found = []
    for each in speech:
        end = each.start + len(each.samples)
        if (each.start < first < end) or (each.start < last < end):
            raise ValueError(f"a line is heard from sample {each.start} to {end}, across a cut")
        if first <= each.start < last:
            found.append(PlacedSpeech(each.start - first, each.samples))
    return tuple(found)


def _captions(
    captions: Sequence[Caption], start: int, stop: int, rest: int, speaker: str
) -> tuple[Caption, ...]:
    """Those whose words are heard between two frames; what lingers of one before is not shown again."""
    found = [_moved(cue, start, stop - start + rest) for cue in captions if start <= cue.start < stop]
    if found and not found[0].speaker:
        found[0] = replace(found[0], speaker=speaker)
    return tuple(found)


def _moved(cue: Caption, start: int, frames: int) -> Caption:
    end = min(cue.end - start, frames)
    words = tuple(
        tuple(CaptionWord(word.text, word.start - start, min(word.end - start, end)) for word in line)
        for line in cue.lines
    )
    return replace(cue, start=cue.start - start, end=end, lines=words, lead=min(cue.lead, cue.start - start))
