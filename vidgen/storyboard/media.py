"""A photo or footage on the stage, across the content width, with what it shows and its source beneath."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PIL import Image

from vidgen.messages import _
from vidgen.paint.photo import check_photo, framed
from vidgen.paint.shapes import rounded_mask
from vidgen.paint.text import TextBlock
from vidgen.scenario.credit import credit
from vidgen.scenario.model import Media, Scenario
from vidgen.storyboard import canvas
from vidgen.storyboard.footage_facts import is_video
from vidgen.storyboard.model import Footage, Layer, Picture, Pose
from vidgen.storyboard.stage import Stage
from vidgen.storyboard.trimming import Part, part_of

_RADIUS = 32
_GAP = 16  # between the picture and what is written beneath
_ABOVE_CAPTIONS = 14  # small type needs more air above the box of the captions than a picture


def media_path(scenario: Scenario, media: Media) -> Path:
    """The file a script names."""
    return scenario.folder / media.path


def show_media(stage: Stage) -> None:
    """Put the scene's heading and its picture on the stage, with its caption and source line.

    A photo moves slowly, and stands still where the stage is calm. Footage plays.

    Raises:
        MediaError: the file is missing, broken or of a kind that cannot be read.
    """
    media = stage.scene.media
    if media is None:
        raise ValueError("the loader lets no such scene pass without a picture")
    path, script = media_path(stage.scenario, media), stage.scenario.path
    video = is_video(path)
    part = part_of(media, path, script)
    if not video:
        check_photo(path, media.line, script)
    y = stage.heading(size=62) + 24 if stage.scene.heading else canvas.HEAD_Y
    beneath = _beneath(stage, media)
    bottom = canvas.FLOOR - sum(block.height for _name, block in beneath)
    bottom -= _GAP + _ABOVE_CAPTIONS if beneath else 0
    size = (canvas.CONTENT_WIDTH, (bottom - y) // 2 * 2)
    _put(stage, path, media, size, y, part if video else None)
    y += size[1] + _GAP
    for name, block in beneath:
        stage.show_text(name, block, canvas.LEFT, y)
        y += block.height


def _put(stage: Stage, path: Path, media: Media, size: tuple[int, int], y: int, part: Part | None) -> None:
    """Show a photo, or the part of a video."""
    video, (begin, until) = part is not None, (part.start, part.end) if part else (0.0, None)
    script = stage.scenario.path
    # Of footage the compositor takes a frame of its own.
    paint = partial(Image.new, "RGBA", size) if video else partial(_still, path, size, media.line, script)
    picture = Picture(size, paint)
    if stage.calm and not video:
        stage.show("photo", picture, canvas.LEFT, y)
        return
    footage = Footage(
        path,
        size,
        _RADIUS,
        video,
        stage.frames,
        script,
        media.line,
        sound=media.sound,
        begin=begin,
        until=until,
    )
    stage.moving = True
    stage.layers.append(Layer("photo", (Pose(0, picture, canvas.LEFT, y),), footage))


def _beneath(stage: Stage, media: Media) -> list[tuple[str, TextBlock]]:
    """What the picture shows, and where it comes from."""
    shown, source = credit(media.alt)
    lines = (
        ("legend", shown, stage.style(38, "bold"), 30, 2, _("chú thích ảnh")),
        ("source", source, stage.style(30, "regular", stage.palette.muted), 26, 2, _("nguồn ảnh")),
    )
    return [
        (
            name,
            stage.text(
                text,
                style,
                canvas.CONTENT_WIDTH,
                smallest=smallest,
                max_lines=most,
                what=what,
                line=media.line,
            ),
        )
        for name, text, style, smallest, most, what in lines
        if text
    ]


def _still(path: Path, size: tuple[int, int], line: int, script: Path | None) -> Image.Image:
    image = framed(path, size, line, script)
    image.putalpha(rounded_mask(size, _RADIUS))
    return image
