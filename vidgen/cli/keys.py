"""``vidgen keys``: one's own keys, and the ring that says whose keys count."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show, signing
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.ring import Ring


@click.group("keys", help=_("Khóa của mình, và vòng khóa: ai được rà soát, ai được duyệt trong thư viện."))
def command() -> None:
    pass


@command.command(
    "new", help=_("Tạo khóa của mình, có mật khẩu. Gửi tệp .pub cho người giữ khóa gốc, giữ kín tệp .pem.")
)
@click.argument("name")
@click.option("--person", default="", metavar="TEXT", help=_("Họ tên người giữ khóa (hoặc tên đơn vị)."))
def new(name: str, person: str) -> None:
    from vidgen.approval.key import grouped
    from vidgen.approval.keychain import new_key
    from vidgen.errors import VidgenError

    given = os.environ.get(signing.PASSPHRASE)
    if given is None:
        given = click.prompt(
            _("Mật khẩu cho khóa (một câu dài dễ nhớ)"), hide_input=True, confirmation_prompt=True, err=True
        )
    try:
        kept = new_key(name, " ".join(person.split()), given)
    except VidgenError as error:
        show.fail(error)
    if kept.public is None:
        raise AssertionError("a key just made has its public half")
    click.echo(
        _("Đã tạo khóa “{name}”: {fingerprint}").format(
            name=kept.name, fingerprint=grouped(kept.public.fingerprint)
        )
    )
    click.echo(_("Giữ kín, sao lưu: {path}").format(path=kept.path))
    click.echo(_("Gửi người giữ khóa gốc: {path}").format(path=kept.path.with_suffix(".pub")))


@command.command("list", help=_("Các khóa trên máy này."))
@options.json_option
def listed(as_json: bool) -> None:
    from vidgen.approval.key import grouped
    from vidgen.approval.keychain import kept_keys, keys_folder

    kept = kept_keys()
    if as_json:
        show.print_json(
            [
                {
                    "name": each.name,
                    "person": each.person,
                    "path": str(each.path),
                    "public": str(each.public) if each.public else None,
                    "fingerprint": each.public.fingerprint if each.public else None,
                }
                for each in kept
            ]
        )
        return
    for each in kept:
        fingerprint = grouped(each.public.fingerprint) if each.public else _("(thiếu tệp .pub)")
        click.echo(f"{click.style(each.name, bold=True)}  {fingerprint}  {each.person}")
    if not kept:
        click.echo(
            _("Chưa có khóa nào trong “{folder}”. Tạo: vidgen keys new TÊN").format(folder=keys_folder())
        )


@command.group("ring", help=_("Vòng khóa của một thư viện; chỉ người giữ khóa gốc sửa được."))
def ring() -> None:
    pass


_library = click.argument(
    "library", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR"
)
_root = click.option("--root", required=True, metavar="NAME|FILE", help=_("Khóa gốc, ký vòng khóa."))
_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@ring.command(
    "add", help=_("Thêm (hoặc ghi lại) một khóa vào vòng khóa của thư viện DIR; chưa có thì lập mới.")
)
@_library
@click.argument("public", type=options.EXISTING, metavar="PUB")
@_root
@click.option("--person", metavar="TEXT", help=_("Họ tên người giữ khóa; không ghi: như trong tệp .pub."))
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice(["review", "approve", "produce"]),
    help=_("review: rà soát; approve: duyệt; produce: đóng dấu video của đơn vị. Dùng được nhiều lần."),
)
@click.option(
    "--field",
    "fields",
    multiple=True,
    default=("*",),
    metavar="FIELD",
    help=_("Lĩnh vực (như mục field của kịch bản); dùng được nhiều lần. Không ghi: mọi lĩnh vực."),
)
@click.option("--from", "begins", type=_DAY, metavar="DATE", help=_("Ký được từ ngày."))
@click.option("--to", "ends", type=_DAY, metavar="DATE", help=_("Ký được đến hết ngày."))
@click.option("--sample", is_flag=True, help=_("Khóa mẫu, chỉ để dùng thử."))
@click.option("--name", default="", metavar="TEXT", help=_("Tên vòng khóa khi lập mới, ví dụ tên cơ quan."))
def ring_add(
    library: Path,
    public: Path,
    root: str,
    person: str | None,
    roles: tuple[str, ...],
    fields: tuple[str, ...],
    begins: dt.datetime | None,
    ends: dt.datetime | None,
    sample: bool,
    name: str,
) -> None:
    from vidgen.approval.desk import Desk
    from vidgen.approval.keychain import read_public_file
    from vidgen.approval.ring_edit import add_holder
    from vidgen.errors import VidgenError

    try:
        key, whose = read_public_file(public)
        whose = (person or whose).strip()
        if not whose:
            raise click.UsageError(_("Ghi họ tên người giữ khóa bằng --person."))
        made = add_holder(
            Desk(library.resolve()).ring,
            signing.unlocked(root),
            key,
            whose,
            roles,
            fields=fields,
            begins=begins.date() if begins else None,
            ends=ends.date() if ends else None,
            sample=sample,
            name=name,
        )
    except VidgenError as error:
        show.fail(error)
    _print(made)


@ring.command("remove", help=_("Bỏ một khóa: mọi chữ ký của khóa ấy, kể cả trước đây, không còn giá trị."))
@_library
@click.argument("fingerprint")
@_root
def ring_remove(library: Path, fingerprint: str, root: str) -> None:
    from vidgen.approval.desk import Desk
    from vidgen.approval.key import read_fingerprint
    from vidgen.approval.ring_edit import remove_holder
    from vidgen.errors import VidgenError

    try:
        wanted = read_fingerprint(fingerprint)
    except ValueError as error:
        raise click.BadParameter(_("Mã khóa gồm 40 chữ số và chữ a–f."), param_hint="FINGERPRINT") from error
    try:
        made = remove_holder(Desk(library.resolve()).ring, signing.unlocked(root), wanted)
    except VidgenError as error:
        show.fail(error)
    _print(made)


@ring.command("sign", help=_("Ký lại vòng khóa như nó đang có (sau khi sửa tay, hoặc thay khóa gốc)."))
@_library
@_root
@click.option("--yes", "-y", is_flag=True, help=_("Không hỏi lại."))
def ring_sign(library: Path, root: str, yes: bool) -> None:
    from vidgen.approval.desk import Desk
    from vidgen.approval.ring_edit import sign_again
    from vidgen.approval.ring_file import load_ring
    from vidgen.errors import VidgenError

    place = Desk(library.resolve()).ring
    try:
        _print(load_ring(place))
        if not yes and not click.confirm(_("Ký đúng danh sách này?"), default=False):
            raise SystemExit(1)
        sign_again(place, signing.unlocked(root))
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Đã ký."))


@ring.command("show", help=_("Ai có quyền gì trong thư viện DIR, và máy này có tin vòng khóa không."))
@_library
def ring_show(library: Path) -> None:
    from vidgen.approval.desk import find_desk
    from vidgen.approval.record import trusted_ring
    from vidgen.approval.ring_file import load_ring
    from vidgen.errors import VidgenError

    desk = find_desk(library)
    if desk is None:
        raise click.ClickException(_("Thư viện chưa có thư mục _duyet."))
    try:
        _print(load_ring(desk.ring))
        trusted_ring(desk.ring)
    except VidgenError as error:
        show.fail(error)


def _print(made: Ring) -> None:
    from vidgen.approval.key import grouped

    click.echo(_("Vòng khóa “{name}”, số {serial}").format(name=made.name, serial=made.serial))
    if made.root:
        click.echo(_("Khóa gốc {fingerprint}").format(fingerprint=grouped(made.root.fingerprint)))
    for each in made.holders:
        days = " ".join(
            text.format(day=f"{day:%d/%m/%Y}")
            for text, day in ((_("từ {day}"), each.begins), (_("đến {day}"), each.ends))
            if day
        )
        fields = _("mọi lĩnh vực") if "*" in each.fields else ", ".join(each.fields)
        told = "; ".join(
            part for part in (", ".join(each.roles), fields, days, _("mẫu") if each.sample else "") if part
        )
        click.echo(f"  {grouped(each.key.fingerprint)}  {each.person}: {told}")
