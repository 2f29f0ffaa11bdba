"""Photos and footage as moviepy clips, one RGBA picture a frame.

A photo is slowly zoomed by a moviepy transform with sub-pixel steps; footage is scaled and cropped to fill.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
from PIL import Image

from vidgen.errors import MediaError
from vidgen.messages import _
from vidgen.paint.photo import covering
from vidgen.paint.shapes import rounded_mask
from vidgen.storyboard.model import FPS, Footage

_ZOOM = 0.07  # how much larger the photo has become at the end
_SPARE = 1.1  # the photo is kept this much larger than shown, so that zooming never blurs it


def pictures(footage: Footage, first: int = 0) -> Generator[Image.Image, None, None]:
    """The RGBA picture of each of `footage.frames` frames, in order, from frame `first` on.

    Raises:
        MediaError: a file that cannot be read (VG-M002 photo, VG-M005 video).
    """
    mask = rounded_mask(footage.size, footage.radius)
    clip = _video(footage) if footage.video else _photo(footage)
    try:
        for frame in range(first, footage.frames):
            try:
                image = Image.fromarray(clip.get_frame(frame / FPS)).convert("RGBA")
            except (OSError, ValueError, IndexError) as error:
                raise _unreadable(footage) from error
            image.putalpha(mask)
            yield image
    finally:
        clip.close()


def _photo(footage: Footage) -> Any:
    width, height = footage.size
    large = covering(footage.path, (round(width * _SPARE), round(height * _SPARE)))
    seconds = footage.frames / FPS

    def zoomed(get_frame: Any, t: float) -> np.ndarray[Any, Any]:
        zoom = 1 + _ZOOM * t / seconds
        w, h = large.width / zoom, large.height / zoom
        box = ((large.width - w) / 2, (large.height - h) / 2, (large.width + w) / 2, (large.height + h) / 2)
        return np.asarray(large.resize((width, height), Image.Resampling.BICUBIC, box=box))

    from moviepy import ImageClip  # takes long to load, and most films have no photo

    return ImageClip(np.asarray(large)).with_duration(seconds).transform(zoomed)


def _video(footage: Footage) -> Any:
    from moviepy import VideoFileClip

    width, height = footage.size
    try:
        clip = VideoFileClip(str(footage.path), audio=False)
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise _unreadable(footage) from error
    scale = max(width / clip.w, height / clip.h)
    last = max(0.0, clip.duration - 1.5 / clip.fps)

    def filled(get_frame: Any, t: float) -> np.ndarray[Any, Any]:
        image = Image.fromarray(get_frame(min(t, last)))
        w, h = width / scale, height / scale
        box = ((image.width - w) / 2, (image.height - h) / 2, (image.width + w) / 2, (image.height + h) / 2)
        return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC, box=box))

    return clip.transform(filled)


def _unreadable(footage: Footage) -> MediaError:
    return MediaError.of(
        "VG-M005",
        _("Không đọc được video “{name}”: tệp hỏng hoặc bị cắt.").format(name=footage.path.name),
        _("Mở tệp bằng trình phát video để kiểm tra, rồi xuất lại thành MP4 (H.264)."),
        path=footage.script or footage.path,
        line=footage.line,
    )
