"""Intro and outro played to their ends: what in them would have the finished film refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.delivery.flashes import MOST, Flashes, most_in_a_second
from vidgen.delivery.red_flashes import RedFlashes, red_points_of
from vidgen.errors import Finding, LookError, MediaError
from vidgen.identity.sample import sample_scenario
from vidgen.messages import _
from vidgen.storyboard.bumpers import with_bumpers
from vidgen.storyboard.model import FPS, Storyboard

if TYPE_CHECKING:
    from vidgen.storyboard.model import Footage

_GLANCE = (108, 192)  # pixels: enough to see whether a picture is there, and whether it flashes
_BLACK = 24  # of 255: no pixel of a black picture is lighter
_LONGEST_BLACK = FPS // 2  # frames that inspection lets pass


def watched(brand: Brand) -> Iterator[Finding]:
    """VG-M… damage and coarse pictures, VG-B027 a stretch of black, VG-B028 flashes; at the line of each."""
    if not (brand.intro or brand.outro):
        return
    from vidgen.film.vetting import vetted  # only for a brand with videos

    try:
        storyboard = with_bumpers(Storyboard(()), sample_scenario(), brand)
        yield from vetted(storyboard)
        for shot in storyboard.shots:
            if shot.layers[0].footage:
                yield from _played(shot.layers[0].footage)
    except (LookError, MediaError) as error:
        yield from error.findings


def _played(footage: Footage) -> Iterator[Finding]:
    from vidgen.film.footage import pictures

    def finding(code: str, message: str, fix: str) -> Finding:
        told = message.format(name=footage.path.name)
        return Finding(code, told, fix, path=footage.script, line=footage.line)

    dark, flashes, red_flashes = [], Flashes(), RedFlashes()
    for number, image in enumerate(pictures(replace(footage, size=_GLANCE, radius=0))):
        dark.append(int(np.asarray(image)[..., :3].max()) <= _BLACK)
        points = red_points_of(*_planes(image))
        flashes.see(points[..., 0], number / FPS)
        red_flashes.see(points, number / FPS)
    if any(sum(1 for _frame in run) > _LONGEST_BLACK for black, run in groupby(dark) if black):
        yield finding(
            "VG-B027",
            _("video “{name}” có đoạn đen, phim dựng ra sẽ không qua được kiểm tra"),
            _("cắt bỏ đoạn đen ở đầu hay cuối, chỉ để lại dưới nửa giây"),
        )
    if max(map(most_in_a_second, (flashes.changes, red_flashes.changes))) > MOST:
        yield finding(
            "VG-B028",
            _("video “{name}” chớp quá 3 lần một giây, nguy hiểm cho người dễ co giật"),
            _("bỏ đoạn chớp nháy; phim có nó sẽ không qua được kiểm tra"),
        )


def _planes(image: Image.Image) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Y, Cb and Cr in limited range (BT.709)."""
    red, green, blue = np.moveaxis(np.asarray(image.convert("RGB"), np.float32), -1, 0)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    planes = (
        16 + luma * (219 / 255),
        128 + (blue - luma) / 1.8556 * (224 / 255),
        128 + (red - luma) / 1.5748 * (224 / 255),
    )
    one, two, three = (np.rint(plane).astype(np.uint8) for plane in planes)
    return one, two, three
