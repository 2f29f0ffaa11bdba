"""Font files: refused unless they can be read and hold every Vietnamese letter."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from itertools import product
from pathlib import Path
from unicodedata import normalize

from PIL import ImageFont

from vidgen.errors import BrandError
from vidgen.messages import _

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
_MARKS = "0123456789.,:;!?()%/+-–…“”‘’₫"

VIETNAMESE: tuple[str, ...] = tuple(
    sorted(
        {
            form
            for letter, tone in product(_VOWELS, _TONES)
            for form in (normalize("NFC", letter + tone), normalize("NFC", letter + tone).upper())
        }
        | {form for letter in "bcdđghklmnpqrstvxfjwz" for form in (letter, letter.upper())}
    )
) + tuple(_MARKS)
"""The letters with all tones in both cases, the digits and the marks of official texts; NFC."""

_ABSENT = "\U0010ffff"  # a noncharacter: no font has it, so it shows the font's sign for a missing letter
_SIZE = 24


# SHA-256 of the shipped fonts, which a test has looked at letter by letter; to look takes 50 ms a font.
COMPLETE = frozenset(
    {
        "f493144cb53c78c6f0819bc9b73de274486618ac609bc92b3b79d4efc76f95c6",
        "2fe6c3f9dbb65f61554d530c16b2eb4ec32ca437dc8f9999a6ec0f6403b30bfe",
        "10fcb42b9cee8e30918843416676ae059e8f77fe439d0c3a4350617ef9f77a75",
    }
)


def check_typeface(path: Path) -> None:
    """Refuse a font that cannot set Vietnamese.

    Raises:
        BrandError: VG-B007 missing or not a font; VG-B008 letters are missing, which are named.
    """
    fix = _("chép tệp phông TTF hoặc OTF vào thư mục nhận diện rồi ghi đúng tên ở mục fonts")
    if not path.is_file():
        raise BrandError.of("VG-B007", _("không thấy tệp phông “{name}”").format(name=path.name), fix)
    try:
        state = path.stat()
        missing = _missing_in(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise BrandError.of(
            "VG-B007", _("“{name}” không phải tệp phông chữ đọc được").format(name=path.name), fix
        ) from error
    if missing:
        shown = " ".join(missing[:12]) + (" …" if len(missing) > 12 else "")
        raise BrandError.of(
            "VG-B008",
            _("phông “{name}” thiếu {count} chữ tiếng Việt: {letters}").format(
                name=path.name, count=len(missing), letters=shown
            ),
            _("dùng phông có đủ tiếng Việt (Unicode), như Be Vietnam Pro kèm sẵn"),
        )


@lru_cache(maxsize=16)
def _missing_in(path: Path, _modified: int, _size: int) -> tuple[str, ...]:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() in COMPLETE:
        return ()
    return missing_letters(ImageFont.truetype(BytesIO(data), _SIZE, layout_engine=ImageFont.Layout.BASIC))


def lacks(font: ImageFont.FreeTypeFont, char: str) -> bool:
    """Whether the font shows a character as its sign for a missing letter.

    Arguments:
        font: with the basic layout, which never borrows from another font.
    """
    return _looks(font, char) == _looks(font, _ABSENT)


def missing_letters(font: ImageFont.FreeTypeFont) -> tuple[str, ...]:
    """Which of `VIETNAMESE` the font shows as nothing or as its sign for a missing letter."""
    absent = _looks(font, _ABSENT)
    looks = ((letter, _looks(font, letter)) for letter in VIETNAMESE)
    return tuple(letter for letter, look in looks if look == absent or not any(look[1]))


def _looks(font: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(char, mode="L")
    return mask.size, bytes(mask)
