"""The file itself: is it a whole MP4 that plays from its first byte on?"""

from __future__ import annotations

from collections.abc import Iterable

from vidgen.delivery.checks.check import Check, fault
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _


def is_film(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I005: FFmpeg opens it and it is laid out as MP4; a cut file is VG-I006's matter."""
    if not measured.layout.is_mp4:
        yield fault(
            measured, "VG-I005", _("“{name}” không phải là video MP4.").format(name=measured.path.name)
        )
    elif not measured.readable and not measured.layout.truncated:
        yield fault(measured, "VG-I005", _("“{name}” hỏng, không mở được.").format(name=measured.path.name))


def is_whole(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I006: nothing is missing at its end."""
    if measured.layout.is_mp4 and measured.layout.truncated:
        yield fault(
            measured,
            "VG-I006",
            _("“{name}” bị cụt: phần cuối tệp không có.").format(name=measured.path.name),
            _("Chép lại tệp cho đủ, hoặc dựng lại video."),
        )


def decodes(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I007: every packet decodes, and as many frames come out as the index holds."""
    track = measured.layout.track("vide")
    lost = track.samples - measured.picture.frames if track and measured.picture else 0
    if measured.readable and not measured.layout.truncated and (measured.damaged or lost > 0):
        yield fault(
            measured,
            "VG-I007",
            _("{count} gói dữ liệu trong video bị hỏng.").format(count=max(measured.damaged, lost)),
        )


def has_picture(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I008: there is a picture."""
    if measured.readable and measured.picture is None:
        yield fault(measured, "VG-I008", _("Tệp không có hình."))


def plays_at_once(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I009: moov stands before mdat (YouTube, Instagram)."""
    if measured.layout.is_mp4 and measured.layout.tracks and not measured.layout.index_first:
        yield fault(
            measured, "VG-I009", _("Mục lục (moov) nằm cuối tệp, điện thoại phải tải hết mới phát được.")
        )


def unedited(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I010: no edit lists (YouTube, Instagram)."""
    if any(track.edited for track in measured.layout.tracks):
        yield fault(measured, "VG-I010", _("Tệp có edit list, YouTube và Instagram không nhận."))


def tagged(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I057: its tags say which script it is made from, for whom and by which approval."""
    if not measured.layout.is_mp4 or measured.layout.truncated:
        return
    other = sorted(name for name, value in (expect.tags or {}).items() if measured.tags.get(name) != value)
    if other:
        yield fault(
            measured,
            "VG-I057",
            _("Thông tin nguồn gốc trong tệp thiếu hoặc khác: {names}.").format(names=", ".join(other)),
        )


CHECKS: tuple[Check, ...] = (is_film, is_whole, decodes, has_picture, plays_at_once, unedited, tagged)
