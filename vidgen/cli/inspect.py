"""``vidgen inspect``: measure finished videos against the delivery rules."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import N_, _

_NAMES = {
    "bytes": N_("dung lượng"),
    "seconds": N_("thời lượng"),
    "width": N_("bề ngang"),
    "height": N_("bề cao"),
    "frames": N_("số khung hình"),
    "video_codec": N_("nén hình"),
    "pixel_format": N_("định dạng điểm ảnh"),
    "flashes": N_("chớp nhiều nhất trong một giây"),
    "red_flashes": N_("chớp đỏ nhiều nhất trong một giây"),
    "caption_contrast": N_("tương phản phụ đề"),
    "still_seconds": N_("hình đứng yên lâu nhất"),
    "least_likeness": N_("giống phân cảnh ít nhất"),
    "least_label": N_("nhãn AI rõ ít nhất"),
    "least_draft": N_("dấu bản nháp rõ ít nhất"),
    "qr_pixels": N_("cạnh mã QR"),
    "audio_codec": N_("nén tiếng"),
    "sample_rate": N_("tần số lấy mẫu"),
    "channels": N_("số kênh tiếng"),
    "audio_bit_rate": N_("tốc độ bit của tiếng"),
    "loudness_lufs": N_("âm lượng"),
    "true_peak_dbtp": N_("đỉnh âm"),
    "silent_seconds": N_("im lặng lâu nhất"),
}


@click.command(
    "inspect",
    help=_(
        "Đo video đã dựng, bộ đăng hoặc cả thư mục kết quả theo quy tắc đăng tải. Mã thoát 1 nếu không đạt."
    ),
)
@click.argument("videos", nargs=-1, required=True, type=options.PATH, metavar="VIDEO|DIR...")
@options.json_option
def command(videos: tuple[Path, ...], as_json: bool) -> None:
    from vidgen.delivery.kit_inspection import films_at, inspect_standing

    failed = False
    for video in dict.fromkeys(film for path in videos for film in films_at(path)):
        result = inspect_standing(video)
        wrong = not result.passed
        failed |= wrong
        if as_json:
            show.print_json(
                {
                    "video": str(video),
                    "ok": not wrong,
                    "measured": result.values,
                    "findings": [f.as_dict() for f in result.findings],
                }
            )
            continue
        click.echo((_("✗ {video}: không đạt") if wrong else _("✓ {video}: đạt")).format(video=video))
        for name, value in result.values.items():
            click.echo(f"    {_(_NAMES[name]) if name in _NAMES else name}: {_shown(name, value)}")
        show.print_findings(result.findings, err=False)
    raise SystemExit(1 if failed else 0)


def _shown(name: str, value: str | bool | int | float | None) -> str:
    """A measured value with its unit, as people read numbers here."""
    from vidgen.delivery.checks.check import decimal

    if value is None:  # the loudness of silence
        return _("không có tiếng")
    if isinstance(value, str):
        return value
    number = float(value)
    shown = {
        "bytes": lambda: f"{decimal(number / 1e6)} MB",
        "seconds": lambda: _("{seconds} giây").format(seconds=decimal(number)),
        "width": lambda: f"{value} px",
        "height": lambda: f"{value} px",
        "still_seconds": lambda: _("{seconds} giây").format(seconds=decimal(number)),
        "silent_seconds": lambda: _("{seconds} giây").format(seconds=decimal(number)),
        "least_likeness": lambda: f"{decimal(number * 100)} %",
        "least_label": lambda: f"{decimal(number * 100, 0)} %",
        "least_draft": lambda: f"{decimal(number * 100, 0)} %",
        "flashes": lambda: decimal(number),
        "red_flashes": lambda: decimal(number),
        "caption_contrast": lambda: f"{decimal(number)}:1",
        "qr_pixels": lambda: f"{value} px",
        "sample_rate": lambda: f"{decimal(number / 1000, 0)} kHz",
        "audio_bit_rate": lambda: f"{decimal(number / 1000, 0)} kbit/s",
        "loudness_lufs": lambda: f"{decimal(number)} LUFS",
        "true_peak_dbtp": lambda: f"{decimal(number)} dBTP",
    }
    return shown[name]() if name in shown else str(value)
