"""Footage: it plays to its end, muted or with its own sound, with what it shows and where it comes from."""

from __future__ import annotations

from math import ceil
from typing import Final

from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Scenario, Scene
from vidgen.storyboard.footage_facts import is_video
from vidgen.storyboard.media import media_path, show_media
from vidgen.storyboard.model import FPS
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage
from vidgen.storyboard.trimming import part_of

LONGEST: Final = 20
"""Seconds for which a scene waits for its footage to end; nobody watches longer."""


class Clip(SceneType):
    """``![Mô tả — Nguồn: Đài X](phim.mp4)``, with ``{tiếng}`` behind it if its own sound is to be heard.

    ``{từ 0:05 đến 0:12}`` behind it shows that part of it.

    The scene lasts until its words are said and the footage has ended, but waits no longer than `LONGEST`
    for that. Footage that ends before the words holds its last picture. A photo may stand in its place.
    """

    grammar = SceneGrammar(
        "clip",
        ("đoạn phim", "phim", "video", "đoạn video", "phóng sự", "phim tư liệu", "hình tư liệu", "footage"),
        media="must",
    )

    def lasts(self, scenario: Scenario, scene: Scene) -> int:
        least = self.least_frames()
        if scene.media is None or not is_video(media_path(scenario, scene.media)):
            return least
        part = part_of(scene.media, media_path(scenario, scene.media), scenario.path)
        return max(least, min(ceil(part.seconds * FPS), LONGEST * FPS))

    def draw(self, stage: Stage) -> None:
        show_media(stage)
