"""The QR code near the end, read back from the finished film."""

from __future__ import annotations

from collections.abc import Iterable

from vidgen.delivery.checks.check import Check, decimal, fault, remark
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _

# Time for a viewer to take out a second phone or a screenshot.
LEAST_SECONDS = 6.0


def reads_back(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I080: it can be read; VG-I081: it says what it should; VG-I082: it stands for 6 s (warning)."""
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
    seconds = len({time for time, _text in picture.qr}) * picture.qr_seconds
    if seconds < LEAST_SECONDS:
        yield remark(
            measured,
            "VG-I082",
            _("Mã QR chỉ hiện khoảng {found} giây, nên hiện ít nhất {least} giây.").format(
                found=decimal(seconds), least=decimal(LEAST_SECONDS, 0)
            ),
        )


CHECKS: tuple[Check, ...] = (reads_back,)
