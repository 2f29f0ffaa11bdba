"""``vidgen say``: hear a text, or read its spoken form and how each part of it came about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vidgen.brand.kit import Brand
    from vidgen.reading import ReadLine
    from vidgen.vietnamese.explain import Substitution
    from vidgen.vietnamese.family import Family

_WIDEST = 36  # columns of the table; what is longer pushes the rest of its row aside


@click.command(
    "say",
    help=_(
        "Đọc thử một câu ra tệp WAV; hoặc in dạng đọc (--spoken), từng chỗ đọc khác chữ viết (--explain), "
        "của một câu hay của cả kịch bản."
    ),
)
@click.argument("text", metavar="TEXT|SCRIPT")
@click.option("--spoken", is_flag=True, help=_("Chỉ in dạng đọc, không tạo âm thanh."))
@click.option("--explain", is_flag=True, help=_("In từng chỗ đọc khác chữ viết và quy tắc của nó."))
@options.voice_option
@options.brand_option
@click.option(
    "--unit", "-u", "unit_id", metavar="ID", help=_("Đơn vị của kịch bản; mặc định: đơn vị đầu danh sách.")
)
@options.units_option
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    default=Path("say.wav"),
    show_default=True,
    metavar="WAV",
    help=_("Tệp âm thanh."),
)
@options.json_option
def command(
    text: str,
    spoken: bool,
    explain: bool,
    voice: str | None,
    brand: Path | None,
    unit_id: str | None,
    units_file: Path | None,
    output: Path,
    as_json: bool,
) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.errors import VidgenError

    try:
        kit = load_brand(brand)
        script = _script(text)
        if not (spoken or explain):
            if script:
                raise click.UsageError(
                    _("“{path}” là kịch bản: thêm --spoken hoặc --explain.").format(path=script)
                )
            _speak(text, voice, kit, output, as_json)
            return
        lines = _lines(text, script, kit, _family(voice), unit_id, units_file)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    if as_json:
        show.print_json({"ok": True, "lines": [line.as_dict() for line in lines]})
        return
    for line in lines:
        if script:
            click.echo(f"{line.place}: {line.spoken if spoken else line.shown}")
        elif spoken:
            click.echo(line.spoken)
        if explain:
            _table(line.substitutions, indent=4 if script else 0, whole=not script)


def _script(text: str) -> Path | None:
    """The script of that name, if the argument is no text."""
    from vidgen.library import SCRIPT_ENDINGS

    path = Path(text)
    if path.suffix.lower() not in SCRIPT_ENDINGS or len(text) > 1000 or "\n" in text:
        return None
    if path.is_file():
        return path
    if any(char.isspace() for char in text):
        return None
    raise click.UsageError(_("Không thấy kịch bản “{path}”.").format(path=text))


def _family(voice: str | None) -> Family:
    """How the engine named wants foreign words; in syllables where none is named."""
    from vidgen.narration import voices
    from vidgen.vietnamese.family import Family

    return voices.engine(voice.partition(":")[0].strip()).family if voice else Family.RESPELLED


def _lines(
    text: str,
    script: Path | None,
    kit: Brand,
    family: Family,
    unit_id: str | None,
    units_file: Path | None,
) -> tuple[ReadLine, ...]:
    """What is read: the lines of a script, or the text as one line.

    Raises:
        VidgenError: the script, its units or the unit named is wrong, or there is nothing to read (VG-V030).
    """
    from vidgen.reading import read_script, read_text

    if script is None:
        line = read_text(text, kit, family)
        return (line,) if line.spoken else (_nothing(),)
    from vidgen.scenario.units import find_units_file, load_units

    found = units_file or find_units_file(script)
    if unit_id:
        (unit,) = options.units_for(script, units_file, (unit_id,), all_units=False)
        return read_script(script, unit, kit, family)
    return read_script(script, next(iter(load_units(found)), None) if found else None, kit, family)


def _nothing() -> ReadLine:
    from vidgen.errors import VoiceError

    raise VoiceError.of("VG-V030", _("Không có gì để đọc trong câu này."), _("Viết một câu có chữ."))


def _table(rows: Sequence[Substitution], *, indent: int, whole: bool) -> None:
    """A row for each substitution: shown, spoken, why."""
    if not rows:
        if whole:
            click.echo(_("Đọc đúng như chữ viết."))
        return
    silent = _("(không đọc)")
    shown = min(max(len(row.shown) for row in rows), _WIDEST)
    said = min(max(len(row.spoken or silent) for row in rows), _WIDEST)
    for row in rows:
        click.echo(f"{'':{indent}}{row.shown:<{shown}} → {row.spoken or silent:<{said}}  [{row.reason}]")


def _speak(text: str, voice: str | None, kit: Brand, output: Path, as_json: bool) -> None:
    """Write the text, spoken, to a file.

    Raises:
        VidgenError: there is nothing to read, no voice, or the file cannot be written.
    """
    from vidgen.delivery.checks.check import decimal
    from vidgen.delivery.wav import write_wav
    from vidgen.narration.voices import ready_voice
    from vidgen.reading import read_text
    from vidgen.review.private import refuse_private_text
    from vidgen.vietnamese.family import Family

    if not read_text(text, kit, Family.RESPELLED).spoken:
        _nothing()
    speaker = ready_voice(voice, kit.voices)
    if speaker.online:
        refuse_private_text(text)
    speech = speaker.speak(read_text(text, kit, speaker.family).spoken, kit.pace.rate)
    write_wav(output, speech)
    seconds = len(speech.samples) / speech.sample_rate
    if as_json:
        show.print_json({"ok": True, "path": str(output), "seconds": round(seconds, 3)})
        return
    click.echo(_("Đã ghi {path}: {seconds} giây.").format(path=output, seconds=decimal(seconds)))
