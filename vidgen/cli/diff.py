"""``vidgen diff``: where a script is another text than the one that was approved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.difference import Difference, Part

_COLOURS = {"approved": "red", "copy": "green"}


@click.command(
    "diff",
    help=_("Kịch bản khác bản đã duyệt ở dòng nào, chữ nào; ký tự ẩn và chữ giả dạng hiện thành ⟦U+…⟧."),
    epilog=_("Mã thoát 0: giống hệt bản đã duyệt; 1: có khác, hoặc không biết bản đã duyệt."),
)
@click.argument("script", type=options.EXISTING, metavar="SCRIPT")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="APPROVED",
    help=_("Bản đã duyệt để đối chiếu; mặc định: bản lưu trong _duyet của thư viện."),
)
@options.json_option
def command(script: Path, against: Path | None, as_json: bool) -> None:
    from vidgen.approval.difference import differences
    from vidgen.approval.locks import approved_text
    from vidgen.errors import ApprovalError, ScriptError, VidgenError
    from vidgen.preview import read
    from vidgen.scenario.source import LARGEST_BYTES

    def text(path: Path) -> str:
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
            if len(data) > LARGEST_BYTES:
                raise ValueError(_("lớn hơn 1 MB"))
            return data.decode("utf-8")
        except (OSError, ValueError) as error:
            raise ScriptError.of(
                "VG-A051",
                _("Không đọc được “{name}” để đối chiếu: {error}").format(name=path.name, error=error),
                _("Chạy vidgen check để xem tệp hỏng chỗ nào."),
                path=path,
            ) from error

    try:
        copy = text(script)
        approved = text(against) if against else approved_text(script, read(script)[0].id)
        if approved is None:
            raise ApprovalError.of(
                "VG-A052",
                _("Không biết bản đã duyệt của kịch bản này."),
                _("Chỉ bản đã duyệt bằng --against TỆP."),
                path=script,
            )
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    found = differences(approved, copy)
    if as_json:
        show.print_json(
            {"ok": not found, "script": str(script), "differences": [_as_json(each) for each in found]}
        )
    elif not found:
        click.echo(_("Giống hệt bản đã duyệt."))
    else:
        for each in found:
            click.echo(_line(script, each))
        click.echo(_("{count} dòng khác bản đã duyệt.").format(count=len(found)))
    raise SystemExit(1 if found else 0)


def _line(script: Path, each: Difference) -> str:
    return f"{script.name}:{each.line}: " + "".join(map(_part, _told(each)))


def _told(each: Difference) -> Sequence[Part]:
    """The parts; where the copy holds a number of a person, its line alone, masked."""
    from vidgen.approval.difference import Part
    from vidgen.vietnamese.personal.found import masked

    line = "".join(part.text for part in each.parts if part.of != "approved")
    return each.parts if masked(line) == line else (Part("copy", masked(line)),)


def _part(part: Part) -> str:
    signs = {"both": ("", ""), "approved": ("[-", "-]"), "copy": ("[+", "+]")}[part.of]
    return click.style(f"{signs[0]}{part.text}{signs[1]}", fg=_COLOURS.get(part.of))


def _as_json(each: Difference) -> dict[str, object]:
    return {
        "line": each.line,
        "approved_line": each.approved_line,
        "parts": [{"of": part.of, "text": part.text} for part in _told(each)],
    }
