"""What to bring: cards with boxes that are ticked as they are spoken."""

from __future__ import annotations

from vidgen.brand.kit import Mood
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.marks import Mark
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Checklist(SceneType):
    """A heading and one to seven ticked cards."""

    grammar = SceneGrammar("checklist", ("hồ sơ", "giấy tờ", "cần chuẩn bị"), items=(1, 7))

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 28
        column(
            stage,
            [Face(*split_note(said.line.text), Mark("box")) for said in stage.items],
            top,
            "clipboard-check",
        )
