"""``vidgen where``: which scripts, units and videos hold a number, a citation, a word, a domain or a code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, show
from vidgen.cli.library import USUAL_OUT, folders_of, library_option, quoted
from vidgen.messages import N_, _

if TYPE_CHECKING:
    from vidgen.recall.where import Found, Script, Video

STATES = {
    "approved": (N_("đã duyệt"), "green"),
    "reviewed": (N_("đã rà soát"), "yellow"),
    "draft": (N_("bản nháp"), "yellow"),
    "expired": (N_("hết hạn"), "red"),
    "withdrawn": (N_("đã thu hồi"), "red"),
    "superseded": (N_("đã có bản mới"), "yellow"),
    "broken": (N_("không đọc được"), "red"),
    "gone": (N_("không còn tệp"), "red"),
}
_FORMS = {
    "number": N_("số"),
    "citation": N_("căn cứ"),
    "term": N_("từ cũ và các cách viết"),
    "domain": N_("tên miền"),
    "code": N_("mã kiểm chứng"),
    "hash": N_("mã băm"),
    "script": N_("kịch bản"),
    "words": N_("từ"),
}


@click.command(
    "where",
    help=_(
        "Tìm một số, căn cứ, từ, tên miền, mã kiểm chứng hoặc id kịch bản: nằm ở dòng nào của kịch bản nào, "
        "ô nào của đơn vị nào, video nào đã giao, kể cả khi kịch bản đã sửa, đã xóa. Mã thoát 1: không có."
    ),
)
@click.argument("asked", metavar="TEXT")
@click.argument("scripts", nargs=-1, type=options.EXISTING, metavar="[SCRIPT|DIR...]")
@click.option(
    "--out",
    "-o",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help=_("Thư mục kết quả; dùng được nhiều lần. Mặc định: out."),
)
@options.units_option
@options.brand_option
@library_option
@options.json_option
def command(
    asked: str,
    scripts: tuple[Path, ...],
    outs: tuple[Path, ...],
    units_file: Path | None,
    brand: Path | None,
    library: Path | None,
    as_json: bool,
) -> None:
    from vidgen.batch.answers import drop_withdrawn
    from vidgen.brand.load import load_brand
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.today import today
    from vidgen.errors import VidgenError
    from vidgen.library import scripts_in
    from vidgen.recall.where import where

    places = folders_of(scripts)
    outs = outs or ((USUAL_OUT,) if USUAL_OUT.is_dir() else ())
    try:
        files = scripts_in(places)
        now = today(outs[0] if outs else places[0], library or places[0])
        if now.record is None and not library and outs:
            now = today(outs[0])
        found = where(asked, files, units_file, outs, load_brand(brand), now)
        for out in outs:
            try:
                drop_withdrawn(out, now)
            except OSError as error:
                raise refusal(error, out) from error
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    root = str(now.record.desk.root) if now.record else ""
    if as_json:
        show.print_json(_as_json(found, root))
    else:
        _print(found, outs, root)
    raise SystemExit(0 if found.anything else 1)


def _print(found: Found, outs: tuple[Path, ...], library: str) -> None:
    from vidgen.recall.provisions import whole_article

    asked = _shown(found)
    show.print_findings(found.findings)
    if not found.anything:
        click.echo(_("Không nơi nào có “{wanted}”.").format(wanted=asked))
        if article := whole_article(found.wanted.asked):
            click.echo(
                _("Kịch bản thường chỉ ghi tên điều; tìm cả điều: vidgen where {article}").format(
                    article=quoted(article)
                )
            )
        return
    click.echo(_("“{wanted}” ({form})").format(wanted=asked, form=_(_FORMS[found.wanted.form])))
    _heading(_("Kịch bản"), len(found.scripts))
    for script in found.scripts:
        _print_script(script, library)
    _heading(_("Đơn vị"), len(found.units))
    for cell in found.units:
        click.echo(
            _("  {path}:{line}: {unit}, cột {column}: {text}").format(
                path=cell.path, line=cell.line, unit=cell.unit, column=cell.column, text=cell.text
            )
        )
    _heading(_("Video đang giữ"), len(found.videos))
    for video in found.videos:
        _print_video(video)
    _heading(_("Video đã thay bằng bản khác, có thể còn trên các kênh"), len(found.older))
    for video in found.older:
        _print_video(video)
    if found.videos and asked == found.wanted.asked:
        places = "".join(f" --out {quoted(out)}" for out in outs)
        click.echo(_("Sửa và duyệt lại xong, chỉ dựng lại các video này:"))
        click.echo(f"  vidgen render --affected-by {quoted(found.wanted.asked)}{places}")


def _heading(name: str, count: int) -> None:
    if count:
        click.secho(f"{name}: {count}", bold=True)


def _print_script(script: Script, library: str) -> None:
    place = script.path or script.id
    click.echo(f"  {place}: {script.title} [{_state(script.state)}]")
    for hit in script.hits:
        click.echo(f"    {place}:{hit.line}: {hit.text}")
    if script.approved:
        click.echo(_("    thu hồi: {command}").format(command=revoking(script, library)))


def _print_video(video: Video) -> None:
    copy = video.copy
    parts = [_state(video.state)]
    if until := copy.entry.get("until"):
        parts.append(_("đến {day}").format(day="/".join(reversed(str(until).split("-")))))
    if code := copy.entry.get("code"):
        parts.append(_("mã {code}").format(code=code))
    where = ", ".join(map(_, video.places))
    click.echo(f"  {copy.film if copy.current else copy.folder}: [{'; '.join(parts)}] {where}")
    for platform, url in sorted(copy.links.items()):
        down = video.state in ("withdrawn", "expired", "superseded") or not copy.current
        told = _("phải gỡ: {platform} {url}") if down else _("đã đăng: {platform} {url}")
        click.echo("    " + told.format(platform=platform, url=url))


def _state(state: str) -> str:
    word, colour = STATES[state]
    return click.style(_(word), fg=colour)


def _shown(found: Found) -> str:
    from vidgen.vietnamese.personal.found import masked

    return masked(found.wanted.asked)


def revoking(script: Script, library: str) -> str:
    """The command that withdraws a script; the reason and the key are the person's own."""
    if script.path:
        which = quoted(script.path)
    else:
        which = script.id + (f" --library {quoted(library)}" if library else "")
    return f'vidgen revoke {which} --reason "{_("lý do")}" --key {_("TÊN-KHÓA")}'


def _as_json(found: Found, library: str) -> dict[str, Any]:
    return {
        "ok": found.anything,
        "wanted": _shown(found),
        "form": found.wanted.form,
        "scripts": [
            {
                "id": each.id,
                "title": each.title,
                "path": str(each.path) if each.path else None,
                "state": each.state,
                "revoke": revoking(each, library) if each.approved else None,
                "lines": [{"line": hit.line, "text": hit.text} for hit in each.hits],
            }
            for each in found.scripts
        ],
        "units": [
            {
                "id": each.unit,
                "name": each.name,
                "column": each.column,
                "text": each.text,
                "path": str(each.path),
                "line": each.line,
            }
            for each in found.units
        ],
        "videos": [_video_json(each) for each in (*found.videos, *found.older)],
        "findings": [each.as_dict() for each in found.findings],
    }


def _video_json(video: Video) -> dict[str, Any]:
    copy = video.copy
    return {
        "script": copy.script,
        "unit": copy.unit,
        "title": copy.entry.get("title", ""),
        "folder": str(copy.folder),
        "film": str(copy.film) if copy.current else None,
        "current": copy.current,
        "sha256": copy.entry.get("sha256", ""),
        "state": video.state,
        "code": copy.entry.get("code", ""),
        "until": copy.entry.get("until") or None,
        "expires": copy.entry.get("expires") or None,
        "places": list(video.places),
        "links": dict(sorted(copy.links.items())),
    }
