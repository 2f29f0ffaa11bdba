"""``vidgen voices``: engines and voices, what is ready, how to get the rest, and what to record."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.cli.bytes_arriving import arriving
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.narration.takes.list import Row
    from vidgen.narration.voices.engine import EngineInfo
    from vidgen.scenario.model import Scenario

_WIDEST = 100  # columns
_SHOWN = 8  # voices of an engine that are listed by name
_RECOMMENDED = "vi_VN-vais1000-medium"


@click.group(
    "voices",
    invoke_without_command=True,
    help=_("Liệt kê các giọng đọc: giọng nào sẵn sàng, giấy phép, cách có thêm."),
)
@options.json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    if context.invoked_subcommand:
        return
    from vidgen.narration.voices import engines

    listed = engines()
    if as_json:
        show.print_json([_as_dict(each) for each in listed])
        return
    for index, each in enumerate(listed):
        if index:
            click.echo()
        _print_engine(each)


def _as_dict(each: EngineInfo) -> dict[str, object]:
    return {
        "engine": each.engine,
        "title": each.title,
        "voices": list(each.voices),
        "licence": each.licence,
        "online": each.online,
        "ready": each.ready,
        "how": each.how,
        "further": [{"voice": one.name, "licence": one.licence, "how": one.how} for one in each.further],
    }


def _print_engine(each: EngineInfo) -> None:
    state = click.style(_("sẵn sàng"), fg="green") if each.ready else click.style(_("chưa có"), fg="yellow")
    click.echo(f"{click.style(each.engine, bold=True)} [{state}] {each.title}")
    names = [*each.voices[:_SHOWN]]
    if len(each.voices) > _SHOWN:
        names.append(_("… và {count} giọng nữa (--json)").format(count=len(each.voices) - _SHOWN))
    if each.ready:
        _print_field(_("Giọng:"), ", ".join(names))
    _print_field(_("Giấy phép:"), each.licence)
    _print_field("→", each.how)
    for one in each.further:
        _print_field(f"+ {one.name} –", f"{one.licence} → {one.how}")


def _print_field(name: str, text: str) -> None:
    if not text:
        return
    width = min(shutil.get_terminal_size().columns, _WIDEST) - 1
    click.echo(
        textwrap.fill(
            f"{name} {text}",
            width,
            initial_indent="    ",
            subsequent_indent="      ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


@command.command(
    "install", help=_("Tải và cài một giọng piper. Đứt mạng thì chạy lại: tải tiếp phần còn lại.")
)
@click.argument("name", default=_RECOMMENDED, metavar="[NAME]")
@click.option(
    "--accept-licence",
    is_flag=True,
    help=_("Cài cả giọng có giấy phép hạn chế; đơn vị tự chịu trách nhiệm."),
)
def install(name: str, accept_licence: bool) -> None:
    from importlib.util import find_spec

    from vidgen.errors import VidgenError
    from vidgen.narration.install.install import install, is_installed, offered
    from vidgen.narration.piper.model import voices_folder

    try:
        voice = offered(name)
        click.echo(_("Giọng: {name}").format(name=voice.name))
        click.echo(_("Giấy phép: {licence}").format(licence=_(voice.licence)))
        if is_installed(voice):
            click.echo(_("Đã cài sẵn ở {folder}, đủ và đúng.").format(folder=voices_folder()))
        else:
            with arriving(_("Tải {name}").format(name=voice.name)) as progress:
                model = install(voice, accepted=accept_licence, progress=progress)
            click.echo(_("Đã cài: {path}").format(path=model))
    except VidgenError as error:
        show.fail(error)
    if find_spec("piper") is None:
        click.echo(_("Còn thiếu bộ đọc piper; cài bằng: pip install 'vidgen[piper]'"))
    else:
        click.echo(_('Nghe thử: vidgen say "Xin chào bà con." --voice piper:{name}').format(name=voice.name))


@command.command(
    "takes",
    help=_("In các lời cần thu của một kịch bản và tên tệp để lưu; kiểm tra các bản đã thu."),
)
@click.argument("script", type=options.EXISTING, metavar="SCRIPT")
@click.option(
    "--folder",
    type=options.PATH,
    metavar="DIR",
    help=_("Thư mục bản thu: ghi danh sách vào đó, và kiểm tra các tệp đã có."),
)
@options.unit_options
@options.brand_option
@options.json_option
def takes(
    script: Path,
    folder: Path | None,
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    as_json: bool,
) -> None:
    from vidgen.aloud import lexicon
    from vidgen.brand.load import load_brand
    from vidgen.errors import Finding, VidgenError
    from vidgen.narration.narrate import shown_lines
    from vidgen.narration.takes.lines import script_lines
    from vidgen.narration.takes.list import rows, write_list
    from vidgen.narration.voices.recorded import Recorded
    from vidgen.preview import read, told
    from vidgen.review.private import refuse_private

    findings: tuple[Finding, ...] = ()
    try:
        if all_units or len(unit_ids) > 1:
            raise click.UsageError(_("Chọn một đơn vị bằng --unit: tên đơn vị có thể nằm trong lời đọc."))
        (unit,) = options.units_for(script, units_file, unit_ids, False)
        kit = load_brand(brand)
        written, _warnings = read(script)
        scenario = told(written, unit)
        refuse_private(scenario, unit, kit, written)
        words = lexicon(scenario, kit)
        lines = script_lines(script, [tuple(shown_lines(scene, words)) for scene in scenario.scenes])
        listed = rows(lines, kit.rate, folder)
        if folder:
            path = write_list(listed, folder, _("người dẫn"))
            listed = rows(lines, kit.rate, folder)
            if any(row.take for row in listed):
                try:
                    findings = Recorded(folder).takes(lines, kit.rate).findings
                except VidgenError as error:
                    findings = error.findings
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    if as_json:
        show.print_json(
            {
                "ok": not findings,
                "lines": [_row_as_dict(row) for row in listed],
                "findings": [finding.as_dict() for finding in findings],
            }
        )
    else:
        _print_rows(listed, scenario, checked=folder is not None)
        if folder:
            click.echo(_("Danh sách để in hoặc mở bằng Excel: {path}").format(path=path))
        show.print_findings(findings, err=False)
    raise SystemExit(1 if any(finding.severity == "error" for finding in findings) else 0)


def _row_as_dict(row: Row) -> dict[str, object]:
    return {
        "file": f"{row.stem}.wav",
        "scene": row.line.scene,
        "place": row.line.place,
        "speaker": row.line.speaker,
        "seconds": round(row.seconds, 1),
        "text": row.line.shown,
        "read": row.read,
        "take": str(row.take) if row.take else None,
    }


def _print_rows(rows: tuple[Row, ...], scenario: Scenario, *, checked: bool) -> None:
    scene = 0
    for row in rows:
        if row.line.scene != scene:
            scene = row.line.scene
            heading = scenario.scenes[scene - 1].heading.replace("**", "")
            title = _("Cảnh {number}").format(number=scene)
            click.secho(f"{title}: {heading}" if heading else title, bold=True)
        state = ""
        if checked:
            state = (
                click.style(_("[đã có]"), fg="green")
                if row.take
                else click.style(_("[chưa thu]"), fg="yellow")
            ) + " "
        seconds = f"{row.seconds:.1f}".replace(".", ",")
        speaker = f"{row.line.speaker}: " if row.line.speaker else ""
        click.echo(
            "  " + state + _("{file}.wav (khoảng {seconds} giây)").format(file=row.stem, seconds=seconds)
        )
        _print_field(speaker.strip() or "–", row.line.shown)
        if row.read:
            _print_field(_("đọc là:"), row.read)
