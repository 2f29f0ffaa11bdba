"""A photo, slowly moved over, or footage, with what it shows and where it comes from."""

from __future__ import annotations

from vidgen.scenario.grammar import SceneGrammar
from vidgen.storyboard.media import show_media
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage


class Photo(SceneType):
    """A heading, the picture across the content width, and what it shows beneath; as long as its words."""

    grammar = SceneGrammar("photo", ("hình ảnh", "ảnh", "ảnh chụp", "hình chụp", "tấm ảnh"), media="must")

    def draw(self, stage: Stage) -> None:
        show_media(stage)
