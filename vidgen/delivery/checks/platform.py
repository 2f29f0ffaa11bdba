"""Where the film can be posted: each platform's limits, as warnings (``platforms.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable

from vidgen.delivery.checks.check import Check, clock, decimal, remark
from vidgen.delivery.measured import Expectation, Measured
from vidgen.delivery.platforms import platforms
from vidgen.errors import Finding
from vidgen.messages import _


def length(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I060: long enough; VG-I061: not too long; VG-I062: short enough for a Page story."""
    seconds = measured.seconds
    for platform in platforms().values() if measured.picture and expect.posted else ():
        least, most = platform.seconds or (0, seconds)
        if seconds < least:
            yield remark(
                measured,
                "VG-I060",
                _("{platform} cần video dài ít nhất {least} giây, video này dài {found} giây.").format(
                    platform=platform.name, least=least, found=decimal(seconds)
                ),
            )
        elif seconds > most:
            yield remark(
                measured,
                "VG-I061",
                _("{platform} chỉ nhận video đến {most}, video này dài {found}.").format(
                    platform=platform.name, most=clock(most), found=clock(seconds)
                ),
                _("Rút ngắn kịch bản hoặc không đăng lên nền tảng này."),
            )
        elif platform.story_seconds is not None and seconds > platform.story_seconds:
            yield remark(
                measured,
                "VG-I062",
                _(
                    "Video dài hơn {most} giây nên không chia sẻ được thành tin (story) trên {platform}."
                ).format(most=platform.story_seconds, platform=platform.name),
            )


def bytes_(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I063: small enough to upload."""
    for platform in platforms().values() if measured.picture and expect.posted else ():
        if platform.most_bytes is not None and measured.bytes > platform.most_bytes:
            yield remark(
                measured,
                "VG-I063",
                _("{platform} chỉ nhận tệp đến {most} MB, tệp này {found} MB.").format(
                    platform=platform.name,
                    most=platform.most_bytes // 1_000_000,
                    found=decimal(measured.bytes / 1_000_000),
                ),
            )


def pixels(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I095: of a picture that is not of the size asked for, which platforms take none such."""
    picture = measured.picture
    if picture is None or picture.size == expect.size or not expect.posted:
        return
    for platform in platforms().values():
        least, most = platform.least_size or (0, 0), platform.most_size or picture.size
        if any(not low <= side <= high for side, low, high in zip(picture.size, least, most, strict=True)):
            yield remark(
                measured,
                "VG-I095",
                _("{platform} không nhận khung hình {found}.").format(
                    platform=platform.name, found="{}×{}".format(*picture.size)
                ),
                _("Dựng lại video ở khổ 1080×1920."),
            )


def rate(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I096: neither slower nor faster than a platform takes."""
    track = measured.layout.track("vide")
    if track is None or not track.samples or not track.seconds or not measured.picture:
        return
    found = track.samples / track.seconds
    for platform in platforms().values() if expect.posted else ():
        if platform.fps and not platform.fps[0] - 0.05 <= found <= platform.fps[1] + 0.05:
            yield remark(
                measured,
                "VG-I096",
                _("{platform} không nhận {found} hình/giây.").format(
                    platform=platform.name, found=decimal(found)
                ),
                _("Dựng lại video bằng vidgen render."),
            )


CHECKS: tuple[Check, ...] = (length, bytes_, pixels, rate)
