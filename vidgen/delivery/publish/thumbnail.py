"""The small picture some platforms show before the film has loaded, made from the cover."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from vidgen.delivery.cover import write_cover


def write_thumbnail(path: Path, cover: Path, side: int, most_bytes: int | None) -> None:
    """Write the cover so that its longer side is `side` pixels, as JPEG within `most_bytes`.

    Raises:
        OSError: the cover cannot be read or the picture not be written.
    """
    with Image.open(cover) as picture:
        scale = side / max(picture.size)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture.draft("RGB", size)  # the decoder leaves out what the small picture does not show
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    write_cover(path, small, most_bytes)
