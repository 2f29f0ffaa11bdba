"""Signs by which to know a scam: numbered cards."""

from __future__ import annotations

from vidgen.scenario.grammar import SceneGrammar
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.marks import Mark
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Signs(SceneType):
    """A heading and two to seven numbered cards."""

    grammar = SceneGrammar("signs", ("dấu hiệu", "dấu hiệu nhận biết"), items=(2, 7))

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 28
        faces = [
            Face(*split_note(said.line.text), Mark("number", str(number)))
            for number, said in enumerate(stage.items, 1)
        ]
        column(stage, faces, top, "alert-triangle")
