"""The law behind it: a scale, and each provision on a card."""

from __future__ import annotations

from vidgen.brand.kit import Mood
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Kind
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.marks import Mark
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Law(SceneType):
    """A heading and up to five provisions; without items it shows the script's own legal basis."""

    grammar = SceneGrammar(
        "law", ("căn cứ", "căn cứ pháp lý", "quy định", "pháp luật", "căn cứ pháp luật"), items=(0, 5)
    )

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "paper"

    def draw(self, stage: Stage) -> None:
        titled = plain_text(stage.scene.heading).casefold().startswith("căn cứ")
        top = stage.heading(label="" if titled else "CĂN CỨ PHÁP LUẬT") + 28
        column(
            stage,
            [Face(*split_note(said.line.text), Mark("icon", "scale")) for said in stage.items],
            top,
            "gavel",
        )
