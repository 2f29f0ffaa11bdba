"""Icons of one family: a vendored subset of Tabler (MIT, licence in ``tabler/LICENSE``), painted to size.

The fonts draw each icon on a square em, so an icon fills exactly the square asked for. They are painted at
four times the size and averaged down, which leaves no trace of hinting and the same weight at every size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.icon_words import DEEDS, DEFAULT, THINGS

FOLDER = Path(__file__).parent / "tabler"
SUPERSAMPLE = 4

RGBA = tuple[int, int, int, int]


def _names() -> Mapping[str, Mapping[str, str]]:
    names: dict[str, dict[str, str]] = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return names


_CODES = _names()
ICONS: tuple[str, ...] = tuple(_CODES["outline"])
FILLED_ICONS: tuple[str, ...] = tuple(_CODES["filled"])


def icon(name: str, size: int, colour: tuple[int, ...], filled: bool = False) -> Image.Image:
    """The icon in one colour on nothing.

    Arguments:
        name: one of `ICONS`, or of `FILLED_ICONS` where `filled`.
        size: edge of the square in pixels, at least 1.
        colour: RGB or RGBA, 0–255.

    Returns:
        RGBA, straight alpha, exactly ``size × size``; the caller owns it.

    Raises:
        LookError: VG-L030, there is no such icon; names the nearest.
    """
    codes = _CODES["filled" if filled else "outline"]
    if name not in codes:
        raise _unknown(name, filled)
    red, green, blue, alpha = (*colour, 255)[:4]
    mask = _mask(chr(int(codes[name], 16)), size, filled)
    if alpha != 255:
        mask = mask.point([round(value * alpha / 255) for value in range(256)])
    image = Image.new("RGBA", (size, size), (red, green, blue, 0))
    image.putalpha(mask)
    return image


@lru_cache(maxsize=256)
def _mask(sign: str, size: int, filled: bool) -> Image.Image:
    edge = size * SUPERSAMPLE
    large = Image.new("L", (edge, edge), 0)
    # Ascent plus descent is one em in both fonts, so "la" puts the em square on the picture.
    ImageDraw.Draw(large).text((0, 0), sign, fill=255, font=_font(edge, filled), anchor="la")
    return large.reduce(SUPERSAMPLE)


@lru_cache(maxsize=64)
def _font(edge: int, filled: bool) -> ImageFont.FreeTypeFont:
    file = FOLDER / ("tabler-filled.ttf" if filled else "tabler-outline.ttf")
    with file.open("rb") as stream:  # by stream: FreeType on Windows cannot open every Unicode path
        return ImageFont.truetype(stream, edge, layout_engine=ImageFont.Layout.BASIC)


def _unknown(name: str, filled: bool) -> LookError:
    known = FILLED_ICONS if filled else ICONS
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    if filled and name in ICONS:
        message = _("biểu tượng “{name}” không có bản tô đặc").format(name=name)
    else:
        message = _("không có biểu tượng “{name}”").format(name=name)
    fix = _("dùng một trong: {names}").format(names=", ".join(near)) if near else ""
    return LookError.of("VG-L030", message, fix)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first, because an alternation takes the first that fits.
    ordered = sorted(words, key=len, reverse=True)
    choices = "|".join(re.escape(word).replace(r"\#", r"\d+") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")


def icon_for(text: str) -> str:
    """The name of the icon that suits a Vietnamese label: ``Thời hạn`` → ``clock``.

    The rule and the words are in `icon_words`; a label that names nothing known gets ``point``.
    """
    label = normalize("NFC", text).lower()
    for table in (THINGS, DEEDS):
        found = [
            (match.start(), -len(match.group()), place, name)
            for place, (name, words) in enumerate(table)
            if (match := _pattern(words).search(label))
        ]
        if found:
            return min(found)[3]
    return DEFAULT
