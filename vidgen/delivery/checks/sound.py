"""The sound: codec, loudness, silence, and whether it is as long as the picture."""

from __future__ import annotations

from collections.abc import Iterable

from vidgen.delivery.checks.check import Check, clock, decimal, fault, remark
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.storyboard.model import FPS, SAMPLE_RATE

LOUDNESS = -14.0
LOUDNESS_TOLERANCE = 1.0
HIGHEST_PEAK = -1.0
LEAST_BIT_RATE = 128_000
LONGEST_SILENCE = 3.0
# Within one silence; between two sentences a caption is up for half a second at most (sample library).
LONGEST_MUTE_CAPTION = 2.0


def is_there(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I040: there is sound."""
    if measured.readable and measured.picture and measured.sound is None:
        yield fault(measured, "VG-I040", _("Video không có tiếng."))


def codec(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I041: AAC-LC."""
    sound = measured.sound
    if sound and (sound.codec, sound.profile) != ("aac", "LC"):
        found = f"{sound.codec} {sound.profile}".strip()
        yield fault(measured, "VG-I041", _("Tiếng nén bằng {found}, cần AAC-LC.").format(found=found))


def sample_rate(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I042: 48 kHz."""
    if measured.sound and measured.sound.rate != SAMPLE_RATE:
        message = _("Tần số lấy mẫu {found} Hz, cần {wanted} Hz.").format(
            found=measured.sound.rate, wanted=SAMPLE_RATE
        )
        yield fault(measured, "VG-I042", message)


def stereo(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I043: two channels."""
    if measured.sound and measured.sound.channels != 2:
        message = _("Tiếng có {found} kênh, cần 2 kênh (stereo).").format(found=measured.sound.channels)
        yield fault(measured, "VG-I043", message)


def bit_rate(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I044: at least 128 kbit/s nominal.

    Quiet stretches need fewer bits at any setting, so the best of the declared rate, the average and the
    fullest second counts; a film that is silent throughout says nothing about the setting.
    """
    sound, track = measured.sound, measured.layout.track("soun")
    if sound is None or not _heard(measured):
        return
    nominal = max(track.bit_rate if track else 0, sound.average_bit_rate, sound.peak_bit_rate)
    if nominal < LEAST_BIT_RATE:
        message = _("Tiếng chỉ đạt {found} kbit/giây, cần ít nhất {least}.").format(
            found=nominal // 1000, least=LEAST_BIT_RATE // 1000
        )
        yield fault(measured, "VG-I044", message)


def same_length(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I045: picture and sound end within a frame of each other."""
    picture, sound = measured.layout.track("vide"), measured.layout.track("soun")
    if picture and sound and abs(picture.seconds - sound.seconds) > 1 / FPS:
        yield fault(
            measured,
            "VG-I045",
            _("Tiếng dài {sound} giây, hình dài {picture} giây; không được lệch quá một khung hình.").format(
                sound=decimal(sound.seconds, 2), picture=decimal(picture.seconds, 2)
            ),
        )


def loudness(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I046: −14 ±1 LUFS as decoded."""
    if not measured.sound or not _heard(measured):
        return
    found = measured.sound.loudness
    if abs(found - LOUDNESS) > LOUDNESS_TOLERANCE:
        message = _("Tiếng quá to: {found} LUFS.") if found > LOUDNESS else _("Tiếng quá nhỏ: {found} LUFS.")
        yield fault(
            measured,
            "VG-I046",
            message.format(found=decimal(found)) + " " + _("Cần −14 ±1 LUFS."),
        )


def true_peak(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I047: no peak above −1 dBTP as decoded."""
    if measured.sound and measured.sound.true_peak > HIGHEST_PEAK:
        message = _("Đỉnh tiếng {found} dBTP, nhiều nhất là −1 dBTP; loa điện thoại sẽ rè.")
        yield fault(measured, "VG-I047", message.format(found=decimal(measured.sound.true_peak)))


def silence(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I048: not silent throughout, where it is to be heard; VG-I049: no silence over 3 s (warning)."""
    if measured.sound is None:
        return
    if not _heard(measured):
        if not expect.heard:
            return
        yield fault(measured, "VG-I048", _("Video im lặng từ đầu đến cuối."))
        return
    for start, end in measured.sound.silent:
        if expect.spoken and _captioned(measured, start, end) > LONGEST_MUTE_CAPTION:
            continue  # `voice` tells
        if end - start > LONGEST_SILENCE:
            yield remark(
                measured,
                "VG-I049",
                _("Im lặng từ {start} đến {end}.").format(start=clock(start), end=clock(end)),
                _("Thêm lời đọc hoặc nhạc nền cho đoạn này."),
            )


def voice(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I050: what a caption says is heard, where captions are spoken."""
    if measured.sound is None or not expect.spoken or not _heard(measured):
        return
    for start, end in measured.sound.silent:
        if _captioned(measured, start, end) > LONGEST_MUTE_CAPTION:
            yield fault(
                measured,
                "VG-I050",
                _("Mất tiếng từ {start} đến {end} trong khi phụ đề vẫn chạy.").format(
                    start=clock(start), end=clock(end)
                ),
                _("Dựng lại video; nếu vẫn mất tiếng, nghe lại tệp ghi âm của đoạn này."),
            )


def _captioned(measured: Measured, start: float, end: float) -> float:
    """Seconds between two moments during which a caption is on screen."""
    shared = (min(end, cue.end / 1000) - max(start, cue.start / 1000) for cue in measured.cues or ())
    return sum(each for each in shared if each > 0)


def _heard(measured: Measured) -> bool:
    sound = measured.sound
    return sound is not None and sum(end - start for start, end in sound.silent) < sound.seconds - 0.05


CHECKS: tuple[Check, ...] = (
    is_there,
    codec,
    sample_rate,
    stereo,
    bit_rate,
    same_length,
    loudness,
    true_peak,
    silence,
    voice,
)
