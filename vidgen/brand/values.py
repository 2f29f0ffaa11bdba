"""What each key of `brand.yaml` must hold: one reader per key, from the raw value to the value of the kit.

A reader raises `BrandError` without a place; `load` adds file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from vidgen.brand import files
from vidgen.brand.kit import (
    PALETTES,
    RGBA,
    Accent,
    Appearance,
    EmblemPlace,
    EmblemSize,
    MotionLevel,
    Palette,
)
from vidgen.brand.profile import Profile
from vidgen.brand.sheet import Key, quote_tags, unquoted
from vidgen.brand.shipped import DEFAULT, themes
from vidgen.brand.written import nearest, text, wrong
from vidgen.errors import BrandError
from vidgen.messages import _
from vidgen.scenario.model import Kind, Look

Reader = Callable[[Any, Path], Any]  # the raw value and the folder of its brand file

COLOURS: tuple[str, ...] = tuple(one.name for one in fields(Palette))
TRANSLUCENT: frozenset[str] = frozenset({"card", "card_line", "caption_box"})
NARRATOR = "narrator"
VOICE_ROLES: tuple[str, ...] = (NARRATOR, "other", "female", "male", *get_args(Look))
SLOWEST, FASTEST = 2.0, 7.0  # syllables per second; read Vietnamese averages 5.25


def _maybe_empty(raw: Any, folder: Path) -> str:
    return "" if raw is None or raw == "" else text(raw, folder)


def _id(raw: Any, folder: Path) -> str:
    name = text(raw, folder)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise wrong(
            _("chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối"), _("viết như: cong-an-xa-doi-sim")
        )
    return name


def _rate(raw: Any, _folder: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not SLOWEST <= raw <= FASTEST:
        raise wrong(
            _("phải là số từ {least} đến {most} (âm tiết mỗi giây)").format(
                least=round(SLOWEST), most=round(FASTEST)
            ),
            _("bình thường ghi 4.6, người cao tuổi 3.6; trong tệp này dùng dấu chấm thập phân"),
        )
    return float(raw)


def _list(raw: Any, folder: Path) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise wrong(_("phải là danh sách"), _("viết trong ngoặc vuông, cách nhau bằng dấu phẩy: [một, hai]"))
    return tuple(text(item, folder) for item in raw)


def _voices(raw: Any, folder: Path) -> dict[str, tuple[str, ...]]:
    """Role → engines in order of preference; a bare list is the narrator's, whom all follow."""
    example = _("viết như: [piper, gtts, espeak]")
    if not isinstance(raw, dict):
        return {NARRATOR: _engines(raw, folder, example)}
    lists: dict[str, tuple[str, ...]] = {}
    for key, listed in raw.items():
        role = str(key).strip()
        if role not in VOICE_ROLES:
            raise wrong(_("không có vai “{role}”").format(role=role), nearest(role, VOICE_ROLES))
        try:
            lists[role] = _engines(listed, folder, f"{role}: [piper, espeak]")
        except BrandError as error:
            raise wrong(f"{role}: {error.findings[0].message}", error.findings[0].fix) from error
    if NARRATOR not in lists:
        raise wrong(
            _("thiếu danh sách của người dẫn (narrator)"),
            _("thêm dòng: narrator: [piper, gtts, espeak]"),
        )
    return lists


def _engines(raw: Any, folder: Path, example: str) -> tuple[str, ...]:
    engines = _list(raw, folder)
    if not engines:
        raise wrong(_("cần ít nhất một giọng đọc"), example)
    odd = next((each for each in engines if not re.fullmatch(r"[\w-]+(:.+)?", each)), None)
    if odd is not None:
        raise wrong(
            _("“{name}” không phải là bộ đọc").format(name=odd),
            _("viết tên bộ đọc, hoặc bộ-đọc:giọng, ví dụ: piper hoặc espeak:vi+f3"),
        )
    return engines


def _one_of(*known: str) -> Reader:
    def read(raw: Any, _folder: Path) -> str:
        if raw not in known:
            raise wrong(_("phải là {words}").format(words=_(" hoặc ").join(known)), nearest(str(raw), known))
        return str(raw)

    return read


def _hashtags(raw: Any, folder: Path) -> tuple[str, ...]:
    if raw is None or (isinstance(raw, list) and None in raw):
        raise BrandError.of("VG-B005", unquoted(), quote_tags())
    tags = _list(raw, folder)
    for tag in tags:
        if not re.fullmatch(r"#\w+", tag):
            raise wrong(
                _("thẻ “{tag}” không đúng").format(tag=tag),
                _('viết liền, có dấu #, trong ngoặc kép: "#PhapLuat"'),
            )
    return tags


def _unit_mark(raw: Any, _folder: Path) -> str:
    if raw not in ("bookends", "always"):
        raise wrong(_("phải là bookends hoặc always"), nearest(str(raw), ("bookends", "always")))
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


def _held_as(raw: Any, folder: Path) -> str:
    """How grave a rule's findings are held; YAML takes a bare ``off`` for false."""
    held: str = _one_of("off", "warning", "error")("off" if raw is False else raw, folder)
    return held


def _base(raw: Any, _folder: Path) -> str:
    known = (DEFAULT, *themes())
    if raw not in known:
        raise wrong(
            _("không có bộ nhận diện đi kèm nào tên “{name}”").format(name=raw), nearest(str(raw), known)
        )
    return str(raw)


READERS: Mapping[Key, Reader] = {
    ("id",): _id,
    ("name",): text,
    ("about",): _maybe_empty,
    ("base",): _base,
    ("emblem",): files.emblem,
    ("emblem_place",): _one_of(*get_args(EmblemPlace)),
    ("emblem_size",): _one_of(*get_args(EmblemSize)),
    ("appearance",): _one_of(*get_args(Appearance)),
    ("motion",): _one_of(*get_args(MotionLevel)),
    ("intro",): files.bumper,
    ("outro",): files.bumper,
    ("voices",): _voices,
    ("rate",): _rate,
    ("accent",): _one_of(*get_args(Accent)),
    ("profile",): _one_of(*get_args(Profile)),
    ("music",): files.music,
    ("sonic_mark",): files.sonic_mark,
    ("unit_mark",): _unit_mark,
    ("ai_label",): text,
    ("hashtags",): _hashtags,
    **{("fonts", weight): files.font for weight in ("regular", "bold", "black")},
    **{("taglines", str(kind)): _maybe_empty for kind in Kind},
    **{("moods", mood, name): _colour(name) for mood in PALETTES for name in COLOURS},
}
"""The keys of a brand file. Under ``lexicon`` any key may stand, under ``review`` any code of a rule."""

_RULE = re.compile(r"VG-[A-Z][0-9]{3}")


def reader_of(key: Key) -> Reader:
    """The reader of a key.

    Raises:
        BrandError: VG-B003, there is no such key; suggests the nearest.
    """
    if len(key) == 2 and key[0] == "lexicon":
        return text
    if len(key) == 2 and key[0] == "review" and _RULE.fullmatch(key[1]):
        return _held_as
    if key in READERS:
        return READERS[key]
    depth = len(key) - 1
    siblings = dict.fromkeys(
        known[depth]
        for known in [*READERS, ("lexicon", ""), ("review", "VG-R002")]
        if known[:depth] == key[:depth] and len(known) > depth
    )
    raise BrandError.of("VG-B003", _("không có mục này"), nearest(key[-1], siblings))
