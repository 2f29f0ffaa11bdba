"""vidgen: from a short Vietnamese scenario script to a vertical video ready to post.

The library: `load`, `check` and `render` return values; the command line is one caller.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from vidgen.brand.profile import Profile
    from vidgen.errors import Finding
    from vidgen.pipeline import Product, Progress
    from vidgen.scenario.model import Scenario, Unit

__all__ = ["__version__", "check", "load", "render"]


def load(script: Path) -> Scenario:
    """The scenario of a ``.md``, ``.yaml`` or ``.json`` file.

    Raises:
        ScriptError: all that is wrong in the file.
    """
    from vidgen.scenario.load import load as load_script
    from vidgen.storyboard.scenes import grammar

    return load_script(script, grammar())


def check(
    script: Path, unit: Unit | None = None, brand: Path | None = None, *, look: bool = False
) -> tuple[Finding, ...]:
    """What `render` would refuse or warn of, without making anything.

    Arguments:
        look: whether to paint the scenes and measure how they look, which takes longer.

    Raises:
        BrandError: the brand folder is refused.
    """
    from vidgen.brand.load import load_brand
    from vidgen.preview import check as check_script

    looks = None
    if look:
        from vidgen.delivery.looks.scene import Looks
        from vidgen.store import BytesStore

        looks = Looks(BytesStore("seen"))
    return check_script(script, unit, load_brand(brand), looks)


def render(
    script: Path,
    unit: Unit | None = None,
    *,
    out: Path,
    brand: Path | None = None,
    voice: str | None = None,
    offline: bool = False,
    force: bool = False,
    profile: Profile | None = None,
    final: bool = False,
    progress: Progress = lambda *_: None,
) -> Product:
    """Make the posting kit of a script for a unit under ``out/<unit>/<script>/``, and write it down there.

    Arguments:
        brand: folder with a ``brand.yaml``; None is the shipped one.
        voice: ``engine`` or ``engine:name``.
        profile: ``normal``, ``elderly`` or ``screen``, instead of what script and brand say.
        final: refuse a script that has no approval, instead of making a marked draft.
        progress: called with the stage and its share done.

    Raises:
        VidgenError: with what is wrong, where, and what to do.
    """
    from vidgen.brand.load import load_brand
    from vidgen.delivery.authentic.records import keep_render
    from vidgen.pipeline import produce
    from vidgen.settings import Settings

    settings = Settings(offline, voice, force, profile=profile, final=final)
    product = produce(script, unit, load_brand(brand), out, settings, progress)
    if product.fresh:
        keep_render(out, product.folder, product.report)
    return product
