"""Writes the cover as JPEG, and a second one under the size limit of Zalo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

ZALO_LIMIT = 1_000_000  # bytes


def write_cover(path: Path, picture: Image.Image, limit: int | None = None) -> None:
    """Write an RGB picture as JPEG, 4:4:4 so that coloured letters stay sharp.

    Arguments:
        limit: most bytes; quality is lowered until it fits.
    """
    for quality in (92, 86, 80, 72, 64, 50, 35):
        made = BytesIO()
        picture.save(made, "JPEG", quality=quality, subsampling=0, optimize=True)
        if limit is None or made.tell() <= limit:
            break
    path.write_bytes(made.getvalue())
