"""VG-L010: characters the brand's fonts do not have, which would come out as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import name

from PIL import ImageFont

from vidgen.brand.typeface import VIETNAMESE, lacks
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.review.rule import Case
from vidgen.vietnamese.text import plain

_ASSURED = frozenset(VIETNAMESE)  # a brand whose fonts lack one of these is refused when it is loaded


def glyphs(case: Case) -> Iterator[Finding]:
    """One error for each line with a missing character, naming all of them."""
    faces = (case.brand.fonts.regular, case.brand.fonts.bold, case.brand.fonts.black)
    for text in case.texts:
        chars = dict.fromkeys(char for char in plain(text.spans) if char not in _ASSURED)
        missing = [char for char in chars if any(_missing(face, char) for face in faces)]
        if missing:
            named = ", ".join(f"“{char}” ({name(char, hex(ord(char))).lower()})" for char in missing)
            yield Finding(
                "VG-L010",
                _("Phông chữ không có ký tự: {named}.").format(named=named)
                + (f" ({text.source})" if text.source else ""),
                _("Bỏ ký tự này hoặc thay bằng chữ."),
                path=case.scenario.path,
                line=text.line,
            )


@lru_cache(maxsize=4096)
def _missing(font: Path, char: str) -> bool:
    return not char.isspace() and lacks(_face(font), char)


@lru_cache(maxsize=4)
def _face(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)
