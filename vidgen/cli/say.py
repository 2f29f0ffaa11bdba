"""``vidgen say``: hear a text, or read its spoken form."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("say", help=_("Đọc thử một câu ra tệp WAV, hoặc in dạng đọc của câu (--spoken)."))
@click.argument("text")
@click.option("--spoken", is_flag=True, help=_("Chỉ in dạng đọc, không tạo âm thanh."))
@options.voice_option
@options.brand_option
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    default=Path("say.wav"),
    show_default=True,
    metavar="WAV",
    help=_("Tệp âm thanh."),
)
def command(text: str, spoken: bool, voice: str | None, brand: Path | None, output: Path) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.errors import VidgenError, VoiceError
    from vidgen.scenario.inline import spans
    from vidgen.vietnamese.spoken import spoken_text, tokens

    try:
        kit = load_brand(brand)
        read = spoken_text(tokens(spans(text), kit.lexicon))
        if not read:
            raise VoiceError.of("VG-V030", _("Không có gì để đọc trong câu này."), _("Viết một câu có chữ."))
        if spoken:
            click.echo(read)
            return
        from vidgen.delivery.checks.check import decimal
        from vidgen.delivery.wav import write_wav
        from vidgen.narration.voices import ready_voice

        speech = ready_voice(voice, kit.voices).speak(read, kit.rate)
        write_wav(output, speech)
    except VidgenError as error:
        show.fail(error)
    click.echo(
        _("Đã ghi {path}: {seconds} giây.").format(
            path=output, seconds=decimal(len(speech.samples) / speech.sample_rate)
        )
    )
