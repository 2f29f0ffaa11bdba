"""How to make a video: what a person may choose for a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from vidgen.brand.profile import Profile
from vidgen.film.codec import CodecOptions
from vidgen.narration.choice import Choice


@dataclass(frozen=True, slots=True)
class Settings:
    """How to make a video.

    Attributes:
        offline: never touch the network.
        voice: ``engine`` or ``engine:name`` instead of the brand's list.
        force: make it again even if nothing has changed.
        codec: of the picture.
        threads: whether one video may use several cores; what comes out is the same.
        profile: whom it is made for, instead of what script and brand say.
        final: refuse what has no approval that holds, instead of making a marked draft of it.
        choice: what the run knows of its engines; a worker obeys it. None is nothing yet.
    """

    offline: bool = False
    voice: str | None = None
    force: bool = False
    codec: CodecOptions = field(default_factory=CodecOptions)
    threads: bool = True
    profile: Profile | None = None
    final: bool = False
    choice: Choice | None = None
