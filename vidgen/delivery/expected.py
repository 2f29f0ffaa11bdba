"""What a film just made must be, from what it was made of."""

from __future__ import annotations

from collections.abc import Mapping

from vidgen.brand.kit import Brand
from vidgen.delivery.checks.still import LONGEST_ON_SCREEN, LONGEST_STILL
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.measured import Expectation
from vidgen.delivery.report import SceneRecord
from vidgen.delivery.wanted import LABEL
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.storyboard.model import Shot, Storyboard


def expected_of(
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    storyboard: Storyboard,
    clear: Cleared,
    tags: Mapping[str, str],
) -> Expectation:
    """What the film of a storyboard must be.

    Arguments:
        tags: that it was given.
    """
    shows_code = any(scene.type == "contact" for scene in scenario.scenes) and unit and unit.qr_url
    return Expectation(
        size=storyboard.size,
        frames=storyboard.frames,
        qr_url=unit.qr_url if unit and shows_code else None,
        captions=True,
        heard=brand.measure.aloud or brand.music != "none",
        posted=not brand.measure.loops,
        spoken=brand.measure.aloud,
        burnt_in=True,
        longest_still=LONGEST_STILL if brand.measure.aloud else LONGEST_ON_SCREEN,
        labelled=scenario.audience is Audience.PUBLIC,
        draft=clear.draft,
        tags=tags,
    )


def scene_record(shot: Shot) -> SceneRecord:
    """A scene for the report: where its still on the contact sheet is from, and where its AI label stands."""
    boxes = [
        (pose.x, pose.y, pose.x + pose.picture.size[0], pose.y + pose.picture.size[1])
        for layer in shot.layers
        if layer.name == LABEL and (pose := layer.at(shot.settled)) and pose.picture
    ]
    return SceneRecord(
        type=shot.scene, frames=shot.frames, settled=shot.settled, label=boxes[0] if boxes else None
    )
