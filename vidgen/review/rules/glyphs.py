"""VG-L010: characters the brand's fonts do not have, which would come out as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import name

from PIL import ImageFont

from vidgen.brand.typeface import lacks
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.review.rule import Case
from vidgen.vietnamese.text import plain


def glyphs(case: Case) -> Iterator[Finding]:
    """One error for each line with a missing character, naming all of them."""
    for text in case.texts:
        missing = [char for char in dict.fromkeys(plain(text.spans)) if _missing(case.brand.fonts.bold, char)]
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
