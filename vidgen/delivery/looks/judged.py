"""What falls short in how a scene looks; the sizes are those of the design, the ratios those of WCAG 2.2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vidgen.delivery.checks.check import decimal
from vidgen.delivery.checks.qr import LEAST_SIDE
from vidgen.delivery.codes import QUIET
from vidgen.delivery.looks.contrast import Box
from vidgen.delivery.looks.scene import SceneLook, Thing, Writing
from vidgen.delivery.platforms import Platform, Use, platforms
from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.paint.fitting import cut
from vidgen.scenario.model import Scenario
from vidgen.storyboard.scenes import grammar

TEXT, CAPTION = 4.5, 7.0
SIGN: Final = 3.0
"""Of letters so large that they are signs (WCAG 2.2, 1.4.11)."""
_SIGN_SIZE: Final = 150  # pixels
SMALLEST: Final = 26
SMALLEST_OF: Final = {"caption": 56, "heading": 52, "card-": 40}
"""The least size of the largest letters of a layer whose name begins so."""
_FACES: Final = ("portrait-", "caller")
_TOUCH: Final = 3  # pixels by which things may overlap before anybody sees it
_NAMES_OF: Final = 3  # places named in one finding


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scene was written, and which it is, for messages."""

    number: int
    path: Path | None
    line: int | None


def look_findings(looks: Sequence[SceneLook], scenario: Scenario, use: Use = "post") -> tuple[Finding, ...]:
    """What falls short in the looks of a video, as warnings, at the scenes of its script.

    Arguments:
        use: ``advert`` also measures against the smaller boxes that platforms leave free of paid posts, and
            says once for each platform what it would cover.
    """
    scenes = iter(scenario.scenes)
    found: list[Finding] = []
    for number, look in enumerate(looks, 1):
        scene = next(scenes, None) if look.scene in grammar() else None
        found += judged(look, Place(number, scenario.path, scene.line or None if scene else None))
    if use == "advert":
        found += _in_adverts(looks, scenario.path)
    return tuple(dict.fromkeys(found))


def look_values(looks: Sequence[SceneLook]) -> dict[str, float]:
    """What was measured of the looks of a video, for its report: the worst of all scenes."""
    found = {
        "text_contrast": min((each.contrast for each in looks if each.contrast is not None), default=None),
        "smallest_text": min((each.smallest for each in looks if each.smallest is not None), default=None),
    }
    return {name: value for name, value in found.items() if value is not None}


def judged(look: SceneLook, place: Place) -> Iterator[Finding]:
    """What falls short in a scene, as warnings."""
    yield from small(look, place)
    yield from faint(look, place)
    yield from outside(look, place)
    yield from covering(look, place)
    yield from unscannable(look, place)


def small(look: SceneLook, place: Place) -> Iterator[Finding]:
    """VG-L060: letters too small for a phone held at arm's length."""
    for each in look.writings:
        if each.size < SMALLEST:
            yield _finding(place, "VG-L060", _too_small(each, SMALLEST), _("Rút ngắn chữ ở đó."))
    for layer in dict.fromkeys(each.layer for each in look.writings):
        of_layer = [each for each in look.writings if each.layer == layer]
        least = next((size for name, size in SMALLEST_OF.items() if layer.startswith(name)), 0)
        largest = max(of_layer, key=lambda each: each.size)
        if SMALLEST <= largest.size < least:
            yield _finding(place, "VG-L060", _too_small(largest, least), _("Rút ngắn chữ ở đó."))


def faint(look: SceneLook, place: Place) -> Iterator[Finding]:
    """VG-L061: letters too faint on what is behind them; VG-L062: those of a caption."""
    for code, captions in (("VG-L061", False), ("VG-L062", True)):
        found = [
            (each.contrast, each)
            for each in look.writings
            if (each.layer == "caption") == captions
            and each.contrast is not None
            and each.contrast < _least(each)
        ]
        if found:
            ratio, worst = min(found, key=lambda pair: pair[0])
            yield _finding(
                place,
                code,
                _("chữ “{text}” chỉ tương phản {ratio}:1 với nền, cần ít nhất {least}:1").format(
                    text=cut(worst.text), ratio=decimal(ratio), least=decimal(_least(worst))
                )
                + _and_more(len(found) - 1),
                _("Đổi màu chữ hoặc màu nền trong brand.yaml, hoặc thay ảnh ở cảnh này."),
            )


def _least(each: Writing) -> float:
    return CAPTION if each.layer == "caption" else SIGN if each.size >= _SIGN_SIZE else TEXT


def outside(look: SceneLook, place: Place) -> Iterator[Finding]:
    """VG-L063: what a platform's buttons and texts would cover, by platform."""
    same: dict[tuple[str, ...], list[str]] = {}
    for platform in platforms().values():
        things = covered(look, platform, "post")
        if things:
            same.setdefault(things, []).append(platform.name)
    for things, names in same.items():
        yield _finding(
            place,
            "VG-L063",
            _("nút và chữ của {platforms} sẽ che {things}").format(
                platforms=", ".join(names), things=_listed(things)
            ),
            _("Dời nội dung vào khung an toàn (x 84–948, y 200–1500)."),
        )


def covered(look: SceneLook, platform: Platform, use: Use) -> tuple[str, ...]:
    """What lies outside the box that a platform leaves free, for people; nothing where it covers nothing."""
    if not platform.safe:
        return ()
    shown = {each.layer: each for page in look.things for each in page}
    names = (
        _named(layer, look.writings)
        for layer, thing in shown.items()
        if not _inside(thing.box, platform, use)
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _in_adverts(looks: Sequence[SceneLook], path: Path | None) -> Iterator[Finding]:
    for platform in platforms().values():
        by_scene = [(number, covered(look, platform, "advert")) for number, look in enumerate(looks, 1)]
        told = "; ".join(
            _("cảnh {number}: {things}").format(number=number, things=_listed(things))
            for number, things in by_scene
            if things
        )
        if told:
            yield Finding(
                "VG-L063",
                _("Khi chạy quảng cáo, nút và chữ của {platform} sẽ che: {told}.").format(
                    platform=platform.name, told=told
                ),
                _("Đăng như bài thường thì không bị che; muốn quảng cáo, hãy chọn nền tảng khác."),
                Severity.WARNING,
                path,
            )


def _listed(things: Sequence[str]) -> str:
    return ", ".join(things[:_NAMES_OF]) + _and_more(len(things) - _NAMES_OF)


def covering(look: SceneLook, place: Place) -> Iterator[Finding]:
    """VG-L064: letters over a face, a photo or footage; VG-L065: over a QR code and its quiet zone."""
    covered = {
        (code, each.text): each
        for page in look.things
        for thing in page
        if (code := _code_of(thing))
        for each in look.writings
        if each.layer != thing.layer
        and any(other.layer == each.layer for other in page)
        and _overlap(each.box, thing.box)
    }
    for (code, _text), each in covered.items():
        yield _finding(place, code, _lies_over(each, code), _("Dời hoặc rút ngắn chữ ở đó."))


def unscannable(look: SceneLook, place: Place) -> Iterator[Finding]:
    """VG-L066: a QR code too small to be read from a screen; VG-L067: too little white around it."""
    if look.code and look.code_side is None:
        yield _finding(
            place, "VG-L066", _("mã QR không đọc được"), _("Rút ngắn địa chỉ trong cột qr_url rồi thử lại.")
        )
    elif look.code_side is not None and look.code_side < LEAST_SIDE - 2:  # corners are found to a pixel or so
        yield _finding(
            place,
            "VG-L066",
            _("mã QR chỉ rộng {found} px, cần ít nhất {least} px").format(
                found=decimal(look.code_side, 0), least=LEAST_SIDE
            ),
            _("Rút ngắn địa chỉ trong cột qr_url để mã có ít ô hơn."),
        )
    if look.code_quiet is not None and look.code_quiet < QUIET:
        yield _finding(
            place,
            "VG-L067",
            _("viền trắng quanh mã QR chỉ rộng {found} ô, cần {least} ô").format(
                found=look.code_quiet, least=QUIET
            ),
            _("Dời chữ và hình ra xa mã QR."),
        )


def _code_of(thing: Thing) -> str | None:
    if thing.footage or (thing.layer.startswith(_FACES) and thing.layer != "caller-name"):
        return "VG-L064"
    return "VG-L065" if thing.layer == "qr" else None


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > _TOUCH
        and min(one[3], other[3]) - max(one[1], other[1]) > _TOUCH
    )


def _inside(box: Box, platform: Platform, use: Use) -> bool:
    safe = platform.safe[use]
    return safe.x[0] <= box[0] and box[2] <= safe.x[1] and safe.y[0] <= box[1] and box[3] <= safe.y[1]


def _named(layer: str, writings: Iterable[Writing]) -> str:
    """A layer for people: what is written on it, or what it is; empty where it is neither."""
    things = {
        "caption": _("phụ đề"),
        "qr": _("mã QR"),
        "emblem": _("huy hiệu"),
        "end-emblem": _("huy hiệu"),
        "ai-mark": _("nhãn AI"),
        "ai-label": _("nhãn AI"),
    }
    if layer in things:
        return things[layer]
    text = " ".join(each.text for each in writings if each.layer == layer)
    return f"“{cut(text, 40).strip('“”')}”" if text else ""


def _too_small(each: Writing, least: int) -> str:
    return _("chữ “{text}” chỉ cao {size} px, cần ít nhất {least} px").format(
        text=cut(each.text), size=each.size, least=least
    )


def _lies_over(each: Writing, code: str) -> str:
    message = (
        _("chữ “{text}” đè lên mã QR") if code == "VG-L065" else _("chữ “{text}” đè lên mặt người hoặc ảnh")
    )
    return message.format(text=cut(each.text))


def _and_more(count: int) -> str:
    return _(" (và {count} chỗ khác)").format(count=count) if count > 0 else ""


def _finding(place: Place, code: str, message: str, fix: str) -> Finding:
    return Finding(
        code,
        _("Cảnh {number}: {message}.").format(number=place.number, message=message),
        fix,
        Severity.WARNING,
        place.path,
        place.line,
    )
