"""The contact sheet: every scene at a glance, from a storyboard or from a finished video."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import av
from PIL import Image

from vidgen.delivery.kit import SHEET
from vidgen.delivery.looks.scene import Looks
from vidgen.errors import MediaError
from vidgen.film.compositor import still
from vidgen.messages import _
from vidgen.store import BytesStore
from vidgen.storyboard.model import Shot, Storyboard

_GROUND = (32, 32, 34)
_GAP = 20
_COLUMNS = 4
_FORMAT = "vidgen-still-1"
SHEET_WIDTH = 432  # pixels of a scene on the sheet of a posting kit


def storyboard_stills(storyboard: Storyboard) -> Iterator[Image.Image]:
    """Each shot at its settled frame, full size RGB, painted when it is asked for."""
    return (settled_still(shot) for shot in storyboard.shots)


def settled_still(shot: Shot) -> Image.Image:
    """A shot at its settled frame, full size RGB."""
    return still(shot, shot.settled)


def kept_stills(
    storyboard: Storyboard,
    width: int,
    store: BytesStore,
    paint: Callable[[Shot], Image.Image] = settled_still,
) -> list[bytes]:
    """Each shot at its settled frame, `width` pixels wide, painted only if it was never painted before.

    Arguments:
        store: of the stills kept.
        paint: gives the settled still of a shot at full size.

    Returns:
        PNG files: the stills of a long video would fill tens of megabytes as they are (see `opened`).
    """
    found = []
    for shot in storyboard.shots:
        key = hashlib.sha256(f"{_FORMAT} {width} {shot.settled} {shot.key}".encode()).hexdigest()
        file = store.get(key)
        if file is None:
            image = shrunk(paint(shot), width)
            made = BytesIO()
            image.save(made, "PNG", compress_level=1)
            file = made.getvalue()
            store.keep(key, file)
        found.append(file)
    return found


def opened(file: bytes) -> Image.Image:
    """A still that was kept, RGB."""
    return Image.open(BytesIO(file)).convert("RGB")


def sheet_stills(storyboard: Storyboard, store: BytesStore, looks: Looks) -> list[bytes]:
    """The stills of a kit's contact sheet, as PNG; the looks of its scenes are measured on the way."""
    return kept_stills(storyboard, SHEET_WIDTH, store, looks.settled)


def write_sheet(work: Path, stills: Sequence[bytes]) -> None:
    """Write the contact sheet of a kit into `work`.

    Raises:
        OSError: the file cannot be written.
    """
    contact_sheet(map(opened, stills), count=len(stills)).save(work / SHEET, "JPEG", quality=88)


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


def contact_sheet(stills: Iterable[Image.Image], width: int = SHEET_WIDTH, *, count: int) -> Image.Image:
    """The stills in rows of four, each `width` pixels wide; the first says how high each is.

    Arguments:
        stills: at least one; each is asked for when the one before it has its place.
        count: how many there are.
    """
    columns = min(_COLUMNS, count)
    rows = -(-count // columns)
    sheet = None
    for index, image in enumerate(stills):
        small = shrunk(image, width)
        if sheet is None:
            cell = (width + _GAP, small.height + _GAP)
            sheet = Image.new("RGB", (columns * cell[0] + _GAP, rows * cell[1] + _GAP), _GROUND)
        sheet.paste(small, (_GAP + index % columns * cell[0], _GAP + index // columns * cell[1]))
    assert sheet is not None
    return sheet


def cell_of(size: tuple[int, int], number: int, count: int) -> tuple[int, int, int, int]:
    """Where the still of a scene stands on a contact sheet: left, top, right, bottom.

    Arguments:
        size: of the sheet.
        number: of the scene, from 0.
        count: of scenes.
    """
    columns = min(_COLUMNS, count)
    rows = -(-count // columns)
    width, height = (size[0] - _GAP) // columns, (size[1] - _GAP) // rows
    left, top = _GAP + number % columns * width, _GAP + number // columns * height
    return left, top, left + width - _GAP, top + height - _GAP


def shrunk(image: Image.Image, width: int) -> Image.Image:
    """The picture at a width in pixels, as it is where it has that width."""
    if image.width == width:
        return image
    size = (width, round(image.height * width / image.width))
    return image.resize(size, Image.Resampling.LANCZOS)
