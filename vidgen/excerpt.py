"""One scene of a script as a video of its own: seen and heard before the whole is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.errors import ScriptError
from vidgen.messages import _
from vidgen.preview import prepare, storyboard_of
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.names import bare, suggestion
from vidgen.settings import Settings
from vidgen.storyboard.scenes import grammar


def scene_number(scenario: Scenario, wanted: str) -> int:
    """Which scene is meant, counted from 0: by its number from 1, its type or an alias of it, or its heading.

    Raises:
        ScriptError: there is no such scene (VG-S098).
    """
    if wanted.isdecimal() and 1 <= int(wanted) <= len(scenario.scenes):
        return int(wanted) - 1
    known = grammar()
    names: dict[str, int] = {}
    for number, scene in enumerate(scenario.scenes):
        for name in (scene.type, *known[scene.type].aliases, scene.heading.replace("*", "")):
            names.setdefault(bare(name), number)
    if wanted and bare(wanted) in names:
        return names[bare(wanted)]
    types = [scene.type for scene in scenario.scenes]
    listed = ", ".join(f"{number} {name}" for number, name in enumerate(types, 1))
    hint = "" if wanted.isdecimal() else suggestion(wanted, types)
    raise ScriptError.of(
        "VG-S098",
        _("Kịch bản không có cảnh “{name}”.").format(name=wanted),
        " ".join(filter(None, (_("Các cảnh: {listed}.").format(listed=listed), hint))),
        path=scenario.path,
    )


def film_scene(
    script: Path, unit: Unit | None, brand: Brand, settings: Settings, wanted: str, target: Path
) -> None:
    """Write one scene with its sound as an MP4 file; nothing else of a posting kit is made.

    Raises:
        ScriptError: the script is wrong, or has no such scene (VG-S098).
        VidgenError: of the stage that could not go on.
    """
    scenario, _warnings = prepare(script, unit)
    number = scene_number(scenario, wanted)
    story = storyboard_of(script, unit, brand, settings)
    from vidgen.film.mux import write_mp4
    from vidgen.film.shoot import shoot
    from vidgen.film.store import SceneStore

    made_for = brand.made_for(settings.profile or scenario.profile)
    bare_brand = replace(made_for, intro=None, outro=None, sonic_mark=False)
    film = shoot(
        replace(story, shots=story.shots[number : number + 1]),
        scenario,
        bare_brand,
        settings.codec,
        SceneStore(),
        lambda *_: None,
        threads=settings.threads,
    )
    write_mp4(target, film.video, film.sound.audio, {"title": scenario.title})
