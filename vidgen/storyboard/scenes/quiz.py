"""A question with options: time to think with a visible count-down, then the right ones and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from vidgen.brand.kit import Mood
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind, Line, Role
from vidgen.scenario.model import Mark as ListMark
from vidgen.storyboard import canvas
from vidgen.storyboard.countdown import CLOCK, countdown
from vidgen.storyboard.model import FPS, Picture
from vidgen.storyboard.motion import then
from vidgen.storyboard.options import GAP, Face, set_options
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

SEVERAL = "CHỌN CÁC Ý ĐÚNG"
THINKING = 5  # seconds between the last option and the answer
_LEAD = 5  # frames an option arrives before it is spoken
_RING, _RING_SMALL = 132, 92
_FOOT = _RING + 24  # kept free below the options for the count-down, then for the reason
_CORNER_Y = canvas.HEAD_Y - 48  # of the small ring, beside the label, where the options need the foot


class Quiz(SceneType):
    """``- [x]`` is right, ``- [ ]`` is not; the paragraph after the options is the answer with its reason."""

    grammar = SceneGrammar("quiz", ("câu hỏi trắc nghiệm", "trắc nghiệm", "đố vui", "câu đố"), items=(2, 4))

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def rest_before(self, lines: Sequence[Line], number: int) -> int:
        answers = number > 0 and lines[number].role is not Role.ITEM and lines[number - 1].role is Role.ITEM
        return THINKING * FPS if answers else 0

    def shown_of_script(self, stage: Stage) -> object:
        return [_number(stage), SEVERAL] if _several(stage) else _number(stage)

    def draw(self, stage: Stage) -> None:
        options = stage.items
        answers = [said for said in stage.said if said.start > options[-1].start]
        right = [option for option in options if option.line.mark is ListMark.DO]
        if not right or not answers:
            stage.findings.append(_unanswered(stage, answers))
            return
        y = stage.heading(label=_label(stage), size=66) + 30
        faces = set_options(stage, [option.line for option in options], canvas.FLOOR - y, _FOOT)
        reveal = answers[0].start - _LEAD
        for place, (option, face) in enumerate(zip(options, faces, strict=True)):
            _option(stage, place, option, face, y, reveal)
            y += face.height + GAP
        _countdown(stage, options[-1].end, answers[0].start, below=y)
        _reason(stage, answers, reveal, y)


def _number(stage: Stage) -> int:
    """Which question of the script it is, from 1."""
    before = stage.scenario.scenes
    at = next(place for place, scene in enumerate(before) if scene is stage.scene)
    return 1 + sum(scene.type == stage.scene.type for scene in before[:at])


def _several(stage: Stage) -> bool:
    return sum(option.line.mark is ListMark.DO for option in stage.items) > 1


def _label(stage: Stage) -> str:
    """Which question it is, and whether one must choose more than one option: nobody guesses that."""
    number = f"CÂU HỎI {_number(stage)}"
    return f"{number} · {SEVERAL}" if _several(stage) else number


def _unanswered(stage: Stage, answers: Sequence[Said]) -> Finding:
    message = (
        _("Câu hỏi không có đáp án đúng: không có lựa chọn nào ghi “- [x]”.")
        if answers
        else _("Câu hỏi chưa có lời giải đáp sau các lựa chọn.")
    )
    fix = (
        _("Ghi - [x] trước lựa chọn đúng, - [ ] trước lựa chọn sai.")
        if answers
        else _("Viết một đoạn sau các lựa chọn, cách một dòng trống: đáp án đúng và vì sao.")
    )
    return Finding("VG-L041", message, fix, path=stage.scenario.path, line=stage.scene.line or None)


def _option(stage: Stage, place: int, option: Said, face: Face, y: int, reveal: int) -> None:
    letter = "ABCD"[place]
    at = max(0, option.start - _LEAD)
    poses = stage.enter(face.named(stage, letter), canvas.LEFT, y, at, "rise")
    rests = next(said.start for said in stage.said if said.start > option.start) - _LEAD
    if rests >= reveal:  # the last option rests while one thinks: lit, it would look like the answer
        rests = min(option.end, option.start + FPS - 1)
    poses = then(poses, rests, face.at_rest(stage, letter), canvas.LEFT, y)
    if option.line.mark is ListMark.DO:
        poses = then(poses, reveal, face.right(stage, letter), canvas.LEFT, y)
    stage.pose(f"quiz-{place + 1}", poses)


def _countdown(stage: Stage, start: int, end: int, below: int) -> None:
    """A ring that empties second by second, the seconds left in it: below the options or in the corner."""
    seconds = max(1, (end - start) // FPS)
    size, x, y = _RING, canvas.CENTRE - _RING // 2, canvas.FLOOR - _RING
    if below > y:
        size, x, y = _RING_SMALL, canvas.RIGHT - _RING_SMALL, _CORNER_Y
    poses = countdown(stage.brand, stage.palette, seconds, size, x, y, end=end, leaves=end - _LEAD)
    stage.pose(CLOCK, poses)


def _reason(stage: Stage, answers: Sequence[Said], at: int, top: int) -> None:
    """The answer in words below the options, where it fits; the captions carry it in any case."""
    before = stage.findings[:]
    block = stage.text(
        " ".join(said.line.text for said in answers),
        stage.style(44, "bold"),
        canvas.CONTENT_WIDTH - 84,
        smallest=34,
        max_lines=5,
        height=canvas.FLOOR - top - 8,
        polish=True,
    )
    if len(stage.findings) > len(before):
        stage.findings[:] = before
        return
    sign = Picture((60, 60), partial(icon, "bulb", 60, stage.palette.accent))
    y = top + (canvas.FLOOR - top - block.height) // 3
    stage.show("step-sign-reason", sign, canvas.LEFT, y + (block.style.pitch - 60) // 2, at=at, motion="fade")
    stage.show_text("reason", block, canvas.LEFT + 84, y, at=at, motion="rise")
