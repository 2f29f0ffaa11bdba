"""VG-R012: a question nobody answers, an answer to no question, or nowhere to ask further."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.parts import missing, whom_to_call
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Kind, Scene

_ASKING = ("question", "quiz")
_NO_ANSWER = ("hook", "contact")


def qa_parts(case: Case) -> Iterator[Finding]:
    """A warning for each part that is missing, at the line of ``kind``."""
    if case.scenario.kind is not Kind.QA:
        return
    scenes = case.scenario.scenes
    shown = [case.scenario.title, *(text for scene in scenes for text in _texts(scene))]
    if not any(scene.type in _ASKING for scene in scenes) and not any("?" in plain_text(t) for t in shown):
        yield missing(
            "VG-R012",
            case,
            _("Hỏi đáp chưa có câu hỏi."),
            _("Thêm cảnh ## question hoặc ## dialogue, câu hỏi kết thúc bằng dấu chấm hỏi."),
        )
    if not any(_answers(scene) for scene in scenes):
        yield missing(
            "VG-R012",
            case,
            _("Hỏi đáp chưa có câu trả lời."),
            _("Thêm lời đáp trong cảnh ## dialogue, hoặc cảnh ## facts, ## steps."),
        )
    if not whom_to_call(case):
        yield missing(
            "VG-R012",
            case,
            _("Hỏi đáp chưa nói hỏi thêm ở đâu."),
            _("Thêm cảnh ## contact."),
        )


def _texts(scene: Scene) -> Iterator[str]:
    yield scene.heading
    yield from (line.text for line in scene.lines)


def _answers(scene: Scene) -> bool:
    if scene.type in _NO_ANSWER:
        return False
    said = [line.text for line in scene.lines if line.text != scene.heading]
    return any("?" not in plain_text(text) for text in said)


RULE = RuleInfo(
    "VG-R012",
    Severity.WARNING,
    N_("Hỏi đáp thiếu phần bắt buộc"),
    N_("Bài hỏi đáp cần câu hỏi, câu trả lời và nơi để hỏi thêm."),
    N_("Thêm cảnh question hoặc dialogue, rồi contact."),
    qa_parts,
    holds_up_signing=True,
)
