"""Inspection of a delivered film: measure it, then let every check judge what was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vidgen.delivery.checks import CHECKS
from vidgen.delivery.measure import measure
from vidgen.delivery.measured import Expectation, Measured
from vidgen.delivery.wanted import Wanted
from vidgen.errors import Finding, Severity
from vidgen.messages import _

__all__ = ["Expectation", "Inspection", "inspect"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """The outcome for one file.

    Attributes:
        path: the file.
        measured: what was measured; None where there was nothing to measure.
        findings: what falls short, in the order of the checks.
    """

    path: Path
    measured: Measured | None
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing graver than a warning was found."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def values(self) -> dict[str, str | bool | int | float | None]:
        """The measured values for JSON and the report; None is the loudness of silence."""
        if self.measured is None:
            return {}
        found: dict[str, str | bool | int | float | None] = {
            "bytes": self.measured.bytes,
            "seconds": round(self.measured.seconds, 3),
        }
        if picture := self.measured.picture:
            found |= {
                "width": picture.size[0],
                "height": picture.size[1],
                "frames": picture.frames,
                "video_codec": f"{picture.codec} {picture.profile}".strip(),
                "pixel_format": picture.pixel_format,
                "flashes": picture.flashes,
                "red_flashes": picture.red_flashes,
            }
            if picture.caption_contrast is not None:
                found["caption_contrast"] = round(picture.caption_contrast, 2)
            found["still_seconds"] = round(max((end - start for start, end in picture.still), default=0), 2)
            for name in ("likeness", "label", "draft"):
                values = [value for each in picture.sampled if (value := getattr(each, name)) is not None]
                if values and (name != "label" or any(values)):  # of a film without labels nothing is said
                    found[f"least_{name}"] = round(min(values), 3)
            if picture.qr_side is not None:
                found["qr_pixels"] = round(picture.qr_side)
        if sound := self.measured.sound:
            found |= {
                "audio_codec": f"{sound.codec} {sound.profile}".strip(),
                "sample_rate": sound.rate,
                "channels": sound.channels,
                "audio_bit_rate": sound.average_bit_rate,
                "loudness_lufs": _finite(sound.loudness),
                "true_peak_dbtp": _finite(sound.true_peak),
                "silent_seconds": round(max((end - start for start, end in sound.silent), default=0), 2),
            }
        return found


def inspect(path: Path, *, expect: Expectation | None = None, wanted: Sequence[Wanted] = ()) -> Inspection:
    """Measure a delivered film and judge it by the delivery rules.

    Arguments:
        path: the film; a subtitle file of the same name beside it is inspected with it.
        expect: what the film should be; by default 1080×1920 of any length.
        wanted: frames of the film to be compared with what was painted.

    Returns:
        The findings (VG-I001 …); a file that is missing, empty, broken or no film at all is a finding too.
    """
    nothing = _nothing_there(path)
    if nothing:
        return Inspection(path, None, (nothing,))
    try:
        # Of a film that nothing is known of, whatever code it has is measured.
        measured = measure(
            path, qr=expect is None or expect.burnt_in or expect.qr_url is not None, wanted=wanted
        )
    except OSError as error:
        why = error.strerror or str(error)
        message = _("Không mở được tệp “{name}”: {why}.").format(name=path.name, why=why)
        return Inspection(path, None, (Finding("VG-I004", message, path=path),))
    return judge(measured, expect)


def judge(measured: Measured, expect: Expectation | None = None) -> Inspection:
    """Judge what was measured on a film by the delivery rules; arguments and result as `inspect`."""
    wanted = expect or Expectation()
    findings = (finding for check in CHECKS for finding in check(measured, wanted))
    return Inspection(measured.path, measured, tuple(findings))


def _nothing_there(path: Path) -> Finding | None:
    if path.is_dir():
        return Finding(
            "VG-I002",
            _("“{name}” là thư mục, không phải video.").format(name=path.name),
            _("Chỉ vào tệp video.mp4 bên trong thư mục."),
            path=path,
        )
    if not path.exists():
        return Finding(
            "VG-I001",
            _("Không có tệp “{name}”.").format(name=path.name),
            _("Kiểm tra lại tên và thư mục."),
            path=path,
        )
    if path.stat().st_size == 0:
        return Finding(
            "VG-I003",
            _("Tệp “{name}” rỗng (0 byte).").format(name=path.name),
            _("Dựng lại video."),
            path=path,
        )
    return None


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
