"""The picture: size, codec, colour, timing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from vidgen.delivery.checks.check import Check, clock, decimal, fault, remark
from vidgen.delivery.flashes import MOST as MOST_FLASHES
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.storyboard.model import FPS

# Closed GOPs of 2–5 s (Facebook Reels).
LONGEST_GOP = 5.0
LONGEST_BLACK = 0.5
CAPTION_CONTRAST = 7.0
_BT709 = (1, 1, 1)
_FULL_RANGE = 2


def size(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I020: the size asked for, in square pixels."""
    picture = measured.picture
    if picture and (picture.size != expect.size or not picture.square):
        yield fault(
            measured,
            "VG-I020",
            _("Khung hình {found}, cần {wanted} điểm ảnh vuông.").format(
                found="{}×{}".format(*picture.size), wanted="{}×{}".format(*expect.size)
            ),
        )


def codec(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I021: H.264, High profile."""
    picture = measured.picture
    if picture and (picture.codec, picture.profile) != ("h264", "High"):
        found = f"{picture.codec} {picture.profile}".strip()
        yield fault(measured, "VG-I021", _("Hình nén bằng {found}, cần H.264 High.").format(found=found))


def pixel_format(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I022: 8-bit 4:2:0."""
    picture = measured.picture
    if picture and picture.pixel_format != "yuv420p":
        message = _("Định dạng điểm ảnh là {found}, cần yuv420p.").format(found=picture.pixel_format)
        yield fault(measured, "VG-I022", message)


def colour(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I023: tagged BT.709, limited range (code points of ITU-T H.273)."""
    picture = measured.picture
    if picture is None:
        return
    tags = (picture.primaries, picture.transfer, picture.matrix)
    if tags != _BT709 or picture.range == _FULL_RANGE:
        found = "{}/{}/{}".format(*tags) + (" full" if picture.range == _FULL_RANGE else "")
        yield fault(
            measured,
            "VG-I023",
            _("Nhãn màu là {found}, cần BT.709 (1/1/1), dải hẹp.").format(found=found),
        )


def frame_rate(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I024: 30 frames a second; VG-I025: every frame lasts as long as the next."""
    track = measured.layout.track("vide")
    if track is None or not track.samples:
        return
    lengths = {each for _count, each in track.durations}
    if len(lengths) > 1:
        yield fault(
            measured,
            "VG-I025",
            _("Nhịp hình không đều: khung ngắn nhất {least} ms, dài nhất {most} ms.").format(
                least=decimal(min(lengths) * 1000 / track.timescale),
                most=decimal(max(lengths) * 1000 / track.timescale),
            ),
        )
    elif track.timescale != FPS * (each := lengths.pop()):
        found = decimal(track.timescale / each, 2) if each else "0"
        message = _("Video có {found} hình/giây, cần đúng {fps}.").format(found=found, fps=FPS)
        yield fault(measured, "VG-I024", message)


def display_order(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I026: no B-frames: no ctts box, and every packet is shown when it is decoded."""
    track = measured.layout.track("vide")
    if (track and track.reordered) or (measured.picture and measured.picture.reordered):
        yield fault(measured, "VG-I026", _("Video có khung B (thứ tự hiện khác thứ tự giải nén)."))


def keyframes(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I027: at most 5 s from one keyframe to the next; VG-I028: each of them is an IDR picture."""
    track = measured.layout.track("vide")
    if track is None or not track.samples:
        return
    stops = [*(track.sync if track.sync is not None else range(track.samples)), track.samples]
    each = track.seconds / track.samples
    longest = max((after - before for before, after in pairwise([0, *stops])), default=0) * each
    if longest > LONGEST_GOP:
        yield fault(
            measured,
            "VG-I027",
            _("Có đoạn {found} giây không có khung khóa, nhiều nhất là {most} giây.").format(
                found=decimal(longest), most=decimal(LONGEST_GOP, 0)
            ),
        )
    if measured.picture and measured.picture.open_gop:
        yield fault(measured, "VG-I028", _("Có khung khóa không phải IDR (GOP mở)."))


def black(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I029: no stretch of black."""
    for start, end in measured.picture.black if measured.picture else ():
        if end - start > LONGEST_BLACK:
            yield fault(
                measured,
                "VG-I029",
                _("Hình đen từ {start} đến {end}.").format(start=clock(start), end=clock(end)),
                _("Xem lại ảnh hoặc đoạn phim của cảnh ở chỗ đó."),
            )


def flashes(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I031: no more than three flashes, or three flashes of saturated red, in any second (WCAG 2.3.1)."""
    picture = measured.picture
    if picture and picture.red_flashes > MOST_FLASHES:
        yield fault(
            measured,
            "VG-I031",
            _(
                "Hình chớp đỏ {found} lần trong một giây, nhiều nhất {most} lần: nguy hiểm cho người "
                "dễ co giật."
            ).format(found=decimal(picture.red_flashes), most=decimal(MOST_FLASHES, 0)),
            _("Thay đoạn phim hoặc ảnh nhấp nháy trong kịch bản."),
        )
    elif picture and picture.flashes > MOST_FLASHES:
        yield fault(
            measured,
            "VG-I031",
            _(
                "Hình chớp {found} lần trong một giây, nhiều nhất {most} lần: nguy hiểm cho người dễ co giật."
            ).format(found=decimal(picture.flashes), most=decimal(MOST_FLASHES, 0)),
            _("Thay đoạn phim hoặc ảnh nhấp nháy trong kịch bản."),
        )


def captions(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I032: burnt-in captions read at 7:1 or more (WCAG 2.2, 1.4.6; warning)."""
    picture = measured.picture
    if picture and picture.caption_contrast is not None and picture.caption_contrast < CAPTION_CONTRAST:
        yield remark(
            measured,
            "VG-I032",
            _("Phụ đề trên hình chỉ tương phản {found}:1 với nền, nên đạt {least}:1.").format(
                found=decimal(picture.caption_contrast), least=decimal(CAPTION_CONTRAST, 0)
            ),
            _("Đổi caption_ink, caption_accent hoặc caption_box trong brand.yaml."),
        )


def length(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I030: as many frames as the storyboard."""
    if measured.picture and expect.frames is not None and measured.picture.frames != expect.frames:
        yield fault(
            measured,
            "VG-I030",
            _("Video có {found} khung hình, phân cảnh có {wanted}.").format(
                found=measured.picture.frames, wanted=expect.frames
            ),
        )


CHECKS: tuple[Check, ...] = (
    size,
    codec,
    pixel_format,
    colour,
    frame_rate,
    display_order,
    keyframes,
    black,
    flashes,
    captions,
    length,
)
