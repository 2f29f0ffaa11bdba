"""The last picture of the prompter: how what was recorded becomes the voice of the film."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PIL import Image

from vidgen.narration.takes.list import Row
from vidgen.narration.takes.names import LIST
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card
from vidgen.paint.text import TextBlock
from vidgen.practice.cuts.takes import folder_of_takes
from vidgen.practice.products import LessonKit
from vidgen.scenario.inline import escape
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture
from vidgen.storyboard.stage import Stage

FLOOR: Final = 1440
_INSET, _SIGN, _SHADOW = 30, 64, 10
_GAP: Final = 24


def end_page(stage: Stage, kit: LessonKit, own: Sequence[Row], others: Sequence[Row]) -> None:
    """Show what to record under which names, where to lay it, and the command that films with it.

    Arguments:
        own: the lines that were prompted.
        others: those of further roles, which a film without any machine's voice needs as well.
    """
    y = canvas.HEAD_Y
    block = stage.text(
        "Thu xong, đưa giọng của bạn vào video",
        stage.style(64, "black", leading=1.2),
        canvas.CONTENT_WIDTH,
        smallest=48,
        max_lines=3,
    )
    stage.show_text("heading", block, canvas.LEFT, y, at=2, motion="rise")
    y += block.height + 34
    folder = folder_of_takes(kit)
    script = kit.scenario.path.name if kit.scenario.path else kit.scenario.id
    command = f"vidgen render {script} --voice recorded:{folder}"
    names = list(dict.fromkeys(row.line.speaker or "" for row in others))
    steps = [
        (
            "microphone",
            f"Thu mỗi câu một tệp **.wav**, tên theo số câu: **{escape(listed(_stems(own)))}**. "
            f"Danh sách: {escape(LIST)}.",
        )
    ]
    if others:
        text = f"Vai {escape(', '.join(names))}: thu thêm câu **{escape(listed(_stems(others)))}**"
        steps.append(("users", f"{text}, nhắc lời bằng **--role**."))
    steps += [
        ("folder", f"Chép các tệp vào thư mục **{escape(folder)}**, cạnh kịch bản."),
        (
            "video",
            f"Trong thư mục của kịch bản, chạy: **{escape(command)}**",
        ),
    ]
    for number, (sign, text) in enumerate(steps):
        y += _step(stage, number, sign, text, y) + _GAP


def _stems(rows: Sequence[Row]) -> list[str]:
    return [row.stem for row in rows]


def _step(stage: Stage, number: int, sign: str, text: str, y: int) -> int:
    palette = stage.palette
    left = 2 * _INSET + _SIGN
    block = stage.text(
        text,
        stage.style(42, "regular", palette.card_ink, palette.accent),
        canvas.CONTENT_WIDTH - left - _INSET,
        smallest=28,
        max_lines=7,
        height=300,
    )
    height = max(_SIGN, block.height) + 2 * 26
    size = (canvas.CONTENT_WIDTH, height + _SHADOW)
    picture = Picture(size, partial(_card, stage, sign, block, height))
    stage.show(f"card-{number + 1}", picture, canvas.LEFT, y, at=6 + 6 * number, motion="rise")
    return height


def _card(stage: Stage, sign: str, block: TextBlock, height: int) -> Image.Image:
    palette = stage.palette
    image = card((canvas.CONTENT_WIDTH, height), 26, palette.card, palette.card_line, _SHADOW)
    image.alpha_composite(icon(sign, _SIGN, palette.accent), (_INSET, (height - _SIGN) // 2))
    block.draw(image, 2 * _INSET + _SIGN, (height - block.height) // 2)
    return image


def listed(files: Sequence[str]) -> str:
    """Names of takes in short: ``01–04, 06``."""
    numbered = sorted(int(name) for name in files if name.isdecimal())
    runs = [
        [number for _at, number in group]
        for _apart, group in groupby(enumerate(numbered), key=lambda pair: pair[1] - pair[0])
    ]
    parts = [f"{run[0]:02d}" if len(run) == 1 else f"{run[0]:02d}–{run[-1]:02d}" for run in runs]
    return ", ".join([*parts, *(name for name in files if not name.isdecimal())])
