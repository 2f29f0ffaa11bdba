"""VG-L010: characters the brand's fonts do not have, which would come out as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import name

from PIL import ImageFont

from vidgen.brand.kit import Brand
from vidgen.brand.shipped import FILE as BRAND_FILE
from vidgen.brand.typeface import VIETNAMESE, lacks
from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo, key_line
from vidgen.vietnamese.text import plain

_ASSURED = frozenset(VIETNAMESE)  # a brand whose fonts lack one of these is refused when it is loaded


def glyphs(case: Case) -> Iterator[Finding]:
    """One error for each line with a missing character, naming all of them."""
    script, sheet = case.scenario.path, case.brand.folder / BRAND_FILE
    for text in case.texts:
        named = _missing_from(case.brand, plain(text.spans))
        if named:
            source = f" ({text.source})" if text.source else ""
            yield _finding(named + source, script, text.line)
    kind = case.scenario.kind
    of_brand = {"name": case.brand.name, str(kind): case.brand.tagline(kind), "ai_label": case.brand.ai_label}
    for path, shown in ((script, {speaker: speaker for speaker in case.scenario.cast}), (sheet, of_brand)):
        for key, words in shown.items():
            named = _missing_from(case.brand, words)
            if named and path:
                yield _finding(named, path, key_line(path, key))


def _missing_from(brand: Brand, shown: str) -> str:
    """The characters that one of the fonts lacks, for people; empty where none does."""
    faces = (brand.fonts.regular, brand.fonts.bold, brand.fonts.black)
    chars = dict.fromkeys(char for char in shown if char not in _ASSURED)
    missing = [char for char in chars if any(_missing(face, char) for face in faces)]
    if not missing:
        return ""
    named = ", ".join(f"“{char}” ({name(char, hex(ord(char))).lower()})" for char in missing)
    return _("Phông chữ không có ký tự: {named}.").format(named=named)


def _finding(message: str, path: Path | None, line: int | None) -> Finding:
    return Finding("VG-L010", message, _("Bỏ ký tự này hoặc thay bằng chữ."), path=path, line=line)


@lru_cache(maxsize=4096)
def _missing(font: Path, char: str) -> bool:
    return not char.isspace() and lacks(_face(font), char)


@lru_cache(maxsize=4)
def _face(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)


RULE = RuleInfo(
    "VG-L010",
    Severity.ERROR,
    N_("Ký tự mà phông chữ không có"),
    N_("Ký tự thiếu trong phông hiện thành ô vuông trên hình."),
    N_("Bỏ ký tự đó hoặc thay bằng chữ."),
    glyphs,
)
