"""Whether a kit may keep the voices it was made with although others would be chosen today.

Which engine can be used changes by the hour: a network that is down, a voice installed since. A kit whose
voices the brand still lists is as good as on the day it was made, and a province's videos are not all made
again because the weather in the network changed. Who wants the other voice asks for it (``--voice``), or
for everything anew (``--force``). A person's takes are no weather: where there are takes now, they are used.
"""

from __future__ import annotations

from vidgen.brand.kit import Brand
from vidgen.delivery.origin import hash_of
from vidgen.delivery.report import Report
from vidgen.errors import VoiceError
from vidgen.narration import voices
from vidgen.narration.casting import NARRATOR, Casting, listed_for, roles_with
from vidgen.scenario.model import Scenario, Unit


def keeps_its_voices(
    report: Report, today: Casting, scenario: Scenario, brand: Brand, unit: Unit | None
) -> bool:
    """Whether the brand's lists allow the engines a kit was made with, and they would still sound the same.

    An engine that is not on this machine now is taken at its word.

    Arguments:
        report: of the kit.
        today: who would speak now, by the brand's lists.
    """
    made = {record.role: record.engine for record in report.voices}
    chosen = {role or NARRATOR: voice.voice.engine for role, voice in today.roles.items()}
    if made.keys() != chosen.keys() or made == chosen:
        return False
    if any(voices.holds_takes(engine) for engine in {*made.values(), *chosen.values()}):
        return False
    specs: dict[str | None, str] = {}
    for role, listed in listed_for(scenario, brand.voices, brand.role_voices).items():
        engine = made[role or NARRATOR]
        spec = next((each for each in listed if each.partition(":")[0] == engine), None)
        if spec is None:
            return False
        specs[role] = spec
    try:
        roles = roles_with(scenario, specs, brand.region(unit.region if unit else None))
    except VoiceError:
        return True
    return hash_of(Casting("", roles).identity) == report.made_from.voices
