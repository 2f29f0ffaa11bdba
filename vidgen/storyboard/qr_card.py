"""The QR code of the end card: how large it comes out, and its picture."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from vidgen.paint.qr_size import least_version, modules
from vidgen.paint.shapes import rounded_box

_LEAST = 400  # pixels of the symbol itself: 294 survived 360p at CRF 36, 196 did not
_QUIET = 4  # modules around it, by ISO/IEC 18004
_FINER = 3  # versions above the smallest that a symbol may have for the sake of room


def qr_side(address: str, *, fine: bool = False) -> int:
    """The edge of the card of an address in pixels.

    Arguments:
        fine: with the version, of those that follow the smallest one, whose card comes out smallest.
    """
    return _side(modules(_version(address, fine=fine)))


@lru_cache(maxsize=4)
def qr_picture(address: str, *, fine: bool = False) -> Image.Image:
    """The code in black on a white card with its quiet zone; modules are whole pixels.

    Arguments:
        fine: see `qr_side`.
    """
    import segno  # here, since only a scene that is painted needs it

    version = _version(address, fine=fine)
    scale = _scale(modules(version))
    side = _side(modules(version))
    image = rounded_box((side, side), 36, (255, 255, 255, 255))
    for row, cells in enumerate(segno.make(address, error="m", version=version).matrix):
        for column, dark in enumerate(cells):
            if dark:
                x, y = ((_QUIET + place) * scale for place in (column, row))
                image.paste((6, 42, 32, 255), (x, y, x + scale, y + scale))
    return image


def _version(address: str, *, fine: bool) -> int:
    """The version of the code of an address, which decides how many modules it has."""
    # With so few modules as version 1 has, whole pixels a module make it larger than the card has room for.
    least = max(least_version(address), 2)
    versions = range(least, least + _FINER + 1) if fine else (least,)
    return min(versions, key=lambda version: _side(modules(version)))


def _scale(count: int) -> int:
    """Whole pixels of a module where there are so many."""
    return -(-_LEAST // count)


def _side(count: int) -> int:
    """Pixels of the card's edge around a code of so many modules."""
    return (count + 2 * _QUIET) * _scale(count)
