"""``vidgen trust``: which root keys this machine believes, and its memory of the time."""

from __future__ import annotations

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.group("trust", help=_("Máy này tin khóa gốc nào: chỉ vòng khóa do khóa gốc ấy ký mới có giá trị."))
def command() -> None:
    pass


@command.command(
    "add", help=_("Tin một khóa gốc. Hỏi mã trực tiếp người giữ khóa, không chép từ thư hay tin nhắn.")
)
@click.argument("fingerprint")
@click.option("--name", default="", metavar="TEXT", help=_("Gọi khóa này là gì, ví dụ tên cơ quan."))
def add(fingerprint: str, name: str) -> None:
    from vidgen.approval.key import grouped, read_fingerprint
    from vidgen.approval.trust import SAMPLE_ROOT, Trust, load_trust, save_trust
    from vidgen.errors import VidgenError

    try:
        wanted = read_fingerprint(fingerprint)
    except ValueError as error:
        raise click.BadParameter(
            _("Mã khóa gốc gồm 40 chữ số và chữ a–f."), param_hint="FINGERPRINT"
        ) from error
    if wanted == SAMPLE_ROOT:
        raise click.BadParameter(
            _("Đây là khóa gốc mẫu, ai cũng ký được bằng khóa này: không thêm được."),
            param_hint="FINGERPRINT",
        )
    try:
        save_trust(Trust({**load_trust().roots, wanted: " ".join(name.split())}))
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Máy này từ nay tin khóa gốc {fingerprint}.").format(fingerprint=grouped(wanted)))


@command.command("list", help=_("Các khóa gốc máy này tin."))
@options.json_option
def listed(as_json: bool) -> None:
    from vidgen.approval.key import grouped
    from vidgen.approval.trust import SAMPLE_ROOT, load_trust
    from vidgen.errors import VidgenError

    try:
        trust = load_trust()
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    if as_json:
        show.print_json(
            {
                "roots": [{"fingerprint": each, "name": name} for each, name in trust.roots.items()],
                "sample": trust.trusts(SAMPLE_ROOT),
            }
        )
        return
    for each, name in trust.roots.items():
        click.echo(f"{grouped(each)}  {name}")
    if not trust.roots:
        click.echo(
            _(
                "{fingerprint}  khóa gốc mẫu, chỉ để dùng thử; thêm khóa gốc thật thì khóa mẫu hết giá trị"
            ).format(fingerprint=grouped(SAMPLE_ROOT))
        )


@command.command(
    "remove", help=_("Thôi tin một khóa gốc: mọi phê duyệt dựa vào nó không còn giá trị trên máy này.")
)
@click.argument("fingerprint")
def remove(fingerprint: str) -> None:
    from vidgen.approval.key import grouped, read_fingerprint
    from vidgen.approval.trust import Trust, load_trust, save_trust
    from vidgen.errors import VidgenError

    try:
        wanted = read_fingerprint(fingerprint)
        trust = load_trust()
        if wanted not in trust.roots:
            raise ValueError
        save_trust(Trust({each: name for each, name in trust.roots.items() if each != wanted}))
    except ValueError as error:
        raise click.BadParameter(
            _("Máy này không có khóa gốc ấy; xem: vidgen trust list"), param_hint="FINGERPRINT"
        ) from error
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Máy này thôi tin khóa gốc {fingerprint}.").format(fingerprint=grouped(wanted)))


@command.command(
    "clock", help=_("Thời điểm muộn nhất máy này đã thấy; vặn lùi đồng hồ không làm phê duyệt sống lại.")
)
@click.option("--reset", is_flag=True, help=_("Tin lại đồng hồ của máy, sau khi máy từng chạy nhanh."))
def clock(reset: bool) -> None:
    from vidgen.approval import memory
    from vidgen.approval.clock import now, shown

    if reset:
        try:
            memory.forget_time()
        except OSError as error:
            raise click.ClickException(str(error)) from error
    click.echo(
        _("Đồng hồ máy: {now}. Muộn nhất đã thấy: {latest}.").format(
            now=shown(now()), latest=shown(memory.recall().latest)
        )
    )
