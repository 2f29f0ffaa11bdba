"""What each key of `brand.yaml` must hold: one reader per key, from the raw value to the value of the kit.

A reader raises `BrandError` without a place; `load` adds file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath
from typing import Any
from unicodedata import normalize

from vidgen.brand.emblem import check_emblem
from vidgen.brand.kit import MOODS, RGBA, Palette
from vidgen.brand.sheet import Key, quote_tags, unquoted
from vidgen.brand.typeface import check_typeface
from vidgen.errors import BrandError
from vidgen.messages import _
from vidgen.scenario.model import Kind

Reader = Callable[[Any, Path], Any]  # the raw value and the folder of its brand file

COLOURS: tuple[str, ...] = tuple(one.name for one in fields(Palette))
TRANSLUCENT: frozenset[str] = frozenset({"card", "card_line", "caption_box"})
LONGEST_NAME, LONGEST_PATH = 255, 1000  # bytes of a part; characters
SLOWEST, FASTEST = 2.0, 7.0  # syllables per second; read Vietnamese averages 5.25


def _wrong(message: str, fix: str = "") -> BrandError:
    return BrandError.of("VG-B004", message, fix)


def nearest(word: str, known: Iterable[str]) -> str:
    """The fix for a word that is not among the known ones: the nearest, or all of them."""
    known = list(known)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return _("có phải là “{word}”?").format(word=near[0])
    return _("dùng một trong: {words}").format(words=", ".join(known))


def _text(raw: Any, _folder: Path) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise _wrong(
            _("phải là chữ, không để trống"), _("nếu là số hoặc có ký tự đặc biệt thì đặt trong ngoặc kép")
        )
    return normalize("NFC", raw.strip())


def _maybe_empty(raw: Any, folder: Path) -> str:
    return "" if raw is None or raw == "" else _text(raw, folder)


def _id(raw: Any, folder: Path) -> str:
    text = _text(raw, folder)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise _wrong(
            _("chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối"), _("viết như: cong-an-xa-doi-sim")
        )
    return text


def _rate(raw: Any, _folder: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not SLOWEST <= raw <= FASTEST:
        raise _wrong(
            _("phải là số từ {least} đến {most} (âm tiết mỗi giây)").format(
                least=round(SLOWEST), most=round(FASTEST)
            ),
            _("bình thường ghi 4.6, người cao tuổi 3.6; trong tệp này dùng dấu chấm thập phân"),
        )
    return float(raw)


def _list(raw: Any, folder: Path) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise _wrong(_("phải là danh sách"), _("viết trong ngoặc vuông, cách nhau bằng dấu phẩy: [một, hai]"))
    return tuple(_text(item, folder) for item in raw)


def _voices(raw: Any, folder: Path) -> tuple[str, ...]:
    engines = _list(raw, folder)
    if not engines:
        raise _wrong(_("cần ít nhất một giọng đọc"), _("viết như: [piper, gtts, espeak]"))
    return engines


def _hashtags(raw: Any, folder: Path) -> tuple[str, ...]:
    if raw is None or (isinstance(raw, list) and None in raw):
        raise BrandError.of("VG-B005", unquoted(), quote_tags())
    tags = _list(raw, folder)
    for tag in tags:
        if not re.fullmatch(r"#\w+", tag):
            raise _wrong(
                _("thẻ “{tag}” không đúng").format(tag=tag),
                _('viết liền, có dấu #, trong ngoặc kép: "#PhapLuat"'),
            )
    return tags


def _unit_mark(raw: Any, _folder: Path) -> str:
    if raw not in ("bookends", "always"):
        raise _wrong(_("phải là bookends hoặc always"), nearest(str(raw), ("bookends", "always")))
    return str(raw)


def _colour(name: str) -> Reader:
    def read(raw: Any, _folder: Path) -> RGBA:
        fix = _('viết trong ngoặc kép: "#RRGGBB" hoặc "#RRGGBBAA"')
        if raw is None:
            raise BrandError.of("VG-B005", unquoted(), fix)
        digits = str(raw).removeprefix("#")
        if not re.fullmatch(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})", str(raw)):
            raise BrandError.of("VG-B005", _("“{value}” không phải mã màu").format(value=raw), fix)
        red, green, blue, alpha = bytes.fromhex(digits if len(digits) == 8 else digits + "FF")
        if alpha != 255 and name not in TRANSLUCENT:
            raise BrandError.of(
                "VG-B005",
                _("màu này phải đục hẳn"),
                _("bỏ hai chữ số cuối; chỉ {names} được trong mờ").format(
                    names=", ".join(sorted(TRANSLUCENT))
                ),
            )
        return red, green, blue, alpha

    return read


def _inside(raw: Any, folder: Path) -> Path:
    """A file named relative to the brand's folder, which it may not leave."""
    text = _text(raw, folder).replace("\\", "/")
    if (
        "\0" in text
        or len(text) > LONGEST_PATH
        or any(len(part.encode()) > LONGEST_NAME for part in text.split("/"))
    ):
        raise _wrong(
            _("“{name}” không thể là tên tệp").format(
                name=text.replace("\0", "␀")[:40] + ("…" if len(text) > 40 else "")
            ),
            _("ghi đúng tên tệp trong thư mục nhận diện, ví dụ: huy-hieu.png"),
        )
    path = (folder / text).resolve()
    if PureWindowsPath(text).anchor or not path.is_relative_to(folder.resolve()):
        raise BrandError.of(
            "VG-B006",
            _("“{path}” nằm ngoài thư mục nhận diện").format(path=text),
            _("chép tệp vào thư mục nhận diện và ghi tên tệp, không ghi ổ đĩa hay “..”"),
        )
    return path


def _font(raw: Any, folder: Path) -> Path:
    path = _inside(raw, folder)
    check_typeface(path)
    return path


def _emblem(raw: Any, folder: Path) -> Path:
    path = _inside(raw, folder)
    check_emblem(path)
    return path


def _music(raw: Any, folder: Path) -> str:
    if raw in ("auto", "none"):
        return str(raw)
    if not isinstance(raw, str):
        raise _wrong(_("phải là auto, none hoặc tên một tệp nhạc trong thư mục nhận diện"))
    path = _inside(raw, folder)
    import av  # only a brand with music of its own needs FFmpeg here

    fix = _("chép tệp nhạc (mp3, m4a, wav, ogg, flac) vào thư mục nhận diện, hoặc ghi auto hay none")
    if not path.is_file():
        raise BrandError.of("VG-B011", _("không thấy tệp nhạc “{name}”").format(name=path.name), fix)
    try:
        with av.open(path) as container:
            audible = bool(container.streams.audio)
    except (av.FFmpegError, ValueError) as error:
        raise BrandError.of("VG-B011", _("tệp nhạc “{name}” hỏng").format(name=path.name), fix) from error
    if not audible:
        raise BrandError.of("VG-B011", _("tệp “{name}” không có tiếng").format(name=path.name), fix)
    return str(path)


READERS: Mapping[Key, Reader] = {
    ("id",): _id,
    ("name",): _text,
    ("emblem",): _emblem,
    ("voices",): _voices,
    ("rate",): _rate,
    ("music",): _music,
    ("unit_mark",): _unit_mark,
    ("ai_label",): _text,
    ("hashtags",): _hashtags,
    **{("fonts", weight): _font for weight in ("regular", "bold", "black")},
    **{("taglines", str(kind)): _maybe_empty for kind in Kind},
    **{("moods", mood, name): _colour(name) for mood in MOODS for name in COLOURS},
}
"""The keys of a brand file. Under ``lexicon`` any key may stand."""


def reader_of(key: Key) -> Reader:
    """The reader of a key.

    Raises:
        BrandError: VG-B003, there is no such key; suggests the nearest.
    """
    if len(key) == 2 and key[0] == "lexicon":
        return _text
    if key in READERS:
        return READERS[key]
    depth = len(key) - 1
    siblings = dict.fromkeys(
        known[depth]
        for known in [*READERS, ("lexicon", "")]
        if known[:depth] == key[:depth] and len(known) > depth
    )
    raise BrandError.of("VG-B003", _("không có mục này"), nearest(key[-1], siblings))
