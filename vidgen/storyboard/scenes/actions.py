"""What to do and what not to do: cards with a check or a cross."""

from __future__ import annotations

from vidgen.brand.kit import Mood
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind
from vidgen.scenario.model import Mark as ListMark
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.marks import Mark
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Actions(SceneType):
    """A heading and one to seven cards; ``- [ ]`` is a cross, everything else a check."""

    grammar = SceneGrammar(
        "actions",
        ("việc cần làm", "hãy làm", "hành động", "lưu ý", "nên làm", "cần làm", "lời khuyên"),
        items=(1, 7),
    )

    def mood(self, kind: Kind) -> Mood:
        return "safe"

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 28
        faces = [
            Face(*split_note(said.line.text), Mark("dont" if said.line.mark is ListMark.DONT else "do"))
            for said in stage.items
        ]
        column(stage, faces, top, "shield-check")
