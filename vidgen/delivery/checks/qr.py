"""The QR code near the end, read back from the finished film, and whether a camera will take it."""

from __future__ import annotations

from collections.abc import Iterable

from vidgen.delivery.checks.check import Check, decimal, fault, remark
from vidgen.delivery.codes import QUIET
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.storyboard.model import WIDTH

LEAST_SIDE = 400  # pixels on a picture 1080 wide; 294 survived 360p at CRF 36, 196 did not

# Time for a viewer to take out a second phone or a screenshot.
LEAST_SECONDS = 6.0


def reads_back(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I080: it can be read; VG-I081: it says what it should."""
    picture = measured.picture
    if picture is None or expect.qr_url is None:
        return
    read = dict.fromkeys(text for _time, text in picture.qr)
    if not read:
        yield fault(
            measured,
            "VG-I080",
            _("Không đọc được mã QR nào ở cuối video."),
            _("Kiểm tra cảnh liên hệ: mã QR cần ít nhất 400 điểm ảnh và viền trắng."),
        )
        return
    if list(read) != [expect.qr_url]:
        yield fault(
            measured,
            "VG-I081",
            _("Mã QR dẫn tới “{found}”, cần “{wanted}”.").format(found=", ".join(read), wanted=expect.qr_url),
            _("Kiểm tra cột qr_url của đơn vị rồi dựng lại."),
        )


def stands_long_enough(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I082: it stands for 6 s (warning)."""
    picture = measured.picture
    if picture is None or not picture.qr:
        return
    seconds = len({time for time, _text in picture.qr}) * picture.qr_seconds
    if seconds < LEAST_SECONDS:
        yield remark(
            measured,
            "VG-I082",
            _("Mã QR chỉ hiện khoảng {found} giây, nên hiện ít nhất {least} giây.").format(
                found=decimal(seconds), least=decimal(LEAST_SECONDS, 0)
            ),
        )


def large_enough(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I083: 400 px on a picture 1080 wide; VG-I084: a quiet zone of 4 modules (warnings)."""
    picture = measured.picture
    if picture is None or picture.qr_side is None:
        return
    side = picture.qr_side * WIDTH / picture.size[0]
    if side < LEAST_SIDE - 2:  # a reader finds corners to a pixel or so
        yield remark(
            measured,
            "VG-I083",
            _("Mã QR chỉ rộng {found} px, nên rộng ít nhất {least} px.").format(
                found=decimal(side, 0), least=LEAST_SIDE
            ),
            _("Rút ngắn địa chỉ trong cột qr_url để mã có ít ô hơn."),
        )
    if picture.qr_quiet is not None and picture.qr_quiet < QUIET:
        yield remark(
            measured,
            "VG-I084",
            _(
                "Viền trắng quanh mã QR chỉ rộng {found} ô, cần {least} ô; nhiều máy sẽ không quét được."
            ).format(found=picture.qr_quiet, least=QUIET),
        )


CHECKS: tuple[Check, ...] = (reads_back, stands_long_enough, large_enough)
