"""``vidgen lookup``: the page on which anybody looks up the code of a video."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command(
    "lookup",
    help=_(
        "Tạo trang tra cứu mã kiểm chứng cho mọi video đã dựng trong các thư mục kết quả: một tệp HTML, đăng "
        "lên trang của đơn vị hay gửi đi đều dùng được, không cần máy chủ. Tạo lại sau mỗi lần dựng hoặc thu "
        "hồi."
    ),
)
@click.argument(
    "outs",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="OUT...",
)
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    default=Path("tra-cuu.html"),
    show_default=True,
    metavar="HTML",
    help=_("Tệp trang tra cứu."),
)
@click.option(
    "--office",
    default="",
    metavar="TEXT",
    help=_("Tên cơ quan công bố trang, hiện ở đầu trang; không ghi: tên vòng khóa của thư viện."),
)
@click.option(
    "--library",
    type=options.EXISTING,
    metavar="DIR",
    help=_("Thư viện kịch bản (có _duyet), để biết bản nào đã thu hồi, đã có bản mới; không ghi: tìm ở gần."),
)
@options.json_option
def command(outs: tuple[Path, ...], output: Path, office: str, library: Path | None, as_json: bool) -> None:
    from vidgen.approval.clock import day_of, now
    from vidgen.approval.record import open_record
    from vidgen.delivery.authentic.library import library_near
    from vidgen.delivery.lookup.issued import issued_in
    from vidgen.delivery.lookup.page import write_page
    from vidgen.errors import ApprovalError, VidgenError

    try:
        desk = library_near(outs[0] / "x", library)
        if desk is None and library:
            raise ApprovalError.of(
                "VG-T031",
                _("“{path}” không phải thư viện kịch bản: không có thư mục _duyet.").format(path=library),
                _("Chỉ đúng thư mục chứa _duyet."),
            )
        record = open_record(desk) if desk else None
        found = issued_in(outs, record)
        day = day_of(record.now if record else now())
        write_page(output, found.films, office or (record.ring.name if record else ""), day)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    if as_json:
        show.print_json(
            {
                "ok": True,
                "page": str(output),
                "codes": len(found.films),
                "library": str(desk.root) if desk else None,
                "findings": [each.as_dict() for each in found.findings],
            }
        )
        return
    show.print_findings(found.findings)
    click.echo(_("Đã ghi {path}: {count} mã kiểm chứng.").format(path=output, count=len(found.films)))
    if record is None:
        click.echo(
            _(
                "Không có thư viện kịch bản ở gần nên trang không biết bản nào đã thu hồi; thêm --library "
                "DIR."
            ),
            err=True,
        )
    if not found.films:
        click.echo(_("Chưa có video nào được duyệt cho người dân, trang còn trống."), err=True)
