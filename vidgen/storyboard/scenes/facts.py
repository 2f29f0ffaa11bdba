"""Time limit, fee, place: cards with an icon, a small label and the value."""

from __future__ import annotations

from vidgen.brand.kit import Mood
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of
from vidgen.scenario.model import Kind
from vidgen.storyboard.cards import Face, capital, column, split_note
from vidgen.storyboard.marks import Mark, sign_of
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Facts(SceneType):
    """``- Nhãn: giá trị``; an item without a label is shown as it stands."""

    grammar = SceneGrammar("facts", ("cần biết", "thông tin", "thông tin cần biết"), items=(1, 7))

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "paper"

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 28
        faces = []
        for said in stage.items:
            label, value = split_note(said.line.text, ": ")
            sign = icon_of(said.line.text) or sign_of(label)
            face = (
                Face(capital(value), label, Mark("icon", sign), True)
                if value
                else Face(label, "", Mark("icon", sign))
            )
            faces.append(face)
        column(stage, faces, top, "info-circle")
