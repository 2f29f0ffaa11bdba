"""``vidgen approve``: review or approve scripts, and sign for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show, signing
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.deciding import Outcome


@click.command(
    "approve",
    help=_(
        "Ký duyệt kịch bản (hoặc ký rà soát, với --review). Hai bước do hai người khác nhau; sửa kịch bản, "
        "hình, nhận diện thì phải ký lại. Ký cả thư mục cũng được: đã ký thì bỏ qua, một kịch bản hỏng không "
        "dừng cả loạt."
    ),
)
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR...")
@click.option("--review", is_flag=True, help=_("Ký rà soát: bước trước khi duyệt."))
@signing.key_option
@signing.brands_option
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    metavar="DATE",
    help=_("Ngày cuối còn hiệu lực, ví dụ 2027-05-01; không ghi: theo expires trong kịch bản."),
)
@options.units_option
@click.option("--yes", "-y", is_flag=True, help=_("Không hỏi lại từng kịch bản."))
@options.json_option
def command(
    scripts: tuple[Path, ...],
    review: bool,
    key: str,
    brands: tuple[Path, ...],
    until: dt.datetime | None,
    units_file: Path | None,
    yes: bool,
    as_json: bool,
) -> None:
    from vidgen.deciding import Officer
    from vidgen.errors import VidgenError
    from vidgen.library import some_scripts_in

    if as_json and not yes:
        raise click.UsageError(_("Với --json phải ghi cả --yes: không có ai để hỏi."))
    if review and until:
        raise click.UsageError(_("--until chỉ dùng khi duyệt, không dùng khi rà soát."))
    try:
        officer = Officer(
            "review" if review else "approve",
            signing.unlocked(key),
            signing.kits(brands),
            until.date() if until else None,
            units_file,
        )
        files = some_scripts_in(scripts)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    outcomes = []
    for script in files:
        outcome = officer.decide(script, (lambda _subject: True) if yes else _asked)
        outcomes.append(outcome)
        if not as_json:
            _print(outcome)
    failed = [each for each in outcomes if each.what in ("failed", "refused")]
    if as_json:
        show.print_json({"ok": not failed, "scripts": [each.as_dict() for each in outcomes]})
    else:
        _sum_up(outcomes, review=review)
    raise SystemExit(1 if failed else 0)


def _asked(subject: tuple[tuple[str, str], ...]) -> bool:
    """Show what would be signed and ask."""
    click.echo()
    for title, text in subject:
        click.echo(f"{click.style(title, bold=True)}: {text}" if title else f"    {text}")
    return click.confirm(_("Ký?"), default=False)


def _print(outcome: Outcome) -> None:
    word = {
        "signed": click.style(_("đã ký"), fg="green"),
        "already": _("đã ký từ trước, bỏ qua"),
        "declined": _("không ký"),
        "refused": click.style(_("không ký được"), fg="red"),
        "failed": click.style(_("hỏng"), fg="red"),
    }[outcome.what]
    click.echo(f"{outcome.script}: {word}" + (f" ({outcome.note})" if outcome.note else ""))
    show.print_findings(outcome.findings, err=True)


def _sum_up(outcomes: list[Outcome], *, review: bool) -> None:
    count = {what: sum(each.what == what for each in outcomes) for what in ("signed", "already")}
    rest = len(outcomes) - sum(count.values())
    head = _("Rà soát") if review else _("Duyệt")
    click.echo(
        _("{head}: {signed} vừa ký, {already} đã ký từ trước, {rest} chưa ký.").format(
            head=head, signed=count["signed"], already=count["already"], rest=rest
        )
    )
