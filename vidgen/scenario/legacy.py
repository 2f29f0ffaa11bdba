"""Telling which old Vietnamese encoding a file was saved in, so that its author knows what to convert from.

The guess decodes the bytes by each table and counts common Vietnamese words. TCVN3 is TCVN 5712:1993 as ABC
fonts use it (lower case); VNI is the two-character form of VNI for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_COMMON = frozenset(
    re.findall(
        r"\w+",
        """và là của không được công người các có để điện thoại mã bà ông số tôi này với những khi đã từ lừa
        đảo tiền gọi bị về chị phường xã địa chỉ mật khẩu tài khoản thủ tục hồ sơ căn cước giấy tờ hãy đến
        ngày tháng năm thông báo cảnh tại việc người dân máy đường bấm gửi yêu cầu nộp đăng ký tạm trú""",
    )
)

_TCVN3_BYTES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ"
_TCVN3_TEXT = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_TCVN3 = str.maketrans(_TCVN3_BYTES, _TCVN3_TEXT)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = dict(
    zip(
        "øùûõïâêàáåãäèéúüë",
        (
            *(_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE),
            *(_CIRCUMFLEX + tone for tone in (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)),
            *(_BREVE + tone for tone in (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)),
        ),
        strict=True,
    )
)
_VNI_BASES = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_VNI = re.compile(r"(?P<base>[aeouyôö])(?P<mark>[øùûõïâêàáåãäèéúüë])|(?P<single>[ôöñòæóî])")

# The two or three bytes of a Vietnamese letter as Windows shows them. What may follow a capital in good
# Vietnamese (a space, a closing quote, a dash: “XÃ”) is left out.
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd"  # the bytes 80 to BF
_MISREAD = re.compile(
    "[ÃĂ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ\ufffd]"
    f"|[ÄÅÆ][{_HIGH}]|á[º»][{_HIGH}]|â€"
    "|Â[\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf]|[\u0080-\u0084\u0086-\u009f]"
)


def _from_tcvn3(latin: str) -> str:
    return latin.translate(_TCVN3)


def _from_vni(latin: str) -> str:
    def one(match: re.Match[str]) -> str:
        if match["single"]:
            return _VNI_BASES[match["single"]]
        return _VNI_BASES.get(match["base"], match["base"]) + _VNI_MARKS[match["mark"]]

    return _VNI.sub(one, latin.lower())


def _from_cp1258(latin: str) -> str:
    return latin.encode("latin-1", "ignore").decode("cp1258", "ignore")


def _as_is(latin: str) -> str:
    return latin


# In the order in which a tie is settled.
_TABLES: dict[str, Callable[[str], str]] = {
    "Windows-1258": _from_cp1258,
    "Windows-1252": _as_is,
    "TCVN3 (ABC)": _from_tcvn3,
    "VNI": _from_vni,
}
OLD_FONTS = ("TCVN3 (ABC)", "VNI")


def guess(data: bytes) -> str | None:
    """Name of the encoding of bytes that are not UTF-8, or None where no table gives Vietnamese."""
    return _best(data[:65536].decode("latin-1"))


def disguised(text: str) -> str | None:
    """Name of the encoding that UTF-8 text was mistaken for before it was saved, or None if it reads well.

    Text in an old font (``C«ng an``), or UTF-8 read as Windows-1252 (``CÃ´ng an``).
    """
    sample = text[:65536]
    high = [char for char in sample if ord(char) > 0x7F]
    if len(high) < 4 or any("ạ" <= char <= "ỹ" for char in high):
        return None
    twice = b"".join(map(_windows_byte, sample)).decode("utf-8", "ignore")
    if _hits(twice) > 2 * _hits(sample) and sum("ạ" <= char <= "ỹ" for char in twice) > len(high) // 8:
        return "Windows-1252"
    name = _best(sample.encode("latin-1", "ignore").decode("latin-1"))
    return name if name in OLD_FONTS and _hits(_TABLES[name](sample)) > 2 * _hits(sample) + 2 else None


def misread(text: str) -> int | None:
    """The first line with UTF-8 that was read as Windows-1252 or 1258 (``CÃ´ng an xÃ£``), or None."""
    found = _MISREAD.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _windows_byte(char: str) -> bytes:
    """The byte that Windows shows as this character; the five bytes Windows-1252 lacks show as controls."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "ignore")


def _best(latin: str) -> str | None:
    scores = {name: _hits(decode(latin)) for name, decode in _TABLES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else None


def _hits(text: str) -> int:
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())
    return sum(word in _COMMON and not word.isascii() for word in words)
