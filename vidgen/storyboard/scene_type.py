"""The contract of a scene type.

How to add a scene type, in four steps:

1. Write one file under ``storyboard/scenes/`` with a subclass of `SceneType`.
2. State its `grammar`: its name, its Vietnamese aliases and what it may hold. The loader checks by it.
3. In `draw`, put pictures on the stage from back to front. Things arrive when they are spoken
   (``stage.said``), with an entrance of at most 14 frames, and then stand still. Keep inside the safe box
   and above the captions (``storyboard/canvas.py``); set text with `Stage.text`, which shrinks and wraps.
4. Add one line to `storyboard.scenes.SCENES`, or an entry point in the group ``vidgen.scenes``.

``tests/storyboard/test_scene_contract.py`` runs over every type in the registry.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from vidgen.brand.kit import Mood
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Kind, Line, Scenario, Scene, Unit
from vidgen.storyboard.stage import Stage


class SceneType(ABC):
    """One type of scene.

    Attributes:
        grammar: what a script may write for it.
        acted: whether it plays a scam out, which the brand bar then says.
    """

    grammar: ClassVar[SceneGrammar]
    acted: ClassVar[bool] = False

    def mood(self, kind: Kind) -> Mood:
        """The mood it is painted in: ``danger``, ``safe`` or ``paper``."""
        return "danger" if kind is Kind.SCAM else "paper"

    def least_frames(self) -> int:
        """The shortest time it must stay on screen, in frames."""
        return 45

    def lasts(self, scenario: Scenario, scene: Scene) -> int:
        """The shortest time this very scene must stay on screen, in frames.

        Raises:
            MediaError: footage whose length decides it cannot be read.
        """
        return self.least_frames()

    def rest_before(self, lines: Sequence[Line], number: int) -> int:
        """Frames of silence before a line (counted from 0), beyond the usual breath: time to think."""
        return 0

    def unspoken(self, scenario: Scenario, scene: Scene, unit: Unit | None) -> str:
        """What stands on screen from its start beside its lines, for viewers who read and do not hear it."""
        return plain_text(scene.heading)

    def shown_of_script(self, stage: Stage) -> object:
        """What it shows that stands outside its own scene in the script, for the key; JSON values."""
        return None

    @abstractmethod
    def draw(self, stage: Stage) -> None:
        """Put everything but the brand bar, the captions and the labels on the stage."""
