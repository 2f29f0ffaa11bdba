"""The brands that come with vidgen: the default one and the themes, each a folder known by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILE = "brand.yaml"
DEFAULT = "default"


def shipped_folder(name: str = DEFAULT) -> Path:
    """Where a shipped brand lies: inside the package when installed, at the top of the tree in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "brand_assets"
    return (installed if installed.is_dir() else package.parent / "brand_assets") / name


def themes() -> Mapping[str, Path]:
    """Name → folder of every shipped theme, by name; the default brand is not among them."""
    found = sorted(shipped_folder().parent.glob(f"*/{FILE}"))
    return {path.parent.name: path.parent for path in found if path.parent.name != DEFAULT}


def theme_named(place: Path) -> str | None:
    """The theme a path stands for; None where it is a folder with a brand of its own, or no theme's name.

    A bare name is a theme's unless a folder of that name, with a `brand.yaml`, lies where one stands.
    """
    name = str(place)
    return name if (name in themes() or name == DEFAULT) and not (place / FILE).is_file() else None


def located(place: Path) -> Path:
    """The folder of a brand given as a folder or by the name of a shipped one."""
    name = theme_named(place)
    return shipped_folder(name) if name else place
