"""``vidgen cache``: what the stores hold, and making room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import N_, _

if TYPE_CHECKING:
    from vidgen.store import Gone, Held

_DAY = 86_400
_TITLES = {
    "speech": N_("lời đọc"),
    "scenes": N_("cảnh"),
    "stills": N_("ảnh thu nhỏ"),
    "seen": N_("kết quả soát hình"),
    "skips": N_("hình giữ nguyên đã kiểm chứng"),
    "sound": N_("tiếng đã trộn"),
}


@click.group("cache", help=_("Kho tạm giữ lời đọc và cảnh đã làm: xem, xóa, thu gọn."))
def command() -> None:
    pass


@command.command("info", help=_("Kho ở đâu, giữ bao nhiêu, dùng lần cuối khi nào, giới hạn bao nhiêu."))
@options.json_option
def _info(as_json: bool) -> None:
    from vidgen.errors import VidgenError
    from vidgen.store import cache_place, cap_bytes, holdings

    place = cache_place()
    try:
        held = holdings()
        total = sum(each.bytes for each in held.values())
        cap = cap_bytes(place, total)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    if as_json:
        kinds = {kind: _as_json(each) for kind, each in held.items()}
        show.print_json({"folder": str(place), "bytes": total, "cap_bytes": cap, "kinds": kinds})
        return
    click.echo(_("Kho tạm: {folder}").format(folder=place))
    for kind, each in held.items():
        line = _("{kind}: {entries} mục, {size} MB").format(
            kind=_title(kind), entries=each.entries, size=_mb(each.bytes)
        )
        if each.oldest is not None and each.newest is not None:
            line += _("; lâu nhất chưa dùng: {oldest}, dùng gần nhất: {newest}").format(
                oldest=_moment(each.oldest), newest=_moment(each.newest)
            )
        click.echo(f"    {line}")
    click.echo(
        _("Tổng: {size} MB, giới hạn {cap} MB (đổi bằng VIDGEN_CACHE_GB).").format(
            size=_mb(total), cap=_mb(cap)
        )
    )


def _kind_options(function: click.decorators.FC) -> click.decorators.FC:
    for kind, title in reversed(_TITLES.items()):
        function = click.option(
            f"--{kind}", "kinds", flag_value=kind, multiple=True, help=_("Chỉ {kind}.").format(kind=_(title))
        )(function)
    return function


@command.command("clear", help=_("Xóa kho tạm. Không hỏi lại: những gì đã xóa sẽ tự làm lại khi cần."))
@click.option(
    "--older-than",
    "days",
    type=click.FloatRange(0),
    default=0,
    metavar="DAYS",
    help=_("Chỉ những gì không dùng trong chừng ấy ngày."),
)
@_kind_options
@options.json_option
def _clear(days: float, kinds: tuple[str, ...], as_json: bool) -> None:
    from vidgen.errors import VidgenError
    from vidgen.store import clear_cache

    try:
        gone = clear_cache(kinds, days * _DAY)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    _print_gone(gone, as_json)


@command.command("trim", help=_("Thu kho tạm về giới hạn: xóa trước những gì lâu nhất chưa dùng."))
@options.json_option
def _trim(as_json: bool) -> None:
    from vidgen.errors import VidgenError
    from vidgen.store import trim_cache

    try:
        gone = trim_cache(0)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    _print_gone(gone, as_json)


def _print_gone(gone: Mapping[str, Gone], as_json: bool) -> None:
    if as_json:
        show.print_json(
            {"removed": {kind: {"entries": each.entries, "bytes": each.bytes} for kind, each in gone.items()}}
        )
        return
    for kind, each in gone.items():
        if each.entries:
            click.echo(
                _("Đã xóa {kind}: {entries} mục, {size} MB.").format(
                    kind=_title(kind), entries=each.entries, size=_mb(each.bytes)
                )
            )
    if not any(each.entries for each in gone.values()):
        click.echo(_("Không có gì để xóa."))


def _title(kind: str) -> str:
    return _(_TITLES[kind]) if kind in _TITLES else kind


def _as_json(held: Held) -> dict[str, object]:
    return {
        "entries": held.entries,
        "bytes": held.bytes,
        "oldest": None if held.oldest is None else dt.datetime.fromtimestamp(held.oldest, dt.UTC).isoformat(),
        "newest": None if held.newest is None else dt.datetime.fromtimestamp(held.newest, dt.UTC).isoformat(),
    }


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _moment(seconds: float) -> str:
    return f"{dt.datetime.fromtimestamp(seconds):%d/%m/%Y %H:%M}"
