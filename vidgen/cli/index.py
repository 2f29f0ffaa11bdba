"""``vidgen index``: the page over a folder of results, made anew."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import show
from vidgen.cli.library import USUAL_OUT, library_option
from vidgen.messages import _


@click.command(
    "index",
    help=_(
        "Tạo lại trang index.html của thư mục kết quả: mọi bộ đăng, bản nào đã duyệt, hết hạn, đã thu hồi, "
        "không đạt. Mở thẳng từ đĩa, không cần mạng."
    ),
)
@click.argument(
    "outs",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="[OUT...]",
)
@library_option
def command(outs: tuple[Path, ...], library: Path | None) -> None:
    from vidgen.batch.answers import drop_withdrawn
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.index import write_index
    from vidgen.delivery.today import today
    from vidgen.errors import VidgenError

    if not outs and not USUAL_OUT.is_dir():
        raise click.UsageError(_("Không có thư mục {out}; ghi rõ thư mục kết quả.").format(out=USUAL_OUT))
    for out in outs or (USUAL_OUT,):
        try:
            now = today(out, library)
            show.print_findings(now.findings)
            page = write_index(out, now)
            try:
                dropped = drop_withdrawn(out, now)
            except OSError as error:
                raise refusal(error, out) from error
        except VidgenError as error:
            show.fail(error)
        click.echo(_("Xem tất cả: {index}").format(index=page))
        if dropped:
            click.echo(_("Đã bỏ khỏi chatbot.json: {scripts}.").format(scripts=", ".join(dropped)))
