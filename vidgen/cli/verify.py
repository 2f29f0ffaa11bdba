"""``vidgen verify``: whether a script is approved as it stands, and whose a video is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, show
from vidgen.cli.signing import brands_option, kits
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.standing import Standing
    from vidgen.errors import Finding


@click.command(
    "verify",
    help=_(
        "Kịch bản đã được duyệt chưa, có bị sửa sau khi duyệt không; video của ai, có bị sửa không, kịch bản "
        "của nó còn hiệu lực không. Mã thoát 0 nếu mọi thứ đúng và còn hiệu lực."
    ),
)
@click.argument("files", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|VIDEO|DIR...")
@brands_option
@click.option(
    "--library",
    type=options.EXISTING,
    metavar="DIR",
    help=_("Thư viện kịch bản (có _duyet) để hỏi khi kiểm tra video; không ghi: tìm ở gần."),
)
@options.json_option
def command(files: tuple[Path, ...], brands: tuple[Path, ...], library: Path | None, as_json: bool) -> None:
    from vidgen.cli.verified_videos import verified, videos_and_rest
    from vidgen.errors import VidgenError
    from vidgen.library import some_scripts_in

    videos, rest = videos_and_rest(files)
    try:
        films = verified(videos, library, silent=as_json)
        scripts = some_scripts_in(rest) if rest or not videos else ()
        loaded = kits(brands)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    told = []
    for script in scripts:
        for brand in loaded:
            standing, lapsed = _standing(script, brand)
            told.append(_as_json(script, brand.id, standing, lapsed))
            if not as_json:
                _print(script, brand.id if len(loaded) > 1 else "", standing, lapsed)
    good = all(each["state"] == "approved" and not each["lapsed"] for each in told)
    good = good and all(each.ok for each in films)
    if as_json:
        show.print_json({"ok": good, "scripts": told, "videos": [each.as_dict() for each in films]})
    raise SystemExit(0 if good else 1)


def _standing(script: Path, brand: Any) -> tuple[Standing, tuple[Finding, ...]]:
    """How far it has come, and what of its legal basis has ended since it was approved."""
    from vidgen.approval.locks import explained
    from vidgen.approval.standing import Standing
    from vidgen.approval.state import standing_of
    from vidgen.errors import VidgenError
    from vidgen.preview import read
    from vidgen.review.check import no_longer_law

    try:
        written, _warnings = read(script)
    except VidgenError as error:
        return Standing(reasons=error.findings), ()
    standing = explained(standing_of(written, brand), written)
    return standing, no_longer_law(written, brand) if standing.approved else ()


def _print(script: Path, brand: str, standing: Standing, lapsed: Sequence[Finding]) -> None:
    from vidgen.approval.standing import State

    words = {State.DRAFT: _("bản nháp"), State.REVIEWED: _("đã rà soát"), State.APPROVED: _("đã duyệt")}
    colour = {State.DRAFT: "red", State.REVIEWED: "yellow", State.APPROVED: "green"}[standing.state]
    word = click.style(words[standing.state], fg=colour, bold=True)
    line = f"{script}: {word}" + (f" ({brand})" if brand else "")
    if standing.approved:
        line += ". " + approval_told(standing)
    click.echo(line)
    if lapsed:
        click.echo(_("    nhưng căn cứ không còn đúng, vidgen render sẽ từ chối:"))
    for finding in (*standing.reasons, *lapsed):
        click.echo(f"    {finding.code}: {finding.message}")
        if finding.fix:
            click.echo(f"        → {finding.fix}")


def approval_told(standing: Standing) -> str:
    """Who reviewed, who approved, until when, in one line."""
    from vidgen.approval.clock import day_of

    approved = standing.approved
    if approved is None:
        return ""
    line = _("{reviewer} rà soát, {approver} duyệt ngày {day}").format(
        reviewer=approved.reviewed_by, approver=approved.approved_by, day=f"{day_of(approved.at):%d/%m/%Y}"
    )
    if approved.until:
        line += _(", hiệu lực đến {day}").format(day=f"{approved.until:%d/%m/%Y}")
    if approved.sample:
        line += _(" (khóa mẫu, chỉ để dùng thử)")
    return line


def _as_json(script: Path, brand: str, standing: Standing, lapsed: Sequence[Finding]) -> dict[str, Any]:
    from vidgen.approval.clock import written

    approved = standing.approved
    return {
        "script": str(script),
        "brand": brand,
        "state": str(standing.state),
        "reasons": [each.as_dict() for each in standing.reasons],
        "lapsed": [each.as_dict() for each in lapsed],
        "approved": None
        if approved is None
        else {
            "statement": approved.statement,
            "content": approved.content,
            "reviewed_by": approved.reviewed_by,
            "approved_by": approved.approved_by,
            "at": written(approved.at),
            "until": approved.until.isoformat() if approved.until else None,
            "sample": approved.sample,
        },
    }
