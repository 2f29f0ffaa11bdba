"""The contact sheet: every scene at a glance, from a storyboard or from a finished video."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
from PIL import Image

from vidgen.errors import MediaError
from vidgen.film.compositor import still
from vidgen.messages import _
from vidgen.storyboard.model import Storyboard

_GROUND = (32, 32, 34)
_GAP = 20
_COLUMNS = 4


def storyboard_stills(storyboard: Storyboard) -> list[Image.Image]:
    """Each shot at its settled frame, full size RGB."""
    return [still(shot, shot.settled) for shot in storyboard.shots]


def video_stills(path: Path, count: int = 8) -> list[Image.Image]:
    """`count` frames spread evenly over a video.

    Raises:
        MediaError: it cannot be read (VG-M005).
    """
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            total = stream.frames or sum(1 for packet in container.demux(stream) if packet.size)
            container.seek(0)
            wanted = {round((i + 0.5) * total / count) for i in range(count)}
            found = [
                Image.fromarray(frame.to_ndarray(format="rgb24"))
                for i, frame in enumerate(container.decode(stream))
                if i in wanted
            ]
    except (OSError, IndexError, av.error.FFmpegError) as error:
        raise MediaError.of(
            "VG-M005",
            _("Không đọc được video “{name}”.").format(name=path.name),
            _("Kiểm tra lại tệp, hoặc dựng lại video."),
            path=path,
        ) from error
    return found


def contact_sheet(stills: Sequence[Image.Image], width: int = 432) -> Image.Image:
    """The stills in rows of four, each `width` pixels wide."""
    small = [
        image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
        for image in stills
    ]
    columns = min(_COLUMNS, len(small))
    rows = -(-len(small) // columns)
    cell = (width + _GAP, small[0].height + _GAP)
    sheet = Image.new("RGB", (columns * cell[0] + _GAP, rows * cell[1] + _GAP), _GROUND)
    for index, image in enumerate(small):
        sheet.paste(image, (_GAP + index % columns * cell[0], _GAP + index // columns * cell[1]))
    return sheet
